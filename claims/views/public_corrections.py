"""The log of corrections and retractions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid5

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_safe

from claims.models import Correction as Kind
from claims.models import Event, Verdict
from claims.pages import render_page
from claims.templatetags.reading import kind_label


@dataclass(slots=True)
class Correction:
    """One entry of the log: a later version of a verdict, or a verdict that was taken back.

    `kind` is a value of claims.models.Correction, empty in the first records, which did not have it. `uid` names the
    entry for good.
    """

    at: datetime
    verdict: Verdict
    note: str
    retracted: bool
    kind: str
    uid: UUID

    @property
    def kind_label(self) -> str:
        return kind_label(self.kind)

    @property
    def record(self) -> dict[str, Any]:
        return self.verdict.record or {}


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """Four queries: later versions, retractions, the verdicts that were retracted, and the frame's own."""
    before, kind = request.GET.get("before", ""), request.GET.get("kind", "")
    if kind and kind not in Kind.values:
        raise BadRequest("There is no such kind of correction.")
    rows, older = entries(limit=25, before=_moment(before) if before else None, kind=kind)
    context = {"corrections": rows, "older": older, "before": before, "kind": kind, "kinds": Kind.choices}
    return render_page(request, "public/corrections.html", context, partials=["log"])


def _moment(words: str) -> datetime:
    try:
        at = parse_datetime(words)
        if at is not None and at.tzinfo is not None:
            return at.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise BadRequest("This link to a page of the list is broken. Start again from the first page.")


def entries(*, limit: int, before: datetime | None = None, kind: str = "") -> tuple[list[Correction], str]:
    """The newest entries of the log, of one kind where it is named, and where the next page begins ("" on the last)."""
    later = Verdict.objects.published().filter(version__gt=1).exclude(record__correction="")
    taken_back = Event.objects.filter(step="retract")
    if before:
        later, taken_back = later.filter(published_at__lt=before), taken_back.filter(at__lt=before)
    if kind:
        later, taken_back = later.filter(record__correction_kind=kind), taken_back.filter(correction=kind)
    rows = []
    for newer in later.order_by("-published_at", "-pk")[: limit + 1]:
        if newer.published_at and newer.record:
            note, of_kind = newer.record["correction"], newer.record.get("correction_kind", "")
            rows.append(Correction(newer.published_at, newer, note, False, of_kind, uuid5(newer.uid, "correction")))
    events = list(taken_back.order_by("-at", "-pk")[: limit + 1])
    published: dict[int, list[Verdict]] = {}
    for verdict in Verdict.objects.published().filter(claim__in={event.claim_id for event in events}):
        published.setdefault(verdict.claim_id, []).append(verdict)
    for event in events:
        before_it = [
            item for item in published.get(event.claim_id, []) if item.published_at and item.published_at <= event.at
        ]
        if before_it:
            verdict = max(before_it, key=lambda item: item.version)
            rows.append(Correction(event.at, verdict, event.note, True, event.correction, event.uid))
    rows.sort(key=lambda row: row.at, reverse=True)
    more = len(rows) > limit
    rows = rows[:limit]
    return rows, rows[-1].at.isoformat() if more else ""
