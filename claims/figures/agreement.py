"""How far people agree beyond chance: Krippendorff's alpha, and how much of two ranges is common.

Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), whose worked examples are the tests.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from decimal import Decimal

from claims.figures.bands import Band

Value = int


def _ordinal(counts: Mapping[Value, float]) -> Callable[[Value, Value], float]:
    """Squared differences by how many values lie between two ranks, the two themselves by half."""
    ranks = sorted(counts)
    below: dict[Value, float] = {}
    running = 0.0
    for rank in ranks:
        below[rank] = running + counts[rank] / 2
        running += counts[rank]
    return lambda one, other: (below[one] - below[other]) ** 2


def _nominal(counts: Mapping[Value, float]) -> Callable[[Value, Value], float]:
    return lambda one, other: float(one != other)


def _interval(counts: Mapping[Value, float]) -> Callable[[Value, Value], float]:
    return lambda one, other: float((one - other) ** 2)


LEVELS = {"nominal": _nominal, "ordinal": _ordinal, "interval": _interval}


def alpha(units: Iterable[Mapping[Hashable, Value | None]], level: str = "ordinal") -> float | None:
    """Krippendorff's alpha of ratings: 1 is full agreement, 0 what chance would give, below 0 worse than chance.

    Each unit maps whoever rated it to the value that they gave; None is no rating. A unit that fewer than two people
    rated says nothing. None where nothing can be said: no such unit, or never more than one value.
    """
    pairable = [values for unit in units if len(values := [value for value in unit.values() if value is not None]) > 1]
    counts: Counter[Value] = Counter(value for values in pairable for value in values)
    if len(counts) < 2:
        return None
    total = sum(counts.values())
    distance = LEVELS[level](counts)
    observed = 0.0
    for values in pairable:
        here = Counter(values)
        pairs = sum(here[one] * here[other] * distance(one, other) for one in here for other in here)
        observed += pairs / (len(values) - 1)
    expected = sum(counts[one] * counts[other] * distance(one, other) for one in counts for other in counts)
    return 1 - (total - 1) * observed / expected


def overlap(one: Band, other: Band) -> Decimal | None:
    """The share of two ranges that is common to both, of all that they cover: 1 the same, 0 apart.

    None where a side is open, as nothing can be measured there. Two equal single numbers are 1.
    """
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return None
    covered = max(one.high, other.high) - min(one.low, other.low)
    if not covered:
        return Decimal(1)
    common = min(one.high, other.high) - max(one.low, other.low)
    return max(common, Decimal(0)) / covered
