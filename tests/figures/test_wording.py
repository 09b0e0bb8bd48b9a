from decimal import Decimal as D

import pytest

from claims.figures.against import hold_against
from claims.figures.bands import band_of
from claims.figures.comparison import Stated
from claims.figures.wording import amount, round_amount, stated_words


@pytest.mark.parametrize(
    ("low", "high", "hedge", "words"),
    [
        ("600", "600.000000", "about", "about 600"),
        (None, "600", "about", "nearly 600"),
        ("600", "", "about", "just over 600"),
        ("1500", "2000", "about", "about 1,500 to 2,000"),
        ("5000", None, "at_least", "at least 5,000"),
        (None, "600", "fewer_than", "fewer than 600"),
        ("2000", "9999", "vague", "2,000 to 9,999"),
        ("4.10", "4.1", "exact", "4.1"),
        ("0", "0", "exact", "0"),
    ],
)
def test_a_number_is_written_as_it_was_stated(low, high, hedge, words):
    assert stated_words(low, high, hedge) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("0", "0"),
        ("-2.5", "−2.5"),
        ("2000", "2,000"),
        ("1500000", "1.5 million"),
        ("2000000000", "2 billion"),
        ("1E+15", "10¹⁵"),
        ("-2E+24", "−2×10²⁴"),
        ("0.00002", "2×10⁻⁵"),
    ],
)
def test_round_numbers_take_little_room(value, words):
    assert round_amount(D(value)) == words


def test_what_is_no_number_is_left_as_it_is():
    assert (amount("many"), amount("NaN"), amount("1E+3")) == ("many", "NaN", "1,000")


@pytest.mark.parametrize(
    ("other", "unit", "words"),
    [
        (5000, "people", "apart by × 5, higher"),
        (500, "people", "apart by × 2, lower"),
        (0, "people", "apart, lower"),
        (1000, "people", "agrees"),
        (5000, "countries", "not comparable (unit): in countries, not people"),
    ],
)
def test_a_number_is_held_against_another_in_words(other, unit, words):
    said, found = (
        Stated(band_of(D(value), D(value), "exact"), code, measure=1)
        for value, code in ((1000, "people"), (other, unit))
    )
    assert hold_against(said, found).words == words


def test_higher_is_told_across_units():
    kilometres = Stated(band_of(D(10), D(10), "exact"), "km", measure=1)
    miles = Stated(band_of(D(7), D(7), "exact"), "mi", measure=1)
    assert hold_against(kilometres, miles).direction == "higher"
    assert hold_against(miles, kilometres).direction == "lower"
