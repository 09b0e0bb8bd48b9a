"""Sides as each hedge has them, for tests that make numbers up."""

from decimal import Decimal

from claims.figures.bands import Band, Hedge, band_of

Sides = tuple[Decimal | None, Decimal | None]


def sides_for(hedge: str, one: Decimal, other: Decimal) -> Sides:
    """What of two numbers in any order the hedge has use for."""
    low, high = sorted((one, other))
    if hedge == Hedge.EXACT:
        return low, low
    if hedge in (Hedge.AT_LEAST, Hedge.MORE_THAN):
        return low, None
    return (None, high) if hedge in (Hedge.AT_MOST, Hedge.FEWER_THAN) else (low, high)


def hedged(one: Decimal, other: Decimal, hedge: str) -> Band:
    return band_of(*sides_for(hedge, one, other), hedge)
