"""A counted thing that is new to the desk."""

from typing import Any

from django import forms

from claims.fields import LineField, LinesField
from claims.forms.base import DeskForm
from claims.forms.units import UNITS_BY_KIND, common_units
from claims.models import Measure
from claims.numbers.measure_names import measure_named
from claims.words import has_letters

UNNAMED = "Say in words what is counted."


class MeasureForm(DeskForm):
    """`measure()` gives it as claims.actions takes it."""

    name = "counted"

    called = LineField(
        label="Counted thing",
        max_length=200,
        help_text="One thing in one scope, such as “ISIS fighters in the Hajin pocket”.",
    )
    definition = LinesField(
        label="What counts, and what doesn’t",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    place = LineField(max_length=200, required=False)
    unit = forms.ChoiceField(choices=UNITS_BY_KIND)
    part_of = LineField(
        label="Part of", max_length=200, required=False, widget=forms.TextInput(attrs={"list": "measures"})
    )
    holds_days = forms.IntegerField(
        label="Days for which a number holds",
        required=False,
        min_value=1,
        max_value=36_525,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text="Empty: numbers of any two days are compared.",
    )
    anyway = forms.BooleanField(required=False, widget=forms.HiddenInput)
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Any unit is taken; what is shown is short.
        self.fields["unit"].widget.choices = common_units(str(self["unit"].value() or ""))

    def clean_called(self) -> str:
        name: str = self.cleaned_data["called"]
        if not has_letters(name):
            raise forms.ValidationError(UNNAMED)
        return name

    def clean_part_of(self) -> Measure | None:
        name = self.cleaned_data["part_of"]
        if not name:
            return None
        whole = measure_named(name)
        if whole is None:
            raise forms.ValidationError("The desk has no counted thing of this name. Choose one from the list.")
        return whole

    def measure(self) -> dict[str, Any]:
        given = self.cleaned_data
        kept = ("definition", "place", "unit", "part_of", "holds_days", "anyway", "revision")
        return {"name": given["called"], **{name: given[name] for name in kept}}
