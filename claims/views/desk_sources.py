"""Sources at the desk: the list, and each with its grade, its interest and the documents from it."""

from typing import Any

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from claims import actions
from claims.errors import Refused
from claims.forms import SourceForm, SourcesForm, source_initial
from claims.models import Claim, Evidence, Source
from claims.models.counts import CountUpTo, capped
from claims.models.sources import source_revision
from claims.numbers.grades import past_grades, past_grades_of_source
from claims.numbers.origins import origins_of
from claims.pages import keyset_page, render_page
from claims.steps import SUBMITTED
from claims.views.guard import DeskRequest, deed, desk_view
from claims.views.lookup import find
from claims.views.panel_forms import problems_of

DOCUMENTS = 1000  # of a source, that are counted


@require_safe
@desk_view()
def sources(request: DeskRequest) -> HttpResponse:
    """By name; with words, those who have them in their name."""
    form = SourcesForm(request.GET)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    page = keyset_page(Source.objects.named(words), order=("name", "id"), after=request.GET.get("after", ""), size=50)
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


def _counts_of(kept: Source) -> dict[str, Any]:
    """How many documents of the source there are and how many of them are primary, as they are shown, and how many
    claims rest on them that are signed or about to be. One query, whatever there is."""
    documents = Evidence.objects.filter(source=kept).order_by("-id")
    signed = Claim.objects.filter(Exists(documents.filter(claim=OuterRef("pk"))), stage__in=SUBMITTED)
    *counts, resting = (
        Source.objects.filter(pk=kept.pk)
        .values_list(
            CountUpTo(documents, most=DOCUMENTS),
            CountUpTo(documents.filter(primary=True), most=DOCUMENTS),
            CountUpTo(signed.order_by()),
        )
        .get()
    )
    documented, primary = (capped(count, DOCUMENTS) for count in counts)
    return {"all": documented, "primary": primary, "signed": resting, "signed_said": capped(resting)}


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
        "counts": _counts_of(kept),
        "refusal": refusal,
    }
    if request.user.has_perm("claims.change_source"):
        shown = form or SourceForm(source=kept, initial=source_initial(kept, source_revision(kept.pk)))
        context |= {"form": shown, "problems": problems_of([shown]) if form else []}
    return render_page(request, "desk/source.html", context, status=status)
