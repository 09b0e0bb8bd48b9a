"""What findings look at: the claims of texts and every figure on them and on their evidence, in one query."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.backends.postgresql.psycopg_any import NumericRange

from claims.figures.bands import Band
from claims.figures.units import convert
from claims.models import Stage
from claims.models.figures import as_band, unit_label

SHOWN = 200  # characters of a quote
HIGHEST = 10  # wholes above a measure that are looked at


@dataclass(frozen=True, slots=True)
class Scope:
    """The measure of a figure. `wholes` are the measures that it is part of, nearest first."""

    pk: int
    name: str
    unit: str
    holds_days: int | None
    wholes: tuple[int, ...] = ()


@dataclass(frozen=True)
class Told:
    """A claim as findings speak of it."""

    pk: int
    uid: UUID
    snapshot: int
    quote: str
    statement: str
    kind: str
    claimant: str
    stage: str
    start: int
    end: int

    @property
    def name(self) -> str:
        return f"“{self.quote}”"


@dataclass(frozen=True)
class Document:
    """An evidence as findings speak of it."""

    pk: int
    uid: UUID
    title: str
    quote: str
    stance: str

    @property
    def name(self) -> str:
        return f"“{self.title}”"


@dataclass(frozen=True)
class Number:
    """A figure. `band_written` is its band in its own unit as PostgreSQL writes a range, `common_written` in its
    measure's: of thousands that are read few are compared, and only these are taken apart. `document` is none where the
    claim itself gives it. `terms` names the equations that it stands in, each with its role."""

    pk: int
    uid: UUID
    claim: Told
    document: Document | None
    scope: Scope | None
    hedge: str
    low: Decimal | None
    high: Decimal | None
    unit: str
    as_of: date | None
    band_written: str
    common_written: str | None
    terms: tuple[dict[str, Any], ...] = field(default=(), compare=False)

    @property
    def owner(self) -> Told | Document:
        return self.document or self.claim

    @cached_property
    def kept(self) -> NumericRange:
        """The band in its own unit, as it is kept."""
        return _range_of(self.band_written)

    @cached_property
    def band(self) -> Band:
        return as_band(self.kept)

    @cached_property
    def common(self) -> Band:
        """The band in its measure's unit. Raises ValueError without a measure."""
        if self.common_written is None:
            raise ValueError("Only what counts something has a common band.")
        return as_band(_range_of(self.common_written))

    @property
    def unit_words(self) -> str:
        return unit_label(self.unit)

    def in_unit(self, unit: str) -> Band | None:
        """The band in another unit, none where nothing leads there."""
        try:
            return convert(self.band, self.unit, unit)
        except ValueError:
            return None

    @property
    def identity(self) -> list[str]:
        """What makes it this number: another one in its place makes another finding."""
        scope = self.scope.name if self.scope else ""
        parts = (self.uid, self.hedge, _plain(self.low), _plain(self.high), self.unit, self.as_of, scope)
        edges = (_plain(self.kept.lower), _plain(self.kept.upper), self.kept.bounds)
        return [str(part) for part in (*parts, *edges)]


def _range_of(written: str) -> NumericRange:
    """A range of numbers from PostgreSQL's own writing: "[600,700)", "(,700]"."""
    low, high = (Decimal(end) if end else None for end in written[1:-1].split(","))
    return NumericRange(low, high, written[0] + written[-1])


def _plain(value: Decimal | None) -> str:
    return "" if value is None else format(value.normalize(), "f")


@dataclass
class Text:
    """The claims of one snapshot and all numbers on them."""

    claims: dict[int, Told] = field(default_factory=dict)
    numbers: list[Number] = field(default_factory=list)


# One row for each claim, with its own figure where there is one, and one for each figure of its evidence. A dismissed
# claim is not looked at, but its figures may stand in an equation.
ROWS = f"""
WITH RECURSIVE own AS (
    SELECT c.id AS claim, c.snapshot_id, NULL::bigint AS document, f.id, f.uid, f.hedge, f.low, f.high, f.unit, f.as_of,
        f.band, f.common, f.measure_id, c.uid AS owner_uid, left(c.quote, {SHOWN}) AS quote, c.statement AS title,
        c.kind AS sort, c.claimant, c.stage, c.start, c."end"
    FROM claims_claim c LEFT JOIN claims_figure f ON f.claim_id = c.id
    WHERE c.snapshot_id = ANY(%(snapshots)s)
    UNION ALL
    SELECT c.id, c.snapshot_id, e.id, f.id, f.uid, f.hedge, f.low, f.high, f.unit, f.as_of,
        f.band, f.common, f.measure_id, e.uid, left(e.quote, {SHOWN}), e.title,
        e.stance, NULL, NULL, c.start, c."end"
    FROM claims_claim c JOIN claims_evidence e ON e.claim_id = c.id JOIN claims_figure f ON f.evidence_id = e.id
    WHERE c.snapshot_id = ANY(%(snapshots)s)
), above (measure, whole, height) AS (
    SELECT m.id, m.part_of_id, 1 FROM claims_measure m
    WHERE m.part_of_id IS NOT NULL AND m.id IN (SELECT measure_id FROM own)
    UNION ALL
    SELECT above.measure, m.part_of_id, height + 1 FROM above JOIN claims_measure m ON m.id = above.whole
    WHERE m.part_of_id IS NOT NULL AND height < {HIGHEST}
), wholes AS (SELECT measure, array_agg(whole ORDER BY height) AS wholes FROM above GROUP BY measure)
SELECT own.claim, own.snapshot_id, own.document, own.id, own.uid, own.hedge, own.low, own.high, own.unit, own.as_of,
    own.band::text, own.common::text, own.measure_id, m.name, m.unit, m.holds_days, wholes.wholes,
    (SELECT json_agg(json_build_object(
            'place', t.id, 'role', t.role, 'pk', q.id, 'uid', q.uid, 'kind', q.kind, 'note', q.note))
        FROM claims_equationterm t JOIN claims_equation q ON q.id = t.equation_id WHERE t.figure_id = own.id),
    own.owner_uid, own.quote, own.title, own.sort, own.claimant, own.stage, own.start, own."end"
FROM own LEFT JOIN claims_measure m ON m.id = own.measure_id LEFT JOIN wholes ON wholes.measure = own.measure_id
ORDER BY own.document NULLS FIRST, own.start, own."end", own.claim, own.id
"""  # noqa: S608 - made of constants


def read_texts(snapshots: Iterable[int]) -> dict[int, Text]:
    """Each text by its snapshot's key. One query, however many claims, documents and figures there are."""
    texts = {pk: Text() for pk in snapshots}
    with connection.cursor() as cursor:
        cursor.execute(ROWS, {"snapshots": list(texts)})
        rows = cursor.fetchall()
    scopes: dict[int, Scope] = {}
    documents: dict[int, Document] = {}
    for row in rows:
        claim, snapshot, document, pk, uid, hedge, low, high, unit, as_of, band, common, measure = row[:13]
        name, measured_in, holds_days, wholes, terms, owner_uid, quote, title, sort, *rest = row[13:]
        text = texts[snapshot]
        if document is None:  # a claim's own row comes before those of its evidence
            text.claims[claim] = Told(claim, owner_uid, snapshot, quote, title, sort, *rest)
        if pk is None:
            continue
        if measure is not None and measure not in scopes:
            scopes[measure] = Scope(measure, name, measured_in, holds_days, tuple(wholes or ()))
        if document is not None and document not in documents:
            documents[document] = Document(document, owner_uid, title, quote, sort)
        text.numbers.append(
            Number(
                pk, uid, text.claims[claim], documents.get(document), scopes.get(measure), hedge, low, high, unit,
                as_of, band, common, tuple(json.loads(terms) if isinstance(terms, str) else terms or ()),
            )
        )  # fmt: skip
    return texts


def is_looked_at(number: Number) -> bool:
    """Whether findings compare it: what the desk found not worth checking is left out."""
    return number.claim.stage != Stage.DISMISSED


def dates_fit(one: date | None, other: date | None, holds_days: int | None) -> bool:
    """Whether numbers of these dates are compared. Where a number holds for some days only, both must be known."""
    if holds_days is None:
        return True
    return one is not None and other is not None and abs((one - other).days) <= holds_days
