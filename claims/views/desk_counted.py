"""Deeds on what a claim's number counts: choosing a measure that the desk has, and making one."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims import actions
from claims.actions.measures import NamedAlready
from claims.errors import Refused, Stale
from claims.fields import key_of
from claims.forms.measures import MeasureForm
from claims.models import Claim, Measure
from claims.numbers.measure_names import names_like
from claims.views.guard import DeskRequest, deed, desk_view
from claims.views.lookup import find_claim
from claims.views.panel import done, refused
from claims.views.panel_measure import Number, number_of
from claims.words import plain

LONGEST = 200  # characters of a measure's name


def _number(claim: Claim) -> Number:
    number = number_of(claim)
    if number is None:
        raise Refused("There is no number yet that could count something: give the claim its figure first.")
    return number


@desk_view("change_figure")
@deed("desk:claim")
def measure_choose(request: DeskRequest, pk: int) -> HttpResponse:
    """Keep the claim's number on one of the desk's measures, named by its key."""
    claim = find_claim(pk)
    try:
        measure = Measure.objects.filter(pk=key_of(request.POST.get("measure", ""))).first()
        if measure is None:
            raise Refused("Choose one of the counted things: this one isn’t there.", status=404)
        number = _number(claim)
        revision = key_of(request.POST.get("revision", ""))
        actions.choose_measure(claim, measure=measure, revision=revision, by=request.user, figure=number.on(measure))
    except Stale:
        words = "Someone else saved this claim meanwhile. Read it as it is now, then choose again."
        return refused(request, claim, Refused(words, status=409))
    except Refused as refusal:
        return refused(request, claim, refusal)
    return done(request, claim, f"Counts: {measure}.")


@desk_view("change_figure", "add_measure")
@deed("desk:claim")
def measure_new(request: DeskRequest, pk: int) -> HttpResponse:
    """Make a measure and keep the claim's number on it; one that is called like another is asked about first."""
    claim = find_claim(pk)
    form = MeasureForm(request.POST)
    if not form.is_valid():
        return refused(request, claim, measure_form=form)
    given = form.measure()
    try:
        number = _number(claim)
        unit = given["unit"] if number.unit_open else number.figure["unit"]
        actions.make_measure(claim, by=request.user, figure=number.figure | {"unit": unit}, **given)
    except NamedAlready as refusal:
        return refused(request, claim, refusal, measure_form=form, named_already=refusal)
    except Refused as refusal:
        return refused(request, claim, refusal, measure_form=form)
    return done(request, claim, f"Counts: {given['name']}.")


@require_safe
@desk_view()
def measures_like(request: DeskRequest) -> HttpResponse:
    """A fragment for whoever types a measure's name: what the desk has under almost this name."""
    name = plain(request.GET.get("measure", ""))[:LONGEST]
    likes = [like for like in names_like(name) if like.name != name][:3] if name else []
    return render(request, "desk/measures_like.html", {"likes": likes})
