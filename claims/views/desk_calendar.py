"""The desk's calendar: due dates and predictions' windows as a feed that a calendar program reads by itself.

A calendar signs in nowhere, so the address holds a key: whose it is, and what only the desk can make of a secret of the
address itself. Who changes their password or asks for a new address gets a new secret, which ends the old one.
"""

from collections.abc import Iterator
from datetime import UTC, date, timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from claims import actions
from claims.models import CalendarKey, Claim, Prediction
from claims.numbers.calendar import dated_claims, open_clocks
from claims.views.errors import answer
from claims.views.guard import DeskRequest, deed, desk_view

REFUSED = (
    "This address of the calendar doesn’t hold (any more): it ends when its owner asks for a new one, when their"
    " password changes, or when their access to the desk does. Their settings show the one that holds."
)
SALT = "claims.desk.calendar"


def calendar_key(user: User) -> str:
    """What opens this person's calendar, until they change their password or ask for a new address. One query."""
    return f"{user.pk}-{_keys_of(user)[0]}"


def _keys_of(user: User) -> list[str]:
    """By the site's secret of today, and by those that it had before and that still count; the same for addresses from
    when the hash of the password was part of them, which end with that hash."""
    secret = CalendarKey.objects.filter(user=user).values_list("secret", flat=True).first() or ""
    sites = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    # Whoever takes somebody's password away sets no other, so nothing renews the secret.
    may_sign_in = "" if user.has_usable_password() else "!"
    bounds = (f"{user.pk}:{may_sign_in}{secret}", f"{user.pk}:{user.password}:{secret}")
    return [salted_hmac(SALT, bound, secret=site, algorithm="sha256").hexdigest() for bound in bounds for site in sites]


def calendar_url(request: HttpRequest, user: User) -> str:
    return request.build_absolute_uri(f"{reverse('desk:due_ics')}?key={calendar_key(user)}")


def _owner(key: str) -> User | None:
    """Whose key it is; none where it opens nothing."""
    pk, _, given = key.partition("-")
    if not (pk.isascii() and pk.isdecimal() and len(pk) < 19):
        return None
    user = User.objects.filter(pk=pk, is_active=True).first()
    if user is None or not any(constant_time_compare(given, kept) for kept in _keys_of(user)):
        return None
    return user if user.has_perm("claims.view_queue") else None


@require_safe
def due_ics(request: HttpRequest) -> HttpResponse:
    """The feed. Answers 304 where it hasn't changed, and 403 where the key opens nothing."""
    user = _owner(request.GET.get("key", ""))
    if user is None:
        return answer(request, 403, REFUSED)
    body = _calendar(request, user, timezone.localdate()).to_ical()
    # By its content alone: no date says when it changed, as what falls out of it leaves no trace.
    etag = quote_etag(sha256(body).hexdigest())
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="due.ics"'
    response["ETag"] = etag
    patch_cache_control(response, private=True, no_cache=True)
    return get_conditional_response(request, etag=etag, response=response) or response


@desk_view()
@deed("desk:me")
def calendar_renew(request: DeskRequest) -> HttpResponse:
    """A new address for one's own calendar; the one before ends."""
    actions.renew_calendar(request.user)
    messages.success(request, "Your calendar has a new address. The one before has ended.")
    return redirect(f"{reverse('desk:me')}#calendar")


def _calendar(request: HttpRequest, user: User, today: date) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", f"-//{settings.SITE_NAME}//desk//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", f"{settings.SITE_NAME} desk")
    calendar.add("refresh-interval", timedelta(hours=1), parameters={"value": "DURATION"})
    for given in (*_due(dated_claims(user.pk, today)), *_windows(open_clocks(today))):
        calendar.add_component(_event(request, **given))
    return calendar


def _due(claims: list[Claim]) -> Iterator[dict[str, Any]]:
    for claim in claims:
        if claim.due_on:
            whose = "with nobody yet" if claim.assigned_to_id is None else "with you"
            yield {
                "name": f"due-{claim.uid}",
                "claim": claim,
                "start": claim.due_on,
                "end": claim.due_on + timedelta(days=1),
                "summary": f"Due: “{claim.quote[:100]}”",
                "words": f"{claim.statement}\n{claim.get_stage_display()}, {whose}.",
            }


def _windows(clocks: list[Prediction]) -> Iterator[dict[str, Any]]:
    for clock in clocks:
        yield {
            "name": f"clock-{clock.uid}",
            "claim": clock.claim,
            "start": clock.judged_from,
            "end": clock.window.upper,
            "summary": f"Falls due: “{clock.claim.quote[:100]}”, counted from {clock.starts_with}",
            "words": f"{clock.claim.statement}\nFrom {clock.starts_with} to {clock.ends_with}."
            " It can be judged from the first of these days and is overdue after the last.",
        }


def _event(request: HttpRequest, *, name: str, claim: Claim, start: date, end: date, summary: str, words: str) -> Event:
    """An entry of whole days; `end` is the day after the last. Its time stamp is that of the claim's last change."""
    event = Event()
    event.add("uid", f"{name}@{urlsplit(settings.SITE_URL).hostname or 'desk'}")
    event.add("dtstamp", claim.updated_at.astimezone(UTC))
    event.add("last-modified", claim.updated_at.astimezone(UTC))
    event.add("dtstart", start)
    event.add("dtend", end)
    event.add("summary", summary)
    event.add("description", words)
    event.add("url", request.build_absolute_uri(claim.get_desk_url()))
    event.add("transp", "TRANSPARENT")
    return event
