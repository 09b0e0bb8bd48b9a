from decimal import Decimal as D

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from claims.figures.bands import Band, Hedge, band_of
from claims.figures.errors import Spread, signed_error, spread_of
from tests.figures.shapes import hedged

NUMBERS = st.decimals(-10_000, 10_000, places=2)
BANDS = st.builds(hedged, NUMBERS, NUMBERS, st.sampled_from(Hedge.ALL))
ENDLESS = st.one_of(
    st.builds(lambda n, closed: Band(n, None, closed, False), NUMBERS, st.booleans()),
    st.builds(lambda n, closed: Band(None, n, False, closed), NUMBERS, st.booleans()),
)


def exactly(number: int) -> Band:
    return band_of(D(number), D(number), "exact")


@pytest.mark.parametrize(
    ("said", "found", "error"),
    [
        (exactly(800), exactly(1000), -20),
        (exactly(1200), exactly(1000), 20),
        (exactly(1000), exactly(1000), 0),
        (band_of(D(600), D(600), "about"), exactly(650), 0),
        (band_of(D(500), D(600), "between"), band_of(D(800), D(900), "between"), -25),
        (band_of(D(900), D(1000), "between"), band_of(D(100), D(300), "between"), 200),
        (band_of(D(5000), None, "at_least"), exactly(2500), 100),
        (band_of(None, D(500), "at_most"), exactly(1000), -50),
        (exactly(-30), exactly(-20), -50),
        (exactly(5), exactly(0), None),
        (band_of(None, D(600), "fewer_than"), exactly(600), 0),
    ],
)
def test_the_error_is_between_the_edges_that_face_each_other(said: Band, found: Band, error: int | None) -> None:
    assert signed_error(said, found) == error


@given(BANDS | ENDLESS, BANDS | ENDLESS)
def test_it_is_zero_on_overlap_and_else_has_the_sign_of_the_side(said: Band, found: Band) -> None:
    error = signed_error(said, found)
    if said.overlaps(found):
        assert error == 0
    elif error is not None:
        below = said.high is not None and found.low is not None and said.high <= found.low
        assert error <= 0 if below else error >= 0


@given(BANDS | ENDLESS, BANDS | ENDLESS)
def test_what_is_mirrored_is_wrong_by_as_much_to_the_other_side(said: Band, found: Band) -> None:
    error = signed_error(said, found)
    mirrored = signed_error(_mirror(said), _mirror(found))
    assert mirrored == (None if error is None else error.copy_negate())


def _mirror(band: Band) -> Band:
    low, high = (None if side is None else -side for side in (band.high, band.low))
    return Band(low, high, band.high_closed, band.low_closed)


@given(BANDS, BANDS)
def test_both_sides_agree_on_who_is_higher(one: Band, other: Band) -> None:
    here, there = signed_error(one, other), signed_error(other, one)
    if here is None or there is None:
        reject()
    assert here * there <= 0
    assert (here == 0) == (there == 0)


@given(NUMBERS)
def test_what_is_open_on_the_found_side_is_never_wrong_beyond_its_edge(edge: D) -> None:
    found = Band(edge, None, True, False)
    assert signed_error(band_of(edge + 1, edge + 1, "exact"), found) == 0


@pytest.mark.parametrize(
    ("errors", "spread"),
    [([], None), ([D(3)], (3, 3, 3)), ([D(9), D(-1), D(2)], (2, -1, 9)), ([D(-4), D(1)], (D("-1.5"), -4, 1))],
)
def test_errors_come_to_a_middle_and_a_range(errors: list[D], spread: tuple | None) -> None:
    assert spread_of(errors) == (spread and Spread(*map(D, spread)))
