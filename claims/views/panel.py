"""One claim as it is worked on: beside its text on the sheet, or on a page of its own."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from claims.actions.events import EDITABLE
from claims.actions.verdicts import WRITABLE
from claims.errors import Refused, Stale
from claims.forms import (
    AssignForm,
    ClaimForm,
    DeskForm,
    DueForm,
    EvidenceForm,
    FigureForm,
    VerdictForm,
    claim_initial,
    desk_people,
    evidence_initial,
    figure_initial,
)
from claims.marks import segments
from claims.models import Article, Claim, Evidence, Measure, Rating, Snapshot, Source
from claims.pages import render_page
from claims.records import count_roots
from claims.views.guard import DeskRequest
from claims.workflow import Standing, gate, open_steps

SUGGESTIONS = 200  # names offered while one types; more would weigh on the page and help nobody


def panel_context(request: DeskRequest, claim: Claim, **bound: Any) -> dict[str, Any]:
    """All that the panel shows. `bound` replaces fresh forms by submitted ones, and may name an evidence to `edit`."""
    standing = Standing.of(claim)
    figure = getattr(claim, "figure", None)
    draft = standing.draft
    edited: Evidence | None = bound.pop("edit", None)
    others = claim.evidence.exclude(pk=edited.pk) if edited else claim.evidence.all()
    verdict = {"rating": draft.rating_id, "summary": draft.summary, "reasons": draft.reasons} if draft else {}
    checks = gate(claim, standing)
    context = {
        "claim": claim,
        "editable": claim.stage in EDITABLE,
        "writable": claim.stage in WRITABLE,
        "figure": figure,
        "draft": draft,
        "in_force": standing.in_force,
        "evidence": standing.evidence,
        "roots": count_roots(standing.evidence),
        "gate": checks,
        "gate_met": sum(check.met for check in checks),
        "steps": open_steps(claim, request.user, standing),
        "events": list(claim.events.select_related("by")[:50]),
        "claim_form": ClaimForm(initial=claim_initial(claim)),
        "figure_form": FigureForm(initial=figure_initial(figure) | {"revision": claim.revision}),
        "evidence_form": EvidenceForm(
            others=others, initial=(evidence_initial(edited) if edited else {}) | {"revision": claim.revision}
        ),
        "edited": edited,
        "verdict_form": VerdictForm(initial=verdict | {"revision": claim.revision}),
        "assign_form": AssignForm(initial={"to": claim.assigned_to_id}),
        "due_form": DueForm(initial={"due_on": claim.due_on}),
        "today": timezone.localdate(),
        **bound,
    }
    context["evidence_form"].offer("derived_from", (item for item in standing.evidence if item != edited))
    context["verdict_form"].offer("rating", Rating.objects.all())
    context["assign_form"].offer("to", desk_people())
    return context


def known_names() -> dict[str, Any]:
    """Names to choose from while one types. The whole page holds them beside the panel; a fragment never reads them."""
    return {
        "measures": Measure.objects.values_list("name", flat=True)[:SUGGESTIONS],
        "sources": Source.objects.values_list("name", flat=True)[:SUGGESTIONS],
    }


def sheet_context(article: Article, snapshot: Snapshot, chosen: Claim | None) -> dict[str, Any]:
    """The text with its marks. One query for the claims, however many there are."""
    claims = list(snapshot.claims.defer("words").order_by("start", "end"))
    numbers = {claim.pk: number for number, claim in enumerate(claims, 1)}
    for claim in claims:
        claim.number = numbers[claim.pk]  # type: ignore[attr-defined]
    at = next((place for place, claim in enumerate(claims) if chosen and claim.pk == chosen.pk), None)
    return {
        "article": article,
        "snapshot": snapshot,
        "claims": claims,
        "lines": segments(snapshot.text, claims, chosen),
        "number": None if at is None else at + 1,
        "previous": claims[at - 1] if at else None,
        "following": claims[at + 1]
        if at is not None and at + 1 < len(claims)
        else (claims[0] if claims and at is None else None),
    }


def show(request: DeskRequest, claim: Claim, *, place: str, status: int = 200, **bound: Any) -> HttpResponse:
    """The claim's panel on the sheet or on its page; for htmx the panel alone, with the marked lines beside it."""
    context = panel_context(request, claim, **bound) | known_names() | {"place": place}
    if place == "sheet":
        context |= sheet_context(claim.snapshot.article, claim.snapshot, claim)
    return render_page(request, f"desk/{place}.html", context, partials=["panel"], status=status)


def place_of(request: DeskRequest) -> str:
    """Where the form stood that was sent: on the sheet or on the claim's page."""
    return "sheet" if request.POST.get("place") == "sheet" else "claim"


def done(request: DeskRequest, claim: Claim, said: str) -> HttpResponse:
    """After a deed: the panel anew for htmx, else back to the page, so that reloading repeats nothing."""
    place = place_of(request)
    if request.htmx:
        return show(request, panel_claim(claim.pk), place=place, said=said)
    return redirect(f"{claim.get_sheet_url()}#panel" if place == "sheet" else claim.get_desk_url())


def refused(request: DeskRequest, claim: Claim, refusal: Refused | None = None, **bound: Any) -> HttpResponse:
    """The panel with what was typed and why it was not taken. After a stale save, also what the other person saved;
    the form then carries the new revision, so that saving again is deliberate."""
    if isinstance(refusal, Stale):
        for form in bound.values():
            if isinstance(form, DeskForm):
                form.data = form.data.copy()  # type: ignore[attr-defined]
                form.data["revision"] = refusal.claim.revision  # type: ignore[index]
        bound["stale"] = True
    status = refusal.status if refusal else 422
    if refusal:
        bound["refusal"] = str(refusal)
    return show(request, panel_claim(claim.pk), place=place_of(request), status=status, **bound)


def panel_claim(pk: int) -> Claim:
    """Raises Claim.DoesNotExist."""
    return Claim.objects.for_panel().get(pk=pk)
