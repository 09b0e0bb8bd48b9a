"""Reads what stands around a number: currency marks before it, the unit and the rate after it."""

from __future__ import annotations

import re
from typing import NamedTuple

from claims.text.algebra import Number
from claims.text.cues import words_before
from claims.text.grammar import Grammar
from claims.text.languages.measures import (
    AMBIGUOUS,
    CAPITAL_AFTER_SPACE,
    CODES,
    MARKS,
    NAMELIKE_CODES,
    SHORT_MARKS,
    SIGN_LETTERS,
    SIGNS,
    SIGNS_AFTER,
    SMALL_AFTER_SPACE,
)
from claims.text.source import Source

POUNDS = frozenset(("pounds", "pound"))  # weight, unless the number is as large as only money is
MANY = 10**6
FEWEST_OF_VERB = 100
QUOTES = frozenset('"″′')
REACH_OF_QUOTE = 400  # characters before a number in which a quotation may have opened
_LETTERS = re.compile(r"(?<![\w$€£])([a-z]{1,4}\.?=?|u\.s\.)[ ]?$")
_WORD = re.compile(r"(?<!\w)(rs\.?|y=|s/|[a-z]{2,4})[ ]?$")
_AMOUNT = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?![0-9])"
    r"|[0-9.]{1,8}[ ]?(?:thousand|lakh|crore|million|billion|trillion|mn|bn|tn|[mk])(?![a-z0-9])"
)


class Unit(NamedTuple):
    """The unit that ends at `end`; kind is empty where there is none."""

    kind: str
    unit: str
    written: str
    end: int


def mark_before(text: str, folded: str, at: int) -> tuple[int, str]:
    """Give the start of the currency mark before a number, and the currency; (at, "") where there is none."""
    if not at:
        return at, ""
    last = folded[at - 1]
    place = at - 1
    if last == " ":
        if at == 1:
            return at, ""
        place = at - 2
        last = folded[place]
    if last == "=":
        if folded[place - 1 : place] == "y":
            return place - 1, MARKS["y="]
        return at, ""
    if last in SIGNS:
        letters = _LETTERS.search(folded, max(0, place - 6), place)
        if (
            letters
            and letters[1] in SIGN_LETTERS
            and last in "$£₵"
            and not (letters[1] == "a" and letters.end() > letters.end(1))
        ):
            return letters.start(1), SIGN_LETTERS[letters[1]]
        if letters and letters.end() == place and last == "$" and letters[1].isalpha() and len(letters[1]) == 1:
            return letters.start(1), SIGNS[last]
        return place, SIGNS[last]
    if not (last.isalpha() or last == "." or (last == "/" and text[place - 1] == "S")):
        return at, ""
    word = _WORD.search(folded, max(0, place - 5), at)
    if not word:
        if place == at - 1 and last in SHORT_MARKS and not folded[place - 1 : place].isalnum():
            return (place, MARKS[last]) if text[place].isupper() and _is_amount(folded, at) else (at, "")
        return at, ""
    name = word[1]
    start = word.start(1)
    written = text[start : start + len(name)]
    if name in CODES and (written.isupper() or place == at - 1):
        if name in NAMELIKE_CODES and not _is_amount(folded, at):
            return at, ""
        return start, {"rmb": "CNY"}.get(name, name.upper())
    if name in MARKS and (
        name.startswith("rs")
        or (place == at - 1 and written[0].isupper())
        or written.isupper()
        or (written[0].isupper() and _is_amount(folded, at))
    ):
        return start, MARKS[name]
    return at, ""


def _is_amount(folded: str, at: int) -> bool:
    """Tell "R180 million" and "R1,500" from the name "R2"."""
    return bool(_AMOUNT.match(folded, at))


def read_unit(grammar: Grammar, text: str, folded: str, end: int, number: Number) -> Unit:
    """Read the unit after a number that ends here, also behind one adjective: "two full days"."""
    none = Unit("", "", "", end)
    following = folded[end : end + 1]
    if not following or following in ",;)]":
        return none
    match = grammar.unit.match(folded, end)
    if not match:
        adjective = grammar.adjective.match(folded, end) if following in " -" else None
        match = grammar.unit.match(folded, adjective.end()) if adjective else None
        if not match:
            return none
    written = match[1] or match[2]
    spaced = match.start() + 1 < match.end(0) - len(written) or following == " "
    place = match.end() - len(written)
    if written in SIGNS_AFTER:
        before_next = spaced and written in SIGNS and folded[place + 1 : place + 2].isdigit()  # "5 $6"
        return none if before_next else Unit("money", SIGNS_AFTER[written], written, match.end())
    if len(written) == 1 and written.isalpha():
        return _letter(text, folded, written, place, match.end(), none, spaced=spaced, hyphen=following == "-")
    if written in QUOTES and (spaced or number.form != "digits" or _closes(folded, written, place)):
        return none
    if written == "in" and (spaced or following == "-"):
        return none  # "50,000 in the city"
    if spaced and written in grammar.language.unit_words and not text[place : match.end()].isupper():
        return none  # a common word besides
    if written in grammar.language.unit_verbs and number.low < FEWEST_OF_VERB:
        return none  # "car 44 won"
    if (
        written in POUNDS
        and (number.scale >= MANY or grammar.rate_of_pay.match(folded, match.end()))
        and (not folded.startswith(grammar.of, match.end()))
    ):
        return Unit("money", "GBP", text[place : match.end()], match.end())
    kind, name = grammar.units.get(written) or grammar.units[" ".join(written.replace("-", " ").split())]
    return Unit(kind, name, text[place : match.end()], match.end())


def _closes(folded: str, written: str, place: int) -> bool:
    """Tell a quotation mark or an apostrophe from a sign of inches or feet."""
    if folded[place + 1 : place + 2].isalnum():
        return True
    return written == '"' and folded.count(written, max(0, place - REACH_OF_QUOTE), place) % 2 == 1


def _letter(
    text: str, folded: str, written: str, place: int, end: int, none: Unit, *, spaced: bool, hyphen: bool
) -> Unit:
    """Read "5m", "12 C", "3 h": one letter is a unit when it touches the digits or stands in its very case."""
    if hyphen:
        return none
    letter = text[place]
    if letter in CAPITAL_AFTER_SPACE:
        kind, name = CAPITAL_AFTER_SPACE[letter]
        return Unit(kind, name, letter, end)
    known = {
        "m": ("length", "m"), "g": ("mass", "g"), "l": ("volume", "litre"), "h": ("duration", "hour"),
        "t": ("mass", "tonne"), "c": ("money", "cent"), "p": ("money", "GBP"), "w": ("power", "W"),
        "v": ("electric", "V"), "s": ("duration", "second"), "f": ("temperature", "°F"),
        "x": ("", ""),
    }  # fmt: skip
    if written not in known or (spaced and written not in SMALL_AFTER_SPACE and written != "c"):
        return none
    if not spaced and letter.isupper() and letter not in "LW":
        return none
    kind, name = known[written]
    return Unit(kind, name, letter, end) if kind else none


def is_unit_letter(source: Source, number: Number, letters: int, *, priced: bool) -> bool:
    """Tell whether the letters that touch the digits are a unit: "250m" metres, but "$250m", "3m people" millions."""
    place = number.end - letters
    written = source.folded[place : number.end]
    if written not in AMBIGUOUS or priced or source.text[place].isupper():
        return False
    if written == "mm" or source.word_at(number.end) in source.language.dimensions:
        return True  # "a 2m-high wall"
    return not (source.counts(number.end) or (written == "m" and _counts_millions(source, number)))


def _counts_millions(source: Source, number: Number) -> bool:
    """Tell "passenger numbers rose to 6.1m", millions, from "the wall rose to 6.1m"."""
    language = source.language
    following = source.folded[number.end : number.end + 2]
    left = words_before(source.folded, number.start)
    if left.word(0) == language.of_word and left.word(1) in language.numbered:
        return True  # "a crowd of 1.2m watched"
    if following[:1] == "-" or (following[1:].isalpha() and source.word_at(number.end) not in language.stops):
        return False  # "a 4m well"
    words = [word.strip(",") for word in left.words]
    if source.word_at(number.end) in language.plural_verbs:
        return not words or words[0] not in language.determiners | language.ordinal_words  # "about 1.5m have fled"
    if any(word in language.numbered for word in words):
        return True
    for index, word in enumerate(words):
        if index and word in language.changes and word not in language.moves:
            return any(before in language.people for before in words[index + 1 :])
    return False


def read_rate(grammar: Grammar, folded: str, end: int) -> tuple[str, int]:
    """Give what the amount is per ("day", "100,000") and the end of the words; ("", end) where it is no rate."""
    following = folded[end : end + 1]
    if following not in (" ", "/"):
        return "", end
    match = grammar.rate.match(folded, end)
    if match:
        return match[1] or match[2], match.end()
    match = grammar.per_any.match(folded, end)
    return (match[1], match.end()) if match else ("", end)
