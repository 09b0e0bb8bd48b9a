from django.contrib.auth.management import create_permissions
from django.db import migrations

from claims.roles import fill_groups


def fill(apps, schema_editor) -> None:
    # Django makes permissions after all migrations; the groups need them now.
    config = apps.get_app_config("admin")
    config.models_module = True
    create_permissions(config, verbosity=0, apps=apps, using=schema_editor.connection.alias)
    config.models_module = None
    fill_groups(apps.get_model("auth", "Group"), apps.get_model("auth", "Permission"))


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0008_addresses_compared"),
        ("admin", "0003_logentry_add_action_flag_choices"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
