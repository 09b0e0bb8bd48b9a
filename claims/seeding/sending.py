"""How rows get into the database: each by its factory, or a table at once by COPY."""

import uuid
from collections.abc import Callable
from typing import Any

from django.db import connection, models
from factory.django import DjangoModelFactory
from psycopg.types.json import Jsonb

from claims import factories
from claims.models import Article, Claim, Event, Evidence, Figure, Snapshot, Verdict

FACTORIES: dict[type[models.Model], type[DjangoModelFactory]] = {
    Article: factories.ArticleFactory,
    Snapshot: factories.SnapshotFactory,
    Claim: factories.ClaimFactory,
    Evidence: factories.EvidenceFactory,
    Figure: factories.FigureFactory,
    Verdict: factories.VerdictFactory,
    Event: factories.EventFactory,
}
Send = Callable[[type[models.Model], list[dict[str, Any]]], None]


def save(model: type[models.Model], rows: list[dict[str, Any]]) -> None:
    """Make the rows of one table by its factory."""
    for row in rows:
        given = {}
        for name, value in row.items():
            field = model._meta.get_field(name)
            related = field.related_model if field.is_relation else None
            given[field.name] = value if related is None or value is None else related(pk=value)
        FACTORIES[model](**given)


def copy_in(model: type[models.Model], rows: list[dict[str, Any]]) -> None:
    """Send rows of one table by COPY. All rows have the same columns; generated ones are not among them."""
    if not rows:
        return
    table, columns = model._meta.db_table, list(rows[0])
    names = ", ".join(f'"{name}"' for name in columns)
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in rows:
            values = (row[name] for name in columns)
            copy.write_row([Jsonb(value) if isinstance(value, dict | list) else value for value in values])


def sign_history() -> None:
    """Name what the triggers ask for on every row, for the rest of the transaction: which of them to pass over, none,
    and who writes. Where either is not set they catch an error for each row, which costs ten times the row itself."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('pgtrigger.ignore', '{}', true), set_config('pghistory.context_id', %s, true),"
            " set_config('pghistory.context_metadata', %s, true)",
            [str(uuid.uuid4()), '{"command": "seed_claims"}'],
        )
