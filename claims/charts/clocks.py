"""Draws the clocks of a prediction over time: where each starts, its window, the day on which it ended, and today.

Positions across are percentages, positions down pixels, so that a chart stretches and its type keeps its size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from claims.charts.labels import width_of
from claims.days import long_day, short_day
from claims.figures.calendar import add_months

ROW = 76  # pixels for each clock
TOP = 24  # for the word "today"
FOOT = 32  # for the axis and its dates
LEFT = 1.5  # so that the first dot stands whole
RIGHT = 90.0  # where the axis ends if today lies beyond it; today then stands at TODAY, after a gap
TODAY = 97.0
FAR = 0.5  # of the span: today further off than this is drawn after a gap, or not at all before the start
NARROW, WIDE = 300.0, 470.0  # pixels of the chart: on a phone of 360, and from where there is room for more
SHOWN = {NARROW: 24, WIDE: 44}  # characters of what starts a clock
STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400)  # months between dates on the axis
DAYS = (1, 2, 7, 14)


@dataclass(slots=True)
class Tick:
    x: float
    label: str
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Words that begin at `x` percent, or end there."""

    text: str
    x: float
    anchor: str
    width: float  # of the least chart that they are shown in, in pixels

    def meets(self, x: float) -> bool:
        """Whether they might lie on an upright line at `x` percent in a chart of this width or a wider one."""
        wide = (width_of(self.text) + 8) / self.width * 100
        return self.x - 2 <= x <= self.x + wide if self.anchor == "start" else self.x - wide <= x <= self.x + 2


@dataclass(slots=True)
class Track:
    """One clock, with its words for a narrow chart and a wide one. `ended` is none where no day is known."""

    narrow: Words
    wide: Words
    said: Words
    start: float
    first: float
    width: float
    last: float
    ended: float | None
    held: bool
    y: int = 0

    @property
    def gap(self) -> tuple[float, float] | None:
        """From where to where the line between window and end runs; none where it ended inside."""
        if self.ended is None or self.first <= self.ended <= self.last:
            return None
        return (self.last, self.ended) if self.ended > self.last else (self.ended, self.first)


@dataclass(slots=True)
class ClockChart:
    title: str
    desc: str
    tracks: list[Track] = field(default_factory=list)
    ticks: list[Tick] = field(default_factory=list)
    today: float | None = None
    today_lines: list[tuple[int, int]] = field(default_factory=list)  # from where to where it runs, between the words
    today_anchor: str = "middle"
    broken: bool = False  # whether there is a gap in the axis before today
    height: int = 0

    @property
    def axis_y(self) -> float:
        return self.height - FOOT + 0.5


def outcome_words(clock: dict[str, Any]) -> str:
    """How a record's clock came out, in words: "held", "missed by 35 days", "still open"."""
    late = clock.get("days_late")
    if clock.get("outcome") == "pending":
        return "still open"
    if late:
        days = f"{abs(late):,} day{'' if abs(late) == 1 else 's'}"
        return f"missed by {days}" if late > 0 else f"missed, {days} early"
    if clock.get("outcome") == "missed":
        return "missed, it never came"
    return clock.get("outcome") or ""


def chart_of(clocks: Sequence[dict[str, Any]], said: Sequence[str], today: date) -> ClockChart | None:
    """Clocks as a record has them, each with the words for how it stands, on one axis of days; none where there are
    none."""
    if not clocks:
        return None
    spans = [_Span(clock) for clock in clocks]
    axis = _Axis(min(min(span.days) for span in spans), max(max(span.days) for span in spans), today)
    chart = ClockChart(
        title=f"{len(clocks)} clock{'' if len(clocks) == 1 else 's'}, {long_day(axis.start)} to {long_day(axis.end)}",
        desc=" ".join(
            f"Counted from {span.starts_with}, {long_day(span.start)}: {span.due}, {words}."
            for span, words in zip(spans, said, strict=True)
        ),
        height=TOP + ROW * len(clocks) + FOOT,
        ticks=axis.ticks(),
        today=axis.today,
        broken=axis.broken,
    )
    if axis.today is not None and axis.today > 85:
        chart.today_anchor = "end"
    chart.tracks = [
        _track(span, words, axis, TOP + ROW * number + 38)
        for number, (span, words) in enumerate(zip(spans, said, strict=True))
    ]
    if axis.today is not None:
        chart.today_lines = _between(chart.tracks, axis.today, round(chart.axis_y))
    return chart


class _Span:
    """The days of one clock."""

    def __init__(self, clock: dict[str, Any]) -> None:
        self.start, self.first, self.last = (
            date.fromisoformat(clock[name]) for name in ("starts_on", "window_first", "window_last")
        )
        self.ended = date.fromisoformat(clock["ended_on"]) if clock.get("ended_on") else None
        self.starts_with = clock.get("starts_with", "")
        self.held = clock.get("outcome") == "held"
        self.due = f"due {long_day(self.first)} to {long_day(self.last)}"
        self.days = [self.start, self.first, self.last, *([self.ended] if self.ended else [])]


class _Axis:
    """Days as percentages. Where today is far beyond the clocks, it stands at the end, after a gap."""

    def __init__(self, start: date, end: date, today: date) -> None:
        room = max(3, (end - start).days // 12)
        far = (end - start).days * FAR
        self.broken = (today - end).days > far
        near = (start - today).days <= far
        inside = near and not self.broken
        self.start = min(start, today) if inside else start
        self.end = max(end, today) if inside else end
        self._from = self.start.toordinal()
        self._size = (self.end - self.start).days + room
        self._right = RIGHT if self.broken else 100.0
        self.today = TODAY if self.broken else self.at(today) if inside else None

    def at(self, day: date) -> float:
        return round((day.toordinal() - self._from) / self._size * (self._right - LEFT) + LEFT, 2)

    def ticks(self) -> list[Tick]:
        """Up to nine dates below the axis, of which every second one can be spared where there is little room."""
        if self._size <= 62:
            step = next(step for step in DAYS if self._size / step <= 9)
            days = [self.start + timedelta(days=n) for n in range(0, (self.end - self.start).days + 1, step)]
            return [Tick(self.at(day), f"{day.day} {day:%b}", bool(n % 2)) for n, day in enumerate(days)]
        months = self._size / 30
        step = next((step for step in STEPS if months / step <= 9), STEPS[-1])
        day = date(self.start.year, (self.start.month - 1) // step * step + 1 if step < 12 else 1, 1)
        ticks: list[Tick] = []
        while day <= self.end:
            if day >= self.start:
                named = not ticks or day.month <= step or step >= 12
                label = f"{day.year}" if step >= 12 else f"{day:%b %Y}" if named else f"{day:%b}"
                ticks.append(Tick(self.at(day), label, bool(len(ticks) % 2)))
            try:
                day = add_months(day, step)
            except ValueError:
                break
        return ticks


def _track(span: _Span, words: str, axis: _Axis, y: int) -> Track:
    start, first, last = (axis.at(day) for day in (span.start, span.first, span.last + timedelta(days=1)))
    ended = axis.at(span.ended) if span.ended else None
    narrow, wide = (_words(_label(span, SHOWN[width]), start, last, width) for width in (NARROW, WIDE))
    return Track(
        narrow=narrow,
        wide=wide,
        said=_words(words, first if ended is None else ended, max(last, ended or last), NARROW),
        start=start,
        first=first,
        last=last,
        width=max(round(last - first, 2), 0.4),
        ended=ended,
        held=span.held,
        y=y,
    )


def _label(span: _Span, shown: int) -> str:
    what = span.starts_with if len(span.starts_with) <= shown else f"{span.starts_with[: shown - 1].rstrip()}…"
    return f"from {what}, {short_day(span.start)}"


def _words(text: str, start: float, end: float, width: float) -> Words:
    """Words that begin at `start` where they fit in a chart of this width, else end at `end`, or begin at its edge."""
    wide = width_of(text) / width * 100
    if start + wide <= 100:
        return Words(text, start, "start", width)
    return Words(text, end, "end", width) if end >= wide else Words(text, 0, "start", width)


def _between(tracks: Sequence[Track], x: float, bottom: int) -> list[tuple[int, int]]:
    """The pieces of an upright line at `x` percent that lie between the words which it might meet at any width."""
    lines, top = [], 20
    for track in tracks:
        above, below = track.narrow.meets(x) or track.wide.meets(x), track.said.meets(x)
        for met, first, last in ((above, track.y - 31, track.y - 12), (below, track.y + 13, track.y + 31)):
            if met:
                lines.append((top, first))
                top = last
    return [line for line in [*lines, (top, bottom)] if line[1] > line[0]]
