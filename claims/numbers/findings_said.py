"""Numbers and findings in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from claims.days import long_day
from claims.figures.bands import Band
from claims.figures.comparison import times_apart
from claims.figures.wording import amount, lead_of, stated_words
from claims.numbers.findings_rows import Number

COUNTS = "No One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve".split()


def stated(number: Number) -> str:
    """The number as the words put it, without its unit: "about 600"."""
    return stated_words(number.low, number.high, number.hedge)


def counted(number: Number) -> str:
    """ "about 600 people" """
    return f"{stated(number)} {number.unit_words}"


def on_day(day: date | None) -> str:
    """ ", 9 August 2018", and nothing where no day is known."""
    return f", {long_day(day)}" if day else ""


def named(count: int, one: str, many: str) -> str:
    """ "Three documents" """
    return f"{COUNTS[count] if count < len(COUNTS) else f'{count:,}'} {one if count == 1 else many}"


def spanned(numbers: list[Number]) -> str:
    """From the lowest to the highest of these numbers as they are stated, which are of one measure: "2,000 to at least
    5,000 people"."""
    lowest = min(numbers, key=lambda number: (number.common.low is not None, number.common.low or 0))
    highest = max(
        numbers, key=lambda number: (number.common.high is None, number.common.high or number.common.low or 0)
    )
    low, high = _one_side(lowest, "low"), _one_side(highest, "high")
    if lowest.pk == highest.pk or low == high or lowest.unit != highest.unit:
        return counted(highest)
    return f"{low} to {high} {highest.unit_words}"


def _one_side(number: Number, side: str) -> str:
    """One end of a range as it is stated; a number that is no range whole."""
    if number.low is None or number.high is None or number.low == number.high:
        return stated(number)
    return f"{lead_of(number.hedge)}{amount(getattr(number, side))}"


def times(low: Band, high: Band) -> str:
    """How far apart two bands are, the lower one first: ", apart by × 2.7"; nothing where no ratio means anything."""
    if low.high is None or high.low is None or low.high <= 0:
        return ""
    ratio = times_apart(low.high, high.low)
    return f", apart by × {amount(ratio)}" if 1 < ratio < 10**6 else ""


def listed(words: Iterable[str]) -> str:
    """ "a, b and c" """
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
