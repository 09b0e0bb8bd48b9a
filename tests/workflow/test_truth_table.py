"""Stage × step × role: the whole table, so that no cell is decided by accident."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.errors import StepRefused
from claims.factories import (
    ClaimFactory,
    EventFactory,
    PublishedVerdictFactory,
    RecusalFactory,
    UserFactory,
    VerdictFactory,
    complete,
)
from claims.models import Claim, Stage, Verdict
from claims.records import fingerprint_of
from claims.steps import STEPS
from claims.workflow import Standing, barred, check_step, open_steps

pytestmark = pytest.mark.django_db

# Written out, not computed from STEPS: who besides the draft's author may take a step, from which stages.
REVIEWER_STEPS = {
    "suggested": {"accept", "dismiss"},
    "open": {"dismiss", "submit"},
    "in_review": {"withdraw", "return", "approve"},
    "returned": {"dismiss", "submit"},
    "approved": {"withdraw", "return"},
    "published": {"recheck"},
    "recheck": {"keep"},
    "dismissed": {"reopen"},
    "retracted": {"reopen"},
}
EDITOR_STEPS = {
    "approved": {"publish"},
    "published": {"correct", "retract"},
    "recheck": {"correct", "retract"},
}
TARGETS = {
    "accept": "open",
    "dismiss": "dismissed",
    "undo": "suggested",
    "reopen": "open",
    "submit": "in_review",
    "withdraw": "open",
    "return": "returned",
    "approve": "approved",
    "publish": "published",
    "recheck": "recheck",
    "keep": "published",
    "correct": "open",
    "abandon": "published",
    "retract": "retracted",
}
# Only while a verdict is in force, and then an editor's: they give up a correction or take it back.
OF_VERDICT = {"open", "returned", "in_review", "approved"}
NEVER_THE_AUTHOR = {"return", "approve", "keep"}
NEVER_THE_RECUSED = {"return", "approve", "publish", "keep", "retract"}
ONLY_THE_AUTHOR = {"submit", "withdraw"}


def expected(stage: str, step: str, person: str, *, in_force: bool = False) -> bool:
    """Whether the table, read by eye, lets this person take this step, while a verdict is in force or without one.

    The person is none, author, reviewer, editor, or recused: an editor who can't check the claim.
    """
    steps = set(REVIEWER_STEPS[stage]) if person != "none" else set()
    if person in {"editor", "recused"}:
        steps |= EDITOR_STEPS.get(stage, set())
        if in_force and stage in OF_VERDICT:
            steps |= {"abandon", "retract"}
    if in_force:
        steps -= {"dismiss"}
    if person == "author":
        return step in steps - NEVER_THE_AUTHOR
    if person == "recused":
        return step in steps - ONLY_THE_AUTHOR - NEVER_THE_RECUSED
    return step in steps - ONLY_THE_AUTHOR


@pytest.fixture
def people():
    return {
        "none": UserFactory(role=""),
        "author": UserFactory(role="reviewer"),
        "reviewer": UserFactory(role="reviewer"),
        "editor": UserFactory(role="editor"),
        "recused": UserFactory(role="editor"),
    }


def ready_claim(stage: str, author, recused=None, *, in_force=False):
    """A claim that lacks nothing: figure, evidence, a draft by `author`, and a sign-off bound to just that; once
    published, a verdict of theirs in force besides, and with `in_force` somebody's before."""
    claim: Claim = ClaimFactory(stage=stage)
    complete(claim)
    public = stage in {"published", "recheck"}
    if public or in_force:
        PublishedVerdictFactory(claim=claim, author=author if public else UserFactory())
        Claim.objects.filter(pk=claim.pk).update(stage=stage)
    signer = UserFactory(role="reviewer") if stage == "approved" else None
    VerdictFactory(claim=claim, author=author, approver=signer, version=2)
    if recused:
        RecusalFactory(claim=claim, user=recused)
    claim = Claim.objects.get(pk=claim.pk)
    standing = Standing.of(claim)
    claim.fingerprint = fingerprint_of(standing.content(claim))
    claim.save()
    return claim


def test_the_table_has_these_steps_and_targets():
    assert {name: step.target.value for name, step in STEPS.items()} == TARGETS


CELLS = [*((stage, False) for stage in Stage.values), *((stage, True) for stage in sorted(OF_VERDICT))]


@pytest.mark.parametrize(("stage", "in_force"), CELLS)
def test_who_may_take_which_step(stage, in_force, people):
    claim = ready_claim(stage, people["author"], people["recused"], in_force=in_force)
    standing = Standing.of(claim)
    for person, user in people.items():
        for name, step in STEPS.items():
            if expected(stage, name, person, in_force=in_force):
                check_step(claim, step, user, standing)
            else:
                with pytest.raises(StepRefused, match=r"\.$"):
                    check_step(claim, step, user, standing)


@pytest.mark.parametrize(("stage", "in_force"), CELLS)
def test_buttons_say_what_the_check_says(stage, in_force, people):
    claim = ready_claim(stage, people["author"], people["recused"], in_force=in_force)
    # There is nothing to undo here, nothing to dismiss while a verdict is in force, nothing to give up without one.
    left_out = {"undo", "dismiss"} if in_force else {"undo", "abandon"}
    if not in_force and stage in OF_VERDICT:
        left_out |= {"retract"}
    for person, user in people.items():
        choices = open_steps(claim, user)
        shown = {n for n, s in STEPS.items() if stage in s.sources} - left_out
        assert {choice.step.name for choice in choices} == shown
        assert all(choice.allowed == expected(stage, choice.step.name, person, in_force=in_force) for choice in choices)
        assert all(bool(choice.why) != choice.allowed for choice in choices)


def test_whoever_cannot_check_a_claim_is_told_so(people):
    claim = ready_claim("in_review", people["author"], people["recused"])
    assert barred(claim, people["recused"]) == "You said that you can’t check this one."
    assert barred(claim, people["editor"]) == ""
    with pytest.raises(StepRefused, match="You said that you can’t check this one"):
        check_step(claim, STEPS["approve"], people["recused"])


def test_whoever_saved_the_verdict_in_force_does_not_say_that_it_stands(people):
    """A later draft's writers are others: they had no hand in what readers see."""
    claim: Claim = ClaimFactory()
    begun, later = UserFactory(role="reviewer"), UserFactory(role="reviewer")
    at = timezone.now() + timedelta(minutes=1)
    found = PublishedVerdictFactory(claim=claim, author=people["author"], published_at=at)
    EventFactory(claim=claim, step="drafted", by=begun, at=found.created_at)
    EventFactory(claim=claim, step="drafted", by=later, at=at + timedelta(minutes=1))
    Claim.objects.filter(pk=claim.pk).update(stage=Stage.RECHECK)
    claim = Claim.objects.get(pk=claim.pk)
    for person in (people["author"], begun):
        with pytest.raises(StepRefused, match="You had a hand in this verdict"):
            check_step(claim, STEPS["keep"], person)
    for person in (later, found.approver):
        check_step(claim, STEPS["keep"], person)


def test_whoever_wrote_a_verdict_may_own_up_to_its_error(people):
    claim = ready_claim("published", people["editor"])
    for name in ("correct", "retract"):
        check_step(claim, STEPS[name], people["editor"])


def test_a_draft_is_one_row_so_a_claim_has_one_author_at_a_time(people):
    claim = ready_claim("open", people["author"])
    assert Verdict.objects.drafts().filter(claim=claim).count() == 1
