"""The counted thing that a figure may be about."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from claims.actions.events import EDITABLE
from claims.figures.units import WHOLE
from claims.forms.measures import MeasureForm
from claims.models import Claim, Figure, Measure
from claims.models.figures import Unit
from claims.numbers.measure_names import names_like
from claims.numbers.measures import Wanted, likely_measures, units_like
from claims.numbers.nouns import GENERIC, kin_of
from claims.text.quantities import find_quantities
from claims.text.quantity import Quantity
from claims.text.sentences import split_sentences
from claims.understanding import UNIT_OF_NOUN, understand, unit_of
from claims.views.guard import DeskRequest
from claims.workflow import Standing

REACH = 1000  # characters around a claim's words in which its sentence is looked for


@dataclass(frozen=True)
class Number:
    """A claim's number without its measure: `figure` as actions keep it, and the `wanted` measure.

    `unit_open` says that nobody stated the unit, so that a count takes its measure's.
    """

    figure: dict[str, Any]
    wanted: Wanted
    unit_open: bool

    def on(self, measure: Measure) -> dict[str, Any]:
        """The figure, in the measure's unit where its own was never stated."""
        if self.unit_open and measure.unit in self.wanted.units:
            return self.figure | {"unit": measure.unit}
        return self.figure


def number_of(claim: Claim) -> Number | None:
    """The claim's figure, or the one number that its words hold; none where there is neither."""
    article = claim.snapshot.article
    sentence, read = _read(claim, article.language)
    figure: Figure | None = getattr(claim, "figure", None)
    if figure is None:
        understood = understand(read, sentence) if read else None
        if understood is None:
            return None
        kept = {name: getattr(understood, name) for name in ("hedge", "low", "high", "unit")}
    else:
        kept = {name: getattr(figure, name) for name in ("hedge", "low", "high", "unit")}
    kept["as_of"] = (figure.as_of if figure else None) or claim.made_on
    noun, unit = _counted(claim, article.language, kept, read.noun if read else "")
    unit_open = kept["unit"] in WHOLE and unit != kept["unit"]
    wanted = Wanted(
        noun=noun,
        stated=claim.statement,
        sentence=sentence,
        title=article.title,
        units=units_like(unit) if unit else WHOLE,
        article=article.pk,
    )
    return Number(kept, wanted, unit_open)


def _read(claim: Claim, language: str) -> tuple[str, Quantity | None]:
    """The sentence that the claim's words begin in, and the one number in them, read there with its noun."""
    text = claim.snapshot.text
    start = max(0, claim.start - REACH)
    near = text[start : claim.end + REACH]
    at, end = claim.start - start, claim.end - start
    sentence = next((one for one in split_sentences(near, language) if one.start <= at < one.end), None)
    if sentence is None:
        return claim.quote, None
    words = near[sentence.start : max(sentence.end, end)]
    at, end = at - sentence.start, end - sentence.start
    inside = [one for one in find_quantities(words, language) if one.start < end and at < one.end]
    return words, inside[0] if len(inside) == 1 else None


def _counted(claim: Claim, language: str, figure: dict[str, Any], noun: str) -> tuple[str, str]:
    """The noun and the unit of what is counted; "" where the words leave the unit open, as "about 600" does.

    Things are what the desk takes for counted where it knows no better: then the claim in plain words may know, or
    another word for the noun.
    """
    if figure["unit"] != Unit.THINGS:
        if set(noun.casefold().split()) <= GENERIC:  # where the text says "men", the claim may say which
            noun = _stated(claim, language, figure)[0] or noun
        return noun, figure["unit"]
    stated_noun, stated_unit = _stated(claim, language, figure)
    if stated_noun and (not noun or stated_unit != Unit.THINGS):
        return stated_noun, stated_unit
    kin = (UNIT_OF_NOUN[word] for part in noun.split() for word in sorted(kin_of(part)) if word in UNIT_OF_NOUN)
    return noun, next(kin, Unit.THINGS if noun else "")


def _stated(claim: Claim, language: str, figure: dict[str, Any]) -> tuple[str, str]:
    """Noun and unit of the same number in the claim in plain words; two empty words where it isn't there."""
    for one in find_quantities(claim.statement, language):
        sides = (one.low, one.high)
        if one.noun and (figure["low"] in sides or figure["high"] in sides):
            return one.noun, unit_of(one)
    return "", ""


def part(request: DeskRequest, claim: Claim, standing: Standing, place: str) -> dict[str, Any]:
    """`measures_likely` for a number without a measure, `measures_like` beside one that is new. One query."""
    if claim.stage not in EDITABLE:
        return {}
    figure: Figure | None = getattr(claim, "figure", None)
    if figure and figure.measure:
        context: dict[str, Any] = {
            "measures_like": names_like(figure.measure.name, but=figure.measure.pk, alone_on=claim.pk)[:1],
        }
        if place == "claim" and request.user.is_staff and request.user.has_perm("claims.change_measure"):
            context["measure_admin"] = reverse("admin:claims_measure_change", args=[figure.measure.pk])
        return context
    number = number_of(claim)
    if number is None:
        return {}
    likely = likely_measures(number.wanted)
    context = {"measures_likely": likely, "measure_asked": True}
    if place == "claim" and request.user.has_perm("claims.add_measure"):
        noun = number.wanted.noun
        initial = {"called": noun[:1].upper() + noun[1:], "unit": number.figure["unit"], "revision": claim.revision}
        context["measure_form"] = MeasureForm(initial=initial)
    return context
