"""What a source says that bears on a claim."""

from typing import TYPE_CHECKING, Optional, Self

import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from claims.models.addresses import AddressedQuerySet
from claims.models.checks import day_passed, web_address
from claims.models.claims import Attribution, Claim
from claims.models.history import tracked
from claims.models.keys import uid_field
from claims.models.sources import Source

if TYPE_CHECKING:
    from claims.models.figures import Figure


class Stance(models.TextChoices):
    SUPPORTS = "supports", "For"
    REFUTES = "refutes", "Against"
    CONTEXT = "context", "Context"


class Credibility(models.IntegerChoices):
    """The second axis of the Admiralty code (NATO AJP-2.1): how far the item itself is borne out."""

    CONFIRMED = 1, "1 – confirmed by other sources"
    PROBABLE = 2, "2 – probably true"
    POSSIBLE = 3, "3 – possibly true"
    DOUBTFUL = 4, "4 – doubtful"
    IMPROBABLE = 5, "5 – improbable"
    UNKNOWN = 6, "6 – can’t be judged"


class EvidenceQuerySet(AddressedQuerySet):
    def same_as(self, *, source: Source, title: str, quote: str, url: str) -> Self:
        """Those that are the very same document: by name, address and words."""
        return self.filter(source=source, title__iexact=title, quote=quote, url=url)


@tracked(found_by=("claim",))
class Evidence(models.Model):
    """A document of a source that bears on a claim.

    `reliability` and `credibility` are the two axes of the Admiralty code, as they were judged for this use: the source
    from A to F, whatever it is graded since, and the item from 1 confirmed to 5 improbable, 6 can't be judged.
    `attribution` says how firmly somebody stands behind what the document says.
    `derived_from` names the evidence whose origin this one shares: it repeats, and does not confirm.
    """

    uid = uid_field()
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="evidence")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, db_index=False, related_name="evidence")
    title = models.CharField(max_length=300)
    url = models.URLField(max_length=1000, blank=True, validators=[web_address])
    published_on = models.DateField(null=True, blank=True, validators=[day_passed])
    quote = models.TextField("what it says", max_length=5000, blank=True)
    stance = models.CharField(max_length=10, choices=Stance)
    reliability = models.CharField(
        "the source’s reliability, in this", max_length=1, choices=Source.Reliability, default=Source.Reliability.F
    )
    credibility = models.PositiveSmallIntegerField(
        default=6, validators=[MinValueValidator(1), MaxValueValidator(6)], help_text="1 confirmed … 6 can’t be judged"
    )
    attribution = models.CharField(
        "stood behind by", max_length=20, choices=Attribution, default=Attribution.ORGANISATION
    )
    primary = models.BooleanField("primary source", default=False)
    derived_from = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="derived")
    note = models.TextField(max_length=2000, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = EvidenceQuerySet.as_manager()
    natural_key_fields = ("uid",)

    class Meta:
        verbose_name_plural = "evidence"
        ordering = ["claim", "pk"]
        indexes = [models.Index(fields=["source", "-id"], name="evidence_of_source_newest")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(derived_from=F("id")),
                name="evidence_not_from_itself",
                violation_error_message="A document can’t derive from itself.",
            ),
            models.CheckConstraint(condition=Q(stance__in=Stance.values), name="evidence_stance_known"),
            models.CheckConstraint(
                condition=Q(credibility__gte=1) & Q(credibility__lte=6), name="evidence_credibility_in_range"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="evidence_is_titled"),
            models.CheckConstraint(
                condition=Q(reliability__in=Source.Reliability.values), name="evidence_reliability_known"
            ),
            models.CheckConstraint(condition=Q(attribution__in=Attribution.values), name="evidence_attribution_known"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="evidence_derives_in_no_circle",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("derived_from_id"),
                condition=pgtrigger.Q(new__derived_from_id__isnull=False),
                func=pgtrigger.Func(
                    """
                    IF EXISTS (
                        WITH RECURSIVE above AS (
                            SELECT id, derived_from_id FROM claims_evidence
                                WHERE id = NEW.derived_from_id AND id <> NEW.id
                            UNION SELECT origin.id, origin.derived_from_id
                                FROM claims_evidence AS origin JOIN above ON origin.id = above.derived_from_id
                        ) SELECT 1 FROM above WHERE id = NEW.id
                    ) THEN
                        RAISE EXCEPTION 'evidence_derives_in_no_circle: the other document derives from this one'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'evidence_derives_in_no_circle';
                    END IF;
                    RETURN NEW;
                    """
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def own_figure(self) -> Optional["Figure"]:
        """The figure that the desk's form shows; further ones are kept in the admin."""
        return next(iter(self.figures.all()), None)

    def natural_key(self) -> tuple[str]:
        return (str(self.uid),)

    @property
    def grade(self) -> str:
        """Both axes of the Admiralty code as they were judged for this use: "B2"."""
        return f"{self.reliability}{self.credibility}"

    natural_key.dependencies = ["claims.claim", "claims.source"]  # type: ignore[attr-defined]
