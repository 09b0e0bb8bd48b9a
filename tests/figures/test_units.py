from datetime import date, timedelta
from decimal import Decimal as D
from itertools import permutations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from claims.figures.bands import LARGEST, Band
from claims.figures.calendar import add_months
from claims.figures.durations import fewest_days, most_days
from claims.figures.units import CALENDAR, DAYS, UNITS, comparable, convert, kind_of, side_by_side

PAIRS = [(one, to) for one, to in permutations(UNITS, 2) if comparable(one, to)]
FACTOR_PAIRS = [(one, to) for one, to in PAIRS if kind_of(one) == kind_of(to)]
CALENDAR_PAIRS = [(one, to) for one, to in PAIRS if kind_of(one) != kind_of(to)]
ALIEN_PAIRS = [(one, to) for one, to in permutations(UNITS, 2) if not comparable(one, to)]
SIDES = st.none() | st.decimals(min_value=0, max_value=10**9, places=6)


def point(number: D | int | str) -> Band:
    return Band(D(number), D(number), True, True)


@st.composite
def bands(draw, sides=SIDES) -> Band:
    low, high = draw(sides), draw(sides)
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
    closed = st.booleans() if low is None or low != high else st.just(True)
    return Band(low, high, low is not None and draw(closed), high is not None and draw(closed))


@pytest.mark.parametrize(
    ("number", "unit", "to", "converted"),
    [
        (12, "mi", "km", "19.312128"),
        (90, "minutes", "hours", "1.5"),
        (3, "weeks", "days", "21"),
        (36, "hours", "days", "1.5"),
        (1, "years", "months", "12"),
        (2, "t", "kg", "2000"),
        (100, "lb", "kg", "45.359237"),
        (1, "bbl", "gal", "42"),
        (1, "mi2", "ac", "640"),
        ("0.1", "km2", "ha", "10"),
        (1, "TWh", "MWh", "1000000"),
        (100, "km/h", "km/h", "100"),
    ],
)
def test_units_of_one_kind_convert_by_their_factor(number, unit: str, to: str, converted: str) -> None:
    assert convert(point(number), unit, to) == point(converted)


@pytest.mark.parametrize(
    ("months", "fewest", "most"), [(0, 0, 0), (1, 28, 31), (2, 59, 62), (3, 89, 92), (6, 181, 184), (12, 365, 366)]
)
def test_months_last_between_their_fewest_and_their_most_days(months: int, fewest: int, most: int) -> None:
    assert convert(point(months), "months", "days") == Band(D(fewest), D(most), True, True)


def test_months_last_exactly_so_many_days_from_a_day_on() -> None:
    assert convert(point(2), "months", "days", since=date(2018, 8, 9)) == point(61)
    assert convert(point(61), "days", "months", since=date(2018, 8, 9)) == point(2)
    assert convert(point("2.5"), "months", "days", since=date(2018, 8, 9)) == point("76.5")


def test_a_year_is_twelve_months_and_then_days() -> None:
    assert convert(point(1), "years", "weeks").contains(point("52.2"))
    assert convert(point(1), "years", "minutes") == Band(D(525_600), D(527_040), True, True)


def test_days_are_the_months_that_may_last_so_long() -> None:
    months = convert(point(60), "days", "months")
    assert months.contains(point(2))
    assert not months.contains(point("1.9"))
    assert not months.contains(point("2.04"))
    assert convert(point(29), "days", "months").contains(point(1))
    assert not convert(point(32), "days", "months").contains(point(1))


def test_open_ends_stay_open() -> None:
    assert convert(Band(D(2), None, False, False), "months", "days") == Band(D(59), None, False, False)
    assert convert(Band(None, D(3), False, False), "months", "days") == Band(None, D(92), False, False)


@pytest.mark.parametrize(
    ("unit", "to"),
    [("countries", "members"), ("USD", "EUR"), ("km", "kg"), ("kWh", "kW"), ("months", "km"), ("x", "km")],
)
def test_nothing_converts_across_kinds(unit: str, to: str) -> None:
    with pytest.raises(ValueError, match="can’t be turned into|no unit"):
        convert(point(1), unit, to)


def test_what_gets_too_great_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="10\\^30"):
        convert(point(LARGEST), "km", "m")
    with pytest.raises(ValueError, match="10\\^30"):
        convert(point(LARGEST), "years", "minutes")


@pytest.mark.parametrize(
    ("number", "unit", "to"), [(10**6, "months", "days"), (10**24, "years", "days"), (10**24, "days", "months")]
)
def test_months_from_a_day_end_with_the_calendar(number: int, unit: str, to: str) -> None:
    with pytest.raises(ValueError, match="outside the years"):
        convert(point(number), unit, to, since=date(2018, 8, 9))


def test_great_durations_convert_where_no_day_is_given() -> None:
    assert convert(point(48 * 10**20), "months", "days") == point(146_097 * 10**18)


def test_bands_stand_side_by_side_in_one_unit() -> None:
    assert side_by_side(point(1), "mi", point("1.609344"), "km") == (point("1609.344"), point("1609.344"))
    assert side_by_side(point(2), "months", point(9), "weeks") == (Band(D(59), D(62), True, True), point(63))
    assert side_by_side(point(2), "years", point(24), "months") == (point(24), point(24))
    assert side_by_side(point(3), "people", point(4), "people") == (point(3), point(4))


@settings(deadline=None, max_examples=200)
@given(bands(), st.sampled_from(FACTOR_PAIRS))
def test_there_and_back_is_the_very_same_within_a_kind(band: Band, pair: tuple[str, str]) -> None:
    unit, to = pair
    assert convert(convert(band, unit, to), to, unit) == band


@settings(deadline=None, max_examples=200)
@given(bands(), st.sampled_from(CALENDAR_PAIRS))
def test_there_and_back_contains_the_band_where_months_meet_days(band: Band, pair: tuple[str, str]) -> None:
    unit, to = pair
    assert convert(convert(band, unit, to), to, unit).contains(band)


@settings(deadline=None, max_examples=100)
@given(
    bands(st.none() | st.decimals(0, 900, places=6)),
    st.sampled_from(CALENDAR_PAIRS),
    st.dates(date(1600, 1, 1), date(2199, 12, 31)),
)
def test_from_a_day_on_there_and_back_contains_the_band(band: Band, pair: tuple[str, str], since: date) -> None:
    unit, to = pair
    back = convert(convert(band, unit, to, since=since), to, unit, since=since)
    assert back.contains(band)
    for side, kept in ((band.low, back.low), (band.high, back.high)):
        assert (side is None) == (kept is None)
        assert side is None or kept is None or abs(side - kept) < D("1e-20")


@settings(deadline=None, max_examples=200)
@given(bands(), bands(), st.sampled_from(PAIRS))
def test_converting_keeps_what_lies_within_what(one: Band, other: Band, pair: tuple[str, str]) -> None:
    assume(one.contains(other))
    assert convert(one, *pair).contains(convert(other, *pair))


@settings(deadline=None, max_examples=100)
@given(st.integers(0, 1200), st.dates(date(1600, 1, 1), date(2199, 12, 31)))
def test_no_run_of_months_is_shorter_or_longer_than_the_bounds(months: int, since: date) -> None:
    lasts = (add_months(since, months) - since).days
    assert fewest_days(months) <= lasts <= most_days(months)
    assert fewest_days(months) < fewest_days(months + 1)
    assert most_days(months) < most_days(months + 1)


@settings(deadline=None, max_examples=50)
@given(st.integers(0, 4))
def test_the_bounds_are_met_by_some_day(months: int) -> None:
    lasts = {
        (add_months(day, months) - day).days for day in (date(1999, 1, 1) + timedelta(days=n) for n in range(366 * 8))
    }
    assert (min(lasts), max(lasts)) == (fewest_days(months), most_days(months))


@settings(deadline=None, max_examples=50)
@given(bands(), st.sampled_from(ALIEN_PAIRS))
def test_no_band_ever_crosses_kinds(band: Band, pair: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match="can’t be turned into"):
        convert(band, *pair)


def test_days_and_months_are_the_only_kinds_that_compare() -> None:
    crossing = {frozenset((kind_of(one), kind_of(to))) for one, to in CALENDAR_PAIRS}
    assert crossing == {frozenset((DAYS, CALENDAR))}
