"""What the rules for worthiness look at in a sentence: its words, its names, its tense and its dates."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.text.sentences import STARTERS

CLOSERS = "\"'”’»)]}- \t\r\n"
QUESTION_MARKS = ("?", "？", "؟")

_WORD = re.compile(r"[0-9][0-9.,]*|[^\W_]+(?:'[^\W_]+)*")
# Finite forms and participles that do not end in -ed, without those that look or mean like the present ("cut", "got").
_PAST = frozenset(
    "ate been began begun bought bound bred broke broken brought built came caught chose chosen crept dealt did didn't "
    "drank drawn drew driven drove eaten fallen fell felt fled flew flown forbade forgot forgotten fought found froze "
    "frozen gave given gone gotten grew grown had hadn't heard held hid hidden hung kept knew known laid led left "
    "lent lost made meant met oversaw overthrew overthrown paid ran risen rode rose said sank sat saw seen sent shaken "
    "shook shot shrank shrunk slept sold sought spent spoke spoken sprang stole stolen stood struck sunk swam swore "
    "sworn taken taught thought threw thrown told took tore torn understood undertook was wasn't went were weren't "
    "withdrawn withdrew woke won wore written wrote".split()
)
# These end in -ed and are no past tense, or tell of a state of mind.
_NOT_PAST = frozenset(
    "ashamed breed concerned convinced delighted embed embarrassed exceed excited feed greed heed hundred indeed "
    "interested naked need pleased proceed sacred scared seed shed speed succeed supposed tired united weed wicked "
    "worried".split()
)
_WHEN = frozenset(
    "january february april june july august september october november december monday tuesday wednesday thursday "
    "friday saturday sunday yesterday ago since decade century".split()
)
_YEAR = re.compile(r"(?<![\w$£€.,])(?:1[5-9]|20)[0-9]{2}s?(?![\w%]|[.,][0-9])|['’][0-9]{2}s?\b")
_LAST_TIME = re.compile(
    r"\b(?:[Ll]ast|[Tt]his|[Pp]ast|[Pp]revious) (?:night|week|month|year|spring|summer|autumn|fall|winter)\b"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """The words in lower case, and how many of them are part of a name. A contraction ("we'll") is one word."""

    text: str
    words: list[str]
    names: int

    def is_past(self) -> bool:
        return any(
            word in _PAST or (word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST) for word in self.words
        )

    def is_dated(self) -> bool:
        return not _WHEN.isdisjoint(self.words) or bool(_YEAR.search(self.text) or _LAST_TIME.search(self.text))

    def is_question(self) -> bool:
        return self.text.rstrip(CLOSERS).endswith(QUESTION_MARKS)


def read_sentence(text: str) -> Reading:
    """Takes any text, in time linear in its length."""
    surfaces = _WORD.findall(text.replace("’", "'"))
    words = [surface.lower() for surface in surfaces]
    # In a line all in capitals they tell nothing.
    return Reading(text, words, 0 if text.isupper() else _count_names(surfaces, words))


def _count_names(surfaces: list[str], words: list[str]) -> int:
    """Count words with a capital, but neither "The" and "I" nor the first word, unless that is an abbreviation."""
    abbreviated = bool(surfaces) and len(surfaces[0]) > 1 and surfaces[0].isupper()
    start = 0 if abbreviated else 1
    return sum(
        surface[0].isupper() and word not in STARTERS and word[:2] != "i'"
        for surface, word in zip(surfaces[start:], words[start:], strict=True)
    )
