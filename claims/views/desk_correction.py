"""Rewording what readers are told of a correction, and submitting anew what no longer holds."""

from django.http import HttpResponse

from claims import actions
from claims.errors import Refused
from claims.forms import CorrectionForm, RevisionForm
from claims.views.guard import DeskRequest, deed, desk_view
from claims.views.lookup import find_claim
from claims.views.panel import done, refused


@desk_view("publish_claim")
@deed("desk:claim")
def correction(request: DeskRequest, pk: int) -> HttpResponse:
    claim = find_claim(pk)
    form = CorrectionForm(request.POST)
    if not form.is_valid():
        return refused(request, claim, correction_form=form)
    try:
        actions.reword_correction(claim, by=request.user, **form.cleaned_data)
    except Refused as refusal:
        return refused(request, claim, refusal, correction_form=form)
    return done(request, claim, "Public note saved.")


@desk_view("submit_claim")
@deed("desk:claim")
def submit_anew(request: DeskRequest, pk: int) -> HttpResponse:
    claim = find_claim(pk)
    form = RevisionForm(request.POST)
    if not form.is_valid():
        return refused(request, claim, Refused("Open the page again, then submit it."))
    try:
        actions.submit_anew(claim, revision=form.cleaned_data["revision"], by=request.user)
    except Refused as refusal:
        return refused(request, claim, refusal)
    return done(request, claim, "Submitted anew.")
