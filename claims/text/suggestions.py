"""Suggests the claims of a text that are worth a person's look: one for each quantity that can be checked."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from claims.text.languages import language_of
from claims.text.quantities import Quantity
from claims.text.reading import Statement, read_text
from claims.text.sentences import Sentence
from claims.text.spans import Span
from claims.text.worthiness import score

FIGURE, PREDICTION = "figure", "prediction"
LONGEST_STATEMENT = 300
LONGEST_HEADLINE = 200
LONGEST_READ = 2000
ENDINGS = ".!?…:;。！？؟۔"

_NOTICE = re.compile(r"©|\(c\) [0-9]{4}|all rights reserved|\bcopyright\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`quote` is the text at `span`; `kind` is figure or prediction; `statement` has at most 300 characters.

    `attribution` is one of attribution.LEVELS, `attribution_words` the text's own words that show it; `claimant` is
    empty where nobody is named; `worthiness` is 0 to 1, with its reasons as "+30 states a number".
    """

    span: Span
    quote: str
    kind: str
    statement: str
    quantity: Quantity
    claimant: str
    attribution: str
    attribution_words: str
    worthiness: float
    reasons: list[str]


def suggest_claims(text: str, language: str = "en", points: Mapping[str, int] | None = None) -> list[Suggestion]:
    """In order of place. Headlines, captions, datelines and notices suggest nothing. Takes any text, in linear time.

    `points` overrides those of worth_rules by the rule's name.
    """
    reading = read_text(text, language)
    paragraphs = sum(sentence.starts_paragraph for sentence in reading.sentences)
    furniture = _furniture(text, reading.sentences) if paragraphs > 1 else set()
    clock = Clock(text, language)
    return [
        _suggestion(text, statement, clock, points)
        for statement in reading.statements
        if statement.sentence.number not in furniture
    ]


def _suggestion(text: str, statement: Statement, clock: Clock, points: Mapping[str, int] | None) -> Suggestion:
    sentence, quantity, said_by = statement.sentence, statement.quantity, statement.attribution
    span = Span(max(quantity.phrase_start, sentence.start), max(quantity.end, min(quantity.phrase_end, sentence.end)))
    near = _near(text, sentence, quantity)
    worth = score(near, quantity, points)
    return Suggestion(
        span=span,
        quote=span.of(text),
        kind=PREDICTION if clock.looks_ahead(sentence, quantity) else FIGURE,
        statement=_statement(text, sentence, quantity),
        quantity=quantity,
        claimant=said_by.claimant,
        attribution=said_by.level,
        attribution_words=text[said_by.start : said_by.end],
        worthiness=worth.score,
        reasons=[str(held) for held in worth.held],
    )


def _near(text: str, sentence: Sentence, quantity: Quantity) -> str:
    """Give the sentence, or of an overlong one the block that holds the number, so that each number costs the same."""
    block = sentence.start + (quantity.start - sentence.start) // LONGEST_READ * LONGEST_READ
    return text[block : min(sentence.end, block + LONGEST_READ)]


class Clock:
    """Tells predictions from figures by the tense and the modals of the clause that holds the number.

    Each sentence is looked through once, however many numbers it holds.
    """

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._parting, self._future = _tenses(language)
        self._sentence = -1
        self._marks: list[int] = []
        self._futures: list[int] = []

    def looks_ahead(self, sentence: Sentence, quantity: Quantity) -> bool:
        if sentence.number != self._sentence:
            self._sentence = sentence.number
            self._marks = [mark.start() for mark in self._parting.finditer(self._text, sentence.start, sentence.end)]
            self._futures = [word.start() for word in self._future.finditer(self._text, sentence.start, sentence.end)]
        if not self._futures:
            return False
        after = bisect_left(self._marks, quantity.start)
        start = self._marks[after - 1] if after else sentence.start
        end = self._marks[after] if after < len(self._marks) else sentence.end
        return bisect_left(self._futures, start) < bisect_left(self._futures, end)


@lru_cache(maxsize=8)
def _tenses(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    language = language_of(code)
    return re.compile(language.clause), re.compile(language.speech.future, re.IGNORECASE)


def _statement(text: str, sentence: Sentence, quantity: Quantity) -> str:
    """Give the sentence, or where it is too long the part of it around the number."""
    if sentence.end - sentence.start <= LONGEST_STATEMENT:
        return text[sentence.start : sentence.end]
    start = sentence.start
    if quantity.end - start >= LONGEST_STATEMENT:
        start = quantity.start - LONGEST_STATEMENT // 2
    cut = text[start : min(sentence.end, start + LONGEST_STATEMENT - 1)].strip()
    return f"{cut}…" if start + LONGEST_STATEMENT - 1 < sentence.end else cut


def _furniture(text: str, sentences: list[Sentence]) -> set[int]:
    """Number the sentences of lines that report nothing: no closing stop, in brackets, or a copyright notice."""
    numbers: set[int] = set()
    for line in _lines(sentences):
        start, end = line[0].start, line[-1].end
        last = text[end - 1]
        stopped = last in ENDINGS or (last in "\"'”’»)" and end - start > 1 and text[end - 2] in ENDINGS)
        bracketed = text[start] == "(" and last == ")"
        short = end - start <= LONGEST_HEADLINE
        if short and (not stopped or bracketed or _NOTICE.search(text, start, end)):
            numbers.update(sentence.number for sentence in line)
    return numbers


def _lines(sentences: list[Sentence]) -> Iterator[list[Sentence]]:
    line: list[Sentence] = []
    for sentence in sentences:
        if sentence.starts_paragraph and line:
            yield line
            line = []
        line.append(sentence)
    if line:
        yield line
