"""How worthwhile checking a sentence is, by rules that a reader can see."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from claims.text.quantities import Quantity

LARGE = 100


class Rule(NamedTuple):
    """`points` are hundredths of the score, `reason` is shown to people."""

    name: str
    points: int
    reason: str
    holds: Callable[[str, Quantity | None], bool]


@dataclass(frozen=True, slots=True)
class Worthiness:
    """The score lies from 0 to 1, rounded to 2 places; the reasons stand in the order of the rules."""

    score: float
    reasons: list[str]


def _says(pattern: str) -> Callable[[str, Quantity | None], bool]:
    """Remember the last answers, since all numbers of a sentence ask the same."""
    compiled = re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)
    search = lru_cache(maxsize=16)(lambda sentence: compiled.search(sentence) is not None)
    return lambda sentence, quantity: search(sentence)


def _is_large(sentence: str, quantity: Quantity | None) -> bool:
    sides = [abs(side) for side in (quantity.low, quantity.high) if side is not None] if quantity else []
    return bool(sides) and max(sides) >= Decimal(LARGE)


RULES: tuple[Rule, ...] = (
    Rule("number", 30, "states a number", lambda sentence, quantity: quantity is not None),
    Rule("counted", 10, "says what is counted", lambda sentence, quantity: bool(quantity and quantity.noun)),
    Rule(
        "measured",
        10,
        "uses a unit of measure",
        lambda sentence, quantity: bool(quantity and quantity.unit_kind not in ("", "count")),
    ),
    Rule("large", 10, "the number is 100 or more", _is_large),
    Rule(
        "harm",
        15,
        "concerns lives, detention or fighting",
        _says(
            "killed|dead|died|deaths?|wounded|injured|casualties|fighters?|soldiers?|troops|civilians?|detainees?|"
            "prisoners?|refugees?|displaced|escapees|hostages|cases|victims|war|battle|attacks?"
        ),
    ),
    Rule(
        "money",
        10,
        "concerns public money or the economy",
        _says("budget|tax(?:es)?|debt|deficit|unemployment|inflation|spending|cost|costs|aid|wages?|prices?"),
    ),
    Rule(
        "comparison",
        10,
        "compares or claims a change",
        _says(
            "more than|less than|fewer than|most|highest|lowest|largest|record|rose|fell|doubled|increased|"
            "decreased|first|last"
        ),
    ),
    Rule(
        "future", 10, "predicts, so that time will tell", _says("will|would|could|expected to|forecast|by the end of")
    ),
    Rule(
        "hedged",
        5,
        "the number is hedged",
        lambda sentence, quantity: bool(quantity and quantity.qualifier not in ("exact", "between")),
    ),
    Rule(
        "named",
        5,
        "somebody stands behind it",
        _says("said|says|told|according to|announced|stated|claimed|believed"),
    ),
    Rule("question", -30, "is a question", lambda sentence, quantity: sentence.rstrip("\"'”’ ").endswith("?")),
    Rule(
        "opinion", -15, "voices an opinion", _says("i think|i feel|in my opinion|hopefully|should|wonderful|terrible")
    ),
)


def score(sentence_text: str, quantity: Quantity | None) -> Worthiness:
    """Add the points of every rule that holds, kept between 0 and 1."""
    held = [rule for rule in RULES if rule.holds(sentence_text, quantity)]
    points = sum(rule.points for rule in held)
    return Worthiness(round(min(max(points, 0), 100) / 100, 2), [rule.reason for rule in held])
