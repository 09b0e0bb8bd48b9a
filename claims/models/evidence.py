"""What a source says that bears on a claim."""

from typing import TYPE_CHECKING, Optional

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from claims.models.addresses import AddressedQuerySet
from claims.models.checks import day_passed, web_address
from claims.models.claims import Claim
from claims.models.keys import uid_field
from claims.models.sources import Source

if TYPE_CHECKING:
    from claims.models.figures import Figure


class Stance(models.TextChoices):
    SUPPORTS = "supports", "For"
    REFUTES = "refutes", "Against"
    CONTEXT = "context", "Context"


class Evidence(models.Model):
    """A document of a source that bears on a claim.

    `credibility` is the second axis of the Admiralty code: 1 confirmed to 5 improbable, 6 can't be judged.
    `derived_from` names the evidence whose origin this one shares: it repeats, and does not confirm.
    """

    uid = uid_field()
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="evidence")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="evidence")
    title = models.CharField(max_length=300)
    url = models.URLField(max_length=1000, blank=True, validators=[web_address])
    published_on = models.DateField(null=True, blank=True, validators=[day_passed])
    quote = models.TextField("what it says", max_length=5000, blank=True)
    stance = models.CharField(max_length=10, choices=Stance)
    credibility = models.PositiveSmallIntegerField(
        default=6, validators=[MinValueValidator(1), MaxValueValidator(6)], help_text="1 confirmed … 6 can’t be judged"
    )
    primary = models.BooleanField("primary source", default=False)
    derived_from = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="derived")
    note = models.TextField(max_length=2000, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AddressedQuerySet.as_manager()
    natural_key_fields = ("uid",)

    class Meta:
        verbose_name_plural = "evidence"
        ordering = ["claim", "pk"]
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
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def own_figure(self) -> Optional["Figure"]:
        """The figure that the desk's form shows; further ones are kept in the admin."""
        return next(iter(self.figures.all()), None)

    def natural_key(self) -> tuple[str]:
        return (str(self.uid),)

    natural_key.dependencies = ["claims.claim", "claims.source"]  # type: ignore[attr-defined]
