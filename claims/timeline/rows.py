"""The SQL of the timeline: one query over the ledger and the histories of all tables that belong to a claim.

Values come as text, so that no number passes through a float; a row that is referred to comes with its name besides,
so that no list of names needs queries of its own.
"""

from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.db import connection, models
from django.db.models import GeneratedField

from claims.models import Article, Evidence, GateRule, HedgeTable, Measure, Note, Rating, Snapshot, Source

LEDGER = "ledger"
NAME = "~"  # before a column: the name of the row that the column refers to

# What a row that is referred to is called.
NAMES: dict[type[models.Model], str] = {
    User: "coalesce(nullif(trim(first_name || ' ' || last_name), ''), username)",
    Article: "title",
    Evidence: "title",
    GateRule: "label",
    HedgeTable: "'table ' || number",
    Measure: "name",
    Note: "body",
    Rating: "label",
    Snapshot: "'snapshot ' || number",
    Source: "name",
}


class Place(NamedTuple):
    """Where a page of the timeline ends; the next one begins after it."""

    at: datetime
    table: str
    key: int


class Branch(NamedTuple):
    """One table of the union, and which of its rows are wanted."""

    table: str
    model: type[models.Model]
    where: str
    values: tuple[Any, ...]


def past_of(model: type[models.Model]) -> type[models.Model]:
    """The table that keeps what the rows of a tracked model were."""
    return model.past.rel.related_model  # type: ignore[attr-defined]


def kept_fields(model: type[models.Model]) -> list[Any]:
    """The fields of a tracked model whose past is kept."""
    columns = {field.column for field in past_of(model)._meta.fields}
    return [field for field in model._meta.fields if field.column in columns and not isinstance(field, GeneratedField)]


def row_json(model: type[models.Model], alias: str) -> str:
    """A row as jsonb of texts, with the names that the rows which it refers to had when `e` was written."""
    pairs = []
    for field in kept_fields(model):
        column = f'{alias}."{field.column}"'
        pairs.append(f"'{field.column}', {column}::text")
        target = field.related_model
        if isinstance(target, type) and target in NAMES:
            name = f'(SELECT {NAMES[target]} FROM "{target._meta.db_table}" WHERE id = {column})'  # noqa: S608
            if hasattr(target, "past"):
                # A row's next change or end keeps it as it was until then.
                name = f"""coalesce((SELECT {NAMES[target]} FROM "{past_of(target)._meta.db_table}"
                    WHERE pgh_obj_id = {column} AND pgh_label <> 'insert' AND pgh_created_at > e.pgh_created_at
                    ORDER BY pgh_id LIMIT 1), {name})"""  # noqa: S608
            pairs.append(f"'{NAME}{field.column}', coalesce({name}, '#' || {column})")
    return f"jsonb_build_object({', '.join(pairs)})"


def page_sql(
    branches: list[Branch],
    *,
    limit: int,
    after: Place | None = None,
    since: datetime | None = None,
    by: int | None = None,
    not_by: int | None = None,
) -> tuple[str, list[Any]]:
    """The newest `limit` rows of these tables: table, key, at, label, row of today or before, row after, who, context.

    `after` leaves out all up to that place, `since` all up to that time; `by` and `not_by` name a person.
    """
    parts, values = [], []
    for branch in branches:
        wheres, given = [branch.where], list(branch.values)
        at, key, who = ("e.at", "e.id", "e.by_id::text") if branch.table == LEDGER else PAST
        if since is not None:
            wheres.append(f"{at} > %s")
            given.append(since)
        if by is not None:
            wheres.append(f"{who} = %s")
            given.append(str(by))
        if not_by is not None:
            wheres.append(f"{who} IS DISTINCT FROM %s")
            given.append(str(not_by))
        if after is not None:
            words, more = _after(branch.table, after, at, key)
            wheres.append(words)
            given += more
        parts.append(f"({_branch(branch, ' AND '.join(wheres), at, key, who)} LIMIT %s)")
        values += [*given, limit]
    found = " UNION ALL ".join(parts)
    person = "CASE WHEN f.who ~ '^[0-9]{1,9}$' THEN f.who::int END"
    sql = f"""
        SELECT f.*, (SELECT {NAMES[User]} FROM auth_user WHERE id = {person})
        FROM ({found}) AS f ORDER BY f.at DESC, f.name COLLATE "C" DESC, f.key DESC LIMIT %s
    """  # noqa: S608 - made of names of our own tables; every value is a parameter
    return sql, [*values, limit]


PAST = ("e.pgh_created_at", "e.pgh_id", "c.metadata->>'user'")


def _after(table: str, place: Place, at: str, key: str) -> tuple[str, list[Any]]:
    """The rows of a table that come after a place, by time, table and key, all descending."""
    if table == place.table:
        return f"({at}, {key}) < (%s, %s)", [place.at, place.key]
    return (f"{at} <= %s" if table < place.table else f"{at} < %s"), [place.at]


def _branch(branch: Branch, where: str, at: str, key: str, who: str) -> str:
    if branch.table == LEDGER:
        return f"""
            SELECT '{LEDGER}' AS name, e.id AS key, e.at AS at, e.step::text AS label,
                jsonb_build_object('note', e.note, 'stage', e.to_stage, 'correction', e.correction) AS row,
                NULL::jsonb AS later, {who} AS who, NULL::jsonb AS context
            FROM claims_event AS e WHERE {where} ORDER BY e.at DESC, e.id DESC
        """  # noqa: S608
    past, live = past_of(branch.model)._meta.db_table, branch.model._meta.db_table
    # An update keeps the row as it was: what it became is in the next entry, or in the row of today.
    return f"""
        SELECT '{branch.table}' AS name, {key} AS key, {at} AS at, e.pgh_label AS label,
            {row_json(branch.model, "e")} AS row,
            CASE WHEN e.pgh_label = 'update' THEN coalesce(
                (SELECT {row_json(branch.model, "n")} FROM "{past}" AS n
                    WHERE n.pgh_obj_id = e.pgh_obj_id AND n.pgh_id > e.pgh_id ORDER BY n.pgh_id LIMIT 1),
                (SELECT {row_json(branch.model, "t")} FROM "{live}" AS t WHERE t.id = e.pgh_obj_id)
            ) END AS later,
            {who} AS who, coalesce(c.metadata, 'null'::jsonb) AS context
        FROM "{past}" AS e LEFT JOIN pghistory_context AS c ON c.id = e.pgh_context_id
        WHERE {where} ORDER BY e.pgh_created_at DESC, e.pgh_id DESC
    """  # noqa: S608


def fetch(sql: str, values: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()
