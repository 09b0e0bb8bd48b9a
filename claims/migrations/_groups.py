"""The desk's groups, for migrations: frozen, so that a migration does for ever what it did when it was written.

What may be done changes in claims.roles; a migration of its own then gives fill_groups the new lists.
"""

from typing import Any

from django.contrib.auth.management import create_permissions

_READ = (
    "article snapshot source claim measure figure evidence prediction rating verdict event worthinessrule hedgetable"
    " hedgewidth equation equationterm dismissal alarm desk gaterule waiver contact submission recusal interest note tip"
).split()
_ALL = ("add", "change", "delete")

_REVIEWER = [
    *"view_queue triage_claim submit_claim decide_claim".split(),
    *(f"view_{model}" for model in _READ),
    *"add_article add_source add_claim change_claim add_measure add_verdict change_verdict".split(),
    *(f"{deed}_{model}" for model in ("figure", "evidence", "prediction") for deed in _ALL),
    *"add_equation delete_equation add_dismissal delete_dismissal add_blindrating change_tip".split(),
    *(f"{deed}_{model}" for model in ("waiver", "contact", "recusal", "note") for deed in _ALL),
]
_EDITOR = [
    *_REVIEWER,
    *"publish_claim view_dashboard add_rating add_hedgetable add_hedgewidth change_desk change_gaterule".split(),
    *(f"change_{model}" for model in "article source measure rating worthinessrule".split()),
    *(f"delete_{model}" for model in "article source claim measure rating verdict".split()),
    *(f"{deed}_interest" for deed in _ALL),
]

# By group and app. Permissions that a migration does not know yet are left to a later one.
FIRST_ROLES: dict[str, dict[str, list[str]]] = {
    "reviewer": {"claims": _REVIEWER},
    "editor": {
        "claims": _EDITOR,
        "auth": ["view_user", "add_user", "change_user", "view_group"],
        "admin": ["view_logentry"],
    },
}


def fill_groups(
    apps: Any,
    schema_editor: Any,
    roles: dict[str, dict[str, list[str]]] = FIRST_ROLES,
    *,
    made_by: tuple[str, ...] = (),
) -> None:
    """Make the groups hold exactly these permissions, after making those of the apps in `made_by`: Django makes them
    after all migrations, and the groups need them now. Safe to repeat."""
    for label in made_by:
        config = apps.get_app_config(label)
        config.models_module = True
        create_permissions(config, verbosity=0, apps=apps, using=schema_editor.connection.alias)
        config.models_module = None
    group_model, permission_model = (apps.get_model("auth", name) for name in ("Group", "Permission"))
    for name, given in roles.items():
        group, _ = group_model.objects.get_or_create(name=name)
        held = []
        for app, codenames in given.items():
            held += permission_model.objects.filter(content_type__app_label=app, codename__in=codenames)
        group.permissions.set(held)
