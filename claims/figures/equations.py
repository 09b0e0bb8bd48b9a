"""Interval arithmetic: whether a sum and its parts, or a share and its percentage, can hold together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, localcontext

from claims.figures.bands import DIGITS, Band


@dataclass(frozen=True, slots=True)
class Checked:
    made: Band
    holds: bool


def check_sum(parts: Iterable[Band], whole: Band) -> Checked:
    low: Decimal | None = Decimal(0)
    high: Decimal | None = Decimal(0)
    low_closed = high_closed = True
    with localcontext() as context:
        context.prec = DIGITS
        for part in parts:
            low = None if low is None or part.low is None else low + part.low
            high = None if high is None or part.high is None else high + part.high
            low_closed, high_closed = low_closed and part.low_closed, high_closed and part.high_closed
    made = Band(low, high, low_closed and low is not None, high_closed and high is not None)
    return Checked(made, made.overlaps(whole))


def check_share(part: Band, whole: Band, percent: Band) -> Checked:
    with localcontext() as context:
        context.prec = DIGITS
        low = Decimal(0)
        low_closed = True
        if part.low is not None and part.low > 0:
            if whole.high:
                low, low_closed = 100 * part.low / whole.high, part.low_closed and whole.high_closed
            else:
                low_closed = False
        high, high_closed = None, False
        if part.high is not None and whole.low:
            high, high_closed = 100 * part.high / whole.low, part.high_closed and whole.low_closed
    made = Band(low, high, low_closed, high_closed)
    return Checked(made, made.overlaps(percent))
