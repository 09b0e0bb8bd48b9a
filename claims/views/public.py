"""What readers see. Verdicts are shown from their frozen records and from nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest
from django.db.models import Case, Exists, OuterRef, Prefetch, When
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template import loader
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from claims.errors import Refused
from claims.marks import Line, segments
from claims.models import Article, Claim, Event, Rating, Snapshot, Stage, Verdict
from claims.pages import THEMES, Page, keyset_page, render_page
from claims.records import claim_review
from claims.search import search_verdicts
from claims.templatetags.reading import claim_path

SEARCH_LENGTH = 200
YEAR = 365 * 24 * 3600


@dataclass(slots=True)
class Found:
    """How often a rating was given in an article."""

    rating: dict[str, Any]
    count: int


@dataclass(slots=True)
class Shown:
    """An article's claim as readers see it: `verdict` is the one in force, or the last one where it was retracted."""

    claim: Claim
    verdict: Verdict
    number: int = 0

    @property
    def record(self) -> dict[str, Any]:
        return self.verdict.record or {}

    @property
    def retracted(self) -> bool:
        return not self.verdict.in_force


@dataclass(slots=True)
class Passage:
    """One paragraph, and the claims that begin in it."""

    lines: list[Line] = field(default_factory=list)
    notes: list[Shown] = field(default_factory=list)


@dataclass(slots=True)
class Correction:
    """One entry of the log: a later version of a verdict, or a verdict that was taken back."""

    at: datetime
    verdict: Verdict
    note: str
    retracted: bool
    open_to_readers: bool

    @property
    def record(self) -> dict[str, Any]:
        return self.verdict.record or {}


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Six queries: verdicts, articles and their ratings, the scale, corrections, retractions."""
    words = _clean(request.GET.get("q", ""))[:SEARCH_LENGTH]
    after = request.GET.get("after", "")
    page = _page(search_verdicts(words), order=("-published_at", "-id"), after=after, size=20)
    front = not words and not after
    return render_page(
        request,
        "public/home.html",
        {
            "words": words,
            "after": after,
            "front": front,
            "verdicts": page.rows,
            "next": page.next,
            "articles": _with_findings(Article.objects.public()[:6]) if front else [],
            "ratings": Rating.objects.all(),
            "corrections": _corrections(limit=3)[0] if front else [],
        },
    )


@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    """Two queries: a page of articles, and what was found in them."""
    page = _page(Article.objects.public(), order=("-published_at", "-id"), after=request.GET.get("after", ""), size=25)
    return render_page(
        request,
        "public/articles.html",
        {"articles": _with_findings(page.rows), "next": page.next, "after": request.GET.get("after", "")},
    )


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """Five queries: article, snapshot, claims, their verdicts, the scale."""
    found = get_object_or_404(Article.objects.public(), slug=slug)
    snapshot = Snapshot.objects.filter(article=found).order_by("-number").first()
    if snapshot is None:
        raise Http404("This article has no text.")
    shown = _shown_claims(found)
    here = {item.claim.pk: item for item in shown if item.claim.snapshot_id == snapshot.pk}
    passages: list[Passage] = []
    for line in segments(snapshot.text, [item.claim for item in here.values()]):
        if line.starts_paragraph or not passages:
            passages.append(Passage())
        passages[-1].lines.append(line)
        passages[-1].notes.extend(here[claim.pk] for claim in line.claims)
    ordered = [item for passage in passages for item in passage.notes]
    elsewhere = [item for item in shown if item.claim.pk not in here]
    for number, item in enumerate([*ordered, *elsewhere], start=1):
        item.number = number
        item.claim.shown = item  # type: ignore[attr-defined]  # for the marks, which carry the claim
    in_force = [item for item in [*ordered, *elsewhere] if not item.retracted]
    return render_page(
        request,
        "public/article.html",
        {
            "article": found,
            "snapshot": snapshot,
            "passages": passages,
            "ordered": [*ordered, *elsewhere],
            "elsewhere": elsewhere,
            "tally": _tally(item.record["rating"] for item in in_force),
            "checked": len(in_force),
            "ratings": Rating.objects.all(),
        },
    )


@require_safe
def claim(request: HttpRequest, pk: str, slug: str) -> HttpResponse:
    """Three queries: claim, its published verdicts, the scale; one more for the notice where it was retracted."""
    found, versions = _published(int(pk))
    newest = versions[0]
    path = claim_path(newest)
    if request.path != path:
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)
    verdict = _version(versions, request.GET.get("version", "")) or newest
    in_force = next((version for version in versions if version.in_force), None)
    current = verdict.in_force and verdict is newest
    return render_page(
        request,
        "public/claim.html",
        {
            "claim": found,
            "verdict": verdict,
            "record": verdict.record,
            "versions": versions,
            "in_force": in_force,
            "current": current,
            "retraction": None if in_force else _retraction(found),
            "being_checked": bool(in_force) and found.stage != Stage.PUBLISHED,
            "address": settings.SITE_URL + path,
            "review": claim_review(verdict.record or {}, url=settings.SITE_URL + path) if current else None,
            "ratings": Rating.objects.all(),
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


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """Three queries: later versions, retractions, and the verdicts that were retracted."""
    before = request.GET.get("before", "")
    rows, older = _corrections(limit=25, before=_moment(before) if before else None)
    return render_page(request, "public/corrections.html", {"corrections": rows, "older": older, "before": before})


@require_safe
def methodology(request: HttpRequest) -> HttpResponse:
    return render_page(request, "public/methodology.html", {"ratings": Rating.objects.all()})


@csrf_exempt  # light or dark is all that a forged request could change, and public pages stay free of a token's cookie
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Keep the reader's choice of light or dark in a cookie and go back to the page."""
    chosen = request.POST.get("theme", "")
    if chosen not in THEMES:
        raise BadRequest("There is no such appearance.")
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        back = reverse("home")
    response = redirect(back)
    response.set_cookie("theme", chosen, max_age=YEAR, secure=request.is_secure(), httponly=True, samesite="Lax")
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", "Disallow: /desk/", "Disallow: /admin/", "Disallow: /accounts/", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    words = str(exception) if isinstance(exception, BadRequest | Refused) else ""
    return render(request, "400.html", {"message": words}, status=400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", {"message": str(exception or "")}, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came without the token that proves that it was this person's own page that sent it."""
    message = (
        "The form was too old, or your browser keeps no cookies for this site. Go back, load the page again and send "
        "it once more."
    )
    return render(request, "403.html", {"message": message, "csrf": True}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", {}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Needs neither database nor request: either may be what broke."""
    return HttpResponse(loader.get_template("500.html").render(), status=500)


def _clean(words: str) -> str:
    # PostgreSQL text has no NUL.
    return words.replace("\x00", "").strip()


def _page(queryset: Any, **how: Any) -> Page:
    try:
        return keyset_page(queryset, **how)
    except Refused as refusal:
        raise BadRequest(str(refusal)) from refusal


def _moment(words: str) -> datetime:
    try:
        at = parse_datetime(words)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise BadRequest("This link to a page of the list is broken. Start again from the first page.")
    return at


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


def _shown_claims(found: Article) -> list[Shown]:
    claims = (
        Claim.objects.public()
        .filter(snapshot__article=found)
        .prefetch_related(
            Prefetch("verdicts", Verdict.objects.published().order_by("-version"), to_attr="published_verdicts")
        )
        .order_by("snapshot_id", "start", "end")
    )
    return [Shown(claim, claim.published_verdicts[0]) for claim in claims if claim.published_verdicts]


def _tally(ratings: Iterable[dict[str, Any]]) -> list[Found]:
    """Ratings with how often each was given, in the order in which they first appear."""
    ratings = list(ratings)
    counts = Counter(rating["label"] for rating in ratings)
    first = {rating["label"]: rating for rating in reversed(ratings)}
    return [Found(first[label], count) for label, count in counts.items()]


def _with_findings(articles: Iterable[Article]) -> list[Article]:
    """Give each article its `findings`, the ratings in the order of its text, and its `tally`. One query for all."""
    rows = list(articles)
    found = (
        Verdict.objects.in_force()
        .filter(claim__snapshot__article__in=rows)
        .order_by("claim__snapshot_id", "claim__start", "claim__end")
        .values_list("claim__snapshot__article_id", "record__rating")
    )
    by_article: dict[int, list[dict[str, Any]]] = {}
    for key, rating in found:
        by_article.setdefault(key, []).append(rating)
    for row in rows:
        findings = by_article.get(row.pk, [])
        row.findings, row.tally = findings, _tally(findings)  # type: ignore[attr-defined]
    return rows


def _corrections(*, limit: int, before: datetime | None = None) -> tuple[list[Correction], str]:
    """The newest entries of the log, and where the next page begins ("" on the last)."""
    in_force = Exists(Verdict.objects.in_force().filter(claim=OuterRef("claim")))
    open_to_readers = Case(When(claim__stage=Stage.RETRACTED, then=True), default=in_force)
    later = Verdict.objects.published().filter(version__gt=1).exclude(record__correction="")
    taken_back = Event.objects.filter(step="retract")
    if before:
        later, taken_back = later.filter(published_at__lt=before), taken_back.filter(at__lt=before)
    rows = []
    for newer in later.annotate(open_to_readers=open_to_readers).order_by("-published_at", "-pk")[: limit + 1]:
        if newer.published_at and newer.record:
            note = newer.record["correction"]
            rows.append(Correction(newer.published_at, newer, note, False, newer.open_to_readers))
    events = list(taken_back.annotate(open_to_readers=open_to_readers).order_by("-at", "-pk")[: limit + 1])
    published: dict[int, list[Verdict]] = {}
    for verdict in Verdict.objects.published().filter(claim__in={event.claim_id for event in events}):
        published.setdefault(verdict.claim_id, []).append(verdict)
    for event in events:
        before_it = [
            item for item in published.get(event.claim_id, []) if item.published_at and item.published_at <= event.at
        ]
        if before_it:
            verdict = max(before_it, key=lambda item: item.version)
            rows.append(Correction(event.at, verdict, event.note, True, event.open_to_readers))
    rows.sort(key=lambda row: row.at, reverse=True)
    more = len(rows) > limit
    rows = rows[:limit]
    return rows, rows[-1].at.isoformat() if more else ""
