"""How far the desk widens a hedged number: versions of a table, none of which ever changes."""

from decimal import Decimal
from typing import cast

import pgtrigger
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from claims.figures import bands
from claims.models.keys import KeyedQuerySet


class Hedge(models.TextChoices):
    """How the words hold the number, as claims.text reads them and claims.figures reasons about them."""

    EXACT = "exact", "exact"
    ABOUT = "about", "about"
    AT_LEAST = "at_least", "at least"
    MORE_THAN = "more_than", "more than"
    AT_MOST = "at_most", "at most"
    FEWER_THAN = "fewer_than", "fewer than"
    BETWEEN = "between", "between"
    VAGUE = "vague", "vague"


# One-sided hedges have an open end in place of a width.
WIDENED = (Hedge.EXACT, Hedge.ABOUT, Hedge.BETWEEN, Hedge.VAGUE)


class HedgeTableQuerySet(KeyedQuerySet):
    def current(self) -> "HedgeTable":
        """The newest version, with its widths. Two queries."""
        return cast(HedgeTable, self.prefetch_related("widths").order_by("-number")[0])


class HedgeTable(models.Model):
    """One version of the desk's hedge table. A figure keeps the version that made its band, so neither changes."""

    number = models.PositiveIntegerField("version", unique=True)
    note = models.CharField("what it is for", max_length=300)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    objects = HedgeTableQuerySet.as_manager()
    natural_key_fields = ("number",)

    class Meta:
        ordering = ["-number"]
        constraints = [models.CheckConstraint(condition=Q(number__gte=1), name="hedgetable_numbered_from_one")]
        triggers = [
            pgtrigger.Protect(
                name="hedgetable_never_changes",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("number", "note"),
            ),
        ]

    def __str__(self) -> str:
        return f"Hedges, version {self.number}"

    def natural_key(self) -> tuple[int]:
        return (self.number,)

    @property
    def shares(self) -> dict[str, Decimal]:
        """Widths by hedge as shares of the number, as claims.figures takes them."""
        return dict.fromkeys(bands.Hedge.ALL, Decimal(0)) | {
            width.hedge: width.percent / 100 for width in self.widths.all()
        }


class HedgeWidth(models.Model):
    """How far one hedge widens a number to either side, in percent of the number."""

    table = models.ForeignKey(HedgeTable, on_delete=models.CASCADE, db_index=False, related_name="widths")
    hedge = models.CharField(max_length=20, choices=[(hedge.value, hedge.label) for hedge in WIDENED])
    percent = models.DecimalField(
        "widens by, in percent",
        max_digits=5,
        decimal_places=2,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(100))],
    )

    objects = KeyedQuerySet.as_manager()
    natural_key_fields = ("table__number", "hedge")

    class Meta:
        ordering = ["table", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["table", "hedge"], name="hedgewidth_once_in_table"),
            models.CheckConstraint(
                condition=Q(hedge__in=[hedge.value for hedge in WIDENED]), name="hedgewidth_hedge_known"
            ),
            models.CheckConstraint(condition=Q(percent__gte=0) & Q(percent__lte=100), name="hedgewidth_in_range"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="hedgewidth_never_changes", operation=pgtrigger.Update, condition=pgtrigger.AnyChange()
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_hedge_display()}: ±{self.percent.normalize():f} %"

    def natural_key(self) -> tuple[int, str]:
        return (self.table.number, self.hedge)

    natural_key.dependencies = ["claims.hedgetable"]  # type: ignore[attr-defined]
