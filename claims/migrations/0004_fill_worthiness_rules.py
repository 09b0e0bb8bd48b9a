from django.db import migrations

from claims.migrations._groups import fill_groups

RULES = [
    ('number', 30, 'states a number'),
    ('counted', 5, 'says what is counted'),
    ('measured', 10, 'gives a share, an amount of money or another measure'),
    ('duration', -10, 'the number is only a length of time or an age'),
    ('small', -10, 'counts fewer than ten, as a mere list does ("two ways")'),
    ('large', 10, 'the number is 100 or more'),
    ('hedged', 5, 'the number is hedged, so that a range has to be settled'),
    ('prediction', 10, 'predicts a number, so that time will tell'),
    ('past', 15, 'reports what has happened'),
    ('change', 15, 'claims a change'),
    ('comparison', 15, 'compares'),
    ('superlative', 15, 'claims a record, a rank or a first time'),
    ('share', 10, 'gives a share or a rate, which statistics can confirm'),
    ('vote', 15, "concerns a vote, a decision or somebody's record"),
    ('reported', 5, 'somebody stands behind it, or a document'),
    ('picture', 10, 'tells of a picture or a recording, whose origin can be traced'),
    ('cause', 5, 'claims a cause or an effect'),
    ('all', 5, 'holds for all or for none, so that one case refutes it'),
    ('money', 10, 'concerns money or the economy'),
    ('harm', 10, 'concerns lives, crime or fighting'),
    ('public', 10, 'concerns public affairs'),
    ('names', 5, 'names a person, a place or an organisation'),
    ('several_names', 10, 'has several names'),
    ('others', 5, 'tells of others'),
    ('dated', 10, 'says when it was'),
    ('long', 5, 'has twelve words or more'),
    ('longer', 5, 'has twenty words or more'),
    ('question', -30, 'is a question'),
    ('short', -10, 'has fewer than six words'),
    ('first_person', -10, 'tells of the speaker'),
    ('feeling', -15, 'tells what somebody thinks, feels or wishes'),
    ('promise', -20, 'promises, demands or advises'),
    ('you', -10, 'speaks to the listener'),
    ('judgement', -10, 'praises or blames'),
    ('vague', -10, 'speaks of values and ideas, which no source settles'),
    ('condition', -10, 'supposes or guesses'),
    ('greeting', -30, 'greets, thanks or interrupts'),
]


def fill(apps, schema_editor) -> None:
    rule = apps.get_model("claims", "WorthinessRule")
    rule.objects.bulk_create(
        rule(name=name, points=points, reason=reason, position=position)
        for position, (name, points, reason) in enumerate(RULES)
    )
    fill_groups(apps, schema_editor, made_by=("auth", "claims"))


class Migration(migrations.Migration):
    dependencies = [("claims", "0003_worthiness_rules")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
