"""Tells numerals that are dates, times, ordinals, phone numbers, with the words that stand around them."""

from __future__ import annotations

from claims.text.cues import Left
from claims.text.source import Source

SHORTEST_PHONE = 9  # characters of a number with a hyphen that ends in two zeros, such as a range of round numbers
LONGEST_DAY = 2  # digits
_AROUND = "(\"'“,./"


def mask_at(source: Source, at: int, end: int, left: Left) -> tuple[int, str] | None:
    """Give end and reason where the digits at [at, end) begin something that is no quantity as a whole."""
    grammar, folded = source.grammar, source.folded
    if _after_month(source, left):
        day = grammar.masks.after_month.match(folded, at)
        apart = day and left.words[0].endswith(",") and day.end() - at <= LONGEST_DAY  # "in May, 14 left"
        if day and not apart and not (left.word(1) == source.language.in_word and source.counts(day.end())):
            return day.end(), "date"
    if at and folded[at - 1] == "+" and not folded[at - 2 : at - 1].isdigit():
        phone = grammar.masks.phone_after_plus.match(folded, at)
        if phone:
            return phone.end(), "phone"
    if end - at <= 2 and folded.startswith(" ", end):
        clock = clock_at(source, at)
        if clock:
            return clock, "time"
    masked = grammar.masks.at(folded, at)
    if not masked:
        return _slashed(source, at, left)
    return masked if _holds(source, at, end, *masked) else None


def clock_at(source: Source, at: int) -> int:
    """Give the end of "half past six" or "nineteen eighty-four"; 0 where neither begins here."""
    clock = source.grammar.clock_words.match(source.folded, at)
    return clock.end() if clock and not source.grammar.unit.match(source.folded, clock.end()) else 0


def _after_month(source: Source, left: Left) -> bool:
    word = left.word(0).strip(_AROUND)
    if word not in source.language.months:
        return False
    start = left.starts[0]
    small = source.text[start : start + 4].lstrip(_AROUND)[:1].islower()
    return word not in source.language.months_capital or not small


def _holds(source: Source, at: int, end: int, stop: int, reason: str) -> bool:
    """Tell whether the mask stands: "may" may be no month, and "100-1000 men" no phone."""
    text, folded = source.text, source.folded
    if stop < end and reason != "date":
        return False
    if reason == "date":
        word = folded[at:stop].rstrip(". ").split()[-1] if " " in folded[at:stop] else ""
        small = word in source.language.months_capital and text[stop - len(word) : stop].strip(".").islower()
        return not small or source.small
    if reason == "years" and _is_season(folded[at:stop]):
        return True
    if reason in ("years", "phone") and source.counts(stop):
        return False
    return not (reason == "phone" and folded[at:stop].endswith("00") and stop - at < SHORTEST_PHONE)


def _is_season(written: str) -> bool:
    """Tell "2023/24" and "1999-2000": the second year is the next one."""
    return written[:4].isdigit() and written[-2:] == f"{(int(written[:4]) + 1) % 100:02d}"


def _slashed(source: Source, at: int, left: Left) -> tuple[int, str] | None:
    """Tell 4/22, a date after "on", and 16/9, from the share 3/4."""
    match = source.grammar.masks.slashed.match(source.folded, at)
    if not match:
        return None
    first, second = int(match[1]), int(match[2])
    if first >= second:
        return match.end(), "date"
    if source.counts(match.end()) or source.folded.startswith(source.grammar.of, match.end()):
        return None
    word = left.word(0).strip(_AROUND)
    dated = (
        (not left.words and match.end() < len(source.folded.rstrip()))
        or word in source.language.date_before
        or word in source.language.days
        or source.grammar.month_near(source.folded, at, match.end())
    )
    return (match.end(), "date") if dated and 0 < first <= 12 and second <= 31 else None
