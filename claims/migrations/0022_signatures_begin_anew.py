import uuid

import pghistory
from django.db import migrations
from django.db.models import Exists, F, OuterRef
from django.utils import timezone

NOTE = (
    "The desk was upgraded while this was with somebody for signing. What is signed has grown: it now covers sources’"
    " grades, checks that were waived and how the claimant was asked. Read it once more and submit it anew."
)
BATCH = 500


def return_to_authors(apps, schema_editor) -> None:
    """Return what was submitted before submissions were kept: it can’t be signed, as nothing says what was submitted."""
    claim_model, submission = (apps.get_model("claims", name) for name in ("Claim", "Submission"))
    kept = submission.objects.filter(claim=OuterRef("pk"), fingerprint=OuterRef("fingerprint"))
    waiting = claim_model.objects.filter(~Exists(kept), stage__in=["in_review", "approved"]).order_by("pk")
    stages = dict(waiting.values_list("pk", "stage"))
    with pghistory.context(command="migrate"):
        for start in range(0, len(stages), BATCH):
            _return(apps, dict(list(stages.items())[start : start + BATCH]))


def _return(apps, stages: dict[int, str]) -> None:
    claim, verdict, event, message = (
        apps.get_model("claims", name) for name in ("Claim", "Verdict", "Event", "Message")
    )
    at = timezone.now()
    drafts = verdict.objects.filter(claim__in=stages, published_at=None)
    drafts.exclude(approver=None).update(approver=None, updated_at=at)
    claim.objects.filter(pk__in=stages).update(
        stage="returned", fingerprint="", revision=F("revision") + 1, updated_at=at
    )
    event.objects.bulk_create(
        event(
            uid=uuid.uuid4(),
            claim_id=pk,
            step="return",
            by=None,
            at=at,
            from_stage=stage,
            to_stage="returned",
            note=NOTE,
        )
        for pk, stage in stages.items()
    )
    message.objects.bulk_create(
        message(to_id=author, kind="returned", claim_id=pk, by=None, words=NOTE)
        for pk, author in drafts.values_list("claim", "author")
    )


class Migration(migrations.Migration):
    dependencies = [("claims", "0021_articles_have_a_topic")]
    operations = [migrations.RunPython(return_to_authors, migrations.RunPython.noop)]
