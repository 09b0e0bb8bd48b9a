from decimal import Decimal as D
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.figures.bands import HEDGES, LARGEST, BadSide, Band, Hedge, band_of, sides_of
from claims.figures.comparison import compare
from tests.figures.shapes import Sides, hedged, sides_for

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


LOW: Sides = (D(5), None)
HIGH: Sides = (None, D(5))
EQUAL: Sides = (D(5), D(5))
APART: Sides = (D(5), D(9))
GRID: dict[str, tuple[Sides | str, ...]] = {
    # What is kept of each way to fill the two fields; of a refusal the field.
    Hedge.EXACT: (EQUAL, EQUAL, EQUAL, "high"),
    Hedge.ABOUT: (LOW, HIGH, EQUAL, APART),
    Hedge.AT_LEAST: (LOW, LOW, LOW, "high"),
    Hedge.MORE_THAN: (LOW, LOW, LOW, "high"),
    Hedge.AT_MOST: (HIGH, HIGH, HIGH, "low"),
    Hedge.FEWER_THAN: (HIGH, HIGH, HIGH, "low"),
    Hedge.BETWEEN: ("high", "low", EQUAL, APART),
    Hedge.VAGUE: ("high", "low", EQUAL, APART),
}


@pytest.mark.parametrize("hedge", Hedge.ALL)
@pytest.mark.parametrize("place", range(4), ids=["low", "high", "equal", "apart"])
def test_a_hedge_keeps_every_side_that_is_given_or_refuses_it(hedge: str, place: int) -> None:
    given, kept = (LOW, HIGH, EQUAL, APART)[place], GRID[hedge][place]
    if isinstance(kept, str):
        for refuses in (sides_of, band_of):
            with pytest.raises(BadSide, match=f"“{hedge.replace('_', ' ').capitalize()}”") as refused:
                refuses(*given, hedge)
            assert refused.value.side == kept
    else:
        assert sides_of(*given, hedge) == kept
        assert band_of(*given, hedge) == band_of(*kept, hedge)


def test_a_number_alone_is_that_number_exactly() -> None:
    assert band_of(D(600), None, Hedge.EXACT).describe() == band_of(None, D(600), Hedge.EXACT).describe() == "600"


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
    band = hedged(one, other, hedge)
    assert band.overlaps(band)
    assert band.contains(band)
    assert band.describe()


@pytest.mark.parametrize(
    ("band", "places", "words"),
    [
        (Band(D("19.312128"), D("19.312128"), True, True), 2, "19.31"),
        (Band(D("0.00062137"), D("0.62137"), True, True), 2, "0.000621–0.621"),
        (Band(D("1.99999"), D("2.00001"), True, True), 2, "2"),
        (Band(D("6.2137119223733396961743418436"), None, True, False), 6, "6.213712 or more"),
        (Band(None, D("-0.1"), False, False), 2, "fewer than −0.1"),
        (Band(D("-3"), D("4"), True, False), 2, "−3 or more, fewer than 4"),
        (Band(D("-3"), D("4"), False, True), 2, "more than −3, up to 4"),
        (Band(None, None, False, False), 2, "any number"),
        (Band(LARGEST, LARGEST, True, True), 2, "1" + ",000" * 10),
    ],
)
def test_numbers_are_written_no_longer_than_they_need(band: Band, places: int, words: str) -> None:
    assert band.describe(places) == words


def test_about_nothing_is_nothing() -> None:
    assert band_of(D(0), D(0), Hedge.ABOUT) == Band(D(0), D(0), True, True)
    assert band_of(D(0), D(0), Hedge.ABOUT, whole=True).describe() == "0"


def test_a_scale_that_goes_on_below_zero_has_no_floor() -> None:
    assert band_of(None, D(20), Hedge.AT_MOST, from_zero=False) == Band(None, D(20), False, True)


def test_the_greatest_number_makes_a_band_unless_a_hedge_takes_it_further() -> None:
    assert band_of(LARGEST, LARGEST, Hedge.EXACT).high == LARGEST
    with pytest.raises(ValueError, match="10\\^30"):
        band_of(LARGEST, LARGEST, Hedge.ABOUT)


@pytest.mark.parametrize(
    ("low", "high", "low_closed", "high_closed", "message"),
    [
        (D("NaN"), D(3), True, True, "must be a number"),
        (D("-Infinity"), D(3), True, True, "finite"),
        (D(10) ** 31, None, True, False, "10\\^30"),
        (D(4), D(3), True, True, "reversed"),
        (D(3), D(3), True, False, "No number fits"),
        (None, D(3), True, True, "open side cannot be closed"),
    ],
)
def test_a_band_that_no_number_fits_is_refused(low, high, low_closed, high_closed, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Band(low, high, low_closed, high_closed)


SHARES = st.decimals(0, 1, places=4)
ORDERED = st.tuples(NUMBERS, NUMBERS).map(sorted)
SOME_SIDE = ORDERED.flatmap(lambda pair: st.sampled_from([(*pair,), (pair[0], None), (None, pair[1])]))


def said_with(hedge: str) -> st.SearchStrategy[tuple[Sides, str]]:
    """Any sides that the hedge has, and the hedge."""
    one_side = SOME_SIDE if hedge == Hedge.ABOUT else st.builds(partial(sides_for, hedge), NUMBERS, NUMBERS)
    return st.tuples(one_side, st.just(hedge))


SAID = st.sampled_from(Hedge.ALL).flatmap(said_with)


def shares(about: D, other: D) -> dict[str, D]:
    return {Hedge.ABOUT: about, Hedge.BETWEEN: other, Hedge.VAGUE: other, Hedge.EXACT: other}


@settings(deadline=None, max_examples=200)
@given(SAID, SHARES, SHARES, st.booleans())
def test_a_wider_share_gives_a_band_that_holds_the_narrower_one(said, one: D, other: D, whole: bool) -> None:
    sides, hedge = said
    narrow, wide = sorted((one, other))
    narrower = band_of(sides[0], sides[1], hedge, hedges=shares(narrow, narrow), whole=whole)
    wider = band_of(sides[0], sides[1], hedge, hedges=shares(wide, wide), whole=whole)
    assert wider.contains(narrower)


@settings(deadline=None, max_examples=200)
@given(SAID, SHARES)
def test_what_is_counted_one_by_one_is_rounded_outward(said, share: D) -> None:
    sides, hedge = said
    exact = band_of(sides[0], sides[1], hedge, hedges=shares(share, share))
    rounded = band_of(sides[0], sides[1], hedge, hedges=shares(share, share), whole=True)
    assert rounded.contains(exact)
    for side, stated in ((rounded.low, exact.low), (rounded.high, exact.high)):
        assert (side is None) == (stated is None)
        assert side is None or stated is None or abs(side - stated) < 1


@settings(deadline=None, max_examples=200)
@given(SAID, SOME_SIDE, SHARES, SHARES)
def test_a_wider_table_never_sets_apart_what_agreed(said, found, one: D, other: D) -> None:
    sides, hedge = said
    narrow, wide = sorted((one, other))
    held = Band(found[0], found[1], found[0] is not None, found[1] is not None)
    if compare(band_of(sides[0], sides[1], hedge, hedges=shares(narrow, narrow)), held).relation != "apart":
        assert compare(band_of(sides[0], sides[1], hedge, hedges=shares(wide, wide)), held).relation != "apart"
