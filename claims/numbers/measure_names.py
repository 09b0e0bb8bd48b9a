"""Measures that are called almost the same, so that none is made twice by a slip."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.db import connection

from claims.models import Measure
from claims.numbers.measures import any_of, words_of
from claims.numbers.nouns import ARABIC, stem

LIKE = 20  # measures whose names are held against a new one
NEARLY = 0.75  # of the words of two names together are in both
TYPED = 5  # letters from which on a word is long enough to tell a slip in it
SLIP = 0.85  # of the letters of two words are in both, in their order
LEAST_BEGINNING = 3
_SHAPES = str.maketrans("’‘“”–—\u2011", "''\"\"---")


@dataclass(frozen=True)
class Like:
    """A measure that is called almost as another one; `same` says that they differ in letter case or spaces alone."""

    pk: int
    name: str
    same: bool


_NAMED_LIKE = """
SELECT m.id, m.name, tsvector_to_array(to_tsvector('english', m.name)),
    tsvector_to_array(to_tsvector('english', %(name)s))
    FROM claims_measure m, to_tsquery('english', %(any)s) AS asked
    WHERE (m.words @@ asked OR lower(m.name) = lower(%(name)s)) AND m.id <> %(but)s
        AND (%(alone)s IS NULL OR NOT EXISTS (
            SELECT FROM claims_figure WHERE measure_id = %(but)s AND claim_id IS DISTINCT FROM %(alone)s
        ))
    ORDER BY ts_rank(m.words, asked) DESC, m.id LIMIT %(like)s
"""


def names_like(name: str, *, but: int = 0, alone_on: int | None = None) -> list[Like]:
    """Measures that are called almost like this, the nearest first, without the one with key `but`. One query.

    With `alone_on`, none unless `but` has no figure besides the one of the claim with that key: nobody needs to be told
    of a measure that is in use.
    """
    words = words_of(name)
    asked = " | ".join(filter(None, (any_of(words), _beginnings(words))))
    given: dict[str, Any] = {"name": name, "any": asked, "but": but, "alone": alone_on, "like": LIKE}
    with connection.cursor() as cursor:
        cursor.execute(_NAMED_LIKE, given)
        rows = cursor.fetchall()
    found = []
    for pk, other, *arrays in rows:
        theirs, ours = ({stem(lexeme) for lexeme in array} for array in arrays)
        same = plainest(other) == plainest(name)
        share = _shared(theirs, ours)
        if same or share >= NEARLY:
            found.append((not same, -share, Like(pk, other, same)))
    return [like for *_, like in sorted(found, key=lambda one: one[:2])]


def _beginnings(words: list[str]) -> str:
    """A query for to_tsquery that words with these beginnings answer: a slip mostly stands further on in its word."""
    long = dict.fromkeys(word[: max(LEAST_BEGINNING, len(word) - 4)].casefold() for word in words if len(word) >= TYPED)
    return " | ".join(f"'{word}':*" for word in long if word.isalpha() and not ARABIC.search(word))


def _shared(theirs: set[str], ours: set[str]) -> float:
    """The share of the words of two names that are in both; one with a slip in it counts as the one that was meant."""
    both = len(theirs & ours)
    rest = theirs - ours
    for word in sorted(ours - theirs):
        meant = next((other for other in sorted(rest) if _is_slip(word, other)), None)
        if meant is not None:
            rest.discard(meant)
            both += 1
    either = len(theirs) + len(ours) - both
    return both / either if either else 0


def _is_slip(word: str, other: str) -> bool:
    """Whether one may be the other mistyped. Years and other numbers differ for a reason."""
    short, long = sorted((len(word), len(other)))
    if long < TYPED or short < TYPED - 1 or word[0] != other[0] or not (word.isalpha() and other.isalpha()):
        return False
    # Of a word with a slip near its end the stem may be longer: "unemploymnt" beside "unemploy".
    begins = word.startswith(other) or other.startswith(word)
    return begins or SequenceMatcher(None, word, other).ratio() >= SLIP


def plainest(name: str) -> str:
    """A name without letter case, spaces and the shapes of apostrophes and dashes."""
    return " ".join(name.casefold().translate(_SHAPES).split())


def measure_named(name: str) -> Measure | None:
    """The measure of this name, however it is spaced and whatever its letter case. One query, and one more where there
    is none of exactly this name."""
    if not (name := " ".join(name.split())):
        return None
    if exact := Measure.objects.filter(name=name).first():
        return exact
    same = next((like for like in names_like(name) if like.same), None)
    return Measure.objects.get(pk=same.pk) if same else None
