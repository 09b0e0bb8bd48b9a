"""How far second ratings, given unseen, agree with the first ones: over the desk and for each pair of people."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import OuterRef, Subquery

from claims.figures.agreement import alpha, overlap
from claims.figures.bands import Band
from claims.models import BlindRating, Rating, Submission, Verdict
from claims.numbers.dashboard import Period, Table

MOST = 5000  # second ratings that are looked at, the newest first


@dataclass(frozen=True, slots=True)
class Pair:
    """One submission: who rated it first and second, and how. `names` are theirs as the desk says them; `values` the
    ranks of the ratings, None off the scale; `same` whether both chose one rating, which has a rank or none. `common`
    is the share of the two readings of its number that both have in common."""

    first: str
    second: str
    names: tuple[str, str]
    values: tuple[int | None, int | None]
    same: bool
    common: Decimal | None


def pairs(period: Period) -> list[Pair]:
    """The submissions with a second rating in the period, newest first. Two queries.

    Where a later submission of the same draft is to be rated unseen, its earlier ones are left out until it is.
    """
    values = dict(Rating.objects.values_list("label", "value"))
    submitted = Submission.objects.filter(claim=OuterRef("verdict__claim"), fingerprint=OuterRef("fingerprint"))
    waiting = Verdict.objects.awaiting_second_rating().order_by().values("pk")
    given = (
        BlindRating.objects.filter(at__gte=period.start)
        .exclude(verdict__in=waiting)
        .annotate(content=Subquery(submitted.values("content")[:1]))
        .order_by("-at", "-pk")
        .values(
            "rating__label",
            "rating__value",
            "by__username",
            "by__first_name",
            "by__last_name",
            "low",
            "high",
            "content",
        )[:MOST]
    )
    found = []
    for row in given:
        content = row["content"] or {}
        verdict = content.get("verdict") or {}
        first, second = verdict.get("author", ""), row["by__username"]
        full_name = f"{row['by__first_name']} {row['by__last_name']}".strip()
        found.append(
            Pair(
                first,
                second,
                names=(verdict.get("author_name") or first, full_name or second),
                values=(values.get(str(verdict.get("rating"))), row["rating__value"]),
                same=verdict.get("rating") == row["rating__label"],
                common=_common(row["low"], row["high"], content.get("figure")),
            )
        )
    return found


def _common(low: Decimal | None, high: Decimal | None, figure: dict[str, Any] | None) -> Decimal | None:
    if not figure or (low is None and high is None):
        return None
    bottom, top = figure.get("band_low"), figure.get("band_high")
    if bottom is None or top is None:
        return None
    read = Band(low if low is not None else high, high if high is not None else low, True, True)
    return overlap(read, Band(Decimal(bottom), Decimal(top), True, True))


def agreement(period: Period) -> Table:
    """Krippendorff's alpha (ordinal) and how often the two were the same, over the desk and for each pair."""
    found = pairs(period)
    by_pair: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in found:
        by_pair[pair.first, pair.second].append(pair)
    rows = [("The whole desk", *_row(found))] if found else []
    people = sorted(by_pair, key=lambda names: (-len(by_pair[names]), names))
    rows += [(" and ".join(by_pair[both][0].names), *_row(by_pair[both])) for both in people[:50]]
    columns = ["Who", "Rated twice", "Same rating", "Alpha", "Off the scale", "Numbers in common"]
    says = (
        "Second ratings given before the first was seen. Alpha (Krippendorff, ordinal) is 1 where people always agree"
        " and 0 where they do as chance would; ratings off the scale have no rank and are left out of it. Numbers in"
        " common: of all that the two people’s readings of a claim’s number cover, the share that both cover, on"
        " average over the n claims where both gave one."
    )
    return Table("agreement", "Agreement", says, columns, rows)


def _row(found: Iterable[Pair]) -> tuple[Any, ...]:
    found = list(found)
    ranked = [pair for pair in found if None not in pair.values]
    value = alpha(dict(enumerate(pair.values)) for pair in ranked)
    common = [pair.common for pair in found if pair.common is not None]
    return (
        len(found),
        sum(pair.same for pair in found),
        None if value is None else round(value, 3),
        len(found) - len(ranked),
        f"{sum(common) / len(common):.0%} (n = {len(common)})" if common else None,
    )
