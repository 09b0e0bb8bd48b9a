"""The shape of what is read: a quantity, or a number that is none."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Quantity:
    """What the words at [start, end) say, in code points; the span covers the numeric expression alone.

    A None in low or high is an open side. Percent stays as written: 19 is 19 %. The hedge is kept apart from
    the value: "about 600" is 600 to 600, about. `qualifier` is one of cues.QUALIFIERS.
    `unit` is the canonical name ("km", "USD", "month"), `unit_written` the text's own word, `per` what a rate is
    per ("day", "100,000"). `phrase_start` and `phrase_end` enclose hedge, number, unit and noun.
    `rules` names what decided, in order: "number.words", "hedge.before:at least", "unit:kg".
    """

    start: int
    end: int
    surface: str
    low: Decimal | None
    high: Decimal | None
    qualifier: str
    unit_kind: str
    unit: str
    unit_written: str
    per: str
    noun: str
    phrase_start: int
    phrase_end: int
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trap:
    """A number at [start, end) that is no quantity, and why: "year", "name", "time", "ordinal"…"""

    start: int
    end: int
    reason: str
