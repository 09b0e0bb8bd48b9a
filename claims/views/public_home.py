"""The front page, and what belongs to the whole site."""

from __future__ import annotations

from decimal import Decimal

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from claims.figures.bands import Band, Hedge, band_of
from claims.models import Article, Desk, GateRule, HedgeTable, Rating
from claims.pages import THEMES, keyset_page, render_page
from claims.search import search_verdicts
from claims.views.public_articles import with_findings
from claims.views.public_corrections import entries

SEARCH_LENGTH = 200
YEAR = 365 * 24 * 3600
SAID = Decimal(600)  # the number by which readers are shown what a hedge is


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Nine queries: verdicts, articles and their ratings, the scale, corrections, retractions, the hedges, and the
    frame's own."""
    words = _clean(request.GET.get("q", ""))[:SEARCH_LENGTH]
    after = request.GET.get("after", "")
    page = keyset_page(search_verdicts(words), order=("-published_at", "-id"), after=after, size=20)
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
            "articles": with_findings(Article.objects.public()[:6]) if front else [],
            "ratings": Rating.objects.all(),
            "corrections": entries(limit=3)[0] if front else [],
            "about": _about() if front else None,
        },
    )


def _about() -> Band:
    """How the desk reads “about 600” today. Two queries."""
    return band_of(SAID, SAID, Hedge.ABOUT, hedges=HedgeTable.objects.current().shares, whole=True)


@require_safe
def methodology(request: HttpRequest) -> HttpResponse:
    """Says what this desk does: its scale, its checks, and how it reads a hedge today. Six queries with the frame's."""
    context = {
        "ratings": Rating.objects.all(),
        "checks": GateRule.objects.active(),
        "about": _about().describe(),
        "unseen": Desk.objects.current().blind_second_rating,
    }
    return render_page(request, "public/methodology.html", context)


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


def _clean(words: str) -> str:
    # PostgreSQL text has no NUL.
    return words.replace("\x00", "").strip()
