import time
from datetime import timedelta

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from claims.factories import TipFactory
from claims.forms import tips
from claims.models import Desk, Tip
from claims.views.public_tips import client_network, sender_of

pytestmark = pytest.mark.django_db
PAGE = reverse("check_this")
THANKS = reverse("check_this_thanks")


@pytest.fixture
def stamp(monkeypatch):
    """A stamp of a minute ago."""
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now - 60)
    made = tips.new_stamp()
    monkeypatch.setattr(time, "time", lambda: now)
    return made


def given(stamp, **changes):
    return {"text": "600 were held", "stamp": stamp, **changes}


def test_a_reader_asks_without_a_cookie_and_is_thanked(client, stamp):
    page = client.get(PAGE)
    assertContains(page, "What we keep, and why")
    assert not page.cookies
    words = {"url": "https://paper.example/", "why": "It matters.", "contact": "a@b.example"}
    assertRedirects(client.post(PAGE, given(stamp, **words)), THANKS)
    tip = Tip.objects.get()
    assert (tip.text, tip.url, tip.why, tip.contact) == ("600 were held", *words.values())
    assert len(tip.sender) == 64
    assert not client.cookies


def test_the_page_is_linked_while_readers_may_ask(client):
    assertContains(client.get(reverse("home")), PAGE)
    Desk.objects.update_or_create(pk=1, defaults={"tips_open": False})
    assertNotContains(client.get(reverse("home")), PAGE)
    assertContains(client.get(PAGE), "Not at the moment")


def test_whoever_asks_while_the_desk_takes_none_is_told(client, stamp):
    Desk.objects.update_or_create(pk=1, defaults={"tips_open": False})
    assertContains(client.post(PAGE, given(stamp)), "Not at the moment", status_code=403)
    assert not Tip.objects.exists()


def test_too_many_from_one_place_are_refused_and_keep_what_was_typed(client, stamp):
    Desk.objects.update_or_create(pk=1, defaults={"tips_per_hour": 1})
    client.post(PAGE, given(stamp))
    response = client.post(PAGE, given(stamp, text="Another <b>one</b>"))
    assertContains(response, "takes 1 request an hour from one place", status_code=429)
    assertContains(response, "Another &lt;b&gt;one&lt;/b&gt;", status_code=429)
    assert response["Retry-After"] == "3600"
    assertRedirects(client.post(PAGE, given(stamp, text="Elsewhere"), REMOTE_ADDR="203.0.113.9"), THANKS)


def test_when_all_together_ask_too_much_it_is_said_and_nothing_is_lost(client, stamp, settings):
    settings.TIPS_PER_HOUR = 1
    TipFactory()
    response = client.post(PAGE, given(stamp, text="Another one", contact="a@b.example"))
    assertContains(response, "within this hour than the desk can read", status_code=429)
    assertContains(response, "Another one", status_code=429)
    assertContains(response, "a@b.example", status_code=429)
    assert response["Retry-After"] == "3600"


def test_the_page_says_what_becomes_of_an_address(client):
    assertContains(client.get(PAGE), "90 days after you sent it in any case")


def test_the_same_text_is_thanked_for_and_kept_once(client, stamp):
    TipFactory(text="600 were held")
    assertRedirects(client.post(PAGE, given(stamp)), THANKS)
    assert Tip.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"text": ""}, "required"),
        ({"text": "\u202e \u200b"}, "can be seen"),
        ({"text": "x" * 2001}, "at most 2000"),
        ({"url": "javascript:alert(1)"}, "valid URL"),
        ({"contact": "nobody"}, "valid email"),
        ({"homepage": "https://spam.example"}, "tells people from machines"),
        ({"text": "http://a http://b www.c.example https://d"}, "more than 3 links"),
        ({"stamp": ""}, "too old"),
        ({"stamp": "tip:forged:forged"}, "too old"),
    ],
)
def test_what_cannot_be_taken_is_said_and_nothing_is_lost(client, stamp, changes, words):
    response = client.post(PAGE, given(stamp, why="It matters.") | changes)
    assertContains(response, words, status_code=422)
    assertContains(response, "It matters.", status_code=422)
    assert not Tip.objects.exists()


def test_whoever_had_the_trap_filled_by_a_browser_sends_it_once_more(client, stamp):
    response = client.post(PAGE, given(stamp, homepage="https://mine.example"))
    assert not response.context["form"]["homepage"].value()
    assertRedirects(client.post(PAGE, given(stamp, homepage=response.context["form"]["homepage"].value())), THANKS)


def test_a_nul_is_taken_out(client, stamp):
    client.post(PAGE, given(stamp, text="600\0 were held"))
    assert Tip.objects.get().text == "600 were held"


def test_a_form_sent_at_once_is_taken_the_second_time(client, monkeypatch):
    stamp = client.get(PAGE).context["form"]["stamp"].value()
    response = client.post(PAGE, given(stamp))
    assertContains(response, "very quick", status_code=422)
    now = time.time() + 5
    monkeypatch.setattr(time, "time", lambda: now)
    again = response.context["form"]["stamp"].value()
    assertRedirects(client.post(PAGE, given(again)), THANKS)


def test_a_form_from_yesterday_gets_a_new_stamp(client, stamp, monkeypatch):
    now = time.time() + timedelta(hours=13).total_seconds()
    monkeypatch.setattr(time, "time", lambda: now)
    response = client.post(PAGE, given(stamp))
    assertContains(response, "too old", status_code=422)
    monkeypatch.setattr(time, "time", lambda: now + 5)
    assertRedirects(client.post(PAGE, given(response.context["form"]["stamp"].value())), THANKS)


@pytest.mark.parametrize(
    ("header", "sent", "connection", "network"),
    [
        ("", "203.0.113.9", "198.51.100.1", "198.51.100.1"),
        ("X-Forwarded-For", "10.0.0.1, 203.0.113.9", "198.51.100.1", "203.0.113.9"),
        ("X-Forwarded-For", "made up", "198.51.100.1", "198.51.100.1"),
        ("X-Forwarded-For", "", "198.51.100.1", "198.51.100.1"),
        ("X-Real-IP", "2001:db8:1:2:3:4:5:6", "::1", "2001:db8:1:2::/64"),
        ("", "", "::ffff:198.51.100.1", "198.51.100.1"),
        ("", "", "", ""),
    ],
)
def test_a_sender_is_known_by_the_address_that_can_be_trusted(rf, settings, header, sent, connection, network):
    settings.CLIENT_ADDRESS_HEADER = header
    headers = {header or "X-Forwarded-For": sent}
    request = rf.get("/", headers=headers, REMOTE_ADDR=connection)
    assert client_network(request) == network
    assert len(sender_of(request)) == 64
    before = sender_of(request)
    settings.SECRET_KEY = "another"
    assert sender_of(request) != before


def test_other_methods_are_refused(client):
    assert client.put(PAGE).status_code == 405
    assert client.post(THANKS).status_code == 405
