"""Bands: what a hedged number leaves open, as the desk compares it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext
from types import MappingProxyType
from typing import Final

LARGEST = Decimal(10) ** 30
DIGITS = 80
LEAST_DIGITS = 3  # of a number that is written shorter than it is


class Hedge:
    """The qualifiers that reading gives.

    "Nearly 600" is about with 600 as its high side alone, "just over 600" about with 600 as its low side alone.
    """

    EXACT: Final = "exact"
    ABOUT: Final = "about"
    AT_LEAST: Final = "at_least"
    MORE_THAN: Final = "more_than"
    AT_MOST: Final = "at_most"
    FEWER_THAN: Final = "fewer_than"
    BETWEEN: Final = "between"
    VAGUE: Final = "vague"
    ALL: Final = (EXACT, ABOUT, AT_LEAST, MORE_THAN, AT_MOST, FEWER_THAN, BETWEEN, VAGUE)


_NAMES = {hedge: hedge.replace("_", " ") for hedge in Hedge.ALL}
_FROM_BELOW = (Hedge.AT_LEAST, Hedge.MORE_THAN)
_FROM_ABOVE = (Hedge.AT_MOST, Hedge.FEWER_THAN)

# How far a hedge widens a number to either side, as a share of it: the first table. A desk makes its own versions,
# and a figure keeps the one that made its band.
HEDGES: Mapping[str, Decimal] = MappingProxyType(
    {hedge: Decimal("0.10") if hedge == Hedge.ABOUT else Decimal(0) for hedge in Hedge.ALL}
)


class BadSide(ValueError):
    """A side that its hedge has no use for, or that it lacks; `side` is "low" or "high"."""

    def __init__(self, side: str, message: str) -> None:
        super().__init__(message)
        self.side = side


@dataclass(frozen=True, slots=True)
class Band:
    """The numbers from low to high in one unit; None is an open side, and an open side is never closed.

    Raises ValueError where no number fits, or where a side is not a number or lies beyond 10^30.
    """

    low: Decimal | None
    high: Decimal | None
    low_closed: bool
    high_closed: bool

    def __post_init__(self) -> None:
        for side in (self.low, self.high):
            _check_side(side)
        if (self.low is None and self.low_closed) or (self.high is None and self.high_closed):
            raise ValueError("An open side cannot be closed.")
        if self.low is None or self.high is None:
            return
        if self.low > self.high:
            raise ValueError(f"The range is reversed: {_number(self.low)} is more than {_number(self.high)}.")
        if self.low == self.high and not (self.low_closed and self.high_closed):
            raise ValueError(f"No number fits a band from {_number(self.low)} to itself that leaves out an end.")

    def overlaps(self, other: Band) -> bool:
        """Tell whether at least one number lies in both."""
        return not self._below(other) and not other._below(self)

    def contains(self, other: Band) -> bool:
        """Tell whether every number of the other lies in this one."""
        if self.low is not None:
            if other.low is None or other.low < self.low:
                return False
            if other.low == self.low and other.low_closed and not self.low_closed:
                return False
        if self.high is not None:
            if other.high is None or other.high > self.high:
                return False
            if other.high == self.high and other.high_closed and not self.high_closed:
                return False
        return True

    def describe(self, places: int = 6) -> str:
        """Say it in words without a unit: "1,000", "540–660", "more than 600", "600 or more", "up to 600".

        Numbers are written to so many decimal places, small ones to three digits at the least.
        """
        low = None if self.low is None else _number(self.low, places)
        high = None if self.high is None else _number(self.high, places)
        if low is None and high is None:
            return "any number"
        if high is None:
            return f"{low} or more" if self.low_closed else f"more than {low}"
        if low is None or (self.low == 0 and self.low_closed and self.high != 0):
            return f"up to {high}" if self.high_closed else f"fewer than {high}"
        if low == high:
            return low
        if self.low_closed and self.high_closed:
            # Beside a minus sign the dash would be misread.
            return f"{low}{' to ' if '−' in low + high else '–'}{high}"
        least = f"{low} or more" if self.low_closed else f"more than {low}"
        return f"{least}, {f'up to {high}' if self.high_closed else f'fewer than {high}'}"

    def _below(self, other: Band) -> bool:
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and not (self.high_closed and other.low_closed))


def sides_of(low: Decimal | None, high: Decimal | None, hedge: str) -> tuple[Decimal | None, Decimal | None]:
    """The two sides as the hedge has them, none of what was given left out.

    | hedge                 | low alone | high alone | both, equal | both, apart |
    |-----------------------|-----------|------------|-------------|-------------|
    | exact                 | that one  | that one   | that one    | refused     |
    | about                 | just over | nearly     | about it    | each end    |
    | at least, more than   | from it   | from it    | from it     | refused     |
    | at most, fewer than   | up to it  | up to it   | up to it    | refused     |
    | between, vague        | refused   | refused    | that one    | the range   |

    Raises BadSide, and ValueError where there is no number or the range is reversed.
    """
    if low is None and high is None:
        needs = hedge in _FROM_BELOW + _FROM_ABOVE
        raise ValueError(f"The hedge {_NAMES[hedge]} needs a number." if needs else "A band needs at least one number.")
    if low is not None and high is not None and low > high:
        raise ValueError(f"The range is reversed: {_number(low)} is more than {_number(high)}.")
    one = low if high is None or low == high else high if low is None else None
    said = f"“{_NAMES[hedge].capitalize()}”"
    if hedge == Hedge.EXACT:
        if one is None:
            raise BadSide("high", f"{said} is one number: for a range choose “between”.")
        return one, one
    if hedge in _FROM_BELOW:
        if one is None:
            raise BadSide("high", f"{said} has no upper end: leave this empty, or choose “between”.")
        return one, None
    if hedge in _FROM_ABOVE:
        if one is None:
            raise BadSide("low", f"{said} has no lower end: leave this empty, or choose “between”.")
        return None, one
    if hedge in (Hedge.BETWEEN, Hedge.VAGUE) and (low is None or high is None):
        raise BadSide("low" if low is None else "high", f"{said} has two ends: give this one too.")
    return low, high


def band_of(
    low: Decimal | None,
    high: Decimal | None,
    hedge: str,
    *,
    hedges: Mapping[str, Decimal] = HEDGES,
    whole: bool = False,
    from_zero: bool = True,
) -> Band:
    """Make the band that the desk compares from what the words say, by a table of hedges.

    The sides are taken as `sides_of` takes them. A side that a hedge has moved goes on to the next whole number outward
    where the thing is counted one by one (`whole`): about 5 people are 4 to 6.
    Numbers start at 0, so "up to 600" is [0, 600]; where the number itself is negative, or on a scale that goes on
    below 0 (`from_zero` false: degrees), the low side stays open. About one side alone never widens past it: nearly 600
    is [540, 600]. About 0 is 0.
    Raises ValueError for an unknown hedge, sides that it has no use for, a missing or reversed number, and one that is
    not finite or beyond 10^30.
    """
    if hedge not in HEDGES:
        raise ValueError(f"There is no hedge {hedge!r}; there are {', '.join(Hedge.ALL)}.")
    for side in (low, high):
        _check_side(side)
    low, high = sides_of(low, high, hedge)
    if high is None and hedge in _FROM_BELOW:
        return Band(low, None, hedge == Hedge.AT_LEAST, False)
    if high is not None and hedge in _FROM_ABOVE:
        closed = hedge == Hedge.AT_MOST
        if not from_zero or high < 0 or (high == 0 and not closed):
            return Band(None, high, False, closed)
        return Band(Decimal(0), high, True, closed)
    share = hedges.get(hedge, Decimal(0))
    with localcontext() as context:
        context.prec = DIGITS
        bottom = None if low is None else low - abs(low) * share
        top = None if high is None else high + abs(high) * share
        if low is None and high is not None:
            bottom, top = high - abs(high) * share, high
        if high is None and low is not None:
            bottom, top = low, low + abs(low) * share
        if whole and share:
            bottom = _outward(bottom, low, ROUND_FLOOR)
            top = _outward(top, high, ROUND_CEILING)
    for side in (bottom, top):
        _check_side(side)
    return Band(bottom, top, bottom is not None, top is not None)


def _outward(moved: Decimal | None, stated: Decimal | None, rounding: str) -> Decimal | None:
    return moved if moved is None or moved == stated else moved.to_integral_value(rounding)


def _check_side(side: Decimal | None) -> None:
    if side is None:
        return
    if side.is_nan():
        raise ValueError("A band's side must be a number.")
    if side.is_infinite():
        raise ValueError("A band's side must be finite; leave it out where it is open.")
    if abs(side) > LARGEST:
        raise ValueError("A band's side must not lie beyond 10^30.")


def _number(value: Decimal, places: int = 6) -> str:
    """Write with thousands separators and no trailing zeros: "1,000", "4.1", "−2"."""
    places = max(places, LEAST_DIGITS - 1 - value.adjusted()) if value else 0
    with localcontext(prec=DIGITS):
        exponent = value.as_tuple().exponent
        rounded = round(value, places) if isinstance(exponent, int) and -exponent > places else value
    written = f"{rounded:,f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return "0" if written in ("-0", "") else written.replace("-", "−")
