import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.text.sentences import split_sentences


def said(text: str) -> list[str]:
    return [sentence.of(text) for sentence in split_sentences(text)]


def test_a_line_break_always_cuts() -> None:
    assert said("A heading\nThe mill closed. It burnt later.") == ["A heading", "The mill closed.", "It burnt later."]


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Ruiz met Gen. Okafor at noon.",
        "J. K. Marsh owns 3.5 acres.",
        "The U.S. envoy arrived late.",
        "Crops, e.g. Barley, failed.",
        "It is listed as No. 7 in the register.",
        "They left at 6 p.m. local time.",
    ],
)
def test_an_abbreviation_initial_or_decimal_does_not_cut(text: str) -> None:
    assert said(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Sen. A. B. Okafor, D.C., paid $3.50.",
        "Prices (incl. VAT) rose by approx. 4 per cent.",
        "The firm, Marsh Inc. of Leeds, grew.",
        "“Who came?” she asked.",
        "It rose 4.5 per cent vs. 3.9 per cent.",
    ],
)
def test_what_looks_like_an_end_may_be_none(text: str) -> None:
    assert said(text) == [text]


def test_a_caption_and_a_heading_stand_alone() -> None:
    text = "Storm breaks pier\n(Harbour Press/File)\nThe pier broke on Monday. Nobody was hurt"
    assert said(text) == ["Storm breaks pier", "(Harbour Press/File)", "The pier broke on Monday.", "Nobody was hurt"]


def test_no_as_an_answer_cuts() -> None:
    assert said("The mayor said no. Work went on.") == ["The mayor said no.", "Work went on."]


def test_a_closing_quotation_mark_stays_with_its_sentence() -> None:
    assert said("“The dam holds.” Nobody agreed.") == ["“The dam holds.”", "Nobody agreed."]


def test_sentences_count_from_one_and_know_their_paragraph() -> None:
    sentences = split_sentences("  One came. Two left. \n\n Three stayed.")
    assert [(s.number, s.starts_paragraph) for s in sentences] == [(1, True), (2, False), (3, True)]


@settings(deadline=None, max_examples=80)
@given(st.text(alphabet="aB .!?\n\"'”1é\u2028", max_size=60))
def test_every_visible_character_lies_in_exactly_one_trimmed_sentence(text: str) -> None:
    sentences = split_sentences(text)
    assert "".join(text[s.start : s.end] for s in sentences).split() or not text.split()
    seen = [offset for s in sentences for offset in range(s.start, s.end)]
    assert len(seen) == len(set(seen))
    assert all(offset in set(seen) for offset, character in enumerate(text) if not character.isspace())
    assert all(s.of(text) == s.of(text).strip() for s in sentences)


@pytest.mark.parametrize("piece", ["1", ".", ". ", "a.", "\n", "Mr. "])
def test_a_long_monotonous_text_is_split_without_trouble(piece: str) -> None:
    split_sentences(piece * 50_000)
