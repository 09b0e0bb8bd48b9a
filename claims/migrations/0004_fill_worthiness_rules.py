from importlib import import_module

from django.db import migrations

from claims.models.worthiness import fill_rules
from claims.text.worth_rules import RULES


def fill(apps, schema_editor) -> None:
    fill_rules(apps.get_model("claims", "WorthinessRule"), RULES)
    import_module("claims.migrations.0002_fill_groups").fill(apps, schema_editor)


class Migration(migrations.Migration):
    dependencies = [("claims", "0003_worthiness_rules")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
