"""A claim's figure held against its evidence's figures and against every other one on its measure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet

from claims.figures.against import Against, hold_against
from claims.figures.comparison import Stated
from claims.figures.wording import stated_words
from claims.models import Claim, Evidence, Figure, Measure
from claims.models.figures import as_band

MOST = 50  # figures of others that are held against one; the nearest in time are taken
COUNTED = 100_000  # figures on a measure beyond which nobody counts on

# All that a row of figures shows of its owner, and no text of an article.
OWNERS = (
    "claim__claimant",
    "claim__statement",
    "claim__made_on",
    "claim__stage",
    "evidence__title",
    "evidence__url",
    "evidence__published_on",
    "evidence__claim__statement",
    "evidence__claim__stage",
    "evidence__source__name",
)
OWN = ("measure", "hedge", "low", "high", "unit", "as_of", "band", "common")


@dataclass(frozen=True, slots=True)
class Row:
    """A figure beside its owner: `who` stated it in `title`. `against` is none for the claim's own figure and where
    there is none to hold it against; `here` tells the claim's own evidence from what others found."""

    figure: Figure
    who: str
    title: str
    claim: Claim
    url: str = ""
    published_on: date | None = None
    against: Against | None = None
    here: bool = False

    @property
    def stated(self) -> str:
        return stated_of(self.figure)

    @property
    def in_common(self) -> str:
        """The band in the measure's unit, in which it is compared; in its own without a measure."""
        return as_band(self.figure.common or self.figure.band).describe(2)

    @property
    def own(self) -> bool:
        return self.figure.claim_id == self.claim.pk and self.here


@dataclass(slots=True)
class Compared:
    """`more` says how many figures on the measure are left out, `at_least` that there are more still."""

    own: Row
    rows: list[Row] = field(default_factory=list)
    more: int = 0
    at_least: bool = False

    @property
    def all(self) -> list[Row]:
        """The claim's own and what it is held against, by date; the undated last."""
        rows = [self.own, *(row for row in self.rows if row.against and row.against.comparable)]
        return sorted(rows, key=lambda row: row.figure.as_of or date.max)

    @property
    def apart(self) -> list[Row]:
        """What can't be compared, each with the reason in `against`."""
        return [row for row in self.rows if row.against and not row.against.comparable]


def stated_of(figure: Figure) -> str:
    """The number as the words put it: "about 600"."""
    return stated_words(figure.low, figure.high, figure.hedge)


def as_stated(figure: Figure) -> Stated:
    """A kept figure as claims.figures compares it. Its measure must be at hand."""
    measure = figure.measure
    counted: dict[str, Any] = {}
    if measure is not None:
        counted = {
            "measure": measure.pk,
            "counts": measure.name,
            "place": measure.place,
            "definition": measure.definition,
            "holds_days": measure.holds_days,
        }
    return Stated(figure.compared_as, figure.unit, day=figure.as_of, unit_words=figure.get_unit_display(), **counted)


def row_of(figure: Figure, *, against: Against | None = None, here: bool = False) -> Row:
    """A row of a figure that was loaded with its owner."""
    if figure.evidence is not None:
        document = figure.evidence
        return Row(
            figure,
            document.source.name,
            document.title,
            document.claim,
            document.url,
            document.published_on,
            against,
            here,
        )
    claim = figure.claim
    if claim is None:
        raise ValueError("A figure has an owner.")
    return Row(figure, claim.claimant or "nobody named", claim.statement, claim, "", claim.made_on, against, here)


def with_owners(figures: QuerySet[Figure]) -> QuerySet[Figure]:
    """Load what a row shows, in the same query."""
    return figures.select_related("claim", "evidence__source", "evidence__claim").only(*OWN, *OWNERS)


def compare_claim(claim: Claim, evidence: Iterable[Evidence]) -> Compared | None:
    """Hold the claim's figure against its evidence's and the nearest others on its measure; none without a figure.

    `evidence` has its sources and figures at hand. One query on the measure, a second one where it has more figures
    than are taken.
    """
    figure: Figure | None = getattr(claim, "figure", None)
    if figure is None:
        return None
    said = as_stated(figure)
    own = Row(figure, claim.claimant or "nobody named", claim.statement, claim, "", claim.made_on, None, True)
    compared = Compared(own)
    taken = [figure.pk]
    for document in evidence:
        for found in document.figures.all():
            taken.append(found.pk)
            compared.rows.append(
                Row(
                    found,
                    document.source.name,
                    document.title,
                    claim,
                    document.url,
                    document.published_on,
                    hold_against(said, as_stated(found)),
                    True,
                )
            )
    if figure.measure is not None:
        _add_others(compared, figure.measure, said, taken, figure.as_of or claim.made_on)
    return compared


def _add_others(compared: Compared, measure: Measure, said: Stated, taken: list[int], day: date | None) -> None:
    others = _nearest(measure, taken, day)
    for figure in others[:MOST]:
        figure.measure = measure
        compared.rows.append(row_of(figure, against=hold_against(said, as_stated(figure))))
    if len(others) > MOST:
        on_measure = Figure.objects.filter(measure=measure).order_by()[: COUNTED + 1].count()
        here = sum(row.figure.measure_id == measure.pk for row in (compared.own, *compared.rows))
        compared.more, compared.at_least = min(on_measure, COUNTED) - here, on_measure > COUNTED


def _nearest(measure: Measure, taken: list[int], day: date | None) -> list[Figure]:
    """The figures of others nearest to a day, or the latest ones, then undated ones: one more than are taken, if there
    are as many. Each part walks the index from its own end, so the measure may have any number of figures."""
    figures = Figure.objects.filter(measure=measure).exclude(pk__in=taken)
    size = MOST + 1
    keys = figures.filter(as_of=None).order_by().values("pk")[:size]
    if day is None:
        keys = keys.union(figures.exclude(as_of=None).order_by("-as_of").values("pk")[:size], all=True)
    else:
        later = figures.filter(as_of__gte=day).order_by("as_of").values("pk")[:size]
        earlier = figures.filter(as_of__lt=day).order_by("-as_of").values("pk")[:size]
        keys = keys.union(later, earlier, all=True)
    found = list(with_owners(Figure.objects.filter(pk__in=keys)))

    def distance(figure: Figure) -> tuple[int, int]:
        if figure.as_of is None:
            return (2**31, figure.pk)
        return (abs((figure.as_of - day).days) if day else -figure.as_of.toordinal(), figure.pk)

    return sorted(found, key=distance)[:size]
