"""The figures of a published record over time, drawn from the frozen record alone."""

from datetime import date
from decimal import Decimal as D

import pgtrigger
import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertNumQueries

from claims.changes import changes_between
from claims.charts import course_of
from claims.factories import (
    ArticleFactory,
    ClaimFactory,
    EvidenceFactory,
    FigureFactory,
    MeasureFactory,
    PublishedVerdictFactory,
    SnapshotFactory,
)
from claims.models import Claim, Figure, Measure, Verdict
from claims.records import fingerprint_of
from claims.signed import signed_content

pytestmark = pytest.mark.django_db


def page(client, verdict):
    return client.get(reverse("claim", args=[verdict.claim_id, verdict.claim.slug]))


def figure(measure, low, high, hedge, day, **owner):
    low, high = (None if side is None else D(side) for side in (low, high))
    return FigureFactory(measure=measure, low=low, high=high, hedge=hedge, as_of=day, **owner)


@pytest.fixture
def claim():
    claim = ClaimFactory()
    measure = MeasureFactory(name="Fighters in the pocket")
    figure(measure, 1000, 1000, "exact", date(2018, 8, 9), claim=claim)
    for low, high, hedge, day in (
        (3000, 3000, "about", date(2018, 10, 13)),
        (5000, None, "at_least", date(2018, 12, 13)),
        (900, 1100, "between", date(2018, 8, 20)),
    ):
        figure(measure, low, high, hedge, day, evidence=EvidenceFactory(claim=claim))
    figure(MeasureFactory(name="Fighters in two countries"), 9, 9, "exact", None, evidence=EvidenceFactory(claim=claim))
    return Claim.objects.get(pk=claim.pk)


def test_dated_figures_are_drawn_over_time_and_told_in_words_and_in_a_table(client, claim):
    response = page(client, PublishedVerdictFactory(claim=claim))
    for words in (
        "The figures over time",
        "Fighters in the pocket, August 2018 to December 2018",
        "The claim’s 1,000 people runs across as a band, 1,000. Other figures by date: 900 to 1,100, Agency",
        "agrees",
        "apart by × 2.7, higher",
        "apart by × 5, higher",
        "counts Fighters in two countries",
        'class="today"',
    ):
        assertContains(response, words)
    assertNotContains(response, "style=")
    assertNotContains(response, 'class="spread"')


def test_only_what_was_signed_is_drawn(client, claim):
    verdict = PublishedVerdictFactory(claim=claim)
    Figure.objects.update(as_of=date(1999, 1, 1), low=D(1), high=D(1))
    Measure.objects.filter(name="Fighters in the pocket").update(name="Something else", holds_days=1)
    with assertNumQueries(3):
        response = page(client, verdict)
    assertContains(response, "apart by × 2.7, higher")
    assertNotContains(response, "1999")
    assertNotContains(response, "Something else")


def with_record(verdict, change):
    record = verdict.record
    change(record)
    with pgtrigger.ignore("claims.Verdict:verdict_published_never_changes"):
        Verdict.objects.filter(pk=verdict.pk).update(record=record, fingerprint=fingerprint_of(record))
    return Verdict.objects.get(pk=verdict.pk)


def drop(name):
    def change(record):
        for found in [record["figure"], *(f for evidence in record["evidence"] for f in evidence["figures"])]:
            found.pop(name, None)

    return change


@pytest.mark.parametrize("name", ["as_of", "measure", "unit_label", "understood", "hedge", "band_low", "band_high"])
def test_an_early_record_that_lacks_something_is_still_shown(client, claim, name):
    response = page(client, with_record(PublishedVerdictFactory(claim=claim), drop(name)))
    assertContains(response, "figures")
    assertContains(response, "1,000")


def test_a_unit_that_the_desk_no_longer_has_is_still_shown(client, claim):
    def change(record):
        record["figure"]["unit"] = "furlongs"

    assertContains(page(client, with_record(PublishedVerdictFactory(claim=claim), change)), "The figures, side by side")


def test_too_few_dated_figures_stand_side_by_side(client, claim):
    Figure.objects.filter(evidence__isnull=False).exclude(low=D(3000)).update(as_of=None)
    verdict = PublishedVerdictFactory(claim=claim)
    assert course_of(verdict.record) is None
    assertContains(page(client, verdict), 'class="spread"')


def test_figures_of_one_day_stand_side_by_side(client, claim):
    Figure.objects.update(as_of=date(2018, 8, 9))
    assertContains(page(client, PublishedVerdictFactory(claim=claim)), 'class="spread"')


def test_undated_figures_are_named_under_the_chart(client, claim):
    Figure.objects.filter(hedge="between").update(as_of=None)
    response = page(client, PublishedVerdictFactory(claim=claim))
    assertContains(response, "Without a date, so not drawn: 900 to 1,100")
    assertContains(response, "no date <span")


def test_miles_stand_among_kilometres(client):
    claim = ClaimFactory()
    road = MeasureFactory(name="Road mended", unit="km")
    figure(road, 10, 10, "exact", date(2018, 8, 9), claim=claim)
    figure(road, 7, 7, "exact", date(2018, 9, 9), evidence=EvidenceFactory(claim=claim), unit="mi")
    figure(road, 12, 12, "exact", date(2018, 10, 9), evidence=EvidenceFactory(claim=claim))
    course = course_of(PublishedVerdictFactory(claim=Claim.objects.get(pk=claim.pk)).record)
    assert [row.against.words for row in course.rows if row.against] == [
        "apart by × 1.12, higher",
        "apart by × 1.2, higher",
    ]


def test_an_arabic_article_s_figures_run_left_to_right(client, claim):
    text = "قال المسؤول إن 1000 مقاتل هناك."
    snapshot = SnapshotFactory(article=ArticleFactory(language="ar"), text=text)
    arabic = ClaimFactory(snapshot=snapshot, quote="1000 مقاتل", statement="هناك 1000 مقاتل", claimant="المسؤول")
    measure = MeasureFactory(name="مقاتلون")
    figure(measure, 1000, 1000, "exact", date(2018, 8, 9), claim=arabic)
    for month in (9, 10):
        figure(measure, 900, 900, "exact", date(2018, month, 9), evidence=EvidenceFactory(claim=arabic))
    response = page(client, PublishedVerdictFactory(claim=Claim.objects.get(pk=arabic.pk)))
    assertContains(response, "<bdi>مقاتلون, August 2018 to October 2018</bdi>")
    assertContains(response, 'class="timeline"')


def test_numbers_too_far_apart_in_time_are_not_compared_by_a_record_that_keeps_the_days(client, claim):
    Measure.objects.filter(name="Fighters in the pocket").update(holds_days=70)
    verdict = PublishedVerdictFactory(claim=Claim.objects.get(pk=claim.pk))
    assert (verdict.record["format"], verdict.record["figure"]["holds_days"]) == (4, 70)
    assert "holds_days" not in verdict.record["evidence"][3]["figures"][0]
    response = page(client, verdict)
    assertContains(response, "counted 126 days later.")
    assertContains(response, "apart by × 2.7, higher")
    assertNotContains(response, "apart by × 5")


def test_a_record_from_before_the_days_were_kept_shows_what_it_showed(client, claim):
    Measure.objects.filter(name="Fighters in the pocket").update(holds_days=70)
    verdict = PublishedVerdictFactory(claim=Claim.objects.get(pk=claim.pk))
    assertContains(page(client, with_record(verdict, drop("holds_days"))), "apart by × 5, higher")


def test_one_number_beside_the_claim_is_left_off_its_axis_where_it_lies_too_far_in_time(client):
    measure = MeasureFactory(holds_days=30)
    claim = ClaimFactory()
    figure(measure, 1000, 1000, "exact", date(2018, 8, 9), claim=claim)
    figure(measure, 3000, 3000, "exact", date(2018, 10, 13), evidence=EvidenceFactory(claim=claim))
    response = page(client, PublishedVerdictFactory(claim=claim))
    assertContains(response, "Not compared, and why")
    assertContains(response, "counted 65 days later.")
    assertNotContains(response, "3 times or more")


def test_the_days_are_signed_where_a_measure_has_them_and_their_change_is_said():
    claim = ClaimFactory()
    owned = FigureFactory(claim=claim, measure=MeasureFactory())
    before = signed_content(claim, None, [], scale=[])
    assert "holds_days" not in before["figure"]
    owned.measure.holds_days = 45
    changes = changes_between(before, signed_content(claim, None, [], scale=[]))
    assert [str(change) for change in changes] == ["Figure, days apart that are compared: nothing → 45"]
