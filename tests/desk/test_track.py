"""The pages of track records, the line on the claim's page, and the file of cases."""

import csv
import io
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from claims.factories import (
    ClaimFactory,
    EvidenceFactory,
    FigureFactory,
    MeasureFactory,
    PredictionFactory,
    PublishedVerdictFactory,
    SourceFactory,
)
from claims.models import Desk

pytestmark = pytest.mark.django_db
TRACK, FILE = reverse("desk:track"), reverse("desk:track_csv")
DAY = date(2018, 8, 9)


@pytest.fixture
def least_one(db):
    Desk.objects.update_or_create(pk=1, defaults={"least_track_record": 1})


def predicted(outcome: str, claimant: str = "Sean Robertson, Pentagon", **given):
    claim = ClaimFactory(claimant=claimant, kind="prediction", **given)
    PredictionFactory(claim=claim, outcome=outcome, ended_on=date(2018, 12, 14))
    PublishedVerdictFactory(claim=claim)
    return claim


def documented(measure, number, day, **given):
    evidence = EvidenceFactory(**given)
    FigureFactory(evidence=evidence, measure=measure, low=Decimal(number), high=Decimal(number), as_of=day)
    PublishedVerdictFactory(claim=evidence.claim)
    return evidence


def test_the_claim_page_says_how_its_claimant_did_before(as_reviewer, least_one):
    claim = predicted("missed")
    page = as_reviewer.get(claim.get_desk_url())
    assertContains(page, "<bdi>Sean Robertson</bdi></a>: 0 of 1 predictions held (n = 1). For the desk alone.")
    assertContains(page, f"{TRACK}?claimant=Sean%20Robertson")
    assertNotContains(as_reviewer.get(claim.get_sheet_url()), "predictions held")
    assertNotContains(as_reviewer.get(claim.get_absolute_url()), "predictions held")


def test_the_claim_page_says_nothing_below_the_minimum(as_reviewer):
    assertNotContains(as_reviewer.get(predicted("missed").get_desk_url()), "predictions held")


def test_below_the_minimum_a_record_shows_its_count_alone(as_reviewer):
    claims = [predicted("missed", statement=f"The work takes {n} months") for n in range(3)]
    page = as_reviewer.get(TRACK, {"claimant": "Sean Robertson"})
    assertContains(page, "3 cases; shown from 5 on.")
    assertContains(page, "0 cases; shown from 5 on.")
    assertNotContains(page, claims[0].statement)
    assertNotContains(page, "0 of 3")
    assertNotContains(page, FILE)
    assert as_reviewer.get(FILE, {"claimant": "Sean Robertson"}).status_code == 404


def test_a_claimants_record_lists_its_cases(as_reviewer, least_one):
    claims = [predicted("missed"), predicted("held")]
    page = as_reviewer.get(TRACK, {"claimant": "sean robertson"})
    assertContains(page, "1 of 2 held")
    assertContains(page, "n = 2")
    for claim in claims:
        assertContains(page, claim.get_desk_url())


def test_a_sources_record_shows_median_range_and_cases(as_reviewer, least_one):
    measure, source = MeasureFactory(), SourceFactory(name="وكالة الأنباء")
    documented(measure, 800, DAY, source=source)
    documented(measure, 1500, DAY + timedelta(days=1), source=source)
    documented(measure, 1000, DAY + timedelta(days=9))
    page = as_reviewer.get(TRACK, {"source": source.pk})
    assertContains(page, "<bdi>وكالة الأنباء</bdi>")
    assertContains(page, "Median error +15 %</strong>, from −20 % to +50 %")
    assertContains(page, "n = 2")


@pytest.mark.parametrize("source", ["", "0", "-1", "abc", "²", "1.5", "9" * 30, "999999"])
@pytest.mark.parametrize("path", [TRACK, FILE])
def test_a_source_that_is_not_there_is_not_found(as_reviewer, path, source):
    assert as_reviewer.get(path, {"source": source}).status_code == 404


@pytest.mark.parametrize("claimant", ["", "   ", "\0", "\u202e", "\u200b"])
@pytest.mark.parametrize("path", [TRACK, FILE])
def test_a_name_that_shows_nothing_is_refused_in_words(as_reviewer, path, claimant):
    assertContains(as_reviewer.get(path, {"claimant": claimant}), "Say whose track record", status_code=400)


@pytest.mark.parametrize("claimant", ["<script>alert(1)</script>", "x" * 5000, "a\0b", ",", "%", "‮مرحبا", "';--"])
def test_any_other_name_has_a_record_without_cases(as_reviewer, claimant):
    page = as_reviewer.get(TRACK, {"claimant": claimant})
    assertContains(page, "0 cases; shown from 5 on.", count=2)
    assertNotContains(page, "<script>alert")


def test_a_file_that_is_not_addressed_is_refused(as_reviewer):
    assert as_reviewer.get(FILE).status_code == 400


def test_the_index_finds_names_and_shows_what_was_decided_last(as_reviewer):
    predicted("missed", claimant="محمد العلي, وزير")
    SourceFactory(name="Alwatan")
    page = as_reviewer.get(TRACK)
    assertContains(page, "<bdi>محمد العلي</bdi>")
    assertContains(page, "missed")
    assertContains(as_reviewer.get(TRACK, {"words": "محمد"}), "Who said something")
    assertContains(as_reviewer.get(TRACK, {"words": "alw"}), "Alwatan")
    assertContains(as_reviewer.get(TRACK, {"words": "zeppelin"}), "Nobody of this name")
    for words in ("", " ", "\0", "\u202e", "x" * 999):
        assert as_reviewer.get(TRACK, {"words": words}).status_code == 200


def test_the_navigation_leads_there(as_reviewer):
    assertContains(as_reviewer.get(reverse("desk:queue")), f'<a href="{TRACK}">Records</a>')
    assertContains(as_reviewer.get(TRACK), f'<a href="{TRACK}" aria-current="page">Records</a>')


def test_pages_cost_the_same_however_many_cases(as_reviewer, least_one, django_assert_num_queries):
    source = SourceFactory()
    measure = MeasureFactory()
    for n in range(2):
        with django_assert_num_queries(8):  # session, user, 2 permission, minimum, predictions, numbers
            as_reviewer.get(TRACK, {"claimant": "Sean Robertson"})
        with django_assert_num_queries(9):  # and the source
            as_reviewer.get(TRACK, {"source": source.pk})
        with django_assert_num_queries(9):  # session, user, 2 permission, 2 of claimants, sources, decided
            as_reviewer.get(TRACK, {"words": "Sean"})
        with django_assert_num_queries(7 if n else 8):  # the page that says that there is nothing yet has a frame
            as_reviewer.get(FILE, {"claimant": "Sean Robertson"})
        for day in range(6):
            predicted("held")
            documented(measure, 500 + day, DAY + timedelta(days=day), source=source)
            documented(measure, 900 + n, DAY + timedelta(days=90 + n))


def read(response) -> list[dict[str, str]]:
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(response.content.decode())))


def test_the_file_has_every_case_and_runs_nothing(as_reviewer, least_one):
    predicted("missed", statement='=HYPERLINK("https://evil.example","x")')
    predicted("held", statement="مئة, «سفينة»\nو 5")
    measure = MeasureFactory(name="@SUM(A1)", unit="°C")
    claim = ClaimFactory(claimant="Sean Robertson", made_on=DAY)
    FigureFactory(claim=claim, measure=measure, low=Decimal(-30), high=Decimal(-30), as_of=DAY)
    PublishedVerdictFactory(claim=claim)
    documented(measure, -20, DAY + timedelta(days=3), source=SourceFactory(name="+1 News"))
    response = as_reviewer.get(FILE, {"claimant": "Sean Robertson"})
    assert response.headers["Content-Disposition"] == 'attachment; filename="track-record.csv"'
    rows = read(response)
    assert {row["words"] for row in rows if row["kind"] == "prediction"} == {
        '\'=HYPERLINK("https://evil.example","x")',
        "مئة, «سفينة»\nو 5",
    }
    number = next(row for row in rows if row["kind"] == "number")
    assert (number["counted thing"], number["came from"], number["error in percent"]) == (
        "'@SUM(A1)",
        "'+1 News",
        "-50.00",
    )
    assert number["said in"] == claim.get_desk_url()


def test_the_file_keeps_back_what_the_page_does(as_reviewer):
    Desk.objects.update_or_create(pk=1, defaults={"least_track_record": 2})
    predicted("missed")
    predicted("held")
    claim = ClaimFactory(claimant="Sean Robertson", made_on=DAY)
    measure = FigureFactory(claim=claim, as_of=DAY).measure
    PublishedVerdictFactory(claim=claim)
    documented(measure, 20, DAY + timedelta(days=3))
    assert {row["kind"] for row in read(as_reviewer.get(FILE, {"claimant": "Sean Robertson"}))} == {"prediction"}
