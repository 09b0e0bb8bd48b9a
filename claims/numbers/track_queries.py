"""The SQL of track records; claims.numbers.track says what counts.

SAID gives the claims of a name, by ranges of the index on claimants; the others read what came of them.
"""

# The writings, in lower case, that lie in ranges of the index on claimants, at most `steps` of each range. Steps from
# one to the next in the index, so that a name on 100,000 claims costs as much as one on ten.
WRITINGS = """
WITH RECURSIVE ranges AS (
    SELECT lower(low) COLLATE "C" AS low, lower(high) COLLATE "C" AS high
        FROM unnest(%(lows)s::text[], %(highs)s::text[]) AS given(low, high)
), found AS (
    SELECT (SELECT lower(claimant) COLLATE "C" FROM claims_claim WHERE lower(claimant) COLLATE "C" >= low
        AND lower(claimant) COLLATE "C" <= high ORDER BY lower(claimant) COLLATE "C" LIMIT 1)
        AS name, high, 1 AS n FROM ranges
    UNION ALL
    SELECT (SELECT lower(claimant) COLLATE "C" FROM claims_claim WHERE lower(claimant) COLLATE "C" > found.name
        AND lower(claimant) COLLATE "C" <= found.high ORDER BY lower(claimant) COLLATE "C" LIMIT 1),
        high, n + 1 FROM found WHERE name IS NOT NULL AND n < %(steps)s
)
"""


def newest_of(name: str, most: str) -> str:
    """SQL for the keys of the newest claims whose claimant, in lower case, is the SQL expression `name`.

    Walks the index on claimants backwards from there, past the name's end where its claims are fewer than `most`. Asked
    for those that equal it, the planner takes all names for equally frequent, and where names are few it reads every
    claim of the desk for a seldom one.
    """
    return f"""
        SELECT id FROM (
            SELECT id, lower(claimant) COLLATE "C" AS said_by FROM claims_claim
                WHERE lower(claimant) COLLATE "C" <= {name}
                ORDER BY lower(claimant) COLLATE "C" DESC, id DESC LIMIT {most}
        ) walked WHERE said_by = {name}
    """  # noqa: S608 - of our own constants


# A claim's verdict in force is one lookup: as an EXISTS it would be joined with all of the desk's.
_SAID = f"""{WRITINGS}, writing AS (
    SELECT DISTINCT name, regexp_replace(trim(name), '\\s+', ' ', 'g') = lower(%(whole)s) AS is_whole,
        regexp_replace(trim(split_part(name, ',', 1)), '\\s+', ' ', 'g') = lower(%(person)s) AS is_person
        FROM found WHERE name <> ''
), said AS (
    SELECT c.id, c.statement, c.made_on FROM writing CROSS JOIN LATERAL (
        {newest_of("writing.name", "%(claims)s")}
    ) newest JOIN claims_claim c ON c.id = newest.id
        WHERE c.stage NOT IN ('dismissed', 'retracted')
        AND ((is_whole AND c.attribution = 'named_organisation') OR (is_person AND c.attribution = 'named_on_record'))
        AND (SELECT v.id FROM claims_verdict v WHERE v.claim_id = c.id AND v.in_force) IS NOT NULL
)
"""  # noqa: S608 - of our own constants

PREDICTED = (
    _SAID
    + """
SELECT said.id, said.statement, count(*) FILTER (WHERE p.outcome = 'held'),
    count(*) FILTER (WHERE p.outcome = 'missed'), max(p.ended_on)
    FROM said JOIN claims_prediction p ON p.claim_id = said.id WHERE p.outcome <> 'pending'
    GROUP BY said.id, said.statement ORDER BY max(p.ended_on) DESC NULLS LAST, said.id DESC
"""
)

# The latest number after the case's day that may be held against it, found by walking the index of the measure's days.
_LATER = """
SELECT cases.claim_id, cases.evidence_id, cases.title, m.name, m.unit, cases.common, cases.day,
    later.common, later.as_of, later.source, later.claim_id, later.evidence_id
    FROM cases JOIN claims_measure m ON m.id = cases.measure_id CROSS JOIN LATERAL (
        SELECT g.common, g.as_of, s.name AS source, e.claim_id, e.id AS evidence_id
            FROM claims_figure g JOIN claims_evidence e ON e.id = g.evidence_id
            JOIN claims_source s ON s.id = e.source_id JOIN claims_claim d ON d.id = e.claim_id
            WHERE g.measure_id = cases.measure_id AND g.as_of > cases.day
                AND (m.holds_days IS NULL OR g.as_of <= cases.day + m.holds_days)
                AND e.stance <> 'context' AND e.derived_from_id IS NULL
                AND d.stage NOT IN ('dismissed', 'retracted') AND lower(s.name) <> ALL(%(own)s)
            ORDER BY g.as_of DESC, g.id DESC LIMIT 1
    ) later ORDER BY cases.day DESC, cases.claim_id DESC, cases.evidence_id DESC
"""

SAID_NUMBERS = (
    _SAID  # noqa: S608 - of our own constants
    + """, cases AS (
    SELECT DISTINCT ON (f.measure_id, coalesce(f.as_of, said.made_on), f.common) said.id AS claim_id,
        NULL::bigint AS evidence_id, said.statement AS title, f.measure_id, f.common,
        coalesce(f.as_of, said.made_on) AS day
        FROM said JOIN claims_figure f ON f.claim_id = said.id
        WHERE f.common IS NOT NULL AND coalesce(f.as_of, said.made_on) IS NOT NULL
            AND NOT EXISTS (SELECT FROM claims_prediction p WHERE p.claim_id = said.id)
        ORDER BY f.measure_id, coalesce(f.as_of, said.made_on), f.common, said.id
)
"""
    + _LATER
)

_DOCUMENTS = """
WITH documents AS (
    SELECT id, claim_id, title, published_on, stance, derived_from_id FROM claims_evidence
        WHERE source_id = %(source)s ORDER BY id DESC LIMIT %(claims)s
), cases AS (
    SELECT DISTINCT ON (f.measure_id, coalesce(f.as_of, e.published_on), f.common) e.claim_id, e.id AS evidence_id,
        e.title, f.measure_id, f.common, coalesce(f.as_of, e.published_on) AS day
        FROM documents e JOIN claims_claim c ON c.id = e.claim_id JOIN claims_figure f ON f.evidence_id = e.id
        WHERE e.stance <> 'context' AND e.derived_from_id IS NULL AND c.stage NOT IN ('dismissed', 'retracted')
            AND (SELECT v.id FROM claims_verdict v WHERE v.claim_id = c.id AND v.in_force) IS NOT NULL
            AND f.common IS NOT NULL AND coalesce(f.as_of, e.published_on) IS NOT NULL
        ORDER BY f.measure_id, coalesce(f.as_of, e.published_on), f.common, e.id
)
"""
FOUND_NUMBERS = _DOCUMENTS + _LATER

COUNTED = (
    _SAID  # noqa: S608 - of our own constants
    + """, decided AS (
    SELECT count(*) FILTER (WHERE p.outcome = 'held') AS held, count(*) FILTER (WHERE p.outcome = 'missed') AS missed
        FROM said JOIN claims_prediction p ON p.claim_id = said.id WHERE p.outcome <> 'pending' GROUP BY said.id
)
SELECT coalesce((SELECT least_track_record FROM claims_desk WHERE id = 1), %(least)s),
    count(*) FILTER (WHERE held > 0 AND missed = 0), count(*) FILTER (WHERE held = 0),
    count(*) FILTER (WHERE held > 0 AND missed > 0) FROM decided
"""
)
