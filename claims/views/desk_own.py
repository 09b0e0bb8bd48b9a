"""One's own settings: mail, interests, the address of one's calendar."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from claims import actions
from claims.errors import Refused
from claims.forms import InterestForm, MailForm
from claims.models import Interest, MailChoice
from claims.pages import render_page
from claims.views.desk_calendar import calendar_url
from claims.views.guard import DeskRequest, deed, desk_view

SHOWN = 100


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view()
def me(request: DeskRequest) -> HttpResponse:
    """Three queries besides the guard's; a post saves how mail comes."""
    if request.method != "POST":
        return _show(request)
    form = MailForm(request.POST)
    if not form.is_valid():
        return _show(request, status=422, mail_form=form)
    actions.choose_mail(request.user, **form.cleaned_data)
    messages.success(request, "Saved.")
    return redirect("desk:me")


@desk_view()
@deed("desk:me")
def interest_new(request: DeskRequest) -> HttpResponse:
    """Declare an interest of one's own."""
    form = InterestForm(request.POST)
    if not form.is_valid():
        return _show(request, status=422, interest_form=form)
    given = form.cleaned_data
    try:
        actions.declare_interest(by=request.user, name=given["named"], words=given["words"])
    except Refused as refusal:
        form.add_error("named", str(refusal))
        return _show(request, status=refusal.status, interest_form=form)
    messages.success(request, f"Declared. Claims that {given['named']} stands behind are signed by others.")
    return redirect("desk:me")


def _show(request: DeskRequest, *, status: int = 200, **bound: Any) -> HttpResponse:
    choice = MailChoice.objects.filter(user=request.user).first() or MailChoice(user=request.user)
    context = {
        "mail_form": MailForm(initial={"often": choice.often, "address": request.user.email}),
        "interest_form": InterestForm(),
        "interests": Interest.objects.filter(user=request.user).select_related("source").order_by("-pk")[:SHOWN],
        "calendar": calendar_url(request, request.user),
    }
    return render_page(request, "desk/me.html", context | bound, status=status)
