"""One stated number held against another, with what a table says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claims.figures.comparison import Comparison, Stated, compare_figures
from claims.figures.units import side_by_side

Direction = Literal["", "higher", "lower"]


@dataclass(frozen=True, slots=True)
class Against:
    """`direction` says on which side the other number lies; empty unless the two are apart."""

    comparison: Comparison
    direction: Direction = ""

    @property
    def comparable(self) -> bool:
        return self.comparison.relation != "incomparable"

    @property
    def words(self) -> str:
        """ "agrees", "overlaps", "apart by × 2.7, higher", "not comparable (date): counted 54 days later" """
        return f"{self.comparison.said}, {self.direction}" if self.direction else self.comparison.said


def hold_against(one: Stated, other: Stated) -> Against:
    """The other number as seen from the first one. Raises ValueError for a unit that the desk doesn't know."""
    comparison = compare_figures(one, other)
    if comparison.relation != "apart":
        return Against(comparison)
    band, another = side_by_side(one.band, one.unit, other.band, other.unit)
    above = band.high is not None and another.low is not None and another.low >= band.high
    return Against(comparison, "higher" if above else "lower")
