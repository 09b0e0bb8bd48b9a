"""Measures and figures. A figure's band is always worked out from what was said, never typed."""

from typing import Any

from django import forms
from django.contrib import admin

from claims.admin.base import CorrectsClaim, DeskAdmin, OpenedForm
from claims.admin.inlines import KnowingInline
from claims.fields import NumberField
from claims.figures.units import comparable
from claims.models import Claim, Figure, Measure
from claims.models.figures import bands_of


def number_field(name: str) -> NumberField:
    field: Any = Figure._meta.get_field(name)
    return NumberField(
        label=name.capitalize(), max_digits=field.max_digits, decimal_places=field.decimal_places, required=False
    )


class FigureForm(forms.ModelForm):
    low = number_field("low")
    high = number_field("high")

    class Meta:
        model = Figure
        fields = ("claim", "evidence", "measure", "hedge", "low", "high", "unit", "as_of")

    def clean(self):
        super().clean()
        cleaned = self.cleaned_data
        if not self.errors:
            sides = cleaned.get("low"), cleaned.get("high"), cleaned["hedge"], cleaned["unit"]
            measure = cleaned.get("measure")
            if measure and not comparable(cleaned["unit"], measure.unit):
                self.add_error("unit", f"“{measure}” is counted in {measure.get_unit_display()}.")
                return cleaned
            try:
                for name, value in bands_of(*sides, measure).items():
                    setattr(self.instance, name, value)
            except ValueError as error:
                self.add_error("low", str(error))
        return cleaned


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

    def clean_unit(self):
        """Figures of a measure are compared in its unit, so it stays once there are any."""
        unit = self.cleaned_data["unit"]
        if self.instance.pk and "unit" in self.changed_data and self.instance.figures.exists():
            raise forms.ValidationError("Figures are compared in this unit. Make a new counted thing for another.")
        return unit


@admin.register(Measure)
class MeasureAdmin(DeskAdmin):
    form = MeasureForm
    kept_by = ("figures", "parts")
    list_display = ("name", "place", "unit", "part_of")
    list_filter = ("unit", ("part_of", admin.EmptyFieldListFilter))
    list_select_related = ("part_of",)
    search_fields = ("name", "place")
    autocomplete_fields = ("part_of",)


@admin.register(Figure)
class FigureAdmin(CorrectsClaim, DeskAdmin):
    form = FigurePageForm
    list_display = ("id", "understood", "unit", "hedge", "measure", "as_of", "owner", "at_the_desk")
    list_filter = ("hedge", "unit", ("claim", admin.EmptyFieldListFilter))
    list_select_related = ("measure", "claim", "evidence__claim")
    search_fields = ("measure__name",)
    search_help_text = "Name of the counted thing"
    autocomplete_fields = ("claim", "evidence", "measure")
    fields = ("claim", "evidence", "hedge", ("low", "high", "unit"), "measure", "as_of", "opened_revision")

    def get_readonly_fields(self, request, obj=None):
        return ("claim", "evidence", "understood") if obj else ()

    def get_fields(self, request, obj=None):
        fields = super().get_fields(request, obj)
        return (*fields, "understood") if obj else fields

    def claim_of(self, obj: Figure) -> Claim:
        # The database holds every figure to one owner.
        return obj.claim or obj.evidence.claim  # type: ignore[union-attr]

    @admin.display(description="compared as")
    def understood(self, obj: Figure) -> str:
        return obj.understood

    @admin.display(description="said in")
    def owner(self, obj: Figure) -> str:
        return str(obj.claim or obj.evidence)
