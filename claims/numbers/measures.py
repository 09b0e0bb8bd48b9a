"""The measure that a number is likely to be about.

Nothing here is certain: a person chooses, and sees why each one is offered.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection

from claims.figures.units import UNITS, WHOLE, kind_of
from claims.numbers.nouns import ARABIC, GENERIC, kin_of, stem

OFFERED = 3
CONSIDERED = 40  # measures that are weighed one by one, the likeliest by the words that they share
MOST_WORDS = 60  # of a text that are looked for
LEAST_WEIGHT = 2.5
SURE_WEIGHT = 5.0
AHEAD = 1.0  # by which the first outweighs the second
NAMED_KIN = 3.5  # weight of a name that counts much the same under another word
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


@dataclass(frozen=True)
class Wanted:
    """What is known of a number's measure: the counted `noun`, the words around it, and the `units` that it may have.

    `stated` is the claim in plain words, `sentence` where its number stands, `title` of the article with key `article`.
    """

    noun: str
    stated: str
    sentence: str
    title: str
    units: frozenset[str]
    article: int


@dataclass(frozen=True)
class Likely:
    """A measure that is offered, with the reasons in a few words: "same article, counts fighters, in Hajin".

    `fits` says that it counts the very thing that the number counts, as far as words tell; `sure` that besides no other
    one comes near, so that one key may take it.
    """

    pk: int
    name: str
    unit: str
    why: str
    weight: float
    fits: bool = False
    sure: bool = False


def units_like(unit: str) -> frozenset[str]:
    """The units of the measures that a number in this unit can be kept on."""
    return frozenset(code for code in UNITS if kind_of(code) == kind_of(unit))


_LIKELY = """
WITH asked AS (
    SELECT to_tsquery('english', %(noun)s) AS noun, to_tsquery('english', %(stated)s) AS stated,
        to_tsquery('english', %(anywhere)s) AS anywhere
), used AS (
    SELECT DISTINCT f.measure_id AS id FROM claims_snapshot s
        JOIN claims_claim c ON c.snapshot_id = s.id JOIN claims_figure f ON f.claim_id = c.id
        WHERE s.article_id = %(article)s AND f.measure_id IS NOT NULL AND c.stage <> 'dismissed'
), likely AS (
    (SELECT m.id FROM claims_measure m, asked WHERE m.words @@ asked.anywhere AND m.unit = ANY(%(units)s)
        ORDER BY ts_rank(m.words, asked.noun) * 3 + ts_rank(m.words, asked.stated) DESC, m.id LIMIT %(considered)s)
    UNION SELECT id FROM used
)
SELECT m.id, m.name, m.place, m.unit, m.id IN (SELECT id FROM used),
    tsvector_to_array(to_tsvector('english', m.name)), tsvector_to_array(to_tsvector('english', m.place)),
    tsvector_to_array(to_tsvector('english', m.definition)),
    tsvector_to_array(to_tsvector('english', %(head_text)s)), tsvector_to_array(to_tsvector('english', %(noun_text)s)),
    tsvector_to_array(to_tsvector('english', %(kin_text)s)),
    tsvector_to_array(to_tsvector('english', %(stated_text)s)),
    tsvector_to_array(to_tsvector('english', %(sentence_text)s)),
    tsvector_to_array(to_tsvector('english', %(title_text)s))
    FROM likely JOIN claims_measure m ON m.id = likely.id WHERE m.unit = ANY(%(units)s)
"""


def likely_measures(wanted: Wanted, *, most: int = OFFERED) -> list[Likely]:
    """The likeliest measures first, at most `most`; none where nothing speaks for any. One query."""
    head = _head(wanted.noun)
    own = "" if head.casefold() in GENERIC or stem(head) in GENERIC else head
    kin = sorted(kin_of(own)) if own else []
    noun = [word for word in words_of(wanted.noun) if word.casefold() not in GENERIC]
    texts = {
        "head_text": own,
        "noun_text": " ".join(noun),
        "kin_text": " ".join(kin),
        "stated_text": wanted.stated,
        "sentence_text": wanted.sentence,
        "title_text": wanted.title,
    }
    words = [*noun, *kin, *words_of(wanted.stated), *words_of(wanted.sentence), *words_of(wanted.title)]
    given: dict[str, Any] = texts | {
        "noun": any_of([*noun, *kin]),
        "stated": any_of(words_of(wanted.stated)),
        "anywhere": any_of(words),
        "article": wanted.article,
        "units": sorted(wanted.units),
        "considered": CONSIDERED,
    }
    with connection.cursor() as cursor:
        cursor.execute(_LIKELY, given)
        rows = cursor.fetchall()
    found = [one for one in (_weigh(row, wanted, own) for row in rows) if one is not None]
    found.sort(key=lambda one: (-one.weight, one.name))
    if found and _is_sure(*found[:2]):
        found[0] = replace(found[0], sure=True)
    return found[:most]


def _is_sure(first: Likely, second: Likely | None = None) -> bool:
    ahead = second is None or first.weight - second.weight >= AHEAD
    return first.fits and first.weight >= SURE_WEIGHT and ahead


def words_of(text: str) -> list[str]:
    """The words of a text, without numbers and what is longer than any word."""
    return [word for word in _WORD.findall(text) if not word.isdigit() and len(word) <= 40]


def _head(noun: str) -> str:
    """The word of a noun phrase that says what is counted: the last one, in Arabic the first."""
    words = words_of(noun)
    if not words:
        return ""
    return words[0] if ARABIC.search(noun) else words[-1]


def any_of(words: Iterable[str]) -> str:
    """A query for to_tsquery that any of the words answers; an Arabic word with its article and its endings too."""
    terms: dict[str, None] = {}
    for word in words:
        for part in re.split("['’]", word):
            if ARABIC.search(part):
                terms |= {f"'{lead}{stem(part)}':*": None for lead in ("", "ال")}
            elif part:
                terms[f"'{part}'"] = None
        if len(terms) >= MOST_WORDS:
            break
    return " | ".join(terms)


def _weigh(row: tuple[Any, ...], wanted: Wanted, head: str) -> Likely | None:
    """How much speaks for a measure, and what. None where it is too little to offer it.

    What is counted weighs most, then the place, then that the article has the measure already; a word of its name that
    stands nowhere in the text speaks against it.
    """
    pk, name, place, unit, used, *arrays = row
    sets = [{stem(lexeme) for lexeme in array} for array in arrays]
    named, placed, defined, heads, nouns, kin, stated, sentence, title = sets
    why, weight = [], 0.0
    if used:
        weight += 2
        why.append("same article")
    counted = 0.0
    if heads & named:
        counted = 5
    elif kin & named:
        counted = NAMED_KIN
    elif heads & defined:
        counted = 2.5
    elif kin & defined:
        counted = 1.5
    besides = ((nouns - heads) & named) - placed
    if counted:
        lead = "counts" if heads & (named | defined) else "counts much the same as"
        why.append(f"{lead} {wanted.noun if heads & named and besides else head}")
    elif besides:
        why.append(f"names {' '.join(word for word in words_of(wanted.noun) if word.casefold() in name.casefold())}")
    weight += counted + min(2 * len(besides), 4)
    shared = (stated & named) - heads - besides - placed
    nearby = (sentence & named) - shared - heads - besides - placed
    weight += min((1.5 if head else 2) * len(shared), 6) + min(0.5 * len(nearby), 1)
    here, there = placed & (stated | sentence), placed & title
    if here or there:
        weight += (2.5 if here else 1.5) + 0.25 * min(len(here | there) - 1, 2)
        why.append(f"in {_as_written(place, wanted)}")
    elif placed - named:
        weight -= 0.5
    unsaid = named - (nouns | kin | stated | sentence | title)
    weight += 2 if not unsaid else -min(0.7 * len(unsaid), 3)
    at_place = bool(here or there)
    speaks = (
        counted or besides or len(shared) > 1 or (shared and (at_place or used or not unsaid)) or (used and at_place)
    )
    if not speaks or weight < LEAST_WEIGHT:
        return None
    if shared and not counted and not besides:
        why.append("has its words")
    fits = _fits(named, wanted.noun, counted) or (
        not wanted.noun and unit not in WHOLE and at_place and len(shared) > 1  # a share or a length has no noun
    )
    return Likely(pk, name, unit, ", ".join(why), weight, fits=fits)


def _fits(named: set[str], noun: str, counted: float) -> bool:
    """Whether a measure counts what the number's noun says: "5 people" are no 5 fighters, however much the text says
    of fighters."""
    if counted >= NAMED_KIN:
        return True
    words = {word.casefold() for word in words_of(noun)}
    return bool({word[:5] for word in words & GENERIC} & {word[:5] for word in named})


def _as_written(place: str, wanted: Wanted) -> str:
    """The first part of the place of which words stand in the text, by these words; the whole place where none does
    letter for letter."""
    told = f"{wanted.stated} {wanted.sentence} {wanted.title}".replace("’", " ")
    texts = {word.casefold() for word in words_of(told)}
    for part in re.split(r"[,;،()]| and | و", place):
        here = [word for word in words_of(part) if word.casefold() in texts and not word[0].islower()]
        if here:
            return " ".join(here)
    return place
