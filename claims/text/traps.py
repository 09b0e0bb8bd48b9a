"""Numbers that count nothing, told by their neighbours: years, names, hours, scores. Each trap carries its reason."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.text.cues import Left
from claims.text.numbers import Number
from claims.text.source import Source

FIRST_YEAR, LAST_YEAR = Decimal(1700), Decimal(2100)
_ERA = re.compile(r"[ ]?(?:bce?|ce|ad|a\.d\.|b\.c\.)(?![a-z])|[ ]?[قم]\.?[ ]?م(?!\w)")
_DOTTED = re.compile(r"[0-2]?[0-9]\.[0-5][0-9]")
_SENTENCE_END = (".", "!", "?", ":", ";", "…", "。")
_STRIPPED = "()[]{}\"“”'«»,;:/"
_HEADLINE_WORDS = 4


class Context:
    """What stands around one number; every question is answered once."""

    __slots__ = ("_counted", "end", "folded", "grammar", "hedge", "left", "number", "source", "text")

    def __init__(self, source: Source, number: Number, left: Left, hedge: str) -> None:
        self.source, self.grammar, self.text, self.folded = source, source.grammar, source.text, source.folded
        self.number, self.left, self.hedge = number, left, hedge
        self.end = number.end
        self._counted: bool | None = None

    @property
    def counted(self) -> bool:
        if self._counted is None:
            self._counted = self.source.counts(self.end)
        return self._counted

    def word_after(self, gap: int) -> str:
        following = self.folded[self.end + gap : self.end + gap + 24].split(maxsplit=1)
        return following[0].strip(".,;:") if following else ""

    def written(self, index: int) -> str:
        """Give a word before the number in its own case."""
        start = self.left.starts[index]
        return self.text[start : start + len(self.left.words[index])]


def find_trap(context: Context, *, has_unit: bool, signed: bool) -> str:
    """Say why the number counts nothing, or give "" where it does. Money is never asked about."""
    number, folded = context.number, context.folded
    before = folded[number.start - 1] if number.start else ""
    digits = folded[number.start].isdigit()
    if digits:
        if not signed and before and before not in " \n(" and _glued_before(context, before):
            return "name"
        if _glued_after(context) and not has_unit:
            return "name"
        if not context.hedge and _is_label(context, has_unit=has_unit):
            return "name"
    elif (
        folded.startswith("-", number.end)
        and context.word_after(1).split("-")[0] in context.grammar.language.idiom_heads
    ):
        return "idiom"
    word = context.left.word(0).strip(_STRIPPED)
    if not context.left.words and digits and _numbers_a_list(context):
        return "list"
    if before == "[" and folded[number.end : number.end + 1] == "]":
        return "reference"
    if word:
        reason = _dated(context, word, digits=digits, has_unit=has_unit)
        if reason:
            return reason
        if (
            not context.hedge
            and (not has_unit or not digits)
            and _named(context, word, digits=digits, has_unit=has_unit)
        ):
            return "name"
    if number.form == "words" and _is_ordinal(context, word):
        return "ordinal"
    if _ERA.match(folded, number.end) and number.low == number.low.to_integral_value() and not has_unit:
        return "year"
    if not has_unit:
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


def _glued_before(context: Context, before: str) -> bool:
    """Tell F-16, COVID-19, #7, ID.3; a prefix letter of the language ("و30") and a sign are no name."""
    folded, start = context.folded, context.number.start
    prefixes = context.grammar.language.prefixes
    if before.isalnum() or before == "_":
        return not (before in prefixes and not folded[start - 2 : start - 1].isalnum())
    if before in "#№§@\\":
        return True
    if before == "ـ":
        return False
    inner = folded[start - 2] if start > 1 else ""
    if before in "-–.'":
        if not inner.isalnum():
            return before == "'" and context.number.low < 100 and not context.counted
        word = context.left.word(0).strip(_STRIPPED)
        if (
            before == "-"
            and word.rstrip("-").split("-")[-1] in context.grammar.language.minus | context.grammar.language.glued_words
        ):
            return False
        return not (before == "–" and inner.isdigit())
    return before == "/" and inner.isalpha() and context.left.word(0) not in ("and/", "or/")


def _glued_after(context: Context) -> bool:
    """Tell 5G, 2B, 18s: letters touch the digits that are neither a unit nor a magnitude."""
    following = context.folded[context.end : context.end + 1]
    return following.isalpha() or following == "_"


def _is_label(context: Context, *, has_unit: bool) -> bool:
    """Tell "007", "4K", "221B", "10 Downing Street" and the programme "60 Minutes"."""
    text, number, language = context.text, context.number, context.grammar.language
    surface = text[number.start : number.end]
    if surface[-1] in "KB" and surface[:-1].isdigit() and not context.counted:
        return number.low / number.scale < 10 if surface[-1] == "K" else True
    if has_unit and text[number.end : number.end + 1] != " ":
        return False
    following = text[number.end + 1 : number.end + 40].split("\n")[0].split()[:3]
    if surface[0] == "0" and surface.isdigit() and len(surface) > 1 and (context.left.words or following):
        return not has_unit
    if not following or not following[0][:1].isupper() or not surface.isdigit():
        return False
    if any(word.strip(".,;").lower() in language.streets and word[0].isupper() for word in following):
        return not has_unit
    return (
        has_unit
        and bool(context.left.words)
        and following[0].lower().strip(".,") in _TITLES
        and not _is_headline(context)
    )


def _numbers_a_list(context: Context) -> bool:
    folded, end, number = context.folded, context.end, context.number
    return (
        folded[end : end + 1] in (".", ")")
        and folded[end + 1 : end + 2] == " "
        and number.low < 200
        and (number.start == 0 or folded[number.start - 1] in "\n\r( ")
    )


def _dated(context: Context, word: str, *, digits: bool, has_unit: bool) -> str:
    """Tell "June 3", "may twenty nine", "Tuesday 14"."""
    language, number = context.grammar.language, context.number
    bare = word.rstrip(".")
    if bare in language.months and number.scale == 1 and number.low <= LAST_YEAR:
        if bare in language.months_capital and context.written(0).strip(_STRIPPED)[:1].islower():
            return ""
        if context.left.words[0].endswith((".", ",")) and not word.endswith(".") and number.low <= 31 and not digits:
            return ""
        if number.low <= 31:
            return "" if context.counted and (context.left.word(1) == "in" or not digits or has_unit) else "date"
        return "year" if number.low >= 1000 and number.is_plain and not has_unit else ""
    if bare in language.days and number.low <= 31 and number.scale == 1 and not has_unit and not context.counted:
        return "" if context.left.words[0].endswith((",", ";", ":")) else "time"
    return ""


def _named(context: Context, word: str, *, digits: bool, has_unit: bool) -> bool:
    """Tell "Route 66", "Apollo 11", "BBC One"."""
    language, number = context.grammar.language, context.number
    raw = context.left.words[0]
    written = context.written(0).lstrip("(\"“'«[")
    whole = number.scale == 1 and number.form != "vague" and number.low == number.low.to_integral_value()
    if number.form in ("part", "vague", "ratio") or (number.scale > 1 and not _is_lettered(context)):
        return False
    if raw in language.name_words or (word in language.name_words and not raw.endswith((",", ";", ":"))):
        key = raw if raw in language.name_words else word
        if key in language.name_words_capital and not written[:1].isupper():
            return False
        second = context.left.word(1).strip(_STRIPPED)
        if key in _SPANS and (second in _SPAN_LEADS or (context.counted and number.low > 1)):
            return False
        if key in ("number", "numbers", "no", "call", "line", "point", "no.") and not digits:
            return False
        if key == "no" and not (context.counted is False and digits):
            return False
        return not (context.counted and not written[:1].isupper() and number.low > 20)
    if not whole:
        return False
    if not digits:
        own = context.text[number.start]
        if not own.isupper() or raw.endswith((*_SENTENCE_END, ",", '"', "”")) or _opens_quote(context):
            return False
        following = context.text[number.end : number.end + 2].strip(" -")
        return not (_is_headline(context) or (has_unit and not following.isupper()))
    if word == language.of_word and context.left.word(1) in language.groups:
        return True
    if number.low >= 10_000 or not context.folded[number.start : number.end].isdigit() or raw.endswith((",", ";", ")")):
        return False
    if raw.endswith(_SENTENCE_END) and not written[:-1].isupper():
        return False
    if word in language.models_after or word.endswith("'s"):
        return (number.low >= 100 and _is_model(context)) or (word.endswith("'s") and _is_series(context))
    if not written[:1].isupper() or word in language.not_capital or not written[:1].isalpha():
        return False
    if context.counted and not _is_series(context):
        return False
    return not _is_headline(context)


def _opens_quote(context: Context) -> bool:
    start = context.number.start
    return context.text[start - 1 : start] in "\"“'‘«(["


def _is_lettered(context: Context) -> bool:
    """Tell "2B": a capital touches a few digits, which after a name word is no magnitude."""
    surface = context.text[context.number.start : context.end]
    return len(surface) <= 3 and surface[-1].isalpha()


def _is_series(context: Context) -> bool:
    """Tell "Pixel 4 XL" and "3 Series": a capital follows a small number."""
    following = context.text[context.end : context.end + 2]
    return following[:1] == " " and following[1:].isupper() and context.number.low < 10


def _is_model(context: Context) -> bool:
    """Tell "the 787 Dreamliner": a capitalised word follows, and nothing is counted."""
    following = context.text[context.end : context.end + 2]
    return following[:1] in (" ", "-") and following[1:].isupper() and not context.counted


_TITLES = frozenset("minutes hours days weeks".split())
_SPANS = frozenset("week day year season month hour quarter game series world".split())
_SPAN_LEADS = frozenset("a per each every last this next that the past same one".split())


def _is_headline(context: Context) -> bool:
    """Tell a line whose words all begin with capitals, where a capital names nothing."""
    words = [context.written(index).strip(_STRIPPED) for index in range(len(context.left.words))]
    words += context.text[context.end : context.end + 40].split("\n")[0].split()[:5]
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(long) >= _HEADLINE_WORDS - 1 and all(word[0].isupper() for word in long)


def _is_hour(context: Context, word: str) -> bool:
    """Tell "at 8", "tomorrow 10", "8 this morning"."""
    language, number = context.grammar.language, context.number
    if number.low > 24 or number.scale != 1 or number.form not in ("digits", "words") or number.low < 1:
        return False
    if number.low != number.low.to_integral_value():
        dotted = _DOTTED.fullmatch(context.folded[number.start : number.end])
        return word in language.at_strict and bool(dotted) and _names_day(context)
    if word in language.until and context.left.word(1).strip(_STRIPPED) in language.days and not context.counted:
        return True
    daypart = context.grammar.dayparts.match(context.folded, number.end)
    if daypart and (word in language.at or word in language.days or word in ("", "and", "or", "between")):
        return not (word in language.at_strict and context.left.word(1) in language.measured_at)
    if word not in language.hour_before or context.counted or context.left.word(1) in language.measured_at:
        return False
    if word in language.at_strict:
        following = context.folded[number.end : number.end + 2]
        if not following[1:].isalpha() or following[0] in ".,;!?":
            return True
    return _names_day(context)


def _names_day(context: Context) -> bool:
    """Tell whether a day or a part of one is named close by."""
    days = context.grammar.language.days
    near = any(other.strip(_STRIPPED + ".") in days for other in context.left.words)
    return near or bool(context.grammar.day_word.search(context.folded, context.end, context.end + 30))


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
    if not (number.is_plain and len(surface) == 4 and surface.isdigit() and number.low >= 1000):
        return False
    if not FIRST_YEAR <= number.low <= LAST_YEAR:
        event = word == language.of_year and context.left.word(1) in language.year_events
        return (event or word in language.year_leads) and not context.counted
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


def _is_past(context: Context) -> bool:
    """Tell a year that stands between a name and a noun: "the Brazil 2014 games"."""
    return bool(context.left.words) and context.written(0)[:1].isupper()
