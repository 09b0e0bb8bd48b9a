from datetime import timedelta

import pytest
from django.utils import timezone

from claims.actions import dismiss_tip, forget_readers, submit_tip, take_tip
from claims.errors import Refused
from claims.factories import ArticleFactory, TipFactory
from claims.models import Desk, Tip

pytestmark = pytest.mark.django_db
HERE, THERE = "a" * 64, "b" * 64


def test_one_place_asks_so_often_within_an_hour_and_another_is_not_held_up():
    Desk.objects.update_or_create(pk=1, defaults={"tips_per_hour": 2})
    for text in ("one", "two"):
        submit_tip(sender=HERE, text=text)
    with pytest.raises(Refused, match="2 requests an hour") as refusal:
        submit_tip(sender=HERE, text="three")
    assert refusal.value.status == 429
    submit_tip(sender=THERE, text="three")
    Tip.objects.filter(sender=HERE).update(at=timezone.now() - timedelta(hours=1, minutes=1))
    submit_tip(sender=HERE, text="four")


def test_the_same_text_within_a_day_is_kept_once():
    first = submit_tip(sender=HERE, text="600 were held")
    assert submit_tip(sender=THERE, text="600 were held") == first
    Tip.objects.update(state=Tip.State.DISMISSED)
    assert submit_tip(sender=HERE, text="600 were held") == first
    Tip.objects.update(at=timezone.now() - timedelta(hours=25))
    assert submit_tip(sender=HERE, text="600 were held") != first


def test_what_tells_senders_apart_goes_after_a_day():
    old = submit_tip(sender=HERE, text="one")
    Tip.objects.update(at=timezone.now() - timedelta(hours=25))
    new = submit_tip(sender=THERE, text="two")
    old.refresh_from_db()
    assert (old.sender, new.sender) == ("", THERE)


def test_all_together_ask_no_more_within_an_hour_than_can_be_read(settings, reviewer):
    settings.TIPS_PER_HOUR = 2
    first = submit_tip(sender=HERE, text="one")
    submit_tip(sender=THERE, text="two")
    with pytest.raises(Refused, match="than the desk can read. Send this one later") as refusal:
        submit_tip(sender="c" * 64, text="three")
    assert refusal.value.status == 429
    dismiss_tip(first, by=reviewer, reason="Spam.")
    submit_tip(sender="c" * 64, text="three")
    Tip.objects.update(at=timezone.now() - timedelta(hours=1, minutes=1))
    submit_tip(sender=HERE, text="four")


def test_an_address_goes_with_the_dismissal_and_else_after_90_days(reviewer):
    dismissed = dismiss_tip(TipFactory(text="one", contact="a@b.example"), by=reviewer, reason="Spam.")
    taken = take_tip(TipFactory(text="two", contact="c@d.example"), by=reviewer, article=ArticleFactory())
    waiting = TipFactory(text="three", contact="e@f.example", sender=HERE)
    dismissed.refresh_from_db()
    assert (dismissed.contact, taken.contact, waiting.contact) == ("", "c@d.example", "e@f.example")
    Tip.objects.update(at=timezone.now() - timedelta(days=89))
    assert forget_readers() == (0, 3)
    Tip.objects.update(at=timezone.now() - timedelta(days=91))
    assert forget_readers() == (2, 0)
    assert set(Tip.objects.values_list("contact", "sender")) == {("", "")}


def test_a_desk_that_takes_none_says_so():
    Desk.objects.update_or_create(pk=1, defaults={"tips_open": False})
    with pytest.raises(Refused, match="no requests"):
        submit_tip(sender=HERE, text="one")


def test_a_tip_is_decided_once_and_by_somebody(reviewer, second_reviewer):
    article = ArticleFactory()
    tip = take_tip(TipFactory(), by=reviewer, article=article)
    assert (tip.state, tip.article, tip.decided_by, tip.decided_at is None) == ("taken", article, reviewer, False)
    with pytest.raises(Refused, match=f"{reviewer.get_full_name()} has taken this in already"):
        dismiss_tip(tip, by=second_reviewer, reason="Spam.")
    other = TipFactory(text="Other")
    with pytest.raises(Refused, match="needs a reason"):
        dismiss_tip(other, by=reviewer, reason=" ")
    assert dismiss_tip(other, by=reviewer, reason="Spam.").reason == "Spam."
    with pytest.raises(Refused, match="dismissed this already"):
        take_tip(other, by=reviewer, article=article)
