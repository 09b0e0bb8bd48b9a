"""What the desk declares to belong together, and which findings it has set aside."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from claims.models.figures import Figure
from claims.models.keys import KeyedQuerySet, uid_field


class Equation(models.Model):
    """A relation that figures are declared to stand in; whether their bands allow it is worked out, never kept.

    A sum has one total and two or more parts. A share has one whole, one part, and the percent that it is said to be.
    """

    class Kind(models.TextChoices):
        SUM = "sum", "adds up"
        SHARE = "share", "is a share of"

    uid = uid_field()
    kind = models.CharField(max_length=10, choices=Kind)
    note = models.CharField("why they belong together", max_length=300, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    objects = KeyedQuerySet.as_manager()
    natural_key_fields = ("uid",)

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=Q(kind__in=["sum", "share"]), name="equation_kind_known")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.note}" if self.note else self.get_kind_display()

    def natural_key(self) -> tuple[str]:
        return (str(self.uid),)

    natural_key.dependencies = ["auth.user"]  # type: ignore[attr-defined]


class EquationTerm(models.Model):
    """One figure's place in an equation."""

    class Role(models.TextChoices):
        WHOLE = "whole", "the whole"
        PART = "part", "a part"
        PERCENT = "percent", "the percentage"

    equation = models.ForeignKey(Equation, on_delete=models.CASCADE, db_index=False, related_name="terms")
    figure = models.ForeignKey(Figure, on_delete=models.CASCADE, related_name="terms")
    role = models.CharField(max_length=10, choices=Role)

    objects = KeyedQuerySet.as_manager()
    natural_key_fields = ("equation__uid", "figure__uid")

    class Meta:
        ordering = ["equation", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["equation", "figure"], name="equationterm_figure_once"),
            models.UniqueConstraint(
                fields=["equation", "role"], condition=~Q(role="part"), name="equationterm_one_whole_one_percent"
            ),
            models.CheckConstraint(condition=Q(role__in=["whole", "part", "percent"]), name="equationterm_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.figure}"

    def natural_key(self) -> tuple[str, str]:
        return (str(self.equation.uid), str(self.figure.uid))

    natural_key.dependencies = ["claims.equation", "claims.figure"]  # type: ignore[attr-defined]


class Dismissal(models.Model):
    """A finding that somebody set aside, with the reason.

    `key` is made of what was found and of the numbers in it, so that a finding on other numbers is a new one.
    """

    key = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=20)
    words = models.TextField("what was found")
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = KeyedQuerySet.as_manager()
    natural_key_fields = ("key",)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="dismissal_has_reason",
                violation_error_message="Say why it is no finding.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="dismissal_never_changes", operation=pgtrigger.Update, condition=pgtrigger.AnyChange()
            ),
        ]

    def __str__(self) -> str:
        return self.words

    def natural_key(self) -> tuple[str]:
        return (self.key,)

    natural_key.dependencies = ["auth.user"]  # type: ignore[attr-defined]
