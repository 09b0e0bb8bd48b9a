"""Keeping when somebody last looked at a claim."""

from datetime import datetime
from typing import NamedTuple

from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone

from claims.models import Claim


class Looked(NamedTuple):
    """When somebody looked before, and how many steps and deeds of others the ledger has since."""

    at: datetime
    changes: int


def look_at(claim: Claim, *, by: User) -> Looked | None:
    """Keep that they look now, and say how it stood when they did so before; none at the first time. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            WITH before AS (
                SELECT at FROM claims_look WHERE user_id = %(user)s AND claim_id = %(claim)s
            ), kept AS (
                INSERT INTO claims_look (user_id, claim_id, at, revision)
                VALUES (%(user)s, %(claim)s, %(now)s, %(revision)s)
                ON CONFLICT (user_id, claim_id) DO UPDATE SET at = excluded.at, revision = excluded.revision
            )
            SELECT at, (
                SELECT count(*) FROM claims_event AS e
                WHERE e.claim_id = %(claim)s AND e.at > before.at AND e.by_id IS DISTINCT FROM %(user)s
            ) FROM before
            """,
            {"user": by.pk, "claim": claim.pk, "now": timezone.now(), "revision": claim.revision},
        )
        row = cursor.fetchone()
    return Looked(*row) if row else None
