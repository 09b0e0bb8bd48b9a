"""Axes for whatever numbers and days there are."""

import math
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.charts.axes import BOTTOM, MOST_DATES, TODAY, TOP, time_axis, value_axis

numbers = st.decimals(-(10**24), 10**24, places=6)
days = st.dates()


@given(st.lists(numbers, min_size=1, max_size=8), st.booleans(), st.booleans(), st.booleans())
def test_every_number_stands_between_top_and_bottom_in_its_order(ends, up, down, whole):
    axis = value_axis(ends, open_up=up, open_down=down, whole=whole)
    places = [axis.y(end) for end in sorted(ends)]
    assert all(math.isfinite(y) and TOP <= y <= BOTTOM for y in places)
    assert places == sorted(places, reverse=True)
    assert axis.ticks
    assert all(TOP <= tick.at <= BOTTOM for tick in axis.ticks)
    assert len(axis.ticks) <= 14


@given(st.lists(st.decimals("0.000001", 10**24, places=6), min_size=2, max_size=8))
def test_numbers_far_apart_stand_on_a_logarithmic_axis(ends):
    # As near to 30 as a float is, either is right.
    ratio = max(ends) / min(ends)
    if not Decimal("29.999") < ratio < Decimal("30.001"):
        assert value_axis(ends).logarithmic is (ratio > 30)


def test_zero_has_a_place_below_a_logarithmic_axis():
    axis = value_axis([Decimal(0), Decimal(10), Decimal(1000)])
    assert axis.logarithmic
    assert axis.y(Decimal(0)) == BOTTOM > axis.y(Decimal(10))
    assert axis.ticks[0].label == "0"


@pytest.mark.parametrize(
    ("ends", "labels"),
    [
        ([1000, 5000], ["0", "2,000", "4,000", "6,000"]),
        ([73, 79], ["72", "74", "76", "78", "80"]),
        ([600], ["0", "200", "400", "600", "800"]),
        ([0], ["0", "1"]),
        ([-20, 30], ["−20", "0", "20", "40"]),
        ([20, 30_000], ["100", "1,000", "10,000"]),
    ],
)
def test_the_axis_has_round_numbers(ends, labels):
    axis = value_axis([Decimal(end) for end in ends], whole=True)
    assert [tick.label for tick in axis.ticks][: len(labels)] == labels


def test_an_axis_that_does_not_start_at_zero_knows_it():
    assert not value_axis([Decimal(73), Decimal(79)]).from_zero
    assert value_axis([Decimal(1000), Decimal(5000)]).from_zero


@given(st.lists(days, min_size=1, max_size=8), days | st.none())
def test_every_day_has_its_place_and_the_dates_are_few(found, today):
    axis = time_axis(found, today)
    places = [axis.x(day) for day in sorted(found)]
    assert all(0 <= x <= 100 for x in places)
    assert places == sorted(places)
    assert 1 <= len(axis.ticks) <= MOST_DATES
    assert all(0 <= tick.at <= 100 for tick in axis.ticks)
    assert axis.today is None or 0 <= axis.today <= 100


@pytest.mark.parametrize(
    ("today", "broken", "drawn"),
    [
        (date(2018, 10, 1), False, True),  # among the figures
        (date(2019, 1, 1), False, True),  # soon after
        (date(2026, 11, 25), True, True),  # years later: beyond a gap
        (date(2018, 8, 1), False, True),  # soon before
        (date(2010, 1, 1), False, False),  # long before
        (None, False, False),
    ],
)
def test_today_is_on_the_axis_or_beyond_a_break_in_it(today, broken, drawn):
    axis = time_axis([date(2018, 8, 9), date(2018, 12, 14)], today)
    assert axis.broken is broken
    assert (axis.today is not None) is drawn
    if broken:
        assert axis.today == TODAY > axis.x(date(2018, 12, 14))


def test_dates_name_the_year_where_it_begins():
    labels = [tick.label for tick in time_axis([date(2018, 7, 1), date(2019, 2, 1)], None).ticks]
    assert labels[0] == "Jul 2018"
    assert "Jan 2019" in labels
    assert "Aug" in labels
