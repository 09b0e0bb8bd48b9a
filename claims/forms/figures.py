"""Numbers, in fields or as they are stated."""

from typing import Any

from django import forms

from claims.fields import DayField, LineField, NumberField
from claims.forms.base import DeskForm
from claims.models import (
    Hedge,
    Measure,
)
from claims.models.figures import Unit, band_range
from claims.numbers.measures import measure_named
from claims.understanding import Understood, understand_words


def _measure(name: str, unit: str) -> Measure | None:
    """The measure of this name, made where there is none in any letter case and spacing; none for an empty name."""
    if not (name := " ".join(name.split())):
        return None
    return measure_named(name) or Measure.objects.get_or_create(name=name, defaults={"unit": unit})[0]


class FigureFields(DeskForm):
    """What makes up a figure. `figure()` gives it as claims.actions takes it, or none where no number was given."""

    stated = LineField(
        label="Number, as it is stated",
        max_length=200,
        required=False,
        help_text="Such as “about 600” or “two to three months”, in place of hedge, low, high and unit.",
    )
    hedge = forms.ChoiceField(choices=Hedge.choices, initial=Hedge.EXACT, required=False)
    low = NumberField(max_digits=30, decimal_places=6, required=False)
    high = NumberField(max_digits=30, decimal_places=6, required=False)
    unit = forms.ChoiceField(choices=Unit.choices, required=False)
    measure = LineField(
        label="Counted thing", max_length=200, required=False, widget=forms.TextInput(attrs={"list": "measures"})
    )
    as_of = DayField(label="As of", required=False)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if {"low", "high"} & set(self.errors):
            return given
        if given.get("stated"):
            self._read(given)
        low, high = given.get("low"), given.get("high")
        if low is None and high is None:
            return given
        try:
            band_range(low, high, given.get("hedge") or Hedge.EXACT)
        except ValueError as error:
            self.add_error("low", str(error))
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
        unit = given["unit"] or Unit.PEOPLE
        return {
            "hedge": given["hedge"] or Hedge.EXACT,
            "low": given["low"],
            "high": given["high"],
            "unit": unit,
            "measure": _measure(given["measure"], unit),
            "as_of": given["as_of"],
        }


class ReadingForm(FigureFields):
    """What is being typed: words of a text, a number in words, or the sides of a figure."""

    quote = forms.CharField(max_length=5000, required=False)
    language = forms.CharField(max_length=20, required=False)

    def _read(self, given: dict[str, Any]) -> None:
        """Nothing to refuse: read() says what the words hold, however many numbers that is; they outweigh the sides."""
        given |= {"low": None, "high": None}

    def read(self) -> dict[str, Any]:
        """`found`, what is understood, and `words`, whether it was read from words and not from given sides."""
        given = self.cleaned_data
        words = given["quote"] or given["stated"]
        sides = given.get("low"), given.get("high")
        if not words and sides != (None, None):
            unit = given.get("unit") or Unit.THINGS
            return {"found": [Understood("", given.get("hedge") or Hedge.EXACT, *sides, unit, "")], "words": ""}
        return {"found": understand_words(words, given["language"]), "words": words}


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
