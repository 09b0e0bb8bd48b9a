"""How grades have changed, from the history that the database keeps of every row."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from claims.models import Evidence, Source

SHOWN = 200  # of all changes on a page, the latest


@dataclass(frozen=True, slots=True)
class PastGrade:
    """A grade that held until a change, and what it became. `by` is empty where nobody at the desk made the change, as
    in an import."""

    grade: str
    became: str
    until: datetime
    by: str


# An update keeps the row as it was before, so each is held against the one after it, and the last against today's. What
# is no key of a person, whoever wrote it there, must not break the page.
_CHANGES = """
SELECT kept.row, kept.grade, kept.became, kept.at, (
    SELECT coalesce(nullif(trim(first_name || ' ' || last_name), ''), username) FROM auth_user
        WHERE id = CASE WHEN context.metadata->>'user' ~ '^[0-9]{{1,9}}$' THEN (context.metadata->>'user')::int END
) FROM (
    SELECT e.pgh_id, e.pgh_obj_id AS row, e.pgh_created_at AS at, e.pgh_context_id AS context, {before} AS grade,
        coalesce(lead({before}) OVER (PARTITION BY e.pgh_obj_id ORDER BY e.pgh_id), {today}) AS became
        FROM {past} AS e JOIN {live} AS t ON t.id = e.pgh_obj_id
        WHERE e.pgh_obj_id = ANY(%s) AND e.pgh_label = 'update'
) AS kept LEFT JOIN pghistory_context AS context ON context.id = kept.context
WHERE kept.grade <> kept.became ORDER BY kept.pgh_id DESC LIMIT %s
"""


def _changes(model: type[Evidence] | type[Source], pks: Collection[int], *axes: str) -> dict[int, list[PastGrade]]:
    """The past grades of each of these rows, latest first. One query, which Django would compose anew each time for
    longer than it runs."""
    before, today = (" || ".join(f"{row}.{axis}::text" for axis in axes) for row in "et")
    past = model.past.rel.related_model._meta.db_table  # type: ignore[union-attr]
    statement = _CHANGES.format(before=before, today=today, past=past, live=model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(statement, [list(pks), SHOWN])
        rows = cursor.fetchall()
    found: dict[int, list[PastGrade]] = {}
    for pk, grade, became, until, by in rows:
        found.setdefault(pk, []).append(PastGrade(grade, became, until, by or ""))
    return found


def past_grades(evidence: Collection[Evidence]) -> dict[int, list[PastGrade]]:
    """By the key of each document the grades that it had, latest first; none where it never had another. One query."""
    return _changes(Evidence, [item.pk for item in evidence], "reliability", "credibility")


def past_grades_of_source(source: Source) -> list[PastGrade]:
    """Latest first. One query."""
    return _changes(Source, [source.pk], "reliability").get(source.pk, [])
