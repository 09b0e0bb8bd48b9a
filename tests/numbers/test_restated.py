"""A figure held against the claim's own words."""

from decimal import Decimal

import pytest
from django.core.management import call_command

from claims.factories import ClaimFactory, FigureFactory, SnapshotFactory
from claims.models import Claim
from claims.numbers.findings import Kind, article_findings, claim_findings

pytestmark = pytest.mark.django_db


def found(quote, **figure):
    claim = ClaimFactory(snapshot=SnapshotFactory(text=f"He spoke of {quote} there."), quote=quote)
    FigureFactory(claim=claim, measure=None, **figure)
    return [finding for finding in claim_findings(claim) if finding.kind == Kind.RESTATED]


def number(low, high=None, **more):
    low, high = (None if side is None else Decimal(side) for side in (low, high if high is not None else low))
    return {"low": low, "high": high, "hedge": "exact", "unit": "people"} | more


@pytest.mark.parametrize(
    ("quote", "figure", "tone"),
    [
        ("77-country coalition", number(76, 79, hedge="between", unit="countries"), "imprecise"),
        ("77-country coalition", number(80, unit="countries"), "misleading"),
        ("about 600 people", number(600), "imprecise"),
        ("more than 400 people", {**number(400), "hedge": "fewer_than", "low": None}, "misleading"),
        ("two to three months", number(4, unit="months"), "misleading"),
        ("19%", number(91, unit="percent"), "misleading"),
    ],
)
def test_a_figure_that_its_words_do_not_say_is_found(quote, figure, tone):
    (finding,) = found(quote, **figure)
    assert finding.tone == tone
    assert finding.words.startswith(f"“{quote}” says ")
    assert len(finding.claims) == 1


@pytest.mark.parametrize(
    ("quote", "figure"),
    [
        ("77-country coalition", number(77, unit="countries")),
        ("about 600 people", number(600, hedge="about")),
        ("nearly 600 people", {**number(600, hedge="about"), "low": None}),
        ("more than 400 people", {**number(400, hedge="more_than"), "high": None}),
        ("two to three months", number(2, 3, hedge="between", unit="months")),
        ("two to three months", number(60, 90, hedge="between", unit="days")),  # in another unit nothing is said
        ("600 men and 70 officers", number(670)),  # of two numbers none is the claim's
        ("a great many people", number(5)),
        ("12 per day", number(13, unit="things")),
    ],
)
def test_what_the_words_say_or_do_not_settle_is_no_finding(quote, figure):
    assert found(quote, **figure) == []


def test_another_number_is_another_finding_and_the_text_as_a_whole_is_left_alone():
    (one,), (other,) = (found("77-country coalition", **number(n, unit="countries")) for n in (80, 81))
    assert one.key != other.key
    assert not any(finding.kind == Kind.RESTATED for finding in article_findings(Claim.objects.first().snapshot))


def test_in_the_story_every_figure_says_what_its_words_do():
    call_command("loaddata", "ratings", "hajin", verbosity=0)
    for claim in Claim.objects.select_related("snapshot__article"):
        assert not any(finding.kind == Kind.RESTATED for finding in claim_findings(claim))
