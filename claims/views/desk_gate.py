"""Waiving a check, asking the claimant, rating unseen."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from claims import actions
from claims.errors import Refused
from claims.forms import ContactForm, RevisionForm, UnseenForm, WaiverForm
from claims.models import Claim, Contact, Rating
from claims.views.guard import DeskRequest, deed, desk_view
from claims.views.panel import done, refused


def _claim(pk: int) -> Claim:
    return get_object_or_404(Claim.objects.for_panel(), pk=pk)


@desk_view("add_waiver")
@deed("desk:claim")
def waiver(request: DeskRequest, pk: int) -> HttpResponse:
    claim = _claim(pk)
    form = WaiverForm(request.POST)
    if not form.is_valid():
        return refused(request, claim, waiver_form=form)
    rule, given = form.cleaned_data["rule"], form.cleaned_data
    try:
        if "again" in request.POST:
            actions.unwaive(claim, rule, revision=given["revision"], by=request.user)
            return done(request, claim, f"Asked for again: {rule}.")
        actions.waive(claim, rule, reason=given["reason"], revision=given["revision"], by=request.user)
    except Refused as refusal:
        return refused(request, claim, refusal, waiver_form=form)
    return done(request, claim, f"Waived: {rule}.")


@desk_view("add_contact")
@deed("desk:claim")
def contact(request: DeskRequest, pk: int) -> HttpResponse:
    claim = _claim(pk)
    form = ContactForm(request.POST)
    if not form.is_valid():
        return refused(request, claim, contact_form=form)
    try:
        actions.record_contact(claim, by=request.user, **form.cleaned_data)
    except Refused as refusal:
        return refused(request, claim, refusal, contact_form=form)
    return done(request, claim, "Kept.")


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view("delete_contact")
def contact_remove(request: DeskRequest, pk: int) -> HttpResponse:
    """Merely opened, as by a reload after a refusal, it leads to the claim's page."""
    contact = get_object_or_404(Contact.objects.select_related("claim"), pk=pk)
    if request.method != "POST":
        return redirect("desk:claim", contact.claim_id)
    claim = _claim(contact.claim_id)
    form = RevisionForm(request.POST)
    if not form.is_valid():
        return refused(request, claim, Refused("Open the page again, then remove it."))
    try:
        actions.remove_contact(contact, revision=form.cleaned_data["revision"], by=request.user)
    except Refused as refusal:
        return refused(request, claim, refusal)
    return done(request, claim, "Removed.")


@desk_view("add_blindrating", "decide_claim")
@deed("desk:claim")
def unseen(request: DeskRequest, pk: int) -> HttpResponse:
    claim = _claim(pk)
    form = UnseenForm(request.POST)
    form.offer("rating", Rating.objects.all())
    if not form.is_valid():
        return refused(request, claim, unseen_form=form)
    try:
        actions.rate_unseen(claim, by=request.user, **form.cleaned_data)
    except Refused as refusal:
        return refused(request, claim, refusal, unseen_form=form)
    return done(request, claim, "Your rating is kept. Now you see both.")
