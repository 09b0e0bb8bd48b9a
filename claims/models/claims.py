"""One checkable statement, on the words that make it."""

from datetime import date
from typing import Self

import pgtrigger
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce, Collate, Length, Lower
from django.urls import reverse
from django.utils.text import slugify

from claims.models.articles import Snapshot
from claims.models.checks import day_in_range, day_passed
from claims.models.counts import CountUpTo
from claims.models.history import tracked
from claims.models.keys import KeyedQuerySet, uid_field
from claims.models.vectors import JoinedDigits, name_words

NO_DUE_DATE = "9999-12-31"


class Stage(models.TextChoices):
    """Where the work on a claim stands; claims.steps says which step leads from one to the next."""

    SUGGESTED = "suggested", "Suggested"
    OPEN = "open", "Open"
    IN_REVIEW = "in_review", "In review"
    RETURNED = "returned", "Returned"
    APPROVED = "approved", "Approved"
    PUBLISHED = "published", "Published"
    RECHECK = "recheck", "Recheck"
    RETRACTED = "retracted", "Retracted"
    DISMISSED = "dismissed", "Dismissed"

    @property
    def letter(self) -> str:
        """The letter that stands for the stage in a mark, so that colour never stands alone."""
        return {"returned": "B", "recheck": "C", "in_review": "R", "retracted": "X"}.get(
            self.value, self.value[0].upper()
        )


UNFINISHED = [Stage.SUGGESTED, Stage.OPEN, Stage.IN_REVIEW, Stage.RETURNED, Stage.APPROVED, Stage.RECHECK]
STAGE_LABELS: dict[str, str] = dict(Stage.choices)


class ClaimKind(models.TextChoices):
    FIGURE = "figure", "Figure"
    PREDICTION = "prediction", "Prediction"
    STATEMENT = "statement", "Statement"


class Attribution(models.TextChoices):
    """How firmly somebody stands behind the words, firmest first."""

    NAMED = "named_on_record", "named, on record"
    ORGANISATION = "named_organisation", "named organisation"
    UNNAMED = "unnamed_sources", "unnamed sources"
    NOBODY = "nobody", "nobody named"


class ClaimQuerySet(KeyedQuerySet):
    def public(self) -> Self:
        """What every reader may see: claims on which a verdict was ever published, so that the notice of one that was
        withdrawn stays, whatever the desk does next."""
        from claims.models.verdicts import Verdict

        return self.filter(models.Exists(Verdict.objects.published().filter(claim=models.OuterRef("pk"))))

    def waiting_for(self, user: User | int) -> Self:
        """The claims that this user, or the one with this key, may sign off now: submitted, with a draft in which only
        others had a hand and which still holds, nothing that they said they can't check, nothing that an interest of
        theirs touches, and nothing that a third person decides after they rated it."""
        from claims.models.events import Event
        from claims.models.signing import Interest, Recusal
        from claims.models.verdicts import Verdict

        own = Event.objects.filter(
            claim=models.OuterRef("claim"), step="drafted", by=user, at__gte=models.OuterRef("created_at")
        )
        barred = Verdict.objects.barred_by_ratings(user).filter(pk=models.OuterRef("pk"))
        drafts = Verdict.objects.drafts().filter(
            ~models.Exists(own), ~models.Exists(barred), claim=models.OuterRef("pk")
        )
        recused = Recusal.objects.filter(claim=models.OuterRef("pk"), user=user)
        # One lookup for each claim in review: as an EXISTS it would be joined, and every draft of the desk read for it.
        waiting = self.alias(draft=models.Subquery(drafts.exclude(author=user).order_by().values("pk")[:1]))
        waiting = waiting.filter(~models.Exists(recused), draft__isnull=False, stage=Stage.IN_REVIEW, voided_at=None)
        return waiting.exclude(models.Exists(Interest.objects.filter(user=user).touching_outer()))

    def unfinished(self) -> Self:
        """Claims on which somebody still has something to do."""
        return self.filter(stage__in=UNFINISHED)

    def on_words_of(self, claim: "Claim") -> Self:
        """Other claims on exactly the same words of the same text."""
        return self.filter(snapshot=claim.snapshot_id, start=claim.start, end=claim.end).exclude(pk=claim.pk)

    def unassigned(self) -> Self:
        return self.filter(assigned_to=None)

    def due_by(self, day: date) -> Self:
        return self.filter(due_key__lte=day)  # the column that the index has; no due date is far beyond any day

    def for_queue(self) -> Self:
        """Load what a row of the queue shows, in one query."""
        return self.select_related("snapshot__article", "assigned_to", "figure").only(
            "quote", "statement", "kind", "stage", "claimant", "due_on", "due_key", "worthiness", "voided_at",
            "snapshot__article__slug", "snapshot__article__publisher", "snapshot__article__published_at",
            "assigned_to__username", "assigned_to__first_name", "assigned_to__last_name",
            "figure__band", "figure__unit", "figure__measure",
        )  # fmt: skip

    def for_panel(self) -> Self:
        """Load what the claim's panel and page show besides their lists, in one query.

        Adds `has_clocks`, whether there are predictions to read, `recused`, the keys of those who can't check it,
        `open_notes`, its open threads, up to 100, `asked`, what a reader asked last that was taken in as it, and
        `withdrawn`, the newest verdict where that was taken back: its version, rating and public note.
        """
        from claims.models.predictions import Prediction
        from claims.models.signing import Recusal
        from claims.models.teamwork import Note
        from claims.models.tips import Tip
        from claims.models.verdicts import Verdict

        asked = Tip.objects.filter(claim=models.OuterRef("pk")).order_by("-at").values("text")[:1]
        clocks = models.Exists(Prediction.objects.filter(claim=models.OuterRef("pk")))
        recused = Recusal.objects.filter(claim=models.OuterRef("pk")).order_by().values("user")
        threads = Note.objects.filter(claim=models.OuterRef("pk"), parent=None, resolved_at=None)
        return (
            self.select_related("snapshot__article", "assigned_to", "figure__measure")
            .defer("words")
            .annotate(
                has_clocks=clocks,
                recused=ArraySubquery(recused),
                open_notes=CountUpTo(threads.order_by("at")),
                asked=models.Subquery(asked),
                withdrawn=Verdict.objects.withdrawn_of(models.OuterRef("pk")),
            )
        )


@tracked(exclude=("words", "due_key", "revision", "updated_at", "fingerprint", "voided_at"))
class Claim(models.Model):
    """One checkable statement on a span of a snapshot.

    `start` and `end` are code points of the snapshot's text, half-open; the database holds `quote` to exactly them.
    `voided_at` says since when what was submitted or signed no longer holds, as its content has changed.
    `worthiness` runs from 0 to 1, with the reasons for it as sentences. `revision` grows with every save, so that a
    form that was opened before someone else's save is noticed.
    """

    uid = uid_field()
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, db_index=False, related_name="claims")
    quote = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    statement = models.CharField("in plain words", max_length=300)
    kind = models.CharField(max_length=20, choices=ClaimKind, default=ClaimKind.FIGURE)
    claimant = models.CharField("said by", max_length=200, blank=True)
    attribution = models.CharField(max_length=20, choices=Attribution, default=Attribution.NOBODY)
    attribution_words = models.CharField("shown by the words", max_length=200, blank=True)
    made_on = models.DateField(null=True, blank=True, validators=[day_passed])
    worthiness = models.FloatField(default=0, validators=[MinValueValidator(0), MaxValueValidator(1)])
    worthiness_reasons = models.JSONField(default=list, blank=True)
    stage = models.CharField(max_length=20, choices=Stage, default=Stage.SUGGESTED)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        db_index=False,
        null=True,
        blank=True,
        related_name="claims",
    )
    due_on = models.DateField(null=True, blank=True, validators=[day_in_range])
    fingerprint = models.CharField(max_length=64, blank=True, editable=False)
    voided_at = models.DateTimeField(null=True, blank=True, editable=False)
    revision = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    # Sorting by a column without nulls lets one index carry the whole order, so page 1,000 costs what page 1 does.
    due_key = models.GeneratedField(
        expression=Coalesce("due_on", models.Value(NO_DUE_DATE, output_field=models.DateField())),
        output_field=models.DateField(),
        db_persist=True,
    )
    words = models.GeneratedField(
        expression=SearchVector(JoinedDigits("quote"), JoinedDigits("statement"), "claimant", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = ClaimQuerySet.as_manager()
    natural_key_fields = ("uid",)
    has_clocks: bool  # only where the queryset was asked for it

    class Meta:
        ordering = ["snapshot", "start", "end"]
        permissions = [
            ("view_queue", "Can work at the desk"),
            ("triage_claim", "Can accept, dismiss and reopen a claim"),
            ("submit_claim", "Can submit a claim for sign-off"),
            ("decide_claim", "Can approve or return a claim"),
            ("publish_claim", "Can publish, correct and retract a claim"),
            ("view_dashboard", "Can see how the desk is doing"),
        ]
        indexes = [
            models.Index(fields=["due_key", "id"], name="claim_due"),
            models.Index(fields=["stage", "due_key", "id"], name="claim_stage_due"),
            models.Index(fields=["stage", "id"], name="claim_stage_newest"),
            models.Index(fields=["assigned_to", "due_key", "id"], name="claim_assigned_due"),
            models.Index(fields=["assigned_to", "due_key", "id"], condition=Q(stage__in=UNFINISHED), name="claim_load"),
            models.Index(fields=["due_key", "id"], condition=Q(assigned_to=None), name="claim_unassigned_due"),
            models.Index(fields=["worthiness", "id"], name="claim_worthiness"),
            models.Index(fields=["stage", "worthiness", "id"], name="claim_stage_worthiness"),
            models.Index(fields=["snapshot", "start"], name="claim_in_text"),
            # In one order whatever the server's, so that a name's beginning is a range of the index.
            models.Index(Collate(Lower("claimant"), "C"), "id", name="claim_by_claimant_lower"),
            GinIndex(fields=["words"], name="claim_words"),
            GinIndex(name_words("claimant"), name="claim_claimant_words"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(end=F("start") + Length("quote")) & ~Q(quote=""),
                name="claim_span_fits_quote",
                violation_error_message="The span must be as long as the quote.",
            ),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="claim_stage_known"),
            models.CheckConstraint(condition=Q(kind__in=ClaimKind.values), name="claim_kind_known"),
            models.CheckConstraint(condition=Q(attribution__in=Attribution.values), name="claim_attribution_known"),
            models.CheckConstraint(
                condition=~Q(statement=""),
                name="claim_is_stated",
                violation_error_message="Say in plain words what is claimed.",
            ),
            models.CheckConstraint(
                condition=Q(worthiness__gte=0) & Q(worthiness__lte=1), name="claim_worthiness_in_range"
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="claim_quote_is_the_span",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("quote", "start", "end", "snapshot_id"),
                declare=[("kept", "text")],
                func=pgtrigger.Func(
                    """
                    SELECT substr("text", NEW."start" + 1, NEW."end" - NEW."start") INTO kept
                        FROM claims_snapshot WHERE id = NEW.snapshot_id;
                    IF kept IS DISTINCT FROM NEW.quote THEN
                        RAISE EXCEPTION 'claim_quote_is_the_span: the quote is not what stands there'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_quote_is_the_span';
                    END IF;
                    RETURN NEW;
                    """
                ),
            ),
            pgtrigger.Trigger(
                name="claim_with_clocks_is_a_prediction",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("kind"),
                condition=pgtrigger.Q(old__kind="prediction") & ~pgtrigger.Q(new__kind="prediction"),
                func=pgtrigger.Func(
                    """
                    IF EXISTS (SELECT FROM claims_prediction WHERE claim_id = NEW.id) THEN
                        RAISE EXCEPTION 'claim_with_clocks_is_a_prediction: remove its clocks first'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_with_clocks_is_a_prediction';
                    END IF;
                    RETURN NEW;
                    """
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"“{self.quote[:80]}”"

    def natural_key(self) -> tuple[str]:
        return (str(self.uid),)

    natural_key.dependencies = ["claims.snapshot", "auth.user"]  # type: ignore[attr-defined]

    def get_stage_display(self) -> str:  # type: ignore[no-redef]
        """As Django has it, which makes a dictionary of all stages anew at each call."""
        return STAGE_LABELS.get(self.stage, self.stage)

    @property
    def letter(self) -> str:
        return Stage(self.stage).letter

    @property
    def is_unfinished(self) -> bool:
        return self.stage in UNFINISHED

    @property
    def slug(self) -> str:
        return slugify(self.statement)[:60].strip("-") or "claim"

    def get_absolute_url(self) -> str:
        return reverse("claim", args=[self.pk, self.slug])

    def get_desk_url(self) -> str:
        return reverse("desk:claim", args=[self.pk])

    def get_sheet_url(self) -> str:
        """The article's sheet with this claim chosen."""
        return f"{self.snapshot.article.get_desk_url()}?claim={self.pk}"
