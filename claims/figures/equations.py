"""Whether numbers can stand in the relation that they are said to: a sum of its parts, a share of its whole.

Every band is taken at its widest, so a relation is refused only where no numbers of the bands fulfil it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import reduce
from itertools import product

from claims.figures.bands import DIGITS, LARGEST, Band

INFINITY = Decimal("Infinity")
HUNDRED = Decimal(100)
PRECISE = 2 * DIGITS  # room for the product of two sides


@dataclass(frozen=True, slots=True)
class Check:
    """`possible` tells whether some numbers of the bands fulfil the relation.

    `expected` is the band that the other terms leave for the whole of a sum or the part of a share, cut at 10^30;
    `words` say it: "The parts add up to 940 or more, not 900."
    """

    possible: bool
    expected: Band
    words: str


@dataclass(frozen=True, slots=True)
class _End:
    """One end of a range of numbers, infinite where it is open."""

    value: Decimal
    closed: bool


@dataclass(frozen=True, slots=True)
class _Range:
    """A band of any size."""

    low: _End
    high: _End

    def below(self, other: _Range) -> bool:
        """Whether every number of it is less than every number of the other."""
        high, low = self.high, other.low
        return high.value < low.value or (high.value == low.value and not (high.closed and low.closed))


def check_sum(whole: Band, parts: Sequence[Band]) -> Check:
    """Whether the parts may add up to the whole; all in one unit. Raises ValueError without parts."""
    if not parts:
        raise ValueError("A sum needs at least one part.")
    with localcontext(prec=PRECISE):
        added = reduce(_add, map(_range, parts))
    expected = _band(added)
    return _check(added, whole, f"The parts add up to {expected.describe()}", expected)


def check_share(percent: Band, part: Band, whole: Band) -> Check:
    """Whether the part may be that many percent of the whole; part and whole in one unit.

    A percentage given as one number counts as rounded to its last digit: 19 % are 18.5 % to 19.5 %, 4.1 % are 4.05 % to
    4.15 %. Nothing is a share of nothing: where the whole is 0 and no more, no contradiction can be shown.
    """
    with localcontext(prec=PRECISE):
        share = _divided(_multiply(_range(_before_rounding(percent)), _range(whole)), HUNDRED)
    expected = _band(share)
    if whole.low == whole.high == 0:
        return Check(True, expected, "A share of 0 can’t be worked out.")
    rounding = " (rounding allowed)" if percent.low == percent.high else ""
    words = f"{percent.describe()} % of {whole.describe()} would be {expected.describe()}{rounding}"
    return _check(share, part, words, expected)


def part_exceeds_whole(part: Band, whole: Band) -> bool:
    """Whether the part is greater than the whole, whichever numbers of the bands are meant; both in one unit."""
    return _range(whole).below(_range(part))


def _check(reached: _Range, stated: Band, words: str, expected: Band) -> Check:
    kept = _range(stated)
    if reached.below(kept) or kept.below(reached):
        return Check(False, expected, f"{words}, not {stated.describe()}.")
    return Check(True, expected, f"{words}.")


def _range(band: Band) -> _Range:
    low = -INFINITY if band.low is None else band.low
    high = INFINITY if band.high is None else band.high
    return _Range(_End(low, band.low_closed), _End(high, band.high_closed))


def _band(found: _Range) -> Band:
    """As a band, which ends at 10^30: what lies beyond is left open."""
    low, high = found.low, found.high
    if low.value > LARGEST:
        return Band(LARGEST, None, False, False)
    if high.value < -LARGEST:
        return Band(None, -LARGEST, False, False)
    bottom = None if low.value < -LARGEST else low.value
    top = None if high.value > LARGEST else high.value
    return Band(bottom, top, bottom is not None and low.closed, top is not None and high.closed)


def _before_rounding(percent: Band) -> Band:
    if percent.low is None or percent.low != percent.high:
        return percent
    exponent = percent.low.normalize().as_tuple().exponent
    half = Decimal(5).scaleb(min(exponent if isinstance(exponent, int) else 0, 0) - 1)
    return Band(max(percent.low - half, -LARGEST), min(percent.low + half, LARGEST), True, True)


def _add(one: _Range, other: _Range) -> _Range:
    return _Range(
        _End(one.low.value + other.low.value, one.low.closed and other.low.closed),
        _End(one.high.value + other.high.value, one.high.closed and other.high.closed),
    )


def _multiply(one: _Range, other: _Range) -> _Range:
    """Its ends are among the products of the ends."""
    corners = [_corner(*ends) for ends in product((one.low, one.high), (other.low, other.high))]
    return _Range(_end(corners, min(corner.value for corner in corners)), _end(corners, max(c.value for c in corners)))


def _corner(one: _End, other: _End) -> _End:
    if one.value == 0 or other.value == 0:
        # 0 times anything is 0, however great: an end of 0 that is reached makes it so for all of the other range.
        return _End(Decimal(0), (one.value == 0 and one.closed) or (other.value == 0 and other.closed))
    return _End(one.value * other.value, one.closed and other.closed)


def _end(corners: Iterable[_End], value: Decimal) -> _End:
    return _End(value, any(corner.closed for corner in corners if corner.value == value))


def _divided(found: _Range, by: Decimal) -> _Range:
    return _Range(_End(found.low.value / by, found.low.closed), _End(found.high.value / by, found.high.closed))
