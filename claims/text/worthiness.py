"""How worthwhile checking a sentence is, by rules that a reader can see.

`python -m claims.text.worthiness` reads JSON lines {"id", "text"} on standard input, one sentence each, and writes JSON
lines {"id", "score", "reasons"}; see claims.text.jsonlines for what becomes of broken lines.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from claims.text.jsonlines import answer_lines
from claims.text.quantities import Quantity, find_quantities
from claims.text.worth_reading import Reading, read_sentence
from claims.text.worth_rules import RULES, Words

# An even chance: a number in a sentence of twelve words has as many points.
EVEN_POINTS = 35
# A logistic curve rises by a quarter in its middle unit, so there a point is worth a hundredth of the score.
POINTS_PER_UNIT = 25
# Past this many points on either side no score of three places changes any more.
MOST_POINTS = 1000


class Held(NamedTuple):
    """A rule that holds of a sentence, with the points that it gave."""

    rule: str
    points: int
    reason: str

    def __str__(self) -> str:
        return f"{self.points:+d} {self.reason}"


@dataclass(frozen=True, slots=True)
class Worthiness:
    """The score lies from 0 to 1, rounded to 3 places; `held` stands in the order of the rules."""

    score: float
    held: tuple[Held, ...]

    @property
    def reasons(self) -> list[str]:
        return [held.reason for held in self.held]


def score(sentence_text: str, quantity: Quantity | None = None, points: Mapping[str, int] | None = None) -> Worthiness:
    """Judge a sentence with one of its quantities, or without any.

    `points` overrides a rule's points by its name; 0 switches the rule off, and names of no rule are passed over, so
    that a setting kept for a rule that is gone does no harm. Takes any text, in time linear in its length.
    """
    reading, listed = _read(sentence_text)
    held = []
    for index, (name, worth, reason, holds, with_number) in enumerate(_TABLE):
        if points is not None:
            worth = points.get(name, worth)
        if not worth or (with_number and quantity is None):
            continue
        if listed >> index & 1 if holds is None else holds(reading, quantity):
            held.append(Held(name, worth, reason))
    return Worthiness(_soften(sum(row.points for row in held)), tuple(held))


def score_best(
    sentence_text: str, quantities: Iterable[Quantity], points: Mapping[str, int] | None = None
) -> Worthiness:
    """Judge a sentence by the quantity that makes it most worthwhile, the first of several equals, or by none."""
    judged = (score(sentence_text, quantity, points) for quantity in chain(quantities, [None]))
    return max(judged, key=lambda worthiness: worthiness.score)


def _soften(points: int) -> float:
    """Map a sum of points to the open range 0 to 1, so that two strong sentences still differ.

    10 points are 0.27, 35 are 0.5, 60 are 0.73, 100 are 0.93, 150 are 0.99.
    """
    beyond = min(max(points - EVEN_POINTS, -MOST_POINTS), MOST_POINTS)
    return round(1 / (1 + math.exp(-beyond / POINTS_PER_UNIT)), 3)


@lru_cache(maxsize=16)
def _read(sentence_text: str) -> tuple[Reading, int]:
    """Read a sentence once, since all its numbers ask the same; also give the word lists that hold, as bits."""
    reading = read_sentence(sentence_text)
    words = reading.words
    listed = 0
    for index, word in enumerate(words):
        listed |= _SINGLE.get(word, 0)
        for phrase, bit in _PHRASES.get(word, ()):
            if words[index : index + len(phrase)] == phrase:
                listed |= bit
    return reading, listed


def _index_words() -> tuple[dict[str, int], dict[str, list[tuple[list[str], int]]]]:
    """Give the bits of the rules by single word, and by the first word of a phrase the phrase with its rule's bit."""
    single: dict[str, int] = {}
    phrases: dict[str, list[tuple[list[str], int]]] = {}
    for index, rule in enumerate(RULES):
        for phrase in rule.holds.phrases() if isinstance(rule.holds, Words) else ():
            if len(phrase) == 1:
                single[phrase[0]] = single.get(phrase[0], 0) | 1 << index
            else:
                phrases.setdefault(phrase[0], []).append((phrase, 1 << index))
    return single, phrases


_SINGLE, _PHRASES = _index_words()
# The rules as the loop of `score` wants them: name, points, reason, the test (None for a word list), needs a number.
_TABLE: tuple[tuple[str, int, str, Callable[[Reading, Quantity | None], bool] | None, bool], ...] = tuple(
    (rule.name, rule.points, rule.reason, None if isinstance(rule.holds, Words) else rule.holds, rule.with_number)
    for rule in RULES
)


def main() -> int:
    """Give the exit status."""

    def answer(text: str) -> dict[str, object]:
        best = score_best(text, find_quantities(text))
        return {"score": best.score, "reasons": best.reasons}

    return answer_lines(sys.stdin.buffer, sys.stdout, sys.stderr, answer)


if __name__ == "__main__":
    sys.exit(main())
