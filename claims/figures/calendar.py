"""Calendar months: a prediction of months falls due on a day, never after months × 30 days."""

from __future__ import annotations

from datetime import MAXYEAR, date, timedelta
from fractions import Fraction
from math import ceil, floor

from claims.figures.bands import Band
from claims.figures.durations import add_months, days_from, days_in
from claims.figures.units import CALENDAR, DAYS, UNITS, kind_of

__all__ = ["add_months", "days_late", "window_of"]


def window_of(start: date, band: Band, unit: str) -> tuple[date, date]:
    """First and last day on which "so long from start" falls due, both included; `unit` is one of time.

    Two to three months from 9 August are 9 October to 9 November; two and a half end with the half of the next month's
    days. What is no whole number of days goes on outward, as nobody knows the time of day: 6 hours end on the same day
    or the next. So "fewer than three months" has the last day of three months in it. An open low side starts with
    `start`.
    Raises ValueError with words for a band without an end or below zero, for a unit that is none of time, and where
    the window goes past the year 9999.
    """
    kind = kind_of(unit)
    if kind not in (DAYS, CALENDAR):
        raise ValueError(f"Numbers in {unit} are no length of time.")
    if band.high is None:
        raise ValueError("This length of time has no end, so nothing falls due.")
    if min(band.low or 0, band.high) < 0:
        raise ValueError("A length of time is never below zero.")
    try:
        first = floor(_days(start, Fraction(band.low or 0), unit))
        last = ceil(_days(start, Fraction(band.high), unit))
        return start + timedelta(first), start + timedelta(last)
    except (ValueError, OverflowError):
        raise ValueError(f"This window goes past the year {MAXYEAR}.") from None


def _days(start: date, length: Fraction, unit: str) -> Fraction:
    base = length * Fraction(UNITS[unit].factor)
    return days_in(base, days_from(start)) if kind_of(unit) == CALENDAR else base / Fraction(UNITS["days"].factor)


def days_late(window: tuple[date, date], ended_on: date) -> int:
    """Days after the window's last day; 0 inside the window, negative by the days before its first day."""
    first, last = window
    if ended_on > last:
        return (ended_on - last).days
    if ended_on < first:
        return (ended_on - first).days
    return 0
