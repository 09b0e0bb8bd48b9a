"""One measure with any number of figures, to see its pages at size."""

from django.db import connection
from django.db.models import Q

from claims.models import Claim, Figure, HedgeTable, Measure

BATCH = 2_000

# Counts that grow over ten years around a daily swing; every tenth is hedged and every fiftieth open above.
FILL = """
WITH owners AS MATERIALIZED (
  SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM claims_evidence WHERE claim_id <> %(claim)s
  ORDER BY id LIMIT 50000
)
INSERT INTO claims_figure (uid, measure_id, evidence_id, hedge, low, high, unit, as_of, hedges_id, band, common)
SELECT gen_random_uuid(), %(measure)s, owners.id,
  CASE WHEN n %% 50 = 0 THEN 'at_least' WHEN n %% 10 = 0 THEN 'about' ELSE 'exact' END,
  value, CASE WHEN n %% 50 = 0 THEN NULL ELSE value END, 'people',
  '2015-01-01'::date + n %% 3650, %(hedges)s, band, band
FROM generate_series(%(first)s, %(last)s) AS n JOIN owners ON owners.place = n %% (SELECT count(*) FROM owners),
  LATERAL (SELECT (500 + n %% 3650 + (n * 7919) %% 400)::numeric AS value) AS counted,
  LATERAL (SELECT CASE WHEN n %% 50 = 0 THEN numrange(value, NULL, '[)')
    WHEN n %% 10 = 0 THEN numrange(floor(value * 0.9), ceil(value * 1.1), '[]')
    ELSE numrange(value, value, '[]') END AS band) AS banded
"""


def fill_measure(name: str, count: int) -> tuple[Measure, Claim]:
    """A new measure with `count` figures of seeded documents, and a claim whose own figure is on it too.

    Needs seeded claims with evidence. Rows are made in SQL, as saving them one by one would take minutes.
    """
    measure = Measure.objects.create(name=name, unit="people", place="Ashford")
    claim = Claim.objects.filter(figure__unit="people", evidence__isnull=False).order_by("-pk")[0]
    given = {"measure": measure.pk, "claim": claim.pk, "hedges": HedgeTable.objects.current().pk}
    with connection.cursor() as cursor:
        # The longer one statement runs, the longer each row's history trigger takes.
        for first in range(1, count + 1, BATCH):
            cursor.execute(FILL, given | {"first": first, "last": min(first + BATCH - 1, count)})
        Figure.objects.filter(Q(claim=claim) | Q(evidence__claim=claim)).update(measure=measure)
        cursor.execute("ANALYZE claims_figure")
    return measure, claim
