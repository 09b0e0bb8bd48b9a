"""Cutting a text into lines and marks. Nothing here needs a database."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from claims.marks import segments
from claims.text.sentences import split_sentences

TEXT = "About 600 men held the town. They left in May 2018.\nNobody counted 5 others."


@dataclass(eq=False)
class Place:
    """Stands in for a claim: all that the cutting needs is its span."""

    start: int
    end: int


def place(words: str, text: str = TEXT) -> Place:
    start = text.index(words)
    return Place(start, start + len(words))


def marked(lines) -> list[tuple[str, object]]:
    return [(run.text, run.claim) for line in lines for run in line.runs if run.claim]


def words_of(lines) -> list[str]:
    return ["".join(run.text for run in line.runs) for line in lines]


def test_a_text_without_claims_is_its_sentences():
    lines = segments(TEXT, [])
    assert words_of(lines) == [sentence.of(TEXT) for sentence in split_sentences(TEXT)]
    assert [line.number for line in lines] == [1, 2, 3]
    assert [line.starts_paragraph for line in lines] == [True, False, True]


def test_an_empty_text_has_no_lines():
    assert segments("", []) == []


def test_a_claim_marks_exactly_its_words():
    claim = place("About 600 men")
    assert marked(segments(TEXT, [claim])) == [("About 600 men", claim)]


def test_a_claim_inside_another_keeps_its_own_words():
    outer, inner = place("About 600 men"), place("600")
    assert marked(segments(TEXT, [outer, inner])) == [("About ", outer), ("600", inner), (" men", outer)]


def test_the_anchor_stands_on_the_first_run_and_the_sign_on_the_last():
    outer, inner = place("About 600 men"), place("600")
    runs = [run for run in segments(TEXT, [outer, inner])[0].runs if run.claim]
    assert [(run.first, run.last) for run in runs] == [(True, False), (True, True), (False, True)]


def test_two_claims_on_the_same_words_are_both_shown():
    one, two = place("600"), place("600")
    assert marked(segments(TEXT, [one, two])) == [("600", one), ("", two)]


def test_overlapping_claims_are_cut_where_they_meet():
    long, short = place("About 600 men held"), place("men held the")
    assert marked(segments(TEXT, [long, short])) == [("About 600 ", long), ("men held the", short)]


def test_a_claim_across_sentences_has_a_run_on_each_line():
    claim = place("town. They left in May 2018.\nNobody")
    lines = segments(TEXT, [claim])
    assert marked(lines) == [("town.", claim), ("They left in May 2018.", claim), ("Nobody", claim)]
    assert [line.claims for line in lines] == [[claim], [], []]


def test_the_chosen_claim_and_no_other_is_chosen():
    one, two = place("600"), place("May 2018")
    chosen = [run.claim for line in segments(TEXT, [one, two], two) for run in line.runs if run.chosen]
    assert chosen == [two]


def test_offsets_count_code_points_beyond_the_basic_plane():
    text = "😀 About 600 men."
    claim = place("600", text)
    assert marked(segments(text, [claim])) == [("600", claim)]


@given(
    st.text(alphabet="ab 5.\n", max_size=60).flatmap(
        lambda text: st.tuples(
            st.just(text),
            st.lists(st.tuples(st.integers(0, max(len(text) - 1, 0)), st.integers(1, 20)), max_size=8),
        )
    )
)
def test_no_word_is_lost_and_every_claim_on_words_is_shown(drawn):
    text, places = drawn
    claims = [Place(start, min(start + length, len(text))) for start, length in places if start < len(text)]
    lines = segments(text, claims)
    sentences = split_sentences(text)
    assert words_of(lines) == [sentence.of(text) for sentence in sentences]
    shown = {id(claim) for _, claim in marked(lines)}
    on_words = {
        id(claim)
        for claim in claims
        if any(sentence.start < claim.end and claim.start < sentence.end for sentence in sentences)
    }
    assert shown == on_words
    for claim in claims:
        runs = [run for line in lines for run in line.runs if run.claim is claim]
        assert not runs or (runs[0].first and runs[-1].last and sum(run.last for run in runs) == 1)
