"""The window of a clock and how it came out, whatever the days."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from hypothesis import given
from hypothesis import strategies as st

from claims.models import Figure, Prediction
from claims.models.checks import FIRST_DAY, LAST_DAY
from claims.models.figures import band_range
from claims.numbers.clocks import BadClock, due_words, outcome_of, window_for

AUGUST = date(2018, 8, 9)
TODAY = date(2026, 11, 25)
days = st.dates(date(1700, 1, 1), date(2150, 1, 1))


def figure(low, high, unit="months", hedge="between"):
    low, high = (None if side is None else Decimal(side) for side in (low, high))
    return Figure(low=low, high=high, hedge=hedge, unit=unit, band=band_range(low, high, hedge, unit))


def both_ends(found):
    return found.lower, found.upper - timedelta(days=1)


@pytest.mark.parametrize(
    ("length", "starts_on", "first", "last"),
    [
        (figure(2, 3), AUGUST, date(2018, 10, 9), date(2018, 11, 9)),
        (figure(2, 3), date(2018, 9, 10), date(2018, 11, 10), date(2018, 12, 10)),
        (figure(1, 1, hedge="exact"), date(2019, 1, 31), date(2019, 2, 28), date(2019, 2, 28)),
        (figure(1, 1, hedge="exact"), date(2020, 1, 31), date(2020, 2, 29), date(2020, 2, 29)),
        (figure(None, 3, hedge="at_most"), AUGUST, AUGUST, date(2018, 11, 9)),
        (figure(6, 6, "weeks", "exact"), AUGUST, date(2018, 9, 20), date(2018, 9, 20)),
        (figure(10, 20, "days"), AUGUST, date(2018, 8, 19), date(2018, 8, 29)),
        (figure(2, 2, "years", "exact"), date(2020, 2, 29), date(2022, 2, 28), date(2022, 2, 28)),
    ],
)
def test_the_figure_gives_the_window_in_calendar_months_and_days(length, starts_on, first, last):
    window, by_figure = window_for(length, starts_on)
    assert both_ends(window) == (first, last)
    assert by_figure


@given(days, st.integers(0, 60), st.integers(0, 60), st.sampled_from(["days", "weeks", "months"]))
def test_a_window_never_opens_before_its_start_and_never_ends_before_it_opens(starts_on, few, more, unit):
    low, high = sorted((few, more))
    window, by_figure = window_for(figure(low, high, unit), starts_on)
    assert by_figure
    assert starts_on <= window.lower < window.upper


@given(days, st.integers(0, 60), st.integers(0, 24))
def test_longer_falls_due_later(starts_on, length, more):
    short, _ = window_for(figure(length, length, hedge="exact"), starts_on)
    long, _ = window_for(figure(length, length + more), starts_on)
    assert long.lower == short.lower
    assert long.upper >= short.upper


@given(days, st.integers(0, 400), st.integers(0, 400), st.integers(0, 900))
def test_held_is_inside_and_missed_is_outside(starts_on, gap, length, ended_after):
    window, _ = window_for(None, starts_on, starts_on + timedelta(days=gap), starts_on + timedelta(days=gap + length))
    ended_on = starts_on + timedelta(days=ended_after)
    outcome = outcome_of(window, starts_on=starts_on, ended_on=ended_on, never=False, today=LAST_DAY)
    assert (outcome == "held") == (gap <= ended_after <= gap + length)


@given(st.dates(FIRST_DAY, LAST_DAY), st.integers(0, 10**6), st.sampled_from(["days", "weeks", "months", "years"]))
def test_whatever_the_length_there_is_a_window_in_the_calendar_or_a_reason(starts_on, length, unit):
    refused = ""
    try:
        window, _ = window_for(figure(length, length, unit, "exact"), starts_on)
    except BadClock as error:
        refused = f"{error.field}: {error}"
    assert refused.startswith("starts_on: ") if refused else FIRST_DAY <= window.lower < window.upper <= LAST_DAY


@pytest.mark.parametrize("length", [10**6, Decimal(10) ** 23, 97_776, 2200])
@pytest.mark.parametrize("unit", ["months", "years"])
def test_a_length_that_no_calendar_has_is_refused_at_the_start(length, unit):
    with pytest.raises(BadClock, match=r"9999|2199") as refused:
        window_for(figure(length, length, unit, "exact"), AUGUST)
    assert refused.value.field == "starts_on"


@pytest.mark.parametrize("length", [None, figure(600, 600, "people", "exact")])
def test_without_a_length_both_days_are_given_by_hand(length):
    window, by_figure = window_for(length, AUGUST, date(2018, 10, 1), date(2018, 10, 1))
    assert both_ends(window) == (date(2018, 10, 1), date(2018, 10, 1))
    assert not by_figure
    for first, last, field in ((None, AUGUST, "first"), (AUGUST, None, "last")):
        with pytest.raises(BadClock) as refused:
            window_for(length, AUGUST, first, last)
        assert refused.value.field == field


def test_a_length_without_an_end_gives_the_first_day_and_asks_for_the_last():
    at_least = figure(2, None, hedge="at_least")
    with pytest.raises(BadClock) as refused:
        window_for(at_least, AUGUST)
    assert refused.value.field == "last"
    window, by_figure = window_for(at_least, AUGUST, last=date(2018, 12, 31))
    assert both_ends(window) == (date(2018, 10, 9), date(2018, 12, 31))
    assert not by_figure


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        (date(2018, 10, 2), date(2018, 10, 1), "last"),
        (date(2018, 8, 8), date(2018, 10, 1), "first"),
        (date(2018, 10, 1), date(2200, 1, 1), "last"),
        (date(2018, 10, 1), LAST_DAY, "last"),
        (date(1, 1, 1), date(2018, 10, 1), "first"),
    ],
)
def test_days_that_make_no_window_are_refused_at_their_field(first, last, field):
    with pytest.raises(BadClock) as refused:
        window_for(None, AUGUST, first, last)
    assert refused.value.field == field


WINDOW = DateRange(date(2018, 10, 9), date(2018, 11, 10))


@pytest.mark.parametrize(
    ("ended_on", "never", "today", "field"),
    [
        (date(2018, 8, 8), False, TODAY, "ended_on"),
        (date(2018, 10, 10), True, TODAY, "never"),
        (None, True, date(2018, 11, 9), "never"),
    ],
)
def test_an_outcome_that_cannot_be_is_refused_at_its_field(ended_on, never, today, field):
    with pytest.raises(BadClock) as refused:
        outcome_of(WINDOW, starts_on=AUGUST, ended_on=ended_on, never=never, today=today)
    assert refused.value.field == field


def test_what_never_came_is_missed_once_the_window_is_over():
    known = {"starts_on": AUGUST, "ended_on": None, "today": date(2018, 11, 10)}
    assert outcome_of(WINDOW, never=True, **known) == "missed"
    assert outcome_of(WINDOW, never=False, **known) == "pending"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2018, 10, 8), "still open"),
        (date(2018, 10, 9), "ripe since 9 October 2018"),
        (date(2018, 11, 9), "ripe since 9 October 2018"),
        (date(2018, 11, 10), "overdue by 1 day"),
        (date(2018, 11, 21), "overdue by 12 days"),
    ],
)
def test_how_an_open_clock_stands_follows_from_the_day(day, words):
    assert due_words(Prediction(starts_on=AUGUST, window=WINDOW), day) == words
