"""The calendar of due dates, as a calendar program reads it."""

import time
from datetime import timedelta

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.http import http_date
from icalendar import Calendar
from pytest_django.asserts import assertContains, assertRedirects

from claims.actions import set_due_date
from claims.factories import ClaimFactory, PredictionFactory, UserFactory
from claims.models import CalendarKey, Stage
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


def test_what_may_come_any_day_until_its_last_stands_on_that_day(client, reviewer):
    clock = PredictionFactory(starts_on=in_days(-3000), window=(in_days(-3000), in_days(11)))
    judged = entries(client, reviewer)[f"clock-{clock.uid}"]
    assert (judged["DTSTART"].dt, judged["DTEND"].dt) == (in_days(10), in_days(11))


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

    address = url(reviewer)
    add()
    with django_assert_num_queries(7):  # user, key, 2 permission, with them, with nobody, clocks
        client.get(address)
    for _ in range(5):
        add()
    with django_assert_num_queries(7):
        client.get(address)


def test_what_has_not_changed_is_not_sent_again(client, reviewer):
    claim = ClaimFactory(due_on=in_days(3))
    first = client.get(url(reviewer))
    unchanged = {"If-None-Match": first["ETag"]}
    again = client.get(url(reviewer), headers=unchanged)
    assert (again.status_code, again.content) == (304, b"")
    set_due_date(claim, due_on=in_days(4), by=reviewer)
    assert client.get(url(reviewer), headers=unchanged).status_code == 200


def test_what_goes_without_a_deed_is_noticed_at_once(client, reviewer):
    clock = PredictionFactory(window=window(10))
    first = client.get(url(reviewer))
    assert "Last-Modified" not in first
    clock.delete()
    for headers in ({"If-Modified-Since": http_date(time.time() + 60)}, {"If-None-Match": first["ETag"]}):
        response = client.get(url(reviewer), headers=headers)
        assert response.status_code == 200
        assert str(clock.uid) not in response.content.decode()


@pytest.mark.parametrize("key", ["", "x", "1-abc:def", "1-é", "\0", "٣", "a" * 5000, f"{'9' * 18}-{'0' * 64}"])
def test_a_key_that_is_none_opens_nothing_and_is_no_error_in_the_log(client, reviewer, caplog, key):
    response = client.get(reverse("desk:due_ics"), {"key": key})
    assertContains(response, "This address of the calendar", status_code=403)
    assert [record.exc_info for record in caplog.records if record.name == "django.request"] == [None]


def test_a_key_holds_nothing_of_the_session_or_the_password(reviewer):
    key = calendar_key(reviewer)
    session = reviewer.get_session_auth_hash()
    assert not any(session[at : at + 8] in key or reviewer.password in key for at in range(len(session) - 7))


def test_a_key_outlives_the_site_s_secret_where_the_one_before_still_counts(client, reviewer, settings):
    key = url(reviewer)
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another"
    assert client.get(key).status_code == 200
    settings.SECRET_KEY_FALLBACKS = []
    assert client.get(key).status_code == 403


def test_who_asks_for_a_new_address_ends_the_old_one_and_nobody_else_s(as_reviewer, reviewer, client):
    other = UserFactory()
    olds, others = [url(reviewer)], url(other)
    for _ in range(2):
        response = as_reviewer.post(reverse("desk:calendar_renew"))
        assertRedirects(response, f"{reverse('desk:me')}#calendar", fetch_redirect_response=False)
        assert [client.get(old).status_code for old in olds] == [403] * len(olds)
        assert client.get(url(reviewer)).status_code == 200
        olds.append(url(reviewer))
    assert client.get(others).status_code == 200
    assertContains(as_reviewer.get(reverse("desk:me")), f'readonly value="http://testserver{url(reviewer)}"')


def test_only_somebody_of_the_desk_gets_a_new_address(client, django_user_model):
    renew = reverse("desk:calendar_renew")
    assert client.post(renew).status_code == 302
    client.force_login(django_user_model.objects.create(username="stranger"))
    assert client.post(renew).status_code == 403
    assert not CalendarKey.objects.exists()


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
    assertContains(client.get(key), "when their password changes", status_code=403)
    assert client.get(url(reviewer)).status_code == 200
    reviewer.delete()
    assert client.get(key).status_code == 403


@pytest.fixture
def sparing(settings):
    """A site whose hasher does less work than the one that it is upgraded to."""
    settings.PASSWORD_HASHERS = ["tests.desk.test_calendar.Sparing"]
    return settings


class Sparing(PBKDF2PasswordHasher):
    iterations = 10


class Upgraded(PBKDF2PasswordHasher):
    iterations = 20


def test_an_old_password_that_is_hashed_anew_ends_no_address(client, sparing):
    person = UserFactory(role="reviewer")
    person.set_password("a way home")
    person.save()
    address, before = url(person), person.password
    sparing.PASSWORD_HASHERS = ["tests.desk.test_calendar.Upgraded"]
    assert client.login(username=person.username, password="a way home")
    person.refresh_from_db()
    assert person.password != before
    assert url(person) == address
    assert client.get(address).status_code == 200


def test_a_password_that_an_editor_sets_or_takes_away_ends_the_address(client, reviewer, as_editor):
    page = reverse("admin:auth_user_password_change", args=[reviewer.pk])
    for given in (
        {"usable_password": "true", "password1": "another way home", "password2": "another way home"},
        {"usable_password": "false", "unset-password": "1"},
        {"usable_password": "true", "password1": "another way home", "password2": "another way home"},
    ):
        key = url(User.objects.get(pk=reviewer.pk))
        assert client.get(key).status_code == 200
        assert as_editor.post(page, given).status_code == 302
        assert client.get(key).status_code == 403
        assert client.get(url(User.objects.get(pk=reviewer.pk))).status_code == 200


def test_an_address_from_when_the_password_was_part_of_it_holds_until_that_changes(client, reviewer, settings):
    bound = f"{reviewer.pk}:{reviewer.password}:"
    key = salted_hmac("claims.desk.calendar", bound, algorithm="sha256").hexdigest()
    address = f"{reverse('desk:due_ics')}?key={reviewer.pk}-{key}"
    assert address != url(reviewer)
    assert client.get(address).status_code == 200
    reviewer.set_password("another way home")
    reviewer.save()
    assert client.get(address).status_code == 403


def test_only_reading_is_answered(client, reviewer):
    assert client.post(url(reviewer)).status_code == 405
    assert client.head(url(reviewer)).status_code == 200


def test_one_s_settings_show_the_address_that_holds_and_the_queue_leads_there(as_reviewer, reviewer, client):
    assertContains(as_reviewer.get(reverse("desk:queue")), f'href="{reverse("desk:me")}#calendar"')
    page = as_reviewer.get(reverse("desk:me"))
    address = page.context["calendar"]
    assert address == f"http://testserver{url(reviewer)}"
    assertContains(page, f'readonly value="{address}"')
    assert client.get(address).status_code == 200
    assert not CalendarKey.objects.exists()
