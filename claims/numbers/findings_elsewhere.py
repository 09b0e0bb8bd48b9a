"""Claims of other articles that give another number of the same measure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.backends.postgresql.psycopg_any import NumericRange

from claims.figures.bands import Band
from claims.models.figures import as_band
from claims.numbers.findings_rows import SHOWN, Number, dates_fit

# Figures that are read on each measure to either side of the text's own date: all of them together for a text with few
# measures, shared out for one with many.
MOST_LOOKED_AT, LEAST_LOOKED_AT, IN_ALL = 100, 50, 4_000
KEPT = 60  # claims elsewhere of one measure


@dataclass(frozen=True)
class Other:
    """A claim of another article, by its figure in the measure's unit."""

    uid: UUID
    claim: int
    quote: str
    article: str
    publisher: str
    as_of: date | None
    kept: NumericRange

    @property
    def common(self) -> Band:
        return as_band(self.kept)


# For each measure on which a text has a claim: the claims elsewhere that are nearest to it in time. The index of
# measure and date is read from the text's own date to either side, and no further than a set number of figures. How
# long numbers hold is asked afterwards: with ends to both sides PostgreSQL expects so few figures that it would rather
# read and sort them all.
NEAR = """
SELECT f.id, f.uid, f.claim_id, f.as_of, f.common FROM claims_figure f
WHERE f.measure_id = own.measure_id AND {days} ORDER BY f.as_of {order} LIMIT %(looked_at)s
"""
AFTER, BEFORE = "f.as_of >= own.middle", "f.as_of < own.middle"
UNDATED = "f.as_of IS NULL AND own.holds_days IS NULL"
ELSEWHERE = f"""
WITH own AS (
    SELECT s.id AS snapshot, s.article_id, f.measure_id, m.holds_days, array_agg(f.common) AS commons,
        COALESCE(percentile_disc(0.5) WITHIN GROUP (ORDER BY f.as_of), CURRENT_DATE) AS middle
    FROM claims_figure f JOIN claims_measure m ON m.id = f.measure_id JOIN claims_claim c ON c.id = f.claim_id
        JOIN claims_snapshot s ON s.id = c.snapshot_id
    WHERE f.id = ANY(%(figures)s) GROUP BY s.id, f.measure_id, m.id
)
SELECT own.snapshot, own.measure_id, found.uid, found.claim_id, found.quote, found.title, found.publisher,
    found.as_of, found.common
FROM own CROSS JOIN LATERAL (
    SELECT apart.*, left(c.quote, {SHOWN}) AS quote, a.title, a.publisher
    FROM (
        SELECT * FROM (
            ({NEAR.format(days=AFTER, order="")}) UNION ALL ({NEAR.format(days=BEFORE, order="DESC")})
            UNION ALL ({NEAR.format(days=UNDATED, order="")})
        ) AS near
        WHERE claim_id IS NOT NULL
            AND EXISTS (SELECT 1 FROM unnest(own.commons) AS said (common) WHERE NOT said.common && near.common)
        OFFSET 0
    ) AS apart
        JOIN claims_claim c ON c.id = apart.claim_id JOIN claims_snapshot s ON s.id = c.snapshot_id
        JOIN claims_article a ON a.id = s.article_id
    WHERE a.id <> own.article_id AND c.stage <> 'dismissed'
    ORDER BY abs(apart.as_of - own.middle), apart.id LIMIT {KEPT}
) AS found
"""  # noqa: S608 - made of constants


def read_elsewhere(said: Iterable[Number]) -> dict[int, list[Other]]:
    """For the figure, by its key, of each of these claims: the claims of other articles that are apart from it, nearest
    in time first, of at most KEPT that are apart from some claim of its text. One query, none where nothing is said."""
    said = [number for number in said if number.scope is not None]
    if not said:
        return {}
    measures = len({(number.claim.snapshot, number.scope.pk) for number in said if number.scope})
    looked_at = min(MOST_LOOKED_AT, max(LEAST_LOOKED_AT, IN_ALL // (2 * measures)))
    with connection.cursor() as cursor:
        cursor.execute(ELSEWHERE, {"figures": [number.pk for number in said], "looked_at": looked_at})
        rows = cursor.fetchall()
    near: dict[tuple[int, int], list[Other]] = defaultdict(list)
    for snapshot, measure, *row in rows:
        near[snapshot, measure].append(Other(*row))
    return {number.pk: _apart_from(number, near) for number in said}


def _apart_from(number: Number, near: dict[tuple[int, int], list[Other]]) -> list[Other]:
    scope = number.scope
    if scope is None:
        return []
    return [
        other
        for other in near.get((number.claim.snapshot, scope.pk), ())
        if dates_fit(number.as_of, other.as_of, scope.holds_days) and not other.common.overlaps(number.common)
    ]
