"""One claim as readers see it: the verdict in force, its earlier versions, its record."""

from __future__ import annotations

import base64

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from claims.claimreview import claim_review
from claims.models import Claim, Event, Rating, Stage, Verdict
from claims.pages import render_page
from claims.records import canonical_json
from claims.templatetags.reading import claim_path
from claims.views.lookup import find


@require_safe
def claim(request: HttpRequest, pk: str, slug: str) -> HttpResponse:
    """Two queries: claim and its published verdicts; one more for the notice where it was retracted."""
    found, versions = _published(int(pk))
    newest = versions[0]
    path = claim_path(newest)
    if request.path != path:
        query = request.META.get("QUERY_STRING", "")
        return redirect(f"{path}?{query}" if query else path)  # not for good: words may come back to what they were
    verdict = _version(versions, request.GET.get("version", "")) or newest
    in_force = next((version for version in versions if version.in_force), None)
    current = verdict.in_force and verdict is newest
    record = verdict.record or {}
    earlier, later = _beside(versions, verdict)
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
            "earlier": earlier,
            "later": later,
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
    """The frozen record as it was signed, to the byte: the SHA-256 of the answer is the fingerprint.

    What may change about it stands in the headers: whether it is in force, and the versions beside it.
    """
    _, versions = _published(pk)
    verdict = _version(versions, request.GET.get("version", "")) or versions[0]
    body = canonical_json(verdict.record).encode()
    response = HttpResponse(body, content_type="application/json")
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "Link, Record-Status, Repr-Digest"
    digest = base64.b64encode(bytes.fromhex(verdict.fingerprint)).decode()
    response["Repr-Digest"] = f"sha-256=:{digest}:"  # RFC 9530
    replaced = any(version.in_force for version in versions)
    response["Record-Status"] = "in force" if verdict.in_force else "superseded" if replaced else "withdrawn"
    response["Link"] = ", ".join(_links(versions, verdict))
    return response


def _links(versions: list[Verdict], verdict: Verdict) -> list[str]:
    """Where the claim's page and the versions beside this one are, by RFC 5829's names."""
    earlier, later = _beside(versions, verdict)
    here = reverse("claim_json", args=[verdict.claim_id])
    links = [f'<{settings.SITE_URL}{claim_path(versions[0])}>; rel="describedby"', f'<{here}>; rel="latest-version"']
    if earlier:
        links.append(f'<{here}?version={earlier.version}>; rel="predecessor-version"')
    if later:
        links.append(f'<{here}?version={later.version}>; rel="successor-version"')
    return links


def _beside(versions: list[Verdict], verdict: Verdict) -> tuple[Verdict | None, Verdict | None]:
    """The published versions right before and right after this one."""
    place = versions.index(verdict)
    earlier = versions[place + 1] if place + 1 < len(versions) else None
    return earlier, versions[place - 1] if place else None


def _published(pk: int) -> tuple[Claim, list[Verdict]]:
    """A claim that readers may see and its published verdicts, newest first."""
    found = find(Claim.objects.public(), pk)
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
