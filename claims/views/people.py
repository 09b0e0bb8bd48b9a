"""The desk's people, as a page shows them in more than one place."""

from django.contrib.auth.models import User

from claims.forms import people_with_load
from claims.views.guard import DeskRequest


def people_of(request: DeskRequest) -> list[User]:
    """Everyone of the desk with their load. One query for each request, however many parts of the page ask."""
    if not hasattr(request, "people"):
        request.people = list(people_with_load())
    return request.people
