import pgtrigger.compiler
import pgtrigger.migrations
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0017_fill_numbers'),
    ]

    operations = [
        migrations.AlterField(
            model_name='figureevent',
            name='hedges',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='claims.hedgetable'),
        ),
        migrations.AlterField(
            model_name='figure',
            name='hedges',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='claims.hedgetable'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='article',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "claims_articleevent" ("byline", "created_at", "created_by_id", "id", "language", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "publisher", "retelling", "slug", "title", "url") VALUES (NEW."byline", NEW."created_at", NEW."created_by_id", NEW."id", NEW."language", NEW."origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_at", NEW."publisher", NEW."retelling", NEW."slug", NEW."title", NEW."url"); RETURN NULL;', hash='ff95d8851dc03d3bdc6c2e37656e1cbf3e3a6df9', operation='INSERT', pgid='pgtrigger_insert_insert_b08cf', table='claims_article', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='article',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "claims_articleevent" ("byline", "created_at", "created_by_id", "id", "language", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "publisher", "retelling", "slug", "title", "url") VALUES (OLD."byline", OLD."created_at", OLD."created_by_id", OLD."id", OLD."language", OLD."origin", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."published_at", OLD."publisher", OLD."retelling", OLD."slug", OLD."title", OLD."url"); RETURN NULL;', hash='d6d10850cc8e87f946af89aa523f78fed6583261', operation='UPDATE', pgid='pgtrigger_update_update_500a2', table='claims_article', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='article',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "claims_articleevent" ("byline", "created_at", "created_by_id", "id", "language", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "publisher", "retelling", "slug", "title", "url") VALUES (OLD."byline", OLD."created_at", OLD."created_by_id", OLD."id", OLD."language", OLD."origin", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."published_at", OLD."publisher", OLD."retelling", OLD."slug", OLD."title", OLD."url"); RETURN NULL;', hash='f8ae01376d7197fd2ae23b13df979a57f1a79e8e', operation='DELETE', pgid='pgtrigger_delete_delete_94a4e', table='claims_article', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "claims_claimevent" ("assigned_to_id", "attribution", "attribution_words", "claimant", "created_at", "due_on", "end", "id", "kind", "made_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quote", "snapshot_id", "stage", "start", "statement", "uid", "worthiness", "worthiness_reasons") VALUES (NEW."assigned_to_id", NEW."attribution", NEW."attribution_words", NEW."claimant", NEW."created_at", NEW."due_on", NEW."end", NEW."id", NEW."kind", NEW."made_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."quote", NEW."snapshot_id", NEW."stage", NEW."start", NEW."statement", NEW."uid", NEW."worthiness", NEW."worthiness_reasons"); RETURN NULL;', hash='0153bf08ca2d1580b29ad4a96cff9b662af884eb', operation='INSERT', pgid='pgtrigger_insert_insert_df8fa', table='claims_claim', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."assigned_to_id" IS DISTINCT FROM (NEW."assigned_to_id") OR OLD."attribution" IS DISTINCT FROM (NEW."attribution") OR OLD."attribution_words" IS DISTINCT FROM (NEW."attribution_words") OR OLD."claimant" IS DISTINCT FROM (NEW."claimant") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."end" IS DISTINCT FROM (NEW."end") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."made_on" IS DISTINCT FROM (NEW."made_on") OR OLD."quote" IS DISTINCT FROM (NEW."quote") OR OLD."snapshot_id" IS DISTINCT FROM (NEW."snapshot_id") OR OLD."stage" IS DISTINCT FROM (NEW."stage") OR OLD."start" IS DISTINCT FROM (NEW."start") OR OLD."statement" IS DISTINCT FROM (NEW."statement") OR OLD."uid" IS DISTINCT FROM (NEW."uid") OR OLD."worthiness" IS DISTINCT FROM (NEW."worthiness") OR OLD."worthiness_reasons" IS DISTINCT FROM (NEW."worthiness_reasons"))', func='INSERT INTO "claims_claimevent" ("assigned_to_id", "attribution", "attribution_words", "claimant", "created_at", "due_on", "end", "id", "kind", "made_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quote", "snapshot_id", "stage", "start", "statement", "uid", "worthiness", "worthiness_reasons") VALUES (OLD."assigned_to_id", OLD."attribution", OLD."attribution_words", OLD."claimant", OLD."created_at", OLD."due_on", OLD."end", OLD."id", OLD."kind", OLD."made_on", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."quote", OLD."snapshot_id", OLD."stage", OLD."start", OLD."statement", OLD."uid", OLD."worthiness", OLD."worthiness_reasons"); RETURN NULL;', hash='1f1a392fba529b04b384fb06a03426e1bdfd99cd', operation='UPDATE', pgid='pgtrigger_update_update_fe4ba', table='claims_claim', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "claims_claimevent" ("assigned_to_id", "attribution", "attribution_words", "claimant", "created_at", "due_on", "end", "id", "kind", "made_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quote", "snapshot_id", "stage", "start", "statement", "uid", "worthiness", "worthiness_reasons") VALUES (OLD."assigned_to_id", OLD."attribution", OLD."attribution_words", OLD."claimant", OLD."created_at", OLD."due_on", OLD."end", OLD."id", OLD."kind", OLD."made_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."quote", OLD."snapshot_id", OLD."stage", OLD."start", OLD."statement", OLD."uid", OLD."worthiness", OLD."worthiness_reasons"); RETURN NULL;', hash='e8d63d6e27c3c02a0c27861f2ddc1b46c9b781bd', operation='DELETE', pgid='pgtrigger_delete_delete_dbf31', table='claims_claim', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidence',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "claims_evidenceevent" ("attribution", "claim_id", "created_at", "credibility", "derived_from_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "primary", "published_on", "quote", "reliability", "source_id", "stance", "title", "uid", "url") VALUES (NEW."attribution", NEW."claim_id", NEW."created_at", NEW."credibility", NEW."derived_from_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."primary", NEW."published_on", NEW."quote", NEW."reliability", NEW."source_id", NEW."stance", NEW."title", NEW."uid", NEW."url"); RETURN NULL;', hash='b883ea489b8f4cde2307d34989345539414a3d15', operation='INSERT', pgid='pgtrigger_insert_insert_d2960', table='claims_evidence', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidence',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "claims_evidenceevent" ("attribution", "claim_id", "created_at", "credibility", "derived_from_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "primary", "published_on", "quote", "reliability", "source_id", "stance", "title", "uid", "url") VALUES (OLD."attribution", OLD."claim_id", OLD."created_at", OLD."credibility", OLD."derived_from_id", OLD."id", OLD."note", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."primary", OLD."published_on", OLD."quote", OLD."reliability", OLD."source_id", OLD."stance", OLD."title", OLD."uid", OLD."url"); RETURN NULL;', hash='187243235dfff83762c7f349cd875b6fdb4a35cf', operation='UPDATE', pgid='pgtrigger_update_update_0cf54', table='claims_evidence', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidence',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "claims_evidenceevent" ("attribution", "claim_id", "created_at", "credibility", "derived_from_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "primary", "published_on", "quote", "reliability", "source_id", "stance", "title", "uid", "url") VALUES (OLD."attribution", OLD."claim_id", OLD."created_at", OLD."credibility", OLD."derived_from_id", OLD."id", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."primary", OLD."published_on", OLD."quote", OLD."reliability", OLD."source_id", OLD."stance", OLD."title", OLD."uid", OLD."url"); RETURN NULL;', hash='be4dab86a6f3c23757b46b3a93f3602987ccbd52', operation='DELETE', pgid='pgtrigger_delete_delete_26a0f', table='claims_evidence', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='figure',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "claims_figureevent" ("as_of", "band", "claim_id", "common", "evidence_id", "hedge", "hedges_id", "high", "id", "low", "measure_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "uid", "unit") VALUES (NEW."as_of", NEW."band", NEW."claim_id", NEW."common", NEW."evidence_id", NEW."hedge", NEW."hedges_id", NEW."high", NEW."id", NEW."low", NEW."measure_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."uid", NEW."unit"); RETURN NULL;', hash='eea671d7a420c2142b351aa3cb4f23f46c9b3ff3', operation='INSERT', pgid='pgtrigger_insert_insert_a8f13', table='claims_figure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='figure',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "claims_figureevent" ("as_of", "band", "claim_id", "common", "evidence_id", "hedge", "hedges_id", "high", "id", "low", "measure_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "uid", "unit") VALUES (OLD."as_of", OLD."band", OLD."claim_id", OLD."common", OLD."evidence_id", OLD."hedge", OLD."hedges_id", OLD."high", OLD."id", OLD."low", OLD."measure_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."uid", OLD."unit"); RETURN NULL;', hash='318b6085bac480b00af4b948732094593de30604', operation='UPDATE', pgid='pgtrigger_update_update_ce0c5', table='claims_figure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='figure',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "claims_figureevent" ("as_of", "band", "claim_id", "common", "evidence_id", "hedge", "hedges_id", "high", "id", "low", "measure_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "uid", "unit") VALUES (OLD."as_of", OLD."band", OLD."claim_id", OLD."common", OLD."evidence_id", OLD."hedge", OLD."hedges_id", OLD."high", OLD."id", OLD."low", OLD."measure_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."uid", OLD."unit"); RETURN NULL;', hash='c320d0df48351c1d6710b7af3c2a81ac610da2ba', operation='DELETE', pgid='pgtrigger_delete_delete_df097', table='claims_figure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measure',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "claims_measureevent" ("definition", "holds_days", "id", "name", "part_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "unit") VALUES (NEW."definition", NEW."holds_days", NEW."id", NEW."name", NEW."part_of_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."unit"); RETURN NULL;', hash='675e6057cee1c6ea45af874a0b38cf6f1fc67be4', operation='INSERT', pgid='pgtrigger_insert_insert_fe873', table='claims_measure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measure',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."definition" IS DISTINCT FROM (NEW."definition") OR OLD."holds_days" IS DISTINCT FROM (NEW."holds_days") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."part_of_id" IS DISTINCT FROM (NEW."part_of_id") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."unit" IS DISTINCT FROM (NEW."unit"))', func='INSERT INTO "claims_measureevent" ("definition", "holds_days", "id", "name", "part_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "unit") VALUES (OLD."definition", OLD."holds_days", OLD."id", OLD."name", OLD."part_of_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."place", OLD."unit"); RETURN NULL;', hash='ba78aa8aa6c5a0efdc07a8c9df0dfdb05e169b71', operation='UPDATE', pgid='pgtrigger_update_update_00293', table='claims_measure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measure',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "claims_measureevent" ("definition", "holds_days", "id", "name", "part_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "unit") VALUES (OLD."definition", OLD."holds_days", OLD."id", OLD."name", OLD."part_of_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."unit"); RETURN NULL;', hash='df4c7d5756052773fc856d07cf16a54270eb97c2', operation='DELETE', pgid='pgtrigger_delete_delete_d8b77', table='claims_measure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='prediction',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "claims_predictionevent" ("claim_id", "computed", "ended_on", "ends_with", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "starts_with", "uid", "window") VALUES (NEW."claim_id", NEW."computed", NEW."ended_on", NEW."ends_with", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."starts_on", NEW."starts_with", NEW."uid", NEW."window"); RETURN NULL;', hash='ade06d26a4093e8f9b81d3da97def2e32e67d0fb', operation='INSERT', pgid='pgtrigger_insert_insert_c614a', table='claims_prediction', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='prediction',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."claim_id" IS DISTINCT FROM (NEW."claim_id") OR OLD."computed" IS DISTINCT FROM (NEW."computed") OR OLD."ended_on" IS DISTINCT FROM (NEW."ended_on") OR OLD."ends_with" IS DISTINCT FROM (NEW."ends_with") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."outcome" IS DISTINCT FROM (NEW."outcome") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on") OR OLD."starts_with" IS DISTINCT FROM (NEW."starts_with") OR OLD."uid" IS DISTINCT FROM (NEW."uid") OR OLD."window" IS DISTINCT FROM (NEW."window"))', func='INSERT INTO "claims_predictionevent" ("claim_id", "computed", "ended_on", "ends_with", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "starts_with", "uid", "window") VALUES (OLD."claim_id", OLD."computed", OLD."ended_on", OLD."ends_with", OLD."id", OLD."outcome", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."starts_on", OLD."starts_with", OLD."uid", OLD."window"); RETURN NULL;', hash='50465ef1b21c3c13a831322e146dab02327f3141', operation='UPDATE', pgid='pgtrigger_update_update_88f36', table='claims_prediction', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='prediction',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "claims_predictionevent" ("claim_id", "computed", "ended_on", "ends_with", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "starts_with", "uid", "window") VALUES (OLD."claim_id", OLD."computed", OLD."ended_on", OLD."ends_with", OLD."id", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."starts_on", OLD."starts_with", OLD."uid", OLD."window"); RETURN NULL;', hash='affcf48c5ae24dcade39e69c8609adf7af0b7ac3', operation='DELETE', pgid='pgtrigger_delete_delete_85073', table='claims_prediction', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rating',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "claims_ratingevent" ("definition", "id", "label", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "tone", "value") VALUES (NEW."definition", NEW."id", NEW."label", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."tone", NEW."value"); RETURN NULL;', hash='db8391926ec56ae011046556957b9b2d7f816f1c', operation='INSERT', pgid='pgtrigger_insert_insert_49e43', table='claims_rating', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rating',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "claims_ratingevent" ("definition", "id", "label", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "tone", "value") VALUES (OLD."definition", OLD."id", OLD."label", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."position", OLD."tone", OLD."value"); RETURN NULL;', hash='106a8537336213faac477ea16a3d2ef95e110d27', operation='UPDATE', pgid='pgtrigger_update_update_40dc3', table='claims_rating', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rating',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "claims_ratingevent" ("definition", "id", "label", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "tone", "value") VALUES (OLD."definition", OLD."id", OLD."label", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."tone", OLD."value"); RETURN NULL;', hash='9d7fafa5cb3123556163aea2d1b5e77d43e395ef', operation='DELETE', pgid='pgtrigger_delete_delete_eea28', table='claims_rating', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='source',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "claims_sourceevent" ("id", "interest", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reliability", "url") VALUES (NEW."id", NEW."interest", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reliability", NEW."url"); RETURN NULL;', hash='f917a13b7ead06df2489c1c19119145c4723d460', operation='INSERT', pgid='pgtrigger_insert_insert_bbb94', table='claims_source', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='source',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "claims_sourceevent" ("id", "interest", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reliability", "url") VALUES (OLD."id", OLD."interest", OLD."kind", OLD."name", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."reliability", OLD."url"); RETURN NULL;', hash='5f9d693ee7b2643f6885e3092f69151a5898e4b7', operation='UPDATE', pgid='pgtrigger_update_update_fde8d', table='claims_source', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='source',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "claims_sourceevent" ("id", "interest", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reliability", "url") VALUES (OLD."id", OLD."interest", OLD."kind", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reliability", OLD."url"); RETURN NULL;', hash='a6a6b2e8ab88de4b78dec4145e29cc6446eb24cf', operation='DELETE', pgid='pgtrigger_delete_delete_249e2', table='claims_source', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='verdict',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "claims_verdictevent" ("approver_id", "author_id", "claim_id", "created_at", "fingerprint", "id", "in_force", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "rating_id", "reasons", "rests_as_of", "rests_measure_id", "rests_on", "summary", "uid", "version") VALUES (NEW."approver_id", NEW."author_id", NEW."claim_id", NEW."created_at", NEW."fingerprint", NEW."id", NEW."in_force", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_at", NEW."rating_id", NEW."reasons", NEW."rests_as_of", NEW."rests_measure_id", NEW."rests_on", NEW."summary", NEW."uid", NEW."version"); RETURN NULL;', hash='208608828dfdcfca72b78cfb9f4f1f758f064401', operation='INSERT', pgid='pgtrigger_insert_insert_3cb73', table='claims_verdict', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='verdict',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."approver_id" IS DISTINCT FROM (NEW."approver_id") OR OLD."author_id" IS DISTINCT FROM (NEW."author_id") OR OLD."claim_id" IS DISTINCT FROM (NEW."claim_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."fingerprint" IS DISTINCT FROM (NEW."fingerprint") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."in_force" IS DISTINCT FROM (NEW."in_force") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."rating_id" IS DISTINCT FROM (NEW."rating_id") OR OLD."reasons" IS DISTINCT FROM (NEW."reasons") OR OLD."rests_as_of" IS DISTINCT FROM (NEW."rests_as_of") OR OLD."rests_measure_id" IS DISTINCT FROM (NEW."rests_measure_id") OR OLD."rests_on" IS DISTINCT FROM (NEW."rests_on") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."uid" IS DISTINCT FROM (NEW."uid") OR OLD."version" IS DISTINCT FROM (NEW."version"))', func='INSERT INTO "claims_verdictevent" ("approver_id", "author_id", "claim_id", "created_at", "fingerprint", "id", "in_force", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "rating_id", "reasons", "rests_as_of", "rests_measure_id", "rests_on", "summary", "uid", "version") VALUES (OLD."approver_id", OLD."author_id", OLD."claim_id", OLD."created_at", OLD."fingerprint", OLD."id", OLD."in_force", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."published_at", OLD."rating_id", OLD."reasons", OLD."rests_as_of", OLD."rests_measure_id", OLD."rests_on", OLD."summary", OLD."uid", OLD."version"); RETURN NULL;', hash='e3d328847c952fad2031453988ce9ae8c262daf7', operation='UPDATE', pgid='pgtrigger_update_update_05fe6', table='claims_verdict', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='verdict',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "claims_verdictevent" ("approver_id", "author_id", "claim_id", "created_at", "fingerprint", "id", "in_force", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "rating_id", "reasons", "rests_as_of", "rests_measure_id", "rests_on", "summary", "uid", "version") VALUES (OLD."approver_id", OLD."author_id", OLD."claim_id", OLD."created_at", OLD."fingerprint", OLD."id", OLD."in_force", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."published_at", OLD."rating_id", OLD."reasons", OLD."rests_as_of", OLD."rests_measure_id", OLD."rests_on", OLD."summary", OLD."uid", OLD."version"); RETURN NULL;', hash='89ecf49db3ea8ed1f9029c95ba45ff6b7275f58e', operation='DELETE', pgid='pgtrigger_delete_delete_83861', table='claims_verdict', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='worthinessrule',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "claims_worthinessruleevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "position", "reason") VALUES (NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."points", NEW."position", NEW."reason"); RETURN NULL;', hash='f5ba001096858ad106ab9497e17a9de0d0cf25f4', operation='INSERT', pgid='pgtrigger_insert_insert_81008', table='claims_worthinessrule', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='worthinessrule',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "claims_worthinessruleevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "position", "reason") VALUES (OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."points", OLD."position", OLD."reason"); RETURN NULL;', hash='bd78de423cc1bd7d935db2c7c442d5cb81e5206b', operation='UPDATE', pgid='pgtrigger_update_update_dd4e1', table='claims_worthinessrule', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='worthinessrule',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "claims_worthinessruleevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "position", "reason") VALUES (OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."points", OLD."position", OLD."reason"); RETURN NULL;', hash='4afe42334e6c127b5bb619defbae8127955754f6', operation='DELETE', pgid='pgtrigger_delete_delete_ba8d4', table='claims_worthinessrule', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='figure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('common__isnull', True), ('measure__isnull', True)), models.Q(('common__isempty', False), ('common__isnull', False), ('measure__isnull', False)), _connector='OR'), name='figure_common_on_a_measure'),
        ),
        migrations.AddConstraint(
            model_name='figure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('unit__in', ['GW', 'GWh', 'MW', 'MWh', 'TWh', 'ac', 'bbl', 'countries', 'days', 'ft', 'g', 'gal', 'ha', 'hours', 'kW', 'kWh', 'kg', 'km', 'km/h', 'km2', 'l', 'lb', 'm', 'm2', 'm3', 'members', 'mi', 'mi2', 'minutes', 'months', 'mph', 'people', 't', 'things', 'weeks', 'years']), _negated=True), models.Q(models.Q(('low__isnull', True), ('low__gte', 0), _connector='OR'), models.Q(('high__isnull', True), ('high__gte', 0), _connector='OR')), _connector='OR'), name='figure_count_not_negative', violation_error_message='What is counted or measured in this unit is never below zero.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='articleevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0e023ee976bbcdbdcec8bdf853814cbd4721963f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_49e1f', table='claims_articleevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claimevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0342f9354d975fc258a2169f5a68f2fcb6b672f7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_aeef3', table='claims_claimevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dismissal',
            trigger=pgtrigger.compiler.Trigger(name='dismissal_never_changes', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='99d87454c1a8097bb991de49270b87829219ac25', operation='UPDATE', pgid='pgtrigger_dismissal_never_changes_36c25', table='claims_dismissal', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidenceevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9b156cb2ce3ac82360d6f20539a0292c4af11367', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3fd72', table='claims_evidenceevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='figureevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='11c75a43ef719519146b207768aa949d3a0061c6', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_60ff8', table='claims_figureevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hedgewidth',
            trigger=pgtrigger.compiler.Trigger(name='hedgewidth_never_changes', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='22b8e9eb2e97bc0d3bf12965a9f4ccd65ce1f2b7', operation='UPDATE', pgid='pgtrigger_hedgewidth_never_changes_7051b', table='claims_hedgewidth', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='measureevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='83581b5ba981416fe30af326bfd22477821752f0', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_46112', table='claims_measureevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='predictionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a906921ef28b96b9cb028f0360ca51203fd246c1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_468f3', table='claims_predictionevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ratingevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1c35b8d2c3b52cf853d21e9f99594e44290224d1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_88473', table='claims_ratingevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sourceevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3f92c9d57b7a054311e4bc9ff1301c1cb6390db2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a5b22', table='claims_sourceevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='verdictevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7e3bccbe8789fecec97555270aabcdaed8b4048e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_76d0a', table='claims_verdictevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='worthinessruleevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='bb6226642f345030b02ed8fb206ef87fb1c8cbce', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c890d', table='claims_worthinessruleevent', when='BEFORE')),
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='verdict',
            name='verdict_published_never_changes',
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidence',
            trigger=pgtrigger.compiler.Trigger(name='evidence_derives_in_no_circle', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."derived_from_id" IS NOT NULL)', func="\n                    IF EXISTS (\n                        WITH RECURSIVE above AS (\n                            SELECT id, derived_from_id FROM claims_evidence\n                                WHERE id = NEW.derived_from_id AND id <> NEW.id\n                            UNION SELECT origin.id, origin.derived_from_id\n                                FROM claims_evidence AS origin JOIN above ON origin.id = above.derived_from_id\n                        ) SELECT 1 FROM above WHERE id = NEW.id\n                    ) THEN\n                        RAISE EXCEPTION 'evidence_derives_in_no_circle: the other document derives from this one'\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'evidence_derives_in_no_circle';\n                    END IF;\n                    RETURN NEW;\n                    ", hash='f8752270cd478a6fb2d17c2287f006b9d64dd8b1', operation='INSERT OR UPDATE OF "derived_from_id"', pgid='pgtrigger_evidence_derives_in_no_circle_1d07a', table='claims_evidence', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='hedgetable',
            trigger=pgtrigger.compiler.Trigger(name='hedgetable_never_changes', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."number" IS DISTINCT FROM (NEW."number"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='719ef67ef54bac9679cc42d7f346d2c1c0258a89', operation='UPDATE', pgid='pgtrigger_hedgetable_never_changes_613ad', table='claims_hedgetable', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='verdict',
            trigger=pgtrigger.compiler.Trigger(name='verdict_published_never_changes', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.published_at IS NOT NULL AND (OLD.uid, OLD.claim_id, OLD.version, OLD.rating_id, OLD.summary, OLD.reasons, OLD.author_id, OLD.approver_id, OLD.record, OLD.fingerprint, OLD.published_at, OLD.rests_on, OLD.rests_measure_id, OLD.rests_as_of) IS DISTINCT FROM (NEW.uid, NEW.claim_id, NEW.version, NEW.rating_id, NEW.summary, NEW.reasons, NEW.author_id, NEW.approver_id, NEW.record, NEW.fingerprint, NEW.published_at, NEW.rests_on, NEW.rests_measure_id, NEW.rests_as_of))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='b5b3c18519d4615d40a412a3caaecb31fbb95520', operation='UPDATE', pgid='pgtrigger_verdict_published_never_changes_66bb1', table='claims_verdict', when='BEFORE')),
        ),
    ]
