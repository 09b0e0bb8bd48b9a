"""No index twice, none missing under a foreign key: read from the catalogue of the migrated database."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import User
from django.db import connection

from claims.factories import ClaimFactory, EvidenceFactory, SnapshotFactory, SourceFactory
from claims.forms.base import people_with_load
from claims.models import Claim, Evidence

pytestmark = pytest.mark.django_db

# A plain index that another one begins with, on the same rows in the same order of values, is written and never needed.
TWICE = """
WITH shown AS (
    SELECT x.indrelid, x.indexrelid, x.indisunique, x.indnkeyatts AS width,
        coalesce(pg_get_expr(x.indpred, x.indrelid), '') AS predicate, c.relam, ARRAY(
            SELECT ROW(pg_get_indexdef(x.indexrelid, n, false), (x.indclass::oid[])[n - 1],
                (x.indcollation::oid[])[n - 1])::text
            FROM generate_series(1, x.indnkeyatts) AS n
        ) AS keys
    FROM pg_index AS x JOIN pg_class AS c ON c.oid = x.indexrelid
    WHERE x.indrelid::regclass::text LIKE 'claims\\_%%'
)
SELECT shorter.indexrelid::regclass::text, longer.indexrelid::regclass::text
FROM shown AS shorter JOIN shown AS longer USING (indrelid, relam)
WHERE shorter.indexrelid <> longer.indexrelid AND NOT shorter.indisunique
    AND shorter.keys = longer.keys[1:shorter.width] AND longer.predicate = shorter.predicate
ORDER BY 1
"""

# Deleting the row that is referred to looks for those that refer to it.
MISSING = """
SELECT c.conrelid::regclass::text, a.attname FROM pg_constraint AS c
JOIN pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
WHERE c.contype = 'f' AND c.conrelid::regclass::text LIKE 'claims\\_%%' AND NOT EXISTS (
    SELECT FROM pg_index AS x WHERE x.indrelid = c.conrelid AND x.indkey[0] = c.conkey[1] AND x.indpred IS NULL
) ORDER BY 1, 2
"""


def found(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql, [])
        return cursor.fetchall()


def test_no_index_is_the_beginning_of_another():
    assert found(TWICE) == []


@pytest.mark.parametrize(
    "twin",
    [
        "CREATE INDEX twin ON claims_event (claim_id)",
        "CREATE INDEX twin ON claims_message (to_id) WHERE read_at IS NULL",
        'CREATE INDEX twin ON claims_claim (lower(claimant) COLLATE "C")',
    ],
)
def test_a_twin_would_be_noticed(twin):
    with connection.cursor() as cursor:
        cursor.execute(twin)
    assert "twin" in {name for pair in found(TWICE) for name in pair}


def test_every_foreign_key_has_an_index_that_begins_with_it():
    assert found(MISSING) == []


@pytest.fixture
def filled():
    """Some hundreds of claims and documents, told to the planner: on empty tables it may as well walk any index.

    Each of twenty people has as many finished claims as unfinished ones; each of a hundred sources has 6 documents.
    """
    people = User.objects.bulk_create(User(username=f"somebody-{n}") for n in range(20))
    sources = SourceFactory.create_batch(100)
    text = SnapshotFactory()
    Claim.objects.bulk_create(
        ClaimFactory.build(snapshot=text, assigned_to=people[n % 20], stage=("open", "dismissed")[n // 20 % 2])
        for n in range(600)
    )
    claim = Claim.objects.first()
    Evidence.objects.bulk_create(EvidenceFactory.build(claim=claim, source=sources[n % 100]) for n in range(600))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE claims_claim, claims_evidence, auth_user")
    return SimpleNamespace(person=people[3], source=sources[3])


@pytest.mark.parametrize(
    ("rows", "index"),
    [
        (lambda desk: people_with_load(), "claim_load"),
        (
            lambda desk: Claim.objects.unfinished().filter(assigned_to=desk.person).order_by("due_key", "id")[:25],
            "claim_load",
        ),
        (
            lambda desk: Evidence.objects.filter(source=desk.source).order_by("-id")[:25],
            "evidence_of_source_newest",
        ),
    ],
    ids=["people’s loads", "one’s own queue", "a source’s documents"],
)
def test_what_a_page_reads_walks_an_index(filled, rows, index):
    with connection.cursor() as cursor:
        # A table of this size is read or sorted as a whole as fast; a big one is not.
        for way in ("seqscan", "bitmapscan", "sort"):
            cursor.execute(f"SET LOCAL enable_{way} = off")
    assert index in rows(filled).explain()
