"""Numbers that count nothing, told by their neighbours: years, hours, dates, lists. Each trap carries its reason."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.text.context import STRIPPED, Context
from claims.text.names import (
    begins_name,
    is_glued_after,
    is_glued_before,
    is_label,
    is_lawbook,
    is_lettered_label,
    is_named,
)

FIRST_YEAR, LAST_YEAR = Decimal(1700), Decimal(2100)
LARGEST_DAY, LARGEST_HOUR, LARGEST_CLOCK, LARGEST_ITEM = 31, 24, 12, 200
_YEAR = re.compile(r"1[0-9]{3}(?![0-9.,%])")
_DOTTED = re.compile(r"[0-2]?[0-9]\.[0-5][0-9]")


def find_trap(context: Context, *, has_unit: bool, signed: bool) -> str:
    """Say why the number counts nothing, or give "" where it does. Money is never asked about."""
    number, folded = context.number, context.folded
    before = folded[number.start - 1] if number.start else ""
    digits = folded[number.start].isdigit()
    if digits:
        if not signed and before and before not in " \n(" and is_glued_before(context, before):
            return "name"
        if is_glued_after(context) and not has_unit:
            return "name"
        if is_lawbook(context) or (not context.hedge and is_label(context, has_unit=has_unit)):
            return "name"
    elif folded[number.end : number.end + 1].isdigit() or begins_name(context):
        return "name"  # "Twenty20"
    elif (
        folded.startswith("-", number.end)
        and context.word_after(1).split("-")[0] in context.grammar.language.idiom_heads
    ):
        return "idiom"
    word = context.left.word(0).strip(STRIPPED)
    if not context.left.words and digits and _numbers_a_list(context):
        return "list"
    if before == "(" and folded.startswith(")", number.end) and _is_item(context):
        return "list"
    if before == "[" and folded[number.end : number.end + 1] == "]":
        return "reference"
    if word:
        reason = _dated(context, word, digits=digits, has_unit=has_unit)
        if reason:
            return reason
        if (
            not context.hedge
            and (not has_unit or not digits or is_lettered_label(context, word))
            and is_named(context, word, digits=digits, has_unit=has_unit)
        ):
            return "name"
    if number.form == "words" and _is_ordinal(context, word):
        return "ordinal"
    if context.grammar.era.match(folded, number.end) and number.low == number.low.to_integral_value() and not has_unit:
        return "year"
    if not has_unit:
        if number.low == 0 and _is_limit(context, word):
            return "name"
        if _is_hour(context, word):
            return "time"
        if _is_year(context, word):
            return "year"
    return ""


def _is_ordinal(context: Context, word: str) -> bool:
    """Tell "twenty-fifth", and "her twenty-second birthday" from "a twenty-second clip"."""
    language, folded, end = context.grammar.language, context.folded, context.end
    if context.grammar.ordinal_after.match(folded, end):
        return True
    return folded.startswith(language.ordinal_second, end + 1) and word in language.determiners


def _numbers_a_list(context: Context) -> bool:
    folded, end, number = context.folded, context.end, context.number
    return (
        folded[end : end + 1] in (".", ")")
        and folded[end + 1 : end + 2] == " "
        and number.low < LARGEST_ITEM
        and (number.start == 0 or folded[number.start - 1] in "\n\r( ")
    )


def _is_item(context: Context) -> bool:
    """Tell "(1) The first point", and the "(2)" of "article 5(2)", from a number in brackets."""
    start = context.number.start - 1
    inner = context.folded[start - 1 : start]
    words = context.left.words[1:2]  # the bracket stands alone before the number
    return context.number.is_plain and (inner.isalnum() or not words or words[0].endswith((".", ";", ":")))


def _dated(context: Context, word: str, *, digits: bool, has_unit: bool) -> str:
    """Tell "June 3", "may twenty nine", "Tuesday 14"."""
    language, number = context.grammar.language, context.number
    bare = word.rstrip(".")
    if bare in language.months and number.scale == 1 and number.low <= LAST_YEAR:
        if bare in language.months_capital and context.written(0).strip(STRIPPED)[:1].islower():
            return ""
        raw = context.left.words[0]
        if number.low <= LARGEST_DAY and (
            raw.endswith(",") or (raw.endswith(".") and not word.endswith(".") and not digits)
        ):
            return ""
        if number.low <= LARGEST_DAY:
            return "" if context.counted and (context.left.word(1) == "in" or not digits or has_unit) else "date"
        plain = number.is_plain and context.folded[number.start : number.end].isdigit()  # "March, 1,950 left" counts
        return "year" if number.low >= 1000 and plain and not has_unit else ""
    if (
        bare in language.days
        and number.low <= LARGEST_DAY
        and number.scale == 1
        and not has_unit
        and not context.counted
    ):
        return "" if context.left.words[0].endswith((",", ";", ":")) else "time"
    return ""


def _is_limit(context: Context, word: str) -> bool:
    """Tell "ground zero", "zero tolerance" and "below zero" from zero that is counted."""
    language, number = context.source.language, context.number
    if context.folded[number.start : number.end] not in language.zeros:
        return False
    following = context.folded[number.end : number.end + 2]
    joined = following[:1] == "-" or (following[:1] == " " and following[1:].isalpha() and not context.counted)
    return word in language.zero_names or (joined and context.source.word_at(number.end) not in language.stops)


def _is_hour(context: Context, word: str) -> bool:
    """Tell "at 8", "tomorrow 10", "8 this morning"."""
    language, number = context.grammar.language, context.number
    if number.low > LARGEST_HOUR or number.scale != 1 or number.form not in ("digits", "words") or number.low < 1:
        return False
    if number.low != number.low.to_integral_value():
        if not _DOTTED.fullmatch(context.folded, number.start, number.end):
            return False
        if context.left.words and context.folded[number.start] == "0" and context.folded[number.start + 1] != ".":
            return True  # "06.15"
        if word in language.determiners and context.source.word_at(number.end) in language.departures:
            return True  # "the 22.15 to the coast"
        return word in language.at_strict and (context.left.word(1) in language.scheduled or context.names_day)
    if word in language.until and context.left.word(1).strip(STRIPPED) in language.days and not context.counted:
        return True
    second = context.left.word(1)
    if second.strip(STRIPPED) in language.changes and word not in language.at_strict:
        return False  # "fell by 12 on Tuesday"
    daypart = context.grammar.dayparts.match(context.folded, number.end)
    if daypart and (word in language.at or word in language.days or word in ("", "and", "or", "between")):
        return not (word in language.at_strict and context.left.word(1) in language.measured_at)
    if word not in language.hour_before or context.counted or second in language.measured_at:
        return False
    if word in language.hour_alone:
        following = context.folded[number.end : number.end + 2]
        ends = not following[1:].isalpha() or following[0] in ".,;!?"
        if ends and (word in language.at_strict or number.low <= LARGEST_CLOCK):
            return True
        goes_on = context.source.word_at(number.end) in language.hour_after  # "at 1 on the 14th"
        if goes_on and word in language.at_strict and number.low <= LARGEST_CLOCK:
            return True
    return context.names_day


def _is_year(context: Context, word: str) -> bool:
    language, number, folded = context.grammar.language, context.number, context.folded
    surface = folded[number.start : number.end]
    if number.form == "words":
        return (
            Decimal(2000) <= number.low <= Decimal(2099)
            and word in language.year_before
            and not context.hedge
            and not context.counted
            and " " in surface
        )
    if number.is_plain and len(surface) == 2 and word in language.year_leads:
        return context.left.word(1).lower() in language.born
    if not (number.is_plain and len(surface) == 4 and surface.isdigit() and number.low >= 1000):
        return False
    if not FIRST_YEAR <= number.low <= LAST_YEAR:
        event = word == language.of_year and context.left.word(1) in language.year_events
        spans = word in context.grammar.pairing and _leads_to_year(context)
        return (event or spans or word in language.year_leads) and not context.counted
    if context.hedge in ("more_than", "at_least", "fewer_than", "at_most") and word not in language.year_hedges:
        return False
    if context.counted:
        following = folded[number.end + 1 : number.end + 40].split(maxsplit=1)
        noun = following[0].strip(".,;:") if following else ""
        if noun in language.people:
            return word in language.year_leads
        return not (context.hedge and word not in language.year_before) and (
            word in language.year_before or word.endswith("'s") or not word or not word.isalpha() or _is_past(context)
        )
    if context.hedge == "about" and word not in language.year_before:
        return False
    if word in language.year_not_before and word not in language.year_before:
        return context.left.word(1).lstrip("(\"'“‘") in language.year_subjects
    return True


def _leads_to_year(context: Context) -> bool:
    """Tell "between 1642 and 1651" from "between 1642 and 1651 men"."""
    joiner = context.grammar.any_joiner.match(context.folded, context.end)
    year = _YEAR.match(context.folded, joiner.end()) if joiner else None
    return bool(year and not context.source.counts(year.end()))


def _is_past(context: Context) -> bool:
    """Tell a year that stands between a name and a noun: "the Brazil 2014 games"."""
    return bool(context.left.words) and context.written(0)[:1].isupper()
