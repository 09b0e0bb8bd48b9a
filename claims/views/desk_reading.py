"""What the desk makes of words and numbers while they are typed, and of a whole text when it is scanned again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from claims import actions
from claims.forms import ReadingForm
from claims.models import Article, Measure, Source
from claims.views.guard import DeskRequest, deed, desk_view

OFFERED = 500  # names of one kind; more would help nobody who types


@require_POST
@desk_view()
def reading(request: DeskRequest) -> HttpResponse:
    """A fragment for the form that is being filled; it keeps nothing and asks for nothing but the newest hedge table
    and the unit of the counted thing, in one query.

    A post, since words that nobody has saved belong into no log, and an address has no room for them.
    """
    form = ReadingForm(request.POST)
    return render(request, "desk/reading.html", {"form": form, "read": form.read() if form.is_valid() else None})


@require_safe
@desk_view()
def names(request: DeskRequest) -> HttpResponse:
    """The desk's counted things and sources, to choose from while one types."""
    context = {
        "measures": Measure.objects.values_list("name", flat=True)[:OFFERED],
        "sources": Source.objects.values_list("name", flat=True)[:OFFERED],
    }
    return render(request, "desk/names.html", context)


@desk_view("triage_claim")
@deed("desk:sheet")
def scan(request: DeskRequest, slug: str) -> HttpResponse:
    """Scan the article's newest text again."""
    article = get_object_or_404(Article, slug=slug)
    found = len(actions.rescan(article, by=request.user))
    if found:
        messages.success(request, f"{found} new suggestion{'' if found == 1 else 's'} in the text.")
    else:
        messages.info(request, "Nothing new found in the text.")
    return redirect(article.get_desk_url())
