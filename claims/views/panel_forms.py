"""The forms of the panel: fresh ones, what a stale save is held against, and what was wrong with those sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.forms import BaseForm, RadioSelect

from claims.forms import (
    AssignForm,
    ClaimForm,
    DeskForm,
    DueForm,
    EvidenceForm,
    FigureForm,
    VerdictForm,
    claim_initial,
    evidence_initial,
    figure_initial,
)
from claims.models import Claim, Evidence, Figure, Verdict
from claims.workflow import Standing


@dataclass(frozen=True)
class Problem:
    """One reason why a form was not taken. `target` is its field's id, empty where there is no field to go to."""

    label: str
    words: str
    target: str


def problems_of(forms: Iterable[BaseForm]) -> list[Problem]:
    """Every error of these forms in the order of their fields, those of hidden fields too."""
    found = []
    for form in forms:
        found += [Problem("", str(words), "") for words in form.non_field_errors()]
        for field in form:
            target = "" if field.is_hidden else field.auto_id
            if target and isinstance(field.field.widget, RadioSelect):
                target += "_0"
            found += [Problem(str(field.label), str(words), target) for words in field.errors]
    return found


def fresh_forms(
    claim: Claim, standing: Standing, *, edited: Evidence | None, draft: Verdict | None
) -> dict[str, DeskForm]:
    """Forms with what is kept, by their names in the panel; `edited` is the document whose form stands open, `draft`
    what the reader may see of one."""
    figure: Figure | None = getattr(claim, "figure", None)
    others = claim.evidence.exclude(pk=edited.pk) if edited else claim.evidence.all()
    # A correction starts from what it corrects.
    begun = draft or (standing.in_force if standing.correction else None)
    verdict = {"rating": begun.rating_id, "summary": begun.summary, "reasons": begun.reasons} if begun else {}
    revision = {"revision": claim.revision}
    return {
        "claim_form": ClaimForm(initial=claim_initial(claim)),
        "figure_form": FigureForm(initial=figure_initial(figure) | revision),
        "evidence_form": EvidenceForm(others=others, initial=document_initial(edited, figure) | revision),
        "verdict_form": VerdictForm(initial=verdict | revision),
        "assign_form": AssignForm(initial={"to": claim.assigned_to_id}),
        "due_form": DueForm(initial={"due_on": claim.due_on}),
    }


def offer_rows(context: dict[str, Any], standing: Standing, *, edited: Evidence | None, people: Iterable[User]) -> None:
    """Give the panel's forms the rows to choose from that the page has read already."""
    context["evidence_form"].offer("derived_from", (item for item in standing.evidence if item != edited))
    context["verdict_form"].offer("rating", standing.scale)
    context["assign_form"].offer("to", (person for person in people if person.pk not in standing.recused))


def both_versions(context: dict[str, Any], bound: Iterable[Any]) -> dict[str, Any]:
    """After a stale save: what is taken over into the forms that were sent, and what both changed."""
    kept = {form.name: form for form in _kept_forms(context)}
    sent = [form for form in bound if isinstance(form, DeskForm)]
    merged = [form.merge(kept[form.name]) for form in sent if form.name in kept]
    return {
        "compared": bool(merged),
        "differences": [one for found in merged for one in found.asked],
        "taken_over": [one for found in merged for one in found.taken],
    }


def _kept_forms(context: dict[str, Any]) -> list[DeskForm]:
    """Fresh forms that hold what is kept, of those that a panel's context has: neither the blank ones for one more row,
    nor a draft that its reader may not see."""
    names = ["claim_form", "figure_form"]
    names += [] if context["hidden"] else ["verdict_form"]
    names += ["evidence_form"] if context["edited"] else []
    return [*(context[name] for name in names), *(row.form for row in context["clocks"] or () if row.form)]


def document_initial(edited: Evidence | None, figure: Figure | None) -> dict[str, Any]:
    """The form of a document: as it is kept, or a new one whose number counts what the claim counts."""
    if edited is not None:
        return evidence_initial(edited)
    return {"measure": figure.measure.name, "unit": figure.unit} if figure and figure.measure else {}
