"""Deeds on the clocks of a prediction."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from claims import actions
from claims.errors import Refused
from claims.forms import ClockForm
from claims.models import Prediction
from claims.views.guard import DeskRequest, deed, desk_view
from claims.views.lookup import find, find_claim
from claims.views.panel import done, refused


@desk_view("add_prediction")
@deed("desk:claim")
def clock_new(request: DeskRequest, pk: int) -> HttpResponse:
    claim = find_claim(pk)
    form = ClockForm(request.POST, claim=claim)
    if not form.is_valid():
        return refused(request, claim, clock_form=form)
    try:
        actions.add_clock(claim, by=request.user, **form.given())
    except Refused as refusal:
        return refused(request, claim, refusal, clock_form=form)
    return done(request, claim, "Clock added.")


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view("change_prediction")
def clock_edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change or remove a clock. Opened without a post, as a reload after a refusal does, it leads to its claim."""
    clock = find(Prediction.objects.select_related("claim"), pk)
    if request.method != "POST":
        return redirect(f"{clock.claim.get_desk_url()}#clocks")
    claim = find_claim(clock.claim_id)
    form = ClockForm(request.POST, claim=claim, clock=clock)
    removing = "remove" in request.POST
    if removing and not request.user.has_perm("claims.delete_prediction"):
        raise PermissionDenied("Your role can’t remove clocks.")
    if not form.is_valid() and (not removing or "revision" in form.errors):
        return refused(request, claim, clock_form=form)
    try:
        said = _remove(clock, form, request) if removing else _change(clock, form.given(), request)
    except Refused as refusal:
        if not Prediction.objects.filter(pk=pk).exists():
            form.clock = None  # somebody removed it meanwhile: what was typed stands in the form of a new one
        return refused(request, claim, refusal, clock_form=form)
    return done(request, claim, said)


def _remove(clock: Prediction, form: ClockForm, request: DeskRequest) -> str:
    actions.remove_clock(clock, revision=form.cleaned_data["revision"], by=request.user)
    return "Clock removed."


def _change(clock: Prediction, given: dict[str, Any], request: DeskRequest) -> str:
    kept = actions.change_clock(clock, by=request.user, **given)
    return f"Clock saved: {kept.get_outcome_display()}."
