"""Agreement against published worked examples, and what holds of it always."""

from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.figures.agreement import LEVELS, alpha, overlap
from claims.figures.bands import Band


def units(*coders):
    """One mapping per unit from rows of digits, one per coder; a dot is no rating."""
    return [
        {coder: None if row[n] == "." else int(row[n]) for coder, row in enumerate(coders)}
        for n in range(len(coders[0]))
    ]


# Krippendorff 2011, section C: four observers, twelve units, values missing.
FOUR = units("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
# The same, sections A and B: two observers; ten units of two values, and twelve units in letters a to e.
TWO = units("0100000000", "1110010010")
LETTERS = units("112243335441", "212223335444")


@pytest.mark.parametrize(("level", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)])
def test_four_observers_with_missing_ratings(level, published):
    assert alpha(FOUR, level) == pytest.approx(published, abs=0.0005)


def test_two_observers_and_two_values():
    assert alpha(TWO, "nominal") == pytest.approx(0.095, abs=0.0005)


def test_two_observers_and_five_names():
    assert alpha(LETTERS, "nominal") == pytest.approx(0.692, abs=0.0005)


RATED = st.lists(st.dictionaries(st.sampled_from("abcd"), st.none() | st.integers(1, 5)), max_size=12)


@given(RATED, st.sampled_from(sorted(LEVELS)))
def test_it_never_exceeds_one_and_reaches_it_by_agreement_alone(ratings, level):
    found = alpha(ratings, level)
    if found is None:
        return
    assert found <= 1 + 1e-12
    agreed = all(len({value for value in unit.values() if value is not None}) <= 1 for unit in ratings)
    assert agreed == (abs(found - 1) < 1e-12)


@given(RATED)
def test_who_rated_and_in_which_order_does_not_matter(ratings):
    renamed = [{f"{coder}!": value for coder, value in reversed(unit.items())} for unit in reversed(ratings)]
    one, other = alpha(ratings), alpha(renamed)
    assert (one is None) == (other is None)
    assert one is None or one == pytest.approx(other)


@given(RATED)
def test_ordinal_agreement_looks_at_ranks_only(ratings):
    stretched = [{coder: value and value**3 for coder, value in unit.items()} for unit in ratings]
    one, other = alpha(ratings), alpha(stretched)
    assert one == other or one == pytest.approx(other)


def test_nothing_is_said_of_nothing():
    assert alpha([]) is None
    assert alpha([{"a": 1}, {"b": 3}]) is None
    assert alpha([{"a": 2, "b": 2}, {"a": 2, "b": 2}]) is None


def band(low, high):
    return Band(Decimal(low), Decimal(high), True, True)


def test_overlap_of_ranges():
    assert overlap(band(540, 660), band(600, 720)) == Decimal(60) / Decimal(180)
    assert overlap(band(1, 2), band(3, 4)) == 0
    assert overlap(band(5, 5), band(5, 5)) == 1
    assert overlap(band(1, 2), Band(Decimal(1), None, True, False)) is None


# Two sets of ranges, those of each set apart, and the share of all they cover that both do: from the documentation of
# bedtools (jaccard), and of GRIT (jaccard), whose two chromosomes stand behind each other here.
PUBLISHED = [
    ([(10, 20), (30, 40)], [(15, 20)], "5/20"),
    (
        [(100, 250), (400, 500), (1100, 1300), (1500, 1700)],
        [(120, 180), (220, 280), (450, 480), (1150, 1250), (1600, 1650)],
        "270/680",
    ),
]


@pytest.mark.parametrize(("one", "other", "published"), PUBLISHED)
def test_overlap_of_each_pair_adds_up_to_published_worked_examples(one, other, published):
    """From the share of a pair and both lengths follows the length that they have in common."""
    common = Fraction(0)
    for a, b in product(one, other):
        share = Fraction(overlap(band(*a), band(*b)))
        common += share * (a[1] - a[0] + b[1] - b[0]) / (1 + share)
    length = sum(high - low for low, high in (*one, *other))
    assert float(common / (length - common)) == pytest.approx(float(Fraction(published)))
    assert float(common) == pytest.approx(int(published.partition("/")[0]))


SIDES = st.tuples(st.integers(-50, 50), st.integers(0, 50)).map(lambda pair: band(pair[0], pair[0] + pair[1]))


@given(SIDES, SIDES)
def test_overlap_is_symmetric_and_whole_only_for_the_same_range(one, other):
    found = overlap(one, other)
    assert found == overlap(other, one)
    assert found is not None
    assert 0 <= found <= 1
    assert (found == 1) == (one == other)
