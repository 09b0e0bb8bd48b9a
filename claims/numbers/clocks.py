"""The window of a clock, worked out from what the claim says, and how the clock came out."""

from datetime import date, timedelta
from decimal import Decimal
from typing import TypeGuard

from django.core.exceptions import ValidationError
from django.db.backends.postgresql.psycopg_any import DateRange

from claims.figures.bands import Band
from claims.figures.calendar import window_of
from claims.figures.units import CALENDAR, DAYS, kind_of
from claims.models import Figure, Prediction
from claims.models.checks import FIRST_DAY, LAST_DAY, day_in_range

ONE_DAY = timedelta(days=1)


class BadClock(ValueError):
    """What is wrong with a clock, in words for a form. `field` is the form's field that it belongs to."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__(words)
        self.field = field


def runs_by_figure(figure: Figure | None) -> bool:
    """Whether the figure says by itself when a clock falls due: a length of time that has an end."""
    return is_length(figure) and figure.band.upper is not None


def is_length(figure: Figure | None) -> TypeGuard[Figure]:
    """Whether the figure is a length of time."""
    return figure is not None and kind_of(figure.unit) in {DAYS, CALENDAR}


def long_day(day: date) -> str:
    """9 October 2018"""
    return f"{day.day} {day:%B %Y}"


def day_range(first: date, last: date) -> DateRange:
    """The days from first to last, both included, as PostgreSQL keeps them. Raises BadClock."""
    for field, day in (("first", first), ("last", last)):
        try:
            day_in_range(day)
        except ValidationError as error:
            raise BadClock(field, error.messages[0]) from error
    if last < first:
        raise BadClock("last", f"The last day is before the first, {long_day(first)}.")
    if last == LAST_DAY:
        raise BadClock("last", f"Give a day before {long_day(LAST_DAY)}.")
    return DateRange(first, last + ONE_DAY)


def last_day(window: DateRange) -> date:
    """The last day of a kept window, which PostgreSQL gives by the day after it."""
    return window.upper - ONE_DAY


def ends_by_figure(figure: Figure, starts_on: date) -> tuple[date, date | None]:
    """First and last day on which the figure's length of time, counted from a day, falls due; no last day where it has
    no end. Raises BadClock where that leads out of the calendar."""
    band = figure.compared_as
    least = band.low or Decimal(0)
    try:
        # Without an end nothing falls due, but the first day is known: that of the least it can be.
        first, end = window_of(
            starts_on, band if band.high is not None else Band(least, least, True, True), figure.unit
        )
        last = None if band.high is None else end
    except ValueError as error:
        raise BadClock("starts_on", f"{error} Counted from {long_day(starts_on)}.") from error
    if not FIRST_DAY <= first < LAST_DAY or (last is not None and not FIRST_DAY <= last < LAST_DAY):
        raise BadClock(
            "starts_on",
            f"Counted from {long_day(starts_on)}, {figure} lead out of the years {FIRST_DAY.year} to {LAST_DAY.year}.",
        )
    return first, last


def window_for(
    figure: Figure | None, starts_on: date, first: date | None = None, last: date | None = None
) -> tuple[DateRange, bool]:
    """The window of a clock that starts on this day, and whether the figure gives it by itself.

    Where it does, days given by hand don't count; where the figure has no end, its first day holds unless one is given.
    Raises BadClock with the field that is wrong or missing.
    """
    if is_length(figure):
        by_figure, end = ends_by_figure(figure, starts_on)
        if end is not None:
            return day_range(by_figure, end), True
        first = first or by_figure
    if first is None:
        raise BadClock("first", "Give the first day on which it can be judged: the claim’s figure doesn’t say it.")
    if last is None:
        raise BadClock("last", "Give the last day: the claim’s figure has no end that it could be counted from.")
    if first < starts_on:
        raise BadClock("first", f"The window opens before the clock starts, on {long_day(starts_on)}.")
    return day_range(first, last), False


def outcome_of(window: DateRange, *, starts_on: date, ended_on: date | None, never: bool, today: date) -> str:
    """How a clock came out: held where it ended inside its window, missed where it ended outside or never did.

    Raises BadClock where that can't be yet, or where it would have ended before it started.
    """
    outcome = Prediction.Outcome
    if ended_on is None:
        if not never:
            return outcome.PENDING
        if today < window.upper:
            raise BadClock("never", f"It may still come: the window runs to {long_day(last_day(window))}.")
        return outcome.MISSED
    if never:
        raise BadClock("never", "Either it ended on that day or it never came.")
    if ended_on < starts_on:
        raise BadClock("ended_on", f"That is before the clock starts, on {long_day(starts_on)}.")
    return came_out(window, ended_on)


def came_out(window: DateRange, ended_on: date) -> str:
    held = window.lower <= ended_on < window.upper
    return Prediction.Outcome.HELD if held else Prediction.Outcome.MISSED


def clock_words(clock: Prediction) -> str:
    """A kept clock in words: what it counts from, what it waits for, when that is due, how it came out."""
    window = f"{long_day(clock.window.lower)} to {long_day(last_day(clock.window))}"
    ended = f" on {long_day(clock.ended_on)}" if clock.ended_on else ""
    start = f"from {clock.starts_with}, {long_day(clock.starts_on)}, to {clock.ends_with}"
    return f"{start}: {window}, {clock.get_outcome_display()}{ended}"


def due_words(clock: Prediction, day: date) -> str:
    """How a clock that nobody has decided stands to a day: "still open", "ripe since 9 October 2018", "overdue by
    12 days"."""
    state = clock.state(day)
    if state == "ripe":
        return f"ripe since {long_day(clock.window.lower)}"
    if state == "overdue":
        late = (day - last_day(clock.window)).days
        return f"overdue by {late:,} day{'' if late == 1 else 's'}"
    return "still open"
