from decimal import Decimal as D

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.figures.bands import Hedge, band_of
from claims.figures.comparison import Comparison, compare

BANDS = st.builds(
    lambda one, other, hedge: band_of(D(min(one, other)), D(max(one, other)), hedge),
    st.integers(-50, 50),
    st.integers(-50, 50),
    st.sampled_from(Hedge.ALL),
)


def test_a_number_inside_the_other_band_agrees() -> None:
    assert compare(band_of(D(600), D(600), "exact"), band_of(D(580), D(580), "about")) == Comparison("agrees", None)


def test_equal_bands_agree() -> None:
    band = band_of(D(20), D(30), "between")
    assert compare(band, band).relation == "agrees"


def test_bands_that_share_only_a_part_overlap() -> None:
    assert compare(band_of(D(20), D(30), "between"), band_of(D(25), D(40), "between")).relation == "overlaps"


def test_bands_apart_say_how_many_times() -> None:
    claim, later = band_of(D(1000), D(1000), "exact"), band_of(D(5000), None, "at_least")
    assert compare(claim, later) == Comparison("apart", D("5.00"))
    assert compare(later, claim) == Comparison("apart", D("5.00"))


@pytest.mark.parametrize("low", [0, -4])
def test_no_ratio_is_given_at_or_below_zero(low: int) -> None:
    assert compare(band_of(D(low), D(low), "exact"), band_of(D(7), D(7), "exact")) == Comparison("apart", None)


@settings(deadline=None, max_examples=100)
@given(BANDS, BANDS)
def test_a_comparison_reads_the_same_from_either_side(one, other) -> None:
    comparison = compare(one, other)
    assert comparison == compare(other, one)
    assert (comparison.relation == "apart") is not one.overlaps(other)
    assert comparison.times is None or comparison.times >= 1
