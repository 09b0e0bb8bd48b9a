"""The figure held against every other one on its measure."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from claims import charts
from claims.models import Claim, Evidence, Figure, Measure
from claims.numbers.comparison import Compared, Row, compare_claim
from claims.records import evidence_data, figure_data
from claims.views.guard import DeskRequest
from claims.workflow import Standing


def part(request: DeskRequest, claim: Claim, standing: Standing, place: str) -> dict[str, Any]:
    """The short spread of claim and evidence beside the text; on the claim's own page every figure on the measure,
    over time where there are two days of them. No query beside the text; on the page one, or two where the measure has
    more figures than are shown."""
    figure = getattr(claim, "figure", None)
    if figure is None:
        return {"spread": None, "compared": None}
    if place == "sheet":
        return {"spread": spread_of(claim, figure, standing.evidence), "compared": None}
    compared = compare_claim(claim, standing.evidence)
    chart = None if compared is None else _chart(compared, figure)
    spread = None if chart else spread_of(claim, figure, standing.evidence)
    return {"spread": spread, "compared": compared, "chart": chart}


def spread_of(claim: Claim, figure: Figure, evidence: Iterable[Evidence]) -> charts.Spread | None:
    """The figure beside what the documents give, drawn as readers will see it; none before there is anything to hold
    it against."""
    numbers = {
        "claim": {"made_on": claim.made_on.isoformat() if claim.made_on else ""},
        "figure": figure_data(figure),
        "evidence": [evidence_data(item) for item in evidence],
    }
    spread = charts.spread_of(numbers)
    return spread if spread and (len(spread.bars) > 1 or spread.apart) else None


def points_of(rows: Iterable[Row], measure: Measure) -> list[charts.Point]:
    """The figures on this measure as the chart takes them."""
    return [
        charts.point_of(
            row.figure.compared_as,
            row.figure.low,
            row.figure.high,
            row.figure.hedge,
            unit=row.figure.unit,
            to=measure.unit,
            day=row.figure.as_of,
            who="the claim" if row.own else row.who,
            words=row.stated,
            own=row.own,
            compared=row.against is None or row.against.comparable,
        )
        for row in rows
        if row.figure.measure_id == measure.pk
    ]


def _chart(compared: Compared, figure: Figure) -> charts.Timeline | None:
    if figure.measure is None:
        return None
    points = points_of([compared.own, *compared.rows], figure.measure)
    if not charts.can_draw(points):
        return None
    return charts.draw_timeline(
        points,
        measure=figure.measure.name,
        unit=figure.measure.unit,
        unit_label=figure.measure.get_unit_display(),
        today=timezone.localdate(),
    )
