"""Numbers that count nothing: dates, times, years, names, addresses. Each trap carries its reason."""

from __future__ import annotations

import re
from bisect import bisect_right
from decimal import Decimal

from claims.text.numbers import Number
from claims.text.tokens import Tokens
from claims.text.units import CURRENCY_CODES, UNITS

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|(?-i:May)|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"(?:[0-3]?[0-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:[12][0-9]{3})"

# Every repetition is bounded, so that each pattern costs at most a constant per character.
MASKS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(pattern, re.IGNORECASE))
    for reason, pattern in (
        ("address", r"(?:https?://|www\.)[^\s]+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,200}"),
        (
            "date",
            rf"\b{_MONTH}\.?[ ]{{1,2}}{_DAY}(?:[ ]?(?:-|–|to|and|,)[ ]?[0-3]?[0-9])?\b"
            rf"(?:,?[ ]?{_YEAR}\b)?(?![,.][0-9])",
        ),
        ("date", rf"\b{_DAY}(?:[ ]?(?:-|–|to|and)[ ]?{_DAY})?[ -](?:of[ ])?{_MONTH}\b\.?(?:,?[ -]{_YEAR}\b)?"),
        ("date", rf"\b{_MONTH}\.?,?[ ]{_YEAR}\b"),
        ("date", r"(?<![0-9])[0-9]{4}[-/.][01]?[0-9][-/.][0-3]?[0-9](?![0-9])"),
        ("date", r"(?<![0-9/.$])[0-3]?[0-9][/.][0-3]?[0-9][/.](?:[0-9]{4}|[0-9]{2})(?![0-9])|\b9/11\b"),
        (
            "date",
            rf"\b(?:early|mid|late|in|since|until|by|from|before|after|during)[ -]{_YEAR}(?:s\b|'s\b|(?![,.]?[0-9]))"
            r"(?![ ](?:people|men|women|fighters|soldiers|troops|percent|votes|million|[$%]))",
        ),
        ("years", r"\b(?:19|20)[0-9]{2}[ ]?[-–/][ ]?(?:(?:19|20)[0-9]{2}|[0-9]{2})\b(?![,.][0-9])"),
        ("decade", r"(?<![0-9$])(?:[12][0-9]{2}|['’]?[1-9])0s\b"),
        (
            "time",
            r"(?<![0-9:])[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?:[ ]?[ap]\.?m\b\.?)?"
            r"(?:[ ]?(?:GMT|UTC)(?:[+-][0-9]{1,2})?)?",
        ),
        ("time", r"(?<![0-9.,])[0-2]?[0-9](?:[.:][0-5][0-9])?[ ]?(?:a\.m\.|p\.m\.|[ap]m\b|o['’]clock)"),
        ("time", r"\b(?:GMT|UTC)[ ]?[+-][0-9]{1,2}(?::[0-9]{2})?|(?<![0-9])[0-2][0-9]{3}[ ]?(?:GMT|hrs|UTC)\b"),
        ("ordinal", r"(?<![0-9.])[0-9,]{1,9}(?:st|nd|rd|th)\b"),
        ("phone", r"(?<![0-9-])\+[0-9]{1,3}(?:[ -]\(?[0-9]{1,10}\)?){1,5}"),
        ("phone", r"(?<![0-9,.-])\(?[0-9]{3,4}\)?[ -][0-9]{3,4}[ -][0-9]{3,4}(?![0-9,])"),
        ("phone", r"(?<![0-9,.-])[0-9]{3}-[0-9]{4}(?![0-9,-])"),
        ("version", r"(?<![0-9.])[0-9]{1,5}(?:\.[0-9]{1,5}){2,4}(?![0-9])"),
        ("always", r"\b24/7\b"),
    )
)

NAME_WORDS = frozenset(
    "section sections article articles chapter no nos number numbers route room flight highway apollo page pages grade "
    "level phase version windows resolution district figure table part act unit channel boeing airbus title rule "
    "amendment step verse line psalm type class model series season episode platform gate terminal interstate "
    "paragraph annex appendix exhibit volume area zone block apartment apt suite lane bus candidate ballot covid "
    "formula iphone galaxy playstation xbox chromosome group question item lesson century form ios android euro "
    "stage round week day game super bowl lot bay junction exit".split()
)
YEAR_CUES = frozenset(
    "in since by of until till from during before after early late mid year the for summer spring autumn fall winter "
    "and between through into election class fiscal back".split()
)
FIRST_YEAR, LAST_YEAR = 1000, 2100
COUNTED = frozenset(
    "people men women children personnel police troops staff percent per % million billion thousand feet cattle".split()
)
S_BUT_NO_PLURAL = frozenset(
    "was is has his its this as us does says was were plus vs yes thus perhaps always unless across towards news "
    "series crisis elections olympics games analysis campaign's sanctions polls".split()
)


class Mask:
    """The ranges of a text where no quantity may begin, with the reason of each."""

    def __init__(self, text: str) -> None:
        found = sorted(
            (match.start(), match.end(), reason) for reason, pattern in MASKS for match in pattern.finditer(text)
        )
        self.ranges: list[tuple[int, int, str]] = []
        for start, end, reason in found:
            if self.ranges and start < self.ranges[-1][1]:
                last = self.ranges[-1]
                self.ranges[-1] = (last[0], max(last[1], end), last[2])
            else:
                self.ranges.append((start, end, reason))
        self._starts = [start for start, _, _ in self.ranges]

    def reason_at(self, offset: int) -> str:
        at = bisect_right(self._starts, offset) - 1
        return self.ranges[at][2] if at >= 0 and offset < self.ranges[at][1] else ""


def trap(tokens: Tokens, number: Number, hedged: bool, priced: bool) -> str:
    """Say why the number counts nothing, or "" where it does; `priced`: a currency stands beside it."""
    if priced:
        return ""
    before, following = tokens[number.first - 1], tokens[tokens.after_hyphen(number.after)]
    glued_before = tokens.glued(number.first - 1)
    if number.digits and glued_before:
        if before.kind == "word" and before.surface not in CURRENCY_CODES:
            return "name"
        if before.lower in "-‑" and tokens.glued(number.first - 2) and tokens[number.first - 2].kind == "word":
            return "name"
        if before.lower in "#№_":
            return "name"
    if before.kind == "word" and before.lower in NAME_WORDS and not hedged and before.surface[0].isupper():
        return "name"
    if (
        before.lower in ("section", "chapter", "page", "no", "number", "route", "room", "grade", "paragraph")
        and number.digits
    ):
        return "name"
    if (
        before.lower == "."
        and tokens[number.first - 2].lower in ("no", "nos", "art", "sec", "p", "pp")
        and number.digits
    ):
        return "name"
    if number.low == 1 and not number.digits and number.after == number.first + 1 and following.lower not in UNITS:
        return "pronoun"
    counted = is_counted(tokens, number.after)
    if _bare_year(tokens, number):
        year_like = Decimal(1900) <= number.low <= LAST_YEAR
        if not hedged and (not counted or (year_like and before.lower in YEAR_CUES)):
            return "year"
        if hedged and year_like and not counted and before.lower in ("around", "about", "circa", "before"):
            return "year"
    # "Apollo 11 carried": a capitalised word before a bare small number that counts nothing.
    if number.digits and not hedged and not counted and before.kind == "word" and before.surface[0].isupper():
        sentence_start = (
            tokens[number.first - 2].lower in (".", "!", "?", "") or tokens[number.first - 2].kind == "break"
        )
        if not sentence_start and number.after == number.first + 1 and number.low < 1000:
            return "name"
    return ""


def is_counted(tokens: Tokens, after: int) -> bool:
    """Tell whether a unit or a plural stands within three words after the number."""
    at = tokens.after_hyphen(after)
    if at != after and tokens[at].kind == "word":
        return True
    for index in range(at, at + 3):
        word = tokens[index]
        if word.lower in COUNTED or (index == at and word.lower in UNITS):
            return True
        if word.kind != "word":
            return False
        if word.lower.endswith("s") and word.lower not in S_BUT_NO_PLURAL and len(word.lower) > 3:
            return True
    return False


def _bare_year(tokens: Tokens, number: Number) -> bool:
    surface = tokens[number.first].surface
    return (
        number.digits
        and number.after == number.first + 1
        and len(surface) == 4
        and surface.isdigit()
        and FIRST_YEAR <= number.low <= LAST_YEAR
    )
