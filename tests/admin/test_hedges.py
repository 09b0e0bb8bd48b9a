"""Versions of the hedge table, bands made anew by them, and the desk's settings."""

from decimal import Decimal as D
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from claims.actions.hedges import make_hedge_table, remake_bands
from claims.errors import Refused
from claims.factories import ClaimFactory, EvidenceFactory, FigureFactory, MeasureFactory, UserFactory
from claims.models import Desk, Event, HedgeTable, Stage
from claims.models.figures import as_band, bands_of
from tests.admin.helpers import form_data, person

pytestmark = pytest.mark.django_db
ADD, LIST = reverse("admin:claims_hedgetable_add"), reverse("admin:claims_hedgetable_changelist")
FIGURES = reverse("admin:claims_figure_changelist")
WIDER = {"exact": D(0), "about": D(20), "between": D(0), "vague": D("2.5")}


def add(client, **given):
    return client.post(ADD, form_data(client.get(ADD)) | given, follow=True)


def shares(number):
    kept = HedgeTable.objects.get(number=number).shares
    return {hedge: kept[hedge] * 100 for hedge in WIDER}


def about(number, **owner):
    """A figure by the first table."""
    measure = owner.pop("measure", None)
    sides = D(number), D(number), "about", "people", measure
    return FigureFactory(
        low=D(number), high=D(number), hedge="about", unit="people", measure=measure,
        **bands_of(*sides, HedgeTable.objects.get(number=1)), **owner,
    )  # fmt: skip


def remake(client, *figures):
    data = {"action": "remake", "_selected_action": [figure.pk for figure in figures], "index": 0}
    return client.post(FIGURES, data, follow=True)


def test_a_new_version_starts_with_the_widths_of_the_one_in_force(at_admin):
    page = at_admin.get(ADD)
    form = page.context["adminform"].form
    assert {name: form[name].value() for name in WIDER} == {"exact": "0", "about": "10", "between": "0", "vague": "0"}
    assertContains(page, 'value="10"')


def test_a_new_version_takes_the_next_number_and_the_old_one_stays(at_admin, chief):
    page = add(at_admin, about="20", vague="2.5", note="Reports round more roughly than we thought")
    assertContains(page, "Figures keep the version that made their band")
    made = HedgeTable.objects.current()
    assert (made.number, made.made_by, made.note) == (2, chief, "Reports round more roughly than we thought")
    assert shares(2) == WIDER
    assert shares(1)["about"] == 10
    assertContains(at_admin.get(LIST), "about: ±20 %, vague: ±2.5 %")
    assert [table.number for table in at_admin.get(LIST).context["cl"].result_list] == [2, 1]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"note": "Same"}, "Nothing differs from version 1."),
        ({"note": "", "about": "20"}, "This field is required."),
        ({"note": "\u200b", "about": "20"}, "only invisible characters"),
        ({"note": "More", "about": "100"}, "More than 50 % lets a number mean nearly anything"),
        ({"note": "More", "about": "50.01"}, "More than 50 % lets a number mean nearly anything"),
        ({"note": "More", "about": "-1"}, "greater than or equal to 0"),
        ({"note": "More", "about": "NaN"}, "Enter a number."),
        ({"note": "More", "about": "1e30"}, "no more than 5 digits"),
        ({"note": "More", "about": "2.345"}, "no more than 2 decimal places"),
        ({"note": "More", "about": ""}, "This field is required."),
    ],
)
def test_what_makes_no_version_is_refused_in_words_and_kept(at_admin, given, words):
    page = add(at_admin, **given)
    assertContains(page, words)
    assert HedgeTable.objects.count() == 1
    if given["note"] == "More" and given["about"]:
        assertContains(page, f'value="{given["about"]}"')


def test_of_two_who_make_a_version_the_second_looks_first(at_admin, chief):
    data = form_data(at_admin.get(ADD)) | {"about": "20", "note": "Mine"}
    make_hedge_table(widths=WIDER | {"about": D(15)}, note="Theirs", after=1, by=chief)
    page = at_admin.post(ADD, data)
    assertContains(page, "Someone else made version 2 meanwhile.")
    assertContains(page, 'value="20"')
    assert HedgeTable.objects.count() == 2
    assert at_admin.post(ADD, form_data(page)).status_code == 302
    assert HedgeTable.objects.current().note == "Mine"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"after": 1}, "Someone else made version 2 meanwhile"),
        ({"after": 2, "note": " "}, "Say what the new version is for"),
        ({"after": 2, "widths": WIDER}, "Nothing differs from version 2"),
    ],
)
def test_the_deed_refuses_what_the_form_would(chief, given, words):
    make_hedge_table(widths=WIDER, note="Theirs", after=1, by=chief)
    with pytest.raises(Refused, match=words):
        make_hedge_table(**{"widths": WIDER | {"about": D(5)}, "note": "Mine", "by": chief} | given)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_at_once_make_one_version():
    people = UserFactory.create_batch(2)
    ready, outcomes = Barrier(2), []

    def press(by):
        ready.wait()
        try:
            outcomes.append(make_hedge_table(widths=WIDER, note="Mine", after=1, by=by).number)
        except Refused as refusal:
            outcomes.append(str(refusal)[:25])
        finally:
            connection.close()

    threads = [Thread(target=press, args=[by]) for by in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(str, outcomes)) == ["2", "Someone else made version"]


def test_a_version_is_read_and_never_changed_or_removed(at_admin):
    table = HedgeTable.objects.get(number=1)
    change = reverse("admin:claims_hedgetable_change", args=[table.pk])
    page = at_admin.get(change)
    assertContains(page, "10")
    assertNotContains(page, 'name="_save"')
    assertNotContains(page, "deletelink")
    assert at_admin.post(change, {"note": "Other"}).status_code == 403
    assert at_admin.post(reverse("admin:claims_hedgetable_delete", args=[table.pk]), {"post": "yes"}).status_code == 403
    assert b"delete_selected" not in at_admin.get(LIST).content


def test_a_reviewer_makes_no_version(client):
    client.force_login(person("reader", "reviewer", is_staff=True))
    assert client.get(LIST).status_code == 200
    assert client.get(ADD).status_code == 403


def test_bands_are_made_anew_by_the_newest_table_as_one_revision_of_their_claim(at_admin, chief):
    claim = ClaimFactory(stage=Stage.OPEN)
    measure = MeasureFactory(unit="people")
    said, found = (
        about(600, claim=claim, measure=measure),
        about(700, claim=None, evidence=EvidenceFactory(claim=claim)),
    )
    exact = FigureFactory(claim=None, evidence=found.evidence, low=D(5), high=D(5), hedge="exact", measure=None)
    before = exact.hedges
    table = make_hedge_table(widths=WIDER, note="Wider", after=1, by=chief)
    page = remake(at_admin, said, found, exact)
    assertContains(page, "2 bands are made anew by version 2.")
    for figure in (said, found, exact):
        figure.refresh_from_db()
    assert (said.hedges, said.understood, as_band(said.common).describe()) == (table, "480–720", "480–720")
    assert (found.hedges, found.understood) == (table, "560–840")
    assert exact.hedges == before
    revision = claim.revision
    claim.refresh_from_db()
    assert claim.revision == revision + 1
    event = Event.objects.get(claim=claim, step="revised")
    assert event.by == chief
    assert event.note == (
        "Band made anew by version 2 of the hedge table: 540–660 people → 480–720; 630–770 people → 560–840"
    )


@pytest.mark.parametrize("stage", [Stage.PUBLISHED, Stage.RECHECK, Stage.RETRACTED, Stage.DISMISSED])
def test_figures_of_claims_that_may_not_be_worked_on_stay_and_are_named(at_admin, chief, stage):
    open_figure, closed = about(600, claim=ClaimFactory()), about(700, claim=ClaimFactory())
    type(closed.claim).objects.filter(pk=closed.claim.pk).update(stage=stage)
    make_hedge_table(widths=WIDER, note="Wider", after=1, by=chief)
    page = remake(at_admin, open_figure, closed)
    assertContains(page, "1 band is made anew by version 2.")
    assertContains(page, f"630–770 people in {closed.claim}: as before. The claim is")
    closed.refresh_from_db()
    assert closed.understood == "630–770"
    assert not Event.objects.filter(claim=closed.claim, step="revised").exists()


def test_where_no_band_changes_nothing_happens(at_admin):
    figure = about(600, claim=ClaimFactory(stage=Stage.PUBLISHED))
    assertContains(remake(at_admin, figure), "No band changes by version 1.")
    assert not Event.objects.filter(step="revised").exists()


def test_a_band_that_gets_too_great_stays(chief):
    huge, measure = D(10) ** 20 * 9, MeasureFactory(unit="kWh")
    first = HedgeTable.objects.get(number=1)
    sides = {"low": huge, "high": huge, "hedge": "exact", "unit": "TWh", "measure": measure}
    figure = FigureFactory(claim=ClaimFactory(), **sides, **bands_of(huge, huge, "exact", "TWh", measure, first))
    table = make_hedge_table(widths=WIDER | {"exact": D(20)}, note="Wider", after=1, by=chief)
    with pytest.raises(Refused, match="10\\^30"):
        remake_bands(figure.claim, [figure], table=table, by=chief)
    figure.refresh_from_db()
    assert figure.hedges == first


def test_a_figure_s_page_shows_its_version(at_admin, chief):
    figure = about(600, claim=ClaimFactory())
    make_hedge_table(widths=WIDER, note="Wider", after=1, by=chief)
    change = reverse("admin:claims_figure_change", args=[figure.pk])
    assertContains(at_admin.get(change), "version 1")
    assertContains(at_admin.get(FIGURES), "version 1")
    assertContains(at_admin.get(FIGURES, {"hedges__id__exact": figure.hedges.pk}), "540–660")
    at_admin.post(change, form_data(at_admin.get(change)) | {"as_of": "2018-08-09"})
    figure.refresh_from_db()
    assert (figure.hedges.number, str(figure.as_of)) == (1, "2018-08-09")
    at_admin.post(change, form_data(at_admin.get(change)) | {"high": "610"})
    figure.refresh_from_db()
    assert (figure.hedges.number, figure.understood) == (2, "480–732")


@pytest.mark.parametrize(
    ("given", "field", "words"),
    [
        ({"low": "9", "high": "3"}, "low", "reversed"),
        ({"low": "-3", "unit": "people", "measure": ""}, "low", "never below zero"),
        ({"low": "", "high": "-3", "unit": "people", "measure": ""}, "high", "never below zero"),
        ({"high": "1" + "0" * 24}, "high", "no more than 24 digits"),
        ({"high": "NaN"}, "high", "Enter a number."),
        ({"low": "Infinity"}, "low", "Enter a number."),
        ({"unit": "people"}, "unit", "is counted in percent"),
        ({"unit": ""}, "unit", "This field is required."),
        ({"low": "", "high": ""}, "low", "at least one number"),
        (
            {"low": "", "high": "0", "hedge": "fewer_than", "unit": "km", "measure": ""},
            "high",
            "Nothing is fewer than 0",
        ),
        ({"as_of": "0001-01-01"}, "as_of", "from 1600"),
    ],
)
@pytest.mark.parametrize("place", ["figure", "claim", "evidence"])
def test_what_is_no_number_is_refused_on_its_field(at_admin, desk, place, given, field, words):
    prefix = {"figure": "", "claim": "figure-0-", "evidence": "figures-0-"}[place]
    url = reverse(f"admin:claims_{place}_change", args=[getattr(desk, place).pk])
    typed = {prefix + name: value for name, value in given.items()}
    response = at_admin.post(url, form_data(at_admin.get(url)) | typed)
    assert response.status_code == 200
    forms = [response.context["adminform"].form]
    forms += [form for inline in response.context["inline_admin_formsets"] for form in inline.formset.forms]
    found = {name: str(words) for form in forms for name, words in form.errors.items()}
    assert list(found) == [field]
    assert words in found[field]


def test_units_are_chosen_by_their_kind(at_admin, desk):
    for page in ("figure", "measure", "claim"):
        response = at_admin.get(reverse(f"admin:claims_{page}_change", args=[getattr(desk, page).pk]))
        assertContains(response, '<optgroup label="Length">')
        assertContains(response, '<option value="percent" selected>')


def test_the_desk_s_settings_are_one_page(at_admin):
    desk = Desk.objects.current()
    change = reverse("admin:claims_desk_change", args=[desk.pk])
    assertRedirects(at_admin.get(reverse("admin:claims_desk_changelist")), change)
    page = at_admin.get(change)
    assertNotContains(page, "deletelink")
    given = form_data(page) | {"least_track_record": "8", "tips_per_hour": "3", "blind_second_rating": "on"}
    given.pop("tips_open")
    assert at_admin.post(change, given).status_code == 302
    kept = Desk.objects.current()
    assert (kept.least_track_record, kept.tips_per_hour) == (8, 3)
    assert (kept.tips_open, kept.blind_second_rating) == (False, True)
    assertContains(at_admin.post(change, form_data(page) | {"least_track_record": "0"}), "greater than or equal to 1")
    assert at_admin.get(reverse("admin:claims_desk_add")).status_code == 403
    assert at_admin.get(reverse("admin:claims_desk_delete", args=[desk.pk])).status_code == 403


def test_a_reviewer_reads_the_settings_and_sets_none(client):
    client.force_login(person("reader", "reviewer", is_staff=True))
    change = reverse("admin:claims_desk_change", args=[Desk.objects.current().pk])
    assertNotContains(client.get(change), 'name="_save"')
    assert client.post(change, {"least_track_record": "8"}).status_code == 403


def test_settings_are_not_shown_to_whoever_is_no_member(client):
    client.force_login(person("guest", is_staff=True))
    assert client.get(reverse("admin:claims_desk_changelist")).status_code == 403
