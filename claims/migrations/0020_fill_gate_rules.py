import pgtrigger
from django.db import migrations

from claims.migrations._groups import fill_groups

RULES = [
    ("figure", False, "The figure, with its unit and counted thing", "A number is compared only where it is known what it counts."),
    ("evidence", False, "At least one piece of evidence", "Readers see on what a verdict rests."),
    ("linked", True, "Every source can be followed", "A source without an address is named only where linking it would endanger somebody."),
    ("roots", True, "Two independent origins", "Several documents that repeat one source bear it out no better than one."),
    ("both_sides", True, "Evidence for and against", "Whoever looks for one side only will find it."),
    ("primary", True, "A primary source", "A secondary source repeats what somebody else saw or counted."),
    ("contacted", True, "The claimant was asked", "Whoever said it can show what it rests on, or correct it."),
    ("verdict", False, "A drafted verdict with a rating and a summary", "It is what somebody signs."),
    ("reasons", False, "Reasons that a reader can follow", "A verdict is worth what its reasons are worth."),
    ("no_interest", False, "Nobody with an interest signs", "Whoever gains from a verdict doesn’t sign it."),
    ("second_person", False, "A second person has signed", "Four eyes see more than two."),
]  # fmt: skip


def fill(apps, schema_editor) -> None:
    rule = apps.get_model("claims", "GateRule")
    with pgtrigger.ignore():  # what every desk starts with is no change that somebody made
        rule.objects.bulk_create(
            rule(name=name, waivable=waivable, label=label, why=why, position=position)
            for position, (name, waivable, label, why) in enumerate(RULES)
        )
    fill_groups(apps, schema_editor, made_by=("claims",))


class Migration(migrations.Migration):
    dependencies = [("claims", "0019_signing_and_teamwork"), ("auth", "0012_alter_user_first_name_max_length")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
