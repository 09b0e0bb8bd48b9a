from datetime import date, timedelta

import pytest
from django.utils import timezone

from claims.actions import assign_claim, assign_many, date_many, revise_claim, step_many, take_step, undo_bulk
from claims.actions.bulk import AT_ONCE
from claims.errors import Refused
from claims.factories import ClaimFactory, UserFactory
from claims.models import BulkDeed, Claim, Message, Stage

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 24)


def keys(*claims):
    return [claim.pk for claim in claims]


def test_claims_get_back_what_each_had(reviewer, editor):
    one, two, three = ClaimFactory(assigned_to=reviewer), ClaimFactory(), ClaimFactory(assigned_to=editor)
    outcome = assign_many(keys(one, two, three), to=editor, by=editor)
    assert (outcome.done, outcome.refusals) == (3, [])
    assert outcome.deed.words == f"2 claims given to {editor.get_full_name()}"
    undone = undo_bulk(outcome.deed, by=editor)
    assert (undone.done, undone.refusals) == (2, [])
    assert [Claim.objects.get(pk=key).assigned_to for key in keys(one, two, three)] == [reviewer, None, editor]
    assert list(one.events.order_by("pk").values_list("step", flat=True)) == ["assigned", "assigned"]
    assert not Message.objects.exists()


def test_what_was_read_before_it_was_undone_is_told_again(reviewer, editor):
    claim = ClaimFactory(assigned_to=reviewer)
    deed = assign_many(keys(claim), to=editor, by=editor).deed
    Message.objects.update(read_at=timezone.now())
    undo_bulk(deed, by=editor)
    assert list(Message.objects.order_by("pk").values_list("to", "kind")) == [
        (reviewer.pk, "taken"), (reviewer.pk, "assigned")
    ]  # fmt: skip


def test_somebody_else_giving_it_back_is_news(reviewer, editor, second_reviewer):
    claim = ClaimFactory(assigned_to=reviewer)
    assign_many(keys(claim), to=second_reviewer, by=editor)
    assign_claim(claim, to=reviewer, by=second_reviewer)
    assert set(Message.objects.values_list("to", "kind")) == {
        (reviewer.pk, "taken"), (second_reviewer.pk, "assigned"), (reviewer.pk, "assigned")
    }  # fmt: skip


def test_due_dates_come_back_too(reviewer):
    one, two = ClaimFactory(due_on=date(2026, 12, 1)), ClaimFactory()
    outcome = date_many(keys(one, two), due_on=DAY, by=reviewer)
    assert set(Claim.objects.values_list("due_on", flat=True)) == {DAY}
    undo_bulk(outcome.deed, by=reviewer)
    assert set(Claim.objects.values_list("due_on", flat=True)) == {date(2026, 12, 1), None}


def test_what_was_changed_since_is_left_alone_and_named(reviewer, second_reviewer):
    revised, given, same = ClaimFactory(), ClaimFactory(), ClaimFactory()
    deed = assign_many(keys(revised, given, same), to=reviewer, by=reviewer).deed
    given_anew = {"kind": "figure", "claimant": "", "attribution": "nobody", "made_on": None}
    revise_claim(revised, revision=1, by=reviewer, statement="New", **given_anew)
    assign_claim(given, to=second_reviewer, by=second_reviewer)
    undone = undo_bulk(deed, by=reviewer)
    assert undone.done == 1
    assert len(undone.refusals) == 2
    assert all("left alone, as it was changed since" in words for words in undone.refusals)
    assert set(Claim.objects.values_list("pk", "assigned_to")) == {
        (revised.pk, reviewer.pk), (given.pk, second_reviewer.pk), (same.pk, None)
    }  # fmt: skip


def test_undo_is_for_the_same_person_once_and_not_for_ever(reviewer, editor):
    deed = assign_many(keys(ClaimFactory()), to=reviewer, by=reviewer).deed
    with pytest.raises(Refused, match="Only whoever did this"):
        undo_bulk(deed, by=editor)
    undo_bulk(deed, by=reviewer)
    with pytest.raises(Refused, match="undone already"):
        undo_bulk(deed, by=reviewer)
    BulkDeed.objects.update(undone_at=None, at=timezone.now() - timedelta(minutes=16))
    with pytest.raises(Refused, match="too long ago"):
        undo_bulk(deed, by=reviewer)


def test_somebody_who_left_the_desk_gets_nothing_back(reviewer, editor):
    claim = ClaimFactory(assigned_to=reviewer)
    deed = assign_many(keys(claim), to=editor, by=editor).deed
    reviewer.groups.clear()
    undone = undo_bulk(deed, by=editor)
    assert undone.done == 0
    assert "doesn’t work at the desk" in undone.refusals[0]


def test_nothing_to_undo_where_nothing_changed_or_all_refused(reviewer):
    claim = ClaimFactory(assigned_to=reviewer)
    assert assign_many(keys(claim), to=reviewer, by=reviewer).deed is None
    refused = assign_many(keys(claim), to=UserFactory(role=""), by=reviewer)
    assert (refused.deed, refused.done, len(refused.refusals)) == (None, 0, 1)


def test_a_claim_that_moved_on_keeps_what_it_got_and_the_others_get_theirs_back(reviewer, editor):
    stays, dismissed = ClaimFactory(assigned_to=editor), ClaimFactory(assigned_to=editor)
    deed = assign_many(keys(stays, dismissed), to=reviewer, by=reviewer).deed
    take_step(dismissed, "dismiss", by=reviewer, note="Not worth it.")
    undone = undo_bulk(deed, by=reviewer)
    assert undone.done == 1
    assert undone.refusals == [f"{dismissed}: left alone, as it was changed since."]
    assert [Claim.objects.get(pk=key).assigned_to for key in keys(stays, dismissed)] == [editor, reviewer]
    assert Claim.objects.get(pk=dismissed.pk).stage == Stage.DISMISSED


@pytest.mark.parametrize(
    "deed",
    [
        lambda keys, by: assign_many(keys, to=by, by=by),
        lambda keys, by: date_many(keys, due_on=DAY, by=by),
        lambda keys, by: step_many(keys, "accept", by=by),
    ],
)
def test_more_claims_than_one_deed_takes_are_refused_in_words_and_nothing_is_done(reviewer, deed):
    claim = ClaimFactory(stage=Stage.SUGGESTED)
    with pytest.raises(Refused, match=f"Choose {AT_ONCE} claims at most: these are 1,001."):
        deed([claim.pk, *range(10**6, 10**6 + 1000)], reviewer)
    assert not claim.events.exists()


def test_a_step_is_taken_on_those_that_take_it_and_the_others_are_named(reviewer):
    one, opened, two = ClaimFactory(stage=Stage.SUGGESTED), ClaimFactory(), ClaimFactory(stage=Stage.SUGGESTED)
    outcome = step_many(keys(two, opened, one), "accept", by=reviewer)
    assert (outcome.done, outcome.deed) == (2, None)
    assert outcome.refusals == [f"{opened}: “Accept” isn’t possible: the claim is open."]
    assert [claim.events.get().step for claim in (one, two)] == ["accept", "accept"]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_steps_that_were_taken_stay_taken_whatever_ends_the_run(monkeypatch):
    reviewer = UserFactory(role="reviewer")
    claims = [ClaimFactory(stage=Stage.SUGGESTED) for _ in range(3)]

    def ended(claim, name, **given):
        if claim == claims[1]:
            raise KeyboardInterrupt
        return take_step(claim, name, **given)

    monkeypatch.setattr("claims.actions.bulk.take_step", ended)
    with pytest.raises(KeyboardInterrupt):
        step_many(keys(*claims), "accept", by=reviewer)
    assert [Claim.objects.get(pk=key).stage for key in keys(*claims)] == ["open", "suggested", "suggested"]


@pytest.mark.parametrize(
    "deed",
    [
        lambda keys, by: assign_many(keys, to=by, by=by),
        lambda keys, by: step_many(keys, "accept", by=by),
    ],
)
def test_claims_that_are_gone_are_named(reviewer, deed):
    claim = ClaimFactory(stage=Stage.SUGGESTED)
    outcome = deed([claim.pk, 10**6, 10**6 + 1], reviewer)
    assert (outcome.done, outcome.refusals) == (1, ["2 claims are gone."])
