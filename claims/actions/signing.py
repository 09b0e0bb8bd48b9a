"""A second person's rating, given before the first one's is seen."""

from decimal import Decimal
from typing import cast

from django.contrib.auth.models import User
from django.db import transaction

from claims.actions.events import lock_claim, record_event
from claims.errors import Refused
from claims.models import BlindRating, Claim, Rating, Verdict
from claims.unseen import check_rater
from claims.workflow import Standing


@transaction.atomic
def rate_unseen(
    claim: Claim,
    *,
    rating: Rating,
    by: User,
    reason: str = "",
    low: Decimal | None = None,
    high: Decimal | None = None,
) -> BlindRating:
    """Rate what was submitted, once, before its rating is seen. `low` and `high` are one's own reading of its number.

    Raises Refused where the desk doesn't ask for it, for whoever wrote, is barred or knows both ratings of an earlier
    round, where the content has changed since it was submitted, and after the first such rating, since from then on
    everybody sees both.
    """
    claim = lock_claim(claim)
    standing = Standing.of(claim)
    check_rater(claim, by, standing)
    draft = cast(Verdict, standing.draft)
    if low is not None and high is not None and low > high:
        raise Refused("The range is reversed: the low number is the greater one.")
    given = BlindRating.objects.create(
        verdict=draft, fingerprint=claim.fingerprint, rating=rating, reason=reason, low=low, high=high, by=by
    )
    same = "the same" if rating.pk == draft.rating_id else "another"
    read = f"; number read as {given.reading}" if given.reading else ""
    record_event(claim, "rated", by=by, note=f"{same} rating: {rating}{read}")
    return given
