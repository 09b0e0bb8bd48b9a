"""Real threads on real connections: what one person does while another does it too."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core import mail
from django.db import connection, transaction

from claims.actions import (
    assign_many,
    choose_mail,
    declare_equation,
    dismiss_tip,
    draft_verdict,
    keep_filter,
    revise_claim,
    set_finding_aside,
    submit_tip,
    take_step,
    undo_bulk,
)
from claims.actions.digests import send_digests
from claims.actions.filters import MOST
from claims.errors import Refused
from claims.factories import (
    ClaimFactory,
    MeasureFactory,
    MessageFactory,
    RatingFactory,
    SnapshotFactory,
    TipFactory,
    UserFactory,
    complete,
)
from claims.models import Claim, Desk, Dismissal, Equation, Event, MailChoice, Stage, Tip
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


def test_of_many_who_undo_at_once_one_does():
    person = UserFactory(role="editor")
    claims = ClaimFactory.create_batch(3)
    deed = assign_many([claim.pk for claim in claims], to=person, by=person).deed
    outcomes = all_at_once(lambda _: undo_bulk(deed, by=person), range(WRITERS))
    assert outcomes.count("done") == 1
    assert outcomes.count("This has been undone already.") == WRITERS - 1
    assert claims[0].events.filter(step="assigned").count() == 2


def test_deeds_on_the_same_claims_in_any_order_never_wait_for_each_other():
    people = [UserFactory(role="editor") for _ in range(WRITERS)]
    keys = [claim.pk for claim in ClaimFactory.create_batch(6)]
    orders = {person: keys if at % 2 else keys[::-1] for at, person in enumerate(people)}
    outcomes = all_at_once(lambda person: assign_many(orders[person], to=person, by=person), people)
    assert outcomes == ["done"] * WRITERS
    assert Claim.objects.filter(pk__in=keys).values("assigned_to").distinct().count() == 1


def test_digests_sent_at_once_reach_each_person_once():
    for number in range(4):
        MessageFactory(to=UserFactory(email=f"p{number}@paper.example"))
    all_at_once(lambda _: send_digests(), range(WRITERS))
    assert sorted(sent.to[0] for sent in mail.outbox) == [f"p{number}@paper.example" for number in range(4)]


def test_whoever_saves_their_settings_does_not_wait_for_the_mail_server(monkeypatch):
    anna = UserFactory(email="anna@paper.example")
    MailChoice.objects.create(user=anna)
    MessageFactory(to=anna)
    send, meanwhile = mail.EmailMessage.send, []

    def choose(person):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '3s'")
            choose_mail(person, often="hourly", address="anna@home.example")
        meanwhile.append(send_digests().mails)

    def slow(self, *args, **kwargs):
        assert all_at_once(choose, [anna]) == ["done"]
        return send(self, *args, **kwargs)

    monkeypatch.setattr(mail.EmailMessage, "send", slow)
    assert send_digests().mails == 1
    assert meanwhile == [0]
    kept = MailChoice.objects.get()
    assert kept.often == "hourly"
    assert kept.sent_at


def test_requests_from_one_place_at_once_are_counted_like_many_in_a_row():
    Desk.objects.update_or_create(pk=1, defaults={"tips_per_hour": 2})
    outcomes = all_at_once(lambda number: submit_tip(sender="a" * 64, text=f"No. {number}"), range(WRITERS))
    assert outcomes.count("done") == 2
    assert Tip.objects.count() == 2


def test_requests_from_everywhere_at_once_are_counted_like_many_in_a_row(settings):
    settings.TIPS_PER_HOUR = 2
    outcomes = all_at_once(lambda number: submit_tip(sender=f"{number:064x}", text=f"No. {number}"), range(WRITERS))
    assert outcomes.count("done") == 2
    assert Tip.objects.count() == 2


def test_of_many_who_decide_on_a_tip_at_once_one_does():
    tip = TipFactory()
    people = [UserFactory(role="reviewer") for _ in range(WRITERS)]
    outcomes = all_at_once(lambda person: dismiss_tip(tip, by=person, reason="Spam."), people)
    assert outcomes.count("done") == 1


def test_filters_kept_at_once_are_no_more_than_allowed():
    person = UserFactory(role="reviewer")
    for number in range(MOST - 1):
        keep_filter(by=person, name=f"{number}", query="view=all")
    outcomes = all_at_once(lambda number: keep_filter(by=person, name=f"new {number}", query=""), range(WRITERS))
    assert outcomes.count("done") == 1
    assert person.filters.count() == MOST
