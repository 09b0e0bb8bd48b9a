"""Choosing what a claim's number counts, and making a counted thing that is new."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from claims.factories import ClaimFactory, FigureFactory, MeasureFactory, SnapshotFactory, UserFactory
from claims.models import Event, Figure, Measure, Stage

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true", "HX-Target": "panel"}
NAME = "ISIS fighters in the Hajin pocket"


@pytest.fixture
def pocket() -> Measure:
    return MeasureFactory(name=NAME, place="Hajin, Syria")


@pytest.fixture
def claim():
    snapshot = SnapshotFactory(text="ISIS has about 1,000 fighters in Hajin.")
    claim = ClaimFactory(
        snapshot=snapshot, quote="about 1,000 fighters", statement="ISIS had about 1,000 fighters in Hajin"
    )
    FigureFactory(claim=claim, measure=None, hedge="about", low=Decimal(1000), high=Decimal(1000), as_of=None)
    return claim


def choose(client, claim, measure, *, headers=None, **given):
    form = {"measure": measure.pk, "revision": claim.revision, "place": "claim", **given}
    return client.post(reverse("desk:measure_choose", args=[claim.pk]), form, headers=headers or {})


def make(client, claim, *, headers=None, **given):
    form = {"called": "Boats in Hajin", "unit": "people", "revision": claim.revision, "place": "claim", **given}
    return client.post(reverse("desk:measure_new", args=[claim.pk]), form, headers=headers or {})


def test_the_claim_page_offers_measures_with_reasons_and_a_key(as_reviewer, claim, pocket):
    page = as_reviewer.get(claim.get_desk_url())
    assertContains(page, "counts fighters, in Hajin")
    assertContains(page, f'name="measure" value="{pocket.pk}"', count=1)
    assertContains(page, 'data-key="m"', count=1)
    assertContains(page, "None of these: make a new one")


def test_the_sheet_offers_the_first_alone_on_one_line(as_reviewer, claim, pocket):
    MeasureFactory(name="ISIS fighters in Baghouz", place="Baghouz, Syria")
    part = as_reviewer.get(claim.get_sheet_url(), headers=HTMX)
    assertContains(part, 'name="measure" value=', count=1)
    assertContains(part, f'name="measure" value="{pocket.pk}"')
    assertNotContains(part, "new-measure")


def test_a_measure_that_may_not_fit_is_offered_without_a_key(as_reviewer, pocket):
    snapshot = SnapshotFactory(text="ISIS fighters in Hajin killed 5 people.")
    claim = ClaimFactory(snapshot=snapshot, quote="5 people", statement="ISIS fighters in Hajin killed 5 people")
    page, part = as_reviewer.get(claim.get_desk_url()), as_reviewer.get(claim.get_sheet_url(), headers=HTMX)
    for response in (page, part):
        assertContains(response, f'name="measure" value="{pocket.pk}"')
    assertNotContains(page, 'data-key="m"')
    assertContains(part, f'href="{claim.get_desk_url()}#h-measure" data-key="m"')
    assertContains(part, 'data-key="m"', count=1)


@pytest.mark.parametrize("place", ["sheet", "claim"])
def test_one_press_keeps_the_number_on_the_measure(as_reviewer, reviewer, claim, pocket, place):
    response = choose(as_reviewer, claim, pocket, place=place)
    back = f"{claim.get_sheet_url()}#panel" if place == "sheet" else claim.get_desk_url()
    assertRedirects(response, back, fetch_redirect_response=False)
    figure = Figure.objects.get(claim=claim)
    assert (figure.measure, figure.hedge, figure.low, figure.as_of) == (pocket, "about", 1000, claim.made_on)
    assert (figure.common.lower, figure.common.upper) == (900, 1100)
    event = Event.objects.get(claim=claim)
    assert (event.step, event.by, event.note) == ("figure", reviewer, f"900–1,100 people, {NAME}")


def test_htmx_gets_the_panel_without_the_offer(as_reviewer, claim, pocket):
    response = choose(as_reviewer, claim, pocket, headers=HTMX)
    assertContains(response, f"Counts: {NAME}.")
    assertNotContains(response, 'data-key="m"')
    assert b"<html" not in response.content


def test_a_number_that_stands_in_the_words_alone_becomes_the_figure(as_reviewer, claim, pocket):
    Figure.objects.all().delete()
    choose(as_reviewer, claim, pocket)
    assert (claim.__class__.objects.get().figure.low, Figure.objects.get().unit) == (1000, "people")


def test_a_press_on_a_stale_page_changes_nothing(as_reviewer, claim, pocket):
    response = choose(as_reviewer, claim, pocket, revision=claim.revision + 1, headers=HTMX)
    assertContains(response, "Someone else saved this claim meanwhile", status_code=409)
    assertNotContains(response, "What you typed", status_code=409)
    assert Figure.objects.get().measure is None


@pytest.mark.parametrize("measure", ["", "0", "-1", "abc", "²", "9" * 30, "999999"])
def test_a_measure_that_is_not_there_is_refused_in_words(as_reviewer, claim, measure):
    form = {"measure": measure, "revision": claim.revision}
    response = as_reviewer.post(reverse("desk:measure_choose", args=[claim.pk]), form, headers=HTMX)
    assertContains(response, "this one isn’t there", status_code=404)


def test_a_measure_of_another_unit_is_refused_in_words(as_reviewer, claim):
    response = choose(as_reviewer, claim, MeasureFactory(unit="km"), headers=HTMX)
    assertContains(response, "is counted in kilometres", status_code=422)
    assert Figure.objects.get().measure is None


def test_without_a_number_there_is_nothing_to_choose_for(as_reviewer, pocket):
    claim = ClaimFactory(snapshot=SnapshotFactory(text="Nobody was there."), quote="Nobody")
    assertNotContains(as_reviewer.get(claim.get_desk_url()), "h-measure")
    assertContains(choose(as_reviewer, claim, pocket, headers=HTMX), "no number yet", status_code=422)


def test_a_claim_that_is_closed_offers_and_takes_nothing(as_reviewer, claim, pocket):
    claim.__class__.objects.update(stage=Stage.PUBLISHED)
    assertNotContains(as_reviewer.get(claim.get_desk_url()), "h-measure")
    assertContains(choose(as_reviewer, claim, pocket, headers=HTMX), "can’t be changed", status_code=409)


def test_a_new_measure_is_made_and_used(as_reviewer, claim, pocket):
    whole = MeasureFactory(name="ISIS members")
    given = {"called": "ISIS  fighters in Susah", "place": "Susah", "definition": "Armed.", "part_of": "isis members"}
    assert make(as_reviewer, claim, **given, holds_days="90").status_code == 302
    measure = Measure.objects.get(name="ISIS fighters in Susah")
    assert (measure.place, measure.definition, measure.part_of, measure.holds_days) == ("Susah", "Armed.", whole, 90)
    assert Figure.objects.get().measure == measure


def test_a_name_that_only_looks_different_offers_the_one_that_is_there(as_reviewer, claim, pocket):
    response = make(as_reviewer, claim, called=NAME.upper(), headers=HTMX)
    assertContains(response, "has this counted thing already", status_code=422)
    assertContains(response, f"Use <bdi>“{NAME}”</bdi>", status_code=422)
    assertNotContains(response, "It counts something else", status_code=422)
    assert make(as_reviewer, claim, called=NAME.upper(), anyway="1").status_code == 422
    assert Measure.objects.count() == 1


def test_a_name_that_is_almost_the_same_is_asked_about_and_then_made(as_reviewer, claim, pocket):
    typed = {"called": "ISIS fighters in Hajin pocket", "definition": "Kept words"}
    response = make(as_reviewer, claim, **typed, headers=HTMX)
    assertContains(response, "called almost so", status_code=422)
    assertContains(response, "Kept words", status_code=422)
    assertContains(response, "It counts something else: make it", status_code=422)
    assert make(as_reviewer, claim, **typed, anyway="1").status_code == 302
    assert Measure.objects.count() == 2


def test_a_stale_form_loses_nothing(as_reviewer, claim):
    response = make(as_reviewer, claim, revision=claim.revision + 1, headers=HTMX)
    assertContains(response, 'value="Boats in Hajin"', status_code=409)
    assertContains(response, f'name="revision" value="{claim.revision}"', status_code=409)
    assert not Measure.objects.exists()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"called": ""}, "required"),
        ({"called": "\u200b"}, "can be seen"),
        ({"called": "x" * 201}, "at most 200"),
        ({"unit": "bananas"}, "bananas"),
        ({"part_of": "Nothing of the kind"}, "no counted thing of this name"),
        ({"holds_days": "0"}, "greater than or equal to 1"),
        ({"holds_days": "1e9"}, "whole number"),
        ({"holds_days": "99999999"}, "36525"),
        ({"unit": "km"}, "counted in kilometres"),
    ],
)
def test_a_bad_new_measure_is_refused_at_its_field(as_reviewer, claim, given, words):
    response = make(as_reviewer, claim, **given, headers=HTMX)
    assertContains(response, words, status_code=422)
    assertContains(response, '<details id="new-measure" open>', status_code=422)
    assert not Measure.objects.exists()


def test_a_part_is_counted_like_its_whole(as_reviewer, claim):
    MeasureFactory(name="Roads", unit="km")
    response = make(as_reviewer, claim, part_of="Roads", headers=HTMX)
    assertContains(response, "A part is counted like its whole", status_code=422)


def test_a_measure_typed_in_other_letters_is_the_one_that_is_there(as_reviewer, claim, pocket):
    form = {"low": "5", "unit": "people", "measure": f"  {NAME.lower()}", "revision": claim.revision}
    as_reviewer.post(reverse("desk:figure", args=[claim.pk]), form)
    assert (Figure.objects.get().measure, Measure.objects.count()) == (pocket, 1)


def test_a_typed_measure_that_is_almost_another_is_flagged_until_others_use_it(as_reviewer, claim, pocket):
    form = {"low": "5", "unit": "people", "measure": "ISIS fighters in Hajin pocket", "revision": claim.revision}
    form["measure_like"] = "new:ISIS fighters in Hajin pocket"
    response = as_reviewer.post(reverse("desk:figure", args=[claim.pk]), form, headers=HTMX)
    assertContains(response, "is called almost as another counted thing")
    assertContains(response, f'name="measure" value="{pocket.pk}"')
    FigureFactory(measure=Figure.objects.get(claim=claim).measure)
    assertNotContains(as_reviewer.get(claim.get_desk_url()), "is called almost")


def test_names_like_the_one_being_typed_are_shown(as_reviewer, pocket, django_assert_num_queries):
    with django_assert_num_queries(5):  # session, user, 2 permission, names
        response = as_reviewer.get(reverse("desk:measures_like"), {"measure": "isis fighters in hajin pocket"})
    assertContains(response, NAME)
    assertNotContains(response, "<html")
    for name in (NAME, "", "\0", "Boats", "x" * 999):
        assertNotContains(as_reviewer.get(reverse("desk:measures_like"), {"measure": name}), "The desk has")


def test_names_are_escaped_and_keep_their_direction(as_reviewer, claim):
    MeasureFactory(name="<script>fighters</script> مقاتلو هجين fighters Hajin", place="هجين <b>Hajin")
    page = as_reviewer.get(claim.get_desk_url())
    assertNotContains(page, "<script>fighters")
    assertContains(page, "<bdi>&lt;script&gt;fighters")


def test_editors_are_led_to_the_measure_in_the_admin(as_editor, as_reviewer, claim, pocket):
    choose(as_reviewer, claim, pocket)
    address = reverse("admin:claims_measure_change", args=[pocket.pk])
    assertContains(as_editor.get(claim.get_desk_url()), address)
    assert as_editor.get(address).status_code == 200
    for client, page in ((as_reviewer, claim.get_desk_url()), (as_editor, claim.get_sheet_url())):
        assertNotContains(client.get(page), address)


def test_the_claims_measure_is_handed_on_to_the_documents(as_reviewer, claim, pocket):
    choose(as_reviewer, claim, pocket)
    page = as_reviewer.get(claim.get_desk_url())
    initial = page.context["evidence_form"].initial
    assert (initial["measure"], initial["unit"]) == (NAME, "people")


def test_who_may_not_add_measures_gets_no_form(claim, pocket, client):
    user = UserFactory(role="")
    names = ["view_queue", "change_figure"]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(user)
    assertNotContains(client.get(claim.get_desk_url()), "new-measure")
    assert make(client, claim).status_code == 403
    user.user_permissions.set(Permission.objects.filter(codename="view_queue"))
    assert choose(client, claim, pocket).status_code == 403


def test_the_offer_costs_one_query_however_many_measures(as_reviewer, claim, pocket, django_assert_num_queries):
    closed = ClaimFactory(snapshot=claim.snapshot, quote="ISIS", stage=Stage.DISMISSED)
    with CaptureQueriesContext(connection) as without:
        as_reviewer.get(closed.get_sheet_url())
    for n in range(2):
        with django_assert_num_queries(len(without) + 1):
            as_reviewer.get(claim.get_sheet_url())
        for m in range(9):
            MeasureFactory(name=f"{NAME} {n} {m}")
