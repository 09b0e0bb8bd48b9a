"""Which documents share an origin."""

from typing import Any

from claims.models import Claim
from claims.views.guard import DeskRequest
from claims.workflow import Standing


def part(request: DeskRequest, claim: Claim, standing: Standing, place: str) -> dict[str, Any]:
    """What the panel shows of it, beside the text (`place` "sheet") or on the claim's own page ("claim")."""
    return {}
