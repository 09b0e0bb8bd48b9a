"""How the desk is doing: charts with their tables, and each table as CSV."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from claims.charts.weeks import Drawing, draw_bars, draw_weeks
from claims.csv import csv_response
from claims.numbers.agreement import agreement
from claims.numbers.dashboard import STAGES, TABLES, WEEKS, Period, Table, today
from claims.pages import render_page
from claims.views.guard import DeskRequest, desk_view

EVERY = {**TABLES, "agreement": agreement}


def _period(request: DeskRequest) -> Period:
    asked = request.GET.get("weeks", "")
    return Period(int(asked) if asked in {str(weeks) for weeks in WEEKS} else 12, today())


@require_safe
@desk_view("view_dashboard")
def dashboard(request: DeskRequest) -> HttpResponse:
    period = _period(request)
    tables = [make(period) for make in EVERY.values()]
    drawn = [
        {"table": table, "drawing": _draw(table), "heads": _heads(table), "rows": _linked_rows(table)}
        for table in tables
    ]
    context = {"period": period, "weeks": WEEKS, "drawn": drawn, "today": period.today}
    return render_page(request, "desk/dashboard.html", context)


def _heads(table: Table) -> list[tuple[str, str]]:
    """The heads of the columns, each with the address of the claims that it counts, where the queue shows them."""
    if table.name != "stages":
        return [(column, "") for column in table.columns]
    queue = [f"{reverse('desk:queue')}?{urlencode({'view': 'all', 'stage': stage.value})}" for stage in STAGES]
    return list(zip(table.columns, ["", *queue], strict=True))


def _linked_rows(table: Table) -> list[tuple[Sequence[Any], str]]:
    """The rows, each with the address of what it is of."""
    if table.name == "overdue":
        views = [{"view": "needs", "who": key} if key else {"view": "unassigned"} for key in table.keys]
        links = [f"{reverse('desk:queue')}?{urlencode(view)}" for view in views]
    elif table.name == "claimant":
        links = [key and f"{reverse('desk:track')}?{urlencode({'claimant': key})}" for key in table.keys]
    else:
        links = [""] * len(table.rows)
    return list(zip(table.rows, links, strict=True))


def _draw(table: Table) -> Drawing | None:
    if table.chart == "bars":
        return draw_bars(table.rows, table.labels, skip=table.first - 1, tones=table.tones)
    if not table.of_weeks:
        return None
    rows = [(row[0], *row[table.first :]) for row in table.rows]
    return draw_weeks(rows, table.labels, stacked=table.chart == "stacked")


@require_safe
@desk_view("view_dashboard")
def dashboard_csv(request: DeskRequest, name: str) -> HttpResponse:
    if name not in EVERY:
        raise Http404("There is no such table.")
    table = EVERY[name](_period(request))
    return csv_response(f"{name}.csv", table.columns, table.rows)
