"""Suggests the claims of a text that are worth a person's look: one for each quantity that can be checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from claims.text.attribution import Attribution, Speakers
from claims.text.quantities import Quantity, find_quantities
from claims.text.sentences import Sentence, split_sentences
from claims.text.spans import Span
from claims.text.worthiness import score

FIGURE, PREDICTION = "figure", "prediction"
LONGEST_STATEMENT = 300
LONGEST_HEADLINE = 200
LONGEST_READ = 2000
ENDINGS = ".!?…:;。！？"

_FUTURE = re.compile(
    r"\b(?:could|would|will|may|might|shall|(?:is|are|was|were) (?:expected|likely|set|due|forecast|projected|"
    r"going) to|plans? to|predict(?:s|ed)?|forecasts?|expects?)\b|\w['’]ll\b"
)
_NOTICE = re.compile(r"©|\(c\) [0-9]{4}|all rights reserved|\bcopyright\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`quote` is the text at `span`; `kind` is figure or prediction; `statement` has at most 300 characters.

    `attribution` is one of attribution.LEVELS; `claimant` is empty where nobody is named; `worthiness` is 0 to 1.
    """

    span: Span
    quote: str
    kind: str
    statement: str
    quantity: Quantity
    claimant: str
    attribution: str
    worthiness: float
    reasons: list[str]


def suggest_claims(text: str) -> list[Suggestion]:
    """In order of place. Headlines, captions, datelines and notices suggest nothing. Takes any text, in linear time."""
    sentences = split_sentences(text)
    paragraphs = sum(sentence.starts_paragraph for sentence in sentences)
    furniture = _furniture(text, sentences) if paragraphs > 1 else set()
    speakers = Speakers()
    quantities = find_quantities(text)
    at = 0
    suggestions = []
    for sentence in sentences:
        said_by = speakers.read(text[sentence.start : min(sentence.end, sentence.start + LONGEST_READ)])
        while at < len(quantities) and quantities[at].start < sentence.end:
            quantity = quantities[at]
            at += 1
            if sentence.number not in furniture and quantity.start >= sentence.start:
                suggestions.append(_suggestion(text, sentence, quantity, said_by))
    return suggestions


def _suggestion(text: str, sentence: Sentence, quantity: Quantity, said_by: Attribution) -> Suggestion:
    span = Span(max(quantity.phrase_start, sentence.start), max(quantity.end, min(quantity.phrase_end, sentence.end)))
    near = _near(text, sentence, quantity)
    worth = score(near, quantity)
    return Suggestion(
        span=span,
        quote=span.of(text),
        kind=PREDICTION if _looks_ahead(near) else FIGURE,
        statement=_statement(text, sentence, quantity),
        quantity=quantity,
        claimant=said_by.claimant,
        attribution=said_by.level,
        worthiness=worth.score,
        reasons=worth.reasons,
    )


def _near(text: str, sentence: Sentence, quantity: Quantity) -> str:
    """Give the sentence, or of an overlong one the block that holds the number, so that each number costs the same."""
    block = sentence.start + (quantity.start - sentence.start) // LONGEST_READ * LONGEST_READ
    return text[block : min(sentence.end, block + LONGEST_READ)]


@lru_cache(maxsize=16)
def _looks_ahead(near: str) -> bool:
    return _FUTURE.search(near) is not None


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
