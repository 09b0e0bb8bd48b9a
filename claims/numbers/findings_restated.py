"""A figure that isn't what the claim's own words say."""

from __future__ import annotations

from claims.figures.bands import Hedge, band_of
from claims.figures.units import COUNTED, WHOLE
from claims.figures.wording import stated_words
from claims.numbers.findings_kinds import LOUD, QUIET, Finding, Kind, claim_place, key_of
from claims.numbers.findings_rows import Number
from claims.numbers.findings_said import counted
from claims.text.quantities import find_quantities
from claims.text.quantity import Quantity

PERCENT = "%"


def restated(number: Number, language: str) -> Finding | None:
    """Where the quote of a claim holds one number, in the figure's unit, and the figure is another band. Loud where the
    two share no number; else somebody may have made the words wider or narrower, and says so by setting it aside."""
    said = find_quantities(number.claim.quote, language)
    if len(said) != 1 or not _in_unit_of(number, said[0]):
        return None
    (words,) = said
    try:
        band = band_of(words.low, words.high, words.qualifier, whole=number.unit in WHOLE)
    except ValueError:
        return None
    if _alike(words, number) or band == number.band:
        return None
    if words.qualifier == number.hedge == Hedge.ABOUT and (number.low is None) != (number.high is None):
        return None  # nearly and just over: about, with one side alone
    said_words = stated_words(words.low, words.high, words.qualifier)
    told = f"“{number.claim.quote}” says {said_words}, the figure {counted(number)}."
    key = key_of(Kind.RESTATED, number.identity, [number.claim.quote])
    tone = QUIET if band.overlaps(number.band) else LOUD
    return Finding(Kind.RESTATED, tone, "The figure isn’t what its words say", told, key, (claim_place(number.claim),))


def _in_unit_of(number: Number, words: Quantity) -> bool:
    if words.per:
        return False
    if not words.unit:
        return number.unit in COUNTED
    return number.unit in {words.unit, f"{words.unit}s", "percent" if words.unit == PERCENT else ""}


def _alike(words: Quantity, number: Number) -> bool:
    """Whether both state the same, whatever table of hedges made the figure's band."""
    return (words.low, words.high, words.qualifier) == (number.low, number.high, number.hedge)
