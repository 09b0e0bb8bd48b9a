"""How right a claimant was before."""

from typing import Any

from claims.models import Claim
from claims.numbers.track import name_of, tally_of
from claims.views.guard import DeskRequest
from claims.workflow import Standing


def part(request: DeskRequest, claim: Claim, standing: Standing, place: str) -> dict[str, Any]:
    """`track`, the claimant's predictions, on the claim's own page and from the desk's minimum on. One query there."""
    name = name_of(claim.claimant, claim.attribution)
    if place != "claim" or not name:
        return {}
    tally = tally_of(name)
    return {"track": tally} if tally.shows else {}
