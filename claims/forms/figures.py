"""Numbers, in fields or as they are stated."""

from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from typing import Any

from django import forms

from claims.fields import DayField, LineField, NumberField
from claims.figures.units import comparable, convert
from claims.forms.base import DeskForm
from claims.forms.units import UNITS_BY_KIND, common_units
from claims.models import (
    Hedge,
    Measure,
)
from claims.models.figures import Unit, as_band, band_range
from claims.understanding import Rules, Understood, rules_in_force, understand_words


def measure_named(name: str, unit: str) -> Measure | None:
    """The measure of this name, made where there is none; none for an empty name."""
    if not name.strip():
        return None
    return Measure.objects.get_or_create(name=name.strip(), defaults={"unit": unit})[0]


def trouble_with(
    low: Decimal | None, high: Decimal | None, hedge: str, unit: str, rules: Rules, measure: str = ""
) -> tuple[str, str] | None:
    """The field of a number that the desk can't keep, "low", "high" or "unit", and why; none where it can.

    `measure` is the name of the counted thing whose unit `rules` holds.
    """
    for name, side in (("low", low), ("high", high)):
        try:
            if side is not None:
                band_range(side, side, Hedge.EXACT, unit)
        except ValueError as error:
            return name, str(error)
    try:
        band = as_band(band_range(low, high, hedge, unit, hedges=rules.hedges))
    except ValueError as error:
        return "high" if low is None and high is not None else "low", str(error)
    if not rules.measured_in:
        return None
    if not comparable(unit, rules.measured_in):
        return "unit", f"“{measure}” is counted in {Unit(rules.measured_in).label}, which {Unit(unit).label} can’t be."
    try:
        convert(band, unit, rules.measured_in)
    except ValueError as error:
        return "unit", f"In {Unit(rules.measured_in).label}, as “{measure}” is counted: {error}"
    return None


class FigureFields(DeskForm):
    """What makes up a figure. `figure()` gives it as claims.actions takes it, or none where no number was given."""

    unit_left_out = Unit.PEOPLE

    stated = LineField(
        label="Number, as it is stated",
        max_length=200,
        required=False,
        help_text="Such as “two to three months” or “40 acres”: any unit, in place of the fields below.",
    )
    hedge = forms.ChoiceField(choices=Hedge.choices, initial=Hedge.EXACT, required=False)
    low = NumberField(max_digits=30, decimal_places=6, required=False)
    high = NumberField(max_digits=30, decimal_places=6, required=False)
    unit = forms.ChoiceField(choices=UNITS_BY_KIND, required=False)
    measure = LineField(
        label="Counted thing", max_length=200, required=False, widget=forms.TextInput(attrs={"list": "measures"})
    )
    as_of = DayField(label="As of", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Any unit is taken; what is shown is short.
        self.fields["unit"].widget.choices = common_units(str(self["unit"].value() or ""))

    @cached_property
    def rules(self) -> Rules:
        """What the number given here is understood by. One query."""
        return rules_in_force((self.cleaned_data.get("measure") or "").strip())

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("stated"):
            self._read(given)
        low, high = given.get("low"), given.get("high")
        if {"stated", "low", "high", "unit", "hedge", "measure"} & set(self.errors) or (low is None and high is None):
            return given
        unit = given.get("unit") or self.unit_left_out
        trouble = trouble_with(low, high, given.get("hedge") or Hedge.EXACT, unit, self.rules, given["measure"])
        if trouble:
            name, words = trouble
            if given.get("stated"):  # the fields below it were not typed in
                name = "measure" if name == "unit" else "stated"
            self.add_error(name, words)
        return given

    def _read(self, given: dict[str, Any]) -> None:
        """Take hedge, sides and unit from the words."""
        found = understand_words(given["stated"])
        if len(found) != 1:
            many = f"hold {len(found)} numbers: give one of them" if found else "hold no number that the desk can keep"
            self.add_error("stated", f"These words {many}.")
            return
        given |= {"hedge": found[0].hedge, "low": found[0].low, "high": found[0].high}
        if found[0].counted:  # "about 600" alone says nothing of the unit
            given["unit"] = found[0].unit

    def figure(self) -> dict[str, Any] | None:
        given = self.cleaned_data
        if given.get("low") is None and given.get("high") is None:
            return None
        unit = given["unit"] or self.unit_left_out
        return {
            "hedge": given["hedge"] or Hedge.EXACT,
            "low": given["low"],
            "high": given["high"],
            "unit": unit,
            "measure": measure_named(given["measure"], unit),
            "as_of": given["as_of"],
        }


class ReadingForm(FigureFields):
    """What is being typed: words of a text, a number in words, or the sides of a figure."""

    unit_left_out = Unit.THINGS

    quote = forms.CharField(max_length=5000, required=False)
    language = forms.CharField(max_length=20, required=False)

    def _read(self, given: dict[str, Any]) -> None:
        """Nothing to refuse: read() says what the words hold, however many numbers that is; they outweigh the sides."""
        given |= {"low": None, "high": None}

    def read(self) -> dict[str, Any]:
        """`found`, what is understood, and `words`, whether it was read from words and not from given sides. One query
        where there is anything to understand."""
        given = self.cleaned_data
        words = given["quote"] or given["stated"]
        sides = given.get("low"), given.get("high")
        if words:
            # Words that are all of a text say nothing of a counted thing.
            rules = self.rules if given["stated"] else replace(self.rules, measured_in="")
            return {"found": understand_words(words, given["language"], rules), "words": words}
        if sides == (None, None):
            return {"found": [], "words": ""}
        unit = given.get("unit") or self.unit_left_out
        return {"found": [Understood("", given.get("hedge") or Hedge.EXACT, *sides, unit, "", self.rules)], "words": ""}


def figure_initial(figure: Any) -> dict[str, Any]:
    """A kept figure as its form shows it."""
    if figure is None:
        return {}
    return {
        "hedge": figure.hedge,
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        "measure": figure.measure.name if figure.measure else "",
        "as_of": figure.as_of,
    }


class FigureForm(FigureFields):
    name = "figure"

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("low") is None and given.get("high") is None and not self.errors:
            self.add_error("low", "Give at least one of low and high.")
        return given
