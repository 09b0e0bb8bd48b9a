"""What is hidden from an editor at the desk, who may still rate it unseen, is hidden in the admin too."""

from typing import cast

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest

from claims.models import BlindRating, Event, Verdict
from claims.models.verdicts import VerdictQuerySet
from claims.unseen import hidden_drafts


def hidden_from(request: HttpRequest) -> VerdictQuerySet | None:
    """The drafts that whoever asks must not see yet; none where there are none, so that a list which hides nothing is
    still an unfiltered one. One query for each request, however many parts of the page ask."""
    if not hasattr(request, "hidden_drafts"):
        drafts = hidden_drafts(cast(User, request.user))
        request.hidden_drafts = drafts if drafts.exists() else None  # type: ignore[attr-defined]
    return request.hidden_drafts  # type: ignore[attr-defined]


def seen_verdicts(request: HttpRequest, verdicts: QuerySet[Verdict]) -> QuerySet[Verdict]:
    drafts = hidden_from(request)
    return verdicts if drafts is None else verdicts.exclude(pk__in=drafts.values("pk"))


def seen_ratings(request: HttpRequest, ratings: QuerySet[BlindRating]) -> QuerySet[BlindRating]:
    """Second ratings but those of an earlier round of a hidden draft."""
    drafts = hidden_from(request)
    return ratings if drafts is None else ratings.exclude(verdict__in=drafts.values("pk"))


def seen_events(request: HttpRequest, events: QuerySet[Event]) -> QuerySet[Event]:
    """Events but those whose note tells how a hidden draft is rated. They are left out whole: a list can be searched by
    the words of a note."""
    drafts = hidden_from(request)
    return events if drafts is None else events.exclude(step__in=Event.RATES, claim__in=drafts.values("claim"))
