"""Real threads on real connections: what one person does while another does it too."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from claims.actions import declare_equation, draft_verdict, revise_claim, set_finding_aside, take_step
from claims.errors import Refused
from claims.factories import (
    ClaimFactory,
    MeasureFactory,
    RatingFactory,
    SnapshotFactory,
    UserFactory,
    complete,
)
from claims.models import Claim, Dismissal, Equation, Event, Stage
from claims.numbers.findings import claim_findings
from tests.numbers.helpers import claim_of

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


def test_of_many_who_set_a_finding_aside_at_once_from_any_of_its_claims_one_does():
    snapshot, measure = SnapshotFactory(), MeasureFactory()
    pair = [claim_of(snapshot, low, measure) for low in (500, 900)]
    key = claim_findings(pair[0])[0].key
    people = [UserFactory(role="reviewer") for _ in range(WRITERS)]

    def set_aside(person):
        set_finding_aside(pair[person.pk % 2], key=key, reason="Counted twice.", by=person)

    outcomes = all_at_once(set_aside, people)
    assert outcomes.count("done") == 1
    assert sum("has set this finding aside already" in outcome for outcome in outcomes) == WRITERS - 1
    assert Dismissal.objects.get().by == people[outcomes.index("done")]
    assert Event.objects.filter(step="finding").count() == 2


def test_of_many_who_put_the_same_figures_together_at_once_one_does():
    snapshot = SnapshotFactory()
    claims = [claim_of(snapshot, low) for low in (900, 500, 400)]
    whole, *parts = [claim.figure.pk for claim in claims]
    people = [UserFactory(role="reviewer") for _ in range(WRITERS)]

    def declare(person):
        declare_equation(claims[person.pk % 3], kind="sum", whole=whole, parts=parts, by=person)

    outcomes = all_at_once(declare, people)
    assert outcomes.count("done") == 1
    assert sum("declared already" in outcome for outcome in outcomes) == WRITERS - 1
    assert Equation.objects.count() == 1
