"""How far a number that was said lies from one that came later."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, localcontext

from claims.figures.bands import DIGITS, Band

HUNDRED = Decimal(100)


def signed_error(said: Band, found: Band) -> Decimal | None:
    """In percent of the later number, between the edges that face each other: −20 is too low by 20 %, 0 where the
    bands share a number or touch.

    None where the later number's edge is 0, since nothing is a share of nothing. Both bands must be on one measure, in
    one unit; the caller sees to that.
    """
    if said.overlaps(found):
        return Decimal(0)
    if said.high is not None and found.low is not None and said.high <= found.low:
        ours, theirs = said.high, found.low
    elif said.low is not None and found.high is not None:
        ours, theirs = said.low, found.high
    else:
        raise ValueError("Bands that are apart face each other with closed sides.")
    if ours == theirs:
        return Decimal(0)
    if theirs == 0:
        return None
    with localcontext() as context:
        context.prec = DIGITS
        return (ours - theirs) / abs(theirs) * HUNDRED


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle one of several errors, and the least and the greatest, in percent."""

    median: Decimal
    least: Decimal
    greatest: Decimal


def spread_of(errors: Iterable[Decimal]) -> Spread | None:
    """Of an even number of errors the median is the mean of the two in the middle. None where there is no error."""
    ordered = sorted(errors)
    if not ordered:
        return None
    half = len(ordered) // 2
    with localcontext() as context:
        context.prec = DIGITS
        median = ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
    return Spread(median, ordered[0], ordered[-1])
