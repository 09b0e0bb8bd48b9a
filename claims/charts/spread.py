"""Places the numbers of a published record on one axis, as percentages for a template to draw.

Only figures of the claim's own measure share its axis; the others are listed apart.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from claims.charts.clocks import outcome_words
from claims.days import short_day
from claims.figures.comparison import times_apart, why_too_far
from claims.figures.wording import amount, stated_words

SOFT = {"about", "vague"}
OPEN_END = 94.5  # where a band without an upper end stops and its arrow stands


@dataclass(slots=True)
class Bar:
    """One row. `x` and `width` are percentages of the axis; a bar without width is a tick."""

    label: str
    words: str
    voice: str = "found"
    x: float = 0
    width: float | None = None
    soft: bool = False
    open_start: bool = False
    open_end: bool = False
    drawn: bool = True
    detail: str = ""
    as_of: str = ""
    stated: str = ""
    against: str = ""


@dataclass(slots=True)
class Spread:
    bars: list[Bar] = field(default_factory=list)
    apart: list[Bar] = field(default_factory=list)
    measure: str = ""
    left: str = ""
    right: str = ""
    kind: str = "figure"


@dataclass(slots=True)
class _Band:
    low: float | None
    high: float | None


def spread_of(record: dict[str, Any]) -> Spread | None:
    """Every number of the record on one axis, or none where it has no number."""
    if record.get("predictions"):
        return _clocks(record["predictions"])
    if record.get("figure"):
        return _figures(record)
    return None


def summary_of(record: dict[str, Any]) -> Spread | None:
    """What was said beside what was found, in one bar each: for a row in a list."""
    spread = spread_of(record)
    if spread is None or spread.kind != "figure":
        return spread
    figure = record["figure"]
    # Context bears neither for nor against: a number from it would stretch what was found to what nobody holds.
    found = [f for f in _found(record) if not _why_apart(f, figure)]
    bands = [_band(f) for f in found]
    axis = _axis([_band(figure), *bands])
    said = spread.bars[0]
    _place(said, _band(figure), axis)
    if not found:
        spread.bars = [said, Bar("Found", "no count of the same thing", drawn=False)]
        return spread
    lows = [band.low for band in bands]
    highs = [band.high for band in bands]
    low = None if None in lows else min(low for low in lows if low is not None)
    high = None if None in highs else max(high for high in highs if high is not None)
    bar = Bar("Found", _range_words(low, high, max((h for h in highs if h is not None), default=None), lows))
    bar.soft = any(f.get("hedge") in SOFT for f in found)
    _place(bar, _Band(low, high), axis)
    spread.bars = [said, bar]
    return spread


def _figures(record: dict[str, Any]) -> Spread:
    figure = record["figure"]
    comparable: list[tuple[dict[str, Any], dict[str, Any]]] = []
    spread = Spread(measure=figure.get("measure") or "")
    for evidence in record.get("evidence", []):
        for found in evidence.get("figures", []):
            why = _why_apart(found, figure)
            if not why:
                comparable.append((evidence, found))
            else:
                spread.apart.append(
                    Bar(
                        evidence.get("source", ""),
                        f"{stated_as(found)} {found.get('unit_label') or found.get('unit') or ''}".strip(),
                        detail=why,
                        as_of=found.get("as_of") or evidence.get("published_on") or "",
                    )
                )
    said = _band(figure)
    axis = _axis([said, *(_band(found) for _, found in comparable)])
    comparable.sort(key=lambda pair: pair[1].get("as_of") or pair[0].get("published_on") or "9999")
    first = Bar("Said", figure.get("understood") or stated_as(figure), voice="said", against="the claim")
    first.as_of = figure.get("as_of") or record["claim"].get("made_on") or ""
    first.stated = stated_as(figure)
    first.soft = figure.get("hedge") in SOFT
    _place(first, said, axis)
    spread.bars.append(first)
    for evidence, found in comparable:
        bar = Bar(evidence.get("source", ""), found.get("understood") or stated_as(found))
        bar.detail = evidence.get("title", "")
        bar.as_of = found.get("as_of") or evidence.get("published_on") or ""
        bar.stated = stated_as(found)
        bar.soft = found.get("hedge") in SOFT
        bar.against = _against(_band(found), said)
        _place(bar, _band(found), axis)
        spread.bars.append(bar)
    spread.left, spread.right = amount(round(axis[0])), amount(round(axis[1]))
    return spread


def _clocks(predictions: list[dict[str, Any]]) -> Spread:
    spread = Spread(kind="prediction")
    days = [
        _day(value).toordinal()
        for clock in predictions
        for value in (
            clock.get("starts_on"),
            clock.get("window_first"),
            clock.get("window_last"),
            clock.get("ended_on"),
        )
        if value
    ]
    axis = (float(min(days)), float(max(days)) + max(1, (max(days) - min(days)) * 0.08))
    ended: dict[str, Bar] = {}
    for number, clock in enumerate(predictions):
        first, last = _day(clock["window_first"]), _day(clock["window_last"])
        bar = Bar("or" if number else "Said", _day_range(first, last, _day(clock["starts_on"]).year), voice="said")
        bar.detail = f"counted from {short_day(_day(clock['starts_on']))}, {clock.get('starts_with', '')}"
        bar.against = outcome_words(clock)
        _place(bar, _Band(first.toordinal(), last.toordinal() + 1), axis)
        spread.bars.append(bar)
        if clock.get("ended_on") and clock["ended_on"] not in ended:
            end = _day(clock["ended_on"])
            bar = ended[clock["ended_on"]] = Bar("Found", short_day(end), detail=clock.get("ends_with", ""))
            _place(bar, _Band(end.toordinal(), end.toordinal()), axis)
    spread.bars.extend(ended.values())
    if not ended:
        spread.bars.append(Bar("Found", "still open", drawn=False))
    spread.left, spread.right = short_day(date.fromordinal(int(axis[0]))), short_day(date.fromordinal(int(axis[1])))
    return spread


def number(value: Any) -> float | None:
    if value is None or value == "":
        return None
    try:
        return float(Decimal(str(value)))
    except InvalidOperation:
        return None


def stated_as(figure: dict[str, Any]) -> str:
    """The number as the words put it, hedge and all."""
    return stated_words(figure.get("low"), figure.get("high"), figure.get("hedge", "exact"))


def _found(record: dict[str, Any]) -> list[dict[str, Any]]:
    """The figures of what speaks for or against."""
    telling = (evidence for evidence in record.get("evidence", []) if evidence.get("stance") != "context")
    return [figure for evidence in telling for figure in evidence.get("figures", [])]


def _why_apart(found: dict[str, Any], said: dict[str, Any]) -> str:
    """Why the two can't stand on one axis, in words about the one that was found; empty where they can."""
    if not found.get("measure"):
        return "it isn’t known what exactly it counts"
    if found.get("measure") != said.get("measure"):
        return f"counts {found['measure']}"
    if found.get("unit") != said.get("unit"):
        return f"in {found.get('unit_label') or found.get('unit')}, not {said.get('unit_label') or said.get('unit')}"
    # Records of before the days were kept have none.
    one, other = (_day(figure["as_of"]) if figure.get("as_of") else None for figure in (said, found))
    return why_too_far(one, other, said.get("holds_days"))


def _against(found: _Band, said: _Band) -> str:
    if found.low is not None and said.high is not None and found.low > said.high:
        return f"{_times(found.low, said.high)} or more" if said.high > 0 else "higher"
    if found.high is not None and said.low is not None and found.high < said.low:
        return f"{_times(said.low, found.high)} lower or more" if found.high > 0 else "lower"
    return "overlaps"


def _times(greater: float, lesser: float) -> str:
    return f"{amount(times_apart(Decimal(str(lesser)), Decimal(str(greater))))} times"


def _band(figure: dict[str, Any]) -> _Band:
    return _Band(number(figure.get("band_low")), number(figure.get("band_high")))


def _axis(bands: list[_Band]) -> tuple[float, float]:
    ends = [end for band in bands for end in (band.low, band.high) if end is not None]
    low, high = min(ends, default=0.0), max(ends, default=1.0)
    room = (high - low) * 0.15 or abs(high) * 0.2 or 1.0
    start = low - room
    return (max(start, 0.0) if low >= 0 else start), high + room


def _place(bar: Bar, band: _Band, axis: tuple[float, float]) -> None:
    start, end = axis
    size = end - start or 1.0
    bar.open_start, bar.open_end = band.low is None, band.high is None
    left = 5.5 if band.low is None else (band.low - start) / size * 100
    right = OPEN_END if band.high is None else (band.high - start) / size * 100
    left = min(max(left, 0.0), 99.0)
    bar.x = round(left, 2)
    width = round(right - left, 2)
    bar.width = width if width >= 0.5 else None


def _range_words(low: float | None, high: float | None, greatest: float | None, lows: list[float | None]) -> str:
    if low is None:
        return f"up to {amount(_whole(high))}" if high is not None else "no bound"
    if high is None:
        top = max([value for value in lows if value is not None] + ([greatest] if greatest is not None else []))
        return f"{amount(_whole(low))} to over {amount(_whole(top))}" if top > low else f"{amount(_whole(low))} or more"
    return f"{amount(_whole(low))} to {amount(_whole(high))}" if high != low else amount(_whole(low))


def _whole(value: float) -> Decimal:
    return Decimal(str(value)).quantize(Decimal("0.01")).normalize() + 0


def _day(value: str) -> date:
    return date.fromisoformat(value[:10])


def _day_range(first: date, last: date, year: int) -> str:
    """Without the year where it is the one that the clock starts in."""
    if first.year == last.year == year:
        return f"{first.day} {first:%b} to {last.day} {last:%b}"
    return f"{short_day(first)} to {short_day(last)}"
