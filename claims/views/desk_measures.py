"""What the desk counts: the list of measures, and each with the course of its figures."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from claims import charts
from claims.models import Figure, Measure
from claims.numbers.comparison import row_of, with_owners
from claims.numbers.on_measure import COUNTED, DRAWN, binned, count_figures, days_of, find_measures
from claims.pages import keyset_page, render_page
from claims.views.guard import DeskRequest, desk_view
from claims.views.lookup import find
from claims.views.panel_comparison import points_of

PARTS = 50  # parts of a measure that its page names


@require_safe
@desk_view()
def measures(request: DeskRequest) -> HttpResponse:
    """By name; with words, only those whose name, place or definition has them. Two queries beside who asks."""
    words = request.GET.get("words", "").replace("\0", "")[:200]
    page = keyset_page(find_measures(words), order=("name", "id"), after=request.GET.get("after", ""))
    counts = count_figures(page.rows) if page.rows else {}
    rows = [(found, min(counts[found.pk], COUNTED), counts[found.pk] > COUNTED) for found in page.rows]
    return render_page(request, "desk/measures.html", {"page": page, "rows": rows, "words": words})


@require_safe
@desk_view()
def measure(request: DeskRequest, pk: int) -> HttpResponse:
    """A measure, the course of its figures, and a page of them, latest first; `?undated=1` those without a date.

    Up to DRAWN figures each is drawn, more are drawn in bins that the database makes.
    """
    found = find(Measure.objects.select_related("part_of").defer("words", "part_of__words"), pk)
    undated = request.GET.get("undated") == "1"
    figures = with_owners(Figure.objects.filter(measure=found))
    page = keyset_page(
        figures.filter(as_of=None) if undated else figures.exclude(as_of=None),
        order=("-id",) if undated else ("-as_of", "-id"),
        after=request.GET.get("after", ""),
        size=50,
    )
    context: dict[str, Any] = {
        "measure": found,
        "parts": list(Measure.objects.filter(part_of=found).only("name")[: PARTS + 1]),
        "most_parts": PARTS,
        "undated": undated,
        "without_date": Figure.objects.filter(measure=found, as_of=None).order_by()[: COUNTED + 1].count(),
        "counted": COUNTED,
        "page": page,
        "rows": [row_of(figure) for figure in page.rows],
        **_course(found, days_of(found)),
    }
    return render_page(request, "desk/measure_page.html", context)


def _course(measure: Measure, days: tuple[date, date] | None) -> dict[str, Any]:
    """The chart of a measure's dated figures, and its bins where they are too many to draw each."""
    if days is None:
        return {"chart": None, "bins": None}
    given: dict[str, Any] = {
        "measure": measure.name,
        "unit": measure.unit,
        "unit_label": measure.get_unit_display(),
        "today": timezone.localdate(),
    }
    dated = Figure.objects.filter(measure=measure).exclude(as_of=None).order_by("as_of")
    if len(dated.values_list("pk")[: DRAWN + 1]) > DRAWN:
        bins = binned(measure, *days)
        return {"chart": charts.draw_columns(bins, **given), "bins": bins}
    figures = list(with_owners(dated))
    for figure in figures:
        figure.measure = measure
    points = points_of([row_of(figure) for figure in figures], measure)
    return {"chart": charts.draw_timeline(points, **given), "bins": None}
