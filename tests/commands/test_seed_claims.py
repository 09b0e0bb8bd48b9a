import pytest
from django.core.management import CommandError, call_command

from claims import seeding
from claims.chain import verify_records
from claims.models import Article, Claim, Event, Figure, Stage, Verdict
from claims.numbers.findings import article_findings
from claims.records import fingerprint_of
from claims.seeding import seed
from claims.seeding.dense import add_dense_article
from claims.timeline.rows import past_of
from tests.actions.test_two_at_once import all_at_once

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("most", [300, 0], ids=["by factory", "by COPY"])
def test_seeded_claims_are_true_and_at_every_stage(monkeypatch, most):
    monkeypatch.setattr(seeding, "BY_FACTORY", most)
    call_command("seed_claims", 300)
    claims = Claim.objects.select_related("snapshot")
    assert claims.count() == 300
    assert all(claim.snapshot.text[claim.start : claim.end] == claim.quote for claim in claims)
    assert {claim.stage for claim in claims} == set(Stage.values)
    for verdict in Verdict.objects.published():
        assert fingerprint_of(verdict.record) == verdict.fingerprint
    latest = {event.claim_id: event.to_stage for event in Event.objects.order_by("at", "pk")}
    assert latest == {claim.pk: claim.stage for claim in claims}


def test_what_is_copied_in_is_in_the_history_under_the_command_s_name(monkeypatch):
    monkeypatch.setattr(seeding, "BY_FACTORY", 0)
    call_command("seed_claims", 10)
    past = past_of(Claim)._default_manager.all()
    assert set(past.values_list("pgh_label", "pgh_context__metadata__command")) == {("insert", "seed_claims")}
    assert past.count() == 10


def test_seeding_again_adds_more():
    call_command("seed_claims", 20)
    call_command("seed_claims", 20)
    assert Claim.objects.count() == 40
    assert Article.objects.count() == 6


@pytest.mark.parametrize("count", [0, -5, 10_000_001])
def test_a_count_that_makes_no_sense_is_refused(count):
    with pytest.raises(CommandError, match="from 1 to"):
        call_command("seed_claims", count)


def test_a_dense_article_is_true_and_its_findings_cost_three_queries(django_assert_num_queries):
    seed(8)
    snapshot = add_dense_article(claims=12, figures=60)
    claims = Claim.objects.filter(snapshot=snapshot)
    assert (claims.count(), Figure.objects.filter(evidence__claim__in=claims).count()) == (12, 48)
    with django_assert_num_queries(3):
        kinds = {finding.kind.value for finding in article_findings(snapshot)}
    assert "unpredictable" in kinds


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_at_once_are_one_after_the_other():
    assert all_at_once(lambda _: seed(8), range(2)) == ["done"] * 2
    assert sorted(Article.objects.values_list("slug", flat=True)) == ["seeded-0", "seeded-1"]
    assert verify_records().failure is None
