"""The desk's pages on what it counts, and the comparison on the claim's own page."""

from datetime import date, timedelta
from decimal import Decimal as D

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from claims.factories import ClaimFactory, EvidenceFactory, FigureFactory, MeasureFactory
from claims.views import desk_measures

pytestmark = pytest.mark.django_db
PANEL = {"HX-Request": "true", "HX-Target": "panel"}


def page_of(client, measure, **query):
    return client.get(reverse("desk:measure", args=[measure.pk]), query)


def queries_of(client, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def figure(measure, value=600, day=date(2018, 8, 9), **more):
    owner = {} if "claim" in more else {"evidence": EvidenceFactory(), "claim": None}
    return FigureFactory(measure=measure, low=D(value), high=D(value), as_of=day, **owner | more)


@pytest.fixture
def measure():
    return MeasureFactory(
        name="Fighters in the pocket", definition="Whoever fights there", place="Hajin", holds_days=45
    )


@pytest.fixture
def claim(measure):
    claim = ClaimFactory()
    figure(measure, claim=claim, hedge="about")
    return claim


def test_the_list_costs_the_same_however_long(as_reviewer, measure):
    figure(measure)
    before = queries_of(as_reviewer, reverse("desk:measures"))
    for _ in range(9):
        figure(MeasureFactory(part_of=measure))
    assert queries_of(as_reviewer, reverse("desk:measures")) == before == 7


def test_the_list_is_searched_and_paged_to_its_end(as_reviewer, measure):
    MeasureFactory.create_batch(30)
    path = reverse("desk:measures")
    assertContains(as_reviewer.get(path, {"words": "pockets"}), "Fighters in the pocket")
    assertContains(as_reviewer.get(path, {"words": "zeppelin"}), "No measure has these words")
    first = as_reviewer.get(path)
    second = as_reviewer.get(path, {"after": first.context["page"].next})
    assert len(first.context["rows"]) + len(second.context["rows"]) == 31
    assert as_reviewer.get(path, {"after": "broken"}).status_code == 400
    assert as_reviewer.get(path, {"words": "\0"}).status_code == 200


def test_an_empty_list_says_how_a_measure_is_made(as_reviewer):
    assertContains(as_reviewer.get(reverse("desk:measures")), "No measure yet")


def test_a_measure_tells_what_it_counts_and_where_it_belongs(as_reviewer, measure):
    part = MeasureFactory(name="Fighters in Baghouz", part_of=measure)
    response = page_of(as_reviewer, measure)
    for words in ("Whoever fights there", "Hajin", "up to 45 days apart", "Fighters in Baghouz", "No figure here"):
        assertContains(response, words)
    assertContains(page_of(as_reviewer, part), "however far apart in time")
    assertContains(page_of(as_reviewer, part), f'href="{reverse("desk:measure", args=[measure.pk])}"')


def test_a_measure_costs_the_same_for_any_number_that_is_drawn_one_by_one(as_reviewer, measure, claim):
    figure(measure, day=date(2018, 9, 1))
    path = reverse("desk:measure", args=[measure.pk])
    before = queries_of(as_reviewer, path)
    for n in range(20):
        figure(measure, n, day=date(2018, 9, 1) + timedelta(days=n))
    figure(measure, claim=ClaimFactory())
    assert queries_of(as_reviewer, path) == before == 12


def test_more_figures_than_can_be_told_apart_are_drawn_in_bins(as_reviewer, measure, monkeypatch):
    monkeypatch.setattr(desk_measures, "DRAWN", 5)
    for n in range(8):
        figure(measure, n + 1, day=date(2018, 1, 1) + timedelta(days=n * 15))
    response = page_of(as_reviewer, measure)
    assertContains(response, "8 figures in 8 bins of 2 days.")
    assertContains(response, "the line is the median")
    assertContains(response, 'class="found column"', count=8)
    assertContains(response, "With an open end")


def test_the_figures_are_paged_latest_first_and_the_undated_apart(as_reviewer, measure):
    for n in range(60):
        figure(measure, n, day=date(2018, 1, 1) + timedelta(days=n // 3))
    figure(measure, 987, day=None)
    response = page_of(as_reviewer, measure)
    assertContains(response, "1 without a date")
    seen, after = [], ""
    while True:
        page = page_of(as_reviewer, measure, after=after).context["page"]
        seen += [(row.as_of, row.pk) for row in page.rows]
        after = page.next
        if not after:
            break
    assert len(seen) == 60
    assert seen == sorted(seen, reverse=True)
    assertContains(page_of(as_reviewer, measure, undated="1"), ">987<")
    assertNotContains(response, ">987<")


@pytest.mark.parametrize("values", [[0, 0], [0, 5], [5, 5], [10**23, 1], [D("0.000001"), 10**23]])
def test_any_numbers_are_drawn(as_reviewer, measure, values):
    for n, value in enumerate(values):
        figure(measure, value, day=date(2018, 1, 1 + n))
    response = page_of(as_reviewer, measure)
    assertContains(response, '<svg height="340.0" role="img"')
    for broken in ("nan", "inf%", "style="):
        assertNotContains(response, broken)


def test_negative_percentages_are_drawn(as_reviewer):
    growth = MeasureFactory(name="Growth", unit="percent")
    figure(growth, -3, unit="percent")
    figure(growth, 2, unit="percent", day=date(2019, 1, 1))
    assertContains(page_of(as_reviewer, growth), "−2")


def test_a_measure_that_is_not_there_is_not_found(as_reviewer, measure):
    assert as_reviewer.get(reverse("desk:measure", args=[measure.pk + 1])).status_code == 404
    assert page_of(as_reviewer, measure, after="broken").status_code == 400


@pytest.mark.parametrize("name", ["measures", "measure"])
def test_the_pages_are_the_desk_s_alone(client, measure, name):
    path = reverse(f"desk:{name}", args=[measure.pk] if name == "measure" else [])
    assert client.get(path).status_code == 302
    assert client.post(path).status_code in {302, 405}


@pytest.mark.parametrize("headers", [PANEL, {}], ids=["fragment", "page"])
def test_the_claim_s_page_draws_its_figure_beside_all_others(as_reviewer, measure, claim, headers):
    figure(measure, 640, day=date(2018, 8, 20), evidence=EvidenceFactory(claim=claim, source__name="SDF"), claim=None)
    figure(measure, 900, day=date(2018, 8, 25))
    figure(measure, 800, day=date(2019, 2, 1))
    response = as_reviewer.get(claim.get_desk_url(), headers=headers)
    for words in (
        "The claim’s about 600 people runs across as a band, 540–660.",
        "agrees",
        "apart by × 1.36, higher",
        "not comparable (date): counted 176 days later",
        "Pale: dated too far from the claim",
        'id="course-desc"',
        reverse("desk:measure", args=[measure.pk]),
    ):
        assertContains(response, words)
    assertNotContains(response, "style=")


def test_the_sheet_has_the_short_form_and_a_way_to_the_rest(as_reviewer, measure, claim):
    figure(measure, 640, evidence=EvidenceFactory(claim=claim), claim=None)
    response = as_reviewer.get(claim.get_sheet_url())
    assertContains(response, 'class="spread"')
    assertContains(response, f'href="{claim.get_desk_url()}#h-comparison"')
    assertNotContains(response, "course-title")


def test_the_comparison_costs_one_query_and_a_second_past_what_is_shown(as_reviewer, measure):
    plain, claim = ClaimFactory(), ClaimFactory(quote="were taken")  # words that say no other number
    figure(measure, claim=claim)
    before, alone = (queries_of(as_reviewer, found.get_desk_url()) for found in (plain, claim))
    for _ in range(20):
        figure(measure)
    assert queries_of(as_reviewer, claim.get_desk_url()) == alone == before + 2  # and findings elsewhere
    for n in range(40):
        figure(measure, n)
    assert queries_of(as_reviewer, claim.get_desk_url()) == alone + 1
    assertContains(as_reviewer.get(claim.get_desk_url()), ">10 more</a>")
    assert queries_of(as_reviewer, claim.get_sheet_url()) == queries_of(as_reviewer, plain.get_sheet_url()) + 1


def test_a_figure_alone_on_its_measure_says_so(as_reviewer, claim):
    assertContains(as_reviewer.get(claim.get_desk_url()), "No other figure on this counted thing yet.")


def test_undated_figures_are_named_under_the_chart(as_reviewer, claim, measure):
    figure(measure, 620, day=date(2018, 8, 10))
    figure(measure, 987, day=None)
    assertContains(as_reviewer.get(claim.get_desk_url()), "Without a date, so not drawn: <bdi>987</bdi>")


def test_a_claim_that_counts_nothing_known_compares_nothing(as_reviewer):
    claim = ClaimFactory()
    FigureFactory(claim=claim, measure=None, common=None)
    assertNotContains(as_reviewer.get(claim.get_desk_url()), "h-comparison")
    FigureFactory(evidence=EvidenceFactory(claim=claim), measure=None, common=None)
    assertContains(as_reviewer.get(claim.get_desk_url()), "it isn’t known what it counts")


def test_names_in_a_chart_are_escaped(as_reviewer, measure, claim):
    nasty = "<script>alert(1)</script>"
    figure(measure, 640, day=date(2018, 8, 20), evidence=EvidenceFactory(source__name=nasty, title=nasty), claim=None)
    assertNotContains(as_reviewer.get(claim.get_desk_url()), "<script>alert")
    assertNotContains(page_of(as_reviewer, measure), "<script>alert")
