"""What the desk's scan finds worth checking in a text, kept as suggested claims."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from claims.models import Article, Claim, Event, Figure, HedgeTable, Snapshot, Stage, WorthinessRule
from claims.models.figures import bands_of
from claims.text.quantities import Quantity
from claims.text.reading import Statement, read_text
from claims.text.spans import Span
from claims.text.suggestions import Suggestion, suggest_claims
from claims.understanding import understand


def suggest(snapshot: Snapshot) -> list[Claim]:
    """Keep what the scan finds in a new text. Four queries, however much it is."""
    return _keep(snapshot, _found(snapshot), by=None)


@transaction.atomic
def rescan(article: Article, *, by: User | None) -> list[Claim]:
    """Scan an article's newest text again and keep what is new in it.

    Nothing is suggested where a claim stands already, at whatever stage: what somebody dismissed does not come back.
    Nor does it on a newer text, where the same words stand in the same statement. Suggestions that wait are weighed
    anew.
    """
    # Held until the end, so that two scans at once don't both find the same.
    snapshot = article.snapshots.select_for_update(no_key=True).order_by("-number")[0]
    snapshot.article = article
    found = _found(snapshot)
    _weigh_again(snapshot, found)
    taken = _Taken(snapshot.claims.values_list("start", "end"))
    dismissed = set(
        Claim.objects.filter(snapshot__article=article, stage=Stage.DISMISSED)
        .exclude(snapshot=snapshot)
        .values_list("quote", "statement")
    )
    fresh = [
        item for item in found if not taken.touches(item.span) and (item.quote, item.statement[:300]) not in dismissed
    ]
    return _keep(snapshot, fresh, by=by)


def _weigh_again(snapshot: Snapshot, found: list[Suggestion]) -> None:
    """Give suggestions that nobody has decided on the worth that the rules now give them."""
    judged = {(item.span.start, item.span.end): item for item in found}
    changed = []
    waiting = snapshot.claims.select_for_update(no_key=True).filter(stage=Stage.SUGGESTED).order_by("pk")
    for claim in waiting.only("start", "end", "worthiness", "worthiness_reasons"):
        item = judged.get((claim.start, claim.end))
        if item and (claim.worthiness, claim.worthiness_reasons) != (item.worthiness, item.reasons):
            claim.worthiness, claim.worthiness_reasons = item.worthiness, item.reasons
            changed.append(claim)
    Claim.objects.bulk_update(changed, ["worthiness", "worthiness_reasons"], batch_size=500)


def _found(snapshot: Snapshot) -> list[Suggestion]:
    return suggest_claims(snapshot.text, snapshot.article.language, WorthinessRule.objects.points())


class _Taken:
    """The places of a text where claims stand, asked in logarithmic time."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._furthest = list(accumulate((end for _, end in ordered), max))

    def touches(self, span: Span) -> bool:
        """Whether any claim has a character of the span."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._furthest[before - 1] > span.start


def _keep(snapshot: Snapshot, found: list[Suggestion], *, by: User | None) -> list[Claim]:
    """Three inserts in all: claims, figures, and one event each."""
    claims = Claim.objects.bulk_create(
        [
            Claim(
                snapshot=snapshot,
                quote=item.quote,
                start=item.span.start,
                end=item.span.end,
                statement=item.statement[:300],
                kind=item.kind,
                claimant=item.claimant[:200],
                attribution=item.attribution,
                attribution_words=item.attribution_words[:200],
                made_on=snapshot.article.published_at.date(),
                worthiness=item.worthiness,
                worthiness_reasons=item.reasons,
                stage=Stage.SUGGESTED,
            )
            for item in found
        ]
    )
    hedges = HedgeTable.objects.current()
    figures = [figure_of(claim, item.quantity, hedges) for claim, item in zip(claims, found, strict=True)]
    Figure.objects.bulk_create([figure for figure in figures if figure is not None])
    now = timezone.now()
    Event.objects.bulk_create(
        [
            Event(claim=claim, step="suggested", by=by, at=now, to_stage=Stage.SUGGESTED, note="; ".join(item.reasons))
            for claim, item in zip(claims, found, strict=True)
        ]
    )
    return claims


def read_span(snapshot: Snapshot, span: Span) -> Statement | None:
    """The one number that these words of the text hold, with who is said to say it; none where it isn't just one."""
    statements = read_text(snapshot.text, snapshot.article.language).statements
    inside = [found for found in statements if span.start <= found.quantity.start and found.quantity.end <= span.end]
    return inside[0] if len(inside) == 1 else None


def figure_of(claim: Claim, quantity: Quantity, hedges: HedgeTable) -> Figure | None:
    """The claim's figure as read, not saved yet; none where the desk can't keep the number."""
    understood = understand(quantity, claim.snapshot.text)
    if understood is None:
        return None
    return Figure(
        claim=claim,
        hedge=understood.hedge,
        low=understood.low,
        high=understood.high,
        unit=understood.unit,
        as_of=claim.made_on,
        **bands_of(understood.low, understood.high, understood.hedge, understood.unit, None, hedges),
    )
