"""What a figure's form asks back, refuses and takes, so that no number is kept as another one than was meant."""

from datetime import date
from decimal import Decimal as D

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from claims.actions import revise_claim, set_figure
from claims.errors import Refused
from claims.factories import ClaimFactory, EvidenceFactory, FigureFactory, MeasureFactory, SourceFactory
from claims.figures.bands import Hedge
from claims.models import Evidence, Figure, Measure

pytestmark = pytest.mark.django_db
EMPTY = {"stated": "", "hedge": "exact", "low": "", "high": "", "unit": "people", "measure": "", "as_of": ""}
LOW, HIGH, EQUAL, APART = ("5", ""), ("", "5"), ("5", "5"), ("5", "9")
ONE, FROM, UP_TO, RANGE = (5, 5), (5, None), (None, 5), (5, 9)
GRID = {  # low alone, high alone, both equal, both apart: the sides that are kept, or the field that is refused
    Hedge.EXACT: (ONE, ONE, ONE, "high"),
    Hedge.ABOUT: (FROM, UP_TO, ONE, RANGE),
    Hedge.AT_LEAST: (FROM, FROM, FROM, "high"),
    Hedge.MORE_THAN: (FROM, FROM, FROM, "high"),
    Hedge.AT_MOST: (UP_TO, UP_TO, UP_TO, "low"),
    Hedge.FEWER_THAN: (UP_TO, UP_TO, UP_TO, "low"),
    Hedge.BETWEEN: ("high", "low", ONE, RANGE),
    Hedge.VAGUE: ("high", "low", ONE, RANGE),
}


def send(client, claim, **given):
    return client.post(reverse("desk:figure", args=[claim.pk]), EMPTY | {"revision": claim.revision} | given)


def document(client, claim, **given):
    form = {"source": "The Bureau", "title": "Report", "stance": "supports", "credibility": "3"}
    return client.post(reverse("desk:evidence_new", args=[claim.pk]), EMPTY | form | given)


def errors(response, form="figure_form"):
    return {name: str(words[0]) for name, words in response.context[form].errors.items()}


@pytest.mark.parametrize("hedge", Hedge.ALL)
@pytest.mark.parametrize("place", range(4), ids=["low", "high", "equal", "apart"])
def test_every_hedge_keeps_the_sides_it_is_given_or_refuses_one_at_its_field(as_reviewer, hedge, place):
    claim, kept, sides = ClaimFactory(), GRID[hedge][place], (LOW, HIGH, EQUAL, APART)[place]
    response = send(as_reviewer, claim, hedge=hedge, low=sides[0], high=sides[1])
    if isinstance(kept, str):
        assert list(errors(response)) == [kept]
        for name, typed in zip(("low", "high"), sides, strict=True):
            assert response.context["figure_form"][name].value() == typed
        assert not Figure.objects.exists()
    else:
        figure = Figure.objects.get(claim=claim)
        assert (figure.hedge, figure.low, figure.high) == (hedge, *kept)


@pytest.mark.parametrize("hedge", Hedge.ALL)
@pytest.mark.parametrize(("low", "high"), [LOW, HIGH, EQUAL, APART], ids=["low", "high", "equal", "apart"])
def test_words_and_fields_that_say_different_numbers_are_refused_at_the_words(as_reviewer, hedge, low, high):
    response = send(as_reviewer, ClaimFactory(), stated="1,000 people", hedge=hedge, low=low, high=high)
    assert "These words say “1,000 people”" in errors(response)["stated"]
    assertContains(response, 'value="1,000 people"', status_code=422)
    assert not Figure.objects.exists()


SEVENTY = {"low": D(70), "high": D(70)}


@pytest.mark.parametrize(
    ("kept", "given", "figure"),
    [
        ({}, {"stated": "1,000 people", "low": "1,000", "high": "1000"}, ("exact", 1000, 1000, "people")),
        ({}, {"stated": "1,000 people", "low": "1000"}, ("exact", 1000, 1000, "people")),
        ({}, {"stated": "about 600 people", "hedge": "about", "high": "600"}, ("about", 600, 600, "people")),
        ({}, {"stated": "two to three months"}, ("between", 2, 3, "months")),
        (SEVENTY, {"stated": "up to 80", "low": "70", "high": "70"}, ("at_most", None, 80, "people")),
    ],
)  # fmt: skip
def test_words_that_the_fields_agree_with_or_that_replace_what_was_kept_are_taken(as_reviewer, kept, given, figure):
    claim = ClaimFactory()
    if kept:
        FigureFactory(claim=claim, measure=None, unit="people", **kept)
    assert send(as_reviewer, claim, **given).status_code == 302
    assert Figure.objects.values_list("hedge", "low", "high", "unit").get() == figure


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"stated": "1,000", "low": "2000"}, "2,000"),
        ({"stated": "600 people", "hedge": "about"}, "about"),
        ({"stated": "12 miles", "unit": "km"}, "kilometres"),
        ({"stated": "600 people", "hedge": "between", "low": "500", "high": "700"}, "between 500 to 700"),
    ],
)
def test_what_the_fields_say_instead_is_named(as_reviewer, given, told):
    assert f"and the fields below “{told}”" in errors(send(as_reviewer, ClaimFactory(), **given))["stated"]


def test_a_number_with_a_dot_that_may_be_a_thousand_is_asked_about(as_reviewer):
    claim = ClaimFactory()
    response = send(as_reviewer, claim, low="12.500", high="12.500")
    assert errors(response)["low"] == "“12.500” is 12.5 in English and 12,500 elsewhere: write 12,500, or 12.5000."
    for answer in ("thousand:12.500", "one:12.500"):
        assertContains(response, f'type="radio" name="low_dot" value="{answer}"', status_code=422)
    answered = {"low_dot": "thousand:12.500", "high_dot": "thousand:12.500"}
    assert send(as_reviewer, claim, low="12.500", high="12.500", **answered).status_code == 302
    assert Figure.objects.get().low == 12500


def test_an_answer_holds_for_the_number_that_it_was_given_about(as_reviewer):
    claim = ClaimFactory()
    answered = {"low_dot": "thousand:1.000", "unit": "t"}
    assert errors(send(as_reviewer, claim, low="2.000", **answered)).keys() == {"low"}
    kept = send(as_reviewer, claim, low="1.000", high="x", **answered)
    assertContains(kept, 'name="low_dot" value="thousand:1.000" checked', status_code=422)
    assert send(as_reviewer, claim, low="2.125", low_dot="one:2.125", unit="t").status_code == 302
    assert Figure.objects.get().low == D("2.125")
    assertContains(as_reviewer.get(claim.get_desk_url()), 'value="2.1250"')  # which nobody is asked about again


@pytest.mark.parametrize("typed", ["0.125", "1.25", "1.2500", "1000.125", "1,000.125", "٦٠٠", "١٬٠٠٠", "1٫5"])
def test_a_number_that_can_be_read_in_one_way_is_taken(as_reviewer, typed):
    assert send(as_reviewer, ClaimFactory(), low=typed, unit="t").status_code == 302


@pytest.mark.parametrize(("answer", "low"), [("thousand:1.000", 1000), ("one:1.000", 1)], ids=["a thousand", "one"])
def test_words_with_such_a_number_are_asked_about_too(as_reviewer, answer, low):
    claim = ClaimFactory()
    assert list(errors(send(as_reviewer, claim, stated="about 1.000 fighters"))) == ["stated"]
    assert send(as_reviewer, claim, stated="about 1.000 fighters", stated_dot=answer).status_code == 302
    assert Figure.objects.get().low == low


@pytest.mark.parametrize("words", ["2.125 million people", "1.125 % of them", "1,000.125 tonnes", "0.125 km"])
def test_words_in_which_the_dot_is_clear_are_taken(as_reviewer, words):
    assert send(as_reviewer, ClaimFactory(), stated=words).status_code == 302


@pytest.mark.parametrize("unit", ["people", "countries", "members", "things"])
def test_a_part_of_what_is_counted_one_by_one_is_kept_as_an_average_alone(as_reviewer, unit):
    claim = ClaimFactory()
    response = send(as_reviewer, claim, low="2.5", unit=unit)
    assert "counted one by one, and 2.5 is no whole number" in errors(response)["low"]
    assertContains(response, 'type="checkbox" name="low_part" value="average:2.5"', status_code=422)
    assert not Figure.objects.exists()
    assert send(as_reviewer, claim, low="2.5", unit=unit, low_part="average:2.5").status_code == 302
    claim.refresh_from_db()
    assert send(as_reviewer, claim, low="2.5", high="2.5", unit=unit, as_of="2019-01-01").status_code == 302


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"high": "2.5"}, "high"),
        ({"hedge": "between", "low": "2", "high": "2.5"}, "high"),
        ({"stated": "2.5 children"}, "stated"),
    ],
)
def test_a_part_is_asked_about_at_the_field_where_it_was_typed(as_reviewer, given, field):
    assert list(errors(send(as_reviewer, ClaimFactory(), **given))) == [field]


@pytest.mark.parametrize("given", [{"stated": "2.5 million people"}, {"low": "2.5", "unit": "percent"}])
def test_a_part_of_what_has_parts_is_taken(as_reviewer, given):
    assert send(as_reviewer, ClaimFactory(), **given).status_code == 302


NAME = "ISIS fighters in the Hajin pocket"
TYPO = "ISIS fighers in the Hajin pocket"


@pytest.fixture
def pocket():
    return MeasureFactory(name=NAME)


@pytest.mark.parametrize(("answer", "measure"), [("use", NAME), ("new", TYPO)])
def test_a_counted_thing_that_is_almost_another_is_asked_about_first(as_reviewer, pocket, answer, measure):
    claim = ClaimFactory()
    response = send(as_reviewer, claim, low="5", measure=TYPO)
    assert errors(response) == {"measure": f"There is “{NAME}” already: did you mean it?"}
    assertContains(response, f'value="{TYPO}"', status_code=422)
    assert Measure.objects.count() == 1
    sent = {"use": f"{pocket.pk}:{TYPO}", "new": f"new:{TYPO}"}[answer]
    assertContains(response, f'type="radio" name="measure_like" value="{sent}"', status_code=422)
    assert send(as_reviewer, claim, low="5", measure=TYPO, measure_like=sent).status_code == 302
    assert Figure.objects.get().measure.name == measure


def test_a_document_s_counted_thing_is_asked_about_too(as_reviewer, pocket):
    SourceFactory(name="The Bureau")
    response = document(as_reviewer, ClaimFactory(), low="5", measure=TYPO)
    assert list(errors(response, "evidence_form")) == ["measure"]
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(
    "name", [NAME, NAME.lower(), f" {NAME.replace(' ', '  ')} ", f"{NAME}\0", "", "Boats on the lake"]
)
def test_a_counted_thing_that_is_known_or_like_no_other_is_not_asked_about(as_reviewer, pocket, name):
    assert send(as_reviewer, ClaimFactory(), low="5", measure=name).status_code == 302


@pytest.mark.parametrize("name", ["2018-02-31", "-5", "½", "👩\u200d🚒"])
def test_a_counted_thing_is_named_in_words(as_reviewer, name):
    claim = ClaimFactory()
    assert errors(send(as_reviewer, claim, low="5", measure=name)) == {"measure": "Say in words what is counted."}
    given = {"called": name, "unit": "people", "revision": claim.revision}
    response = as_reviewer.post(reverse("desk:measure_new", args=[claim.pk]), given)
    assertContains(response, "Say in words what is counted.", status_code=422)
    assert not Measure.objects.exists()


def test_a_measure_in_other_letter_case_is_held_to_its_unit_at_the_field(as_reviewer, pocket):
    assert list(errors(send(as_reviewer, ClaimFactory(), low="5", unit="km", measure=NAME.upper()))) == ["unit"]


AHEAD = {"low": "5", "as_of": "2199-01-01"}


def test_only_a_prediction_s_own_figure_is_dated_ahead_of_today(as_reviewer):
    SourceFactory(name="The Bureau")
    claim, prediction = ClaimFactory(), ClaimFactory(kind="prediction")
    assert list(errors(send(as_reviewer, claim, **AHEAD))) == ["as_of"]
    for one in (claim, prediction):
        assert list(errors(document(as_reviewer, one, **AHEAD), "evidence_form")) == ["as_of"]
    assert send(as_reviewer, prediction, **AHEAD).status_code == 302
    today = timezone.localdate().isoformat()
    assert send(as_reviewer, claim, low="5", as_of=today).status_code == 302


def test_whoever_writes_a_figure_is_held_to_its_day(reviewer):
    given = {"hedge": "exact", "low": D(5), "high": None, "unit": "people", "as_of": date(2199, 1, 1)}
    claim, prediction = ClaimFactory(), ClaimFactory(kind="prediction")
    with pytest.raises(Refused, match="up to today"):
        set_figure(claim, revision=1, by=reviewer, **given)
    assert set_figure(prediction, revision=1, by=reviewer, **given).high == 5


def test_a_prediction_whose_figure_lies_ahead_does_not_become_another_claim(reviewer):
    claim = FigureFactory(claim=ClaimFactory(kind="prediction"), as_of=date(2199, 1, 1)).claim
    given = {"statement": "So", "claimant": "", "attribution": "nobody", "made_on": None, "by": reviewer}
    with pytest.raises(Refused, match="dated ahead of today"):
        revise_claim(claim, revision=1, kind="figure", **given)
    claim.refresh_from_db()
    assert claim.kind == "prediction"


def test_the_same_document_stands_once_and_what_was_typed_is_kept(as_reviewer):
    first = EvidenceFactory(source__name="The Bureau", title="Report", quote="It has 580 names.", url="")
    given = {"title": "REPORT", "quote": "It has 580 names.", "note": "My note"}
    response = document(as_reviewer, first.claim, **given)
    assert response.status_code == 409
    assert "is already here" in errors(response, "evidence_form")["title"]
    assertContains(response, "My note", status_code=409)
    assertContains(response, "#evidence_title", status_code=409)
    for other in ({"quote": "It has 590 names."}, {"url": "https://a.example/"}, {"title": "Second report"}):
        assert document(as_reviewer, first.claim, **given | other).status_code == 302
    assert document(as_reviewer, ClaimFactory(), **given).status_code == 302


def test_a_document_is_not_changed_into_another_one_and_an_old_twin_can_be_worked_on(as_reviewer):
    first = EvidenceFactory(source__name="The Bureau", title="Report", quote="", url="")
    other = EvidenceFactory(claim=first.claim, source=first.source, title="Other", quote="", url="")
    path = reverse("desk:evidence_edit", args=[other.pk])
    form = EMPTY | {"source": "The Bureau", "stance": "supports", "credibility": "3", "revision": 1}
    response = as_reviewer.post(path, form | {"title": "Report"})
    assert list(errors(response, "evidence_form")) == ["title"]
    Evidence.objects.filter(pk=other.pk).update(title="Report")
    assert as_reviewer.post(path, form | {"title": "Report", "note": "Twice, I know."}).status_code == 302


def test_questions_are_shown_nowhere_else(as_reviewer):
    assertNotContains(as_reviewer.get(ClaimFactory().get_desk_url()), 'class="question"')
