"""A second person rates unseen; if the ratings differ, a third one decides, who is neither."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from claims.actions import draft_verdict, rate_unseen, take_step
from claims.errors import Refused, StepRefused
from claims.factories import ClaimFactory, InterestFactory, RatingFactory, UserFactory, complete
from claims.models import Claim, Desk, Stage
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


def test_a_rating_counts_for_what_was_submitted_only(asked, second):
    rate_unseen(asked, rating=RatingFactory(), by=second)
    draft = asked.verdicts.get()
    take_step(asked, "withdraw", by=draft.author)
    asked.refresh_from_db()
    draft_verdict(
        asked, revision=asked.revision, by=draft.author, rating=draft.rating, summary="Something else.", reasons="See."
    )
    take_step(asked, "submit", by=draft.author)
    with pytest.raises(StepRefused, match="Give yours"):
        take_step(asked, "approve", by=second)


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
