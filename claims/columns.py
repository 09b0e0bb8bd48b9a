"""Places the columns of a table of weeks, as percentages for a template to draw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

GAP = 0.25  # of a week's room, left free between weeks


@dataclass(frozen=True, slots=True)
class Column:
    """One value: its place and height in percent of the drawing, from the top; `series` says which column it is of."""

    x: float
    y: float
    width: float
    height: float
    series: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """Stacked columns of weeks. `top` is the value at the upper edge, `ticks` weeks with their places."""

    columns: list[Column]
    top: float
    ticks: list[tuple[float, str]]
    labels: list[str]


def draw(rows: Sequence[Sequence[Any]], labels: Sequence[str]) -> Drawing | None:
    """Rows of a Monday and one number per label, stacked. None where there is nothing above zero."""
    totals = [sum(value or 0 for value in row[1 : len(labels) + 1]) for row in rows]
    top = float(max(totals, default=0))
    if not top:
        return None
    room = 100 / len(rows)
    columns = []
    for place, row in enumerate(rows):
        base = 0.0
        for series, value in enumerate(row[1 : len(labels) + 1]):
            height = float(value or 0) / top * 100
            if height:
                x, width = (place + GAP / 2) * room, room * (1 - GAP)
                columns.append(
                    Column(round(x, 3), round(100 - base - height, 3), round(width, 3), round(height, 3), series)
                )
            base += height
    step = max(1, len(rows) // 6)
    ticks = [(round((n + 0.5) * room, 3), _day(rows[n][0])) for n in range(0, len(rows), step)]
    return Drawing(columns, top, ticks, list(labels))


def _day(day: date) -> str:
    return f"{day.day} {day:%b}"
