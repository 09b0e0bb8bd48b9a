"""Measures and figures. A figure's band is always worked out from what was said, never typed."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Q

from claims.actions.hedges import figures_by_claim, remake_bands
from claims.admin.ask import AT_ONCE
from claims.admin.base import DeskAdmin
from claims.admin.corrects import CorrectsClaim, OpenedForm, ReachesSigned
from claims.admin.inlines import KnowingInline
from claims.errors import Refused
from claims.fields import NumberField, key_of
from claims.figures.bands import sides_of
from claims.figures.units import WHOLE
from claims.forms.figures import trouble_with
from claims.forms.units import UNITS_BY_KIND
from claims.models import Claim, Figure, HedgeTable, Measure
from claims.models.checks import day_passed
from claims.models.figures import Unit, bands_of, may_lie_ahead
from claims.understanding import Rules


def number_field(name: str) -> NumberField:
    field: Any = Figure._meta.get_field(name)
    return NumberField(
        label=name.capitalize(), max_digits=field.max_digits, decimal_places=field.decimal_places, required=False
    )


def offer_units(form: forms.BaseForm) -> None:
    """Let units be chosen by their kind, where the form has any to choose."""
    if "unit" in form.fields:
        field: Any = form.fields["unit"]
        field.choices = [("", "---------"), *UNITS_BY_KIND]


class FigureForm(forms.ModelForm):
    low = number_field("low")
    high = number_field("high")

    class Meta:
        model = Figure
        fields = ("claim", "evidence", "measure", "hedge", "low", "high", "unit", "as_of")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        offer_units(self)

    def clean(self):
        super().clean()
        cleaned = self.cleaned_data
        if self.errors:
            return cleaned
        sides = cleaned.get("low"), cleaned.get("high"), cleaned["hedge"], cleaned["unit"]
        measure = cleaned.get("measure")
        table = (self.instance.table_for(*sides) if self.instance.pk else None) or HedgeTable.objects.current()
        rules = Rules(table.shares, table.number, measure.unit if measure else "")
        trouble = trouble_with(*sides, rules, str(measure)) or self._part(cleaned) or self._day(cleaned)
        if trouble:
            self.add_error(*trouble)
            return cleaned
        low, high, hedge, unit = sides
        cleaned["low"], cleaned["high"] = low, high = sides_of(low, high, hedge)
        for name, value in bands_of(low, high, hedge, unit, measure, table).items():
            setattr(self.instance, name, value)
        return cleaned

    def _part(self, cleaned: dict[str, Any]) -> tuple[str, str] | None:
        """A part of what is counted one by one, unless it is kept already: the desk asks whether it is an average."""
        if cleaned["unit"] not in WHOLE or not {"low", "high", "unit"} & set(self.changed_data):
            return None
        unit = Unit(cleaned["unit"]).label.capitalize()
        for name in ("low", "high"):
            side = cleaned.get(name)
            if side is not None and side != side.to_integral_value():
                return name, f"{unit} are counted one by one. An average is entered on the desk, which asks about it."
        return None

    def _day(self, cleaned: dict[str, Any]) -> tuple[str, str] | None:
        """A day ahead of today, of anything but a prediction's own figure."""
        owner = cleaned.get("claim") or cleaned.get("evidence") or self.instance.claim or self.instance.evidence
        day = cleaned.get("as_of")
        if day is None or (owner and may_lie_ahead(owner)):
            return None
        try:
            day_passed(day)
        except ValidationError as error:
            return "as_of", str(error.message)
        return None


class FigurePageForm(OpenedForm, FigureForm):
    class Meta(FigureForm.Meta):
        pass

    def claim_of(self, instance: Figure) -> Claim | None:
        return instance.claim or (instance.evidence.claim if instance.evidence else None)


class ClaimFigureInline(KnowingInline, admin.StackedInline):
    model = Figure
    fk_name = "claim"
    form = FigureForm
    fields = ("hedge", ("low", "high", "unit"), "measure", "as_of")
    autocomplete_fields = ("measure",)
    extra = 0
    max_num = 1


class EvidenceFigureInline(KnowingInline, admin.TabularInline):
    model = Figure
    fk_name = "evidence"
    form = FigureForm
    fields = ("hedge", "low", "high", "unit", "measure", "as_of")
    autocomplete_fields = ("measure",)
    extra = 0


class MeasureForm(forms.ModelForm):
    class Meta:
        model = Measure
        fields = ("name", "definition", "place", "unit", "part_of", "holds_days")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        offer_units(self)

    def clean_unit(self):
        """Figures of a measure are compared in its unit, so it stays once there are any."""
        unit = self.cleaned_data["unit"]
        if self.instance.pk and "unit" in self.changed_data and self.instance.figures.exists():
            raise forms.ValidationError("Figures are compared in this unit. Make a new counted thing for another.")
        return unit


@admin.register(Measure)
class MeasureAdmin(ReachesSigned, DeskAdmin):
    signed = ("name", "holds_days")
    form = MeasureForm
    kept_by = ("figures", "parts")
    list_display = ("name", "place", "unit", "part_of")
    list_filter = ("unit", ("part_of", admin.EmptyFieldListFilter))
    list_select_related = ("part_of",)
    search_fields = ("name", "place")
    autocomplete_fields = ("part_of",)

    def reaches(self, obj: Measure):
        return Claim.objects.filter(Q(figure__measure=obj) | Q(evidence__figures__measure=obj))


@admin.register(Figure)
class FigureAdmin(CorrectsClaim, DeskAdmin):
    form = FigurePageForm
    list_display = ("id", "understood", "unit", "hedge", "version", "measure", "as_of", "owner", "at_the_desk")
    list_filter = ("hedge", "hedges", "unit", ("claim", admin.EmptyFieldListFilter))
    list_select_related = ("measure", "hedges", "claim", "evidence__claim")
    search_fields = ("measure__name",)
    search_help_text = "Name of the counted thing"
    autocomplete_fields = ("claim", "evidence", "measure")
    actions = ("remake",)
    fields = ("claim", "evidence", "hedge", ("low", "high", "unit"), "measure", "as_of", "opened_revision")

    def get_readonly_fields(self, request, obj=None):
        return ("claim", "evidence", "understood", "version") if obj else ()

    def get_fields(self, request, obj=None):
        fields = super().get_fields(request, obj)
        return (*fields, "understood", "version") if obj else fields

    def claim_of(self, obj: Figure) -> Claim:
        # The database holds every figure to one owner.
        return obj.claim or obj.evidence.claim  # type: ignore[union-attr]

    def claims_named(self, sent):
        return super().claims_named(sent) | Claim.objects.filter(evidence=key_of(sent.get("evidence", "")))

    @admin.display(description="compared as")
    def understood(self, obj: Figure) -> str:
        return f"{obj.understood}, {obj.in_common}" if obj.in_common else obj.understood

    @admin.display(description="by hedge table")
    def version(self, obj: Figure) -> str:
        return f"version {obj.hedges.number}"

    @admin.display(description="said in")
    def owner(self, obj: Figure) -> str:
        return str(obj.claim or obj.evidence)

    @admin.action(description="Make the band anew by the newest table", permissions=["change"])
    def remake(self, request, queryset):
        figures = list(queryset.select_related("claim", "evidence__claim").order_by("pk")[: AT_ONCE + 1])
        if len(figures) > AT_ONCE:
            messages.error(request, f"Choose {AT_ONCE} figures at most.")
            return
        table, changed = HedgeTable.objects.current(), 0
        for claim, of_claim in figures_by_claim(figures).items():
            try:
                changed += remake_bands(claim, of_claim, table=table, by=request.user)
            except Refused as refusal:
                named = ", ".join(str(figure) for figure in of_claim)
                messages.warning(request, f"{named} in {claim}: as before. {refusal}")
        bands = "No band changes" if not changed else f"{changed} band{' is' if changed == 1 else 's are'} made anew"
        messages.success(request, f"{bands} by version {table.number}.")
