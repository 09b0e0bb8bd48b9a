"""Believable claims by the thousand, to see every page at size.

Up to a few thousand claims go in by the factories that the tests use, through each model's own save; more go in by
COPY, table after table. The same constraints and triggers hold for both.
"""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from claims.models import Article, Claim, Evidence, Figure, Snapshot, Verdict
from claims.seeding.rows import add_article
from claims.seeding.sending import FACTORIES, Send, copy_in, save, sign_history
from claims.seeding.shared import Seeding, prepare

CLAIMS_PER_ARTICLE = 8
BY_FACTORY = 2_000  # claims; beyond, saving row by row takes more than half a minute
FACTORY_BATCH, COPY_BATCH = 80, 4_000  # claims that are held in memory at once
ONE_AT_A_TIME = 0x5345_4544  # names the lock among the database's advisory ones


def seed(count: int, *, seed: int = 1, progress: Callable[[int], Any] = lambda done: None) -> None:
    """Make `count` claims with all that belongs to them, a batch a transaction; `progress` is told of each batch.

    Waits for another run on the same database: articles are numbered on from those that are there.
    """
    with _one_at_a_time():
        first = Article.objects.count()
        with transaction.atomic():
            seeding = prepare(random.Random(f"{seed} {first}"), count)
        send, most = (save, FACTORY_BATCH) if count <= BY_FACTORY else (copy_in, COPY_BATCH)
        done = batches = 0
        while done < count:
            size = min(most, count - done)
            with transaction.atomic():
                _batch(seeding, first + done // CLAIMS_PER_ARTICLE, size, send)
            done += size
            batches += 1
            # The triggers' plans were made for smaller tables; statistics make PostgreSQL plan anew.
            if done == count or batches.bit_count() == 1:
                with connection.cursor() as cursor:
                    cursor.execute("ANALYZE")
            progress(size)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Hold the lock of the whole run, which outlives its transactions and ends with its connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [ONE_AT_A_TIME])


def _batch(seeding: Seeding, number: int, size: int, send: Send) -> None:
    """`size` claims on articles numbered from `number`, made in Python and sent table after table."""
    sign_history()
    _take_ids(seeding, size)
    for made in range(0, size, CLAIMS_PER_ARTICLE):
        add_article(seeding, number + made // CLAIMS_PER_ARTICLE, min(CLAIMS_PER_ARTICLE, size - made))
    for model in FACTORIES:
        send(model, seeding.rows.pop(model, []))


def _take_ids(seeding: Seeding, size: int) -> None:
    """Reserve row numbers from each table's own sequence, as many as a batch can need."""
    need = {Article: size, Snapshot: size, Claim: size, Evidence: 2 * size, Figure: 3 * size, Verdict: size}
    with connection.cursor() as cursor:
        for model in FACTORIES:
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                [model._meta.db_table, need.get(model, 6 * size)],
            )
            seeding.ids[model] = iter([row[0] for row in cursor.fetchall()])
