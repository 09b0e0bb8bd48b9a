"""What changed since somebody last looked at the claim."""

from typing import Any

from claims.actions import look_at
from claims.models import Claim
from claims.timeline import timeline_of
from claims.unseen import hides_draft
from claims.views.guard import DeskRequest
from claims.workflow import Standing

LISTED = 8


def part(request: DeskRequest, claim: Claim, standing: Standing, place: str) -> dict[str, Any]:
    """One query, which also keeps that they look now; one more on the claim's own page where there is something to
    list. Sending a form is no look."""
    if request.method != "GET":
        return {}
    looked = look_at(claim, by=request.user)
    if looked is None or not looked.changes or place == "sheet":
        return {"looked": looked}
    unrated = hides_draft(claim, request.user, standing)
    changed = timeline_of(claim, since=looked.at, not_by=request.user.pk, size=LISTED, unrated=unrated)
    return {"looked": looked, "changed_since": changed}
