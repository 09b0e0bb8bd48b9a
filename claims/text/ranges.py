"""Joins two amounts into one range, or tells why they are two values: "two to three months", "from 16 % to 3 %"."""

from __future__ import annotations

from decimal import Decimal

from claims.text.cues import Left
from claims.text.grammar import Grammar
from claims.text.numbers import Number

MOST_OF_PAIR = 100  # "three or four", "20 or 30": beyond that "or" names two values
RANGE, CHANGE = "range", "change"


def joiner_at(grammar: Grammar, folded: str, end: int, *, opened: bool) -> tuple[str, int]:
    """Give the words that join two ends and where the second end begins; ("", end) where none stand here."""
    match = grammar.joiner.match(folded, end)
    if not match and opened:
        match = grammar.pair_joiner.match(folded, end)
    if not match:
        match = grammar.or_joiner.match(folded, end)
    if not match:
        return "", end
    place = match.end()
    inner = grammar.inner.match(folded, place)
    return match.group().strip() or "-", inner.end() if inner else place


def lend_scale(first: Number, second: Number) -> Decimal:
    """Give the first value, with the second's magnitude where the words share it: "2 to 3 million"."""
    low = first.low
    if first.scale == 1 and second.scale > 1 and first.form in ("digits", "words"):
        if abs(low) < 1000 and low <= second.low / second.scale:
            return low * second.scale
    return low


def is_change(grammar: Grammar, left: Left, low: Decimal, high: Decimal) -> bool:
    """Tell "fell from 16 to 3", two values, from "ranging from 3 to 16", one range."""
    language = grammar.language
    if low > high:
        return True
    for index, word in enumerate(left.words[:6]):
        if word.strip(",") in language.ranging:
            return False
        if index and word.strip(",") in language.changes:
            return True
    return False


def is_pair(first: Number, second: Number) -> bool:
    """Tell "three or four" and "20 or 30", which name one uncertain number, from two values."""
    low, high = first.low, second.high
    return (
        low < high <= MOST_OF_PAIR
        and first.form == second.form
        and first.scale == second.scale
        and low == low.to_integral_value()
        and (high - low <= 2 or (low >= 10 and low % 5 == 0 and high % 5 == 0 and high <= 2 * low))
    )
