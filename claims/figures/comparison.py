"""Holds one band against another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from claims.figures.bands import Band

Relation = Literal["agrees", "overlaps", "apart"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """`times` says how many times the lower band's nearest edge goes into the higher one's, rounded to 2 places.

    It is 1.00 or more. None unless the bands are apart, and where an edge is 0 or negative: no ratio means anything.
    """

    relation: Relation
    times: Decimal | None


def compare(claim_band: Band, other_band: Band) -> Comparison:
    """Say "agrees" where one band contains the other, "overlaps" where they share a number, else "apart".

    Only bands on one measure, in one unit, may be held against each other; the caller sees to that.
    """
    if claim_band.contains(other_band) or other_band.contains(claim_band):
        return Comparison("agrees", None)
    if claim_band.overlaps(other_band):
        return Comparison("overlaps", None)
    lower, higher = _nearest_edges(claim_band, other_band)
    if lower <= 0:
        return Comparison("apart", None)
    return Comparison("apart", _round(higher / lower))


def _nearest_edges(one: Band, other: Band) -> tuple[Decimal, Decimal]:
    """Give the lower band's top and the higher band's bottom; bands that are apart have both."""
    if one.high is not None and other.low is not None and one.high <= other.low:
        return one.high, other.low
    if other.high is not None and one.low is not None:
        return other.high, one.low
    raise ValueError("Bands that are apart face each other with closed sides.")


def _round(ratio: Decimal) -> Decimal:
    # A ratio of tiny to huge numbers may have more digits than quantize allows.
    return ratio.quantize(Decimal("0.01")) if ratio < Decimal(10) ** 20 else ratio


def hull(bands: Iterable[Band]) -> Band:
    """The one band from the lowest to the highest number of these. Raises ValueError where there is none."""
    bands = list(bands)
    if not bands:
        raise ValueError("There is no band to span.")
    lowest = min(bands, key=lambda band: (band.low is not None, band.low or 0, not band.low_closed))
    highest = max(bands, key=lambda band: (band.high is None, band.high or 0, band.high_closed))
    return Band(lowest.low, highest.high, lowest.low_closed, highest.high_closed)


def resting_band(said: Band, found: Iterable[Band]) -> Band:
    """The numbers that a verdict rests on: what was found, with what was said where the two share a number.

    A verdict that the number is wrong rests on what was found in its place; one that it is right, or that it can't be
    shown wrong, on both. Where nothing was found it rests on what was said.
    """
    found = list(found)
    if not found:
        return said
    spanned = hull(found)
    return hull([said, spanned]) if said.overlaps(spanned) else spanned
