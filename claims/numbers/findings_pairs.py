"""Which numbers do not fit together: sorted by their edges, so that only those that don't are ever looked at."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import chain, combinations

from claims.figures.bands import Band
from claims.figures.units import WHOLE
from claims.numbers.findings_rows import Number, dates_fit

# Smaller numbers meet by chance (two of this and two of that, a dozen, the twelve months), and so do round ones: a
# report has 600 of many things. 77 and 1,150 do not.
LEAST_TELLING = 13
MOST_THINGS = 100  # of which a text has one number that are held against each other

Edge = tuple[Decimal, int]
Banded = tuple[Number, Band]
Pair = tuple[Number, Number]


def top(band: Band) -> Edge | None:
    """The upper edge to sort by; an open end of a band lies just inside it. None where there is no end."""
    return None if band.high is None else (band.high, 0 if band.high_closed else -1)


def bottom(band: Band) -> Edge | None:
    """The lower edge to sort by: a band lies wholly below another where its `top` is before that one's bottom."""
    return None if band.low is None else (band.low, 0 if band.low_closed else 1)


def grouped(numbers: Iterable[Number]) -> dict[int, list[Number]]:
    """Numbers by their measure; those without one are held against nothing."""
    groups: dict[int, list[Number]] = defaultdict(list)
    for number in numbers:
        if number.scope:
            groups[number.scope.pk].append(number)
    return groups


def below(numbers: Iterable[Banded], others: Iterable[Banded], about: int | None = None) -> Iterator[Pair]:
    """Each number whose band lies wholly below that of another one, with it; for each the widest gap first. With
    `about`, only those of which one belongs to the claim with this key.

    Takes n log n, and as long as there are such pairs.
    """
    ended = sorted((edge, place, number) for place, (number, band) in enumerate(numbers) if (edge := top(band)))
    edges = [edge for edge, _, _ in ended]
    mine = [item for item in ended if item[2].claim.pk == about]
    edges_of_mine = [edge for edge, _, _ in mine]
    for other, band in others:
        edge = bottom(band)
        if edge is None:
            continue
        all_count = about is None or other.claim.pk == about
        among, at = (ended, edges) if all_count else (mine, edges_of_mine)
        for _, _, number in among[: bisect_left(at, edge)]:
            yield number, other


def apart(numbers: Iterable[Number], about: int | None = None) -> Iterator[Pair]:
    """Claims' own numbers of one measure that can't both be right, the lower one first; with `about`, only those in
    which the claim with this key stands."""
    for group in grouped(number for number in numbers if number.document is None).values():
        banded = [(number, number.common) for number in group]
        if about is None:
            pairs = below(banded, banded)
        else:
            mine = [item for item in banded if item[0].claim.pk == about]
            others = [item for item in banded if item[0].claim.pk != about]
            pairs = chain(below(mine, others), below(others, mine))
        for low, high in pairs:
            if dates_fit(low.as_of, high.as_of, low.scope.holds_days if low.scope else None):
                yield low, high


def exceeding(numbers: Iterable[Number], about: int | None = None) -> Iterator[Pair]:
    """Numbers of a whole, each with one of its part that is surely greater; once for each two claims and measures."""
    groups = grouped(numbers)
    seen: set[tuple[int, ...]] = set()
    for parts in groups.values():
        here = parts[0].scope
        for above in here.wholes if here else ():
            wholes = groups.get(above)
            there = wholes[0].scope if wholes else None
            if not here or not there or not wholes:
                continue
            if about is not None and not any(number.claim.pk == about for number in chain(parts, wholes)):
                continue
            holds = min((days for days in (here.holds_days, there.holds_days) if days is not None), default=None)
            banded = [(part, band) for part in parts if (band := part.in_unit(there.unit))]
            greatest = _extremes(banded, bottom, greatest=True)
            least = _extremes([(whole, whole.common) for whole in wholes], top)
            for whole, part in below(least, greatest, about):
                pair = (here.pk, above, *sorted((whole.claim.pk, part.claim.pk)))
                if pair in seen or not dates_fit(whole.as_of, part.as_of, holds):
                    continue
                seen.add(pair)
                yield whole, part


def _extremes(banded: list[Banded], edge_of: Callable[[Band], Edge | None], greatest: bool = False) -> list[Banded]:
    """Of the numbers of one claim and one day only that with the least edge, or the greatest: it decides for all."""
    kept: dict[tuple[int, date | None], tuple[Edge, Banded]] = {}
    for number, band in banded:
        edge = edge_of(band)
        if edge is None:
            continue
        day = number.claim.pk, number.as_of
        if day not in kept or (edge > kept[day][0] if greatest else edge < kept[day][0]):
            kept[day] = edge, (number, band)
    return [item for _, item in kept.values()]


def is_telling(number: Number) -> bool:
    """Whether the number, exactly as stated, is one that two counts hardly share by chance."""
    value = number.low
    if value is None or value != number.high or number.unit not in WHOLE or value < LEAST_TELLING:
        return False
    return len(value.normalize().as_tuple().digits) > 1


def same(numbers: Iterable[Number]) -> list[list[Number]]:
    """Numbers that are one and the same, stated of different things: the claims of the text among themselves, and each
    with its documents. All that one slip would explain are together: each number once for each two units, or else for
    each two measures."""
    groups: dict[tuple[object, ...], dict[int, Number]] = defaultdict(dict)
    for pair in _same_pairs(numbers):
        units = frozenset(number.unit for number in pair)
        things = units if len(units) > 1 else frozenset(map(thing_of, pair))
        groups[pair[0].low, things] |= {number.pk: number for number in pair}
    return [sorted(group.values(), key=_order) for group in groups.values()]


def _same_pairs(numbers: Iterable[Number]) -> Iterator[Pair]:
    by_value: dict[tuple[object, ...], list[Number]] = defaultdict(list)
    for number in numbers:
        if is_telling(number):
            by_value["claim", number.claim.pk, number.low].append(number)
            if number.document is None:
                by_value["text", number.low].append(number)
    seen: set[frozenset[int]] = set()
    for group in by_value.values():
        # One of each thing counted stands for all that count it: ten papers with the same slip are one finding.
        first = {thing_of(number): number for number in reversed(group)}
        for one, other in combinations(sorted(first.values(), key=_order)[:MOST_THINGS], 2):
            if frozenset((one.pk, other.pk)) not in seen and differ(one, other):
                seen.add(frozenset((one.pk, other.pk)))
                yield one, other


def thing_of(number: Number) -> tuple[str, int]:
    return number.unit, number.scope.pk if number.scope else 0


def differ(one: Number, other: Number) -> bool:
    """Whether they count different things: in different units, or on different measures."""
    if one.unit != other.unit:
        return True
    return one.scope is not None and other.scope is not None and one.scope.pk != other.scope.pk


def _order(number: Number) -> tuple[bool, int, int]:
    return number.document is not None, number.claim.start, number.pk
