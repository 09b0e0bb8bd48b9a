"""The ledger: who took which step on which claim."""

import pgtrigger
from django.conf import settings
from django.db import models

from claims.models.claims import Claim, Stage
from claims.models.keys import KeyedQuerySet, uid_field


class Correction(models.TextChoices):
    """Why a published verdict is opened again or taken back, as readers are told."""

    ERROR = "error", "Error of ours"
    UPDATE = "update", "New facts"
    CLARIFICATION = "clarification", "Clarification"
    SOURCE = "source", "A source changed or withdrew"


class Event(models.Model):
    """One step or deed on a claim. Append-only. `by` is none where the desk's own scan or watch did it."""

    uid = uid_field()
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, db_index=False, related_name="events")
    step = models.CharField(max_length=20)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    from_stage = models.CharField(max_length=20, choices=Stage, blank=True)
    to_stage = models.CharField(max_length=20, choices=Stage)
    note = models.TextField(blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    correction = models.CharField("kind of correction", max_length=20, choices=Correction, blank=True)

    objects = KeyedQuerySet.as_manager()
    natural_key_fields = ("uid",)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["claim", "-at"], name="event_on_claim"),
            models.Index(fields=["-at", "-id"], name="event_newest"),
            models.Index(fields=["-at", "-id"], condition=models.Q(step="retract"), name="event_newest_retraction"),
            models.Index(fields=["claim", "by", "at"], condition=models.Q(step="drafted"), name="event_drafts"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(to_stage__in=Stage.values), name="event_stage_known"),
            models.CheckConstraint(
                condition=models.Q(correction="") | models.Q(correction__in=Correction.values),
                name="event_correction_known",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="event_never_changes", operation=pgtrigger.Update, condition=pgtrigger.AnyChange()),
            pgtrigger.Protect(name="event_never_goes", operation=pgtrigger.Delete),
        ]

    # What the history says of a step or deed; a name that isn't here speaks for itself.
    SAID = {
        "accept": "Accepted",
        "dismiss": "Dismissed",
        "reopen": "Reopened",
        "submit": "Submitted",
        "undo": "Undone",
        "withdraw": "Withdrawn",
        "return": "Returned",
        "approve": "Approved",
        "publish": "Published",
        "recheck": "Sent to recheck",
        "keep": "Found to still stand",
        "correct": "Opened for correction",
        "correction": "Public note of the correction changed",
        "abandon": "Correction abandoned",
        "retract": "Retracted",
        "due": "Due date set",
        "figure": "Figure set",
        "clock": "Clock changed",
        "alarm": "One more reason to recheck",
        "evidence": "Evidence changed",
        "finding": "Finding weighed",
        "equation": "Figures put together",
        "drafted": "Verdict drafted",
        "voided": "Sign-off void",
        "holds": "Sign-off holds again",
        "waived": "Check waived",
        "contact": "Claimant asked",
        "rated": "Rated unseen",
        "recused": "Recusal declared",
        "unrecused": "Recusal taken back",
    }

    # The deeds whose note says how somebody rates. Where a draft is hidden, so is what they say.
    RATES = frozenset(("drafted", "rated"))

    def __str__(self) -> str:
        return f"{self.step} on {self.claim_id}"

    def natural_key(self) -> tuple[str]:
        return (str(self.uid),)

    natural_key.dependencies = ["claims.claim", "auth.user"]  # type: ignore[attr-defined]

    @property
    def said(self) -> str:
        """A sign-off is spoken of only where somebody has signed."""
        said = self.SAID.get(self.step, self.step.capitalize())
        return said.replace("Sign-off", "Submission") if self.to_stage == Stage.IN_REVIEW else said

    @property
    def nobody(self) -> str:
        """Who did it where no person did: the watch sends back what was published, an upgrade returns what can't be
        signed any more, the scan finds what is new, and what was submitted is changed past the desk."""
        named = {
            "recheck": "the watch", "alarm": "the watch", "return": "the upgrade",
            "voided": "a change past the desk", "holds": "a change past the desk",
        }  # fmt: skip
        return named.get(self.step, "the scan")

    @property
    def letter(self) -> str:
        return Stage(self.to_stage).letter
