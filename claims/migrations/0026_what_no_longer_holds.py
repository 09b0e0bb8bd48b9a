# Waivers say what they cover; a claim says since when its sign-off no longer holds.

import django.contrib.postgres.fields
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

# A waiver that was given before covers what its claim lacks today.
COVER = """
    UPDATE claims_waiver SET covers = CASE rule.name
        WHEN 'linked' THEN ARRAY(
            SELECT uid::text FROM claims_evidence
            WHERE claim_id = claims_waiver.claim_id AND stance <> 'context' AND url = '' ORDER BY id
        )
        WHEN 'roots' THEN ARRAY['origin 1', 'origin 2']
        WHEN 'both_sides' THEN ARRAY['against', 'for']
        ELSE ARRAY[rule.name]
    END
    FROM claims_gaterule AS rule WHERE rule.id = claims_waiver.rule_id
"""


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0025_messages_say_what_changed'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='waiver',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='waiver',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='waiver',
            name='delete_delete',
        ),
        migrations.RemoveConstraint(
            model_name='message',
            name='message_kind_known',
        ),
        migrations.AddField(
            model_name='claim',
            name='voided_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='waiver',
            name='covers',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, editable=False, size=None),
        ),
        migrations.AddField(
            model_name='waiverevent',
            name='covers',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, editable=False, size=None),
        ),
        # Before the triggers come back: what the desk works out is no change of anybody's.
        migrations.RunSQL(COVER, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name='message',
            name='kind',
            field=models.CharField(choices=[('mention', 'You were mentioned'), ('answer', 'Somebody answered'), ('assigned', 'A claim was given to you'), ('taken', 'A claim was taken over from you'), ('returned', 'Your draft was returned'), ('decided', 'Your draft was decided on'), ('recheck', 'A claim of yours is to be rechecked'), ('changed', 'Somebody changed work of yours'), ('void', 'A sign-off no longer holds')], max_length=20),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='waiver',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "claims_waiverevent" ("at", "by_id", "claim_id", "covers", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "rule_id") VALUES (NEW."at", NEW."by_id", NEW."claim_id", NEW."covers", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."rule_id"); RETURN NULL;', hash='60cc5fa26cdd7967cc72b852e7b5c549226b794d', operation='INSERT', pgid='pgtrigger_insert_insert_a1aa4', table='claims_waiver', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='waiver',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "claims_waiverevent" ("at", "by_id", "claim_id", "covers", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "rule_id") VALUES (OLD."at", OLD."by_id", OLD."claim_id", OLD."covers", OLD."id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."reason", OLD."rule_id"); RETURN NULL;', hash='880d624b312984a9d145b7f7f8de1a155db52109', operation='UPDATE', pgid='pgtrigger_update_update_9e307', table='claims_waiver', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='waiver',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "claims_waiverevent" ("at", "by_id", "claim_id", "covers", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "rule_id") VALUES (OLD."at", OLD."by_id", OLD."claim_id", OLD."covers", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."rule_id"); RETURN NULL;', hash='656734d68a2592cb2a14d76b56070d9be4bcd4d8', operation='DELETE', pgid='pgtrigger_delete_delete_573f3', table='claims_waiver', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['mention', 'answer', 'assigned', 'taken', 'returned', 'decided', 'recheck', 'changed', 'void'])), name='message_kind_known'),
        ),
    ]
