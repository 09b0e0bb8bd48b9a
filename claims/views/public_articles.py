"""Articles as readers see them: the list, and the text with what was found in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, OuterRef, Prefetch, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from claims.marks import Line, segments
from claims.models import Article, Claim, Rating, Snapshot, Stage, Verdict
from claims.pages import keyset_page, render_page


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


@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    """Two queries: a page of articles, and what was found in them."""
    page = keyset_page(
        Article.objects.public(), order=("-published_at", "-id"), after=request.GET.get("after", ""), size=25
    )
    return render_page(
        request,
        "public/articles.html",
        {"articles": with_findings(page.rows), "next": page.next, "after": request.GET.get("after", "")},
    )


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """Five queries: article, snapshot, claims, their verdicts, the scale."""
    found: Any = get_object_or_404(Article.objects.public().annotate(taken_up=_taken_up()), slug=slug)
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
            "tally": tally_of(item.record["rating"] for item in in_force),
            "checked": len(in_force),
            "taken_up": found.taken_up,
            "ratings": Rating.objects.all(),
        },
    )


def _taken_up() -> Coalesce:
    """How many of an article's claims the desk checks or has checked: neither mere suggestions nor dismissed ones."""
    left_out = [Stage.SUGGESTED, Stage.DISMISSED]
    claims = Claim.objects.filter(snapshot__article=OuterRef("pk")).exclude(stage__in=left_out).order_by()
    return Coalesce(Subquery(claims.values("snapshot__article").annotate(number=Count("pk")).values("number")), 0)


def _shown_claims(found: Article) -> list[Shown]:
    claims = (
        Claim.objects.public()
        .filter(snapshot__article=found)
        .prefetch_related(
            Prefetch(
                "verdicts",
                Verdict.objects.published().defer("words").order_by("-version"),
                to_attr="published_verdicts",
            )
        )
        .order_by("snapshot_id", "start", "end")
    )
    return [Shown(claim, claim.published_verdicts[0]) for claim in claims if claim.published_verdicts]


def tally_of(ratings: Iterable[dict[str, Any]]) -> list[Found]:
    """Ratings with how often each was given, in the order in which they first appear."""
    ratings = list(ratings)
    counts = Counter(rating["label"] for rating in ratings)
    first = {rating["label"]: rating for rating in reversed(ratings)}
    return [Found(first[label], count) for label, count in counts.items()]


def with_findings(articles: Iterable[Article]) -> list[Article]:
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
        row.findings, row.tally = findings, tally_of(findings)  # type: ignore[attr-defined]
    return rows
