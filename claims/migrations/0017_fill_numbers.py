from decimal import Decimal

from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.postgresql.psycopg_any import NumericRange
from django.db.models import F, OuterRef, Subquery

from claims.roles import fill_groups

FIRST = {"exact": "0", "about": "10", "between": "0", "vague": "0"}


def fill(apps, schema_editor) -> None:
    models = {name: apps.get_model("claims", name) for name in ("HedgeTable", "HedgeWidth", "Figure", "Evidence")}
    table = models["HedgeTable"].objects.create(number=1, note="The desk’s first table: about is ±10 %")
    models["HedgeWidth"].objects.bulk_create(
        models["HedgeWidth"](table=table, hedge=hedge, percent=Decimal(percent)) for hedge, percent in FIRST.items()
    )
    models["Figure"].objects.update(hedges=table)
    models["Figure"].objects.exclude(measure=None).update(common=F("band"))
    source = apps.get_model("claims", "Source").objects.filter(pk=OuterRef("source"))
    models["Evidence"].objects.update(reliability=Subquery(source.values("reliability")[:1]))
    apps.get_model("claims", "Desk").objects.create(pk=1)
    rest(apps)
    # Django makes permissions after all migrations; the groups need them now.
    config = apps.get_app_config("claims")
    config.models_module = True
    create_permissions(config, verbosity=0, apps=apps, using=schema_editor.connection.alias)
    config.models_module = None
    fill_groups(apps.get_model("auth", "Group"), apps.get_model("auth", "Permission"))


def rest(apps) -> None:
    """Work out from the frozen records of verdicts in force which numbers they rest on."""
    verdicts = apps.get_model("claims", "Verdict").objects.filter(in_force=True)
    measures = dict(apps.get_model("claims", "Measure").objects.values_list("name", "pk"))
    for verdict in verdicts.only("record").iterator(chunk_size=500):
        said = verdict.record.get("figure") or {}
        if said.get("measure") not in measures:
            continue
        sides = [_sides(said)]
        found = [
            _sides(figure)
            for item in verdict.record.get("evidence", [])
            if item.get("stance") != "context"
            for figure in item.get("figures", [])
            if figure.get("measure") == said["measure"] and figure.get("unit") == said.get("unit")
        ]
        if found:
            low, high = _span(found)
            apart = (low is not None and sides[0][1] is not None and low > sides[0][1]) or (
                high is not None and sides[0][0] is not None and high < sides[0][0]
            )
            sides = found if apart else [*found, *sides]
        low, high = _span(sides)
        bounds = f"{'(' if low is None else '['}{')' if high is None else ']'}"
        verdict.rests_on = NumericRange(low, high, bounds)
        verdict.rests_measure_id = measures[said["measure"]]
        verdict.rests_as_of = said.get("as_of") or None
        verdict.save(update_fields=["rests_on", "rests_measure", "rests_as_of"])


def _sides(figure: dict) -> tuple[Decimal | None, Decimal | None]:
    low, high = figure.get("band_low"), figure.get("band_high")
    return (None if low is None else Decimal(low), None if high is None else Decimal(high))


def _span(sides: list) -> tuple[Decimal | None, Decimal | None]:
    lows, highs = [low for low, _ in sides], [high for _, high in sides]
    return (None if None in lows else min(lows), None if None in highs else max(highs))


class Migration(migrations.Migration):
    dependencies = [("claims", "0016_numbers_compared"), ("auth", "0012_alter_user_first_name_max_length")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
