"""The window of a clock, worked out from what the claim says, and how the clock came out."""

import unicodedata
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeGuard

from django.core.exceptions import ValidationError
from django.db.backends.postgresql.psycopg_any import DateRange

from claims.days import long_day
from claims.figures.bands import Band
from claims.figures.calendar import window_of
from claims.figures.units import CALENDAR, DAYS, kind_of
from claims.models import Claim, Figure, Prediction
from claims.models.checks import FIRST_DAY, LAST_DAY, day_in_range

ONE_DAY = timedelta(days=1)
LONG_BEFORE = timedelta(days=366)  # a start that lies further before the claim than this is more likely mistyped


class BadClock(ValueError):
    """What is wrong with a clock, in words for a form. `field` is the form's field that it belongs to, `code` tells it
    apart where a form answers it in another way."""

    def __init__(self, field: str, words: str, code: str = "") -> None:
        super().__init__(words)
        self.field, self.code = field, code


def runs_by_figure(figure: Figure | None) -> bool:
    """Whether the figure says by itself when a clock falls due: a length of time that has an end."""
    return is_length(figure) and figure.band.upper is not None


def is_length(figure: Figure | None) -> TypeGuard[Figure]:
    """Whether the figure is a length of time."""
    return figure is not None and kind_of(figure.unit) in {DAYS, CALENDAR}


def has_no_end(figure: Figure | None) -> bool:
    """Whether the figure is a length of time such as "at least two months", which no end comes too late for."""
    return is_length(figure) and figure.band.upper is None


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


def window_words(window: DateRange) -> str:
    """9 October 2018 to 9 November 2018, or one day alone."""
    last = last_day(window)
    return long_day(last) if window.lower == last else f"{long_day(window.lower)} to {long_day(last)}"


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
    figure: Figure | None,
    starts_on: date,
    first: date | None = None,
    last: date | None = None,
    kept: Prediction | None = None,
) -> tuple[DateRange, bool]:
    """The window of a clock that starts on this day, and whether it follows the figure by itself.

    It does where the figure says how long and no days are given; else each day that is not given is the figure's. Days
    that stand as the clock already has them (`kept`, as the database does) are no new ones: what follows the figure
    goes on to, also while the figure no longer says how long. Raises BadClock with the field that is wrong or missing.
    """
    if kept is not None and kept.computed and first == kept.window.lower and last == last_day(kept.window):
        if not runs_by_figure(figure) and starts_on == kept.starts_on:
            return kept.window, True
        first, last = (None, None) if runs_by_figure(figure) else (first, last)
    by_figure, end = ends_by_figure(figure, starts_on) if is_length(figure) else (None, None)
    follows = first is None and last is None and end is not None
    first, last = first or by_figure, last or end
    if first is None:
        raise BadClock("first", "Give the first day on which it can be judged: the claim’s figure doesn’t say it.")
    if last is None:
        raise BadClock("last", "Give the last day: the claim’s figure has no end that it could be counted from.")
    if first < starts_on:
        raise BadClock("first", f"The window opens before the clock starts, on {long_day(starts_on)}.")
    return day_range(first, last), follows


def outcome_of(
    window: DateRange, *, starts_on: date, ended_on: date | None, never: bool, today: date, endless: bool = False
) -> str:
    """How a clock came out: held where it ended inside its window, missed where it ended outside or never did.

    `endless` says that what was claimed has no end, so that the window's last day is the desk's own. Raises BadClock
    where the outcome can't be yet, where it would have ended before it started, and where it would be missed although
    nothing was claimed that it came too late for.
    """
    outcome = Prediction.Outcome
    if ended_on is None:
        if not never:
            return outcome.PENDING
        if endless:
            raise BadClock("never", "The claim’s figure has no end, so it isn’t missed where it never comes.")
        if today < window.upper:
            raise BadClock("never", f"It may still come: the window runs to {long_day(last_day(window))}.")
        return outcome.MISSED
    if never:
        raise BadClock("never", "Either it ended on that day or it never came.")
    if ended_on < starts_on:
        raise BadClock("ended_on", f"That is before the clock starts, on {long_day(starts_on)}.")
    if endless and ended_on >= window.upper:
        raise BadClock(
            "last",
            f"The claim’s figure has no end, so {long_day(ended_on)} isn’t too late: give that day or a later one.",
        )
    return came_out(window, ended_on)


def came_out(window: DateRange, ended_on: date) -> str:
    held = window.lower <= ended_on < window.upper
    return Prediction.Outcome.HELD if held else Prediction.Outcome.MISSED


def check_once(starts_on: date, starts_with: str, ends_with: str, others: Iterable[Prediction]) -> None:
    """Raise BadClock where one of a claim's other clocks starts on the same day with the same and ends with the same,
    whatever the capitals and spaces."""
    given = (starts_on, alike(starts_with), alike(ends_with))
    for other in others:
        if given == (other.starts_on, alike(other.starts_with), alike(other.ends_with)):
            raise BadClock("starts_with", f"The claim has this clock already: {start_words(other)}.")


def alike(words: str) -> str:
    """What two ways of writing the same have in common."""
    return " ".join(unicodedata.normalize("NFKC", words).split()).lower()


def said_on(claim: Claim) -> date:
    """The day of the claim: when it was made, or where nobody knows, when its article came out."""
    return claim.made_on or claim.snapshot.article.published_at.date()


def check_start(starts_on: date, said_on: date) -> None:
    """Raise BadClock where the start lies so long before the day of the claim that it is to be confirmed."""
    if said_on - starts_on > LONG_BEFORE:
        years = (said_on - starts_on).days // 365
        raise BadClock(
            "starts_on",
            f"That is {years:,} year{'' if years == 1 else 's'} before the claim, of {long_day(said_on)}."
            " If it is right, tick the box that says so.",
            "early",
        )


def keeps_kind(clocks: int) -> str:
    """Why a prediction with so many clocks stays one; empty where it has none."""
    if not clocks:
        return ""
    has, them = ("a clock", "it") if clocks == 1 else (f"{clocks} clocks", "them")
    return f"The claim has {has}, so it stays a prediction: remove {them} first."


def start_words(clock: Prediction) -> str:
    """What tells a clock from the others of its claim: "from the report, 9 August 2018, to the fall of Hajin"."""
    return f"from {clock.starts_with}, {long_day(clock.starts_on)}, to {clock.ends_with}"


def clock_words(clock: Prediction) -> str:
    """A kept clock in words: what it counts from, what it waits for, when that is due, how it came out."""
    ended = f" on {long_day(clock.ended_on)}" if clock.ended_on else ""
    return f"{start_words(clock)}: {window_words(clock.window)}, {clock.get_outcome_display()}{ended}"


def due_words(clock: Prediction, day: date) -> str:
    """How a clock that nobody has decided stands to a day: "still open", "ripe since 9 October 2018", "overdue by
    12 days"."""
    state = clock.state(day)
    if state == "ripe":
        return f"ripe since {long_day(clock.judged_from)}"
    if state == "overdue":
        late = (day - last_day(clock.window)).days
        return f"overdue by {late:,} day{'' if late == 1 else 's'}"
    return "still open"
