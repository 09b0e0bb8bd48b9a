"""A claim's figure beside the others on its measure: which ones, with what relation, at what cost."""

from datetime import date, timedelta
from decimal import Decimal as D

import pytest

from claims.factories import ClaimFactory, EvidenceFactory, FigureFactory, MeasureFactory
from claims.models import Claim, Figure
from claims.numbers import comparison
from claims.numbers.comparison import compare_claim
from claims.numbers.on_measure import binned, count_figures, days_of, find_measures
from claims.records import load_evidence
from claims.seeding import seed
from claims.seeding.figures import fill_measure

pytestmark = pytest.mark.django_db


def compared(claim: Claim) -> comparison.Compared:
    claim = Claim.objects.for_panel().get(pk=claim.pk)
    found = compare_claim(claim, load_evidence(claim))
    assert found is not None
    return found


def figure(measure, low, high="same", day=date(2018, 8, 9), **more) -> Figure:
    high = low if high == "same" else high
    owner = {} if "claim" in more else {"evidence": EvidenceFactory(), "claim": None}
    low, high = (None if side is None else D(side) for side in (low, high))
    return FigureFactory(measure=measure, low=low, high=high, as_of=day, **owner | more)


@pytest.fixture
def measure():
    return MeasureFactory(name="Fighters in the pocket", holds_days=45)


@pytest.fixture
def claim(measure):
    claim = ClaimFactory()
    figure(measure, 600, hedge="about", claim=claim)
    return claim


def test_each_figure_has_its_relation_and_its_reason(claim, measure):
    own = EvidenceFactory(claim=claim)
    for low, day in ((640, 1), (900, 2)):
        figure(measure, low, day=date(2018, 8, day), evidence=own, claim=None)
    figure(measure, 610, 700, hedge="between", day=date(2018, 8, 3))
    figure(measure, 300, day=date(2018, 8, 4))
    figure(measure, 700, None, hedge="more_than", day=date(2018, 10, 2))
    figure(measure, 605, day=None)
    wider = MeasureFactory(name="Detainees", place="Syria")
    figure(wider, 5, day=date(2018, 8, 5), evidence=own, claim=None)
    figure(None, 5, day=date(2018, 8, 6), evidence=own, claim=None)
    rows = compared(claim)
    assert {row.figure.low: row.against.words for row in rows.all if row.against} == {
        640: "agrees",
        900: "apart by × 1.36, higher",
        610: "overlaps",
        300: "apart by × 1.8, lower",
    }
    assert {row.against.words for row in rows.apart} == {
        "not comparable (date): counted 54 days later",
        "not comparable (date): it isn’t dated",
        "not comparable (scope): counts Detainees",
        "not comparable (scope): it isn’t known what it counts",
    }
    days = [row.figure.as_of for row in rows.all if row.figure.as_of]
    assert days == sorted(days)
    assert [row.own for row in rows.all].count(True) == 1


def test_an_owner_is_a_claim_or_a_document_with_its_source(claim, measure):
    other = ClaimFactory(claimant="", statement="There were 500")
    figure(measure, 500, claim=other)
    document = EvidenceFactory(source__name="SDF", title="A list")
    figure(measure, 550, evidence=document, claim=None)
    rows = {row.figure.low: row for row in compared(claim).rows}
    assert (rows[500].who, rows[500].title, rows[500].claim) == ("nobody named", "There were 500", other)
    assert (rows[550].who, rows[550].title, rows[550].claim) == ("SDF", "A list", document.claim)
    assert (rows[550].stated, rows[550].in_common) == ("550", "550")


def test_the_nearest_in_time_are_taken_and_the_rest_is_counted(claim, measure, monkeypatch):
    monkeypatch.setattr(comparison, "MOST", 4)
    days = [date(2018, 8, 9) + timedelta(days=away) for away in (-9, -5, -1, 2, 3, 40)]
    for day in [*days, None]:
        figure(measure, 600, day=day)
    rows = compared(claim)
    assert {row.figure.as_of for row in rows.rows} == set(days[1:5])
    assert (rows.more, rows.at_least) == (3, False)
    monkeypatch.setattr(comparison, "COUNTED", 6)
    assert (compared(claim).more, compared(claim).at_least) == (1, True)


@pytest.mark.parametrize("day", [None, date(2018, 8, 9)])
def test_a_claim_without_a_date_is_held_against_the_latest(measure, monkeypatch, day):
    monkeypatch.setattr(comparison, "MOST", 1)
    claim = ClaimFactory(made_on=None)
    figure(measure, 600, claim=claim, day=day)
    figure(measure, 600, day=date(2018, 8, 1))
    figure(measure, 600, day=date(2020, 8, 1))
    [row] = compared(claim).rows
    assert row.figure.as_of == (date(2018, 8, 1) if day else date(2020, 8, 1))


@pytest.mark.parametrize(("others", "queries"), [(0, 1), (3, 1), (60, 2)])
def test_the_measure_is_read_in_at_most_two_queries(claim, measure, others, queries, django_assert_num_queries):
    for n in range(others):
        figure(measure, 600 + n)
    EvidenceFactory(claim=claim)
    claim = Claim.objects.for_panel().get(pk=claim.pk)
    evidence = load_evidence(claim)
    with django_assert_num_queries(queries):
        found = compare_claim(claim, evidence)
        assert [(row.who, row.title, row.claim.statement, row.stated) for row in found.rows] or not others


def test_a_claim_without_a_figure_or_a_measure_has_nothing_beside_it(django_assert_num_queries):
    plain, kept = ClaimFactory(), ClaimFactory()
    figure(None, 5, claim=kept)
    assert compare_claim(Claim.objects.for_panel().get(pk=plain.pk), []) is None
    claim = Claim.objects.for_panel().get(pk=kept.pk)
    with django_assert_num_queries(0):
        found = compare_claim(claim, [])
    assert found is not None
    assert found.rows == []


def test_measures_are_found_by_their_words_and_counted(measure, monkeypatch):
    empty = MeasureFactory(name="Boats", place="Ilden harbour")
    figure(measure, 1)
    assert list(find_measures("fighter")) == [measure]
    assert list(find_measures("ilden")) == [empty]
    assert count_figures([measure, empty]) == {measure.pk: 1, empty.pk: 0}
    monkeypatch.setattr("claims.numbers.on_measure.COUNTED", 2)
    for _ in range(5):
        figure(measure, 1)
    assert count_figures([measure]) == {measure.pk: 3}


def test_bins_hold_every_dated_figure_once(measure):
    first = date(2018, 1, 1)
    for away, low, high in ((0, 10, 30), (0, 20, 20), (100, 5, None), (199, None, 400)):
        hedge = "at_least" if high is None else "at_most" if low is None else "between"
        figure(measure, low, high, hedge=hedge, day=first + timedelta(days=away))
    figure(measure, 7, day=None)
    days = days_of(measure)
    assert days == (first, first + timedelta(days=199))
    found = binned(measure, *days)
    assert found.days == 4
    assert found.count == 4
    assert [(bin.first, bin.count, bin.low, bin.high, bin.middle, bin.open_up) for bin in found.bins] == [
        (first, 2, 10, 30, 20, 0),
        (first + timedelta(days=100), 1, 5, 5, 5, 1),
        (first + timedelta(days=196), 1, 0, 400, 200, 0),
    ]
    assert found.bins[-1].last == days[1]


def test_a_measure_without_a_dated_figure_has_no_days(measure):
    figure(measure, 7, day=None)
    assert days_of(measure) is None


def test_bins_reach_over_all_years(measure):
    figure(measure, 7, day=date(1, 1, 1))
    figure(measure, 8, day=date(9999, 12, 31))
    found = binned(measure, date(1, 1, 1), date(9999, 12, 31))
    assert found.bins[-1].last == date(9999, 12, 31)
    assert found.count == 2


def test_a_measure_is_filled_for_the_bench():
    seed(40)
    counted, claim = fill_measure("Big list", 120)
    assert claim.figure.measure == counted
    assert counted.figures.filter(evidence__isnull=False).exclude(evidence__claim=claim).count() == 120
