"""What the desk found: ratings, and verdicts that freeze when they are published."""

from datetime import UTC, datetime
from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import DecimalRangeField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, JSONObject

from claims.models.claims import Claim, Stage
from claims.models.figures import Measure
from claims.models.history import tracked
from claims.models.keys import KeyedQuerySet, uid_field
from claims.models.vectors import RecordWords


@tracked()
class Rating(models.Model):
    """One step of the desk's scale. `value` runs from 1 (worst) upwards; none stands off the scale ("unproven")."""

    class Tone(models.TextChoices):
        TRUE = "true", "true"
        MOSTLY = "mostly", "mostly true"
        IMPRECISE = "imprecise", "imprecise"
        MISLEADING = "misleading", "misleading"
        FALSE = "false", "false"
        UNPROVEN = "unproven", "unproven"

    SIGNS = {"true": "=", "mostly": "≈", "imprecise": "±", "misleading": "!", "false": "≠", "unproven": "?"}

    label = models.CharField(max_length=60, unique=True)
    definition = models.CharField(max_length=300)
    value = models.PositiveSmallIntegerField(null=True, blank=True)
    tone = models.CharField(max_length=20, choices=Tone)
    position = models.PositiveSmallIntegerField(default=0, help_text="Order on the scale as it is shown.")

    objects = KeyedQuerySet.as_manager()
    natural_key_fields = ("label",)

    class Meta:
        ordering = ["position", "label"]
        constraints = [
            models.CheckConstraint(condition=~Q(label=""), name="rating_is_labelled"),
            models.CheckConstraint(condition=Q(value__isnull=True) | Q(value__gte=1), name="rating_value_from_one"),
            models.CheckConstraint(
                condition=Q(tone__in=["true", "mostly", "imprecise", "misleading", "false", "unproven"]),
                name="rating_tone_known",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    def natural_key(self) -> tuple[str]:
        return (self.label,)

    @property
    def sign(self) -> str:
        """The relation between what was said and what was found, as one character."""
        return self.SIGNS[self.tone]


class VerdictQuerySet(KeyedQuerySet):
    def in_force(self) -> Self:
        return self.filter(in_force=True)

    def drafts(self) -> Self:
        return self.filter(published_at=None)

    def published(self) -> Self:
        return self.exclude(published_at=None)

    def with_writers(self) -> Self:
        """Add `writers`, the keys of all who saved this version, from the ledger: the first save made the row, and
        after publication a save belongs to the next."""
        from claims.models.events import Event

        until = Coalesce(OuterRef("published_at"), Value(datetime.max.replace(tzinfo=UTC)))
        saved = Event.objects.filter(claim=OuterRef("claim"), step="drafted", at__gte=OuterRef("created_at"))
        return self.annotate(writers=ArraySubquery(saved.filter(at__lte=until).order_by().values("by").distinct()))

    def with_judges(self) -> Self:
        """Add `judges`, the keys of all who know how a submission of this draft was rated: who approved one, which
        nobody does without its rating, or returned one after its second rating, when both lay open."""
        from claims.models.events import Event
        from claims.models.signing import BlindRating

        steps = Event.objects.filter(claim=OuterRef("claim"), at__gte=OuterRef("created_at"))
        anew = Event.objects.filter(
            claim=OuterRef("verdict__claim"), step="submit", at__gt=OuterRef("at"), at__lte=OuterRef(OuterRef("at"))
        )
        rated = BlindRating.objects.filter(~Exists(anew), verdict=OuterRef(OuterRef("pk")), at__lte=OuterRef("at"))
        decided = steps.filter(Q(step="approve") | Q(Exists(rated), step="return"))
        return self.annotate(judges=ArraySubquery(decided.order_by().values("by").distinct()))

    def awaiting_second_rating(self) -> Self:
        """Drafts in review that the desk wants rated unseen, as long as nobody has so rated what was submitted."""
        from claims.models.desk import Desk
        from claims.models.signing import BlindRating

        asked = Desk.objects.filter(blind_second_rating=True)
        rated = BlindRating.objects.filter(verdict=OuterRef("pk"), fingerprint=OuterRef("claim__fingerprint"))
        return self.drafts().filter(Exists(asked), ~Exists(rated), claim__stage=Stage.IN_REVIEW)

    def barred_by_ratings(self, user: User | int) -> Self:
        """Drafts that this person, or the one with this key, can neither rate unseen nor decide on, where the desk asks
        for a second rating: ratings differ and one is theirs, or they know those of an earlier round and somebody has
        to rate anew. The rule that claims.workflow reads in Python, in SQL."""
        from claims.models.desk import Desk
        from claims.models.signing import BlindRating

        key = user.pk if isinstance(user, User) else user
        asked = Desk.objects.filter(blind_second_rating=True)
        given = BlindRating.objects.filter(verdict=OuterRef("pk"))
        current = Q(fingerprint=OuterRef("claim__fingerprint"))
        own, apart = given.filter(by=user), given.filter(current | Q(by=user)).exclude(rating=OuterRef("rating"))
        return self.with_judges().filter(
            Exists(asked),
            Exists(own) & Exists(apart)
            | ~Exists(given.filter(current)) & (Exists(own.exclude(current)) | Q(judges__contains=[key])),
        )

    def withdrawn_of(self, claim: Any) -> Subquery:
        """The version, rating and public note of the claim's newest verdict, as an object, where that was retracted;
        null where it is in force or there is none. `claim` is an expression."""
        from claims.models.events import Event

        told = Event.objects.filter(claim=OuterRef("claim"), step="retract").order_by("-at", "-pk").values("note")
        said = JSONObject(version="version", rating="record__rating", note=Subquery(told[:1]))
        newest = self.published().filter(claim=claim).order_by("-version")
        return Subquery(newest.values(said=Case(When(in_force=False, then=said), output_field=models.JSONField()))[:1])

    def newest_first(self) -> Self:
        return self.order_by("-published_at", "-pk")


# All that a published verdict keeps for good; only whether it is in force may still end.
_KEPT = (
    "uid", "claim_id", "version", "rating_id", "summary", "reasons", "author_id", "approver_id", "record",
    "fingerprint", "published_at", "rests_on", "rests_measure_id", "rests_as_of",
)  # fmt: skip
_OLD, _NEW = (", ".join(f"{row}.{column}" for column in _KEPT) for row in ("OLD", "NEW"))


@tracked(exclude=("words", "updated_at", "record"), found_by=("claim",))
class Verdict(models.Model):
    """The desk's finding on a claim: a draft until it is published, then a frozen record.

    `record` is the JSON from which page, JSON-LD, feeds and API are rendered, `fingerprint` the SHA-256 of its
    canonical form. A published verdict never changes, except that a later version or a retraction takes it out of
    force. `rests_on` is the band of numbers on `rests_measure` that it rests on: a later one outside lets it age.
    """

    uid = uid_field()
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, db_index=False, related_name="verdicts")
    version = models.PositiveIntegerField(default=1)
    rating = models.ForeignKey(Rating, on_delete=models.PROTECT, related_name="verdicts")
    summary = models.CharField(max_length=500)
    reasons = models.TextField(max_length=20_000, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="verdicts")
    approver = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="approvals"
    )
    record = models.JSONField(null=True, blank=True, editable=False)
    fingerprint = models.CharField(max_length=64, blank=True, editable=False)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    in_force = models.BooleanField(default=False, editable=False)
    rests_on = DecimalRangeField(null=True, blank=True, editable=False)
    rests_measure = models.ForeignKey(
        Measure, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    rests_as_of = models.DateField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    # Readers search what was published, never what the desk is writing now.
    words = models.GeneratedField(expression=RecordWords("record"), output_field=SearchVectorField(), db_persist=True)

    objects = VerdictQuerySet.as_manager()
    natural_key_fields = ("uid",)
    writers: list[int]  # only where the queryset was asked for them
    judges: list[int]

    class Meta:
        ordering = ["claim", "-version"]
        indexes = [
            models.Index(fields=["-published_at", "-id"], condition=Q(in_force=True), name="verdict_newest_in_force"),
            models.Index(
                fields=["-published_at", "-id"],
                condition=Q(version__gt=1, published_at__isnull=False),
                name="verdict_newest_correction",
            ),
            models.Index(
                fields=["-published_at", "-id"], condition=Q(published_at__isnull=False), name="verdict_newest_record"
            ),
            GinIndex(fields=["words"], condition=Q(in_force=True), name="verdict_words"),
            models.Index(
                fields=["rests_measure", "rests_as_of"], condition=Q(in_force=True), name="verdict_rests_on_measure"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["claim", "version"], name="verdict_version_unique"),
            models.UniqueConstraint(fields=["claim"], condition=Q(in_force=True), name="verdict_one_in_force"),
            models.UniqueConstraint(fields=["claim"], condition=Q(published_at=None), name="verdict_one_draft"),
            models.CheckConstraint(
                condition=Q(approver=None) | ~Q(author=F("approver")),
                name="verdict_four_eyes",
                violation_error_message="Whoever wrote a verdict can’t approve it.",
            ),
            models.CheckConstraint(
                condition=Q(published_at=None, record=None, fingerprint="", in_force=False)
                | (Q(published_at__isnull=False, record__isnull=False, approver__isnull=False) & ~Q(fingerprint="")),
                name="verdict_published_has_record",
            ),
            models.CheckConstraint(
                condition=Q(rests_on=None, rests_measure=None)
                | Q(rests_on__isnull=False, rests_on__isempty=False, rests_measure__isnull=False),
                name="verdict_rests_on_a_measure",
            ),
            models.CheckConstraint(
                condition=~Q(summary=""),
                name="verdict_has_summary",
                violation_error_message="Say in a sentence or two what was found.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="verdict_signer_had_no_hand",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("approver_id"),
                func=pgtrigger.Func(
                    """
                    IF EXISTS (
                        SELECT 1 FROM claims_event
                        WHERE claim_id = NEW.claim_id AND step = 'drafted' AND by_id = NEW.approver_id
                            AND at >= NEW.created_at
                    ) THEN
                        RAISE EXCEPTION 'verdict_signer_had_no_hand: the approver saved this draft'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'verdict_signer_had_no_hand';
                    END IF;
                    RETURN NEW;
                    """
                ),
            ),
            pgtrigger.Trigger(
                name="verdict_third_decides",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("approver_id"),
                func=pgtrigger.Func(
                    """
                    IF EXISTS (SELECT 1 FROM claims_desk WHERE blind_second_rating) AND EXISTS (
                        SELECT 1 FROM claims_blindrating AS own
                            WHERE own.verdict_id = NEW.id AND own.by_id = NEW.approver_id
                    ) AND EXISTS (
                        SELECT 1 FROM claims_blindrating AS given JOIN claims_claim AS claim ON claim.id = NEW.claim_id
                            WHERE given.verdict_id = NEW.id AND given.rating_id <> NEW.rating_id
                                AND (given.by_id = NEW.approver_id OR given.fingerprint = claim.fingerprint)
                    ) THEN
                        RAISE EXCEPTION 'verdict_third_decides: who rated it otherwise can''t decide'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'verdict_third_decides';
                    END IF;
                    RETURN NEW;
                    """
                ),
            ),
            pgtrigger.Protect(
                name="verdict_published_never_changes",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(f"OLD.published_at IS NOT NULL AND ({_OLD}) IS DISTINCT FROM ({_NEW})"),
            ),
            pgtrigger.Protect(
                name="verdict_never_back_in_force",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__published_at__isnull=False, old__in_force=False, new__in_force=True),
            ),
            pgtrigger.Protect(
                name="verdict_published_never_goes",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__published_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        """Without its rating, which may still be hidden from whoever reads this."""
        return f"Version {self.version}"

    def natural_key(self) -> tuple[str]:
        return (str(self.uid),)

    natural_key.dependencies = ["claims.claim", "claims.rating", "claims.measure", "auth.user"]  # type: ignore[attr-defined]
