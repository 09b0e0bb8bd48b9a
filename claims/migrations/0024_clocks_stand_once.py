import claims.models.predictions
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


ALIKE = r"""
    p.claim_id = q.claim_id AND p.starts_on = q.starts_on AND q.id < p.id
    AND lower(btrim(regexp_replace(p.starts_with, '\s+', ' ', 'g')))
        = lower(btrim(regexp_replace(q.starts_with, '\s+', ' ', 'g')))
    AND lower(btrim(regexp_replace(p.ends_with, '\s+', ' ', 'g')))
        = lower(btrim(regexp_replace(q.ends_with, '\s+', ' ', 'g')))
"""
# What nobody has decided goes where the same stands before it, unless a signature counts it or it is out; the history
# keeps it. Whatever else stands twice stays, marked, so that nothing that was found is lost.
MERGE = f"""
    DELETE FROM claims_prediction p USING claims_prediction q, claims_claim c
        WHERE {ALIKE} AND p."window" = q."window" AND p.computed = q.computed
        AND p.outcome = 'pending' AND q.outcome = 'pending'
        AND c.id = p.claim_id AND c.stage IN ('suggested', 'open', 'returned')
"""  # noqa: S608 - of our own constants
MARK = f"UPDATE claims_prediction p SET twin = true FROM claims_prediction q WHERE {ALIKE}"  # noqa: S608 - of our own constants

ANSWER = "SET CONSTRAINTS ALL IMMEDIATE"


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0023_indexes_are_read'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CalendarKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('secret', models.CharField(max_length=64)),
            ],
        ),
        migrations.AddField(
            model_name='prediction',
            name='twin',
            field=models.BooleanField(default=False, editable=False),
        ),
        # What the rows still have to answer for is answered here, so that the table can be changed.
        migrations.RunSQL([MERGE, MARK, ANSWER, 'SET CONSTRAINTS ALL DEFERRED'], migrations.RunSQL.noop),
        migrations.RemoveIndex(model_name='prediction', name='prediction_ripens'),
        migrations.RemoveField(model_name='prediction', name='ripe_on'),
        migrations.AddField(
            model_name='prediction',
            name='ripe_on',
            field=models.GeneratedField(db_persist=True, expression=claims.models.predictions.RipeOn('window', 'starts_on'), output_field=models.DateField()),
        ),
        migrations.AddIndex(
            model_name='prediction',
            index=models.Index(condition=models.Q(('outcome', 'pending')), fields=['ripe_on', 'id'], name='prediction_ripens'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='claim_with_clocks_is_a_prediction', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."kind" = \'prediction\' AND NOT (NEW."kind" = \'prediction\'))', func="\n                    IF EXISTS (SELECT FROM claims_prediction WHERE claim_id = NEW.id) THEN\n                        RAISE EXCEPTION 'claim_with_clocks_is_a_prediction: remove its clocks first'\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_with_clocks_is_a_prediction';\n                    END IF;\n                    RETURN NEW;\n                    ", hash='3b6ce0ef738ecb8e8d35491c5aadcf18fe8545f5', operation='UPDATE OF "kind"', pgid='pgtrigger_claim_with_clocks_is_a_prediction_a3568', table='claims_claim', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='prediction',
            trigger=pgtrigger.compiler.Trigger(name='prediction_is_of_a_prediction', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE its_kind text;', func="\n                    SELECT kind INTO its_kind FROM claims_claim WHERE id = NEW.claim_id FOR SHARE;\n                    IF its_kind IS DISTINCT FROM 'prediction' THEN\n                        RAISE EXCEPTION 'prediction_is_of_a_prediction: only a prediction has clocks'\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'prediction_is_of_a_prediction';\n                    END IF;\n                    RETURN NEW;\n                    ", hash='fa02383a742e53f38db2f32e8de95e304cceab66', operation='INSERT OR UPDATE OF "claim_id"', pgid='pgtrigger_prediction_is_of_a_prediction_eaa6f', table='claims_prediction', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='prediction',
            constraint=models.UniqueConstraint(models.F('claim'), models.F('starts_on'), claims.models.predictions.Compared('starts_with'), claims.models.predictions.Compared('ends_with'), condition=models.Q(('twin', False)), name='prediction_stands_once', violation_error_message='The claim has this clock already.'),
        ),
        migrations.AddField(
            model_name='calendarkey',
            name='user',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='calendarkey',
            constraint=models.CheckConstraint(condition=models.Q(('secret', ''), _negated=True), name='calendarkey_has_a_secret'),
        ),
    ]
