"""What is written as text in one go says what a template would, and nothing in it can become markup."""

from claims.charts.timeline import Mark, Piece
from claims.templatetags.drawing import drawn_marks, steps_of


class Chart:
    top, bottom = 30.0, 310.0

    def __init__(self, *marks):
        self.marks = marks


def mark(**changes):
    given = {
        "x": 12.5, "dx": 0.0, "width": 7.0, "pieces": [], "edges": [], "dot": None, "arrow_up": False,
        "arrow_down": False, "voice": "found", "words": "Agency: about 600",
    }  # fmt: skip
    return Mark(**given | changes)


def test_a_mark_has_its_pieces_edges_and_arrows():
    pieces = [Piece(30.0, 20.5, "up"), Piece(50.5, 10.0)]
    drawn = drawn_marks(Chart(mark(pieces=pieces, edges=[50.5], arrow_up=True, arrow_down=True)))
    assert drawn == (
        '<svg x="12.5%" overflow="visible"><g transform="translate(0.0)"><title>Agency: about 600</title>'
        '<rect x="-3.5" y="30.0" width="7.0" height="20.5" fill="url(#found-up)"/>'
        '<rect x="-3.5" y="50.5" width="7.0" height="10.0" class="found solid"/>'
        '<line class="found-line" x1="-3.5" x2="3.5" y1="50.5" y2="50.5"/>'
        '<path class="found" d="M-3.5 30.0h7.0l-3.5-9Z"/><path class="found" d="M-3.5 310.0h7.0l-3.5 9Z"/></g></svg>'
    )


def test_an_exact_number_is_a_dot_and_what_is_not_compared_says_so():
    drawn = drawn_marks(Chart(mark(dot=50.0, compared=False), mark(dot=50.0, width=3.0)))
    assert '<g transform="translate(0.0)" class="not-compared">' in drawn
    assert '<circle class="found" cy="50.0" r="4.5"/>' in drawn
    assert '<circle class="found" cy="50.0" r="2.5"/>' in drawn


def test_words_are_no_markup():
    assert "<title>&lt;script&gt;: 600</title>" in drawn_marks(Chart(mark(words="<script>: 600")))


def test_the_steps_of_a_meter_stand_with_those_that_are_done_first():
    assert steps_of(2, 3) == "<i data-done></i><i data-done></i><i></i>"
    assert steps_of(0, 0) == ""
