from decimal import Decimal

import pytest

from claims.actions import add_evidence, assign_claim, draft_verdict, make_claim, revise_claim, set_figure, take_step
from claims.claimreview import claim_review
from claims.errors import Refused, Stale, StepRefused
from claims.factories import (
    ArticleFactory,
    ClaimFactory,
    EvidenceFactory,
    RatingFactory,
    SnapshotFactory,
    SourceFactory,
    UserFactory,
    complete,
)
from claims.models import Claim, Event, Figure, Stage, Verdict
from claims.records import fingerprint_of
from claims.workflow import open_steps

pytestmark = pytest.mark.django_db


@pytest.fixture
def author():
    return UserFactory(role="reviewer")


@pytest.fixture
def second():
    return UserFactory(role="reviewer")


@pytest.fixture
def boss():
    return UserFactory(role="editor")


@pytest.fixture
def drafted(author):
    """An open claim that lacks nothing for being submitted by its author."""
    claim = ClaimFactory(stage=Stage.OPEN)
    complete(claim)
    draft_verdict(
        claim, revision=claim.revision, by=author, rating=RatingFactory(), summary="So it is.", reasons="See."
    )
    claim.refresh_from_db()
    return claim


def publish(claim, author, second, boss):
    take_step(claim, "submit", by=author)
    take_step(claim, "approve", by=second)
    return take_step(claim, "publish", by=boss)


def test_a_claim_goes_from_open_to_published_by_three_people(drafted, author, second, boss):
    claim = publish(drafted, author, second, boss)
    verdict = claim.verdicts.get()
    assert (claim.stage, verdict.in_force, verdict.approver) == (Stage.PUBLISHED, True, second)
    assert verdict.fingerprint == fingerprint_of(verdict.record)
    assert [event.step for event in claim.events.all()] == ["publish", "approve", "submit", "drafted"]
    review = claim_review(verdict.record, url="https://desk.example/claims/1-x/")
    assert review["claimReviewed"] == claim.statement
    assert review["reviewRating"]["alternateName"] == verdict.rating.label


def test_the_author_cannot_approve_and_nothing_changes(drafted, author):
    take_step(drafted, "submit", by=author)
    events = Event.objects.count()
    with pytest.raises(StepRefused, match="You had a hand in this draft"):
        take_step(drafted, "approve", by=author)
    drafted.refresh_from_db()
    assert drafted.stage == Stage.IN_REVIEW
    assert Event.objects.count() == events


def test_the_second_of_two_people_is_refused_with_words(drafted, author, second):
    take_step(drafted, "submit", by=author)
    take_step(drafted, "approve", by=second)
    with pytest.raises(StepRefused, match="the claim is approved") as refusal:
        take_step(drafted, "approve", by=UserFactory(role="reviewer"))
    assert refusal.value.status == 409


def change_statement(claim, by):
    revise_claim(
        claim, revision=claim.revision, by=by, statement="Something else", kind=claim.kind,
        claimant=claim.claimant, attribution=claim.attribution, made_on=claim.made_on,
    )  # fmt: skip


def change_evidence(claim, by):
    add_evidence(claim, by=by, source=SourceFactory(), title="A later one", stance="context")


def change_figure(claim, by):
    figure = claim.figure
    set_figure(
        claim, revision=claim.revision, by=by, hedge="about", low=figure.low, high=figure.high, unit=figure.unit,
        measure=figure.measure, as_of=figure.as_of,
    )  # fmt: skip


def change_evidence_by_hand(claim, by):
    claim.evidence.update(title="Changed behind the desk’s back")


def change_draft_by_hand(claim, by):
    claim.verdicts.update(summary="Changed behind the desk’s back")


@pytest.mark.parametrize(
    "change", [change_statement, change_evidence, change_figure, change_evidence_by_hand, change_draft_by_hand]
)
def test_any_change_after_submission_bars_approval(drafted, author, second, change):
    claim = take_step(drafted, "submit", by=author)
    change(claim, author)
    with pytest.raises(StepRefused, match="has changed since it was submitted"):
        take_step(claim, "approve", by=second)


def test_a_change_after_approval_bars_publication(drafted, author, second, boss):
    take_step(drafted, "submit", by=author)
    take_step(drafted, "approve", by=second)
    change_evidence_by_hand(drafted, author)
    with pytest.raises(StepRefused, match="has changed since it was submitted"):
        take_step(drafted, "publish", by=boss)
    assert not Verdict.objects.published().exists()


def test_a_correction_makes_a_second_version_and_keeps_the_first_public_until_then(drafted, author, second, boss):
    claim = publish(drafted, author, second, boss)
    first = claim.verdicts.get()
    claim = take_step(claim, "correct", by=boss, correction="error", note="We had the date wrong.")
    assert claim.verdicts.in_force().get() == first
    draft_verdict(claim, revision=claim.revision, by=author, rating=RatingFactory(), summary="Better.", reasons="Now.")
    claim = publish(claim, author, second, boss)
    latest = claim.verdicts.in_force().get()
    assert latest.version == 2
    assert latest.record["correction"] == "We had the date wrong."
    assert latest.record["supersedes"] == first.fingerprint


def test_a_retraction_leaves_no_verdict_in_force_and_the_record_readable(drafted, author, second, boss):
    claim = publish(drafted, author, second, boss)
    claim = take_step(claim, "retract", by=boss, correction="source", note="It compared two different places.")
    assert claim.stage == Stage.RETRACTED
    assert not claim.verdicts.in_force().exists()
    assert claim.verdicts.published().get().record["summary"] == "So it is."


def test_a_claim_with_a_verdict_in_force_cannot_be_dismissed(drafted, author, second, boss):
    claim = publish(drafted, author, second, boss)
    claim = take_step(claim, "correct", by=boss, correction="error", note="Wrong date.")
    with pytest.raises(StepRefused, match="A verdict is in force"):
        take_step(claim, "dismiss", by=second, note="Not worth it.")


@pytest.mark.parametrize("note", ["", "   \n"])
def test_a_step_that_needs_a_note_is_refused_without_one(note, author):
    claim = ClaimFactory(stage=Stage.OPEN)
    with pytest.raises(StepRefused, match="needs a note"):
        take_step(claim, "dismiss", by=author, note=note)


def test_an_unknown_step_is_refused(author):
    with pytest.raises(StepRefused, match="no such step"):
        take_step(ClaimFactory(), "vanish", by=author)


def test_a_stale_save_is_refused_and_shows_what_stands(author, second):
    claim = ClaimFactory(stage=Stage.OPEN)
    change_statement(claim, second)
    with pytest.raises(Stale) as refusal:
        change_statement(claim, author)
    assert refusal.value.claim.statement == "Something else"
    assert refusal.value.claim.revision == claim.revision + 1


def test_a_claim_is_made_of_exactly_the_words(author):
    snapshot = SnapshotFactory(text="They hold 600 men. Or so.")
    claim = make_claim(snapshot, start=10, end=17, statement="600 men are held", by=author)
    assert (claim.quote, claim.stage) == ("600 men", Stage.OPEN)


@pytest.mark.parametrize(
    ("start", "end", "quote", "words"),
    [
        (0, 0, "", "empty or reversed"),
        (9, 2, "", "empty or reversed"),
        (-1, 4, "", "empty or reversed"),
        (3, 900, "", "outside the text"),
        (4, 5, "", "only space"),
        (0, 4, "Others", "isn’t what stands"),
    ],
)
def test_a_bad_span_is_refused_and_nothing_is_written(start, end, quote, words, author):
    snapshot = SnapshotFactory(text="They hold 600 men.")
    with pytest.raises(Refused, match=words):
        make_claim(snapshot, start=start, end=end, quote=quote, statement="x", by=author)
    assert not snapshot.claims.exists()
    assert not Event.objects.exists()


def test_a_bad_figure_is_refused_with_words_and_nothing_is_written(author):
    claim = ClaimFactory(stage=Stage.OPEN)
    with pytest.raises(Refused):
        set_figure(
            claim, revision=claim.revision, by=author, hedge="between", low=Decimal(9), high=Decimal(2), unit="people"
        )
    assert not Figure.objects.filter(claim=claim).exists()


def test_a_published_claim_is_changed_only_by_a_correction(drafted, author, second, boss):
    claim = publish(drafted, author, second, boss)
    with pytest.raises(Refused, match="can’t be changed"):
        change_evidence(claim, author)


@pytest.mark.parametrize(
    ("stage", "way"),
    [("published", "correct"), ("recheck", "correct"), ("retracted", "reopen"), ("dismissed", "reopen")],
)
def test_what_cannot_be_changed_says_what_opens_it(stage, way, author):
    claim = ClaimFactory(stage=stage)
    with pytest.raises(Refused, match=f"can’t be changed: {way} it first"):
        set_figure(claim, revision=1, by=author, hedge="exact", low=Decimal(5), high=Decimal(5), unit="people")


def test_nobody_outside_the_desk_is_given_a_claim(author):
    with pytest.raises(Refused, match="doesn’t work at the desk"):
        assign_claim(ClaimFactory(), to=UserFactory(role=""), by=author)


def test_a_document_does_not_derive_from_another_claims_nor_in_a_circle(author):
    claim = ClaimFactory(stage=Stage.OPEN)
    elsewhere = EvidenceFactory()
    with pytest.raises(Refused, match="on the same claim"):
        add_evidence(claim, by=author, source=SourceFactory(), title="x", stance="supports", derived_from=elsewhere)


def test_articles_of_one_title_get_slugs_of_their_own(author):
    from datetime import UTC, datetime

    from claims.actions import add_article

    given = {
        "title": "Same",
        "publisher": "P",
        "text": "Some 40 men.",
        "published_at": datetime(2018, 8, 9, tzinfo=UTC),
    }
    first = add_article(by=author, **given)
    second = add_article(by=author, **given | {"text": "Some 50 men."})
    assert (first.slug, second.slug) == ("same", "same-2")
    with pytest.raises(Refused, match="empty"):
        add_article(by=author, **given | {"text": " \n"})
    assert ArticleFactory._meta.model.objects.count() == 2


def test_nothing_drifts_while_a_published_claim_is_looked_at_anew(drafted, author, second, boss):
    claim = publish(drafted, author, second, boss)
    claim = take_step(claim, "recheck", by=second, note="A later count is out.")
    for change in (change_statement, change_evidence, change_figure):
        with pytest.raises(Refused, match="can’t be changed"):
            change(claim, author)
    claim = take_step(claim, "keep", by=second, note="It counts something else.")
    assert claim.verdicts.in_force().get().record["claim"]["statement"] == claim.statement


def test_whoever_had_a_hand_in_a_draft_never_signs_it_off(drafted, author, second):
    draft_verdict(
        drafted, revision=drafted.revision, by=second, rating=RatingFactory(), summary="So it is, nearly.", reasons=""
    )
    drafted.refresh_from_db()
    set_reasons(drafted, second)
    take_step(drafted, "submit", by=second)
    with pytest.raises(StepRefused, match="You had a hand in this draft"):
        take_step(drafted, "approve", by=author)
    assert drafted not in Claim.objects.waiting_for(author)
    third = UserFactory(role="reviewer")
    assert drafted in Claim.objects.waiting_for(third)
    assert take_step(drafted, "approve", by=third).stage == Stage.APPROVED


def set_reasons(claim, by):
    draft = claim.verdicts.get()
    draft_verdict(
        claim, revision=claim.revision, by=by, rating=draft.rating, summary=draft.summary, reasons="The list says so."
    )


def test_saving_the_same_words_makes_nobody_their_author(drafted, author, second):
    draft, events = drafted.verdicts.get(), Event.objects.count()
    draft_verdict(
        drafted, revision=drafted.revision, by=second, rating=draft.rating, summary=draft.summary, reasons=draft.reasons
    )
    draft.refresh_from_db()
    assert draft.author == author
    assert Event.objects.count() == events


def test_a_new_version_is_open_to_those_who_wrote_the_last(drafted, author, second, boss):
    claim = publish(drafted, author, second, boss)
    take_step(claim, "correct", by=boss, correction="error", note="The date was wrong.")
    claim.refresh_from_db()
    draft_verdict(
        claim, revision=claim.revision, by=second, rating=RatingFactory(), summary="So it was.", reasons="See."
    )
    take_step(claim, "submit", by=second)
    assert take_step(claim, "approve", by=author).stage == Stage.APPROVED


@pytest.mark.parametrize("approved", [False, True])
def test_an_author_takes_a_draft_back_and_submits_it_anew(drafted, author, second, approved):
    take_step(drafted, "submit", by=author)
    if approved:
        take_step(drafted, "approve", by=second)
    claim = take_step(drafted, "withdraw", by=author)
    assert (claim.stage, claim.fingerprint, claim.verdicts.get().approver) == (Stage.OPEN, "", None)
    assert take_step(drafted, "submit", by=author).stage == Stage.IN_REVIEW


@pytest.mark.parametrize(("step", "target"), [("accept", Stage.OPEN), ("dismiss", Stage.DISMISSED)])
def test_a_suggestion_is_decided_without_words_and_the_decision_undone(author, second, step, target):
    claim = ClaimFactory(stage=Stage.SUGGESTED)
    assert take_step(claim, step, by=author).stage == target
    assert "undo" in {choice.step.name for choice in open_steps(Claim.objects.get(pk=claim.pk), second)}
    assert take_step(claim, "undo", by=second).stage == Stage.SUGGESTED
    with pytest.raises(StepRefused, match="isn’t possible"):
        take_step(claim, "undo", by=second)


def test_what_was_worked_on_since_is_not_undone(author):
    claim = take_step(ClaimFactory(stage=Stage.SUGGESTED), "accept", by=author)
    change_evidence(claim, author)
    with pytest.raises(StepRefused, match="nothing to undo"):
        take_step(claim, "undo", by=author)
    assert "undo" not in {choice.step.name for choice in open_steps(Claim.objects.get(pk=claim.pk), author)}
