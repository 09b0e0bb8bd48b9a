from datetime import date, timedelta
from decimal import Decimal as D

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.figures.bands import Band, Hedge, band_of
from claims.figures.calendar import add_months, days_late, window_of


@pytest.mark.parametrize(
    ("day", "n", "then"),
    [
        (date(2019, 1, 31), 1, date(2019, 2, 28)),
        (date(2020, 1, 31), 1, date(2020, 2, 29)),
        (date(2018, 11, 30), 3, date(2019, 2, 28)),
        (date(2018, 3, 15), -3, date(2017, 12, 15)),
        (date(2018, 3, 15), 0, date(2018, 3, 15)),
    ],
)
def test_months_keep_the_day_where_the_month_has_it(day: date, n: int, then: date) -> None:
    assert add_months(day, n) == then


@pytest.mark.parametrize("n", [12 * 9000, -12 * 9000])
def test_a_day_outside_the_calendar_is_refused(n: int) -> None:
    with pytest.raises(ValueError, match="outside the years"):
        add_months(date(2018, 8, 9), n)


@pytest.mark.parametrize(
    ("ended_on", "late"),
    [
        (date(2018, 12, 14), 35),
        (date(2018, 11, 9), 0),
        (date(2018, 10, 9), 0),
        (date(2018, 10, 8), -1),
    ],
)
def test_lateness_counts_days_from_the_nearest_end_of_the_window(ended_on: date, late: int) -> None:
    assert days_late((date(2018, 10, 9), date(2018, 11, 9)), ended_on) == late


@settings(deadline=None, max_examples=80)
@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 60), st.integers(0, 60))
def test_more_months_never_end_sooner(day: date, few: int, more: int) -> None:
    low, high = sorted((few, more))
    assert day <= add_months(day, low) <= add_months(day, high) <= day + timedelta(days=31 * high)


AUGUST = date(2018, 8, 9)
TIMES = ("minutes", "hours", "days", "weeks", "months", "years")
STARTS = st.dates(date(1, 1, 1), date(2199, 12, 31))


def band(low: int | str | None, high: int | str | None) -> Band:
    sides = None if low is None else D(low), None if high is None else D(high)
    return Band(*sides, low is not None, high is not None)


@pytest.mark.parametrize(
    ("start", "low", "high", "unit", "first", "last"),
    [
        (AUGUST, 2, 3, "months", date(2018, 10, 9), date(2018, 11, 9)),
        (AUGUST, None, 3, "months", AUGUST, date(2018, 11, 9)),
        (AUGUST, 0, 3, "months", AUGUST, date(2018, 11, 9)),
        (date(2019, 1, 31), 1, 1, "months", date(2019, 2, 28), date(2019, 2, 28)),
        (date(2020, 1, 31), 1, 1, "months", date(2020, 2, 29), date(2020, 2, 29)),
        # 9 October and the half of the 31 days to 9 November.
        (AUGUST, "2.5", "2.5", "months", date(2018, 10, 24), date(2018, 10, 25)),
        (AUGUST, "1.8", "2.2", "months", date(2018, 10, 3), date(2018, 10, 16)),
        (date(2019, 1, 31), "0.5", "1.5", "months", date(2019, 2, 14), date(2019, 3, 16)),
        (AUGUST, 1, 2, "years", date(2019, 8, 9), date(2020, 8, 9)),
        (date(2020, 2, 29), "0.5", 1, "years", date(2020, 8, 29), date(2021, 2, 28)),
        (AUGUST, 10, 14, "days", date(2018, 8, 19), date(2018, 8, 23)),
        (AUGUST, 2, 2, "weeks", date(2018, 8, 23), date(2018, 8, 23)),
        (AUGUST, "1.5", "1.5", "weeks", date(2018, 8, 19), date(2018, 8, 20)),
        (AUGUST, 6, 6, "hours", AUGUST, date(2018, 8, 10)),
        (AUGUST, 24, 48, "hours", date(2018, 8, 10), date(2018, 8, 11)),
        (AUGUST, 90, 90, "minutes", AUGUST, date(2018, 8, 10)),
        (AUGUST, 0, 0, "minutes", AUGUST, AUGUST),
    ],
)
def test_a_length_of_time_falls_due_between_two_days(start, low, high, unit: str, first: date, last: date) -> None:
    assert window_of(start, band(low, high), unit) == (first, last)


@pytest.mark.parametrize(
    ("low", "high", "unit", "words"),
    [
        (2, None, "months", "has no end"),
        (None, None, "days", "has no end"),
        (-2, 3, "months", "never below zero"),
        (None, -3, "days", "never below zero"),
        (1, 3, "km", "no length of time"),
        (1, 3, "fortnights", "no unit"),
        (1, 8000, "years", "past the year 9999"),
        (1, 10**24, "months", "past the year 9999"),
        (1, 10**9, "days", "past the year 9999"),
        (10**29, 10**30, "minutes", "past the year 9999"),
    ],
)
def test_what_never_falls_due_is_refused_in_words(low, high, unit: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        window_of(AUGUST, band(low, high), unit)


def test_the_calendars_last_day_still_falls_due() -> None:
    assert window_of(date(9999, 12, 1), band(30, 30), "days") == (date(9999, 12, 31), date(9999, 12, 31))
    with pytest.raises(ValueError, match="past the year 9999"):
        window_of(date(9999, 12, 31), band("0.1", "0.1"), "months")


@settings(deadline=None, max_examples=150)
@given(STARTS, st.integers(0, 600), st.integers(0, 600))
def test_whole_months_fall_due_as_months_do(start: date, one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert window_of(start, band(low, high), "months") == (add_months(start, low), add_months(start, high))


@settings(deadline=None, max_examples=150)
@given(
    STARTS,
    st.lists(st.decimals(0, 900, places=6), min_size=4, max_size=4).map(sorted),
    st.sampled_from(TIMES),
)
def test_what_lasts_longer_never_falls_due_sooner(start: date, sides: list[D], unit: str) -> None:
    outer, inner = band(sides[0], sides[3]), band(sides[1], sides[2])
    first, last = window_of(start, outer, unit)
    assert start <= first <= last
    assert first <= window_of(start, inner, unit)[0] <= window_of(start, inner, unit)[1] <= last
    # A day sooner or later by the start is at most some days sooner or later at the end, never the other way round.
    later = window_of(start + timedelta(1), outer, unit)
    assert first <= later[0]
    assert last <= later[1]


@settings(deadline=None, max_examples=80)
@given(STARTS, st.integers(1, 100), st.sampled_from(TIMES), st.sampled_from([Hedge.EXACT, Hedge.ABOUT, Hedge.AT_MOST]))
def test_a_hedge_only_widens_the_window(start: date, number: int, unit: str, hedge: str) -> None:
    first, last = window_of(start, band_of(D(number), D(number), hedge), unit)
    exactly = window_of(start, band(number, number), unit)
    assert first <= exactly[0] <= exactly[1] <= last
