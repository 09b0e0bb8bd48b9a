from django.db import migrations

from claims.migrations._groups import fill_groups


def fill(apps, schema_editor) -> None:
    fill_groups(apps, schema_editor, made_by=("auth", "claims"))


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
