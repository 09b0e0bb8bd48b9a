"""One claim as it is worked on: beside its text on the sheet, or on a page of its own."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.db.models import prefetch_related_objects
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from claims.actions.events import EDITABLE, SAVED_MEANWHILE, why_fixed
from claims.actions.presence import clear_editing
from claims.actions.verdicts import WRITABLE
from claims.errors import Refused, Stale
from claims.fields import key_of
from claims.forms import DeskForm
from claims.forms.versions import typed
from claims.models import Claim, Correction, Event, Evidence, Stage, Verdict
from claims.pages import render_page
from claims.unseen import hides_draft
from claims.views import (
    panel_clocks,
    panel_comparison,
    panel_correction,
    panel_findings,
    panel_gate,
    panel_looks,
    panel_measure,
    panel_notes,
    panel_origins,
    panel_presence,
    panel_track,
)
from claims.views.guard import DeskRequest
from claims.views.lookup import find_claim
from claims.views.panel_forms import both_versions, fresh_forms, offer_rows, problems_of
from claims.views.people import people_of
from claims.views.sheet import sheet_context
from claims.workflow import Standing, open_steps

MOST = 50  # entries of the history on the claim's page
LATELY = 3  # entries of the history beside the text; all of them stand on the claim's own page

# The step that brought a claim back to the desk, by the stage where it then stands.
CAME_BACK = {Stage.RETURNED: "return", Stage.RECHECK: "recheck"}

# What the panel shows besides its forms, each in a file of its own.
PARTS = (
    panel_measure.part,
    panel_comparison.part,
    panel_clocks.part,
    panel_origins.part,
    panel_findings.part,
    panel_track.part,
    panel_correction.part,
    panel_gate.part,
    panel_looks.part,
    panel_notes.part,
    panel_presence.part,
)

BY_TONE = {"primary": 0, "": 1, "danger": 2}  # the step that leads on comes first, the one that ends it last

SAVED_BY_ONESELF = (
    "The claim was saved meanwhile, last by yourself: perhaps the button was pressed twice, or the claim is open in"
    " another tab. Nothing was lost."
)
# What saving a change does to a signature that was given or asked for.
VOIDS = {
    Stage.IN_REVIEW: "In review: saving a change voids the submission. The claim is then submitted anew.",
    Stage.APPROVED: (
        "Approved: saving a change or adding evidence voids the sign-off. The claim can’t be published before it is "
        "submitted and signed anew."
    ),
}


def panel_context(request: DeskRequest, claim: Claim, *, place: str = "claim", **bound: Any) -> dict[str, Any]:
    """All that the panel shows at a place, "sheet" or "claim".

    `bound` replaces fresh forms by submitted ones, and may name an evidence to `edit`.
    """
    if claim.has_clocks:
        prefetch_related_objects([claim], "predictions")  # what was signed is checked by them, and they are shown
    standing = Standing.of(claim)
    figure = getattr(claim, "figure", None)
    hidden = hides_draft(claim, request.user, standing)
    draft = None if hidden else standing.draft
    edited: Evidence | None = bound.pop("edit", None)
    events: list[Event] = list(claim.events.select_related("by")[:MOST])
    steps = sorted(open_steps(claim, request.user, standing), key=lambda choice: BY_TONE[choice.step.tone])
    if hidden:
        _hide_ratings(events)
    context: dict[str, Any] = {
        "claim": claim,
        "editable": claim.stage in EDITABLE,
        "why_fixed": why_fixed(claim),
        "writable": claim.stage in WRITABLE and not _is_anothers(standing.draft, claim, request.user),
        "figure": figure,
        "draft": draft,
        "hidden": hidden,
        "in_force": standing.in_force,
        "evidence": standing.evidence,
        "steps": [choice for choice in steps if request.user.has_perm(choice.step.permission)],
        "others_steps": [
            choice.step for choice in steps if choice.fits and not request.user.has_perm(choice.step.permission)
        ],
        "correction_kinds": Correction.choices,
        "events": events,
        **_came_back(claim, events),
        "voids": VOIDS.get(Stage(claim.stage), ""),
        "edited": edited,
        **fresh_forms(claim, standing, edited=edited, draft=draft),
        "today": timezone.localdate(),
    }
    for part in PARTS:
        context |= part(request, claim, standing, place)
    if hidden:
        _hide_ratings(context["changed_by"])
    if context["void"]:
        context["voids"] = ""  # there is nothing left to void
    if bound.get("stale"):
        context |= both_versions(context, bound.values())
        context["saved_by"] = events[0] if events else None
        if events and events[0].by_id == request.user.pk:
            bound["refusal"] = bound["refusal"].replace(SAVED_MEANWHILE, SAVED_BY_ONESELF)
    context |= bound
    offer_rows(context, standing, edited=edited, people=people_of(request))
    if not context["writable"] and context["verdict_form"].is_bound:
        context["typed_verdict"] = typed(context["verdict_form"])
    context["problems"] = problems_of(form for form in bound.values() if isinstance(form, BaseForm))
    return context


def _hide_ratings(events: Iterable[Event]) -> None:
    """Leave out of the history how the draft is rated, and how it was before."""
    for event in events:
        if event.step in Event.RATES:
            event.note = ""


def _came_back(claim: Claim, events: list[Event]) -> dict[str, Any]:
    """The step that brought the claim back to the desk, and what the watch has noted since."""
    name = CAME_BACK.get(Stage(claim.stage))
    if name is None:
        return {"came_back": None}
    at = next((n for n, event in enumerate(events) if event.step == name), len(events))
    noted = [event for event in events[:at] if event.step == "alarm"]
    if at == MOST:  # longer ago than the newest entries
        step = claim.events.select_related("by").filter(step=name).order_by("-at", "-pk").first()
    else:
        step = events[at] if at < len(events) else None
    return {"came_back": step, "noted_since": noted}


def _is_anothers(draft: Verdict | None, claim: Claim, user: User) -> bool:
    """Whether the draft is under review and its author's alone to change."""
    return draft is not None and claim.stage == Stage.IN_REVIEW and draft.author_id != user.pk


def show(request: DeskRequest, claim: Claim, *, place: str, status: int = 200, **bound: Any) -> HttpResponse:
    """The claim's panel on the sheet or on its page; for htmx the panel alone, with the marked lines beside it."""
    here = claim.get_sheet_url() if place == "sheet" else claim.get_desk_url()
    context = panel_context(request, claim, place=place, **bound) | {"place": place, "here": here}
    context["lately"] = context["events"][:LATELY] if place == "sheet" else context["events"]
    if place == "sheet":
        context |= sheet_context(claim.snapshot.article, claim.snapshot, claim)
    return render_page(request, f"desk/{place}.html", context, partials=["panel"], status=status)


def place_of(request: DeskRequest) -> str:
    """Where the form stood that was sent: on the sheet or on the claim's page."""
    return "sheet" if request.POST.get("place") == "sheet" else "claim"


def done(request: DeskRequest, claim: Claim, said: str) -> HttpResponse:
    """After a deed: the panel anew for htmx, else back to the page, so that reloading repeats nothing.

    A document whose form was open and unsaved stays open: `editing` names it. Whoever saved no longer counts as
    writing; where another form of theirs holds words still, their page says so again.
    """
    clear_editing(claim, by=request.user)
    place = place_of(request)
    if not request.htmx:
        address = place_url(request, claim)
        messages.success(request, said)
        return redirect(f"{address}#panel" if place == "sheet" else address)
    return show(request, find_claim(claim.pk), place=place, said=said, edit=_open_document(request, claim))


def _open_document(request: DeskRequest, claim: Claim) -> Evidence | None:
    """The document whose form stood open beside the one that was sent, which names it as `editing`."""
    key = key_of(request.POST.get("editing", ""))
    return claim.evidence.select_related("source").filter(pk=key).first() if key else None


def place_url(request: DeskRequest, claim: Claim) -> str:
    """The address of the claim where the form stood that was sent."""
    return claim.get_sheet_url() if place_of(request) == "sheet" else claim.get_desk_url()


def refused(request: DeskRequest, claim: Claim, refusal: Refused | None = None, **bound: Any) -> HttpResponse:
    """The panel with what was typed and why it was not taken, at its field where the refusal names one. After a stale
    save, also what the other person saved; the form then carries the new revision, so that saving again is deliberate.
    """
    if isinstance(refusal, Stale):
        for form in bound.values():
            if isinstance(form, DeskForm):
                form.data = form.data.copy()  # type: ignore[attr-defined]
                form.data["revision"] = refusal.claim.revision  # type: ignore[index]
        bound["stale"] = True
    status = refusal.status if refusal else 422
    if refusal:
        at_fault = [form for form in bound.values() if isinstance(form, DeskForm) and refusal.field in form.fields]
        for form in at_fault:
            form.add_error(refusal.field, str(refusal))
        if not at_fault:
            bound["refusal"] = str(refusal)
    if "evidence_form" not in bound:
        bound["edit"] = _open_document(request, claim)
    return show(request, find_claim(claim.pk), place=place_of(request), status=status, **bound)
