"""Numbers, in fields or as they are stated."""

import re
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import Any

from django import forms

from claims.fields import DOTTED, DayField, LineField, NumberField
from claims.figures.bands import BadSide, sides_of
from claims.figures.units import WHOLE, comparable, convert
from claims.figures.wording import amount, stated_words
from claims.forms.measures import UNNAMED
from claims.forms.questions import AskingForm
from claims.forms.units import UNITS_BY_KIND, common_units
from claims.models import (
    Hedge,
    Measure,
)
from claims.models.checks import day_in_range
from claims.models.figures import Unit, as_band, band_range
from claims.numbers.measure_names import measure_named, names_like
from claims.numbers.measures import OFFERED
from claims.understanding import Rules, Understood, rules_in_force, understand_words
from claims.words import has_letters

# A fraction of a million or of a percent has a dot of its own.
DOTTED_IN_WORDS = re.compile(
    rf"(?<![\w.,]){DOTTED.pattern}(?![.,]?\w)(?! ?(%|per ?cent|thousand|million|billion|trillion))", re.IGNORECASE
)


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
    except BadSide as error:
        return error.side, str(error)
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


class FigureFields(AskingForm):
    """What makes up a figure. `figure()` gives it as claims.actions takes it, or none where no number was given.

    `initial` is the figure that is kept already: what of it is sent again was not typed in. A day ahead of today is
    taken where the figure may be `ahead`.
    """

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
    unit = forms.ChoiceField(choices=UNITS_BY_KIND, initial=Unit.PEOPLE, required=False)
    measure = LineField(
        label="Counted thing", max_length=200, required=False, widget=forms.TextInput(attrs={"list": "measures"})
    )
    as_of = DayField(label="As of", required=False, passed=True)

    def __init__(self, *args: Any, ahead: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Any unit is taken; what is shown is short.
        self.fields["unit"].widget.choices = common_units(str(self["unit"].value() or ""))
        if ahead:
            self.fields["as_of"].validators = [day_in_range]
        self.counted: Measure | None = None

    @cached_property
    def rules(self) -> Rules:
        """What the number given here is understood by. One query."""
        return rules_in_force((self.cleaned_data.get("measure") or "").strip())

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        for name in ("low", "high"):
            self._settle_dot(name, given)
        if given.get("stated"):
            self._read(given)
        low, high = given.get("low"), given.get("high")
        if {"stated", "low", "high", "unit", "hedge", "measure"} & set(self.errors) or (low is None and high is None):
            return given
        self._settle_measure(given)
        unit, hedge = given.get("unit") or self.unit_left_out, given.get("hedge") or Hedge.EXACT
        trouble = trouble_with(low, high, hedge, unit, self.rules, given.get("measure", ""))
        if trouble:
            name, words = trouble
            if given.get("stated"):  # the fields below it were not typed in
                name = "measure" if name == "unit" else "stated"
            self.add_error(name, words)
            return given
        given["low"], given["high"] = sides_of(low, high, hedge)
        self._settle_parts(given, unit)
        return given

    def _settle_dot(self, name: str, given: dict[str, Any]) -> None:
        """Take a number such as 1.000 as whoever typed it says that it is meant."""
        if not self.has_error(name, "dotted"):
            return
        typed = str(self[name].data).strip()
        grouped = typed.replace(".", ",")
        words = str(self.errors[name][0])
        answer = self.ask(name, "dot", typed, words, {"thousand": f"It is {grouped}", "one": f"It is {amount(typed)}"})
        if answer:
            del self.errors[name]
            given[name] = self.fields[name].clean(grouped if answer == "thousand" else f"{typed}0")

    def _read(self, given: dict[str, Any]) -> None:
        """Take hedge, sides and unit from the words, unless the fields below were filled to say something else."""
        words = self._undotted(given["stated"])
        found = understand_words(words)
        if self.has_error("stated"):
            return
        if len(found) != 1:
            many = f"hold {len(found)} numbers: give one of them" if found else "hold no number that the desk can keep"
            self.add_error("stated", f"These words {many}.")
            return
        if told := self._otherwise(found[0], given):
            said = f"{stated_words(found[0].low, found[0].high, found[0].hedge)} {found[0].counted}".strip()
            self.add_error("stated", f"These words say “{said}”, and the fields below “{told}”. Keep one of the two.")
            return
        given |= {"hedge": found[0].hedge, "low": found[0].low, "high": found[0].high}
        if found[0].counted:  # "about 600" alone says nothing of the unit
            given["unit"] = found[0].unit

    def _undotted(self, words: str) -> str:
        """The words with a number such as 1.000 as it is meant, which is asked."""
        found = DOTTED_IN_WORDS.search(words)
        if found is None:
            return words
        typed, grouped = found[0], found[0].replace(".", ",")
        asked = f"“{typed}” is {amount(typed)} in English and {grouped} elsewhere: say which it is."
        answers = {"thousand": f"It is {grouped}", "one": f"It is {amount(typed)}"}
        answer = self.ask("stated", "dot", typed, asked, answers)
        return words.replace(typed, grouped) if answer == "thousand" else words

    def _otherwise(self, found: Understood, given: dict[str, Any]) -> str:
        """What the fields below the words were filled with, where that is another figure than the words say."""
        typed = {name: given[name] for name in ("low", "high", "hedge", "unit") if name in self.changed_data}
        sides = [side for side in (typed.get("low"), typed.get("high")) if side is not None]
        told = []
        if typed.get("hedge") and typed["hedge"] != found.hedge:
            told.append(str(Hedge(typed["hedge"]).label))
        if not set(sides) <= {found.low, found.high}:
            told.append(" to ".join(dict.fromkeys(map(amount, sides))))
        if typed.get("unit") and found.counted and typed["unit"] != found.unit:
            told.append(str(Unit(typed["unit"]).label))
        return " ".join(told)

    def _settle_measure(self, given: dict[str, Any]) -> None:
        """Find the counted thing, and ask about a new name that is almost one that the desk has."""
        name = " ".join(given["measure"].split())
        self.counted = measure_named(name)
        if self.counted is None and name and (likes := names_like(name)[:OFFERED]):
            answers = {str(like.pk): f"Use “{like.name}”" for like in likes} | {"new": f"Make a new one, “{name}”"}
            words = f"There is “{likes[0].name}” already: did you mean it?"
            answer = self.ask("measure", "like", name, words, answers)
            if answer.isdecimal():
                self.counted = Measure.objects.filter(pk=answer).first()
        given["measure"] = self.counted.name if self.counted else name
        if self.counted is None and name and not has_letters(name):
            self.add_error("measure", UNNAMED)

    def _settle_parts(self, given: dict[str, Any], unit: str) -> None:
        """Ask about a part of what is counted one by one: people come in parts in an average only."""
        if unit not in WHOLE:
            return
        typed = [name for name in ("low", "high") if self[name].data]
        parts: dict[str, list[str]] = defaultdict(list)
        for name in ("low", "high"):
            side = given[name]
            if side is None or side == side.to_integral_value() or (side, unit) == self._kept(name):
                continue
            field = "stated" if given.get("stated") else name if name in typed else typed[0]
            if amount(side) not in chain(*parts.values()):  # once where it stands for both
                parts[field].append(amount(side))
        for field, found in parts.items():
            told = " to ".join(found)
            words = f"{Unit(unit).label.capitalize()} are counted one by one, and {told} is no whole number."
            self.ask(field, "part", told, words, {"average": f"It is an average: keep {told}"})

    def _kept(self, name: str) -> tuple[Any, Any]:
        return self.initial.get(name), self.initial.get("unit")

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
            "measure": self.counted or self._new_measure(given["measure"], unit),
            "as_of": given["as_of"],
        }

    def _new_measure(self, name: str, unit: str) -> Measure | None:
        """A measure of this name, made where there is none; none for an empty name."""
        return Measure.objects.get_or_create(name=name, defaults={"unit": unit})[0] if name else None


class ReadingForm(FigureFields):
    """What is being typed: words of a text, a number in words, or the sides of a figure."""

    unit_left_out = Unit.THINGS

    quote = forms.CharField(max_length=5000, required=False)
    language = forms.CharField(max_length=20, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, ahead=True, **kwargs)

    def _settle_measure(self, given: dict[str, Any]) -> None:
        """Nothing is made, so nothing is asked."""

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
