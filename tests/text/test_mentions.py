import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text.mentions import chosen, mentions, pieces

NAMES = st.text(alphabet="abcé09._+-@", min_size=1, max_size=12)
WORDS = st.text(alphabet="ab @.,-\n<>&é\u0627", max_size=60)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@anna, look", ["anna"]),
        ("look, @anna.b-c.", ["anna.b-c", "anna.b-c."]),
        ("(@anna)", ["anna"]),
        ("@anna @anna", ["anna"]),
        ("@anna@paper.example has it", ["anna@paper.example"]),
    ],
)
def test_who_is_spoken_to(text, names):
    assert {name for readings in mentions(text) for name in readings} == set(names)


@pytest.mark.parametrize("text", ["", "write to anna@paper.example", "@", "a @ b", "@...", f"@{'a' * 151}"])
def test_nobody_is_spoken_to(text):
    assert mentions(text) == []


def test_a_name_that_ends_in_a_full_stop_wins_over_the_end_of_the_sentence():
    (readings,) = mentions("Ask @anna.")
    assert chosen(readings, {"anna", "anna."}) == "anna."
    assert chosen(readings, {"anna"}) == "anna"
    assert chosen(readings, {"bea"}) == ""


def test_letter_case_does_not_matter_unless_two_names_differ_by_it():
    assert chosen(["Anna"], {"anna"}) == "anna"
    assert chosen(["Anna"], {"anna", "Anna"}) == "Anna"
    assert chosen(["Straße"], {"STRASSE"}) == ""


def test_pieces_mark_only_those_who_are_known():
    cut = pieces("Ask @anna. Or @bea.", {"anna"})
    assert [(piece.words, piece.name) for piece in cut] == [("Ask ", ""), ("@anna", "anna"), (". Or @bea.", "")]


@given(WORDS, st.sets(NAMES, max_size=5))
def test_pieces_joined_are_the_text_and_each_name_is_known(text, known):
    cut = pieces(text, known)
    assert "".join(piece.words for piece in cut) == text
    assert all(piece.words for piece in cut)
    assert all(piece.words.lower() == f"@{piece.name}".lower() and piece.name in known for piece in cut if piece.name)
    spoken = [chosen(names, known) for names in mentions(text)]
    assert {piece.name for piece in cut if piece.name} == {name for name in spoken if name}


@given(NAMES)
def test_every_name_can_be_spoken_to(name):
    readings = [names for names in mentions(f"Look, @{name} here") if name in names]
    assert readings or not name.strip(".@+-")
