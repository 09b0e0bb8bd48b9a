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

from claims.days import long_day
from claims.models import Claim, Figure, Stage, Verdict
from claims.models.figures import Unit, as_band

WATCHED = (Stage.PUBLISHED, Stage.RECHECK)
NOT_COUNTED = (Stage.SUGGESTED, Stage.DISMISSED, Stage.RETRACTED)
MOST = 50  # figures that are named to one claim at once; the latest first
BATCH = 500  # verdicts that are looked at in one query

# A reason's name: the figure, its day, and its numbers without idle zeros, so that a figure is news again only once its
# numbers change.
KEY = """concat('figure:', figure.uid, ':', to_char(figure.as_of, 'YYYY-MM-DD'), ':', md5(concat(
    trim_scale(lower(figure.common)), lower_inc(figure.common), ',',
    trim_scale(upper(figure.common)), upper_inc(figure.common))))"""

# Whether a figure of its owner is a reason against a verdict that the desk has not been told yet, as far as its numbers
# still held.
TELLS = f"""
    NOT verdict.rests_on && figure.common
    AND figure.as_of > verdict.rests_as_of
    AND owner.id <> verdict.claim_id
    AND owner.stage <> ALL (%(not_counted)s)
    AND NOT EXISTS (SELECT FROM claims_alarm WHERE claim_id = verdict.claim_id AND key = {KEY})
"""

STILL_HELD = "figure.as_of <= verdict.rests_as_of + measure.holds_days"

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
    ) AND {TELLS} AND (measure.holds_days IS NULL OR {STILL_HELD})
    ORDER BY verdict.claim_id, figure.as_of DESC, figure.id
    LIMIT %(most)s
"""  # noqa: S608 - constants of this file


def latest(held: str) -> str:
    """The latest figures on the measure of a verdict that tell against it, where `held` is true of them."""
    return f"""(
        SELECT figure.id, {KEY} AS key
        FROM {FROM_FIGURES}
        WHERE figure.measure_id = verdict.rests_measure_id AND {TELLS} AND {held}
        ORDER BY figure.as_of DESC, figure.id LIMIT %(most)s
    )"""  # noqa: S608 - constants of this file


# One half is never run. Apart, each reads no more of the index on measure and day than it needs: where numbers hold for
# some days only those days, where they hold for ever from the latest day to the last that is wanted.
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
        {latest("measure.holds_days IS NULL")}
        UNION ALL
        {latest(f"measure.holds_days IS NOT NULL AND {STILL_HELD}")}
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
    loaded = Figure.objects.select_related("evidence__source", "claim").only(
        "band", "unit", "as_of", "evidence__source__name", "claim__quote"
    )
    figures = loaded.in_bulk({figure for _, _, figure, _ in told})
    verdicts = Verdict.objects.select_related("rests_measure").filter(pk__in={verdict for _, verdict, _, _ in told})
    only = verdicts.only("rests_on", "rests_measure__name", "rests_measure__unit")
    rests = {verdict.pk: _rests(verdict) for verdict in only}
    reasons: dict[int, list[Reason]] = {}
    for claim, verdict, figure, key in told:
        reasons.setdefault(claim, []).append(Reason(key, f"{_said(figures[figure])}, lies {rests[verdict]}."))
    return reasons


def _rests(verdict: Verdict) -> str:
    measure = verdict.rests_measure
    numbers = f"{as_band(verdict.rests_on).describe()} {Unit(measure.unit).label}" if measure else ""
    return f"outside the numbers that the verdict rests on: {numbers} ({measure})"


def _said(figure: Figure) -> str:
    # The unit's label is looked up as a value of Unit: get_unit_display() goes through all units for each figure.
    day = f" on {long_day(figure.as_of)}" if figure.as_of else ""
    who = figure.evidence.source.name if figure.evidence else f"the claim {figure.claim}"
    return f"A later figure, {figure.understood} {Unit(figure.unit).label}{day} by {who}"
