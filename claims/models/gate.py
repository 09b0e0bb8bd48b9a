"""What a claim needs before it is signed and published, what was waived, and who was asked."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from claims.models.checks import day_passed
from claims.models.claims import Claim
from claims.models.history import tracked
from claims.models.keys import KeyedQuerySet, uid_field


class GateRuleQuerySet(KeyedQuerySet):
    def active(self) -> "GateRuleQuerySet":
        return self.filter(active=True)


@tracked()
class GateRule(models.Model):
    """One check of the publication gate, which editors can turn off for their desk.

    What the check looks at stands in claims.gate under the same name; a change there brings a migration.
    """

    name = models.CharField(max_length=40, unique=True, editable=False)
    label = models.CharField(max_length=200, editable=False)
    why = models.CharField("why it is asked", max_length=300, editable=False)
    waivable = models.BooleanField("can be waived with a reason", default=True, editable=False)
    active = models.BooleanField(default=True)
    position = models.PositiveSmallIntegerField(editable=False)

    objects = GateRuleQuerySet.as_manager()
    natural_key_fields = ("name",)

    class Meta:
        ordering = ["position"]
        constraints = [models.CheckConstraint(condition=~Q(name="") & ~Q(label=""), name="gaterule_is_named")]

    def __str__(self) -> str:
        return self.label

    def natural_key(self) -> tuple[str]:
        return (self.name,)


@tracked(found_by=("claim",))
class Waiver(models.Model):
    """A check that a claim is let off, with the reason, which readers see.

    `covers` names what was lacking then, as claims.gate.gap_of does: what comes to lack later is asked for again.
    """

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, db_index=False, related_name="waivers")
    rule = models.ForeignKey(GateRule, on_delete=models.PROTECT, related_name="waivers")
    reason = models.CharField("why, for readers", max_length=500)
    covers = ArrayField(models.CharField(max_length=40), default=list, blank=True, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = KeyedQuerySet.as_manager()
    natural_key_fields = ("claim__uid", "rule__name")

    class Meta:
        ordering = ["rule__position"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "rule"], name="waiver_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="waiver_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.reason}"

    def natural_key(self) -> tuple[str, str]:
        return (str(self.claim.uid), self.rule.name)

    natural_key.dependencies = ["claims.claim", "claims.gaterule", "auth.user"]  # type: ignore[attr-defined]


@tracked(found_by=("claim",))
class Contact(models.Model):
    """How the claimant was asked and what came back, or why nobody asked."""

    class How(models.TextChoices):
        EMAIL = "email", "by e-mail"
        TELEPHONE = "telephone", "by telephone"
        IN_PERSON = "in_person", "in person"
        MESSAGE = "message", "by message"
        LETTER = "letter", "by letter"
        FORM = "form", "through a form"

    uid = uid_field()
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="contacts")
    whom = models.CharField("who was asked", max_length=200, blank=True)
    how = models.CharField(max_length=20, choices=How, blank=True)
    on = models.DateField("asked on", null=True, blank=True, validators=[day_passed])
    answer = models.TextField("what they answered", max_length=2000, blank=True)
    why_not = models.CharField("why nobody was asked", max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = KeyedQuerySet.as_manager()
    natural_key_fields = ("uid",)

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(on__isnull=False) & ~Q(how="") & ~Q(whom="") & Q(why_not=""))
                | (Q(on=None, how="", answer="") & ~Q(why_not="")),
                name="contact_made_or_why_not",
                violation_error_message="Say whom you asked, how and when, or why nobody was asked.",
            ),
            models.CheckConstraint(
                condition=Q(how="") | Q(how__in=["email", "telephone", "in_person", "message", "letter", "form"]),
                name="contact_how_known",
            ),
        ]

    def __str__(self) -> str:
        return self.why_not or f"{self.whom}, {self.get_how_display()}"

    def natural_key(self) -> tuple[str]:
        return (str(self.uid),)

    natural_key.dependencies = ["claims.claim", "auth.user"]  # type: ignore[attr-defined]
