"""A second person rates unseen; if the ratings differ, a third one decides, who is neither."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, transaction
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from claims.actions import draft_verdict, rate_unseen, recuse, revise_claim, take_step
from claims.errors import Refused, StepRefused
from claims.factories import ClaimFactory, InterestFactory, RatingFactory, UserFactory, complete
from claims.models import Claim, Desk, Stage
from claims.unseen import check_rater, hidden_drafts, hides_draft
from claims.workflow import Standing, open_steps
from tests.conftest import logged_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    """A desk that asks for a second rating, and a claim submitted there with the rating “True”."""
    Desk.objects.current()
    Desk.objects.update(blind_second_rating=True)
    RatingFactory(label="False", value=1, tone="false")
    author = UserFactory(role="reviewer")
    claim = complete(ClaimFactory(stage=Stage.OPEN))
    draft_verdict(claim, revision=1, by=author, rating=RatingFactory(), summary="So it is, we found.", reasons="See.")
    take_step(claim, "submit", by=author)
    return Claim.objects.get(pk=claim.pk)


@pytest.fixture
def untrue():
    return RatingFactory(label="False", value=1, tone="false")


@pytest.fixture
def second():
    return UserFactory(role="reviewer")


def test_nobody_approves_before_a_second_rating(asked, second):
    with pytest.raises(StepRefused, match="Give yours, then decide"):
        take_step(asked, "approve", by=second)


def test_who_rates_the_same_approves(asked, second):
    rate_unseen(asked, rating=RatingFactory(), by=second)
    assert take_step(asked, "approve", by=second).stage == Stage.APPROVED


def test_where_they_differ_a_third_person_decides(asked, second, untrue):
    rate_unseen(asked, rating=untrue, by=second, reason="The list is of another day.")
    with pytest.raises(StepRefused, match="a third person decides"):
        take_step(asked, "approve", by=second)
    assert take_step(asked, "approve", by=UserFactory(role="reviewer")).stage == Stage.APPROVED


def test_the_database_keeps_the_third_person_apart(asked, second, untrue):
    rate_unseen(asked, rating=untrue, by=second)
    with pytest.raises(DatabaseError, match="verdict_third_decides"), transaction.atomic():
        asked.verdicts.update(approver=second)


def resubmit(claim, **changed):
    """The author takes the draft back, changes it and submits it anew."""
    draft = claim.verdicts.get()
    take_step(claim, "withdraw", by=draft.author)
    claim.refresh_from_db()
    words = {"rating": draft.rating, "summary": "Something else.", "reasons": "See."} | changed
    draft_verdict(claim, revision=claim.revision, by=draft.author, **words)
    take_step(claim, "submit", by=draft.author)
    claim.refresh_from_db()


def test_a_rating_counts_for_what_was_submitted_only(asked, second):
    rate_unseen(asked, rating=RatingFactory(), by=second)
    resubmit(asked)
    with pytest.raises(StepRefused, match="Give yours"):
        take_step(asked, "approve", by=UserFactory(role="reviewer"))


def test_whoever_rated_an_earlier_round_does_not_rate_again(asked, second, untrue):
    rate_unseen(asked, rating=untrue, by=second)
    resubmit(asked)
    with pytest.raises(Refused, match="know how this was rated in an earlier round") as refusal:
        rate_unseen(asked, rating=RatingFactory(), by=second)
    assert refusal.value.status == 403
    with pytest.raises(StepRefused, match="somebody else gives it"):
        take_step(asked, "approve", by=second)
    rate_unseen(asked, rating=RatingFactory(), by=UserFactory(role="reviewer"))


@pytest.mark.parametrize("step", ["approve", "return"])
def test_whoever_decided_on_an_earlier_round_does_not_rate_again(asked, second, untrue, step):
    rate_unseen(asked, rating=untrue, by=second)
    decider, author = UserFactory(role="reviewer"), asked.verdicts.get().author
    take_step(asked, step, by=decider, note="Once more, please.")
    if step == "return":
        asked.refresh_from_db()
        words = {"rating": RatingFactory(), "summary": "Something else.", "reasons": "See."}
        draft_verdict(asked, revision=asked.revision, by=author, **words)
        take_step(asked, "submit", by=author)
    else:
        resubmit(asked)
    with pytest.raises(Refused, match="know how this was rated"):
        rate_unseen(asked, rating=untrue, by=decider)


def test_whoever_signed_before_the_desk_asked_for_a_second_rating_does_not_rate(asked, untrue):
    Desk.objects.update(blind_second_rating=False)
    signer = UserFactory(role="reviewer")
    take_step(asked, "approve", by=signer)
    Desk.objects.update(blind_second_rating=True)
    resubmit(asked)
    with pytest.raises(Refused, match="know how this was rated"):
        rate_unseen(asked, rating=untrue, by=signer)
    assert not Claim.objects.waiting_for(signer).filter(pk=asked.pk).exists()
    assert rate_unseen(asked, rating=untrue, by=UserFactory(role="reviewer"))


def test_the_queue_says_which_claims_want_a_rating_unseen(asked, second, untrue):
    path = f"{reverse('desk:queue')}?view=all"
    assertContains(logged_in(second).get(path), "To be rated unseen", count=1)
    rate_unseen(asked, rating=untrue, by=second)
    assertNotContains(logged_in(second).get(path), "To be rated unseen")


def test_the_author_reads_who_may_rate_and_that_nobody_is_left(asked, second):
    author = asked.verdicts.get().author
    page = logged_in(author).get(asked.get_desk_url())
    assertContains(page, "This waits for a second rating, given unseen.")
    assertContains(page, "Who may give it: ")
    assertContains(page, f"<bdi>{second.get_full_name() or second}</bdi>")
    User.objects.exclude(pk=author.pk).update(is_active=False)
    assertContains(logged_in(author).get(asked.get_desk_url()), "Nobody at the desk is left who may give it.")


def test_whoever_returned_a_draft_that_was_hidden_from_them_may_still_rate_it(asked, second, untrue):
    """In the second round nobody has rated yet when they return it."""
    rate_unseen(asked, rating=untrue, by=second)
    resubmit(asked)
    third, author = UserFactory(role="reviewer"), asked.verdicts.get().author
    take_step(asked, "return", by=third, note="A document is missing.")
    asked.refresh_from_db()
    draft_verdict(asked, revision=asked.revision, by=author, rating=RatingFactory(), summary="With it.", reasons="See.")
    take_step(asked, "submit", by=author)
    assert rate_unseen(asked, rating=untrue, by=third)


def test_who_rated_an_earlier_round_otherwise_does_not_decide_a_later_one(asked, second, untrue):
    """Also where the second rating of the later round is the draft's own."""
    rate_unseen(asked, rating=untrue, by=second)
    resubmit(asked)
    third = UserFactory(role="reviewer")
    rate_unseen(asked, rating=RatingFactory(), by=third)
    with pytest.raises(StepRefused, match="You rated it “False” and the draft says “True”, so a third person decides"):
        take_step(asked, "approve", by=second)
    with pytest.raises(DatabaseError, match="verdict_third_decides"), transaction.atomic():
        asked.verdicts.update(approver=second)
    assert take_step(asked, "approve", by=third).stage == Stage.APPROVED


def test_who_rated_an_earlier_round_is_no_third_person_in_a_later_one(asked, second, untrue):
    rate_unseen(asked, rating=RatingFactory(), by=second)
    resubmit(asked)
    rate_unseen(asked, rating=untrue, by=UserFactory(role="reviewer"))
    with pytest.raises(StepRefused, match="Somebody else rated it “False”"):
        take_step(asked, "approve", by=second)
    with pytest.raises(DatabaseError, match="verdict_third_decides"), transaction.atomic():
        asked.verdicts.update(approver=second)
    assert take_step(asked, "approve", by=UserFactory(role="reviewer")).stage == Stage.APPROVED


def test_a_desk_of_two_goes_on_by_turning_the_setting_off(asked, second, untrue):
    rate_unseen(asked, rating=untrue, by=second)
    resubmit(asked)
    User.objects.exclude(pk__in=[second.pk, asked.verdicts.get().author_id]).update(is_active=False)
    page = logged_in(second).get(asked.get_desk_url()).content.decode()
    assert "Nobody at the desk is left who may give it." in page
    assert 'id="unseen"' not in page
    Desk.objects.update(blind_second_rating=False)
    assert take_step(asked, "approve", by=second).stage == Stage.APPROVED


def test_whoever_cannot_check_a_claim_does_not_rate_it(asked, second, untrue):
    User.objects.exclude(pk=second.pk).update(is_active=False)
    other = UserFactory(role="reviewer")
    recuse(asked, by=second)
    with pytest.raises(Refused, match="You said that you can’t check this one"):
        rate_unseen(asked, rating=untrue, by=second)
    page = logged_in(second).get(asked.get_desk_url()).content.decode()
    assert 'id="unseen"' not in page
    assert "You said that you can’t check this one." in page
    assert f"Who may give it: <bdi>{other.get_full_name()}</bdi>." in page
    assert "So it is, we found." not in page


def test_nobody_rates_what_is_no_longer_what_was_submitted(asked, second, untrue):
    revise_claim(
        asked, revision=asked.revision, by=second, statement="Another thing", kind=asked.kind, claimant=asked.claimant,
        attribution=asked.attribution, made_on=asked.made_on,
    )  # fmt: skip
    with pytest.raises(Refused, match="has changed since it was submitted") as refusal:
        rate_unseen(asked, rating=untrue, by=second)
    assert refusal.value.status == 409
    page = logged_in(second).get(asked.get_desk_url()).content.decode()
    assert 'id="unseen"' not in page
    assert "so nobody can rate what was" in page


def can_sign(claim, person):
    """Whether the claim waits for something that this person may do about its sign-off: rate it unseen, or decide."""
    standing = Standing.of(claim)
    try:
        check_rater(claim, person, standing)
    except Refused:
        return claim.stage == Stage.IN_REVIEW and any(
            choice.allowed for choice in open_steps(claim, person, standing) if choice.step.name == "approve"
        )
    return True


def check_lists(claim, people):
    """What the queue says waits for somebody's sign-off is what its page lets them do."""
    for person in people:
        listed = Claim.objects.waiting_for(person).filter(pk=claim.pk).exists()
        assert listed == can_sign(claim, person), (claim.stage, person)


def test_whoever_knows_or_differs_is_not_waited_for(asked, second, untrue):
    author = asked.verdicts.get().author
    people = [author, second, third := UserFactory(role="reviewer"), fourth := UserFactory(role="reviewer")]
    check_lists(asked, people)
    rate_unseen(asked, rating=untrue, by=second)
    check_lists(asked, people)
    assert not Claim.objects.waiting_for(second).exists()
    assert Claim.objects.waiting_for(third.pk).exists()
    take_step(asked, "return", by=third, note="Of which day?")
    asked.refresh_from_db()
    words = {"summary": "So it is, of Monday.", "reasons": "See."}
    draft_verdict(asked, revision=asked.revision, by=author, rating=RatingFactory(), **words)
    take_step(asked, "submit", by=author)
    asked.refresh_from_db()
    check_lists(asked, people)
    assert not Claim.objects.waiting_for(third).exists()
    rate_unseen(asked, rating=RatingFactory(), by=fourth)
    check_lists(asked, people)


def test_lists_hide_what_the_page_hides(asked, second, untrue):
    """Of whom, and when: hidden_drafts and hides_draft decide alike in every state."""
    author, helper, other = asked.verdicts.get().author, UserFactory(role="reviewer"), UserFactory(role="editor")
    people = [author, helper, second, other]

    def hidden():
        claim = Claim.objects.get(pk=asked.pk)
        check_lists(claim, people)
        by_list = [person for person in people if hidden_drafts(person).filter(claim=claim).exists()]
        assert by_list == [person for person in people if hides_draft(claim, person, Standing.of(claim))]
        return by_list

    assert hidden() == [helper, second, other]
    take_step(asked, "withdraw", by=author)
    assert hidden() == []
    for by in (helper, author):
        asked.refresh_from_db()
        draft_verdict(asked, revision=asked.revision, by=by, rating=untrue, summary=f"By {by}.", reasons="See.")
    take_step(asked, "submit", by=author)
    assert hidden() == [second, other]
    Desk.objects.update(blind_second_rating=False)
    assert hidden() == []
    Desk.objects.update(blind_second_rating=True)
    rate_unseen(asked, rating=untrue, by=second)
    assert hidden() == []
    resubmit(asked)
    assert hidden() == [second, other]


def test_who_may_rate(asked, second, untrue):
    author = asked.verdicts.get().author
    with pytest.raises(Refused, match="had a hand"):
        rate_unseen(asked, rating=untrue, by=author)
    interested = InterestFactory(user__role="reviewer", source=None, name=asked.claimant).user
    with pytest.raises(Refused, match="declared an interest"):
        rate_unseen(asked, rating=untrue, by=interested)
    with pytest.raises(Refused, match="reversed"):
        rate_unseen(asked, rating=untrue, by=second, low=Decimal(9), high=Decimal(2))
    rate_unseen(asked, rating=untrue, by=second)
    with pytest.raises(Refused, match="given already"):
        rate_unseen(asked, rating=untrue, by=UserFactory(role="reviewer"))
    Desk.objects.update(blind_second_rating=False)
    with pytest.raises(Refused, match="doesn’t ask"):
        rate_unseen(asked, rating=untrue, by=UserFactory(role="reviewer"))


@pytest.mark.parametrize("page", ["get_desk_url", "get_sheet_url"])
def test_the_draft_is_hidden_until_somebody_has_rated(asked, second, untrue, page):
    url = getattr(asked, page)()
    before = logged_in(second).get(url).content.decode()
    assert "So it is, we found." not in before
    assert "before you see the draft’s" in before
    drafted = before[before.index('id="h-history"') :]
    assert "True" not in drafted
    assert "So it is, we found." in logged_in(asked.verdicts.get().author).get(url).content.decode()
    rate_unseen(asked, rating=untrue, by=second)
    after = logged_in(second).get(url).content.decode()
    assert "So it is, we found." in after
    assert "so a third person decides" in after


def test_rating_by_the_page(asked, second, untrue):
    client = logged_in(second)
    url = reverse("desk:unseen", args=[asked.pk])
    assert client.post(url, {"rating": "", "reason": "x"}).status_code == 422
    wrong = client.post(url, {"rating": untrue.pk, "low": "9", "high": "2"})
    assert "The range is reversed" in wrong.content.decode()
    assert client.post(url, {"rating": untrue.pk, "low": "600", "high": "650"}).status_code == 302
    assert client.post(url, {"rating": untrue.pk}).status_code == 409
    assert logged_in(UserFactory(role="")).post(url, {"rating": untrue.pk}).status_code == 403


@pytest.mark.parametrize(
    ("given", "said"), [(("1600", "2000.5"), "1,600 to 2,000.5"), (("", "650"), "650"), (("", ""), "")]
)
def test_the_second_reading_of_the_number_stands_beside_the_rating_once_both_are_open(
    asked, second, untrue, given, said
):
    low, high = given
    logged_in(second).post(reverse("desk:unseen", args=[asked.pk]), {"rating": untrue.pk, "low": low, "high": high})
    assert asked.events.filter(step="rated").get().note == f"another rating: False{said and f'; number read as {said}'}"
    for url in (asked.get_desk_url(), asked.get_sheet_url()):
        words = logged_in(UserFactory(role="reviewer")).get(url).content.decode()
        assert ("Read the number as" in words) is bool(said)
        assert not said or f"Read the number as {said} people." in words


def test_the_whole_history_hides_the_draft_too(asked, second, untrue):
    client = logged_in(second)
    url = reverse("desk:history", args=[asked.pk])
    client.get(asked.get_desk_url())  # they have looked; what follows is news to them
    asked.verdicts.update(summary="So it is, we now found.")
    for page in (url, f"{url}?table=verdict", asked.get_desk_url()):
        words = client.get(page).content.decode()
        assert "we now found" not in words
        assert '<blockquote dir="auto">True</blockquote>' not in words
    author = logged_in(asked.verdicts.get().author)
    assert "we now found" in author.get(url).content.decode()
