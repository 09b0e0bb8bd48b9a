from decimal import Decimal as D

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.figures.bands import HEDGES, Band, Hedge, band_of

NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=2)


@pytest.mark.parametrize(
    ("low", "high", "hedge", "band", "words"),
    [
        (600, 600, "about", Band(D(540), D(660), True, True), "540–660"),
        (None, 600, "about", Band(D(540), D(600), True, True), "540–600"),
        (600, None, "about", Band(D(600), D(660), True, True), "600–660"),
        (None, -600, "about", Band(D(-660), D(-600), True, True), "−660 to −600"),
        (600, None, "more_than", Band(D(600), None, False, False), "more than 600"),
        (600, None, "at_least", Band(D(600), None, True, False), "600 or more"),
        (None, 600, "at_most", Band(D(0), D(600), True, True), "up to 600"),
        (None, 600, "fewer_than", Band(D(0), D(600), True, False), "fewer than 600"),
        (1000, 1000, "exact", Band(D(1000), D(1000), True, True), "1,000"),
        (1500, 2000, "between", Band(D(1500), D(2000), True, True), "1,500–2,000"),
        (200, 999, "vague", Band(D(200), D(999), True, True), "200–999"),
    ],
)
def test_a_hedge_makes_its_band(low: int | None, high: int | None, hedge: str, band: Band, words: str) -> None:
    made = band_of(None if low is None else D(low), None if high is None else D(high), hedge)
    assert made == band
    assert made.describe() == words


def test_one_sided_hedges_take_the_number_from_either_side() -> None:
    assert band_of(D(5), D(5), Hedge.MORE_THAN) == band_of(D(5), None, Hedge.MORE_THAN)
    assert band_of(D(5), D(5), Hedge.AT_MOST) == band_of(None, D(5), Hedge.AT_MOST)


def test_decimals_are_written_without_idle_zeros() -> None:
    assert band_of(D("4.10"), D("4.10"), Hedge.EXACT).describe() == "4.1"


def test_negative_numbers_are_described_without_a_dash_between() -> None:
    assert band_of(D(-5), D(-2), Hedge.BETWEEN).describe() == "−5 to −2"


@pytest.mark.parametrize(
    ("low", "high", "hedge", "message"),
    [
        (D(9), D(3), "between", "reversed: 9 is more than 3"),
        (D("NaN"), D(3), "between", "must be a number"),
        (D("sNaN"), D(3), "between", "must be a number"),
        (D(3), D("Infinity"), "between", "finite"),
        (D(1), D(10) ** 31, "between", "10\\^30"),
        (D(1), D(1), "roughly", "no hedge"),
        (None, None, "exact", "at least one number"),
        (None, None, "more_than", "needs a number"),
    ],
)
def test_what_is_no_band_is_refused_in_words(low: D | None, high: D | None, hedge: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        band_of(low, high, hedge)


def test_bands_that_only_touch_overlap_where_both_hold_the_point() -> None:
    up_to, more = band_of(None, D(600), Hedge.AT_MOST), band_of(D(600), None, Hedge.MORE_THAN)
    assert not up_to.overlaps(more)
    assert up_to.overlaps(band_of(D(600), None, Hedge.AT_LEAST))


def test_every_hedge_has_its_share_in_the_table() -> None:
    assert set(HEDGES) == set(Hedge.ALL)


@settings(deadline=None, max_examples=80)
@given(NUMBERS, NUMBERS, st.sampled_from(Hedge.ALL))
def test_any_ordered_pair_makes_a_band_that_overlaps_itself(one: D, other: D, hedge: str) -> None:
    band = band_of(min(one, other), max(one, other), hedge)
    assert band.overlaps(band)
    assert band.contains(band)
    assert band.describe()
