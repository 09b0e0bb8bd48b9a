"""Whose record a claim is on, what counts, and that too few cases show nothing."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.factories import (
    ClaimFactory,
    EvidenceFactory,
    FigureFactory,
    MeasureFactory,
    PredictionFactory,
    PublishedVerdictFactory,
    SourceFactory,
)
from claims.models import Claim, Desk, Stage
from claims.numbers.track import name_of, outcome_of, record_of, record_of_source, tally_of
from claims.numbers.track_search import find_names, lately_decided

pytestmark = pytest.mark.django_db


def predicted(*outcomes: str, claimant: str = "Sean Robertson", attribution: str = "named_on_record", **given) -> Claim:
    claim = ClaimFactory(claimant=claimant, attribution=attribution, kind="prediction", **given)
    for outcome in outcomes:
        ended = None if outcome == "pending" else date(2018, 12, 14)
        PredictionFactory(claim=claim, outcome=outcome, ended_on=ended)
    PublishedVerdictFactory(claim=claim)
    return claim


def documented(measure, number, day, *, source=None, stance="supports", published=True, **given):
    """A document with a number, on a claim that is published."""
    claim = given.pop("claim", None) or ClaimFactory()
    evidence = EvidenceFactory(claim=claim, stance=stance, source=source or SourceFactory(), **given)
    FigureFactory(evidence=evidence, measure=measure, low=Decimal(number), high=Decimal(number), as_of=day)
    if published and not claim.verdicts.exists():
        PublishedVerdictFactory(claim=claim)
    return evidence


DAY = date(2018, 8, 9)


@pytest.mark.parametrize(
    ("claimant", "attribution", "name"),
    [
        ("Sean Robertson, Pentagon spokesman", "named_on_record", "Sean Robertson"),
        ("  Sean   Robertson ", "named_on_record", "Sean Robertson"),
        (", the mayor", "named_on_record", ", the mayor"),
        ("Ministry of Defence, Syria", "named_organisation", "Ministry of Defence, Syria"),
        ("The report itself", "nobody", ""),
        ("officials", "unnamed_sources", ""),
        ("", "named_on_record", ""),
    ],
)
def test_a_person_is_the_part_before_the_comma_and_an_organisation_its_whole_name(claimant, attribution, name):
    assert name_of(claimant, attribution) == name


@pytest.mark.parametrize(
    ("held", "missed", "outcome"), [(2, 0, "held"), (0, 1, "missed"), (1, 1, "depends"), (1, 3, "depends")]
)
def test_a_claim_counts_once_by_its_decided_clocks(held, missed, outcome):
    assert outcome_of(held, missed) == outcome


@pytest.mark.parametrize(
    "asked", ["Sean Robertson", "sean robertson", "SEAN ROBERTSON", "Sean Robertson, Pentagon", " Sean  Robertson"]
)
def test_every_writing_of_a_name_is_one_person(asked):
    for claimant in ("Sean Robertson", "Sean Robertson, Pentagon", "Sean Robertson, Pentagon spokesman"):
        predicted("missed", claimant=claimant)
    predicted("held", claimant="Sean Robertsonson")
    predicted("held", claimant="Sean")
    assert (tally_of(asked).held, tally_of(asked).missed) == (0, 3)


def test_organisations_with_a_comma_stay_apart():
    predicted("held", claimant="Ministry of Defence, Syria", attribution="named_organisation")
    predicted("missed", claimant="Ministry of Defence, Iraq", attribution="named_organisation")
    assert tally_of("Ministry of Defence").n == 0
    assert (tally_of("Ministry of Defence, Syria").held, tally_of("Ministry of Defence, Syria").n) == (1, 1)


def test_predictions_are_counted_by_outcome():
    for outcomes in (("held",), ("held", "held"), ("missed",), ("held", "missed"), ("held", "pending"), ("pending",)):
        predicted(*outcomes)
    tally = tally_of("Sean Robertson")
    assert (tally.held, tally.missed, tally.depends, tally.n) == (3, 1, 1, 5)
    assert record_of("Sean Robertson").counts == {"held": 3, "missed": 1, "depends": 1}


def test_only_claims_with_a_verdict_in_force_count():
    unsigned = ClaimFactory(claimant="Sean Robertson", kind="prediction")
    PredictionFactory(claim=unsigned, outcome="held", ended_on=DAY)
    for stage in (Stage.DISMISSED, Stage.RETRACTED):
        Claim.objects.filter(pk=predicted("held").pk).update(stage=stage)
    predicted("held", attribution="nobody")
    assert tally_of("Sean Robertson").n == 0
    assert record_of("Sean Robertson").predictions == []
    assert [one.by for one in lately_decided()] == [""]
    reopened = predicted("missed")
    Claim.objects.filter(pk=reopened.pk).update(stage=Stage.RECHECK)
    assert tally_of("Sean Robertson").n == 1


def test_nothing_is_shown_below_the_editors_minimum():
    for _ in range(4):
        predicted("held")
    assert not tally_of("Sean Robertson").shows
    assert not record_of("Sean Robertson").shows_predictions
    predicted("missed")
    assert tally_of("Sean Robertson").shows
    Desk.objects.update_or_create(pk=1, defaults={"least_track_record": 6})
    assert not tally_of("Sean Robertson").shows
    assert not record_of("Sean Robertson").shows_predictions


def test_a_claimants_number_is_held_against_the_latest_later_one():
    measure = MeasureFactory()
    claim = ClaimFactory(claimant="The mayor", made_on=DAY)
    FigureFactory(claim=claim, measure=measure, low=Decimal(800), high=Decimal(800), as_of=DAY)
    PublishedVerdictFactory(claim=claim)
    documented(measure, 500, DAY - timedelta(days=1))
    documented(measure, 600, DAY)
    documented(measure, 900, DAY + timedelta(days=5))
    last = documented(measure, 1000, DAY + timedelta(days=30))
    case = record_of("The mayor").numbers[0]
    assert (case.error, case.said, case.came, case.came_on) == (-20, "800", "1,000", DAY + timedelta(days=30))
    assert (case.claim, case.later_document, case.came_from) == (claim.pk, last.pk, last.source.name)


def test_the_day_of_the_claim_stands_in_where_the_number_has_none():
    measure = MeasureFactory()
    claim = ClaimFactory(claimant="The mayor", made_on=DAY)
    FigureFactory(claim=claim, measure=measure, as_of=None)
    PublishedVerdictFactory(claim=claim)
    documented(measure, 300, DAY + timedelta(days=5))
    assert [(case.said_on, case.error) for case in record_of("The mayor").numbers] == [(DAY, 100)]


@pytest.mark.parametrize(("days", "cases"), [(None, 1), (30, 1), (29, 0)])
def test_a_later_number_counts_within_the_days_for_which_one_holds(days, cases):
    measure = MeasureFactory(holds_days=days)
    source = SourceFactory()
    documented(measure, 800, DAY, source=source)
    documented(measure, 1000, DAY + timedelta(days=30))
    assert len(record_of_source(source).numbers) == cases


def test_context_repeats_own_later_numbers_and_dismissed_claims_do_not_count():
    measure, source = MeasureFactory(), SourceFactory()
    first = documented(measure, 800, DAY, source=source)
    later = DAY + timedelta(days=30)
    documented(measure, 1, later, stance="context")
    documented(measure, 2, later, claim=first.claim, derived_from=first)
    documented(measure, 3, later, source=source)
    Claim.objects.filter(pk=documented(measure, 4, later).claim_id).update(stage=Stage.DISMISSED)
    assert record_of_source(source).numbers == []
    documented(measure, 5, DAY, source=source, stance="context")
    documented(measure, 6, DAY, source=source, claim=first.claim, derived_from=first)
    documented(measure, 7, DAY, source=source, published=False)
    documented(measure, 1000, later)
    assert [case.said for case in record_of_source(source).numbers] == ["800"]


def test_the_same_number_of_one_day_counts_once():
    measure, source = MeasureFactory(), SourceFactory()
    for _ in range(3):
        documented(measure, 800, DAY, source=source)
    documented(measure, 1000, DAY + timedelta(days=30))
    assert len(record_of_source(source).numbers) == 1


def test_numbers_of_claims_with_clocks_are_left_to_the_clocks():
    measure = MeasureFactory()
    claim = predicted("held", claimant="The mayor")
    FigureFactory(claim=claim, measure=measure, as_of=DAY)
    documented(measure, 300, DAY + timedelta(days=5))
    assert record_of("The mayor").numbers == []


def test_numbers_are_compared_in_the_measures_unit():
    measure, source = MeasureFactory(unit="km"), SourceFactory()
    evidence = EvidenceFactory(source=source)
    FigureFactory(evidence=evidence, measure=measure, low=Decimal(10), high=Decimal(10), unit="mi", as_of=DAY)
    PublishedVerdictFactory(claim=evidence.claim)
    documented(measure, 20, DAY + timedelta(days=1))
    case = record_of_source(source).numbers[0]
    assert (case.said, case.unit) == ("16.09344", "kilometres")
    assert round(case.error, 1) == Decimal("-19.5")


def test_a_later_number_of_zero_gives_no_percentage():
    measure, source = MeasureFactory(), SourceFactory()
    documented(measure, 5, DAY, source=source)
    documented(measure, 0, DAY + timedelta(days=1))
    record = record_of_source(source)
    assert (len(record.numbers), record.measured, record.errors) == (1, [], None)


def test_a_source_has_the_predictions_that_it_made_under_its_name():
    source = SourceFactory(name="The central bank")
    predicted("missed", claimant="The Central Bank", attribution="named_organisation")
    assert [case.outcome for case in record_of_source(source).predictions] == ["missed"]


def test_names_are_found_by_their_beginning_and_by_their_words():
    for claimant in ("Sean Robertson, Pentagon", "Sean Robertson", "Sean Penn"):
        ClaimFactory(claimant=claimant)
    ClaimFactory(claimant="The Sean report", attribution="nobody")
    ClaimFactory(claimant="محافظ دمشق")
    SourceFactory(name="Sean Weekly")
    found = find_names("sean")
    assert found.claimants == ["Sean Penn", "Sean Robertson"]
    assert [source.name for source in found.sources] == ["Sean Weekly"]
    assert find_names("robertson").claimants == ["Sean Robertson"]
    assert find_names("محافظ").claimants == ["محافظ دمشق"]


@pytest.mark.parametrize("asked", ["fátima mcDonald", "FÁTIMA MCDONALD", "Fátima McDonald"])
def test_a_name_is_one_in_whatever_letter_case_it_is_written_or_asked_for(asked):
    for claimant in ("Fátima McDonald", "FáTIMA mcDONALD, mayor"):
        predicted("held", claimant=claimant)
    assert tally_of(asked).held == 2
    for words in (asked[:9], "mcdon"):
        assert [name.lower() for name in find_names(words).claimants] == ["fátima mcdonald"]


def test_words_of_a_claimant_are_found_though_many_others_say_them(monkeypatch):
    monkeypatch.setattr("claims.numbers.track_search.LOOKED", 3)
    for _ in range(4):
        ClaimFactory(claimant="The mayor", attribution="named_on_record", statement="Hajin has fallen")
    ClaimFactory(claimant="Council of Hajin", attribution="named_organisation")
    assert find_names("hajin").claimants == ["Council of Hajin"]


@pytest.mark.parametrize("sql", ["begins", "has_words"])
def test_looking_a_claimant_up_walks_an_index(sql):
    ClaimFactory(claimant="Sean Robertson")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        with CaptureQueriesContext(connection) as captured:
            find_names("sean")
        cursor.execute(f"EXPLAIN {captured[sql == 'has_words']['sql']}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert {"begins": "claim_by_claimant_lower", "has_words": "claim_claimant_words"}[sql] in plan
    assert "Seq Scan on claims_claim" not in plan


@pytest.mark.parametrize("words", ["%", "_", "\\", "'; --", "a\0b", "x" * 999, "\u202e", "&|!", "𝔸", "½"])
def test_odd_names_find_nothing_and_break_nothing(words):
    ClaimFactory(claimant="Sean Robertson")
    assert find_names(words).claimants == []
    assert tally_of(words).n == 0
    assert record_of(words).numbers == []


def test_a_record_costs_the_same_however_many_cases(django_assert_num_queries):
    predicted("held")
    for _ in range(2):
        with django_assert_num_queries(3):
            record_of("Sean Robertson")
        with django_assert_num_queries(1):
            tally_of("Sean Robertson")
        with django_assert_num_queries(3):
            find_names("Sean")
        with django_assert_num_queries(1):
            lately_decided()
        for _ in range(5):
            predicted("held", "missed", claimant="Sean Robertson, Pentagon")
