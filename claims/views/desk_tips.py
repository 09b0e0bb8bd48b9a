"""What readers ask the desk to check."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from claims import actions
from claims.errors import Refused
from claims.forms import DismissForm, TakeForm
from claims.models import Article, Tip
from claims.pages import keyset_page, render_page
from claims.views.guard import DeskRequest, deed, desk_view
from claims.views.lookup import find

STATES = [(Tip.State.NEW, "Waiting"), (Tip.State.TAKEN, "Taken in"), (Tip.State.DISMISSED, "Dismissed")]


@require_safe
@desk_view("view_tip")
def tips(request: DeskRequest) -> HttpResponse:
    return _show(request)


def _show(request: DeskRequest, *, status: int = 200, **bound: Any) -> HttpResponse:
    """Those of one state, newest first; `bound` holds a form that was refused and the key of its tip, `at`."""
    after, state = request.GET.get("after", ""), request.GET.get("state", Tip.State.NEW)
    if state not in Tip.State:
        state = Tip.State.NEW
    found = Tip.objects.filter(state=state)
    if state != Tip.State.NEW:
        found = found.select_related("article", "claim__snapshot__article", "decided_by").defer("claim__words")
    page = keyset_page(found, order=("-at", "-id"), after=after, size=20)
    known = Article.objects.by_address(tip.url for tip in page.rows) if state == Tip.State.NEW else {}
    rows = [
        {
            "tip": tip,
            "article": known.get(tip.url),
            "take_form": TakeForm(tip=tip.pk, initial={"page": tip.url if tip.url in known else ""}),
            "dismiss_form": DismissForm(tip=tip.pk),
        }
        | (bound if bound.get("at") == tip.pk else {})
        for tip in page.rows
    ]
    context = {"page": page, "rows": rows, "after": after, "state": state, "states": STATES} | bound
    return render_page(request, "desk/tips.html", context, status=status)


@desk_view("change_tip")
@deed("desk:tip")
def tip_take(request: DeskRequest, pk: int) -> HttpResponse:
    """Link it to an article or claim that the desk has."""
    tip = find(Tip, pk)
    form = TakeForm(request.POST, tip=pk)
    if not form.is_valid():
        return _show(request, status=422, take_form=form, at=pk)
    article, claim = form.cleaned_data["page"]
    try:
        actions.take_tip(tip, by=request.user, article=article, claim=claim)
    except Refused as refusal:
        return _show(request, status=refusal.status, refusal=str(refusal))
    messages.success(request, "Taken in.")
    return redirect("desk:tips")


@desk_view("change_tip")
@deed("desk:tip")
def tip_dismiss(request: DeskRequest, pk: int) -> HttpResponse:
    tip = find(Tip, pk)
    form = DismissForm(request.POST, tip=pk)
    if not form.is_valid():
        return _show(request, status=422, dismiss_form=form, at=pk)
    try:
        actions.dismiss_tip(tip, by=request.user, reason=form.cleaned_data["reason"])
    except Refused as refusal:
        return _show(request, status=refusal.status, refusal=str(refusal))
    messages.success(request, "Dismissed, with your reason.")
    return redirect("desk:tips")


@require_safe
@desk_view("view_tip")
def tip(request: DeskRequest, pk: int) -> HttpResponse:
    """Where a reload after a refusal leads."""
    find(Tip.objects.only("pk"), pk)
    return redirect("desk:tips")
