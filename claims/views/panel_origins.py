"""Which documents share an origin, and how their grades have changed."""

from typing import Any

from claims.models import Claim
from claims.numbers.grades import past_grades
from claims.records import evidence_data
from claims.trees import tree_of_evidence
from claims.views.guard import DeskRequest
from claims.workflow import Standing


def part(request: DeskRequest, claim: Claim, standing: Standing, place: str) -> dict[str, Any]:
    """What the panel shows of it, beside the text (`place` "sheet") or on the claim's own page ("claim").

    On the claim's page the tree and the grades' history, one query where there is evidence; beside the text one line.
    """
    tree = tree_of_evidence([evidence_data(item) for item in standing.evidence])
    past = past_grades(standing.evidence) if place == "claim" and standing.evidence else {}
    for item in standing.evidence:
        item.past_grades = past.get(item.pk, [])  # type: ignore[attr-defined]
    return {"origins_said": tree.summary if tree else "", "tree": tree if place == "claim" else None}
