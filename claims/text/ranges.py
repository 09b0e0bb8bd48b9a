"""Joins two amounts into one range, or tells why they are two values: "two to three months", "from 16 % to 3 %"."""

from __future__ import annotations

from decimal import Decimal

from claims.text.algebra import Number
from claims.text.amounts import Amount, read_amount_at
from claims.text.cues import Left
from claims.text.source import Source
from claims.text.units import Unit

MOST_OF_PAIR = 100  # "three or four", "20 or 30": beyond that "or" names two values
MOST_VOTES = 1000  # "passed 220-204" is a score; larger falling numbers with a dash are a range, written badly or not
WIDEST_RANGE = 3  # times the lower end, where a verb of change makes a step as likely
SLOWEST_SPRINT = 30  # "0-60 in 4 seconds"
MOST_GOALS = 100
MOST_LENT = 1000  # "1,500 to 2 million" is what it says
LAST_HOUR = 24
DASHES = "-–—~"
SCORE, TIME = "score", "time"


def opener_of(source: Source, left: Left) -> str:
    """Give the word that opens a range ("between", "from"), also before a hedge; "" where none does."""
    language = source.language
    for word in left.words[:3]:
        word = word.lstrip("(\"'“")
        if word in language.openers:
            return word
        if word not in language.inner and word not in language.skipped:
            return ""
    return ""


def joiner_at(source: Source, end: int, *, opened: bool) -> tuple[str, int]:
    """Give the words that join two ends and where the second end begins; ("", end) where none stand here."""
    grammar, folded = source.grammar, source.folded
    if not grammar.any_joiner.match(folded, end):
        return "", end
    match = grammar.joiner.match(folded, end)
    if not match and opened:
        match = grammar.pair_joiner.match(folded, end)
    if not match:
        match = grammar.or_joiner.match(folded, end)
    if not match:
        return "", end
    inner = grammar.inner.match(folded, match.end())
    return match.group().strip() or "-", inner.end() if inner else match.end()


def second_end(source: Source, first: Amount, left: Left) -> tuple[str, Amount] | None:
    """Read the second end of "two to three", "1,500 - 2,000", "$5 to $10", "between 3 and 4", with what joins them.

    In the place of the joiner, SCORE or TIME says that the two are no range but one of these.
    """
    opener = opener_of(source, left)
    bare_end, unit_end = first.number.end, first.unit_end
    for end in (unit_end, bare_end) if unit_end != bare_end else (bare_end,):
        if source.folded[end : end + 1] not in f" {DASHES}":
            continue
        joiner, place = joiner_at(source, end, opened=opener != "")
        other = read_amount_at(source, place) if joiner else None
        if other is None or other.number.form in ("vague", "ratio"):
            continue
        if not _units_agree(source, first, other, left, opener, joiner, after_unit=end != bare_end):
            continue
        joined = _join(source, first, other, left, opener, joiner)
        if joined:
            return joined, other
    return None


def _units_agree(
    source: Source, first: Amount, other: Amount, left: Left, opener: str, joiner: str, *, after_unit: bool
) -> bool:
    one, two = first.unit.kind, other.unit.kind
    if one and two and one != two:
        return False
    if two == "money" and other.priced and not one:
        return False
    if one and not two and not (first.priced or opener):
        return False  # "gained 2 per cent to 4,120"
    if one and after_unit and _is_step(source, first, other, left):
        return False  # "rose $2 to $45"
    if left.word(0) in source.language.steps and _is_step(source, first, other, left):
        return False  # "grew by 2 million to 61 million"
    # "the 40-two" is a slip, "40-two men" a name
    return not (first.number.form == "digits" and other.number.form == "words" and not two and joiner == "-")


def _is_step(source: Source, first: Amount, other: Amount, left: Left) -> bool:
    """Tell a step and what it led to from a range: a verb of change stands close by, or far apart are the values."""
    changes = source.language.changes
    if left.word(0).strip(",") in changes:
        return True
    wide = other.high > WIDEST_RANGE * abs(lowest(first, other))
    told = first.priced and other.priced and left.word(0) in source.language.steps  # "fell by £12m to £30m"
    return (wide or told) and any(word.strip(",") in changes for word in left.words)


def _join(source: Source, first: Amount, other: Amount, left: Left, opener: str, joiner: str) -> str:
    """Give the joiner where the two make a range or a change, SCORE or TIME where they make that, else ""."""
    language, number = source.language, first.number
    bare = not first.unit.kind and not other.unit.kind
    low = lowest(first, other)
    if joiner in language.or_words:
        return joiner if not opener and _is_pair(number, other.number) else ""
    dashed = joiner in DASHES
    if dashed and joiner != "~" and bare and not opener and _is_score(source, first, other, left):
        return SCORE
    if low > other.high:
        to_one = not dashed and not opener and other.low == 1 and bare  # "3 to 1"
        return joiner if to_one or (not dashed and opener in language.from_words) else ""
    if bare and other.number.low <= LAST_HOUR and number.is_plain:
        day = left.word(0).strip("(,") in language.days and not source.counts(other.end)
        if day or source.grammar.dayparts.match(source.folded, other.end):
            return TIME
    return joiner


def lowest(first: Amount, other: Amount) -> Decimal:
    """Give the first value, with the second's magnitude where the words share it: "2 to 3 million"."""
    number, second = first.number, other.number
    low = number.low
    lends = number.scale == 1 and second.scale > 1 and number.form in ("digits", "words")
    if lends and low < MOST_LENT and low <= second.low / second.scale:
        low *= second.scale
    return -low if first.low < 0 else low


def is_change(source: Source, left: Left, low: Decimal, high: Decimal) -> bool:
    """Tell "fell from 16 to 3", two values, from "ranging from 3 to 16", one range."""
    if low > high:
        return True
    for index, word in enumerate(left.words[:6]):
        if word.strip(",") in source.language.ranging:
            return False
        if index and word.strip(",") in source.language.changes:
            return True
    return False


def merge(first: Amount, other: Amount) -> Amount:
    """Give the range as one amount from the lower to the higher end, with the unit of either."""
    low, high = sorted((lowest(first, other), other.high))
    unit = other.unit if other.unit.kind else first.unit
    return Amount(other.number, first.start, other.end, unit, first.priced or other.priced, low, high)


def split(first: Amount, other: Amount) -> None:
    """Give the first of two values what the words share: "fell from 16 to 3 per cent"."""
    first.low = first.high = lowest(first, other)
    if not first.unit.kind:
        first.unit = other.unit._replace(end=first.end, written="")


def to_one(first: Amount, other: Amount) -> Amount:
    """Read "outnumbered 3 to 1" as the ratio 3."""
    return Amount(
        first.number, first.start, other.end, Unit("ratio", "to one", "", other.end), False, first.low, first.high
    )


def _is_pair(first: Number, second: Number) -> bool:
    """Tell "three or four" and "20 or 30", which name one uncertain number, from two values."""
    low, high = first.low, second.high
    return (
        low < high <= MOST_OF_PAIR
        and first.form == second.form
        and first.scale == second.scale
        and low == low.to_integral_value()
        and (high - low <= 2 or (low >= 10 and low % 5 == 0 and high % 5 == 0 and high <= 2 * low))
    )


def _is_score(source: Source, first: Amount, other: Amount, left: Left) -> bool:
    """Tell "won 2-1": two small bare numbers that count nothing after them."""
    if not (first.number.is_plain and other.number.is_plain):
        return False
    if first.low >= other.low:
        return first.low < MOST_VOTES
    sprint = first.low == 0 and other.low >= SLOWEST_SPRINT
    if other.low >= MOST_GOALS or sprint or source.counts(other.end):
        return False
    words = {word.strip(",:") for word in left.words[:3]}
    return not words & (source.language.aged | source.language.ranging)
