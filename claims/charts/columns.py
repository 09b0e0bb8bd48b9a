"""Draws more figures than can be told apart: bins of days as columns from the lowest to the highest band."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from claims.charts.axes import LEFT, OverTime, TimeAxis, ValueAxis, time_axis, value_axis
from claims.days import short_day
from claims.figures.units import WHOLE
from claims.figures.wording import amount

if TYPE_CHECKING:
    from datetime import date

    from claims.numbers.on_measure import Bin, Bins

GAP = 0.15  # of a column's width


@dataclass(frozen=True, slots=True)
class Column:
    """`x` and `width` are percentages, the rest pixels."""

    x: float
    width: float
    y: float
    height: float
    middle: float
    arrow_up: bool
    arrow_down: bool
    words: str

    @property
    def end(self) -> float:
        return round(self.x + self.width, 2)

    @property
    def centre(self) -> float:
        return round(self.x + self.width / 2, 2)

    @property
    def foot(self) -> float:
        return round(self.y + self.height, 1)


@dataclass(slots=True)
class Columns(OverTime):
    columns: list[Column]

    @property
    def open(self) -> bool:
        return any(column.arrow_up or column.arrow_down for column in self.columns)


def draw_columns(bins: Bins, *, measure: str, unit: str, unit_label: str, today: date | None = None) -> Columns | None:
    """The chart of bins; none where no band has an end to draw."""
    shown = [bin for bin in bins.bins if bin.low is not None]
    if not shown:
        return None
    ends = [Decimal(repr(end)) for bin in shown for end in (bin.low, bin.high) if end is not None]
    values = value_axis(
        ends,
        open_up=any(bin.open_up for bin in shown),
        open_down=any(bin.open_down for bin in shown),
        whole=unit in WHOLE,
    )
    days = time_axis([bin.first for bin in shown] + [shown[-1].last], today)
    span = max((days.last - days.first).days, 1)
    width = min(bins.days / span * (days.right - LEFT), days.right - LEFT)
    columns = [_column(bin, values, days, width) for bin in shown]
    return Columns(_title(measure, shown), _desc(bins, shown, unit_label), unit_label, values, days, columns)


def _column(bin: Bin, values: ValueAxis, days: TimeAxis, width: float) -> Column:
    low, high, middle = (float(side or 0) for side in (bin.low, bin.high, bin.middle))
    bottom, top = values.y(low), values.y(high)
    x = min(days.x(bin.first), 100 - width)
    return Column(
        round(x, 2),
        round(max(width * (1 - GAP), 0.2), 2),
        top,
        round(max(bottom - top, 1.0), 1),
        values.y(middle),
        bin.open_up > 0,
        bin.open_down > 0,
        f"{short_day(bin.first)}: {bin.count:,}",
    )


def _title(measure: str, shown: list[Bin]) -> str:
    return f"{measure}, {shown[0].first:%B %Y} to {shown[-1].last:%B %Y}"


def brief(value: float | None) -> str:
    """A number that was worked out, to no more digits than mean something."""
    if value is None:
        return ""
    return amount(Decimal(repr(value)).quantize(Decimal("1") if abs(value) >= 1000 else Decimal("0.01")))


def _desc(bins: Bins, shown: list[Bin], unit: str) -> str:
    first, last = shown[0], shown[-1]
    lowest = min(bin.low for bin in shown if bin.low is not None)
    highest = max(bin.high for bin in shown if bin.high is not None)
    return (
        f"{bins.count:,} figures in {len(bins.bins):,} bins. All of them lie between {brief(lowest)} and "
        f"{brief(highest)} {unit}. The median goes from {brief(first.middle)} in the first bin to "
        f"{brief(last.middle)} in the last one."
    )
