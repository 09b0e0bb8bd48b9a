"""Numbers at the desk: by the newest hedge table, in the measure's unit, and what is no number refused on its field."""

from datetime import date
from decimal import Decimal as D

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from claims.actions import make_claim, set_figure
from claims.factories import (
    ClaimFactory,
    EvidenceFactory,
    FigureFactory,
    MeasureFactory,
    SnapshotFactory,
    SourceFactory,
)
from claims.figures.units import UNITS, kind_of
from claims.forms.units import COMMON, KINDS
from claims.models import Figure, HedgeTable, HedgeWidth, Measure
from claims.models.figures import Unit, as_band, bands_of
from claims.understanding import understand_words

pytestmark = pytest.mark.django_db
READING = reverse("desk:reading")


@pytest.fixture
def wider():
    """A second version: about is 20 percent, vague 5."""
    table = HedgeTable.objects.create(number=2, note="Wider")
    HedgeWidth.objects.create(table=table, hedge="about", percent=20)
    HedgeWidth.objects.create(table=table, hedge="vague", percent=5)
    return table


def send(client, claim, **given):
    form = {"stated": "", "hedge": "exact", "low": "", "high": "", "unit": "people", "measure": "", "as_of": ""}
    return client.post(reverse("desk:figure", args=[claim.pk]), form | {"revision": claim.revision} | given)


def errors(response):
    return response.context["figure_form"].errors


@pytest.mark.parametrize(
    ("given", "field", "words"),
    [
        ({"low": "9", "high": "3"}, "low", "The range is reversed: 9 is more than 3."),
        ({"low": "-3"}, "low", "never below zero"),
        ({"low": "-3", "high": "4"}, "low", "never below zero"),
        ({"high": "-3"}, "high", "never below zero"),
        ({"low": "1", "high": "1" + "0" * 24}, "high", "no more than 24 digits before the decimal point"),
        ({"low": "1e30"}, "low", "no more than"),
        ({"low": "NaN"}, "low", "Enter a number."),
        ({"low": "sNaN"}, "low", "Enter a number."),
        ({"high": "Infinity"}, "high", "Enter a number."),
        ({"high": "-inf"}, "high", "Enter a number."),
        ({"low": "six"}, "low", "Enter a number."),
        ({"low": "1,5"}, "low", "Enter a number."),
        ({"low": "0.1234567"}, "low", "no more than 6 decimal places"),
        ({"low": "4", "unit": "parsecs"}, "unit", "not one of the available choices"),
        ({"low": "4", "hedge": "roughly"}, "hedge", "not one of the available choices"),
        ({"high": "0", "hedge": "fewer_than"}, "high", "Nothing is fewer than 0"),
        ({"low": "4", "unit": "km", "measure": "Fighters"}, "unit", "“Fighters” is counted in people"),
        ({"stated": "12 miles", "measure": "Fighters"}, "measure", "“Fighters” is counted in people"),
        ({"low": "9" * 24, "unit": "TWh", "measure": "Power"}, "unit", "In kilowatt-hours, as “Power” is counted"),
        ({"stated": "many"}, "stated", "hold no number"),
        ({"stated": "fewer than 0 people"}, "stated", "hold no number"),
        ({"low": "4", "as_of": "0000-01-01"}, "as_of", "Enter a valid date."),
        ({"low": "4", "as_of": "0018-08-09"}, "as_of", "Give a day from 1600 up to today."),
        ({"low": "4", "as_of": "2199-01-01"}, "as_of", "Give a day from 1600 up to today."),
        ({}, "low", "Give at least one of low and high."),
    ],
)
def test_what_is_no_number_is_refused_on_its_field(as_reviewer, given, field, words):
    MeasureFactory(name="Fighters", unit="people")
    MeasureFactory(name="Power", unit="kWh")
    response = send(as_reviewer, ClaimFactory(), **given)
    assert response.status_code == 422
    assert list(errors(response)) == [field]
    assert words in str(errors(response)[field])
    assert not Figure.objects.exists()


def test_a_refused_number_makes_no_measure(as_reviewer):
    send(as_reviewer, ClaimFactory(), low="9", high="3", measure="Boats")
    assert not Measure.objects.filter(name="Boats").exists()


def test_a_document_s_number_is_refused_on_its_field_too(as_reviewer):
    claim = ClaimFactory()
    SourceFactory(name="Bureau")
    form = {"source": "Bureau", "title": "Report", "stance": "supports", "credibility": "3", "unit": "people"}
    response = as_reviewer.post(reverse("desk:evidence_new", args=[claim.pk]), form | {"low": "9", "high": "3"})
    assert response.status_code == 422
    assert "reversed" in str(response.context["evidence_form"].errors["low"])


@pytest.mark.parametrize(
    ("given", "low", "high"),
    [
        ({"low": "0", "high": "0", "hedge": "about"}, 0, 0),
        ({"low": "0", "high": "0", "hedge": "at_most"}, 0, 0),
        ({"low": "9" * 24, "high": "9" * 24}, D("9" * 24), D("9" * 24)),
        ({"low": "-3.5", "high": "-3.5", "unit": "percent"}, D("-3.5"), D("-3.5")),
        ({"high": "20", "hedge": "at_most", "unit": "°C"}, None, 20),
        ({"low": "-20", "high": "-5", "hedge": "between", "unit": "°C"}, -20, -5),
    ],
)
def test_numbers_at_the_edge_are_kept(as_reviewer, given, low, high):
    claim = ClaimFactory()
    assert send(as_reviewer, claim, **given).status_code == 302
    band = Figure.objects.get(claim=claim).compared_as
    assert (band.low, band.high) == (low, high)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"stated": "about 600 people"}, ["480–720", "about: ±20 %, table version 2"]),
        ({"stated": "hundreds of people"}, ["190–1,049", "vague: ±5 %, table version 2"]),
        ({"stated": "12 miles", "measure": "Front line"}, ["<strong>12</strong>", "miles", "19.31 kilometres"]),
        (
            {"hedge": "between", "low": "1", "high": "2", "unit": "mi", "measure": "Front line"},
            ["1–2", "1.61–3.22 kilometres"],
        ),
        ({"stated": "two to three months", "measure": "Battle"}, ["2–3", "59–92 days"]),
        ({"stated": "600 men", "measure": "Front line"}, ["The counted thing is in kilometres."]),
        ({"low": "600", "unit": "people", "measure": "Front line"}, ["is counted in kilometres"]),
        ({"stated": "about 600", "measure": "Front line"}, ["480–720"]),
        ({"stated": "600 men", "measure": "Unheard of"}, ["600", "men"]),
    ],
)
def test_reading_goes_by_the_newest_table_and_the_measure(as_reviewer, wider, given, words):
    MeasureFactory(name="Front line", unit="km")
    MeasureFactory(name="Battle", unit="days")
    response = as_reviewer.post(READING, given)
    for word in words:
        assertContains(response, word)


def test_reading_says_nothing_of_a_rule_where_none_widens(as_reviewer, wider):
    assertNotContains(as_reviewer.post(READING, {"quote": "600 people"}), "version")


def test_a_number_in_another_unit_of_the_kind_is_kept_in_both(as_reviewer):
    MeasureFactory(name="Front line", unit="km")
    claim = ClaimFactory()
    send(as_reviewer, claim, low="12", high="12", unit="mi", measure="Front line")
    figure = Figure.objects.get(claim=claim)
    assert as_band(figure.common).low == D("19.312128")
    assert figure.in_common == "19.31 kilometres"
    page = as_reviewer.get(reverse("desk:claim", args=[claim.pk]))
    assertContains(page, "understood as <strong>12</strong> miles, 19.31 kilometres")


@pytest.mark.parametrize(
    ("low", "unit", "measured", "common"),
    [
        (60, "days", "months", "1.94–2.03"),
        (2, "months", "days", "59–62"),
        (3, "weeks", "days", "21"),
        (1, "years", "weeks", "52.1–52.3"),
    ],
)
def test_days_and_months_stand_on_one_measure(low, unit, measured, common):
    measure = MeasureFactory(unit=measured)
    figure = FigureFactory(
        claim=ClaimFactory(), low=D(low), high=D(low), unit=unit, measure=measure,
        **bands_of(D(low), D(low), "exact", unit, measure),
    )  # fmt: skip
    figure.refresh_from_db()
    assert as_band(figure.common).describe(1) == common


def test_a_figure_keeps_its_version_while_its_number_stays(reviewer, wider):
    first = HedgeTable.objects.get(number=1)
    snapshot = SnapshotFactory(text="They hold about 600 people.")
    claim = make_claim(snapshot, start=0, end=27, statement="They hold 600", by=reviewer)
    given = {"hedge": "about", "low": D(600), "high": D(600), "unit": "people"}
    Figure.objects.filter(claim=claim).delete()
    FigureFactory(claim=claim, **given, measure=None, hedges=first)
    kept = set_figure(claim, revision=claim.revision, by=reviewer, **given, as_of=date(2018, 8, 9))
    assert (kept.hedges, kept.as_of, kept.understood) == (first, date(2018, 8, 9), "540–660")
    claim.refresh_from_db()
    kept = set_figure(claim, revision=claim.revision, by=reviewer, **given | {"high": D(700)})
    assert (kept.hedges, kept.understood) == (wider, "480–840")


def test_a_document_s_figure_keeps_its_version_too(as_reviewer, wider):
    first = HedgeTable.objects.get(number=1)
    evidence = EvidenceFactory()
    FigureFactory(
        evidence=evidence, claim=None, hedge="about", low=D(600), high=D(600), unit="people", measure=None, hedges=first
    )
    form = {"source": evidence.source.name, "title": "Other title", "stance": "supports", "credibility": "3"}
    form |= {"hedge": "about", "low": "600", "high": "600", "unit": "people", "revision": evidence.claim.revision}
    assert as_reviewer.post(reverse("desk:evidence_edit", args=[evidence.pk]), form).status_code == 302
    figure = Figure.objects.get(evidence=evidence)
    assert (figure.hedges, figure.evidence.title) == (first, "Other title")


@pytest.mark.parametrize("unit", [unit for unit in Unit if unit not in COMMON])
def test_a_unit_that_the_form_does_not_offer_is_read_from_words_and_then_offered(as_reviewer, unit):
    claim = ClaimFactory()
    page = as_reviewer.get(reverse("desk:claim", args=[claim.pk]))
    option = f'<option value="{unit.value}"'
    assertNotContains(page, option)
    assert send(as_reviewer, claim, stated=f"about 40 {unit.label.replace(' (weight)', '')}").status_code == 302
    assert Figure.objects.get(claim=claim).unit == unit
    assertContains(as_reviewer.get(reverse("desk:claim", args=[claim.pk])), f"{option} selected>")


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("about 3 million Syrian pounds", "SYP"),
        ("40 pounds of flour", "lb"),
        ("£40", "GBP"),
        ("forty rubles", "RUB"),
        ("60 km per hour", "km/h"),
        ("about 60 miles an hour", "mph"),
        ("60 miles", "mi"),
        ("40 people paid in Syrian pounds", "people"),
        ("40 Belarusian roubles", "things"),
        ("40 pesos", None),
        ("40 South Korean won medals", "things"),
    ],
)
def test_units_are_told_apart_by_their_names(words, unit):
    assert [found.unit for found in understand_words(words)][:1] == ([unit] if unit else [])


def test_every_unit_stands_once_among_its_kind():
    listed = [unit for _, units in KINDS for unit in units]
    assert sorted(listed) == sorted(Unit)
    assert set(UNITS) == set(Unit.values)
    for name, units in KINDS[3:-2]:
        assert len({kind_of(unit) for unit in units}) == 1, name
