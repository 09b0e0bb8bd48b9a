"""Verdicts that age: a later figure of the same thing lies outside the numbers on which a published verdict rests.

A figure counts where the desk takes it seriously and the verdict could not know it:
- it is on the measure that the verdict rests on, and no number is both in its band and in the verdict's;
- it is dated, later than the day that the verdict is about, and within the days for which numbers of the measure hold;
- it is said by another claim, or by evidence on one: whoever signed a verdict had read what stands on its own claim;
- that other claim was neither left as a suggestion, nor dismissed, nor retracted.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection

from claims.models import Claim, Figure, Stage, Verdict
from claims.models.figures import Unit, as_band
from claims.numbers.clocks import long_day

WATCHED = (Stage.PUBLISHED, Stage.RECHECK)
NOT_COUNTED = (Stage.SUGGESTED, Stage.DISMISSED, Stage.RETRACTED)
MOST = 50  # figures that are named to one claim at once; the latest first
BATCH = 500  # verdicts that are looked at in one query

# A reason's name: the figure, its day, and its numbers without idle zeros, so that a figure is news again only once its
# numbers change.
KEY = """concat('figure:', figure.uid, ':', to_char(figure.as_of, 'YYYY-MM-DD'), ':', md5(concat(
    trim_scale(lower(figure.common)), lower_inc(figure.common), ',',
    trim_scale(upper(figure.common)), upper_inc(figure.common))))"""

# Whether a figure of its owner is a reason against a verdict that the desk has not been told yet.
TELLS = f"""
    NOT verdict.rests_on && figure.common
    AND figure.as_of > verdict.rests_as_of
    AND (measure.holds_days IS NULL OR figure.as_of <= verdict.rests_as_of + measure.holds_days)
    AND owner.id <> verdict.claim_id
    AND owner.stage <> ALL (%(not_counted)s)
    AND NOT EXISTS (SELECT FROM claims_alarm WHERE claim_id = verdict.claim_id AND key = {KEY})
"""

FROM_FIGURES = """
    claims_figure AS figure
    LEFT JOIN claims_evidence AS evidence ON evidence.id = figure.evidence_id
    JOIN claims_claim AS owner ON owner.id = coalesce(figure.claim_id, evidence.claim_id)
"""

BY_CLAIM = f"""
    SELECT verdict.claim_id, verdict.id, figure.id, {KEY}
    FROM {FROM_FIGURES}
    JOIN claims_measure AS measure ON measure.id = figure.measure_id
    JOIN claims_verdict AS verdict ON verdict.in_force AND verdict.rests_measure_id = figure.measure_id
    JOIN claims_claim AS watched ON watched.id = verdict.claim_id AND watched.stage = ANY (%(watched)s)
    WHERE figure.id IN (
        SELECT id FROM claims_figure WHERE claim_id = %(claim)s
        UNION ALL
        SELECT own.id FROM claims_figure AS own JOIN claims_evidence AS document ON document.id = own.evidence_id
            WHERE document.claim_id = %(claim)s
    ) AND {TELLS}
    ORDER BY verdict.claim_id, figure.as_of DESC, figure.id
    LIMIT %(most)s
"""  # noqa: S608 - constants of this file

BY_VERDICT = f"""
    SELECT verdict.claim_id, verdict.id, found.id, found.key
    FROM (
        SELECT verdict.* FROM claims_verdict AS verdict
        JOIN claims_claim AS watched ON watched.id = verdict.claim_id AND watched.stage = ANY (%(watched)s)
        WHERE verdict.in_force AND verdict.rests_on IS NOT NULL AND verdict.claim_id > %(after)s
        ORDER BY verdict.claim_id LIMIT %(batch)s
    ) AS verdict
    JOIN claims_measure AS measure ON measure.id = verdict.rests_measure_id
    LEFT JOIN LATERAL (
        SELECT figure.id, {KEY} AS key
        FROM {FROM_FIGURES}
        WHERE figure.measure_id = verdict.rests_measure_id AND {TELLS}
        ORDER BY figure.as_of DESC, figure.id LIMIT %(most)s
    ) AS found ON true
    ORDER BY verdict.claim_id
"""  # noqa: S608 - constants of this file


@dataclass(frozen=True)
class Reason:
    """Why a claim is to be looked at again: a name that is the same as long as the reason is, and words."""

    key: str
    words: str


Row = tuple[int, int, int | None, str | None]


def aged_by(claim: Claim, *, most: int) -> dict[int, list[Reason]]:
    """What the figures of a claim and of its evidence tell against verdicts on other claims, by those claims' keys.

    At most `most` reasons. One query, and two more where there are any.
    """
    return _reasons(_ask(BY_CLAIM, claim=claim.pk, most=most))


def aged() -> Iterator[dict[int, list[Reason]]]:
    """What any figure tells against any verdict in force, by the claims' keys, a batch of verdicts at a time."""
    after = 0
    while rows := _ask(BY_VERDICT, after=after, batch=BATCH, most=MOST):
        after = rows[-1][0]
        yield _reasons(rows)


def _ask(statement: str, **values: int) -> list[Row]:
    stages: dict[str, Any] = {"watched": list(WATCHED), "not_counted": list(NOT_COUNTED)}
    with connection.cursor() as cursor:
        cursor.execute(statement, stages | values)
        return cursor.fetchall()


def _reasons(rows: list[Row]) -> dict[int, list[Reason]]:
    told = [(claim, verdict, figure, key) for claim, verdict, figure, key in rows if figure is not None and key]
    if not told:
        return {}
    figures = Figure.objects.select_related("evidence__source", "claim", "measure").in_bulk(
        {figure for _, _, figure, _ in told}
    )
    verdicts = Verdict.objects.only("rests_on").in_bulk({verdict for _, verdict, _, _ in told})
    reasons: dict[int, list[Reason]] = {}
    for claim, verdict, figure, key in told:
        reasons.setdefault(claim, []).append(Reason(key, _words(verdicts[verdict], figures[figure])))
    return reasons


def _words(verdict: Verdict, figure: Figure) -> str:
    day = f" on {long_day(figure.as_of)}" if figure.as_of else ""
    who = figure.evidence.source.name if figure.evidence else f"the claim {figure.claim}"
    rests = f"{as_band(verdict.rests_on).describe()} {Unit(figure.measure.unit).label}" if figure.measure else ""
    return (
        f"A later figure, {figure}{day} by {who}, lies outside the numbers that the verdict rests on: {rests}"
        f" ({figure.measure})."
    )
