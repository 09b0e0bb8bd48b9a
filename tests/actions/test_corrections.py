"""Each kind of correction, from the step's form to the frozen record."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from claims.actions import draft_verdict, take_step, waive
from claims.actions.events import PUBLIC
from claims.errors import StepRefused
from claims.factories import ClaimFactory, PublishedVerdictFactory, RatingFactory, UserFactory, complete
from claims.models import Claim, Correction, GateRule, Stage
from claims.records import FORMAT
from claims.steps import STEPS
from claims.workflow import gate

pytestmark = pytest.mark.django_db

# Written out, not computed: which steps ask for a kind, and which words are kinds.
ASK = {"correct", "retract"}
KINDS = {"error", "update", "clarification", "source"}


@pytest.fixture
def people():
    return UserFactory(role="reviewer"), UserFactory(role="reviewer"), UserFactory(role="editor")


def publish(claim: Claim, people, summary="So it is.") -> Claim:
    author, second, boss = people
    claim.refresh_from_db()
    draft_verdict(
        claim, revision=claim.revision, by=author, rating=RatingFactory(), summary=summary, reasons="See the list."
    )
    take_step(claim, "submit", by=author)
    take_step(claim, "approve", by=second)
    return take_step(claim, "publish", by=boss)


@pytest.fixture
def published(people):
    claim = ClaimFactory(stage=Stage.OPEN)
    complete(claim)
    return publish(claim, people)


def test_the_steps_that_readers_hear_of_ask_for_a_kind_and_no_others():
    assert {name for name, step in STEPS.items() if step.asks_correction} == ASK
    assert set(Correction.values) == KINDS


@pytest.mark.parametrize("step", sorted(ASK))
@pytest.mark.parametrize("kind", [*sorted(KINDS), "", "typo", "ERROR", "error "])
def test_a_kind_is_one_of_four_or_the_step_is_refused(published, people, step, kind):
    if kind in KINDS:
        take_step(published, step, by=people[2], note="We had misread it.", correction=kind)
        assert published.events.get(step=step).correction == kind
        return
    with pytest.raises(StepRefused, match="needs its kind"):
        take_step(published, step, by=people[2], note="We had misread it.", correction=kind)
    published.refresh_from_db()
    assert published.stage == Stage.PUBLISHED
    assert not published.events.filter(step=step).exists()


def test_a_step_that_asks_for_no_kind_keeps_none(published, people):
    take_step(published, "recheck", by=people[1], note="A new list is out.", correction="error")
    assert published.events.get(step="recheck").correction == ""


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_kind_is_frozen_into_the_next_record(published, people, kind):
    first = published.verdicts.get()
    take_step(published, "correct", by=people[2], note="The list was read wrongly.", correction=kind)
    publish(published, people, "Better.")
    record = published.verdicts.in_force().get().record
    assert (record["correction"], record["correction_kind"]) == ("The list was read wrongly.", kind)
    assert (record["supersedes"], record["previous"]) == (first.fingerprint, first.fingerprint)
    assert (record["format"], record["version"]) == (FORMAT, 2)
    assert (first.record["correction"], first.record["correction_kind"]) == ("", "")


def test_the_form_asks_editors_for_the_kind_and_keeps_what_was_typed(client, published, people):
    client.force_login(people[2])
    published.refresh_from_db()
    path = reverse("desk:step", args=[published.pk])
    page = client.get(published.get_desk_url())
    assertContains(page, '<select class="input" id="kind-correct" name="correction" required>')
    given = {"step": "correct", "note": "Wrong day.", "revision": published.revision}
    for kind in ("", "typo"):
        refused = client.post(path, given | {"correction": kind})
        assertContains(refused, "Wrong day.", status_code=422)
    refused = client.post(path, {"step": "correct", "correction": "source", "revision": published.revision})
    assertContains(refused, '<option value="source" selected>', status_code=422)
    client.post(path, given | {"correction": "source"})
    assert published.events.get(step="correct").correction == "source"


def test_reviewers_are_not_asked(client, published, people):
    client.force_login(people[0])
    assertNotContains(client.get(published.get_desk_url()), 'name="correction"')


def draft_again(claim, author) -> None:
    draft_verdict(claim, revision=claim.revision, by=author, rating=RatingFactory(), summary="Otherwise.", reasons="N")


@pytest.mark.parametrize("way", [[], ["submit"], ["submit", "return"], ["submit", "approve"]])
@pytest.mark.parametrize("step", ["abandon", "retract"])
def test_a_correction_is_given_up_or_the_verdict_retracted_wherever_it_stands(published, people, way, step):
    """The verdict in force stays as it was or goes; nothing waits for a sign-off any more."""
    author, second, boss = people
    claim = take_step(published, "correct", by=boss, note="The list was read wrongly.", correction="error")
    kept = claim.verdicts.get().fingerprint
    draft_verdict(
        claim, revision=claim.revision, by=author, rating=RatingFactory(), summary="Otherwise.", reasons="See."
    )
    for name in way:
        claim = take_step(claim, name, by=author if name == "submit" else second, note="Once more.")
    if step == "abandon":
        with pytest.raises(StepRefused, match="needs a note"):
            take_step(claim, step, by=boss)
    claim = take_step(claim, step, by=boss, note="It was right after all.", correction="error")
    assert claim.stage == {"abandon": Stage.PUBLISHED, "retract": Stage.RETRACTED}[step]
    assert claim.fingerprint == ""
    assert not claim.verdicts.drafts().exclude(approver=None).exists()
    assert claim.verdicts.in_force().filter(fingerprint=kept).exists() is (step == "abandon")
    assert claim.events.order_by("at", "pk").last().note == "It was right after all."


def test_what_was_abandoned_is_not_what_readers_are_told_of_a_later_correction(published, people):
    author, second, boss = people
    claim = take_step(published, "correct", by=boss, note="The list was read wrongly.", correction="error")
    claim = take_step(claim, "abandon", by=boss, note="It was not.")
    claim = take_step(claim, "correct", by=boss, note="The list was made anew.", correction="update")
    draft_verdict(
        claim, revision=claim.revision, by=author, rating=RatingFactory(), summary="Otherwise.", reasons="See."
    )
    for name, by in (("submit", author), ("approve", second), ("publish", boss)):
        claim = take_step(claim, name, by=by)
    record = claim.verdicts.in_force().get().record
    assert (record["correction"], record["correction_kind"]) == ("The list was made anew.", "update")


def test_a_clock_that_runs_behind_loses_no_correction_and_no_retraction(client, people):
    """Another machine published an hour ahead, so this one's next record is set after that."""
    PublishedVerdictFactory(published_at=timezone.now() + timedelta(hours=1))
    claim: Claim = ClaimFactory(stage=Stage.OPEN)
    complete(claim)
    claim = publish(claim, people)
    boss = people[2]
    claim = take_step(claim, "correct", by=boss, note="The list was read wrongly.", correction="error")
    claim = publish(claim, people, summary="Otherwise.")
    assert claim.verdicts.in_force().get().record["correction"] == "The list was read wrongly."
    take_step(claim, "retract", by=boss, note="The list was forged.", correction="source")
    page = client.get(reverse("corrections"))
    assertContains(page, "The list was read wrongly.")
    assertContains(page, "The list was forged.")
    at = list(claim.events.order_by("pk").filter(step__in=PUBLIC).values_list("at", flat=True))
    assert at == sorted(at)


@pytest.mark.parametrize(("step", "then"), [("correct", None), ("retract", "reopen")])
def test_what_was_waived_is_asked_anew_where_a_published_claim_is_opened(people, step, then):
    claim: Claim = ClaimFactory(stage=Stage.OPEN)
    complete(claim)
    claim.contacts.all().delete()
    author, _, boss = people
    waive(claim, GateRule.objects.get(name="contacted"), revision=claim.revision, by=author, reason="Dead since May.")
    claim = take_step(publish(claim, people), step, by=boss, note="It was forged.", correction="source")
    if then:
        claim = take_step(claim, then, by=boss, note="Once more.")
    (check,) = [check for check in gate(claim) if check.name == "contacted"]
    assert (check.state, check.outgrown, check.lapsed) == ("missing", "Dead since May.", True)


def test_a_waiver_on_a_claim_that_was_never_published_outlives_its_dismissal(people):
    claim: Claim = ClaimFactory(stage=Stage.OPEN)
    author, _, boss = people
    waive(claim, GateRule.objects.get(name="contacted"), revision=claim.revision, by=author, reason="Dead since May.")
    claim.refresh_from_db()
    for name in ("dismiss", "reopen"):
        claim = take_step(claim, name, by=boss, note="Once more.")
    (check,) = [check for check in gate(claim) if check.name == "contacted"]
    assert check.state == "waived"
