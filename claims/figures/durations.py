"""How many days calendar months last: between the shortest and the longest run of them, or exactly from a day on.

Parts of a month are that part of the month that follows whole ones, so that every function here rises steadily and has
an inverse. Fractions all the way, so that nothing is lost on the way there and back.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate, chain
from typing import Final

# The Gregorian calendar repeats after 400 years.
CYCLE_MONTHS: Final = 4800
CYCLE_DAYS: Final = 146_097

Days = Callable[[int], int]  # how many days a whole number of months lasts, rising


def _month_lengths() -> list[int]:
    lengths = []
    for year in range(2000, 2400):
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        lengths += [31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return lengths


LENGTHS: Final = tuple(_month_lengths())
STARTS: Final = tuple(accumulate(chain((0,), LENGTHS)))


def add_months(day: date, n: int) -> date:
    """The same day of the month n months on, or that month's last day where it is shorter; n may be negative.

    31 January and one month is the last day of February. Raises ValueError outside the years 1 to 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    month += 1
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"{n} months from {day.isoformat()} lies outside the years {MINYEAR} to {MAXYEAR}.")
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@lru_cache(maxsize=2 * CYCLE_MONTHS)
def _bounds(months: int) -> tuple[int, int]:
    """The fewest and the most days of 0 to 4,799 months, over every starting day.

    Counted from the first of a month the run is longest; from a day that its last month lacks, it is cut short.
    """
    fewest, most = CYCLE_DAYS, 0
    for start, length in enumerate(LENGTHS):
        wrapped, end = divmod(start + months, CYCLE_MONTHS)
        days = STARTS[end] + wrapped * CYCLE_DAYS - STARTS[start]
        most = max(most, days)
        fewest = min(fewest, days - max(0, length - LENGTHS[end]))
    return fewest, most


def fewest_days(months: int) -> int:
    """The fewest days that so many months last: 28, 59, 89, … A negative number counts back."""
    if months < 0:
        return -most_days(-months)
    cycles, rest = divmod(months, CYCLE_MONTHS)
    return cycles * CYCLE_DAYS + _bounds(rest)[0]


def most_days(months: int) -> int:
    """The most days that so many months last: 31, 62, 92, … A negative number counts back."""
    if months < 0:
        return -fewest_days(-months)
    cycles, rest = divmod(months, CYCLE_MONTHS)
    return cycles * CYCLE_DAYS + _bounds(rest)[1]


def days_from(since: date) -> Days:
    """How many days months last from this day on; asked for months past year 9999, it raises ValueError."""
    return lambda months: (add_months(since, months) - since).days


def days_in(months: Fraction, days: Days) -> Fraction:
    """How many days so many months last, where `days` says it for whole months."""
    whole = months.numerator // months.denominator
    part = months - whole
    first = days(whole)
    return first + part * (days(whole + 1) - first) if part else Fraction(first)


def months_in(length: Fraction, days: Days) -> Fraction:
    """How many months last so many days: the inverse of days_in."""
    whole = length.numerator * CYCLE_MONTHS // (length.denominator * CYCLE_DAYS)
    while days(whole) > length:
        whole -= 1
    while days(whole) < length and days(whole + 1) <= length:
        whole += 1
    first = days(whole)
    return whole + (length - first) / (days(whole + 1) - first) if length != first else Fraction(whole)
