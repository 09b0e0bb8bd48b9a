"""The whole history of a claim, field by field."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from claims.forms import HistoryForm, desk_people
from claims.pages import render_page
from claims.timeline import TABLES, timeline_of
from claims.unseen import is_to_rate_unseen
from claims.views.guard import DeskRequest, desk_view
from claims.views.lookup import find_claim


@require_safe
@desk_view()
def history(request: DeskRequest, pk: int) -> HttpResponse:
    """Three queries besides the guard's: claim, a page of its history, people. While a claim is in review, one more:
    whether a second rating is to be given unseen."""
    claim = find_claim(pk)
    form = HistoryForm(request.GET)
    asked = form.checked()
    form.offer("who", desk_people())
    tables = [asked["table"]] if asked["table"] else list(TABLES)
    unrated = is_to_rate_unseen(claim, request.user)
    page = timeline_of(claim, tables=tables, by=asked["who"], after=asked["after"], unrated=unrated)
    query = request.GET.copy()
    query["after"] = page.next
    context = {
        "claim": claim,
        "form": form,
        "page": page,
        "narrowed": bool(asked["table"] or asked["who"]),
        "after": asked["after"],
        "next_query": query.urlencode(),
    }
    return render_page(request, "desk/history_page.html", context, partials=["timeline"])
