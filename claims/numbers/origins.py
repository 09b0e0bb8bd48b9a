"""Which documents of a claim go back to one origin: "three links, one origin".

Where the evidence is loaded already, claims.records.count_roots counts alike without a query.
"""

from collections.abc import Collection

from django.db import connection

from claims.models import Evidence, Stance

# From the roots down, so that every document is read once, and what a broken circle holds is never reached.
_COUNTED = """
    WITH RECURSIVE descent AS (
        SELECT item.id, item.claim_id, item.stance, item.source_id AS origin
        FROM claims_evidence AS item
        WHERE item.claim_id = ANY(%s) AND NOT EXISTS (
            SELECT 1 FROM claims_evidence AS above
            WHERE above.id = item.derived_from_id AND above.claim_id = item.claim_id
        )
        UNION ALL
        SELECT item.id, item.claim_id, item.stance, descent.origin
        FROM claims_evidence AS item
        JOIN descent ON item.derived_from_id = descent.id AND item.claim_id = descent.claim_id
    )
    SELECT claim_id, count(DISTINCT origin) FROM descent WHERE stance <> %s GROUP BY claim_id
"""
_ABOVE = """
    WITH RECURSIVE above AS (
        SELECT id, derived_from_id FROM claims_evidence WHERE id = %s
        UNION SELECT item.id, item.derived_from_id
            FROM claims_evidence AS item JOIN above ON item.id = above.derived_from_id
    ) SELECT EXISTS (SELECT 1 FROM above WHERE id = %s)
"""


def origins_of(claim_ids: Collection[int]) -> dict[int, int]:
    """How many independent origins bear on each of these claims. One query, none for no claim.

    An origin is the source of the document where a line begins, and counts where a document of its lines speaks for or
    against. Two documents of one source share their origin; context bears out nothing.
    """
    counts = dict.fromkeys(claim_ids, 0)
    if counts:
        with connection.cursor() as cursor:
            cursor.execute(_COUNTED, [list(counts), Stance.CONTEXT])
            counts.update(cursor.fetchall())
    return counts


def origin_trouble(origin: Evidence | None, *, claim_id: int | None, evidence_id: int | None) -> str:
    """Why the evidence of this claim can't derive from `origin`, in words; empty where it can.

    `evidence_id` is empty for evidence that is not kept yet. At most one query.
    """
    if origin is None:
        return ""
    if origin.claim_id != claim_id:
        return "A document derives from another one on the same claim. This one stands on another claim."
    if evidence_id is None:
        return ""
    if origin.pk == evidence_id:
        return "A document can’t derive from itself."
    with connection.cursor() as cursor:
        cursor.execute(_ABOVE, [origin.pk, evidence_id])
        circle = cursor.fetchone()[0]
    return f"That would make a circle: “{origin}” derives from this document already." if circle else ""
