from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.figures.calendar import add_months, days_late, months_window


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


def test_two_to_three_months_fall_due_between_two_days() -> None:
    assert months_window(date(2018, 8, 9), 2, 3) == (date(2018, 10, 9), date(2018, 11, 9))


def test_a_reversed_window_is_refused() -> None:
    with pytest.raises(ValueError, match="reversed"):
        months_window(date(2018, 8, 9), 3, 2)


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
