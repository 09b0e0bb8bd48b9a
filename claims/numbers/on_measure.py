"""What the pages of measures read: how many figures each has, and a course of any length in bins of days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import QuerySet

from claims.models import Measure

DRAWN = 300  # figures up to which each is drawn
BINS = 60  # columns at most
COUNTED = 1_000  # figures beyond which the list of measures doesn't count on


@dataclass(frozen=True, slots=True)
class Bin:
    """Figures dated from `first` to `last`. `low` and `high` are the lowest and the highest end in it that a band has,
    `middle` the median of the bands' middles, an open band's being its one end. `open_up` and `open_down` say how many
    have no end on that side. None where no band of the bin has an end."""

    first: date
    last: date
    count: int
    low: float | None
    high: float | None
    middle: float | None
    open_up: int
    open_down: int

    @property
    def open_ends(self) -> int:
        return self.open_up + self.open_down


@dataclass(frozen=True, slots=True)
class Bins:
    """`days` is how long each bin is; empty ones are left out."""

    days: int
    bins: list[Bin]

    @property
    def count(self) -> int:
        return sum(bin.count for bin in self.bins)


def find_measures(words: str) -> QuerySet[Measure]:
    """The measures whose name, place or definition has the words; all where there are none."""
    measures = Measure.objects.select_related("part_of").defer("words", "part_of__words")
    if not words.strip():
        return measures
    return measures.filter(words=SearchQuery(words, config="english", search_type="websearch"))


def count_figures(measures: Iterable[Measure]) -> dict[int, int]:
    """How many figures each has, by its key; COUNTED + 1 where there are more. One query for all."""
    keys = [measure.pk for measure in measures]
    # LATERAL, so that each measure's count stops early, which GROUP BY can't.
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT measure.id, counted.n FROM unnest(%s::bigint[]) AS measure(id), LATERAL (SELECT count(*) AS n"
            " FROM (SELECT FROM claims_figure WHERE measure_id = measure.id LIMIT %s) AS few) AS counted",
            [keys, COUNTED + 1],
        )
        return dict(cursor.fetchall())


def days_of(measure: Measure) -> tuple[date, date] | None:
    """The first and the last day of its figures; none without a dated one. Read from the two ends of the index."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT min(as_of), max(as_of) FROM claims_figure WHERE measure_id = %s AND as_of IS NOT NULL", [measure.pk]
        )
        first, last = cursor.fetchone()
    return (first, last) if first else None


# Floating point is enough to draw by, and ten times as fast as exact numbers to put in order.
BINNED = """
WITH ends AS (
  SELECT (as_of - %(first)s) / %(days)s AS bin, lower(common)::float8 AS low, upper(common)::float8 AS high
  FROM claims_figure WHERE measure_id = %(measure)s AND as_of IS NOT NULL
)
SELECT bin, count(*), min(coalesce(low, high)), max(coalesce(high, low)),
  percentile_cont(0.5) WITHIN GROUP (ORDER BY coalesce((low + high) / 2, low, high)),
  count(*) FILTER (WHERE high IS NULL), count(*) FILTER (WHERE low IS NULL)
FROM ends GROUP BY bin ORDER BY bin
"""


def binned(measure: Measure, first: date, last: date) -> Bins:
    """The dated figures of a measure in at most BINS bins of equal length, from `first` to `last`. One query."""
    days = -(-((last - first).days + 1) // BINS)
    with connection.cursor() as cursor:
        cursor.execute(BINNED, {"measure": measure.pk, "first": first, "days": days})
        rows = cursor.fetchall()
    found = []
    for number, *values in rows:
        begin = first + timedelta(days=number * days)
        found.append(Bin(begin, begin + timedelta(days=min(days - 1, (last - begin).days)), *values))
    return Bins(days, found)
