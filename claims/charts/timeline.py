"""Draws figures of one counted thing over time, each as an upright band on its day, the claim's own one across."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from claims.charts.axes import BOTTOM, TOP, OverTime, TimeAxis, ValueAxis, time_axis, value_axis
from claims.charts.labels import FULL, NARROW, WIDE, Box, Label, Wanted, place_labels
from claims.figures.bands import Band, Hedge
from claims.figures.units import WHOLE, convert

MOST_LABELS = 14  # marks beyond which words beside them would hide more than they say
LONGEST_NAME, SHORT_NAME = 48, 24  # characters of a name beside a mark: where there is room, and where there is little
MOST_TOLD = 12  # figures that the description names one by one
CROWD = 40  # marks from which they are drawn thin


@dataclass(frozen=True, slots=True)
class Point:
    """One figure in the chart's unit. Between `core_low` and `core_high` lies what was stated; a soft end lies beyond
    it by the desk's hedge table, a band's missing side is open. `compared` is false for what the claim isn't held
    against although it counts the same."""

    band: Band
    core_low: Decimal
    core_high: Decimal
    soft_low: bool
    soft_high: bool
    day: date | None
    who: str
    words: str
    own: bool = False
    compared: bool = True


def point_of(
    band: Band,
    low: Decimal | None,
    high: Decimal | None,
    hedge: str,
    *,
    unit: str,
    to: str,
    day: date | None,
    who: str,
    words: str,
    own: bool = False,
    compared: bool = True,
) -> Point:
    """A figure stated as `low` to `high` in `unit`, in the chart's unit `to`. Raises ValueError across kinds."""
    soft_low = hedge == Hedge.VAGUE or low is None or low != band.low
    soft_high = hedge == Hedge.VAGUE or high is None or high != band.high
    core = [side for side in (low, high) if side is not None]
    if hedge in (Hedge.AT_LEAST, Hedge.MORE_THAN):
        core, soft_low = [_some(band.low)], False
    elif hedge in (Hedge.AT_MOST, Hedge.FEWER_THAN):
        core, soft_high = [_some(band.high)], False
    elif hedge == Hedge.VAGUE and band.low is not None and band.high is not None:
        core = [(band.low + band.high) / 2]
    stated = convert(Band(min(core), max(core), True, True), unit, to)
    return Point(
        convert(band, unit, to),
        _some(stated.low),
        _some(stated.high),
        soft_low,
        soft_high,
        day,
        who,
        words,
        own,
        compared,
    )


def _some(side: Decimal | None) -> Decimal:
    return Decimal(0) if side is None else side


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a band, in pixels: solid, or faded "up" or "down"."""

    y: float
    height: float
    fade: str = ""


@dataclass(slots=True)
class Mark:
    """A band at `x` percent, `dx` pixels aside where another stands on the same day; `across` for the whole width."""

    x: float
    dx: float
    width: float
    pieces: list[Piece]
    edges: list[float]
    dot: float | None
    arrow_up: bool
    arrow_down: bool
    voice: str
    words: str
    compared: bool = True

    @property
    def half(self) -> float:
        return self.width / 2


@dataclass(slots=True)
class Timeline(OverTime):
    marks: list[Mark]
    across: Mark | None
    narrow: list[Label]
    wide: list[Label]
    full: list[Label]
    undated: list[Point] = field(default_factory=list)

    @property
    def soft(self) -> bool:
        return any(piece.fade for mark in self._all for piece in mark.pieces)

    @property
    def open(self) -> bool:
        return any(mark.arrow_up or mark.arrow_down for mark in self._all)

    @property
    def apart(self) -> bool:
        return any(not mark.compared for mark in self.marks)

    @property
    def _all(self) -> list[Mark]:
        return [*self.marks, *([self.across] if self.across else [])]


def can_draw(points: Sequence[Point]) -> bool:
    """Whether there is a course of time to draw: figures on two days at least."""
    return len({point.day for point in points if point.day}) > 1


def draw_timeline(
    points: Sequence[Point], *, measure: str, unit: str, unit_label: str, today: date | None = None
) -> Timeline | None:
    """The chart of figures of one measure in one unit, the claim's own among them; none without a dated one."""
    dated = sorted((point for point in points if point.day), key=lambda point: point.day or date.max)
    days = [point.day for point in dated if point.day]
    if not days:
        return None
    own = next((point for point in points if point.own), None)
    shown = dated if own is None or own.day else [*dated, own]
    ends = [side for point in shown for side in (point.band.low, point.band.high) if side is not None]
    values = value_axis(
        ends,
        open_up=any(point.band.high is None for point in shown),
        open_down=any(point.band.low is None for point in shown),
        whole=unit in WHOLE,
    )
    axis = time_axis(days, today)
    width = 10.0 if len(dated) <= CROWD else 4.0
    marks = _marks(dated, values, axis, width)
    across = None if own is None else _mark(own, values, 0, 0, 0)
    labels = _labels(dated, marks, own, across, axis)
    return Timeline(
        _title(measure, days),
        _desc(dated, own, unit_label, values),
        unit_label,
        values,
        axis,
        marks,
        across,
        labels[NARROW],
        labels[WIDE],
        labels[FULL],
        [point for point in points if not point.day and not point.own],
    )


def _marks(dated: list[Point], values: ValueAxis, axis: TimeAxis, width: float) -> list[Mark]:
    """In the order of the figures. Those of one day stand side by side, as far as there is room."""
    alike = Counter(point.day for point in dated)
    seen: Counter[date | None] = Counter()
    marks = []
    for point in dated:
        place = min(seen[point.day], 5) - (min(alike[point.day], 6) - 1) / 2
        seen[point.day] += 1
        marks.append(_mark(point, values, axis.x(point.day or axis.first), round(place * (width + 2), 1), width))
    return marks


def _mark(point: Point, values: ValueAxis, x: float, dx: float, width: float) -> Mark:
    low, high = values.y(point.core_low), values.y(point.core_high)
    bottom = BOTTOM if point.band.low is None else values.y(point.band.low)
    top = TOP if point.band.high is None else values.y(point.band.high)
    pieces = [
        Piece(top, round(high - top, 1), "up" if point.band.high is None or point.soft_high else ""),
        Piece(high, round(low - high, 1)),
        Piece(low, round(bottom - low, 1), "down" if point.band.low is None or point.soft_low else ""),
    ]
    exact = point.band.low == point.band.high
    return Mark(
        x,
        dx,
        width,
        [piece for piece in pieces if piece.height >= 0.5],
        [] if exact else sorted({high, low}),
        high if exact else None,
        point.band.high is None,
        point.band.low is None,
        "said" if point.own else "found",
        f"{point.who}: {point.words}",
        point.compared,
    )


def _labels(
    dated: list[Point], marks: list[Mark], own: Point | None, across: Mark | None, axis: TimeAxis
) -> dict[float, list[Label]]:
    taken = [Box(mark.x, mark.dx - mark.half - 2, mark.dx + mark.half + 2, *_reach(mark)) for mark in marks]
    if axis.today is not None:
        taken.append(Box(axis.today, -2, 2, TOP - 10, BOTTOM))
    wanted = []
    if own is not None and across is not None:
        lines = across.edges if across.dot is None else [across.dot]
        taken += [Box(50, -math.inf, math.inf, y - 1, y + 1) for y in lines]
        said = (f"the claim: {own.words}",)
        wanted.append(Wanted(axis.right, min(lines), max(lines), [said, (own.words,)], own=True))
    if len(dated) <= MOST_LABELS:
        for point, mark in zip(dated, marks, strict=True):
            if not point.own:
                top, bottom = _reach(mark)
                wanted.append(Wanted(mark.x, top, bottom, [*_named(point), (point.words,)]))
    few = [want if want.own else Wanted(want.x, want.top, want.bottom, want.texts[-1:]) for want in wanted]
    # Words that find no room beside today's line cross it rather than go.
    line = [] if axis.today is None else [Box(axis.today, -3, 3, 20, BOTTOM)]
    return {
        width: place_labels(some, taken, width=width, top=TOP - 14, bottom=BOTTOM, avoided=line)
        for width, some in ((NARROW, few), (WIDE, wanted), (FULL, wanted))
    }


def _named(point: Point) -> list[tuple[str, str]]:
    """A label's lines with the name whole, and cut where it is long and there is no room for all of it."""
    who = point.who
    forms = [who] if len(who) <= LONGEST_NAME else []
    if len(who) > SHORT_NAME:
        forms.append(f"{who[: SHORT_NAME - 1].rstrip()}…")
    return [(form, point.words) for form in forms]


def _reach(mark: Mark) -> tuple[float, float]:
    """From the top to the bottom of a mark, in pixels."""
    ys = [*mark.edges, *([] if mark.dot is None else [mark.dot - 4, mark.dot + 4])]
    ys += [piece.y for piece in mark.pieces] + [piece.y + piece.height for piece in mark.pieces]
    return min(ys), max(ys)


def _title(measure: str, days: list[date]) -> str:
    first, last = (f"{day:%B} {day.year}" for day in (min(days), max(days)))
    return f"{measure}, {first}" if first == last else f"{measure}, {first} to {last}"


def _desc(dated: list[Point], own: Point | None, unit: str, values: ValueAxis) -> str:
    """What the chart shows, for who doesn't see it."""
    others = [point for point in dated if not point.own]
    told = [f"{point.words}, {point.who}, {_day(point.day)}" for point in others[:MOST_TOLD]]
    parts = []
    if own is not None:
        parts.append(f"The claim’s {own.words} {unit} runs across as a band, {own.band.describe(2)}.")
    if len(others) > MOST_TOLD:
        told.append(f"and {len(others) - MOST_TOLD:,} more in the table")
    if told:
        parts.append(f"{'Other figures' if own else 'Figures'} by date: {'; '.join(told)}.")
    if values.logarithmic:
        parts.append("The scale is logarithmic.")
    return " ".join(parts)


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B} {day.year}" if day else "no date"
