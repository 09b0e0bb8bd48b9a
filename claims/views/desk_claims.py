"""Deeds on one claim. Each is a plain form post; htmx swaps the panel, and without it the page comes anew."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from claims import actions
from claims.actions.events import lock_claim
from claims.days import said_if_past
from claims.errors import Refused
from claims.forms import (
    AssignForm,
    ClaimForm,
    DueForm,
    EvidenceForm,
    FigureForm,
    StepForm,
    VerdictForm,
    figure_initial,
)
from claims.models import ClaimKind, Event, Evidence
from claims.views.guard import DeskRequest, deed, desk_view
from claims.views.lookup import find, find_claim
from claims.views.panel import done, place_url, refused, show
from claims.views.panel_forms import document_initial


@require_safe
@desk_view()
def claim(request: DeskRequest, pk: int) -> HttpResponse:
    return show(request, find_claim(pk), place="claim")


@desk_view()
@deed("desk:claim")
def step(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a step. Which permission it needs, the workflow's table says and the action checks."""
    claim = find_claim(pk)
    form = StepForm(request.POST)
    if not form.is_valid():
        words = str(form.errors["note"][0]) if "note" in form.errors else "Choose one of the steps below."
        return refused(request, claim, Refused(words), **_typed(form))
    given = form.cleaned_data
    name = given.pop("step")
    try:
        actions.take_step(claim, name, by=request.user, **given)
    except Refused as refusal:
        return refused(request, claim, refusal, **_typed(form))
    return done(request, claim, f"{Event(step=name).said}.")


def _typed(form: StepForm) -> dict[str, str]:
    """What was sent with a step that is not taken, for the form that is shown again."""
    return {f"typed_{name}": form[name].value() or "" for name in ("step", "note", "correction")}


@desk_view("change_claim")
@deed("desk:claim")
def claim_edit(request: DeskRequest, pk: int) -> HttpResponse:
    claim = find_claim(pk)
    form = ClaimForm(request.POST, claim=claim)
    if not form.is_valid():
        return refused(request, claim, claim_form=form)
    try:
        actions.revise_claim(claim, by=request.user, **form.cleaned_data)
    except Refused as refusal:
        return refused(request, claim, refusal, claim_form=form)
    return done(request, claim, "Claim saved.")


@desk_view("change_figure")
@deed("desk:claim")
def figure(request: DeskRequest, pk: int) -> HttpResponse:
    claim = find_claim(pk)
    kept = figure_initial(getattr(claim, "figure", None))
    form = FigureForm(request.POST, initial=kept, ahead=claim.kind == ClaimKind.PREDICTION)
    if not form.is_valid():
        return refused(request, claim, figure_form=form)
    try:
        with transaction.atomic():  # a new measure goes again where the figure is refused
            lock_claim(claim)
            given = form.figure() or {}
            actions.set_figure(claim, by=request.user, revision=form.cleaned_data["revision"], **given)
    except Refused as refusal:
        return refused(request, claim, refusal, figure_form=form)
    return done(request, claim, "Figure saved.")


@desk_view("add_evidence")
@deed("desk:claim")
def evidence_new(request: DeskRequest, pk: int) -> HttpResponse:
    claim = find_claim(pk)
    kept = document_initial(None, getattr(claim, "figure", None))
    form = EvidenceForm(request.POST, others=claim.evidence.all(), initial=kept)
    if not form.is_valid():
        return refused(request, claim, evidence_form=form)
    try:
        with transaction.atomic():  # a new source goes again where the evidence is refused
            lock_claim(claim)
            actions.add_evidence(claim, by=request.user, **form.evidence())
    except Refused as refusal:
        return refused(request, claim, refusal, evidence_form=form)
    return done(request, claim, "Evidence added.")


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view("change_evidence")
def evidence_edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change or remove a document's entry."""
    evidence = find(Evidence.objects.select_related("source"), pk)
    claim = find_claim(evidence.claim_id)
    if request.method != "POST":
        place = "sheet" if request.GET.get("place") == "sheet" else "claim"
        return show(request, claim, place=place, edit=evidence)
    others, kept = claim.evidence.exclude(pk=pk), document_initial(evidence, None)
    form = EvidenceForm(request.POST, others=others, evidence=evidence, initial=kept)
    removing = "remove" in request.POST
    if removing and not request.user.has_perm("claims.delete_evidence"):
        raise PermissionDenied("Your role can’t remove documents.")
    if not form.is_valid() and (not removing or "revision" in form.errors):
        return refused(request, claim, evidence_form=form, edit=evidence)
    revision = form.cleaned_data["revision"]
    try:
        with transaction.atomic():  # a new source goes again where the change is refused
            lock_claim(claim)
            if removing:
                actions.remove_evidence(evidence, revision=revision, by=request.user)
            else:
                actions.revise_evidence(evidence, revision=revision, by=request.user, **form.evidence())
    except Refused as refusal:
        return refused(request, claim, refusal, evidence_form=form, edit=evidence)
    response = done(request, claim, "Evidence removed." if removing else "Evidence saved.")
    if request.htmx:
        response["HX-Push-Url"] = place_url(request, claim)  # the document's own form is done with
    return response


@desk_view("change_verdict")
@deed("desk:claim")
def verdict(request: DeskRequest, pk: int) -> HttpResponse:
    claim = find_claim(pk)
    form = VerdictForm(request.POST)
    if not form.is_valid():
        return refused(request, claim, verdict_form=form)
    try:
        actions.draft_verdict(claim, by=request.user, **form.cleaned_data)
    except Refused as refusal:
        return refused(request, claim, refusal, verdict_form=form)
    return done(request, claim, "Draft saved.")


@desk_view("change_claim")
@deed("desk:claim")
def assign(request: DeskRequest, pk: int) -> HttpResponse:
    """Give the claim to someone; the button "me" needs no choice."""
    claim = find_claim(pk)
    form = AssignForm(request.POST)
    if "me" not in request.POST and not form.is_valid():
        return refused(request, claim, assign_form=form)
    to = request.user if "me" in request.POST else form.cleaned_data["to"]
    try:
        actions.assign_claim(claim, to=to, by=request.user)
    except Refused as refusal:
        return refused(request, claim, refusal, **({} if "me" in request.POST else {"assign_form": form}))
    return done(request, claim, f"With {to.get_full_name() or to}." if to else "With nobody.")


@desk_view("change_claim")
@deed("desk:claim")
def due(request: DeskRequest, pk: int) -> HttpResponse:
    claim = find_claim(pk)
    form = DueForm(request.POST)
    if not form.is_valid():
        return refused(request, claim, due_form=form)
    due_on = form.cleaned_data["due_on"]
    actions.set_due_date(claim, due_on=due_on, by=request.user)
    if due_on is None:
        return done(request, claim, "Due date removed." if claim.due_on else "There is no due date.")
    return done(request, claim, f"Due date saved. {said_if_past(due_on, timezone.localdate())}".strip())
