"""Views of the queue that somebody keeps under a name."""

from django.contrib.auth.models import User
from django.db import transaction

from claims.errors import Refused
from claims.models import SavedFilter

MOST = 20


@transaction.atomic
def keep_filter(*, by: User, name: str, query: str) -> SavedFilter:
    """Keep this query under this name, in place of what had the name before. Raises Refused beyond MOST names."""
    User.objects.select_for_update(of=("self",)).get(pk=by.pk)  # of two at once, the second counts the first
    kept = SavedFilter.objects.filter(user=by)
    if not kept.filter(name=name).exists() and kept.count() >= MOST:
        raise Refused(f"You keep {MOST} filters already, which is the most. Delete one first.")
    saved, _ = SavedFilter.objects.update_or_create(user=by, name=name, defaults={"query": query})
    return saved
