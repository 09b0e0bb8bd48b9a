import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.text.spans import Span, find_quote, from_utf16


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (4, 4), (5, 2)])
def test_a_span_that_holds_nothing_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="span needs"):
        Span(start, end)


def test_a_span_reads_its_own_words_and_no_others() -> None:
    assert Span(4, 9).of("The river rose.") == "river"


def test_a_span_longer_than_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="after the text"):
        Span(2, 9).of("river")


def test_an_emoji_counts_twice_for_the_browser_and_once_for_us() -> None:
    text = "🚜 40 farms"
    assert from_utf16(text, 3, 5) == Span(2, 4)


def test_an_offset_inside_a_surrogate_pair_is_refused() -> None:
    with pytest.raises(ValueError, match="surrogate pair"):
        from_utf16("🚜 40", 1, 4)


@pytest.mark.parametrize(("start", "end"), [(-2, 2), (0, 99), (99, 100)])
def test_an_offset_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="text"):
        from_utf16("forty", start, end)


@settings(deadline=None, max_examples=60)
@given(st.text(min_size=1, max_size=40), st.data())
def test_offsets_of_the_browser_are_read_as_ours(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    units = [len(text[:at].encode("utf-16-le")) // 2 for at in (span.start, span.end)]
    assert from_utf16(text, *units) == span


def test_a_quote_is_found_everywhere_it_stands() -> None:
    assert find_quote("ten boats, ten crews", "ten") == [Span(0, 3), Span(11, 14)]


def test_prefix_and_suffix_tell_equal_quotes_apart() -> None:
    text = "ten boats, ten crews"
    assert find_quote(text, "ten", prefix=", ") == [Span(11, 14)]
    assert find_quote(text, "ten", suffix=" boats") == [Span(0, 3)]


def test_an_empty_quote_stands_nowhere() -> None:
    assert find_quote("ten boats", "") == []
