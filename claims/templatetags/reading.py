"""What the readers' templates need to put dates, numbers and sources into words."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from claims import charts, days
from claims.charts.clocks import outcome_words
from claims.models import Claim, Correction, Verdict

register = template.Library()

SCRIPT_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}
SMALL_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()


def moment(value: Any) -> date | datetime | None:
    """A date or a time from what a record (ISO string) or a model (date, datetime) keeps."""
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
        except ValueError:
            return None
    if isinstance(value, datetime):
        return timezone.localtime(value) if timezone.is_aware(value) else value
    return value if isinstance(value, date) else None


@register.simple_tag
def our_name() -> str:
    """The desk's name; the sign-in view puts the host's under `site_name`."""
    return settings.SITE_NAME


@register.filter
def day(value: Any) -> str:
    """9 Aug 2018"""
    when = moment(value)
    return days.short_day(when) if when else str(value or "")


@register.filter
def long_day(value: Any) -> str:
    """9 August 2018"""
    when = moment(value)
    return days.long_day(when) if when else str(value or "")


@register.filter
def long_time(value: Any) -> str:
    """9 August 2018, 11:27 UTC"""
    when = moment(value)
    if not isinstance(when, datetime):
        return long_day(value)
    return f"{when.day} {when:%B %Y, %H:%M} {when.tzname() or ''}".strip()


@register.filter
def lately(value: datetime) -> str:
    """A time of the last days as people say it: "today, 14:05", "Monday, 14:05"; older ones with their date."""
    when = timezone.localtime(value)
    days = (timezone.localdate() - when.date()).days
    if not 0 <= days < 7:
        return long_time(value)
    return f"{'today' if not days else 'yesterday' if days == 1 else f'{when:%A}'}, {when:%H:%M}"


@register.filter
def iso(value: Any) -> str:
    """For the datetime attribute."""
    when = moment(value)
    if isinstance(when, datetime):
        return when.isoformat(timespec="minutes")
    return when.isoformat() if when else ""


@register.filter
def near_day(value: Any, today: date) -> str:
    """25 Nov, with the year where it isn't today's."""
    when = moment(value)
    if not when:
        return ""
    return f"{when.day} {when:%b}" if when.year == today.year else days.short_day(when)


@register.filter
def due_in(value: date, today: date) -> str:
    """How a due date stands to today: "today", "in 3 days", "2,520 days late"."""
    days = (value - today).days
    if days in {0, 1}:
        return "tomorrow" if days else "today"
    return f"in {days:,} days" if days > 0 else f"{-days:,} day{'' if days == -1 else 's'} late"


@register.filter
def short(words: str, length: int) -> str:
    """The words cut to `length` characters, an ellipsis at the end. Django's truncatechars weighs accents and takes
    ten times as long, which a list of claims feels."""
    return words if len(words) <= length else f"{words[: length - 1].rstrip()}…"


@register.filter
def sentence(words: str) -> str:
    """The words with a full stop at their end, and never two."""
    words = words.rstrip()
    return words if words.endswith((".", "!", "?", "…", "؟")) else f"{words}."


@register.filter
def amount(value: Any) -> str:
    """1,000 and 0.5, without idle zeros"""
    return "" if value is None else charts.amount(value)


@register.filter
def percent(value: Any) -> str:
    """A signed share to one decimal: +81.8 %, −2.2 %, 0 %"""
    rounded = round(value, 1)
    return f"{'−' if rounded < 0 else '+' if rounded > 0 else ''}{charts.amount(abs(rounded))} %"


@register.filter
def brief(value: float | None) -> str:
    """1,234 and 0.33: a number that was worked out, to no more digits than mean something"""
    return charts.brief(value)


@register.filter
def in_words(value: int) -> str:
    """Small numbers as words."""
    return SMALL_NUMBERS[value] if 0 <= value < len(SMALL_NUMBERS) else charts.amount(value)


@register.filter
def stated(figure: dict[str, Any]) -> str:
    """A record's figure as the words put it: "about 600"."""
    return charts.stated_as(figure)


@register.filter
def spread(record: dict[str, Any]) -> charts.Spread | None:
    """Every figure of a record on one axis."""
    return charts.spread_of(record)


@register.filter
def course(record: dict[str, Any]) -> charts.Course | None:
    """The figures of a record over time; none where it has too few."""
    return charts.course_of(record, timezone.localdate())


@register.filter
def spread_summary(record: dict[str, Any]) -> charts.Spread | None:
    """What was said beside what was found, one bar each."""
    return charts.summary_of(record)


@register.filter
def outcome(clock: dict[str, Any]) -> str:
    """How a record's prediction came out: "missed by 35 days"."""
    return outcome_words(clock)


@register.filter
def safe_link(address: str | None) -> str:
    """The address where it leads to the web; else nothing, so that no record can carry a script into a link."""
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return ""
    return address or "" if parts.scheme in {"http", "https"} and parts.netloc else ""


@register.filter
def kind_label(kind: str | None) -> str:
    """A kind of correction as readers are told; nothing for the first records, which did not have it."""
    return Correction(kind).label if kind in Correction.values else ""


@register.filter
def path(verdict: Verdict) -> str:
    """The page of a published verdict's claim, under the words that were published and no later draft's."""
    return claim_path(verdict)


def claim_path(verdict: Verdict) -> str:
    record = verdict.record or {}
    return reverse("claim", args=[verdict.claim_id, Claim(statement=record["claim"]["statement"]).slug])


@register.filter
def json_ld(data: dict[str, Any]) -> SafeString:
    """JSON that can stand inside a script element: nothing in it can end the element."""
    return mark_safe(json.dumps(data, ensure_ascii=False, indent=1).translate(SCRIPT_ESCAPES))  # noqa: S308


@register.filter
def person(user: Any, otherwise: str = "") -> str:
    """Someone's name as the desk says it; `otherwise` where there is nobody."""
    return (user.get_full_name() or user.get_username()) if user else otherwise
