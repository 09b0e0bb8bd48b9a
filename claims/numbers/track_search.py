"""Finding whose track record there may be, and the predictions that were decided last."""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import OuterRef, Subquery

from claims.models import Attribution, Prediction, Source, Stage, Verdict
from claims.models.vectors import in_tsquery
from claims.numbers.track import HIGHEST, LONGEST, name_of
from claims.numbers.track_queries import WRITINGS, newest_of

OFFERED = 25
STEPS = 200  # writings of names that are looked at from one beginning
LOOKED = 5000  # claims that have the words and whose claimants are looked at
CLOCKS = 200  # decided clocks among which those of claims that count are looked for
NEWEST = 200  # claims of one writing by which it is told whether somebody named stands behind it
NAMED = [Attribution.NAMED.value, Attribution.ORGANISATION.value]

_BEGINS = f"""{WRITINGS}
SELECT DISTINCT c.claimant, c.attribution FROM found CROSS JOIN LATERAL (
    {newest_of("found.name", "%(newest)s")}
) newest JOIN claims_claim c ON c.id = newest.id WHERE found.name <> '' AND c.attribution = ANY(%(named)s)
"""  # noqa: S608 - of our own constants

_HAS_WORDS = """
SELECT DISTINCT claimant, attribution FROM (
    SELECT claimant, attribution FROM claims_claim
        WHERE to_tsvector('simple', coalesce(claimant, '')) @@ to_tsquery('simple', %(beginnings)s) LIMIT %(looked)s
) c WHERE attribution = ANY(%(named)s) LIMIT %(steps)s
"""


@dataclass(frozen=True)
class Found:
    """Names of claimants and sources that fit, each list at most OFFERED long."""

    claimants: list[str]
    sources: list[Source]


def find_names(words: str) -> Found:
    """Claimants whose name begins so or has the words, and sources that have them in their name: words whole or from
    their beginning, in any letter case. Three queries."""
    words = " ".join(words.replace("\0", "").split())[:LONGEST]
    given: dict[str, Any] = {
        "lows": [words],
        "highs": [f"{words}{HIGHEST}"],
        "steps": STEPS,
        "newest": NEWEST,
        "named": NAMED,
        "beginnings": in_tsquery(words),
        "looked": LOOKED,
    }
    names: dict[str, str] = {}
    with connection.cursor() as cursor:
        for sql in (_BEGINS, _HAS_WORDS):
            cursor.execute(sql, given)
            for claimant, attribution in sorted(cursor.fetchall()):
                name = name_of(claimant, attribution)
                names.setdefault(name.lower(), name)
    return Found(list(names.values())[:OFFERED], list(Source.objects.named(words)[:OFFERED]))


@dataclass(frozen=True)
class Decided:
    """A clock that ended, with its claim, and the name under which it stands; "" where nobody is named."""

    clock: Prediction
    by: str


def lately_decided() -> list[Decided]:
    """The clocks that ended last, of claims that count.

    Looks at the newest CLOCKS of them, so that the index on decided clocks answers it.
    """
    in_force = Verdict.objects.in_force().filter(claim=OuterRef("claim"))
    clocks = (
        Prediction.objects.exclude(outcome=Prediction.Outcome.PENDING)
        .filter(ended_on__isnull=False)
        .annotate(verdict=Subquery(in_force.order_by().values("pk")[:1]))
        .select_related("claim")
        .defer("claim__words", "claim__worthiness_reasons")
        .order_by("-ended_on", "-id")[:CLOCKS]
    )
    found = []
    for clock in clocks:
        claim = clock.claim
        if clock.verdict and claim.stage not in {Stage.DISMISSED, Stage.RETRACTED}:
            found.append(Decided(clock, name_of(claim.claimant, claim.attribution)))
    return found[:OFFERED]
