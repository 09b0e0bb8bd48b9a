"""An article's text line by line, with the marks of its claims."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from claims.marks import segments
from claims.models import Article, Claim, Snapshot, Stage, Verdict
from claims.views import panel_findings

ASKED = 3  # requests of readers that stand above the text


def sheet_context(article: Article, snapshot: Snapshot, chosen: Claim | None) -> dict[str, Any]:
    """The text with its marks, and what readers asked about it. Two queries, however many claims there are, and one
    more for a text without any."""
    in_force = Verdict.objects.in_force().filter(claim=OuterRef("pk"))
    claims = list(
        snapshot.claims.defer("words")
        .annotate(
            rated=Subquery(in_force.values("record__rating")[:1]),
            article_public=Exists(Claim.objects.public().filter(snapshot__article=article)),
        )
        .order_by("start", "end")
    )
    numbers = {claim.pk: number for number, claim in enumerate(claims, 1)}
    for claim in claims:
        claim.number = numbers[claim.pk]  # type: ignore[attr-defined]
        claim.sign = claim.rated if claim.stage == Stage.PUBLISHED else None  # type: ignore[attr-defined]
    at = next((place for place, claim in enumerate(claims) if chosen and claim.pk == chosen.pk), None)
    return {
        "article": article,
        "snapshot": snapshot,
        "is_public": claims[0].article_public if claims else Article.objects.public().filter(pk=article.pk).exists(),
        "asked": article.tips.only("text", "at", "article").order_by("-at")[:ASKED],
        "claims": claims,
        "stages": _stages_of(claims),
        **panel_findings.text_part(snapshot, claims, chosen),
        "lines": segments(snapshot.text, claims, chosen),
        "number": None if at is None else at + 1,
        "previous": claims[at - 1] if at else None,
        "following": claims[at + 1]
        if at is not None and at + 1 < len(claims)
        else (claims[0] if claims and at is None else None),
    }


def _stages_of(claims: Iterable[Claim]) -> list[dict[str, Any]]:
    """The stages in which claims of a text stand, in the order of the workflow, each with how many."""
    counts = Counter(claim.stage for claim in claims)
    return [
        {"name": stage.value, "label": stage.label, "letter": stage.letter, "count": counts[stage]}
        for stage in Stage
        if counts[stage]
    ]
