"""One claim as readers see it: the verdict in force, its earlier versions, its record."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from claims.models import Claim, Event, Rating, Stage, Verdict
from claims.pages import render_page
from claims.records import claim_review
from claims.templatetags.reading import claim_path


@require_safe
def claim(request: HttpRequest, pk: str, slug: str) -> HttpResponse:
    """Two queries: claim and its published verdicts; one more for the notice where it was retracted."""
    found, versions = _published(int(pk))
    newest = versions[0]
    path = claim_path(newest)
    if request.path != path:
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)
    verdict = _version(versions, request.GET.get("version", "")) or newest
    in_force = next((version for version in versions if version.in_force), None)
    current = verdict.in_force and verdict is newest
    record = verdict.record or {}
    return render_page(
        request,
        "public/claim.html",
        {
            "claim": found,
            "verdict": verdict,
            "record": record,
            "versions": versions,
            "in_force": in_force,
            "current": current,
            "retraction": None if in_force else _retraction(found),
            "being_checked": bool(in_force) and found.stage != Stage.PUBLISHED,
            "address": settings.SITE_URL + path,
            "review": claim_review(record, url=settings.SITE_URL + path) if current else None,
            # The scale as it was then; the first records don't have it.
            "ratings": record.get("scale") or Rating.objects.all(),
        },
    )


@require_safe
def claim_json(request: HttpRequest, pk: int) -> HttpResponse:
    """The frozen record, apart from what may change about it, so that a reader can check the fingerprint."""
    _, versions = _published(pk)
    verdict = _version(versions, request.GET.get("version", "")) or versions[0]
    response = JsonResponse(
        {
            "fingerprint": verdict.fingerprint,
            "in_force": verdict.in_force,
            "versions": [version.version for version in versions],
            "record": verdict.record,
        },
        json_dumps_params={"ensure_ascii": False, "indent": 1},
    )
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _published(pk: int) -> tuple[Claim, list[Verdict]]:
    """A claim that readers may see and its published verdicts, newest first."""
    found = get_object_or_404(Claim.objects.public(), pk=pk)
    versions = list(Verdict.objects.published().filter(claim=found).order_by("-version"))
    if not versions:
        raise Http404("Nothing was published on this claim.")
    return found, versions


def _version(versions: list[Verdict], asked: str) -> Verdict | None:
    """The version that was asked for, none where none was. Raises Http404 where there is no such version."""
    if not asked:
        return None
    for verdict in versions:
        if str(verdict.version) == asked:
            return verdict
    raise Http404("There is no such version.")


def _retraction(found: Claim) -> Event | None:
    return Event.objects.filter(claim=found, step="retract").order_by("-at", "-pk").first()
