"""Joins what a text holds: its sentences, their quantities, and who stands behind each."""

from __future__ import annotations

from dataclasses import dataclass

from claims.text.attribution import UNATTRIBUTED, Attribution, Speakers
from claims.text.languages import language_of
from claims.text.quantities import Quantity, find_quantities
from claims.text.sentences import Sentence, split_sentences


@dataclass(frozen=True, slots=True)
class Statement:
    """A quantity in its sentence, with who is said to say it."""

    quantity: Quantity
    sentence: Sentence
    attribution: Attribution


@dataclass(frozen=True, slots=True)
class Reading:
    """All sentences of a text, and its statements in order of place."""

    sentences: list[Sentence]
    statements: list[Statement]


def read_text(text: str, language: str = "en") -> Reading:
    """Read a text once, in time linear in its length. A language that we don't know is read with English words."""
    sentences = split_sentences(text, language)
    return Reading(sentences, _join(text, language, find_quantities(text, language), sentences))


def read_statements(text: str, language: str = "en") -> list[Statement]:
    """The statements of read_text; a text without quantities isn't even cut into sentences."""
    quantities = find_quantities(text, language)
    return _join(text, language, quantities, split_sentences(text, language)) if quantities else []


def _join(text: str, language: str, quantities: list[Quantity], sentences: list[Sentence]) -> list[Statement]:
    """Read the sentences in order up to the last quantity, since who spoke before may be who speaks now."""
    speakers = Speakers(text, language)
    definite = language_of(language).definite
    statements, at = [], 0
    for sentence in sentences:
        if at == len(quantities):
            break
        said_by = speakers.read(sentence.start, sentence.end) if speakers.any else UNATTRIBUTED
        while at < len(quantities) and quantities[at].start < sentence.end:
            quantity = quantities[at]
            at += 1
            if quantity.start >= sentence.start:
                own = UNATTRIBUTED if is_presupposed(text, quantity, definite) else said_by
                statements.append(Statement(quantity, sentence, own))
    return statements


def is_presupposed(text: str, quantity: Quantity, definite: frozenset[str]) -> bool:
    """Tell "the 77-country coalition": a number inside a definite compound is the report's own way of naming a thing.

    Whoever is quoted says what the coalition does; that it has 77 countries is taken for granted by the writer.
    """
    if not text.startswith(("-", "‑"), quantity.end):
        return False
    before = text[max(0, quantity.phrase_start - 12) : quantity.phrase_start].lower().split()
    return bool(before) and text[quantity.phrase_start - 1] == " " and before[-1] in definite
