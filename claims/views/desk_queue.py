"""The queue: what waits for whom, and deeds on many claims at once."""

from collections import Counter
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.db.models import IntegerField, Value
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from claims import actions
from claims.errors import Refused
from claims.forms import BulkForm, QueueForm, desk_people
from claims.models import Claim, Stage
from claims.models.claims import ClaimQuerySet
from claims.pages import keyset_page, render_page
from claims.search import search_claims
from claims.views.guard import DeskRequest, desk_view

COUNTED = 100  # beyond this a count says "99+", so that counting costs the same however many there are
SOON = timedelta(days=7)


def _view(name: str, user: Any) -> ClaimQuerySet:
    """The claims of one view of the queue."""
    claims = Claim.objects.all()
    if name == "signoff":
        return claims.waiting_for(user)
    if name == "mine":
        return claims.unfinished().filter(assigned_to=user)
    if name == "due":
        return claims.unfinished().due_by(timezone.localdate() + SOON)
    if name == "suggested":
        return claims.filter(stage=Stage.SUGGESTED)
    if name == "unassigned":
        return claims.unfinished().unassigned()
    if name == "all":
        return claims
    return claims.unfinished()


def _counts(user: Any) -> list[dict[str, Any]]:
    """Each view with its label and its count up to 99+. One query."""
    names = list(QueueForm.VIEWS)
    parts = [
        _view(name, user).order_by().annotate(view=Value(place, IntegerField())).values("view")[:COUNTED]
        for place, name in enumerate(names)
    ]
    counts = Counter(row["view"] for row in parts[0].union(*parts[1:], all=True))
    return [
        {"name": name, "label": QueueForm.VIEWS[name], "count": "99+" if counts[n] >= COUNTED else str(counts[n])}
        for n, name in enumerate(names)
    ]


@require_safe
@desk_view()
def queue(request: DeskRequest) -> HttpResponse:
    form = QueueForm(request.GET)
    asked = form.checked()
    order = QueueForm.ORDERS[asked["order"] or "due"]
    view = asked["view"] or "needs"
    claims = _view(view, request.user)
    if asked["stage"]:
        claims = claims.filter(stage=asked["stage"])
    if asked["kind"]:
        claims = claims.filter(kind=asked["kind"])
    if asked["who"]:
        claims = claims.filter(assigned_to=asked["who"])
    if asked["article"]:
        claims = claims.filter(snapshot__article=asked["article"])
    claims = search_claims(claims.for_queue(), asked["words"])
    page = keyset_page(claims, order=order, after=asked["after"])
    bulk_form = BulkForm()
    people = list(desk_people())
    form.offer("who", people)
    bulk_form.offer("to", people)
    narrowed = [name for name in ("words", "stage", "kind", "who", "article") if asked[name]]
    query = request.GET.copy()
    query["after"] = page.next
    context = {
        "form": form,
        "page": page,
        "view": view,
        "title": QueueForm.VIEWS[view],
        "views": _counts(request.user),
        "bulk_form": bulk_form,
        "article": asked["article"],
        "narrowed": narrowed,
        "next_query": query.urlencode(),
        "today": timezone.localdate(),
    }
    return render_page(request, "desk/queue.html", context, partials=["queue"])


@require_POST
@desk_view("change_claim")
def bulk(request: DeskRequest) -> HttpResponse:
    """One deed on every chosen claim. Those that refuse it are named with the reason; the others are done."""
    form = BulkForm(request.POST)
    back = request.POST.get("back", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}) or not back.startswith("/desk/"):
        back = "/desk/"
    if not form.is_valid():
        for errors in form.errors.values():
            messages.error(request, str(errors[0]))
        return redirect(back)
    given, user, count = form.cleaned_data, request.user, 0
    for claim in Claim.objects.filter(pk__in=given["claim"]).order_by("pk"):
        try:
            if given["deed"] == "assign":
                actions.assign_claim(claim, to=given["to"], by=user)
            elif given["deed"] == "due":
                actions.set_due_date(claim, due_on=given["due_on"], by=user)
            else:
                actions.take_step(claim, given["deed"], by=user, note=given["note"])
            count += 1
        except Refused as refusal:
            messages.error(request, f"{claim}: {refusal}")
    messages.success(request, f"{count} of {len(given['claim'])} claims done.")
    return redirect(back)
