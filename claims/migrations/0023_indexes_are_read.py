import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.functions.comparison
import django.db.models.functions.text
from django.db import migrations, models
from django.db.migrations.operations.base import Operation
from django.db.models import Index

# Foreign keys whose index another one begins with, and those of histories by which nobody looks anything up.
UNREAD = {
    "alarm": ("claim",),
    "articleevent": ("created_by", "pgh_context", "pgh_obj"),
    "blindrating": ("by", "verdict"),
    "bulkdeed": ("by",),
    "claim": ("assigned_to", "snapshot"),
    "claimevent": ("assigned_to", "pgh_context", "pgh_obj", "snapshot"),
    "contactevent": ("by", "claim", "pgh_context", "pgh_obj"),
    "deskevent": ("pgh_context", "pgh_obj"),
    "editing": ("claim",),
    "equationterm": ("equation",),
    "event": ("claim",),
    "evidence": ("source",),
    "evidenceevent": ("claim", "derived_from", "pgh_context", "pgh_obj", "source"),
    "figure": ("measure",),
    "figureevent": ("claim", "evidence", "hedges", "measure", "pgh_context", "pgh_obj"),
    "gateruleevent": ("pgh_context", "pgh_obj"),
    "hedgewidth": ("table",),
    "interestevent": ("pgh_context", "pgh_obj", "source", "user"),
    "look": ("user",),
    "measureevent": ("part_of", "pgh_context", "pgh_obj"),
    "message": ("to",),
    "note": ("claim",),
    "noteevent": ("by", "claim", "parent", "pgh_context", "pgh_obj", "resolved_by"),
    "predictionevent": ("claim", "pgh_context", "pgh_obj"),
    "ratingevent": ("pgh_context", "pgh_obj"),
    "recusal": ("claim",),
    "recusalevent": ("claim", "pgh_context", "pgh_obj", "user"),
    "savedfilter": ("user",),
    "snapshot": ("article",),
    "sourceevent": ("pgh_context", "pgh_obj"),
    "submission": ("claim",),
    "verdict": ("claim",),
    "verdictevent": ("approver", "author", "claim", "pgh_context", "pgh_obj", "rating", "rests_measure"),
    "waiver": ("claim",),
    "waiverevent": ("by", "claim", "pgh_context", "pgh_obj", "rule"),
    "worthinessruleevent": ("pgh_context", "pgh_obj"),
}


class DropIndexes(Operation):
    """Take the indexes off foreign keys, and nothing else: AlterField would make each constraint anew, too, for which
    PostgreSQL reads both tables. Going back makes the indexes again."""

    def __init__(self, names: dict[str, tuple[str, ...]]) -> None:
        self.names = [(model, name) for model, of_model in names.items() for name in of_model]

    def state_forwards(self, app_label, state) -> None:
        for model, name in self.names:
            fields = state.models[app_label, model].fields
            fields[name] = fields[name].clone()
            fields[name].db_index = False
        # All at once: alter_field would build the models again for each field.
        state.reload_models({(app_label, model) for model, _ in self.names})

    def database_forwards(self, app_label, schema_editor, from_state, to_state) -> None:
        for model_name, name in self.names:
            model = from_state.apps.get_model(app_label, model_name)
            column = model._meta.get_field(name).column
            # Those with a name of our own stay, unique ones among them: they hold a promise.
            kept = {item.name for item in [*model._meta.indexes, *model._meta.constraints]}
            for index in schema_editor._constraint_names(model, [column], unique=False, index=True, type_=Index.suffix, exclude=kept):
                schema_editor.execute(schema_editor._delete_index_sql(model, index))

    def database_backwards(self, app_label, schema_editor, from_state, to_state) -> None:
        for model_name, name in self.names:
            model = to_state.apps.get_model(app_label, model_name)
            schema_editor.execute(schema_editor._create_index_sql(model, fields=[model._meta.get_field(name)]))

    def describe(self) -> str:
        return f"Drop the indexes of {len(self.names)} foreign keys"


class Migration(migrations.Migration):
    dependencies = [("claims", "0022_signatures_begin_anew")]

    operations = [
        DropIndexes(UNREAD),
        migrations.RemoveIndex(
            model_name="claim",
            name="claim_by_claimant",
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                condition=models.Q(
                    ("stage__in", ["suggested", "open", "in_review", "returned", "approved", "recheck"])
                ),
                fields=["assigned_to", "due_key", "id"],
                name="claim_load",
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                django.db.models.functions.comparison.Collate(django.db.models.functions.text.Lower("claimant"), "C"),
                models.F("id"),
                name="claim_by_claimant_lower",
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.search.SearchVector("claimant", config="simple"), name="claim_claimant_words"
            ),
        ),
        migrations.AddIndex(
            model_name="contactevent",
            index=models.Index(fields=["claim"], name="contact_past_of_claim"),
        ),
        migrations.AddIndex(
            model_name="evidence",
            index=models.Index(fields=["source", "-id"], name="evidence_of_source_newest"),
        ),
        migrations.AddIndex(
            model_name="evidenceevent",
            index=models.Index(fields=["claim"], name="evidence_past_of_claim"),
        ),
        migrations.AddIndex(
            model_name="figureevent",
            index=models.Index(fields=["claim"], name="figure_past_of_claim"),
        ),
        migrations.AddIndex(
            model_name="figureevent",
            index=models.Index(fields=["evidence"], name="figure_past_of_evidence"),
        ),
        migrations.AddIndex(
            model_name="predictionevent",
            index=models.Index(fields=["claim"], name="prediction_past_of_claim"),
        ),
        migrations.AddIndex(
            model_name="recusalevent",
            index=models.Index(fields=["claim"], name="recusal_past_of_claim"),
        ),
        migrations.AddIndex(
            model_name="source",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.search.SearchVector("name", config="simple"), name="source_name_words"
            ),
        ),
        migrations.AddIndex(
            model_name="verdictevent",
            index=models.Index(fields=["claim"], name="verdict_past_of_claim"),
        ),
        migrations.AddIndex(
            model_name="waiverevent",
            index=models.Index(fields=["claim"], name="waiver_past_of_claim"),
        ),
    ]
