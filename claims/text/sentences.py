"""Cuts a text into sentences. Line breaks always cut; a full stop cuts where it ends no abbreviation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.text.languages import language_of

# These end a sentence too often to be trusted anywhere but before a number: "No. 7", "pp. 3", but "I said no. He left."
BEFORE_NUMBERS = frozenset("no nos p pp art sec para".split())
# A company's own ending, which closes the sentence only when what follows looks like a fresh start.
MAY_END = frozenset("inc ltd co corp plc u.s u.k u.n e.u p.m a.m d.c".split())
STARTERS = frozenset(
    "the a an he she it they we i you this that these those there but and in on at by for from with as after before "
    "when while however meanwhile more most some many all its his her their our if what who".split()
)

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_STOP = re.compile(r"[.!?…。！？؟۔]")
STOPS = ".!?…。！？؟۔"
CLOSERS = "\"'”’»)]}"
OPENERS = "\"'“‘«([{¿¡—–-"
LONGEST_ABBREVIATION = 8


@dataclass(frozen=True, slots=True)
class Sentence:
    """The half-open range [start, end) in code points, without the white space around; number counts from 1."""

    number: int
    start: int
    end: int
    starts_paragraph: bool

    def of(self, text: str) -> str:
        return text[self.start : self.end]


def split_sentences(text: str, language: str = "en") -> list[Sentence]:
    """Takes time linear in the text's length. Every character that is not white space lies in exactly one sentence."""
    sentences: list[Sentence] = []
    abbreviations = language_of(language).abbreviations
    for line in _LINE.finditer(text):
        first = True
        for start, end in _pieces(text, line.start(), line.end(), abbreviations):
            while start < end and text[start].isspace():
                start += 1
            while end > start and text[end - 1].isspace():
                end -= 1
            if start < end:
                sentences.append(Sentence(len(sentences) + 1, start, end, first))
                first = False
    return sentences


def _pieces(text: str, start: int, end: int, abbreviations: frozenset[str]) -> Iterator[tuple[int, int]]:
    at = start
    while stop := _STOP.search(text, at, end):
        after = stop.end()
        while after < end and text[after] in STOPS:
            after += 1
        run = after - stop.start()
        while after < end and text[after] in CLOSERS:
            after += 1
        if after >= end:
            break
        following = after
        while following < end and text[following].isspace():
            following += 1
        wide = stop.group() in "。！？"
        if wide or (
            following > after
            and following < end
            and _ends(text, start, stop.start(), run, following, end, abbreviations)
        ):
            yield start, after
            start = after
        at = following
    yield start, end


def _ends(text: str, start: int, stop: int, run: int, following: int, end: int, abbreviations: frozenset[str]) -> bool:
    """Tell whether the stop closes a sentence, from the word before it and the character after the space."""
    opening = following
    while opening < min(end, following + 3) and text[opening] in OPENERS:
        opening += 1
    lead = text[opening] if opening < end else ""
    if text[stop] != "." or run > 1:
        return not lead.islower()
    word = _word_before(text, start, stop)
    lowered = word.lower()
    if lowered in BEFORE_NUMBERS and lead.isdigit():
        return False
    if lowered in abbreviations:
        return False
    if lowered in MAY_END:
        next_word = re.match(r"[^\W\d_]{1,12}", text[opening : opening + 13])
        return bool(next_word) and lead.isupper() and next_word.group().lower() in STARTERS  # type: ignore[union-attr]
    if len(word) == 1 and not word.islower() and word != "I":
        return False  # an initial: "J. Smith", "د. أحمد"
    if "." in word and len(word) <= LONGEST_ABBREVIATION and all(len(part) <= 2 for part in word.split(".")):
        return False  # "e.g", "Ph.D", "U.S.A"
    return not lead.islower()


def _word_before(text: str, start: int, stop: int) -> str:
    at = stop
    while at > max(start, stop - LONGEST_ABBREVIATION - 1) and (text[at - 1].isalpha() or text[at - 1] == "."):
        at -= 1
    return text[at:stop].lstrip(".")
