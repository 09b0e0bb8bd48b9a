"""Who may do what at the desk. The groups of django.contrib.auth are filled from ROLES by a migration."""

from typing import Any

READ = [
    "article",
    "snapshot",
    "source",
    "claim",
    "measure",
    "figure",
    "evidence",
    "prediction",
    "rating",
    "verdict",
    "event",
    "worthinessrule",
    "hedgetable",
    "hedgewidth",
    "equation",
    "equationterm",
    "dismissal",
    "alarm",
    "desk",
    "gaterule",
    "waiver",
    "contact",
    "submission",
    "recusal",
    "interest",
    "note",
    "tip",
]

REVIEWER = [
    "view_queue",
    "triage_claim",
    "submit_claim",
    "decide_claim",
    *(f"view_{model}" for model in READ),
    "add_article",
    "add_source",
    "add_claim",
    "change_claim",
    "add_measure",
    *(f"{deed}_{model}" for model in ("figure", "evidence", "prediction") for deed in ("add", "change", "delete")),
    "add_verdict",
    "change_verdict",
    "add_equation",
    "delete_equation",
    "add_dismissal",
    "delete_dismissal",
    *(f"{deed}_{model}" for model in ("waiver", "contact", "note") for deed in ("add", "change", "delete")),
    "add_recusal",
    "add_blindrating",
    "change_tip",
]

EDITOR = [
    *REVIEWER,
    "publish_claim",
    *(f"change_{model}" for model in ("article", "source", "measure", "rating", "worthinessrule")),
    *(f"delete_{model}" for model in ("article", "source", "claim", "measure", "rating", "verdict")),
    "add_rating",
    "add_hedgetable",
    "add_hedgewidth",
    "change_desk",
    "change_gaterule",
    "delete_recusal",
    *(f"{deed}_interest" for deed in ("add", "change", "delete")),
    "view_dashboard",
]

ROLES = {"reviewer": REVIEWER, "editor": EDITOR}
# Editors look after accounts too, and read who changed what in the admin: permissions of Django's own apps.
EDITOR_BESIDES = {"auth": ["view_user", "add_user", "change_user", "view_group"], "admin": ["view_logentry"]}


def fill_groups(group_model: type[Any], permission_model: type[Any]) -> None:
    """Make the desk's groups hold exactly the permissions of ROLES. Safe to repeat."""
    for name, codenames in ROLES.items():
        group, _ = group_model.objects.get_or_create(name=name)
        permissions = list(permission_model.objects.filter(content_type__app_label="claims", codename__in=codenames))
        if name == "editor":
            for app, names in EDITOR_BESIDES.items():
                permissions += permission_model.objects.filter(content_type__app_label=app, codename__in=names)
        group.permissions.set(permissions)
