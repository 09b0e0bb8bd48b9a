"""A second person's rating, given before the first one's is seen."""

from decimal import Decimal

from django.contrib.auth.models import User
from django.db import transaction

from claims.actions.events import lock_claim, record_event
from claims.errors import Refused
from claims.models import BlindRating, Claim, Rating, Stage
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

    Raises Refused where the desk doesn't ask for it, for whoever had a hand in the draft, and after the first such
    rating, since from then on everybody sees both.
    """
    claim = lock_claim(claim)
    if claim.stage != Stage.IN_REVIEW:
        raise Refused(f"The claim is {claim.get_stage_display().lower()}: there is nothing to rate.", status=409)
    standing = Standing.of(claim)
    draft = standing.draft
    if not standing.blind or draft is None:
        raise Refused("This desk doesn’t ask for a second rating.")
    if draft.author_id == by.pk or by.pk in standing.writers:
        raise Refused("You had a hand in this draft, so someone else rates it.", status=403)
    if by.pk in standing.interests:
        raise Refused("You have declared an interest, so someone else rates it.", status=403)
    if standing.ratings:
        raise Refused("A second rating was given already, so both can be seen now.", status=409)
    if low is not None and high is not None and low > high:
        raise Refused("The range is reversed: the low number is the greater one.")
    given = BlindRating.objects.create(
        verdict=draft, fingerprint=claim.fingerprint, rating=rating, reason=reason, low=low, high=high, by=by
    )
    same = "the same" if rating.pk == draft.rating_id else "another"
    record_event(claim, "rated", by=by, note=f"{same} rating: {rating}")
    return given
