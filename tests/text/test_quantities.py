from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.text.cues import QUALIFIERS
from claims.text.quantities import Quantity, find_quantities


def only(text: str) -> Quantity:
    (quantity,) = find_quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "surface", "low", "high", "qualifier"),
    [
        ("The port handled 12,400 crates.", "12,400", "12400", "12400", "exact"),
        ("Farmers lost about 350 sheep.", "350", "350", "350", "about"),
        ("Nearly forty wells ran dry.", "forty", "40", "40", "about"),
        ("At least 17 bridges fell.", "17", "17", None, "at_least"),
        ("No fewer than 17 bridges fell.", "17", "17", None, "at_least"),
        ("More than 2.5 million voters stayed away.", "2.5 million", "2500000", None, "more_than"),
        ("Up to 80 boats sank.", "80", None, "80", "at_most"),
        ("No more than 80 boats sank.", "80", None, "80", "at_most"),
        ("Fewer than a dozen boats sank.", "a dozen", None, "12", "fewer_than"),
        ("Repairs take four to six weeks.", "four to six", "4", "6", "between"),
        ("Repairs take between four and six weeks.", "four and six", "4", "6", "between"),
        ("Repairs take between four to six weeks.", "four to six", "4", "6", "between"),
        ("Around 1,200 to 1,800 tents stand there.", "1,200 to 1,800", "1200", "1800", "between"),
        ("The plant needs 3-5 engineers.", "3-5", "3", "5", "between"),
        ("Aid of 2 to 3 million euros arrived.", "2 to 3 million", "2000000", "3000000", "between"),
        ("Dozens of shops closed.", "Dozens", "24", "99", "vague"),
        ("Hundreds of shops closed.", "Hundreds", "200", "999", "vague"),
        ("Thousands of shops closed.", "Thousands", "2000", "9999", "vague"),
        ("Two hundred and five goats came.", "Two hundred and five", "205", "205", "exact"),
        ("Prices rose 19% there.", "19%", "19", "19", "exact"),
        ("The bridge cost $4.2bn there.", "$4.2bn", "4200000000", "4200000000", "exact"),
    ],
)
def test_the_words_give_value_and_qualifier(
    text: str, surface: str, low: str | None, high: str | None, qualifier: str
) -> None:
    quantity = only(text)
    assert (quantity.surface, quantity.qualifier) == (surface, qualifier)
    assert quantity.low == (None if low is None else Decimal(low))
    assert quantity.high == (None if high is None else Decimal(high))
    assert text[quantity.start : quantity.end] == surface


@pytest.mark.parametrize(
    ("text", "kind", "unit", "noun"),
    [
        ("The truce lasted six months.", "duration", "month", ""),
        ("A six-month truce followed.", "duration", "month", "month"),
        ("A 2,500-men-strong garrison waited.", "count", "", "men"),
        ("A 31-country alliance waited.", "count", "", "country"),
        ("They hold 90 river barges.", "count", "", "river barges"),
        ("Some 90 were named as river pilots.", "count", "", "river pilots"),
        ("It cost £60 there.", "money", "GBP", ""),
        ("Turnout was 61 per cent there.", "percent", "%", ""),
    ],
)
def test_the_unit_or_the_counted_thing_is_read(text: str, kind: str, unit: str, noun: str) -> None:
    quantity = only(text)
    assert (quantity.unit_kind, quantity.unit, quantity.noun) == (kind, unit, noun)


@pytest.mark.parametrize(
    "text",
    [
        "They went back to the 1974 boundary line.",
        "It opened on June 3rd, 2015.",
        "It opened on 3 June 2015.",
        "The wire came at 10:45 GMT.",
        "This was the third and last attempt.",
        "An F-16 crossed the valley.",
        "The G7 met and COVID-19 spread.",
        "Call +44 20 7946 0958 for help.",
        "Call 555-010-4477 for help.",
        "See Section 12 of the act.",
        "One never knows, and this one is odd.",
        "See https://example.org/2018/44 for more.",
        "The 1990s were calm.",
    ],
)
def test_a_number_that_counts_nothing_is_left_alone(text: str) -> None:
    assert find_quantities(text) == []


def test_a_dash_between_lines_is_no_range() -> None:
    assert [q.surface for q in find_quantities("He sold 3 cows\n9 sheep remained")] == ["3", "9"]


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.sampled_from(
            "1 2,000 .5 two hundred million and to - – between from $ % about no more than thousands of half a dozen "
            "thirds men months m 1/0 0 \n , . 🙂 İ May 9th".split(" ")
        ),
        max_size=14,
    ),
    st.sampled_from(["", " "]),
)
def test_any_mixture_of_number_words_gives_ordered_true_spans(words: list[str], joiner: str) -> None:
    text = joiner.join(words)
    last = 0
    for quantity in find_quantities(text):
        assert last <= quantity.start < quantity.end
        assert quantity.surface == text[quantity.start : quantity.end]
        assert quantity.phrase_start <= quantity.start
        assert quantity.phrase_end >= quantity.end
        assert quantity.qualifier in QUALIFIERS
        assert quantity.low is not None or quantity.high is not None
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        last = quantity.end


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=80))
def test_no_text_raises(text: str) -> None:
    find_quantities(text)


@pytest.mark.parametrize("piece", ["1", ",", "1,", "hundred and ", "two hundred and ", "a.", "5 to ", "ten-"])
def test_a_long_monotonous_text_is_read_without_trouble(piece: str) -> None:
    find_quantities(piece * (60_000 // len(piece)))
