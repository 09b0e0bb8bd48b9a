"""What is found in a text, around a claim and across articles, and what is not."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.actions import set_finding_aside
from claims.factories import (
    ClaimFactory,
    EquationFactory,
    EquationTermFactory,
    FigureFactory,
    MeasureFactory,
    SnapshotFactory,
)
from claims.models import Claim, Figure
from claims.numbers.findings import around_claim, article_findings, claim_findings, findings_in
from tests.numbers.helpers import claim_of, paper_on

pytestmark = pytest.mark.django_db


def kinds(findings):
    return [finding.kind.value for finding in findings]


def test_two_claims_of_one_thing_are_apart_once_and_on_both_pages():
    snapshot, measure = SnapshotFactory(), MeasureFactory()
    low, high = claim_of(snapshot, 500, measure), claim_of(snapshot, 900, measure)
    claim_of(snapshot, 450, measure, high=950, hedge="between")
    (finding,) = article_findings(snapshot)
    assert (finding.kind, set(finding.claims)) == ("apart", {low.pk, high.pk})
    assert "500 people and 900 people, apart by × 1.8" in finding.words
    assert finding.key == claim_findings(low)[0].key == claim_findings(high)[0].key


@pytest.mark.parametrize(("days", "found"), [(None, ["apart"]), (30, ["apart"]), (29, [])])
def test_numbers_are_compared_as_long_as_they_hold(days, found):
    snapshot, measure = SnapshotFactory(), MeasureFactory(holds_days=days)
    claim_of(snapshot, 500, measure, as_of=date(2018, 8, 1))
    claim_of(snapshot, 900, measure, as_of=date(2018, 8, 31))
    assert kinds(article_findings(snapshot)) == found


def test_other_measures_and_dismissed_claims_are_not_compared():
    snapshot, measure = SnapshotFactory(), MeasureFactory()
    claim_of(snapshot, 500, measure)
    claim_of(snapshot, 901, MeasureFactory())
    claim_of(snapshot, 902)
    claim_of(snapshot, 903, measure, claim=ClaimFactory(snapshot=snapshot, stage="dismissed"))
    assert article_findings(snapshot) == []


def test_documents_with_another_number_are_one_finding_on_the_claim_alone():
    measure = MeasureFactory()
    claim = claim_of(SnapshotFactory(), 1000, measure)
    for low, hedge in ((2000, "exact"), (3000, "about"), (5000, "more_than")):
        paper_on(claim, low, measure, hedge=hedge)
    paper_on(claim, 1000, measure)
    (finding,) = claim_findings(claim)
    assert finding.headline == "Three documents give another number: 2,000 to more than 5,000 people"
    assert "Three kept against the claim." in finding.words
    assert article_findings(claim.snapshot) == []


def test_a_document_for_the_claim_with_another_number_is_news_everywhere():
    measure = MeasureFactory()
    claim = claim_of(SnapshotFactory(), 1000, measure)
    paper_on(claim, 3000, measure, stance="supports")
    (finding,) = article_findings(claim.snapshot)
    assert finding.tone == "misleading"
    assert "One kept for the claim." in finding.words


def test_claims_of_other_articles_are_counted_and_the_nearest_named():
    measure = MeasureFactory()
    claim = claim_of(SnapshotFactory(), 1000, measure, as_of=date(2018, 8, 9))
    others = [claim_of(SnapshotFactory(), 2000 + n, measure, as_of=date(2018, 8, 10 + n)) for n in range(5)]
    claim_of(SnapshotFactory(), 1000, measure)
    paper_on(claim_of(SnapshotFactory(), 7), 3000, measure)
    (finding,) = claim_findings(claim)
    assert finding.headline == "Claims in other articles give another number"
    assert "nearest in time five say otherwise: first 2,000, 2,001 and 2,002." in finding.words
    assert finding.claims == [claim.pk, *(other.pk for other in others[:3])]
    assert finding.more == 2


def test_claims_elsewhere_are_compared_as_long_as_numbers_hold():
    measure = MeasureFactory(holds_days=10)
    claim = claim_of(SnapshotFactory(), 1000, measure, as_of=date(2018, 8, 9))
    claim_of(SnapshotFactory(), 2000, measure, as_of=date(2018, 8, 20))
    claim_of(SnapshotFactory(), 2000, measure, as_of=None)
    assert claim_findings(claim) == []
    claim_of(SnapshotFactory(), 2000, measure, as_of=date(2018, 7, 30))
    (finding,) = claim_findings(claim)
    assert "one says otherwise: first 2,000." in finding.words


def test_undated_claims_elsewhere_are_compared_where_numbers_hold_for_good():
    measure = MeasureFactory()
    claim = claim_of(SnapshotFactory(), 1000, measure, as_of=None)
    claim_of(SnapshotFactory(), 2000, measure, as_of=None)
    assert kinds(claim_findings(claim)) == ["apart"]


def test_a_part_greater_than_its_whole_is_found_however_far_up():
    top = MeasureFactory(unit="kg")
    middle = MeasureFactory(part_of=top, unit="t")
    bottom = MeasureFactory(part_of=middle, unit="t")
    snapshot = SnapshotFactory()
    whole = claim_of(snapshot, 1999, top)
    part = claim_of(snapshot, 2, bottom)
    (finding,) = article_findings(snapshot)
    assert (finding.kind, finding.claims) == ("part_exceeds_whole", [part.pk, whole.pk])
    Figure.objects.filter(claim=whole).update(low=2000, high=2000, band="[2000,2000]", common="[2000,2000]")
    assert article_findings(snapshot) == []


def test_one_number_in_two_units_around_a_claim():
    claim = claim_of(SnapshotFactory(), 77, MeasureFactory(unit="countries"))
    paper_on(claim, 77, MeasureFactory(unit="members"))
    (finding,) = article_findings(claim.snapshot)
    assert finding.words.startswith("77 countries here and 77 members there")


def test_one_number_in_two_units_is_one_finding_however_often_it_stands():
    claim = claim_of(SnapshotFactory(), 77, MeasureFactory(unit="countries"))
    for measure in (MeasureFactory(unit="members"), MeasureFactory(unit="countries")):
        paper_on(claim, 77, measure)
    other = claim_of(claim.snapshot, 77, MeasureFactory(unit="members"))
    same = [finding for finding in article_findings(claim.snapshot) if finding.headline == "One number in two units"]
    assert [finding.claims for finding in same] == [[claim.pk, other.pk]]
    assert same[0].key in {finding.key for finding in around_claim(other).findings}


PREDICTS = "It will take two months, said Ada Marsh. {} The river was calm."


@pytest.mark.parametrize(
    ("sentence", "tone"),
    [
        ("“That cannot be predicted”, said Marsh.", "misleading"),
        ("“That cannot be predicted”, said Bo Reed.", "imprecise"),
        ("That can be predicted.", None),
    ],
)
def test_a_prediction_beside_words_that_rule_it_out(sentence, tone):
    snapshot = SnapshotFactory(text=PREDICTS.format(sentence))
    claim = ClaimFactory(snapshot=snapshot, quote="two months", kind="prediction", claimant="Ada Marsh, mayor")
    found = article_findings(snapshot)
    assert [finding.tone for finding in found] == ([tone] if tone else [])
    for finding in found:
        assert finding.claims == [claim.pk]
        assert finding.places[1].quote == sentence
    Claim.objects.update(kind="statement")
    assert article_findings(snapshot) == []


def test_words_that_rule_a_prediction_out_are_linked_where_a_claim_stands_on_them():
    snapshot = SnapshotFactory(text=PREDICTS.format("“That cannot be predicted”, said Bo Reed."))
    prediction = ClaimFactory(snapshot=snapshot, quote="two months", kind="prediction", claimant="Ada Marsh")
    doubt = ClaimFactory(snapshot=snapshot, quote="cannot be predicted", kind="statement", claimant="Marsh")
    (finding,) = claim_findings(doubt)
    assert (finding.claims, finding.tone) == ([prediction.pk, doubt.pk], "misleading")


def sum_of(whole, *parts, kind="sum", percent=None):
    equation = EquationFactory(kind=kind)
    for role, figures in (("whole", [whole]), ("part", parts), ("percent", [percent] if percent else [])):
        for figure in figures:
            EquationTermFactory(equation=equation, figure=figure, role=role)
    return equation


@pytest.mark.parametrize(("whole", "holds"), [(1000, True), (930, False)])
def test_a_sum_is_worked_out_also_where_it_holds(whole, holds):
    claim = claim_of(SnapshotFactory(), whole)
    foreign, syrian = paper_on(claim, 600, hedge="about"), paper_on(claim, 400, hedge="more_than")
    Figure.objects.filter(pk=foreign.pk).update(low=None, band="[540,600]")
    sum_of(claim.figure, foreign, syrian)
    around = around_claim(claim)
    (relation,) = around.relations
    assert relation.holds is holds
    start = f"540 to 600 and more than 400 make more than 940 people; {whole:,} was said: they "
    assert relation.words == start + ("can hold together." if holds else "can’t hold together.")
    assert kinds(around.findings) == ([] if holds else ["sum"])


@pytest.mark.parametrize(("percent", "found"), [(19, []), (25, ["share"])])
def test_a_percentage_is_held_against_its_parts(percent, found):
    claim = claim_of(SnapshotFactory(), 200)
    part, share = paper_on(claim, 38), paper_on(claim, percent, MeasureFactory(unit="percent"), unit="percent")
    sum_of(claim.figure, part, kind="share", percent=share)
    assert kinds(article_findings(claim.snapshot)) == found


def test_an_equation_that_lost_a_figure_says_so_and_is_no_finding():
    claim = claim_of(SnapshotFactory(), 200)
    sum_of(claim.figure, paper_on(claim, 50), paper_on(claim, 60))
    Figure.objects.filter(evidence__isnull=False, low=60).delete()
    around = around_claim(claim)
    assert "gone" in around.relations[0].words
    assert around.findings == []


def test_a_finding_set_aside_comes_back_with_another_number(reviewer):
    snapshot, measure = SnapshotFactory(), MeasureFactory()
    claim, other = claim_of(snapshot, 500, measure), claim_of(snapshot, 900, measure)
    set_finding_aside(claim, key=claim_findings(claim)[0].key, reason="Counted on different days.", by=reviewer)
    (finding,) = article_findings(snapshot)
    assert (finding.dismissal.by, finding.dismissal.reason) == (reviewer, "Counted on different days.")
    Figure.objects.filter(claim=other).update(low=901, high=901, band="[901,901]", common="[901,901]")
    (finding,) = article_findings(snapshot)
    assert finding.dismissal is None


def queries_of(call, *args):
    with CaptureQueriesContext(connection) as captured:
        call(*args)
    return len(captured)


def test_findings_cost_the_same_however_many_claims_and_articles():
    measure = MeasureFactory()
    snapshots = [SnapshotFactory()]
    claim = claim_of(snapshots[0], 500, measure)
    paper_on(claim, 900, measure)
    claim_of(snapshots[0], 900, measure)
    calls = [(article_findings, snapshots[0]), (around_claim, claim), (findings_in, snapshots)]
    assert [queries_of(*call) for call in calls] == [3, 3, 3]
    for n in range(6):
        snapshots.append(SnapshotFactory())
        for snapshot in snapshots:
            paper_on(claim_of(snapshot, 600 + n, MeasureFactory(part_of=measure)), 900, measure)
            claim_of(snapshot, 1000 + n, measure)
    calls[0] = (article_findings, snapshots[0])
    claim = Claim.objects.select_related("snapshot__article").get(pk=claim.pk)
    assert [queries_of(*call) for call in [(article_findings, snapshots[0]), (around_claim, claim)]] == [3, 3]
    assert queries_of(findings_in, snapshots) == 3


def test_a_text_with_no_claim_costs_one_query_and_has_no_finding():
    snapshot = SnapshotFactory()
    assert queries_of(article_findings, snapshot) == 1
    assert article_findings(snapshot) == []


def test_the_story_has_its_findings():
    call_command("loaddata", "ratings", "hajin", verbosity=0)

    def around(quote):
        return around_claim(Claim.objects.select_related("snapshot__article").get(quote=quote))

    battle = {finding.kind.value: finding for finding in around("two to three months").findings}
    assert battle["unpredictable"].tone == "misleading"
    assert "can only be speculated" in battle["unpredictable"].words
    (same,) = [finding for finding in around("77-country coalition").findings if finding.kind == "same_number"]
    assert same.words.startswith("75 countries here and 75 members there")
    detainees = around("thousands of ISIS detainees")
    assert any(f.kind == "apart" and "about 1,000 people" in f.headline for f in detainees.findings)
    (relation,) = detainees.relations
    assert relation.holds
    assert relation.words == (
        "540 to 600 and more than 400 make more than 940 people; 900 to 1,100 was said: they can hold together."
    )


def test_bands_beyond_all_reason_do_no_harm():
    snapshot, measure = SnapshotFactory(), MeasureFactory()
    claim_of(snapshot, Decimal(10) ** 23, measure)
    claim_of(snapshot, "0", measure)
    FigureFactory(claim=ClaimFactory(snapshot=snapshot), measure=measure, hedge="at_most", low=None, high=Decimal(5))
    assert kinds(article_findings(snapshot)) == ["apart"] * 2
