"""Finds the quantities of a text: numbers that count or measure something, with their hedge, unit and noun."""

from __future__ import annotations

from claims.text.grammar import grammar_for
from claims.text.quantity import Quantity, Trap
from claims.text.scanner import Scanner

__all__ = ["Quantity", "Trap", "find_quantities", "read_numbers"]


def find_quantities(text: str, language: str = "en") -> list[Quantity]:
    """In order of place, never overlapping. Takes any text, in time linear in its length.

    A language that we don't know is read with English words.
    """
    return [found for found in read_numbers(text, language) if type(found) is Quantity]


def read_numbers(text: str, language: str = "en") -> list[Quantity | Trap]:
    """Read every number of the text as a quantity or as a trap, in order of place."""
    return Scanner(grammar_for(language), text).read()
