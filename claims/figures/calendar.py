"""Calendar months: a prediction of months falls due on a day, never after months × 30 days."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date


def add_months(day: date, n: int) -> date:
    """The same day of the month n months on, or that month's last day where it is shorter; n may be negative.

    31 January and one month is the last day of February. Raises ValueError outside the years 1 to 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    month += 1
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"{n} months from {day.isoformat()} lies outside the years {MINYEAR} to {MAXYEAR}.")
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def months_window(start: date, low: int, high: int) -> tuple[date, date]:
    """First and last day on which "low to high months" from start fall due, both included.

    Raises ValueError where high is less than low, or a day lies outside the years 1 to 9999.
    """
    if low > high:
        raise ValueError(f"The window is reversed: {low} months is more than {high}.")
    return add_months(start, low), add_months(start, high)


def days_late(window: tuple[date, date], ended_on: date) -> int:
    """Days after the window's last day; 0 inside the window, negative by the days before its first day."""
    first, last = window
    if ended_on > last:
        return (ended_on - last).days
    if ended_on < first:
        return (ended_on - first).days
    return 0
