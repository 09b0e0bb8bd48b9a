"""What does not fit together around a claim."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from claims.forms import EquationForm
from claims.models import Claim, Snapshot
from claims.models.figures import Unit
from claims.numbers.findings import Finding, around_claim, article_findings
from claims.numbers.findings_rows import Number
from claims.numbers.findings_said import counted, on_day
from claims.views.guard import DeskRequest
from claims.workflow import Standing

CHOICES = 60  # figures to put together; a text has as many as it likes
LISTED = 12  # findings in the list beside a text


@dataclass(frozen=True)
class Choice:
    """A figure that may stand in a sum or a share. `key` is as a form sends it."""

    key: str
    said: str
    owner: str
    measure: str
    percent: bool


def part(request: DeskRequest, claim: Claim, standing: Standing, place: str) -> dict[str, Any]:
    """What the claim's own page shows of it; beside the text the findings of the text are enough (`text_part`)."""
    if place == "sheet":
        return {}
    around = around_claim(claim)
    numbers = sorted(around.numbers, key=lambda number: _nearness(number, claim))
    choices = [_choice(number) for number in numbers[:CHOICES]] if len(numbers) > 1 else []
    return {
        "findings": [finding for finding in around.findings if not finding.dismissal],
        "aside": [finding for finding in around.findings if finding.dismissal],
        "relations": around.relations,
        "equation_choices": choices,
        "equation_has_percent": any(choice.percent for choice in choices),
        "equation_more": max(0, len(numbers) - CHOICES),
        "equation_form": EquationForm(),
        "may_set_aside": request.user.has_perm("claims.add_dismissal"),
        "may_bring_back": request.user.has_perm("claims.delete_dismissal"),
        "may_declare": request.user.has_perm("claims.add_equation"),
        "may_take_back": request.user.has_perm("claims.delete_equation"),
    }


def text_part(snapshot: Snapshot, claims: Sequence[Claim], chosen: Claim | None) -> dict[str, Any]:
    """What the sheet shows of the text's findings, and which of them the chosen claim stands in. No query without
    claims."""
    found = [finding for finding in article_findings(snapshot) if not finding.dismissal] if claims else []
    here = {claim.pk: claim for claim in claims}
    listed = [
        {"finding": finding, "claims": [here[pk] for pk in finding.claims if pk in here]} for finding in found[:LISTED]
    ]
    return {
        "text_findings": listed,
        "text_findings_count": len(found),
        "own_findings": _count(found, chosen),
    }


def _count(findings: list[Finding], chosen: Claim | None) -> int:
    return sum(chosen.pk in finding.claims for finding in findings) if chosen else 0


def _nearness(number: Number, claim: Claim) -> tuple[bool, bool, int, int]:
    """The claim's own figure first, then its documents' ones, then those of the other claims in the text's order."""
    return number.claim.pk != claim.pk, number.document is not None, number.claim.start, number.pk


def _choice(number: Number) -> Choice:
    owner = number.document.title if number.document else number.claim.name
    measure = number.scope.name if number.scope else ""
    said = f"{counted(number)}{on_day(number.as_of)}"
    return Choice(str(number.pk), said, owner, measure, number.unit == Unit.PERCENT)
