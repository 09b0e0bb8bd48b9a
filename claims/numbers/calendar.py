"""What the desk's calendar shows: due dates, and the windows in which predictions can be judged."""

from datetime import date, timedelta

from claims.models import Claim, Prediction
from claims.models.claims import ClaimQuerySet
from claims.numbers.fallen import GONE

BACK, AHEAD = timedelta(days=30), timedelta(days=400)
MOST = 1000  # of each kind


def dated_claims(user: int, today: date) -> list[Claim]:
    """Unfinished claims with this person or with nobody that are due from 30 days back to 400 days ahead, the earliest
    first. Two queries, each in the order of an index."""
    claims: list[Claim] = []
    for whose in (Claim.objects.filter(assigned_to=user), Claim.objects.unassigned()):
        claims += _shown(whose.unfinished()).filter(due_key__range=(today - BACK, today + AHEAD))[:MOST]
    return sorted(claims, key=lambda claim: (claim.due_key, claim.pk))[:MOST]


def _shown(claims: ClaimQuerySet) -> ClaimQuerySet:
    names = ("uid", "quote", "statement", "stage", "due_on", "due_key", "updated_at", "assigned_to")
    return claims.only(*names).order_by("due_key", "pk")


def open_clocks(today: date) -> list[Prediction]:
    """Undecided clocks that are to be judged from a day within 400 days of today and were so less than 30 days ago,
    those of the latest day first. One query in the order of an index."""
    clocks = Prediction.objects.pending().filter(
        ripe_on__range=(today - AHEAD, today + AHEAD), overdue_on__gt=today - BACK
    )
    shown = clocks.exclude(claim__stage__in=GONE).select_related("claim").defer("claim__words")
    return list(shown.order_by("-ripe_on", "-pk")[:MOST])
