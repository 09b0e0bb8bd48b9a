"""What somebody keeps of the queue, and taking back what was done to many claims at once."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from claims import actions
from claims.errors import Refused
from claims.forms import KeepForm
from claims.models import BulkDeed, SavedFilter
from claims.views.guard import DeskRequest, deed, desk_view
from claims.views.lookup import find

KEEPING = "keeping"  # where the session keeps, until the queue is shown again, a name that something else has
UNDO = "undo"  # where the session keeps the last deed on many claims: it is loaded anyway, so offering costs no query


@desk_view()
@deed("desk:queue")
def filter_keep(request: DeskRequest) -> HttpResponse:
    form = KeepForm(request.POST)
    if not form.is_valid():
        messages.error(request, str(next(iter(form.errors.values()))[0]))
        return redirect("desk:queue")
    name, query, replace = (form.cleaned_data[field] for field in ("title", "query", "replace"))
    try:
        actions.keep_filter(by=request.user, name=name, query=query, replace=replace)
    except Refused as refusal:
        messages.error(request, str(refusal))
        if refusal.status == 409:
            request.session[KEEPING] = name
    else:
        messages.success(request, f"Kept as “{name}”.")
    return redirect(f"{reverse('desk:queue')}?{query}")


@desk_view()
@deed("desk:queue")
def filter_drop(request: DeskRequest) -> HttpResponse:
    """Forget one of one's own filters."""
    kept = find(SavedFilter, request.POST.get("filter", ""), user=request.user)
    kept.delete()
    messages.success(request, f"“{kept.name}” is no longer kept.")
    return redirect("desk:queue")


def queue_it_came_from(request: DeskRequest) -> str:
    """The address of the queue, as filtered, from which a form was sent that names it as `back`."""
    back = request.POST.get("back", "")
    ours = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}) and back.startswith("/desk/")
    return back if ours else reverse("desk:queue")


def offer_undo(request: DeskRequest, deed: BulkDeed | None) -> None:
    """Let the queue show the button for this deed from now on; for none, let it go."""
    if deed is not None:
        request.session[UNDO] = {"deed": deed.pk, "words": deed.words, "at": deed.at.isoformat()}
    else:
        request.session.pop(UNDO, None)


def undo_offered(request: DeskRequest) -> dict[str, Any] | None:
    """The deed that can still be taken back, with its key and its words."""
    offered = request.session.get(UNDO)
    at = parse_datetime(offered["at"]) if offered else None
    return offered if at and timezone.now() - at <= BulkDeed.UNDOABLE else None


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view("change_claim")
def undo(request: DeskRequest, pk: int) -> HttpResponse:
    """Take back one's own deed on many claims; merely opened, as by a reload, it leads to the queue."""
    kept = find(BulkDeed, pk, by=request.user)
    if request.method != "POST":
        return redirect("desk:queue")
    try:
        outcome = actions.undo_bulk(kept, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        for words in outcome.refusals:
            messages.error(request, words)
        messages.success(request, f"Undone for {outcome.done} of {len(kept.before)} claims.")
    offer_undo(request, None)
    return redirect(queue_it_came_from(request))
