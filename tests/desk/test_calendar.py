"""The calendar of due dates, as a calendar program reads it."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar
from pytest_django.asserts import assertContains

from claims.actions import set_due_date
from claims.factories import ClaimFactory, PredictionFactory, UserFactory
from claims.models import Claim, Stage
from claims.numbers import calendar as shown
from claims.views.desk_calendar import calendar_key

pytestmark = pytest.mark.django_db


def url(user):
    return f"{reverse('desk:due_ics')}?key={calendar_key(user)}"


def entries(client, user):
    response = client.get(url(user))
    assert response.status_code == 200
    return {str(event["UID"]).split("@")[0]: event for event in Calendar.from_ical(response.content).walk("VEVENT")}


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


def window(days, length=30):
    return (in_days(days), in_days(days + length))


def test_due_dates_and_windows_are_whole_days_with_words_and_a_link(client, reviewer):
    claim = ClaimFactory(assigned_to=reviewer, due_on=in_days(3), statement="Commas, and; semicolons\\")
    clock = PredictionFactory(window=window(10), starts_with="the réport")
    found = entries(client, reviewer)
    due, judged = found[f"due-{claim.uid}"], found[f"clock-{clock.uid}"]
    assert (due["DTSTART"].dt, due["DTEND"].dt) == (in_days(3), in_days(4))
    assert "Commas, and; semicolons\\" in str(due["DESCRIPTION"])
    assert str(due["URL"]) == f"http://testserver{claim.get_desk_url()}"
    assert (judged["DTSTART"].dt, judged["DTEND"].dt) == window(10)
    assert "the réport" in str(judged["SUMMARY"])
    claim.refresh_from_db()
    assert due["DTSTAMP"].dt == claim.updated_at.replace(microsecond=0)


def test_a_feed_is_read_by_rfc_5545(client, reviewer):
    ClaimFactory(due_on=in_days(3), statement="ا" * 200)
    response = client.get(url(reviewer))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in response.content.split(b"\r\n"))
    assert "private" in response["Cache-Control"]


def test_what_is_with_others_finished_or_far_off_is_left_out(client, reviewer):
    wanted = {
        f"due-{claim.uid}"
        for claim in (
            ClaimFactory(assigned_to=reviewer, due_on=in_days(-30)),
            ClaimFactory(assigned_to=None, due_on=in_days(400), stage=Stage.RECHECK),
        )
    }
    ClaimFactory(assigned_to=UserFactory(), due_on=in_days(1))
    ClaimFactory(assigned_to=reviewer, due_on=in_days(-31))
    ClaimFactory(assigned_to=reviewer, due_on=in_days(401))
    ClaimFactory(assigned_to=reviewer, due_on=in_days(1), stage=Stage.PUBLISHED)
    ClaimFactory(assigned_to=reviewer)
    clocks = [
        PredictionFactory(window=window(-59)),
        PredictionFactory(window=window(400)),
        PredictionFactory(window=window(1), claim=ClaimFactory(kind="prediction", stage=Stage.PUBLISHED)),
    ]
    PredictionFactory(window=window(-60))
    PredictionFactory(window=window(401))
    PredictionFactory(window=window(1), outcome="missed")
    PredictionFactory(window=window(1), claim=ClaimFactory(kind="prediction", stage=Stage.DISMISSED))
    assert set(entries(client, reviewer)) == wanted | {f"clock-{clock.uid}" for clock in clocks}


def test_it_holds_no_more_than_its_bound(client, reviewer, monkeypatch):
    monkeypatch.setattr(shown, "MOST", 3)
    for n in range(5):
        ClaimFactory(due_on=in_days(n), assigned_to=reviewer if n % 2 else None)
        PredictionFactory(window=window(n))
    found = entries(client, reviewer)
    assert sorted(event["DTSTART"].dt for name, event in found.items() if name.startswith("due")) == [
        in_days(n) for n in range(3)
    ]
    assert sum(name.startswith("clock") for name in found) == 3


def test_it_costs_the_same_however_much(client, reviewer, django_assert_num_queries):
    def add():
        ClaimFactory(due_on=in_days(1), assigned_to=reviewer)
        ClaimFactory(due_on=in_days(1))
        PredictionFactory(window=window(1))

    add()
    with django_assert_num_queries(7):  # user, 2 permission, with them, with nobody, clocks, newest deed
        client.get(url(reviewer))
    for _ in range(5):
        add()
    with django_assert_num_queries(7):
        client.get(url(reviewer))


def test_what_has_not_changed_is_not_sent_again(client, reviewer):
    claim = ClaimFactory(due_on=in_days(3))
    first = client.get(url(reviewer))
    for headers in ({"If-None-Match": first["ETag"]}, {"If-Modified-Since": first["Last-Modified"]}):
        again = client.get(url(reviewer), headers=headers)
        assert (again.status_code, again.content) == (304, b"")
    set_due_date(claim, due_on=in_days(4), by=reviewer)
    assert client.get(url(reviewer), headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_a_deed_makes_it_newer_than_the_morning(client, reviewer):
    before = client.get(url(reviewer))["Last-Modified"]
    set_due_date(ClaimFactory(), due_on=date(2026, 1, 1), by=reviewer)
    headers = {"If-Modified-Since": before}
    assert client.get(url(reviewer), headers=headers).status_code == 200


@pytest.mark.parametrize("key", ["", "x", "1-abc:def", "\0", "٣", "a" * 5000])
def test_a_key_that_is_none_opens_nothing(client, key):
    response = client.get(reverse("desk:due_ics"), {"key": key})
    assertContains(response, "This address of the calendar", status_code=403)


def test_a_key_ends_with_the_password_the_account_and_the_role(client, reviewer):
    key = url(reviewer)
    assert client.get(key).status_code == 200
    reviewer.groups.clear()
    assert client.get(key).status_code == 403
    reviewer = UserFactory(role="editor")
    key = url(reviewer)
    reviewer.is_active = False
    reviewer.save()
    assert client.get(key).status_code == 403
    reviewer.is_active = True
    reviewer.set_password("another way home")
    reviewer.save()
    assertContains(client.get(key), "ends when its owner’s password changes", status_code=403)
    assert client.get(url(reviewer)).status_code == 200
    reviewer.delete()
    assert client.get(key).status_code == 403


def test_only_reading_is_answered(client, reviewer):
    assert client.post(url(reviewer)).status_code == 405
    assert client.head(url(reviewer)).status_code == 200


def test_the_queue_shows_the_address_that_holds(as_reviewer, reviewer, client):
    page = as_reviewer.get(reverse("desk:queue"))
    address = page.context["calendar"]
    assert address == f"http://testserver{url(reviewer)}"
    assertContains(page, f'readonly value="{address}"')
    assert client.get(address).status_code == 200
    assert not Claim.objects.exists()
