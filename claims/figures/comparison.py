"""Holds one band against another, and one number against another where they may be held against each other."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from typing import Literal

from claims.figures.bands import Band
from claims.figures.units import comparable, side_by_side
from claims.figures.wording import amount

Relation = Literal["agrees", "overlaps", "apart", "incomparable"]
Reason = Literal["", "scope", "definition", "unit", "date"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """`times` says how many times the lower band's nearest edge goes into the higher one's (times_apart).

    It is 1.00 or more. None unless the bands are apart, and where an edge is 0 or negative: no ratio means anything.
    `reason` and `words` say why numbers are not comparable, from the first one's side; empty where they are.
    """

    relation: Relation
    times: Decimal | None
    reason: Reason = ""
    words: str = ""

    @property
    def said(self) -> str:
        """In words: "agrees", "overlaps", "apart by × 5", "not comparable (date): counted 54 days later"."""
        if self.relation == "incomparable":
            return f"not comparable ({self.reason}): {self.words}"
        if self.times is None or self.times == 1:  # they touch, or nearly
            return self.relation
        return f"apart by × {amount(self.times)}"


@dataclass(frozen=True, slots=True)
class Stated:
    """A number as somebody stated it: its band in its own unit (a code of claims.figures.units).

    `measure` is any key of what it counts, None where nobody knows; `counts` that in words ("ISIS members in Iraq and
    Syria"); `place` and `definition` are the measure's. `day` is the day it is as of. `holds_days`, of the measure: how
    many days apart two numbers may be and still be held against each other, None for any. `unit_words` is what to call
    the unit, where its code won't do ("US dollars").
    """

    band: Band
    unit: str
    measure: Hashable | None = None
    counts: str = ""
    place: str = ""
    definition: str = ""
    day: date | None = None
    holds_days: int | None = None
    unit_words: str = ""


def compare_figures(one: Stated, other: Stated) -> Comparison:
    """Hold two stated numbers against each other, or say why that can't be done, in words about the other one.

    Relation and times are the same from either side. Units of one kind are converted; months are held against days as
    calendar months, which leaves some days open. Raises ValueError for a unit that the desk doesn't know.
    """
    alike = comparable(one.unit, other.unit)
    if other.measure is None:
        return _refused("scope", "it isn’t known what it counts")
    if one.measure is None:
        return _refused("scope", "it isn’t known what the number that it is held against counts")
    if not alike:
        return _refused("unit", f"in {other.unit_words or other.unit}, not {one.unit_words or one.unit}")
    if one.measure != other.measure:
        return _refused("definition" if _same_place(one, other) else "scope", _counts(other))
    held = [stated.holds_days for stated in (one, other) if stated.holds_days is not None]
    if words := why_too_far(one.day, other.day, min(held, default=None)):
        return _refused("date", words)
    return compare(*side_by_side(one.band, one.unit, other.band, other.unit))


def _refused(reason: Reason, words: str) -> Comparison:
    return Comparison("incomparable", None, reason, words)


def _same_place(one: Stated, other: Stated) -> bool:
    """No place given is not the same place."""
    place = one.place.strip().casefold()
    return bool(place) and place == other.place.strip().casefold()


def _counts(stated: Stated) -> str:
    if stated.counts or stated.definition:
        return f"counts {stated.counts or stated.definition}"
    return f"counts something else in {stated.place}" if stated.place else "counts something else"


def why_too_far(one: date | None, other: date | None, holds_days: int | None) -> str:
    """Why numbers of these days can't be held against each other, in words about the other one; empty where they can.

    They can be `holds_days` apart, and both need a date; None lets them be as far apart as they like.
    """
    if holds_days is None:
        return ""
    if one is None or other is None:
        if one == other:
            return "neither is dated"
        return "it isn’t dated" if other is None else "the number that it is held against isn’t dated"
    days = (other - one).days
    if abs(days) <= holds_days:
        return ""
    return f"counted {abs(days):,} day{'' if abs(days) == 1 else 's'} {'later' if days > 0 else 'earlier'}"


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
    return Comparison("apart", times_apart(lower, higher))


def _nearest_edges(one: Band, other: Band) -> tuple[Decimal, Decimal]:
    """Give the lower band's top and the higher band's bottom; bands that are apart have both."""
    if one.high is not None and other.low is not None and one.high <= other.low:
        return one.high, other.low
    if other.high is not None and one.low is not None:
        return other.high, one.low
    raise ValueError("Bands that are apart face each other with closed sides.")


def times_apart(lower: Decimal, higher: Decimal) -> Decimal:
    """How many times the lower number, above 0, goes into the higher one, to 2 places.

    Rounded down, so that "1.81 times or more" is true; every page says the same number.
    """
    ratio = higher / lower
    # A ratio of tiny to huge numbers may have more digits than quantize allows.
    return ratio.quantize(Decimal("0.01"), ROUND_FLOOR) if ratio < Decimal(10) ** 20 else ratio


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
