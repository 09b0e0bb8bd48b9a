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
from claims.text.worth_rules import RULES, Rule, Words

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
    bits = _ask(sentence_text)
    held = []
    for row, bit, number in _INDEX.rows:
        if not bits & bit or (number is not None and (quantity is None or not number(quantity))):
            continue
        if points is not None and row.rule in points:
            row = Held(row.rule, points[row.rule], row.reason)
        if row.points:
            held.append(row)
    return Worthiness(_soften(sum(row.points for row in held)), tuple(held))


def score_best(
    sentence_text: str, quantities: Iterable[Quantity], points: Mapping[str, int] | None = None
) -> Worthiness:
    """Judge a sentence by the quantity that makes it most worthwhile, the first of several equals, or by none."""
    judged = (score(sentence_text, quantity, points) for quantity in chain(quantities, [None]))
    return max(judged, key=lambda worthiness: worthiness.score)


def _soften(points: int) -> float:
    """Map a sum of points to 0 to 1 by a logistic curve, so that two strong sentences still differ.

    10 points are 0.27, 35 are 0.5, 60 are 0.73, 100 are 0.93, 150 are 0.99.
    """
    beyond = min(max(points - EVEN_POINTS, -MOST_POINTS), MOST_POINTS)
    return round(1 / (1 + math.exp(-beyond / POINTS_PER_UNIT)), 3)


class _Index:
    """The rules by what has to be done for them, so that a sentence's words are gone through once for all lists.

    Every rule has one bit, in the order of the rules. Words stand under themselves, phrases under their first and
    second word.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rows: list[tuple[Held, int, Callable[[Quantity], bool] | None]] = []
        self.tests: list[tuple[Callable[[Reading], bool], int]] = []
        self.words: dict[str, int] = {}
        self.phrases: dict[str, dict[str, list[tuple[list[str], int]]]] = {}
        self.always = 0
        for index, rule in enumerate(rules):
            bit = 1 << index
            self.rows.append((Held(rule.name, rule.points, rule.reason), bit, rule.number))
            if rule.sentence is None:
                self.always |= bit
            elif isinstance(rule.sentence, Words):
                self._list(rule.sentence, bit)
            else:
                self.tests.append((rule.sentence, bit))

    def _list(self, words: Words, bit: int) -> None:
        for phrase in words.phrases():
            if len(phrase) == 1:
                self.words[phrase[0]] = self.words.get(phrase[0], 0) | bit
            else:
                self.phrases.setdefault(phrase[0], {}).setdefault(phrase[1], []).append((phrase, bit))

    def ask(self, reading: Reading) -> int:
        """Give the bits of all rules whose part about the sentence is true, or that have no such part."""
        bits = self.always
        for test, bit in self.tests:
            if test(reading):
                bits |= bit
        words = reading.words
        for index, word in enumerate(words):
            bits |= self.words.get(word, 0)
            if word in self.phrases and index + 1 < len(words):
                for phrase, bit in self.phrases[word].get(words[index + 1], ()):
                    if words[index : index + len(phrase)] == phrase:
                        bits |= bit
        return bits


_INDEX = _Index(RULES)


@lru_cache(maxsize=16)
def _ask(sentence_text: str) -> int:
    """Ask a sentence once for all its numbers."""
    return _INDEX.ask(read_sentence(sentence_text))


def main() -> int:
    """Give the exit status."""

    def answer(text: str) -> dict[str, object]:
        best = score_best(text, find_quantities(text))
        return {"score": best.score, "reasons": best.reasons}

    return answer_lines(sys.stdin.buffer, sys.stdout, sys.stderr, answer)


if __name__ == "__main__":
    sys.exit(main())
