"""The figures of a published record over time. Only the frozen record is read, so a page shows what was signed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from claims.charts.timeline import Point, Timeline, can_draw, draw_timeline, point_of
from claims.figures.against import Against, hold_against
from claims.figures.bands import Band, Hedge
from claims.figures.comparison import Stated
from claims.figures.units import UNITS
from claims.figures.wording import stated_words

LEAST = 2  # dated figures beside the claim's from which they are drawn over time


@dataclass(frozen=True, slots=True)
class Row:
    """A figure of the record in words. `against` is none for the claim's own."""

    who: str
    as_of: str
    published_on: str
    stated: str
    understood: str
    against: Against | None = None


@dataclass(slots=True)
class Course:
    chart: Timeline
    rows: list[Row]
    apart: list[Row] = field(default_factory=list)


def course_of(record: dict[str, Any], today: date | None = None) -> Course | None:
    """The record's figures over time; none where it has too few with a date on one counted thing, or is so old that
    it doesn't say what its numbers are."""
    figure = record.get("figure")
    said = _stated(figure or {})
    if not figure or said is None or said.measure is None:
        return None
    claimant = record["claim"].get("claimant") or "the report, nobody named"
    own = Row(claimant, figure.get("as_of") or "", record["claim"].get("made_on") or "", *_words(figure))
    points = [_point(figure, said, said, "the claim", own=True)]
    rows, apart = [own], []
    for evidence in record.get("evidence", []):
        for found in evidence.get("figures", []):
            stated = _stated(found)
            if stated is None:
                continue
            against = hold_against(said, stated)
            who = evidence.get("source") or ""
            published = evidence.get("published_on") or ""
            row = Row(who, found.get("as_of") or "", published, *_words(found), against)
            if against.comparable:
                rows.append(row)
                points.append(_point(found, stated, said, who))
            else:
                apart.append(row)
    found_points = [point for point in points if point.day and not point.own]
    if len(found_points) < LEAST or not can_draw(points):
        return None
    rows.sort(key=lambda row: (row.as_of or "9999", row.published_on))
    chart = draw_timeline(
        points, measure=said.counts, unit=said.unit, unit_label=figure.get("unit_label") or said.unit, today=today
    )
    return Course(chart, rows, apart) if chart else None


def _stated(figure: dict[str, Any]) -> Stated | None:
    """None where an early record lacks what comparing needs."""
    unit = figure.get("unit") or ""
    low, high = _number(figure.get("band_low")), _number(figure.get("band_high"))
    if unit not in UNITS or (low is None and high is None):
        return None
    hedge = figure.get("hedge", Hedge.EXACT)
    # A record keeps the numbers of a band; which ends are its own follows from the hedge.
    band = Band(
        low,
        high,
        low is not None and hedge != Hedge.MORE_THAN,
        high is not None and hedge != Hedge.FEWER_THAN,
    )
    return Stated(
        band,
        unit,
        measure=figure.get("measure") or None,
        counts=figure.get("measure") or "",
        day=date.fromisoformat(figure["as_of"]) if figure.get("as_of") else None,
        holds_days=figure.get("holds_days"),
        unit_words=figure.get("unit_label") or "",
    )


def _point(figure: dict[str, Any], stated: Stated, said: Stated, who: str, *, own: bool = False) -> Point:
    low, high = _number(figure.get("low")), _number(figure.get("high"))
    return point_of(
        stated.band,
        low,
        high,
        figure.get("hedge", Hedge.EXACT),
        unit=stated.unit,
        to=said.unit,
        day=stated.day,
        who=who,
        words=stated_words(low, high, figure.get("hedge", Hedge.EXACT)),
        own=own,
    )


def _words(figure: dict[str, Any]) -> tuple[str, str]:
    stated = stated_words(figure.get("low"), figure.get("high"), figure.get("hedge", Hedge.EXACT))
    unit = figure.get("unit_label") or figure.get("unit") or ""
    return f"{stated} {unit}".strip(), figure.get("understood") or stated


def _number(value: Any) -> Decimal | None:
    try:
        return None if value in (None, "") else Decimal(str(value))
    except InvalidOperation:
        return None
