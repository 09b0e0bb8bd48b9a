"""The correction that is worked on: the verdict in force beside the new draft, and what readers will be told."""

from typing import Any

from claims.actions.corrections import REWORDED
from claims.forms import CorrectionForm
from claims.models import Claim
from claims.views.guard import DeskRequest
from claims.workflow import Standing


def part(request: DeskRequest, claim: Claim, standing: Standing, place: str) -> dict[str, Any]:
    told = standing.correction
    if told is None:
        return {"correction": None}
    return {
        "correction": told,
        "corrected": standing.in_force,
        "rewordable": claim.stage in REWORDED and request.user.has_perm("claims.publish_claim"),
        "correction_form": CorrectionForm(
            initial={"note": told.note, "kind": told.correction, "revision": claim.revision}
        ),
    }
