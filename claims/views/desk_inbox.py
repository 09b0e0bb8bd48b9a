"""Somebody's inbox."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from claims import actions
from claims.models import Message
from claims.pages import keyset_page, render_page
from claims.views.guard import DeskRequest, deed, desk_view
from claims.views.lookup import find


@require_safe
@desk_view()
def inbox(request: DeskRequest) -> HttpResponse:
    """Newest first. Looking changes nothing: what is opened by its button is marked read, and that is a post, so that
    no browser that reads ahead empties the inbox."""
    rows = Message.objects.filter(to=request.user)
    rows = rows.select_related("by", "note", "claim").defer("claim__words")
    page = keyset_page(rows, order=("-at", "-id"), after=request.GET.get("after", ""))
    return render_page(request, "desk/inbox.html", {"page": page, "after": request.GET.get("after", "")})


@desk_view()
@deed("desk:inbox")
def inbox_read(request: DeskRequest) -> HttpResponse:
    """Mark one message read, or all; with `open`, go on to its claim."""
    chosen = request.POST.get("message", "")
    if not chosen:
        count = actions.mark_read(request.user)
        messages.success(request, f"{count} message{'' if count == 1 else 's'} marked read.")
        return redirect("desk:inbox")
    message = find(Message.objects.select_related("claim"), chosen, to=request.user)
    actions.mark_read(request.user, only=[message.pk])
    if "open" in request.POST:
        return redirect(message.claim.get_desk_url() + (f"#note-{message.note_id}" if message.note_id else ""))
    return redirect("desk:inbox")
