"""Who is told of what; never of one's own deed."""

import unicodedata

import pytest

from claims.actions import assign_claim, declare_interest, draft_verdict, recuse, take_back_recusal, take_step
from claims.errors import Refused
from claims.factories import InterestFactory, PublishedVerdictFactory, UserFactory, VerdictFactory
from claims.models import Article, Claim, Interest, Message, Stage
from claims.workflow import barred
from tests.workflow.test_truth_table import ready_claim

pytestmark = pytest.mark.django_db


def inbox(user):
    return list(Message.objects.filter(to=user).order_by("pk").values_list("kind", flat=True))


def test_giving_and_taking_over_tell_both(reviewer, second_reviewer, editor):
    claim = ready_claim("open", reviewer)
    assign_claim(claim, to=reviewer, by=editor)
    assign_claim(claim, to=second_reviewer, by=second_reviewer)
    assert inbox(reviewer) == ["assigned", "taken"]
    assert inbox(second_reviewer) == inbox(editor) == []
    assert Message.objects.get(kind="taken").words == f"It is with {second_reviewer.get_full_name()} now."
    assign_claim(claim, to=second_reviewer, by=editor)  # it is with them already
    assign_claim(claim, to=None, by=editor)
    assert inbox(second_reviewer) == ["taken"]


def test_the_author_is_told_what_was_decided(reviewer, second_reviewer, editor):
    claim = ready_claim("in_review", reviewer)
    take_step(claim, "approve", by=second_reviewer)
    take_step(claim, "publish", by=editor)
    assert inbox(reviewer) == ["decided", "decided"]
    Claim.objects.update(assigned_to=second_reviewer)
    take_step(claim, "recheck", by=editor, note="A new list came.")
    assert inbox(reviewer)[-1] == inbox(second_reviewer)[-1] == "recheck"
    assert Message.objects.filter(kind="recheck", words="A new list came.").count() == 2


def test_a_return_tells_the_author_why(reviewer, second_reviewer):
    claim = ready_claim("in_review", reviewer)
    take_step(claim, "return", by=second_reviewer, note="Whose count is it?" + "?" * 600)
    message = Message.objects.get(to=reviewer)
    assert (message.kind, len(message.words)) == ("returned", 500)


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ("correct", "The verdict was opened for correction. Wrong day."),
        ("retract", "The verdict was withdrawn. Wrong day."),
    ],
)
def test_the_author_is_told_when_a_verdict_is_taken_up_or_back(step, words, reviewer, editor):
    claim = PublishedVerdictFactory(author=reviewer).claim
    take_step(claim, step, by=editor, note="Wrong day.", correction="error")
    assert (inbox(reviewer), Message.objects.get().words) == (["changed"], words)


def test_who_has_a_claim_is_told_that_it_was_dismissed(reviewer, second_reviewer):
    claim = ready_claim("open", reviewer)
    Claim.objects.update(assigned_to=reviewer)
    take_step(claim, "dismiss", by=second_reviewer, note="No number in it.")
    assert inbox(reviewer) == ["changed"]


def test_who_wrote_a_draft_is_told_that_it_was_rewritten(reviewer, second_reviewer):
    draft = VerdictFactory(author=reviewer)
    given = {"rating": draft.rating, "reasons": draft.reasons}
    draft_verdict(draft.claim, revision=1, by=second_reviewer, summary=draft.summary, **given)
    assert inbox(reviewer) == []
    draft_verdict(draft.claim, revision=1, by=second_reviewer, summary="Otherwise.", **given)
    assert inbox(reviewer) == ["changed"]


def test_nobody_is_told_of_their_own_deed(editor):
    claim = PublishedVerdictFactory(author=editor).claim
    take_step(claim, "recheck", by=editor, note="Why not.")
    assign_claim(claim, to=editor, by=editor)
    assert not Message.objects.exists()


def test_a_step_that_is_refused_tells_nobody(reviewer):
    claim = ready_claim("in_review", reviewer)
    with pytest.raises(Refused):
        take_step(claim, "approve", by=reviewer)
    assert not Message.objects.exists()


def test_recusal_hides_a_claim_from_sign_off_and_only_another_takes_it_back(reviewer, second_reviewer, editor):
    claim = ready_claim("in_review", reviewer)
    other = UserFactory()
    recuse(claim, by=second_reviewer, reason="My sister works there.")
    assert not Claim.objects.waiting_for(second_reviewer).exists()
    assert Claim.objects.waiting_for(other).get() == claim
    with pytest.raises(Refused, match="said already"):
        recuse(claim, by=second_reviewer)
    with pytest.raises(Refused, match="can’t check this one"):
        take_step(claim, "approve", by=second_reviewer)
    with pytest.raises(Refused, match="an editor other than you"):
        take_back_recusal(claim, of=second_reviewer, by=second_reviewer)
    take_back_recusal(claim, of=second_reviewer, by=editor)
    with pytest.raises(Refused, match="has not said"):
        take_back_recusal(claim, of=second_reviewer, by=editor)
    take_step(claim, "approve", by=second_reviewer)
    assert list(claim.events.order_by("pk").values_list("step", flat=True))[-3:] == ["recused", "unrecused", "approve"]
    event = claim.events.get(step="unrecused")
    assert (event.by, event.note) == (editor, second_reviewer.get_full_name())
    assert Claim.objects.get().stage == Stage.APPROVED


def test_a_claim_leaves_whoever_cannot_check_it_and_is_not_given_to_them(reviewer, second_reviewer, editor):
    claim = ready_claim("open", reviewer)
    assign_claim(claim, to=second_reviewer, by=editor)
    recuse(claim, by=second_reviewer)
    claim.refresh_from_db()
    assert claim.assigned_to is None
    with pytest.raises(Refused, match="has said that they can’t check this one"):
        assign_claim(claim, to=second_reviewer, by=editor)


@pytest.mark.parametrize("name", ["Außenministerium", "ΟΔΟΣ", "İstanbul", "Çelik, Ministry"])
def test_an_interest_bars_and_keeps_out_of_the_list_alike_in_any_script(name, reviewer, second_reviewer):
    claim = ready_claim("in_review", reviewer)
    Claim.objects.filter(pk=claim.pk).update(claimant=name)
    InterestFactory(user=second_reviewer, source=None, name=name.partition(",")[0])
    claim.refresh_from_db()
    assert barred(claim, second_reviewer)
    assert not Claim.objects.waiting_for(second_reviewer).exists()


@pytest.mark.parametrize("where", ["claimant", "publisher"])
@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ("Acme Corp", "Acme  Corp"), ("Acme Corp", "ACME\u00a0Corp"), ("Acme Corp", "\u202fAcme\u2009\tCorp\n"),
        ("Acme\u3000 Corp", "Acme Corp"), ("Café", unicodedata.normalize("NFD", "Café")),
        (unicodedata.normalize("NFD", "ÇELIK Café"), "Çelik café"),
    ],
    ids=ascii,
)  # fmt: skip
def test_an_interest_bars_however_the_name_is_spaced_and_composed(where, declared, written, reviewer, second_reviewer):
    claim = ready_claim("in_review", reviewer)
    if where == "claimant":
        Claim.objects.filter(pk=claim.pk).update(claimant=written)
    else:
        Article.objects.filter(snapshots__claims=claim).update(publisher=written)
    InterestFactory(user=second_reviewer, source=None, name=declared)
    claim = Claim.objects.get(pk=claim.pk)
    assert barred(claim, second_reviewer)
    assert not Claim.objects.waiting_for(second_reviewer).exists()
    with pytest.raises(Refused, match="already"):
        declare_interest(by=second_reviewer, name=written, words="Cousin.")


@pytest.mark.parametrize("name", ["AcmeCorp", "Acme Corporation", "Cafe", "Acme"])
def test_another_name_is_not_taken_for_it(name, reviewer, second_reviewer):
    claim = ready_claim("in_review", reviewer)
    Claim.objects.filter(pk=claim.pk).update(claimant="Acme Corp")
    InterestFactory(user=second_reviewer, source=None, name=name)
    assert not barred(Claim.objects.get(pk=claim.pk), second_reviewer)
    assert Claim.objects.waiting_for(second_reviewer).exists()


@pytest.mark.parametrize("touch", ["source", "claimant", "office", "publisher"])
def test_a_claim_that_an_interest_touches_does_not_wait_for_that_person(touch, reviewer, second_reviewer):
    claim = ready_claim("in_review", reviewer)
    Claim.objects.filter(pk=claim.pk).update(claimant=" Jane Doe, the Office")
    names = {
        "claimant": "jane DOE, the office",
        "office": "Jane Doe",
        "publisher": claim.snapshot.article.publisher.upper(),
    }
    Interest.objects.create(
        user=second_reviewer,
        words="Shares.",
        name=names.get(touch, ""),
        source=claim.evidence.first().source if touch == "source" else None,
    )
    InterestFactory(user=second_reviewer, name="Someone else")
    assert not Claim.objects.waiting_for(second_reviewer).exists()
    assert Claim.objects.waiting_for(UserFactory()).get() == claim
