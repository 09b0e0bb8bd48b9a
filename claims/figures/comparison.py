"""Holds one band against another."""

from __future__ import annotations

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
