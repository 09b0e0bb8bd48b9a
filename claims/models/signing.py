"""What was submitted, who rated it unseen, and who may not sign."""

from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Func, OuterRef, Q, Value
from django.db.models.functions import Trim

from claims.figures.wording import stated_words
from claims.models.claims import Claim
from claims.models.evidence import Evidence
from claims.models.history import tracked
from claims.models.keys import KeyedQuerySet
from claims.models.names import SameName
from claims.models.sources import Source
from claims.models.verdicts import Rating, Verdict


class Submission(models.Model):
    """The content that somebody submitted, whole, so that what has changed since can be shown field by field."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, db_index=False, related_name="submissions")
    fingerprint = models.CharField(max_length=64)
    content = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = KeyedQuerySet.as_manager()
    natural_key_fields = ("claim__uid", "at")

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["claim", "at"], name="submission_once_at_a_time")]
        triggers = [
            pgtrigger.Protect(
                name="submission_never_changes", operation=pgtrigger.Update, condition=pgtrigger.AnyChange()
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim}, {self.fingerprint[:8]}"

    def natural_key(self) -> tuple[str, str]:
        return (str(self.claim.uid), self.at.isoformat())

    natural_key.dependencies = ["claims.claim", "auth.user"]  # type: ignore[attr-defined]


class BlindRating(models.Model):
    """The rating that a second person gave to a submission before seeing the first one's. It never changes.

    Each person gives one on a draft, whatever becomes of that: from then on they know both. `fingerprint` is that of
    the submission, so that a rating of earlier content does not count for later. `low` and `high` are how they read the
    claim's number, where it has one.
    """

    verdict = models.ForeignKey(Verdict, on_delete=models.CASCADE, db_index=False, related_name="blind_ratings")
    fingerprint = models.CharField(max_length=64)
    rating = models.ForeignKey(Rating, on_delete=models.PROTECT, related_name="+")
    low = models.DecimalField(max_digits=30, decimal_places=6, null=True, blank=True)
    high = models.DecimalField(max_digits=30, decimal_places=6, null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, db_index=False, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = KeyedQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["by", "at"], name="blindrating_by")]
        constraints = [
            models.UniqueConstraint(fields=["verdict", "by"], name="blindrating_once"),
            models.CheckConstraint(
                condition=Q(low__isnull=True) | Q(high__isnull=True) | Q(low__lte=models.F("high")),
                name="blindrating_low_not_above_high",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="blindrating_never_changes", operation=pgtrigger.Update, condition=pgtrigger.AnyChange()
            ),
            pgtrigger.Trigger(
                name="blindrating_by_another",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=pgtrigger.Func(
                    """
                    IF EXISTS (
                        SELECT 1 FROM claims_verdict AS draft WHERE draft.id = NEW.verdict_id AND (
                            draft.author_id = NEW.by_id OR EXISTS (
                                SELECT 1 FROM claims_event AS saved WHERE saved.claim_id = draft.claim_id
                                    AND saved.step = 'drafted' AND saved.by_id = NEW.by_id
                                    AND saved.at >= draft.created_at
                            )
                        )
                    ) THEN
                        RAISE EXCEPTION 'blindrating_by_another: whoever wrote a draft can''t be its second rater'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'blindrating_by_another';
                    END IF;
                    RETURN NEW;
                    """
                ),
            ),
        ]

    def __str__(self) -> str:
        """Without what it says, which may be hidden from whoever reads this."""
        return f"Second rating by {self.by}"

    @property
    def reading(self) -> str:
        """Their own reading of the number: "540 to 660"; empty where they gave none."""
        if self.low is None and self.high is None:
            return ""
        return stated_words(self.low, self.high, "exact")


@tracked(found_by=("claim",))
class Recusal(models.Model):
    """Somebody who can't check this claim, and why; they are barred from signing it."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, db_index=False, related_name="recusals")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="recusals")
    reason = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    objects = KeyedQuerySet.as_manager()
    natural_key_fields = ("claim__uid", "user__username")

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["claim", "user"], name="recusal_once")]

    def __str__(self) -> str:
        return f"{self.user} on {self.claim}"

    def natural_key(self) -> tuple[str, str]:
        return (str(self.claim.uid), self.user.get_username())

    natural_key.dependencies = ["claims.claim", "auth.user"]  # type: ignore[attr-defined]


class InterestQuerySet(KeyedQuerySet):
    def called(self, name: str) -> Self:
        """Those in whoever has this name, however it is written."""
        return self.alias(folded=SameName("name")).filter(folded=SameName(Value(name)))

    def touching(self, *, claimant: Any, publisher: Any, sources: Any) -> Self:
        """Those that touch a claim: in a source of its evidence, in who said it or in who published it. Each is an
        expression, so that the database folds names for one claim as for many."""
        said_by = SameName(claimant)
        person = Trim(Func(said_by, Value(","), Value(1), function="split_part"))
        named = Q(folded=said_by) | Q(folded=person) | Q(folded=SameName(publisher))
        return self.alias(folded=SameName("name")).filter(Q(source__in=sources) | ~Q(folded="") & named)

    def touching_outer(self, claim: str = "pk") -> Self:
        """Those that touch the claim of an outer query, whose key is `claim`."""
        return self.touching(
            claimant=OuterRef("claimant"),
            publisher=OuterRef("snapshot__article__publisher"),
            sources=Evidence.objects.filter(claim=OuterRef(OuterRef(claim))).values("source"),
        )


@tracked()
class Interest(models.Model):
    """An interest of somebody at the desk: in a source, or in whoever is named; they sign no claim that it touches."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="interests")
    source = models.ForeignKey(Source, on_delete=models.CASCADE, null=True, blank=True, related_name="interested")
    name = models.CharField("person, party or publisher", max_length=200, blank=True)
    words = models.CharField("what the interest is", max_length=300)
    at = models.DateTimeField(auto_now_add=True)

    objects = InterestQuerySet.as_manager()

    class Meta:
        ordering = ["user", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(source__isnull=False) | ~Q(name=""),
                name="interest_in_something",
                violation_error_message="Say in what or whom the interest is.",
            ),
            models.CheckConstraint(condition=~Q(words=""), name="interest_says_what"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.words}"
