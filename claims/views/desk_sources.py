"""Sources at the desk: the list, and each with its grade, its interest and the documents from it."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from claims import actions
from claims.actions.sources import UNDER_SIGNATURE
from claims.errors import Refused
from claims.forms import SourceForm, SourcesForm, source_initial
from claims.models import Evidence, Source
from claims.models.sources import source_revision
from claims.numbers.grades import past_grades, past_grades_of_source
from claims.numbers.origins import origins_of
from claims.pages import keyset_page, render_page
from claims.views.guard import DeskRequest, deed, desk_view
from claims.views.lookup import find
from claims.views.panel import problems_of


def _beginning_with(words: str) -> QuerySet[Source]:
    """Sources whose name begins with the words, as typed or in the usual capitals: each is answered by the index."""
    found = Q()
    for beginning in {words, words.capitalize(), words.title(), words.upper(), words[:1].upper() + words[1:]}:
        found |= Q(name__startswith=beginning)
    return Source.objects.filter(found)


@require_safe
@desk_view()
def sources(request: DeskRequest) -> HttpResponse:
    """By name; with words, those whose name begins with them."""
    form = SourcesForm(request.GET)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    found = _beginning_with(words) if words else Source.objects.all()
    page = keyset_page(found, order=("name", "id"), after=request.GET.get("after", ""), size=50)
    return render_page(request, "desk/sources.html", {"page": page, "words": words, "form": form})


@require_safe
@desk_view()
def source(request: DeskRequest, pk: int) -> HttpResponse:
    return _show(request, find(Source, pk))


@desk_view("change_source")
@deed("desk:source")
def source_edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change the source, or show its page again with what was typed and why it was not taken."""
    kept = find(Source, pk)
    form = SourceForm(request.POST, source=kept)
    if not form.is_valid():
        return _show(request, kept, form=form, status=422)
    try:
        actions.revise_source(kept, by=request.user, **form.given())
    except Refused as refusal:
        kept = find(Source, pk)
        if refusal.status == 409:  # saving again is then deliberate
            form.data = form.data.copy()  # type: ignore[attr-defined]
            form.data["revision"] = source_revision(pk)  # type: ignore[index]
        return _show(request, kept, form=form, refusal=str(refusal), status=refusal.status)
    messages.success(request, "Source saved.")
    return redirect("desk:source", pk)


def _show(
    request: DeskRequest, kept: Source, *, form: SourceForm | None = None, refusal: str = "", status: int = 200
) -> HttpResponse:
    """The source's page. Its queries are as many however many documents and changes there are."""
    documents = Evidence.objects.filter(source=kept).select_related("claim", "derived_from")
    page = keyset_page(documents, order=("-id",), after=request.GET.get("after", ""))
    origins = origins_of({item.claim_id for item in page.rows})
    past = past_grades(page.rows) if page.rows else {}
    for item in page.rows:
        item.past_grades = past.get(item.pk, [])
        item.origins = origins[item.claim_id]
    context: dict[str, Any] = {
        "source": kept,
        "page": page,
        "paged": "after" in request.GET,
        "past": past_grades_of_source(kept),
        "counts": documents.order_by().aggregate(
            all=Count("pk"),
            primary=Count("pk", filter=Q(primary=True)),
            signed=Count("claim", filter=Q(claim__stage__in=UNDER_SIGNATURE), distinct=True),
        ),
        "refusal": refusal,
    }
    if request.user.has_perm("claims.change_source"):
        shown = form or SourceForm(source=kept, initial=source_initial(kept, source_revision(kept.pk)))
        context |= {"form": shown, "problems": problems_of([shown]) if form else []}
    return render_page(request, "desk/source.html", context, status=status)
