"""Numbers as values: what is counted, how much of it, and when a prediction falls due."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.contrib.postgres.fields import DecimalRangeField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.backends.postgresql.psycopg_any import NumericRange
from django.db.models import F, Q

from claims.figures.bands import HEDGES, Band, band_of
from claims.figures.units import COUNTED, FROM_ZERO, WHOLE, comparable, convert
from claims.models.checks import day_in_range
from claims.models.claims import Claim, ClaimKind
from claims.models.evidence import Evidence
from claims.models.hedges import Hedge, HedgeTable
from claims.models.history import tracked
from claims.models.keys import KeyedQuerySet, uid_field


class Unit(models.TextChoices):
    """What claims.figures.units knows how to convert, with the words for it."""

    PEOPLE = "people", "people"
    COUNTRIES = "countries", "countries"
    MEMBERS = "members", "members"
    THINGS = "things", "things"
    MINUTES = "minutes", "minutes"
    HOURS = "hours", "hours"
    DAYS = "days", "days"
    WEEKS = "weeks", "weeks"
    MONTHS = "months", "months"
    YEARS = "years", "years"
    PERCENT = "percent", "percent"
    DOLLARS = "USD", "US dollars"
    EUROS = "EUR", "euros"
    POUNDS = "GBP", "pounds sterling"
    YEN = "JPY", "yen"
    YUAN = "CNY", "yuan"
    INDIAN_RUPEES = "INR", "Indian rupees"
    ROUBLES = "RUB", "roubles"
    HRYVNIAS = "UAH", "hryvnias"
    LIRAS = "TRY", "Turkish liras"
    SHEKELS = "ILS", "shekels"
    SYRIAN_POUNDS = "SYP", "Syrian pounds"
    IRAQI_DINARS = "IQD", "Iraqi dinars"
    RIALS = "IRR", "Iranian rials"
    SAUDI_RIYALS = "SAR", "Saudi riyals"
    DIRHAMS = "AED", "UAE dirhams"
    EGYPTIAN_POUNDS = "EGP", "Egyptian pounds"
    SWISS_FRANCS = "CHF", "Swiss francs"
    CANADIAN_DOLLARS = "CAD", "Canadian dollars"
    AUSTRALIAN_DOLLARS = "AUD", "Australian dollars"
    SWEDISH_KRONOR = "SEK", "Swedish kronor"
    NORWEGIAN_KRONER = "NOK", "Norwegian kroner"
    DANISH_KRONER = "DKK", "Danish kroner"
    ZLOTYS = "PLN", "zlotys"
    REAIS = "BRL", "Brazilian reais"
    MEXICAN_PESOS = "MXN", "Mexican pesos"
    RAND = "ZAR", "rand"
    NAIRA = "NGN", "naira"
    WON = "KRW", "South Korean won"
    METRES = "m", "metres"
    KILOMETRES = "km", "kilometres"
    MILES = "mi", "miles"
    FEET = "ft", "feet"
    SQUARE_METRES = "m2", "square metres"
    HECTARES = "ha", "hectares"
    SQUARE_KILOMETRES = "km2", "square kilometres"
    SQUARE_MILES = "mi2", "square miles"
    ACRES = "ac", "acres"
    GRAMS = "g", "grams"
    KILOGRAMS = "kg", "kilograms"
    TONNES = "t", "tonnes"
    POUNDS_OF_WEIGHT = "lb", "pounds (weight)"
    LITRES = "l", "litres"
    CUBIC_METRES = "m3", "cubic metres"
    BARRELS = "bbl", "barrels"
    GALLONS = "gal", "US gallons"
    KILOWATT_HOURS = "kWh", "kilowatt-hours"
    MEGAWATT_HOURS = "MWh", "megawatt-hours"
    GIGAWATT_HOURS = "GWh", "gigawatt-hours"
    TERAWATT_HOURS = "TWh", "terawatt-hours"
    KILOWATTS = "kW", "kilowatts"
    MEGAWATTS = "MW", "megawatts"
    GIGAWATTS = "GW", "gigawatts"
    KILOMETRES_AN_HOUR = "km/h", "kilometres an hour"
    MILES_AN_HOUR = "mph", "miles an hour"
    CELSIUS = "°C", "degrees Celsius"


UNIT_LABELS: dict[str, str] = dict(Unit.choices)


def unit_label(unit: str) -> str:
    """As Django's get_unit_display has it, which makes a dictionary of all units anew at each call."""
    return UNIT_LABELS.get(unit, unit)


@tracked(exclude=("words",))
class Measure(models.Model):
    """One counted thing in one scope ("ISIS fighters in the Hajin pocket"). Figures compare on one measure only."""

    name = models.CharField("counted thing", max_length=200, unique=True)
    definition = models.TextField(max_length=2000, blank=True)
    place = models.CharField(max_length=200, blank=True)
    unit = models.CharField(max_length=20, choices=Unit)
    part_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")
    holds_days = models.PositiveIntegerField(
        "days for which a number holds",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(36_525)],
        help_text="Numbers further apart in time are not compared, as they may both be right. Empty: any are.",
    )
    words = models.GeneratedField(
        expression=SearchVector("name", "place", "definition", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = KeyedQuerySet.as_manager()
    natural_key_fields = ("name",)

    class Meta:
        ordering = ["name"]
        indexes = [GinIndex(fields=["words"], name="measure_words")]
        constraints = [
            models.CheckConstraint(
                condition=Q(holds_days=None) | (Q(holds_days__gte=1) & Q(holds_days__lte=36_525)),
                name="measure_holds_in_range",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="measure_is_named"),
            models.CheckConstraint(condition=~Q(part_of=F("id")), name="measure_not_part_of_itself"),
            models.CheckConstraint(condition=Q(unit__in=Unit.values), name="measure_unit_known"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_unit_display(self) -> str:  # type: ignore[no-redef]
        return unit_label(self.unit)

    def natural_key(self) -> tuple[str]:
        return (self.name,)


@tracked(found_by=("claim", "evidence"))
class Figure(models.Model):
    """A number about a measure, stated by one claim or by one evidence.

    `low` and `high` are what the words say, in `unit` (none: that side is open); `band` is what the version `hedges` of
    the hedge table made of them: "about 600" has low = high = 600 and the band [540, 660]. `common` is the band in the
    measure's unit, which figures of a measure are compared in; none without a measure.
    """

    uid = uid_field()
    claim = models.OneToOneField(Claim, on_delete=models.CASCADE, null=True, blank=True, related_name="figure")
    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, null=True, blank=True, related_name="figures")
    measure = models.ForeignKey(
        Measure, on_delete=models.PROTECT, db_index=False, null=True, blank=True, related_name="figures"
    )
    hedge = models.CharField(max_length=20, choices=Hedge, default=Hedge.EXACT)
    low = models.DecimalField(max_digits=30, decimal_places=6, null=True, blank=True)
    high = models.DecimalField(max_digits=30, decimal_places=6, null=True, blank=True)
    unit = models.CharField(max_length=20, choices=Unit)
    as_of = models.DateField(null=True, blank=True, validators=[day_in_range])
    hedges = models.ForeignKey(HedgeTable, on_delete=models.PROTECT, editable=False, related_name="figures")
    band = DecimalRangeField(editable=False)
    common = DecimalRangeField(null=True, editable=False)

    objects = KeyedQuerySet.as_manager()
    natural_key_fields = ("uid",)

    class Meta:
        ordering = ["as_of", "pk"]
        indexes = [models.Index(fields=["measure", "as_of", "id"], name="figure_on_measure")]
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
            models.CheckConstraint(
                condition=Q(common__isnull=True, measure__isnull=True)
                | Q(common__isnull=False, common__isempty=False, measure__isnull=False),
                name="figure_common_on_a_measure",
            ),
            models.CheckConstraint(
                condition=~Q(unit__in=sorted(COUNTED))
                | ((Q(low__isnull=True) | Q(low__gte=0)) & (Q(high__isnull=True) | Q(high__gte=0))),
                name="figure_count_not_negative",
                violation_error_message="What is counted or measured in this unit is never below zero.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.understood} {self.get_unit_display()}"

    def get_unit_display(self) -> str:  # type: ignore[no-redef]
        return unit_label(self.unit)

    def natural_key(self) -> tuple[str]:
        return (str(self.uid),)

    natural_key.dependencies = ["claims.claim", "claims.evidence", "claims.measure", "claims.hedgetable"]  # type: ignore[attr-defined]

    def table_for(self, low: Decimal | None, high: Decimal | None, hedge: str, unit: str) -> HedgeTable | None:
        """The version that a correction goes by: the figure's own while its number stays, else none, for the newest."""
        stays = (self.low, self.high, self.hedge, self.unit) == (low, high, hedge, unit)
        return self.hedges if stays else None

    @property
    def compared_as(self) -> Band:
        """The kept band, as claims.figures reasons about it."""
        return as_band(self.band)

    @property
    def understood(self) -> str:
        return self.compared_as.describe()

    @property
    def in_common(self) -> str:
        """What it is in the measure's unit, where that is another: "19.31 kilometres"."""
        if self.measure is None or self.measure.unit == self.unit:
            return ""
        return f"{as_band(self.common).describe(2)} {self.measure.get_unit_display()}"


def may_lie_ahead(owner: Claim | Evidence) -> bool:
    """Whether a figure of this owner may be dated ahead of today: what was counted or written lies behind, what a claim
    predicts does not."""
    return isinstance(owner, Claim) and owner.kind == ClaimKind.PREDICTION


BEYOND = Decimal(10) ** 24  # what numeric(30, 6) has no room for


def band_range(
    low: Decimal | None,
    high: Decimal | None,
    hedge: str,
    unit: str = Unit.THINGS,
    *,
    hedges: Mapping[str, Decimal] = HEDGES,
) -> NumericRange:
    """The band of a stated number as PostgreSQL keeps it. Raises ValueError with words for a form."""
    if any(side is not None and abs(side) >= BEYOND for side in (low, high)):
        raise ValueError("The desk keeps numbers below 10^24.")
    if unit in COUNTED and any(side is not None and side < 0 for side in (low, high)):
        raise ValueError("What is counted or measured in this unit is never below zero.")
    if unit in COUNTED and hedge == Hedge.FEWER_THAN and (low if high is None else high) == 0:
        raise ValueError("Nothing is fewer than 0 in this unit.")
    return as_range(band_of(low, high, hedge, hedges=hedges, whole=unit in WHOLE, from_zero=unit in FROM_ZERO))


def as_range(band: Band) -> NumericRange:
    """A band as PostgreSQL keeps it."""
    return NumericRange(band.low, band.high, f"{'[' if band.low_closed else '('}{']' if band.high_closed else ')'}")


def as_band(kept: NumericRange) -> Band:
    """A kept range as claims.figures reasons about it."""
    return Band(kept.lower, kept.upper, bool(kept.lower_inc), bool(kept.upper_inc))


def bands_of(
    low: Decimal | None,
    high: Decimal | None,
    hedge: str,
    unit: str,
    measure: Measure | None,
    hedges: HedgeTable | None = None,
) -> dict[str, Any]:
    """What a figure keeps besides the words: `hedges`, `band` and `common`, by the desk's newest table of hedges or a
    given one. Raises ValueError with words for a form."""
    if measure is not None and not comparable(unit, measure.unit):
        raise ValueError(f"“{measure}” is counted in {measure.get_unit_display()}.")
    table = hedges or HedgeTable.objects.current()
    band = band_range(low, high, hedge, unit, hedges=table.shares)
    common = None if measure is None else as_range(convert(as_band(band), unit, measure.unit))
    return {"hedges": table, "band": band, "common": common}
