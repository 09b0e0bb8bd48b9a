"""How right somebody was before: predictions held and missed, and how far numbers lay from those that came later.

Whose record it is. A person is the part of the name before its comma, in any letter case: "Sean Robertson, Pentagon
spokesman" is Sean Robertson. An organisation is its whole name, as "Ministry of Defence, Syria" is not the one of
another country. What nobody named stands behind is on nobody's record.

What counts. Claims with a verdict in force that are neither dismissed nor retracted, so that a record rests on what a
second person signed. A claim's prediction counts once, by those of its clocks that are decided. A number counts where
it and a later one are dated and on one measure; the later one comes from a document of somebody else that speaks for or
against a claim and repeats no other document. The same number of one day on one measure counts once, however often it
was said. Numbers of claims with clocks are left out: their clocks judge them.

The cost is bounded: the newest CLAIMS claims of each way in which a name is written, or documents of a source.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from django.db import connection

from claims.figures.errors import Spread, signed_error, spread_of
from claims.models import Attribution, Desk, Source
from claims.models.figures import Unit, as_band
from claims.numbers.track_queries import COUNTED, FOUND_NUMBERS, PREDICTED, SAID_NUMBERS

CLAIMS = 2000  # of one writing of a name, or documents of one source, that are looked through
WRITINGS = 50  # ways in which one name is written: "Sean Robertson", "Sean Robertson, Pentagon"
LONGEST = 200  # characters of a claimant
HIGHEST = "\U0010ffff"  # comes after every letter in the order of the index

Outcome = Literal["held", "missed", "depends"]
OUTCOMES: dict[Outcome, str] = {"held": "held", "missed": "missed", "depends": "depends on the clock"}


@dataclass(frozen=True)
class PredictionCase:
    """A claim about the future that is decided; `ended_on` is the last day on which one of its clocks ended."""

    claim: int
    statement: str
    outcome: Outcome
    ended_on: date | None

    @property
    def came(self) -> str:
        return OUTCOMES[self.outcome]


@dataclass(frozen=True)
class NumberCase:
    """A number that was said and the latest later one on its measure, both in the measure's unit.

    `error` is in percent, negative where too little was said; none where the later number is 0. `claim` and `document`
    are where it was said, `later_claim` and `later_document` where the later one stands.
    """

    claim: int
    document: int | None
    title: str
    measure: str
    unit: str
    said: str
    said_on: date
    came: str
    came_on: date
    came_from: str
    later_claim: int
    later_document: int
    error: Decimal | None


@dataclass(frozen=True)
class Record:
    """A track record; below `least` cases nothing of a kind may be shown."""

    name: str
    least: int
    predictions: list[PredictionCase]
    numbers: list[NumberCase]

    @property
    def counts(self) -> dict[str, int]:
        """Predictions by outcome."""
        return count_outcomes(case.outcome for case in self.predictions)

    @property
    def errors(self) -> Spread | None:
        return spread_of(case.error for case in self.measured if case.error is not None)

    @property
    def measured(self) -> list[NumberCase]:
        """The cases with an error that can be given in percent."""
        return [case for case in self.numbers if case.error is not None]

    @property
    def shows_predictions(self) -> bool:
        return len(self.predictions) >= self.least

    @property
    def shows_numbers(self) -> bool:
        return len(self.measured) >= self.least


def count_outcomes(outcomes: Iterable[str]) -> dict[str, int]:
    found = list(outcomes)
    return {name: found.count(name) for name in OUTCOMES}


def outcome_of(held: int, missed: int) -> Outcome:
    """By the decided clocks of one claim: held if every one held, missed if every one missed."""
    if held and missed:
        return "depends"
    return "held" if held else "missed"


def name_of(claimant: str, attribution: str) -> str:
    """Under which name a claimant's record stands; "" where nobody is named."""
    whole = " ".join(claimant.split())
    if attribution == Attribution.NAMED:
        return " ".join(whole.partition(",")[0].split()) or whole
    return whole if attribution == Attribution.ORGANISATION else ""


def _given(name: str) -> dict[str, Any]:
    """The values for track_queries: where a name stands in the index, alone or with what follows a comma."""
    whole = " ".join(name.replace("\0", "").split())[:LONGEST]
    person = " ".join(whole.partition(",")[0].split()) or whole
    ranges = dict.fromkeys([(whole, whole), (person, person), (f"{person},", f"{person},{HIGHEST}")])
    return {
        "lows": [low for low, _ in ranges],
        "highs": [high for _, high in ranges],
        "whole": whole.lower(),
        "person": person.lower(),
        "steps": WRITINGS,
        "claims": CLAIMS,
    }


@dataclass(frozen=True)
class Tally:
    """How a claimant's predictions came out."""

    name: str
    least: int
    held: int
    missed: int
    depends: int

    @property
    def n(self) -> int:
        return self.held + self.missed + self.depends

    @property
    def shows(self) -> bool:
        return self.n >= self.least


def tally_of(name: str) -> Tally:
    """The predictions of a claimant, counted, and the desk's minimum. One query."""
    least = Desk._meta.get_field("least_track_record").default
    ((least, *counts),) = _rows(COUNTED, _given(name) | {"least": least})
    return Tally(name, least, *counts)


def record_of(name: str) -> Record:
    """What a claimant of this name said. Three queries."""
    given = _given(name)
    own = [given["whole"], given["person"]]
    return Record(
        name=name,
        least=Desk.objects.current().least_track_record,
        predictions=[_prediction(row) for row in _rows(PREDICTED, given)],
        numbers=[_number(row) for row in _rows(SAID_NUMBERS, given | {"own": own})],
    )


def record_of_source(source: Source) -> Record:
    """What stands in a source's documents, and the predictions that it made under its own name. Three queries."""
    given = {"source": source.pk, "claims": CLAIMS, "own": [source.name.lower()]}
    return Record(
        name=source.name,
        least=Desk.objects.current().least_track_record,
        predictions=[_prediction(row) for row in _rows(PREDICTED, _given(source.name))],
        numbers=[_number(row) for row in _rows(FOUND_NUMBERS, given)],
    )


def _rows(sql: str, given: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return cursor.fetchall()


def _prediction(row: tuple[Any, ...]) -> PredictionCase:
    claim, statement, held, missed, ended_on = row
    return PredictionCase(claim, statement, outcome_of(held, missed), ended_on)


def _number(row: tuple[Any, ...]) -> NumberCase:
    claim, document, title, measure, unit, common, day, later, came_on, came_from, later_claim, later_document = row
    said, came = as_band(common), as_band(later)
    return NumberCase(
        claim=claim,
        document=document,
        title=title,
        measure=measure,
        unit=Unit(unit).label,
        said=said.describe(),
        said_on=day,
        came=came.describe(),
        came_on=came_on,
        came_from=came_from,
        later_claim=later_claim,
        later_document=later_document,
        error=signed_error(said, came),
    )
