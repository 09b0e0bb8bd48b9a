"""Who has a form of a claim open with something typed into it. It tells others, and never blocks anybody."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.utils import timezone

from claims.models import Claim, Editing

EXPIRES = timedelta(seconds=90)  # the page says so every 30 seconds: three missed beats mean that it is gone


def mark_editing(claim: Claim, *, by: User, now: datetime | None = None) -> None:
    """Note that this person is still writing. One query while they are, two when they begin."""
    now = now or timezone.now()
    if Editing.objects.filter(claim=claim, user=by, seen_at__gte=now - EXPIRES).update(seen_at=now):
        return
    Editing.objects.bulk_create(
        [Editing(claim=claim, user=by, since=now, seen_at=now)],
        update_conflicts=True,
        unique_fields=["claim", "user"],
        update_fields=["since", "seen_at"],
    )


def clear_editing(claim: Claim, *, by: User) -> None:
    Editing.objects.filter(claim=claim, user=by).delete()
