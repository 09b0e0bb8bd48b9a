"""The two axes of a chart over time: values upwards in pixels, days across in percent.

Pixels are for what is read, percentages for what stretches: a chart fills any width while its type keeps its size.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import ClassVar

from claims.charts.labels import NARROW, WIDE, width_of
from claims.figures.wording import round_amount

TOP, BOTTOM = 30.0, 310.0  # pixels
HEIGHT = BOTTOM + 30  # with the dates under the axis
ZERO_ROOM = 26.0  # pixels below a logarithmic axis for zero, which has no place on it
MOST_RATIO = 30  # values further apart by more than this stand on a logarithmic axis
LEFT, RIGHT, RIGHT_OF_BREAK = 2.0, 98.0, 86.0  # percent of the width for the days of the figures
TODAY = 97.0  # where today stands beyond a break in the axis
FAR = 0.35  # of the span of days: today further off stands beyond a break
MOST_DATES = 8


@dataclass(frozen=True, slots=True)
class Tick:
    """`at` is in pixels on an axis of values, in percent on one of days; `minor` ones go where there is little room,
    and one without a label is a mark alone."""

    at: float
    label: str
    minor: bool = False


@dataclass(frozen=True, slots=True)
class ValueAxis:
    low: float
    high: float
    logarithmic: bool = False
    floor: float = BOTTOM
    ticks: list[Tick] = field(default_factory=list)

    @property
    def from_zero(self) -> bool:
        return self.low <= 0 or self.logarithmic

    @property
    def long_labels(self) -> bool:
        return any(len(tick.label) > 7 for tick in self.ticks)

    def y(self, value: Decimal | float) -> float:
        """Where the value stands, in pixels from the top; what lies beyond an end stands on it."""
        number = float(value)
        if self.logarithmic:
            if number <= 0:
                return BOTTOM
            # The logarithms apart: a ratio of the least to the most that a float holds is none.
            least = math.log10(self.low)
            share = (math.log10(number) - least) / (math.log10(self.high) - least)
        else:
            share = (number - self.low) / (self.high - self.low)
        return round(self.floor - min(max(share, 0.0), 1.0) * (self.floor - TOP), 1)


def value_axis(
    ends: Sequence[Decimal], *, open_up: bool = False, open_down: bool = False, whole: bool = False
) -> ValueAxis:
    """An axis with round numbers on it for bands with these ends. `whole` is what has no halves."""
    numbers = [float(end) for end in ends] or [0.0]
    low, high = min(numbers), max(numbers)
    positive = [number for number in numbers if number > 0]
    if low >= 0 and positive and high / min(positive) > MOST_RATIO:
        return _logarithmic(min(positive), high, zero=low == 0, open_up=open_up)
    if high - low <= max(abs(high), abs(low)) * 1e-9:
        low, high = min(low, 0.0), max(high, 0.0)
        high = high + (high - low) * 0.25 if high > 0 or low == high else high
    elif low > 0 and (high - low) / high >= 0.4:
        low = 0.0
    elif low > 0:
        low = max(low - (high - low) * 0.15, 0.0)
    if low == high:
        high = low + 1.0
    room = (high - low) * 0.25
    high, low = high + (room if open_up else 0), low - (room if open_down else 0)
    step = _step((high - low) / 4, whole)
    first = math.floor(low / step + 1e-9)
    last = max(math.ceil(high / step - 1e-9), first + 1)
    axis = ValueAxis(first * step, last * step)
    exact = Decimal(repr(step))
    ticks = [Tick(axis.y(number * step), round_amount(number * exact)) for number in range(first, last + 1)]
    return ValueAxis(axis.low, axis.high, ticks=ticks)


def _step(least: float, whole: bool) -> float:
    power = 10.0 ** math.floor(math.log10(least))
    step = next(float(f"{lead * power:.6g}") for lead in (1, 2, 5, 10) if lead * power >= least * 0.999999)
    return max(step, 1.0) if whole else step


def _logarithmic(least: float, most: float, *, zero: bool, open_up: bool) -> ValueAxis:
    lower, upper = _round_power(least, up=False), _round_power(most * (2 if open_up else 1), up=True)
    low, high = float(lower), float(upper)
    axis = ValueAxis(low, high, logarithmic=True, floor=BOTTOM - (ZERO_ROOM if zero else 0))
    first, last = lower.adjusted(), upper.adjusted()
    leads = (1, 2, 5) if last - first <= 2 else (1,)
    stride = max(1, math.ceil((last - first) / 6))
    values = [Decimal(lead).scaleb(power) for power in range(first, last + 1, stride) for lead in leads]
    ticks = [Tick(axis.y(value), round_amount(value)) for value in values if lower <= value <= upper]
    if zero:
        ticks.insert(0, Tick(BOTTOM, "0"))
    return ValueAxis(low, high, logarithmic=True, floor=axis.floor, ticks=ticks)


def _round_power(value: float, *, up: bool) -> Decimal:
    """The next of 1, 2, 5, 10, 20… upwards or downwards."""
    exact = Decimal(repr(value))
    steps = [Decimal(lead).scaleb(exact.adjusted()) for lead in (1, 2, 5, 10)]
    return next(step for step in steps if step >= exact) if up else next(s for s in reversed(steps) if s <= exact)


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """`today` is where today's line stands, none where it has no place; `broken` that it stands beyond a gap."""

    first: date
    last: date
    right: float = RIGHT
    today: float | None = None
    broken: bool = False
    ticks: list[Tick] = field(default_factory=list)

    def x(self, day: date) -> float:
        span = (self.last - self.first).days
        if not span:
            return round((LEFT + self.right) / 2, 2)
        return round(LEFT + (day - self.first).days / span * (self.right - LEFT), 2)


@dataclass(slots=True)
class OverTime:
    """What every chart of values over days has; `unit` is in words."""

    title: str
    desc: str
    unit: str
    values: ValueAxis
    days: TimeAxis
    top: ClassVar[float] = TOP
    bottom: ClassVar[float] = BOTTOM
    height: ClassVar[float] = HEIGHT

    @property
    def logarithmic(self) -> bool:
        return self.values.logarithmic


def time_axis(days: Sequence[date], today: date | None) -> TimeAxis:
    """An axis for at least one day. Today is on it where it is near, beyond a break where it is later than that."""
    first, last = min(days), max(days)
    near = timedelta(days=max(7, round((last - first).days * FAR)))
    broken, drawn = False, today is not None and first <= today <= last
    if today is not None and not drawn:
        if today > last:
            broken = today - last > near
            drawn = True
            last = last if broken else today
        elif first - today <= near:
            first, drawn = today, True
    axis = TimeAxis(first, last, RIGHT_OF_BREAK if broken else RIGHT)
    line = None if not drawn or today is None else TODAY if broken else axis.x(today)
    return TimeAxis(first, last, axis.right, line, broken, _dates(axis))


def _dates(axis: TimeAxis) -> list[Tick]:
    days, form = _round_days(axis.first, axis.last)
    ticks: list[Tick] = []
    ends = {NARROW: -math.inf, WIDE: -math.inf}  # where the last label ended, by the width of the chart
    years: dict[float, int] = {}
    for day in days:
        at = axis.x(day)
        fits: set[float] = set()
        label = ""
        for width in (WIDE, NARROW):
            words = _date_words(day, form, with_year=years.get(width) != day.year)
            half = width_of(words) / 2
            middle = at / 100 * width
            if middle - half > ends[width] + 6 and middle + half <= width * (axis.right + 3) / 100:
                if width == NARROW and WIDE not in fits:
                    continue
                fits.add(width)
                ends[width], years[width] = middle + half, day.year
                label = words if len(words) > len(label) else label
        ticks.append(Tick(at, label, minor=NARROW not in fits))
    return ticks


def _date_words(day: date, form: str, *, with_year: bool) -> str:
    if form == "year":
        return f"{day.year}"
    words = f"{day:%b}" if form == "month" else f"{day.day} {day:%b}"
    return f"{words} {day.year}" if with_year else words


def _round_days(first: date, last: date) -> tuple[list[date], str]:
    """Dates on which a calendar turns, at most MOST_DATES, and what to name of them: "day", "month" or "year"."""
    span = (last - first).days
    for step in (1, 2, 7, 14):
        if span / step < MOST_DATES:
            found = [first + timedelta(days=day) for day in range(0, span + 1, step)]
            return found, "day"
    for months in (1, 2, 3, 6, *(12 * years for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000))):
        at = -(-(first.year * 12 + first.month - (1 if first.day == 1 else 0)) // months) * months
        end = last.year * 12 + last.month - 1
        found = [date(month // 12, month % 12 + 1, 1) for month in range(at, end + 1, months) if month >= 12]
        if len(found) <= MOST_DATES and found:
            return found, "year" if months >= 12 else "month"
    return [first], "day"
