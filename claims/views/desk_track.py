"""Track records: for the desk alone, since they are a help in weighing and no finding."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from claims.csv import csv_response
from claims.errors import Refused
from claims.models import Source
from claims.numbers.track import CLAIMS, LONGEST, Record, record_of, record_of_source
from claims.numbers.track_search import find_names, lately_decided
from claims.pages import render_page
from claims.views.guard import DeskRequest, desk_view
from claims.views.lookup import find
from claims.words import is_visible, plain

LISTED = 100  # cases of a kind on the page; the file has all
COLUMNS = (
    "kind", "said in", "words", "counted thing", "unit", "said", "said on", "came", "came on", "came from", "came in",
    "error in percent",
)  # fmt: skip


@require_safe
@desk_view()
def track(request: DeskRequest) -> HttpResponse:
    """The record that `claimant` or `source` names; without either, where to look for one."""
    if "claimant" in request.GET or "source" in request.GET:
        return _record(request)
    words = plain(request.GET.get("words", ""))[:LONGEST]
    context = {
        "words": words,
        "found": find_names(words) if is_visible(words) else None,
        "decided": lately_decided(),
    }
    return render_page(request, "desk/track_index.html", context)


def _asked(request: DeskRequest) -> tuple[Record, Source | None, str]:
    """The record that the address names, its source where it is one's, and the query that names it.

    Raises Http404 for a source that isn't there, and Refused for a name that shows nothing.
    """
    if "source" in request.GET:
        source = find(Source, request.GET["source"])
        return record_of_source(source), source, urlencode({"source": source.pk})
    name = plain(request.GET.get("claimant", "").replace("\0", ""))[:LONGEST]
    if not is_visible(name):
        raise Refused("Say whose track record you want to see.", status=400)
    return record_of(name), None, urlencode({"claimant": name})


def _record(request: DeskRequest) -> HttpResponse:
    record, source, query = _asked(request)
    context = {
        "record": record,
        "source": source,
        "query": query,
        "looked": CLAIMS,
        "errors": record.errors if record.shows_numbers else None,
        "predictions": record.predictions[:LISTED] if record.shows_predictions else [],
        "numbers": record.measured[:LISTED] if record.shows_numbers else [],
    }
    return render_page(request, "desk/track_record.html", context)


@require_safe
@desk_view()
def track_csv(request: DeskRequest) -> HttpResponse:
    """The cases behind a record as a file; what the page may not show is not in it."""
    record, _, _ = _asked(request)
    if not record.shows_predictions and not record.shows_numbers:
        raise Refused(f"There are too few cases yet: a track record is shown from {record.least} on.", status=404)
    return csv_response("track-record.csv", COLUMNS, _rows(record))


def _rows(record: Record) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    for case in record.predictions if record.shows_predictions else []:
        place = reverse("desk:claim", args=[case.claim])
        rows.append(("prediction", place, case.statement, "", "", "", "", case.came, case.ended_on, "", "", ""))
    for number in record.measured if record.shows_numbers else []:
        rows.append(
            (
                "number", reverse("desk:claim", args=[number.claim]), number.title, number.measure, number.unit,
                number.said, number.said_on, number.came, number.came_on, number.came_from,
                reverse("desk:claim", args=[number.later_claim]), f"{number.error:.2f}",
            )
        )  # fmt: skip
    return rows
