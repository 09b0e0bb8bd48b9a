from decimal import Decimal as D

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.figures.bands import LARGEST, Band, Hedge, band_of
from claims.figures.equations import check_share, check_sum, part_exceeds_whole

UP_TO = 40
ALLOWED = " (rounding allowed)"


def exactly(number: int | str) -> Band:
    return Band(D(number), D(number), True, True)


def or_more(number: int) -> Band:
    return Band(D(number), None, True, False)


def more_than(number: int) -> Band:
    return Band(D(number), None, False, False)


def from_to(low: int | str, high: int | str) -> Band:
    return Band(D(low), D(high), True, True)


@st.composite
def bands_with_a_number(draw) -> tuple[Band, D]:
    """A band and a number that lies in it."""
    number = D(draw(st.integers(-UP_TO, UP_TO)))
    down, up = draw(st.none() | st.integers(0, 9)), draw(st.none() | st.integers(0, 9))
    low_closed = down is not None and (down == 0 or up == 0 or draw(st.booleans()))
    high_closed = up is not None and (up == 0 or down == 0 or draw(st.booleans()))
    low = None if down is None else number - down
    high = None if up is None else number + up
    return Band(low, high, low_closed, high_closed), number


@pytest.mark.parametrize(
    ("whole", "parts", "possible", "expected", "words"),
    [
        (exactly(1000), [exactly(600), exactly(400)], True, "1,000", "The parts add up to 1,000."),
        (exactly(900), [exactly(600), or_more(340)], False, "940 or more", "The parts add up to 940 or more, not 900."),
        (exactly(940), [exactly(600), or_more(340)], True, "940 or more", "The parts add up to 940 or more."),
        (
            exactly(940),
            [exactly(600), more_than(340)],
            False,
            "more than 940",
            "The parts add up to more than 940, not 940.",
        ),
        (from_to(540, 660), [from_to(200, 300), from_to(300, 330)], True, "500–630", "The parts add up to 500–630."),
        (Band(None, D(9), False, True), [exactly(11), exactly(-2)], True, "9", "The parts add up to 9."),
        (exactly(5), [exactly(5)], True, "5", "The parts add up to 5."),
    ],
)
def test_parts_add_up_or_they_do_not(whole, parts, possible: bool, expected: str, words: str) -> None:
    check = check_sum(whole, parts)
    assert (check.possible, check.expected.describe(), check.words) == (possible, expected, words)


@pytest.mark.parametrize(
    ("percent", "part", "whole", "possible", "words"),
    [
        (exactly(19), exactly(190), exactly(1000), True, f"19 % of 1,000 would be 185–195{ALLOWED}."),
        (
            exactly(19),
            exactly(250),
            exactly(1000),
            False,
            f"19 % of 1,000 would be 185–195{ALLOWED}, not 250.",
        ),
        (exactly("19.000000"), exactly(194), exactly(1000), True, f"19 % of 1,000 would be 185–195{ALLOWED}."),
        (
            exactly("4.1"),
            exactly(42),
            exactly(1000),
            False,
            f"4.1 % of 1,000 would be 40.5–41.5{ALLOWED}, not 42.",
        ),
        (from_to(10, 20), exactly(50), or_more(1000), False, "10–20 % of 1,000 or more would be 100 or more, not 50."),
        (from_to(10, 20), exactly(50), from_to(0, 1000), True, "10–20 % of up to 1,000 would be up to 200."),
        (more_than(50), exactly(500), exactly(1000), False, "more than 50 % of 1,000 would be more than 500, not 500."),
        (more_than(0), exactly(7), or_more(0), True, "more than 0 % of 0 or more would be 0 or more."),
        (from_to(40, 50), exactly(-45), exactly(-100), True, "40–50 % of −100 would be −50 to −40."),
    ],
)
def test_a_percentage_fits_its_parts_or_it_does_not(percent, part, whole, possible: bool, words: str) -> None:
    check = check_share(percent, part, whole)
    assert (check.possible, check.words) == (possible, words)


def test_no_contradiction_is_shown_where_the_whole_is_nothing() -> None:
    check = check_share(exactly(19), exactly(5), exactly(0))
    assert check.possible
    assert check.words == "A share of 0 can’t be worked out."


def test_a_sum_needs_parts() -> None:
    with pytest.raises(ValueError, match="at least one part"):
        check_sum(exactly(3), [])


def test_results_beyond_the_greatest_number_are_left_open() -> None:
    huge = exactly(str(LARGEST))
    assert check_sum(exactly(3), [huge, huge]).expected == Band(LARGEST, None, False, False)
    assert not check_sum(huge, [huge, huge]).possible
    assert check_share(exactly(str(-LARGEST)), exactly(3), huge).expected == Band(None, -LARGEST, False, False)
    assert check_sum(exactly(3), [from_to(0, str(LARGEST)), exactly(1)]).expected == or_more(1)


@pytest.mark.parametrize(
    ("part", "whole", "exceeds"),
    [
        (exactly(700), exactly(600), True),
        (exactly(600), exactly(600), False),
        (more_than(600), exactly(600), True),
        (or_more(600), exactly(600), False),
        (from_to(540, 660), from_to(500, 539), True),
        (from_to(540, 660), from_to(500, 541), False),
        (exactly(700), or_more(600), False),
    ],
)
def test_a_part_is_greater_than_its_whole_only_where_every_number_is(part: Band, whole: Band, exceeds: bool) -> None:
    assert part_exceeds_whole(part, whole) is exceeds


@settings(deadline=None, max_examples=200)
@given(st.lists(bands_with_a_number(), min_size=1, max_size=4), bands_with_a_number())
def test_a_sum_that_some_numbers_fulfil_is_never_refused(parts, other) -> None:
    total = sum(number for _, number in parts)
    band, number = other
    shift = total - number
    whole = Band(
        None if band.low is None else band.low + shift, None if band.high is None else band.high + shift,
        band.low_closed, band.high_closed,
    )  # fmt: skip
    check = check_sum(whole, [part for part, _ in parts])
    assert check.possible
    assert check.expected.contains(exactly(total))


@settings(deadline=None, max_examples=300)
@given(bands_with_a_number(), bands_with_a_number())
def test_a_share_that_some_numbers_fulfil_is_never_refused(percents, wholes) -> None:
    (percent, rate), (whole, number) = percents, wholes
    part = exactly(rate * number / 100)
    check = check_share(percent, part, whole)
    assert check.possible
    assert check.expected.contains(part) or whole.low == whole.high == 0


@settings(deadline=None, max_examples=200)
@given(bands_with_a_number(), bands_with_a_number(), bands_with_a_number(), st.integers(0, 9))
def test_what_wider_bands_refuse_narrower_ones_refuse_too(percents, parts, wholes, more: int) -> None:
    percent, part, whole = percents[0], parts[0], wholes[0]
    wider = Band(
        None if part.low is None else part.low - more, None if part.high is None else part.high + more,
        part.low_closed, part.high_closed,
    )  # fmt: skip
    if check_share(percent, part, whole).possible:
        assert check_share(percent, wider, whole).possible
    if check_sum(whole, [part, percent]).possible:
        assert check_sum(whole, [wider, percent]).possible
    if part_exceeds_whole(wider, whole):
        assert part_exceeds_whole(part, whole)


@settings(deadline=None, max_examples=100)
@given(st.integers(1, 100), st.integers(1, 1000), st.integers(0, 1000), st.sampled_from([Hedge.EXACT, Hedge.ABOUT]))
def test_a_possible_share_is_found_by_trying_every_number(percent: int, whole: int, part: int, hedge: str) -> None:
    share = band_of(D(part), D(part), hedge)
    low, high = D(percent) - D("0.5"), D(percent) + D("0.5")
    fits = share.overlaps(Band(low * whole / 100, high * whole / 100, True, True))
    assert check_share(exactly(percent), share, exactly(whole)).possible is fits
