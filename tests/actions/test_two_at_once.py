"""Real threads on real connections: what one person does while another does it too."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from claims.actions import draft_verdict, revise_claim, take_step
from claims.errors import Refused
from claims.factories import ClaimFactory, RatingFactory, UserFactory, complete
from claims.models import Claim, Stage

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
PEOPLE = 50  # who approve at once
WRITERS = 6  # who save at once


def all_at_once(deed, people):
    """What each person got: "done", or the words with which they were refused."""
    barrier = Barrier(len(people))

    def one(person):
        try:
            barrier.wait(timeout=20)
            deed(person)
        except Refused as refusal:
            return str(refusal)
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(people)) as pool:
        return list(pool.map(one, people))


def test_of_many_who_approve_at_once_one_does_and_the_others_are_told():
    author = UserFactory(role="reviewer")
    claim = ClaimFactory(stage=Stage.OPEN)
    complete(claim)
    draft_verdict(claim, revision=1, by=author, rating=RatingFactory(), summary="So.", reasons="Because.")
    take_step(claim, "submit", by=author)
    people = [UserFactory(role="reviewer") for _ in range(PEOPLE)]
    outcomes = all_at_once(lambda person: take_step(Claim.objects.get(pk=claim.pk), "approve", by=person), people)
    assert outcomes.count("done") == 1
    assert sum("the claim is approved" in outcome for outcome in outcomes) == PEOPLE - 1
    assert claim.events.filter(step="approve").count() == 1


def test_of_many_who_save_at_once_one_does_and_nobody_overwrites_it():
    claim = ClaimFactory(stage=Stage.OPEN)
    people = [UserFactory(role="reviewer") for _ in range(WRITERS)]

    def save(person):
        revise_claim(
            claim, revision=1, by=person, statement=f"As {person} has it", kind="figure", claimant="",
            attribution="nobody", made_on=None,
        )  # fmt: skip

    outcomes = all_at_once(save, people)
    assert outcomes.count("done") == 1
    winner = people[outcomes.index("done")]
    assert Claim.objects.get(pk=claim.pk).statement == f"As {winner} has it"
