"""Real threads on real connections: all who publish at once make one chain."""

import pytest

from claims.actions import draft_verdict, take_step
from claims.chain import newest_link, verify_records
from claims.factories import ClaimFactory, RatingFactory, UserFactory, complete
from claims.models import Claim, Stage, Verdict
from tests.actions.test_two_at_once import all_at_once

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
PEOPLE = 8


def approved_claim(author, second, rating) -> Claim:
    claim = ClaimFactory(stage=Stage.OPEN)
    complete(claim)
    draft_verdict(claim, revision=1, by=author, rating=rating, summary="So.", reasons="Because.")
    take_step(claim, "submit", by=author)
    return take_step(claim, "approve", by=second)


def test_of_many_who_publish_at_once_each_follows_another_and_none_shares_a_predecessor():
    author, second, boss = UserFactory(), UserFactory(), UserFactory(role="editor")
    rating = RatingFactory()
    claims = [approved_claim(author, second, rating) for _ in range(PEOPLE)]
    assert all_at_once(lambda claim: take_step(claim, "publish", by=boss), claims) == ["done"] * PEOPLE
    records = Verdict.objects.published().order_by("published_at", "pk")
    before = ""
    for verdict in records:
        assert verdict.record["previous"] == before
        before = verdict.fingerprint
    assert newest_link().fingerprint == before
    proof = verify_records()
    assert (proof.passed, proof.failure, proof.newest) == (PEOPLE, None, before)
