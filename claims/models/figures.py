"""Numbers as values: what is counted, how much of it, and when a prediction falls due."""

from decimal import Decimal

from django.contrib.postgres.fields import DateRangeField, DecimalRangeField
from django.db import models
from django.db.backends.postgresql.psycopg_any import NumericRange
from django.db.models import F, Q

from claims.figures.bands import Band, band_of
from claims.models.checks import day_in_range, days_in_range
from claims.models.claims import Claim
from claims.models.evidence import Evidence
from claims.models.keys import KeyedQuerySet, uid_field


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


class Unit(models.TextChoices):
    PEOPLE = "people", "people"
    COUNTRIES = "countries", "countries"
    MEMBERS = "members", "members"
    THINGS = "things", "things"
    DAYS = "days", "days"
    WEEKS = "weeks", "weeks"
    MONTHS = "months", "months"
    YEARS = "years", "years"
    PERCENT = "percent", "percent"
    DOLLARS = "USD", "US dollars"
    EUROS = "EUR", "euros"
    POUNDS = "GBP", "pounds sterling"
    KILOMETRES = "km", "kilometres"
    SQUARE_KILOMETRES = "km2", "square kilometres"
    TONNES = "t", "tonnes"


class Measure(models.Model):
    """One counted thing in one scope ("ISIS fighters in the Hajin pocket"). Figures compare on one measure only."""

    name = models.CharField("counted thing", max_length=200, unique=True)
    definition = models.TextField(max_length=2000, blank=True)
    place = models.CharField(max_length=200, blank=True)
    unit = models.CharField(max_length=20, choices=Unit)
    part_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")

    objects = KeyedQuerySet.as_manager()
    natural_key_fields = ("name",)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="measure_is_named"),
            models.CheckConstraint(condition=~Q(part_of=F("id")), name="measure_not_part_of_itself"),
            models.CheckConstraint(condition=Q(unit__in=Unit.values), name="measure_unit_known"),
        ]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.name,)


class Figure(models.Model):
    """A number about a measure, stated by one claim or by one evidence.

    `low` and `high` are what the words say, in `unit` (none: that side is open); `band` is what they are compared as,
    after the hedge: "about 600" has low = high = 600 and the band [540, 660].
    """

    uid = uid_field()
    claim = models.OneToOneField(Claim, on_delete=models.CASCADE, null=True, blank=True, related_name="figure")
    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, null=True, blank=True, related_name="figures")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, null=True, blank=True, related_name="figures")
    hedge = models.CharField(max_length=20, choices=Hedge, default=Hedge.EXACT)
    low = models.DecimalField(max_digits=30, decimal_places=6, null=True, blank=True)
    high = models.DecimalField(max_digits=30, decimal_places=6, null=True, blank=True)
    unit = models.CharField(max_length=20, choices=Unit)
    as_of = models.DateField(null=True, blank=True, validators=[day_in_range])
    band = DecimalRangeField(editable=False)

    objects = KeyedQuerySet.as_manager()
    natural_key_fields = ("uid",)

    class Meta:
        ordering = ["as_of", "pk"]
        indexes = [models.Index(fields=["measure", "as_of"], name="figure_on_measure")]
        constraints = [
            models.CheckConstraint(
                condition=Q(claim__isnull=True, evidence__isnull=False) | Q(claim__isnull=False, evidence__isnull=True),
                name="figure_has_one_owner",
            ),
            models.CheckConstraint(
                condition=Q(low__isnull=True) | Q(high__isnull=True) | Q(low__lte=F("high")),
                name="figure_low_not_above_high",
                violation_error_message="Low can’t be the greater one.",
            ),
            models.CheckConstraint(
                condition=Q(low__isnull=False) | Q(high__isnull=False),
                name="figure_has_a_number",
                violation_error_message="Give at least one of low and high.",
            ),
            models.CheckConstraint(condition=Q(unit__in=Unit.values), name="figure_unit_known"),
            models.CheckConstraint(condition=Q(hedge__in=Hedge.values), name="figure_hedge_known"),
            models.CheckConstraint(condition=Q(band__isempty=False), name="figure_band_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.understood} {self.get_unit_display()}"

    def natural_key(self) -> tuple[str]:
        return (str(self.uid),)

    natural_key.dependencies = ["claims.claim", "claims.evidence", "claims.measure"]  # type: ignore[attr-defined]

    @property
    def compared_as(self) -> Band:
        """The kept band, as claims.figures reasons about it."""
        return Band(self.band.lower, self.band.upper, bool(self.band.lower_inc), bool(self.band.upper_inc))

    @property
    def understood(self) -> str:
        return self.compared_as.describe()


BEYOND = Decimal(10) ** 24  # what numeric(30, 6) has no room for


def band_range(low: Decimal | None, high: Decimal | None, hedge: str) -> NumericRange:
    """The band of a stated number as PostgreSQL keeps it. Raises ValueError with words for a form."""
    if any(side is not None and abs(side) >= BEYOND for side in (low, high)):
        raise ValueError("The desk keeps numbers below 10^24.")
    band = band_of(low, high, hedge)
    return NumericRange(band.low, band.high, f"{'[' if band.low_closed else '('}{']' if band.high_closed else ')'}")


class Prediction(models.Model):
    """One clock of a claim about the future: counted from `starts_on`, it falls due within `window`.

    `window` is a half-open range of days. A claim has several clocks where the words leave open what starts or ends it.
    """

    class Outcome(models.TextChoices):
        PENDING = "pending", "pending"
        HELD = "held", "held"
        MISSED = "missed", "missed"

    uid = uid_field()
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="predictions")
    starts_on = models.DateField(validators=[day_in_range])
    starts_with = models.CharField("what starts it", max_length=200)
    ends_with = models.CharField("what ends it", max_length=200)
    window = DateRangeField(validators=[days_in_range])
    ended_on = models.DateField(null=True, blank=True, validators=[day_in_range])
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.PENDING)

    objects = KeyedQuerySet.as_manager()
    natural_key_fields = ("uid",)

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(window__isempty=False), name="prediction_window_not_empty"),
            models.CheckConstraint(
                condition=Q(window__lower_inf=False) & Q(window__upper_inf=False), name="prediction_window_has_ends"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["pending", "held", "missed"]), name="prediction_outcome_known"
            ),
            models.CheckConstraint(
                condition=Q(outcome="pending", ended_on__isnull=True) | ~Q(outcome="pending"),
                name="prediction_ended_has_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_with} to {self.ends_with}"

    def natural_key(self) -> tuple[str]:
        return (str(self.uid),)

    natural_key.dependencies = ["claims.claim"]  # type: ignore[attr-defined]
