"""The clocks of a claim about the future: what starts them, when they fall due, how they came out."""

from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from claims.actions.events import check_editable, lock_claim, record_event, save_revision
from claims.errors import Refused, Stale
from claims.models import Claim, ClaimKind, Figure, Prediction
from claims.numbers.clocks import (
    BadClock,
    came_out,
    check_once,
    clock_words,
    has_no_end,
    keeps_kind,
    outcome_of,
    runs_by_figure,
    window_for,
)

MOST_CLOCKS = 20  # of one claim; the words leave open what starts or ends it in few ways


def _write(clock: Prediction, figure: Figure | None, **given: Any) -> None:
    """Keep what was given, with the window and the outcome that follow. Raises Refused with the reason."""
    kept = Prediction.objects.filter(pk=clock.pk).first()
    what = (given["starts_on"], given["starts_with"], given["ends_with"])
    try:
        same = kept is not None and what == (kept.starts_on, kept.starts_with, kept.ends_with)
        if not same:
            check_once(*what, Prediction.objects.filter(claim=clock.claim_id).exclude(pk=clock.pk))
        clock.twin = same and kept is not None and kept.twin
        clock.window, clock.computed = window_for(figure, given["starts_on"], given["first"], given["last"], kept)
        clock.outcome = outcome_of(
            clock.window,
            starts_on=given["starts_on"],
            ended_on=given["ended_on"],
            never=given["never"],
            today=timezone.localdate(),
            endless=has_no_end(figure),
        )
    except BadClock as error:
        raise Refused(str(error)) from error
    clock.starts_on, clock.starts_with, clock.ends_with = what
    clock.ended_on = given["ended_on"]
    clock.save()


def _lock(claim: Claim, revision: int) -> tuple[Claim, Figure | None]:
    claim = lock_claim(claim, revision=revision)
    check_editable(claim)
    return claim, Figure.objects.filter(claim=claim).first()


def _lock_with(clock: Prediction, revision: int) -> tuple[Claim, Figure | None]:
    """The clock's claim, locked. Raises Stale with the clock as it reads now where the claim has moved on."""
    try:
        return _lock(clock.claim, revision)
    except Stale as stale:
        kept = Prediction.objects.filter(pk=clock.pk).first()
        now = f"This clock now reads: {clock_words(kept)}" if kept else "This clock was removed"
        raise Stale(f"{stale} {now}.", claim=stale.claim) from stale


@transaction.atomic
def add_clock(
    claim: Claim,
    *,
    revision: int,
    by: User,
    starts_on: date,
    starts_with: str,
    ends_with: str,
    first: date | None = None,
    last: date | None = None,
    ended_on: date | None = None,
    never: bool = False,
) -> Prediction:
    """One more clock of a prediction. Its window follows from the claim's figure, or runs from `first` to `last`; it
    is held or missed by the day on which it ended, or missed where it `never` came.

    Raises Stale where someone saved since `revision`, and Refused where the days make no clock.
    """
    claim, figure = _lock(claim, revision)
    if claim.kind != ClaimKind.PREDICTION:
        raise Refused("Only a prediction has clocks. Change the claim’s kind first.", status=409)
    if claim.predictions.count() >= MOST_CLOCKS:
        raise Refused(f"A claim has at most {MOST_CLOCKS} clocks.", status=409)
    clock = Prediction(claim=claim)
    _write(
        clock, figure, starts_on=starts_on, starts_with=starts_with, ends_with=ends_with, first=first, last=last,
        ended_on=ended_on, never=never,
    )  # fmt: skip
    save_revision(claim)
    record_event(claim, "clock", by=by, note=f"added: {clock}")
    return clock


@transaction.atomic
def change_clock(clock: Prediction, *, revision: int, by: User, **given: Any) -> Prediction:
    """Change a clock, by what add_clock takes. Raises Stale where someone saved the claim since `revision`."""
    claim, figure = _lock_with(clock, revision)
    _write(clock, figure, **given)
    save_revision(claim)
    record_event(claim, "clock", by=by, note=f"changed: {clock}, {clock.get_outcome_display()}")
    return clock


@transaction.atomic
def remove_clock(clock: Prediction, *, revision: int, by: User) -> None:
    """Take a clock off its claim. Raises Stale where someone saved the claim since `revision`."""
    claim, _ = _lock_with(clock, revision)
    note = f"removed: {clock}"
    clock.delete()
    save_revision(claim)
    record_event(claim, "clock", by=by, note=note)


def move_windows(claim: Claim) -> None:
    """Let the windows of a claim that follow its figure follow it as it now is, and their outcomes the windows.

    While the figure doesn't say how long, a window stays as it was; it goes on to follow as soon as one does again.
    One query, and two more where there are such windows. Raises Refused where a window would leave the calendar: the
    caller's transaction undoes what was written.
    """
    clocks = list(Prediction.objects.filter(claim=claim.pk, computed=True))
    if not clocks:
        return
    figure = Figure.objects.filter(claim=claim.pk).first()
    if not runs_by_figure(figure):
        return
    for clock in clocks:
        try:
            clock.window, _ = window_for(figure, clock.starts_on)
        except BadClock as error:
            raise Refused(f"The clock “{clock}” can’t follow this figure. {error}") from error
        if clock.ended_on is not None:
            clock.outcome = came_out(clock.window, clock.ended_on)
        elif timezone.localdate() < clock.window.upper:
            clock.outcome = Prediction.Outcome.PENDING  # what never came may come after all
    Prediction.objects.bulk_update(clocks, ["window", "outcome"])


def check_kind(claim: Claim, kind: str) -> None:
    """Raise Refused where a prediction with clocks would be one no longer: they would go on to fall due. One query,
    where it would."""
    if claim.kind == ClaimKind.PREDICTION != kind and (words := keeps_kind(claim.predictions.count())):
        raise Refused(words, status=409)
