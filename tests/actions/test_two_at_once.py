"""Real threads on real connections: what one person does while another does it too."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core import mail
from django.db import connection

from claims.actions import (
    assign_many,
    dismiss_tip,
    draft_verdict,
    keep_filter,
    revise_claim,
    submit_tip,
    take_step,
    undo_bulk,
)
from claims.actions.digests import send_digests
from claims.actions.filters import MOST
from claims.errors import Refused
from claims.factories import (
    ClaimFactory,
    EvidenceFactory,
    FigureFactory,
    MessageFactory,
    RatingFactory,
    TipFactory,
    UserFactory,
)
from claims.models import Claim, Desk, Stage, Tip

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
PEOPLE = 6


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
    FigureFactory(claim=claim)
    EvidenceFactory(claim=claim)
    draft_verdict(claim, revision=1, by=author, rating=RatingFactory(), summary="So.", reasons="Because.")
    take_step(claim, "submit", by=author)
    people = [UserFactory(role="reviewer") for _ in range(PEOPLE)]
    outcomes = all_at_once(lambda person: take_step(Claim.objects.get(pk=claim.pk), "approve", by=person), people)
    assert outcomes.count("done") == 1
    assert sum("the claim is approved" in outcome for outcome in outcomes) == PEOPLE - 1
    assert claim.events.filter(step="approve").count() == 1


def test_of_many_who_save_at_once_one_does_and_nobody_overwrites_it():
    claim = ClaimFactory(stage=Stage.OPEN)
    people = [UserFactory(role="reviewer") for _ in range(PEOPLE)]

    def save(person):
        revise_claim(
            claim, revision=1, by=person, statement=f"As {person} has it", kind="figure", claimant="",
            attribution="nobody", made_on=None,
        )  # fmt: skip

    outcomes = all_at_once(save, people)
    assert outcomes.count("done") == 1
    winner = people[outcomes.index("done")]
    assert Claim.objects.get(pk=claim.pk).statement == f"As {winner} has it"


def test_of_many_who_undo_at_once_one_does():
    person = UserFactory(role="editor")
    claims = ClaimFactory.create_batch(3)
    deed = assign_many([claim.pk for claim in claims], to=person, by=person).deed
    outcomes = all_at_once(lambda _: undo_bulk(deed, by=person), range(PEOPLE))
    assert outcomes.count("done") == 1
    assert outcomes.count("This has been undone already.") == PEOPLE - 1
    assert claims[0].events.filter(step="assigned").count() == 2


def test_deeds_on_the_same_claims_in_any_order_never_wait_for_each_other():
    people = [UserFactory(role="editor") for _ in range(PEOPLE)]
    keys = [claim.pk for claim in ClaimFactory.create_batch(6)]
    orders = {person: keys if at % 2 else keys[::-1] for at, person in enumerate(people)}
    outcomes = all_at_once(lambda person: assign_many(orders[person], to=person, by=person), people)
    assert outcomes == ["done"] * PEOPLE
    assert Claim.objects.filter(pk__in=keys).values("assigned_to").distinct().count() == 1


def test_digests_sent_at_once_reach_each_person_once():
    for number in range(4):
        MessageFactory(to=UserFactory(email=f"p{number}@paper.example"))
    all_at_once(lambda _: send_digests(), range(PEOPLE))
    assert sorted(sent.to[0] for sent in mail.outbox) == [f"p{number}@paper.example" for number in range(4)]


def test_requests_from_one_place_at_once_are_counted_like_many_in_a_row():
    Desk.objects.update_or_create(pk=1, defaults={"tips_per_hour": 2})
    outcomes = all_at_once(lambda number: submit_tip(sender="a" * 64, text=f"No. {number}"), range(PEOPLE))
    assert outcomes.count("done") == 2
    assert Tip.objects.count() == 2


def test_of_many_who_decide_on_a_tip_at_once_one_does():
    tip = TipFactory()
    people = [UserFactory(role="reviewer") for _ in range(PEOPLE)]
    outcomes = all_at_once(lambda person: dismiss_tip(tip, by=person, reason="Spam."), people)
    assert outcomes.count("done") == 1


def test_filters_kept_at_once_are_no_more_than_allowed():
    person = UserFactory(role="reviewer")
    for number in range(MOST - 1):
        keep_filter(by=person, name=f"{number}", query="view=all")
    outcomes = all_at_once(lambda number: keep_filter(by=person, name=f"new {number}", query=""), range(PEOPLE))
    assert outcomes.count("done") == 1
    assert person.filters.count() == MOST
