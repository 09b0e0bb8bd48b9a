from decimal import Decimal

from django.db import migrations
from django.db.models import Case, F, OuterRef, Subquery, When

from claims.migrations._groups import fill_groups

FIRST = {"exact": "0", "about": "10", "between": "0", "vague": "0"}

# Which numbers the verdicts in force rest on, from their frozen records: what was found, with what was said where the
# two share a number. A record says where a band ends; its hedge says whether the end belongs to it.
_BAND = """
    numrange(({0}->>'band_low')::numeric, ({0}->>'band_high')::numeric,
        CASE WHEN {0}->>'band_low' IS NULL OR {0}->>'hedge' = 'more_than' THEN '(' ELSE '[' END
        || CASE WHEN {0}->>'band_high' IS NULL OR {0}->>'hedge' = 'fewer_than' THEN ')' ELSE ']' END)
"""
_REST = f"""
    WITH said AS (
        SELECT v.id, v.record, m.id AS measure_id, m.name, f->>'unit' AS unit, nullif(f->>'as_of', '')::date AS as_of,
            {_BAND.format("f")} AS band
        FROM claims_verdict AS v CROSS JOIN LATERAL (SELECT v.record->'figure') AS figure(f)
        JOIN claims_measure AS m ON m.name = f->>'measure' WHERE v.in_force
    ), found AS (
        SELECT said.id, range_merge(range_agg({_BAND.format("g")})) AS band FROM said
        CROSS JOIN LATERAL jsonb_array_elements(coalesce(said.record->'evidence', '[]')) AS evidence(e)
        CROSS JOIN LATERAL jsonb_array_elements(coalesce(e->'figures', '[]')) AS figure(g)
        WHERE e->>'stance' IS DISTINCT FROM 'context' AND g->>'measure' = said.name
            AND g->>'unit' IS NOT DISTINCT FROM said.unit
        GROUP BY said.id
    )
    UPDATE claims_verdict AS v SET rests_measure_id = said.measure_id, rests_as_of = said.as_of,
        rests_on = CASE WHEN found.band IS NULL THEN said.band
            WHEN said.band && found.band THEN range_merge(said.band, found.band) ELSE found.band END
    FROM said LEFT JOIN found USING (id) WHERE v.id = said.id
"""  # noqa: S608 - of our own constants


def fill(apps, schema_editor) -> None:
    models = {name: apps.get_model("claims", name) for name in ("HedgeTable", "HedgeWidth", "Figure", "Evidence")}
    table = models["HedgeTable"].objects.create(number=1, note="The desk’s first table: about is ±10 %")
    models["HedgeWidth"].objects.bulk_create(
        models["HedgeWidth"](table=table, hedge=hedge, percent=Decimal(percent)) for hedge, percent in FIRST.items()
    )
    # Every row is written anew, so both columns at once. Until now figures had the unit of their measure.
    models["Figure"].objects.update(hedges=table, common=Case(When(measure__isnull=False, then=F("band"))))
    source = apps.get_model("claims", "Source").objects.filter(pk=OuterRef("source"))
    models["Evidence"].objects.update(reliability=Subquery(source.values("reliability")[:1]))
    apps.get_model("claims", "Desk").objects.create(pk=1)
    schema_editor.execute(_REST, None)
    fill_groups(apps, schema_editor, made_by=("claims",))


class Migration(migrations.Migration):
    dependencies = [("claims", "0016_numbers_compared"), ("auth", "0012_alter_user_first_name_max_length")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
