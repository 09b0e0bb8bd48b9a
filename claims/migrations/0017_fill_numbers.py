from decimal import Decimal

from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.models import F, OuterRef, Subquery

from claims.figures.bands import Band
from claims.figures.comparison import resting_band
from claims.models.figures import as_range
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
        band = _band(said)
        found = [
            _band(figure)
            for item in verdict.record.get("evidence", [])
            if item.get("stance") != "context"
            for figure in item.get("figures", [])
            if figure.get("measure") == said["measure"] and figure.get("unit") == said.get("unit")
        ]
        verdict.rests_on = as_range(resting_band(band, found))
        verdict.rests_measure_id = measures[said["measure"]]
        verdict.rests_as_of = said.get("as_of") or None
        verdict.save(update_fields=["rests_on", "rests_measure", "rests_as_of"])


def _band(figure: dict) -> Band:
    """A record says where a band ends; its hedge says whether the end belongs to it."""
    low, high = (None if figure.get(name) is None else Decimal(figure[name]) for name in ("band_low", "band_high"))
    return Band(
        low, high, low is not None and figure["hedge"] != "more_than", high is not None and figure["hedge"] != "fewer_than"
    )


class Migration(migrations.Migration):
    dependencies = [("claims", "0016_numbers_compared"), ("auth", "0012_alter_user_first_name_max_length")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
