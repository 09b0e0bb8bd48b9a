"""People are told when somebody changes their work."""

from django.db import migrations, models
from django.db.models import Q

KINDS = [
    ("mention", "You were mentioned"),
    ("answer", "Somebody answered"),
    ("assigned", "A claim was given to you"),
    ("taken", "A claim was taken over from you"),
    ("returned", "Your draft was returned"),
    ("decided", "Your draft was decided on"),
    ("recheck", "A claim of yours is to be rechecked"),
    ("changed", "Somebody changed work of yours"),
]


class Migration(migrations.Migration):
    dependencies = [("claims", "0024_clocks_stand_once")]

    operations = [
        migrations.RemoveConstraint("message", "message_kind_known"),
        migrations.AlterField("message", "kind", models.CharField(choices=KINDS, max_length=20)),
        migrations.AddConstraint(
            "message",
            models.CheckConstraint(condition=Q(kind__in=[kind for kind, _ in KINDS]), name="message_kind_known"),
        ),
    ]
