"""How the desk is doing, as tables of a few weeks: flow, times, stages, overdue, agreement, balance.

Every table is read in one query, or two, whose cost follows the weeks asked for; only the stages of today are counted
over all claims.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from claims.models import Event, Rating, Stage

WEEKS = (4, 12, 26, 52)
CAME, WENT = ("made", "accept"), ("publish",)
FLOW = (*CAME, *WENT, "submit", "return", "correct", "retract", "dismiss")
SHOWN = 15  # claimants and topics with the most verdicts
STAGES = tuple(stage for stage in Stage if stage not in {Stage.DISMISSED, Stage.RETRACTED})


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table; `rows` start with what the row is of.

    `chart` is how it is drawn: "stacked" or "beside" in columns of weeks, "bars" end to end in a bar for each row. The
    columns from `first` on are drawn, `drawn` of them, in the `tones` of ratings where they are of ratings. `keys` say
    what each row is of where its name does not: the key of a person, or the claimant, "" where there is none.
    """

    name: str
    title: str
    says: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    unit: str = ""
    chart: str = ""
    first: int = 1
    drawn: int = 0
    tones: Sequence[str] = ()
    keys: Sequence[Any] = ()

    @property
    def labels(self) -> Sequence[str]:
        """The names of the columns that are drawn."""
        return self.columns[self.first : self.first + self.drawn]

    @property
    def of_weeks(self) -> bool:
        return self.chart in {"stacked", "beside"}


@dataclass(frozen=True, slots=True)
class Period:
    """Whole weeks from a Monday to now."""

    weeks: int
    today: date

    @property
    def mondays(self) -> list[date]:
        this = self.today - timedelta(days=self.today.weekday())
        return [this - timedelta(weeks=n) for n in range(self.weeks - 1, -1, -1)]

    @property
    def start(self) -> datetime:
        return datetime.combine(self.mondays[0], time(), UTC)


def _rows(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def flow(period: Period) -> Table:
    """How many claims took each step in each week."""
    counts = {
        (week.date(), step): count
        for week, step, count in _rows(
            "SELECT date_trunc('week', at AT TIME ZONE 'UTC'), step, count(*) FROM claims_event"
            " WHERE at >= %s AND step = ANY(%s) GROUP BY 1, 2",
            period.start,
            list(FLOW),
        )
    }
    rows = [(monday, *(counts.get((monday, step), 0) for step in FLOW)) for monday in period.mondays]
    columns = ["Week from", "Made by hand", *(Event(step=step).said for step in FLOW[1:])]
    return Table(
        "flow",
        "Flow per week",
        "Claims by the step that they took: drawn are those that came in and those that were published.",
        columns,
        rows,
        "claims",
        "beside",
        drawn=len(CAME + WENT),
    )


def times(period: Period) -> Table:
    """Days from the opening of a claim to its first publication: median and 90th percentile by week.

    Corrections are left out: they are often a matter of minutes, and would pull the median of the claims down.
    """
    found = {
        week.date(): (count, round(median / 86_400, 1), round(most / 86_400, 1))
        for week, count, median, most in _rows(
            """
            SELECT date_trunc('week', v.published_at AT TIME ZONE 'UTC'), count(*),
                percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM v.published_at - opened.at)),
                percentile_cont(0.9) WITHIN GROUP (ORDER BY extract(epoch FROM v.published_at - opened.at))
            FROM claims_verdict AS v
            CROSS JOIN LATERAL (
                SELECT min(at) AS at FROM claims_event AS e
                    WHERE e.claim_id = v.claim_id AND e.to_stage = 'open' AND e.at <= v.published_at
            ) AS opened
            WHERE v.published_at >= %s AND v.version = 1 AND opened.at IS NOT NULL GROUP BY 1
            """,
            period.start,
        )
    }
    rows = [(monday, *found.get(monday, (0, None, None))) for monday in period.mondays]
    columns = ["Week from", "First published", "Median days", "90th percentile"]
    says = "Days from the opening of a claim to its first publication; corrections don’t count."
    return Table("times", "From open to published", says, columns, rows, "days", "beside", first=2, drawn=2)


def stages(period: Period) -> Table:
    """How many claims stood at each stage at the end of each week, worked out backwards from today by the ledger."""
    now = dict(_rows("SELECT stage, count(*) FROM claims_claim GROUP BY stage"))
    moved: dict[date, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for week, step, before, after, count in _rows(
        "SELECT date_trunc('week', at AT TIME ZONE 'UTC'), step IN ('made', 'suggested'), from_stage, to_stage,"
        " count(*) FROM claims_event WHERE at >= %s AND (from_stage <> to_stage OR step IN ('made', 'suggested'))"
        " GROUP BY 1, 2, 3, 4",
        period.start,
    ):
        moved[week.date()][after] += count
        if before and not step:
            moved[week.date()][before] -= count
    rows = []
    for monday in reversed(period.mondays):
        rows.append((monday, *(now.get(stage, 0) for stage in STAGES)))
        now = {stage: now.get(stage, 0) - moved[monday][stage] for stage in Stage.values}
    columns = ["Week from", *(stage.label for stage in STAGES)]
    says = "Claims by stage at the end of each week; dismissed and retracted ones are left out."
    return Table("stages", "Stages over time", says, columns, rows[::-1], "claims", "stacked", drawn=len(STAGES))


def overdue(period: Period) -> Table:
    """Who has how much to do, and how much of it is late."""
    unfinished = [str(stage) for stage in Stage if stage not in {Stage.PUBLISHED, Stage.DISMISSED, Stage.RETRACTED}]
    rows = _rows(
        """
        SELECT coalesce(nullif(concat_ws(' ', nullif(u.first_name, ''), nullif(u.last_name, '')), ''), u.username,
                'nobody yet'),
            count(*), count(*) FILTER (WHERE c.due_key < %s), count(*) FILTER (WHERE c.due_key BETWEEN %s AND %s),
            u.id
        FROM claims_claim AS c LEFT JOIN auth_user AS u ON u.id = c.assigned_to_id
        WHERE c.stage = ANY(%s) GROUP BY u.id ORDER BY 3 DESC, 2 DESC, u.id LIMIT 50
        """,
        period.today,
        period.today,
        period.today + timedelta(days=7),
        unfinished,
    )
    columns = ["Person", "To do", "Overdue", "Due within seven days"]
    says = "What everybody has to do: drawn are the claims that are late and those that soon will be."
    keys = [row[-1] for row in rows]
    rows = [row[:-1] for row in rows]
    return Table("overdue", "Overdue", says, columns, rows, "claims", "bars", first=2, drawn=2, keys=keys)


def _balance(name: str, title: str, says: str, field: str, nothing: str, period: Period) -> Table:
    """Verdicts in force by rating, for what `field` (our own SQL) names, the most frequent ones; `nothing` where it is
    empty."""
    ratings = list(Rating.objects.values_list("label", "tone"))
    labels = [label for label, _ in ratings]
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for of, label, count in _rows(
        f"""
        SELECT {field}, r.label, count(*) FROM claims_verdict AS v JOIN claims_rating AS r ON r.id = v.rating_id
        JOIN claims_claim AS c ON c.id = v.claim_id JOIN claims_snapshot AS s ON s.id = c.snapshot_id
        JOIN claims_article AS a ON a.id = s.article_id
        WHERE v.in_force AND v.published_at >= %s GROUP BY 1, 2
        """,  # noqa: S608 - `field` is one of two columns named below
        period.start,
    ):
        counts[of][label] = count
    most = sorted(counts, key=lambda of: (-sum(counts[of].values()), of))[:SHOWN]
    rows = [(of or nothing, sum(counts[of].values()), *(counts[of].get(label, 0) for label in labels)) for of in most]
    columns = [name.capitalize(), "Verdicts", *labels]
    tones = [tone for _, tone in ratings]
    return Table(name, title, says, columns, rows, "verdicts", "bars", 2, len(labels), tones, most)


def claimants(period: Period) -> Table:
    says = "Whom the desk checks and how it rates them: a code of principles asks for balance."
    return _balance("claimant", "Ratings by claimant", says, "c.claimant", "nobody named", period)


def topics(period: Period) -> Table:
    says = "What the desk checks and how it rates it."
    return _balance("topic", "Ratings by topic", says, "a.topic", "no topic", period)


def today() -> date:
    return timezone.localdate()


TABLES: dict[str, Callable[[Period], Table]] = {
    "flow": flow,
    "times": times,
    "stages": stages,
    "overdue": overdue,
    "claimant": claimants,
    "topic": topics,
}
