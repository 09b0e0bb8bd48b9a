"""Saying what a claim's number counts."""

from typing import Any

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from claims.actions.clocks import move_windows
from claims.actions.events import check_editable, lock_claim, record_event, save_revision
from claims.actions.figures import write_figure
from claims.actions.watch import age_verdicts
from claims.errors import Refused
from claims.figures.units import comparable
from claims.models import Claim, Figure, Measure
from claims.numbers.measure_names import Like, names_like


class NamedAlready(Refused):
    """A new measure that is called like others, `likes`; `same` where one of them differs in case or spaces at most."""

    def __init__(self, message: str, *, likes: list[Like]) -> None:
        super().__init__(message)
        self.likes = likes
        self.same = likes[0].same


@transaction.atomic
def choose_measure(claim: Claim, *, measure: Measure, revision: int, by: User, figure: dict[str, Any]) -> Figure:
    """Keep the claim's number, `figure` as write_figure takes it, on a measure, unless someone else saved since
    `revision` (Stale)."""
    claim = lock_claim(claim, revision=revision)
    check_editable(claim)
    kept = write_figure(claim, **{**figure, "measure": measure})
    move_windows(claim)
    age_verdicts(claim)
    save_revision(claim)
    record_event(claim, "figure", by=by, note=f"{kept}, {measure}")
    return kept


@transaction.atomic
def make_measure(
    claim: Claim,
    *,
    revision: int,
    by: User,
    figure: dict[str, Any],
    name: str,
    unit: str,
    definition: str = "",
    place: str = "",
    part_of: Measure | None = None,
    holds_days: int | None = None,
    anyway: bool = False,
) -> Measure:
    """A new measure with the claim's number on it, unless someone else saved the claim since `revision` (Stale).

    Raises NamedAlready where another one has this name in other letters or spaces, and where one is called almost so,
    unless it shall be made `anyway`.
    """
    name = " ".join(name.split())
    likes = names_like(name)
    if likes and likes[0].same:
        raise NamedAlready(f"The desk has this counted thing already: “{likes[0].name}”.", likes=likes)
    if likes and not anyway:
        raise NamedAlready(
            f"The desk has a counted thing that is called almost so: “{likes[0].name}”. Use it, unless yours counts "
            "something else.",
            likes=likes,
        )
    if part_of and not comparable(unit, part_of.unit):
        raise Refused(f"A part is counted like its whole, and “{part_of}” is counted in {part_of.get_unit_display()}.")
    lock_claim(claim, revision=revision)  # before the new name, for which others may wait
    try:
        with transaction.atomic():
            measure = Measure.objects.create(
                name=name, definition=definition, place=place, unit=unit, part_of=part_of, holds_days=holds_days
            )
    except IntegrityError as error:
        raise Refused("Someone else made this counted thing a moment ago: choose it.", status=409) from error
    choose_measure(claim, measure=measure, revision=revision, by=by, figure=figure)
    return measure
