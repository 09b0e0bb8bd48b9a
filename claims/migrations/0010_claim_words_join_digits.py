import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models

import claims.models.vectors


class Migration(migrations.Migration):
    """A generated column is made anew: PostgreSQL can't change what it is generated from."""

    dependencies = [("claims", "0009_editors_read_the_log")]
    operations = [
        migrations.RemoveIndex(model_name="claim", name="claim_words"),
        migrations.RemoveField(model_name="claim", name="words"),
        migrations.AddField(
            model_name="claim",
            name="words",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.contrib.postgres.search.SearchVector(
                    claims.models.vectors.JoinedDigits("quote"),
                    claims.models.vectors.JoinedDigits("statement"),
                    "claimant",
                    config="english",
                ),
                output_field=django.contrib.postgres.search.SearchVectorField(),
            ),
        ),
        migrations.AddIndex(
            model_name="claim",
            index=django.contrib.postgres.indexes.GinIndex(fields=["words"], name="claim_words"),
        ),
    ]
