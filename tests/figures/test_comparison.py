from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal as D

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.charts import spread_of
from claims.figures.bands import Band, Hedge, band_of
from claims.figures.comparison import Comparison, Stated, compare, compare_figures, hull, resting_band
from claims.figures.units import UNITS
from claims.numbers.findings_said import times
from tests.figures.shapes import hedged

INTEGERS = st.integers(-50, 50).map(D)
BANDS = st.builds(hedged, INTEGERS, INTEGERS, st.sampled_from(Hedge.ALL))


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


def test_every_page_says_the_same_number_of_times_rounded_down() -> None:
    said, found = band_of(D(2000), D(9999), "between"), band_of(D(900), D(1100), "between")
    assert compare(said, found).said == "apart by × 1.81"  # 1.818…
    assert times(found, said) == ", apart by × 1.81"
    bands = [{"measure": "m", "unit": "people", "band_low": low, "band_high": high, "as_of": "2018-08-09"}
             for low, high in (("2000", "9999"), ("900", "1100"))]  # fmt: skip
    for (one, other), words in ((bands, "1.81 times lower or more"), (bands[::-1], "1.81 times or more")):
        spread = spread_of({"claim": {}, "figure": one, "evidence": [{"figures": [other]}]})
        assert spread
        assert spread.bars[1].against == words


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


def exactly(number: int | str) -> Band:
    return band_of(D(number), D(number), "exact")


POCKET = Stated(
    exactly(1000), "people", measure=1, counts="ISIS fighters in the Hajin pocket", place="Hajin", day=date(2018, 8, 9)
)
OTHERS = [
    (replace(POCKET, band=band_of(D(3000), D(3000), "about")), "apart", "", "apart by × 2.7"),
    (replace(POCKET, band=band_of(D(5000), None, "at_least")), "apart", "", "apart by × 5"),
    (replace(POCKET, band=band_of(D(900), D(1100), "between")), "agrees", "", "agrees"),
    (
        replace(POCKET, measure=2, counts="ISIS members in Iraq and Syria", place="Iraq and Syria"),
        "incomparable", "scope", "not comparable (scope): counts ISIS members in Iraq and Syria",
    ),
    (
        replace(POCKET, measure=3, counts="ISIS fighters and their families", place=" hajin"),
        "incomparable", "definition", "not comparable (definition): counts ISIS fighters and their families",
    ),
    (
        replace(POCKET, measure=3, counts="", place="Rawa"),
        "incomparable", "scope", "not comparable (scope): counts something else in Rawa",
    ),
    (
        replace(POCKET, measure=4, unit="countries"),
        "incomparable", "unit", "not comparable (unit): in countries, not people",
    ),
    (replace(POCKET, measure=None), "incomparable", "scope", "not comparable (scope): it isn’t known what it counts"),
]  # fmt: skip


@pytest.mark.parametrize(("other", "relation", "reason", "said"), OTHERS)
def test_two_numbers_compare_or_the_reason_is_said(other: Stated, relation: str, reason: str, said: str) -> None:
    comparison = compare_figures(POCKET, other)
    assert (comparison.relation, comparison.reason, comparison.said) == (relation, reason, said)


def test_a_number_that_counts_nobody_knows_what_compares_with_none() -> None:
    comparison = compare_figures(replace(POCKET, measure=None), POCKET)
    assert comparison.reason == "scope"
    assert comparison.words == "it isn’t known what the number that it is held against counts"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (54, "counted 54 days later"),
        (-60, "counted 60 days earlier"),
        (1500, "counted 1,500 days later"),
        (30, ""),
        (-30, ""),
    ],
)
def test_numbers_too_far_apart_in_time_are_not_compared(days: int, words: str) -> None:
    held = replace(POCKET, holds_days=30)
    later = replace(held, day=date(2018, 8, 9) + timedelta(days))
    comparison = compare_figures(held, later)
    assert comparison.words == words
    assert comparison.reason == ("date" if words else "")
    assert compare_figures(replace(POCKET, holds_days=None), replace(later, holds_days=None)).relation == "agrees"


def test_where_a_number_holds_for_days_an_undated_one_is_not_compared() -> None:
    held = replace(POCKET, holds_days=1)
    undated = replace(held, day=None)
    assert compare_figures(held, undated).words == "it isn’t dated"
    assert compare_figures(undated, held).words == "the number that it is held against isn’t dated"
    assert compare_figures(undated, undated).words == "neither is dated"
    assert compare_figures(held, replace(held, day=date(2018, 8, 11))).words == "counted 2 days later"


def test_units_of_one_kind_are_converted_before_they_compare() -> None:
    miles = Stated(exactly(1), "mi", measure="road")
    assert compare_figures(miles, Stated(exactly("1.609344"), "km", measure="road")).relation == "agrees"
    assert compare_figures(miles, Stated(exactly(1), "km", measure="road")).times == D("1.60")
    months = Stated(band_of(D(2), D(3), "between"), "months", measure="battle")
    assert compare_figures(months, Stated(exactly(62), "days", measure="battle")).relation == "agrees"
    assert compare_figures(months, Stated(exactly(127), "days", measure="battle")) == Comparison("apart", D("1.38"))


def test_the_unit_is_called_by_its_words() -> None:
    dollars = replace(POCKET, unit="USD", unit_words="US dollars")
    assert compare_figures(POCKET, dollars).words == "in US dollars, not people"


STATED = st.builds(
    Stated,
    BANDS,
    st.sampled_from(sorted(UNITS)),
    measure=st.none() | st.integers(1, 3),
    counts=st.sampled_from(["", "fighters"]),
    place=st.sampled_from(["", "Hajin", "Syria"]),
    day=st.none() | st.dates(),
    holds_days=st.none() | st.integers(1, 36_525),
)


@settings(deadline=None, max_examples=300)
@given(STATED, STATED, st.booleans(), st.booleans())
def test_two_numbers_stand_the_same_from_either_side(one: Stated, other: Stated, alike: bool, same_unit: bool) -> None:
    if alike:
        one, other = replace(one, measure=1), replace(other, measure=1)
    if same_unit:
        other = replace(other, unit=one.unit)
    there, back = compare_figures(one, other), compare_figures(other, one)
    assert (there.relation, there.times, there.reason) == (back.relation, back.times, back.reason)
    assert (there.relation == "incomparable") == bool(there.reason) == bool(there.words)
    assert there.said


@settings(deadline=None, max_examples=150)
@given(BANDS, BANDS, st.integers(0, 40), st.integers(0, 40))
def test_widening_never_sets_apart_what_agreed(one: Band, other: Band, down: int, up: int) -> None:
    wider = Band(
        None if one.low is None else one.low - down, None if one.high is None else one.high + up,
        one.low_closed, one.high_closed,
    )  # fmt: skip
    if compare(one, other).relation != "apart":
        assert compare(wider, other).relation != "apart"
    else:
        before, after = compare(one, other).times, compare(wider, other).times
        assert before is None or after is None or after <= before


@settings(deadline=None, max_examples=80)
@given(BANDS, st.lists(BANDS, max_size=4))
def test_a_verdict_rests_on_what_was_found(said: Band, found: list[Band]) -> None:
    rests = resting_band(said, found)
    assert all(rests.contains(band) for band in found)
    assert rests == said or rests == hull(found) or rests == hull([said, *found])
