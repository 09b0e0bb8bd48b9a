"""The desk's calendar: due dates and predictions' windows as a feed that a calendar program reads by itself.

A calendar signs in nowhere, so the address holds a key: whose it is, signed, and bound to that person's password. Who
changes the password has a new address, and the old one ends.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.crypto import constant_time_compare
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from claims.models import Claim, Prediction
from claims.models import Event as LedgerEvent
from claims.numbers.calendar import dated_claims, open_clocks

REFUSED = (
    "This address of the calendar doesn’t hold (any more): it ends when its owner’s password changes or their access to"
    " the desk does. The queue shows the one that holds."
)
_signer = Signer(salt="claims.desk.due")


def calendar_key(user: User) -> str:
    """What opens this person's calendar, as long as they keep their password. No queries."""
    return _signer.sign(f"{user.pk}-{_bound_to(user)}")


def _bound_to(user: User) -> str:
    return user.get_session_auth_hash()[:32]


def calendar_url(request: HttpRequest, user: User) -> str:
    return request.build_absolute_uri(f"{reverse('desk:due_ics')}?key={calendar_key(user)}")


def _owner(key: str) -> User:
    """Whose key it is. Raises PermissionDenied with words where it opens nothing."""
    try:
        pk, _, bound = _signer.unsign(key).partition("-")
    except BadSignature as error:
        raise PermissionDenied(REFUSED) from error
    user = User.objects.filter(pk=pk, is_active=True).first()
    if user is None or not constant_time_compare(bound, _bound_to(user)) or not user.has_perm("claims.view_queue"):
        raise PermissionDenied(REFUSED)
    return user


@require_safe
def due_ics(request: HttpRequest) -> HttpResponse:
    """The feed. Answers 304 where it hasn't changed, and 403 where the key opens nothing."""
    user = _owner(request.GET.get("key", ""))
    today = timezone.localdate()
    body = _calendar(request, user, today).to_ical()
    etag = quote_etag(sha256(body).hexdigest())
    changed = _changed_at(today)
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="due.ics"'
    response["ETag"] = etag
    response["Last-Modified"] = http_date(changed)
    patch_cache_control(response, private=True, no_cache=True)
    return get_conditional_response(request, etag=etag, last_modified=changed, response=response) or response


def _changed_at(today: date) -> int:
    """When the feed may last have changed, in seconds: with the newest deed at the desk, or with the day."""
    newest = LedgerEvent.objects.order_by("-at", "-pk").values_list("at", flat=True).first()
    morning = timezone.make_aware(datetime.combine(today, time.min))
    return int(max(newest or morning, morning).timestamp())


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
            "start": clock.window.lower,
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
