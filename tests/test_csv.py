"""Files for a spreadsheet: read as they are, and never run."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.csv import csv_response, safe_cell

UNSEEN = [" ", "\t", "\r", "\n", "\0", "\x0b", "\u00a0", "\u200b", "\u202e", "\u3000", "\ufeff"]
FORMULA = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "﹢", "﹣", "﹦", "﹫"]


@given(st.lists(st.sampled_from(UNSEEN)).map("".join), st.sampled_from(FORMULA), st.text())
def test_no_formula_gets_into_a_file_however_it_is_hidden(before, sign, after):
    text = f"{before}{sign}x{after}"
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["\tname", "\rname", "\nname", "\t", "-", "=", "-1+cmd|' /C calc'!A0", "+1-1", "- 5"])
def test_what_breaks_a_cell_or_reckons_gets_an_apostrophe(text):
    assert safe_cell(text) == f"'{text}"


@given(st.integers() | st.decimals(allow_nan=False, allow_infinity=False, places=2))
def test_a_number_stays_a_number(number):
    assert safe_cell(number) == safe_cell(str(number)) == str(number)


@given(st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1), st.text())
def test_words_stay_as_they_are(first, rest):
    assert safe_cell(first + rest) == first + rest


@given(st.lists(st.tuples(st.text(st.characters(codec="utf-8")), st.integers() | st.none())))
def test_a_file_reads_back_as_it_was_given_but_for_the_apostrophes(rows):
    response = csv_response("it.csv", ["=name", "count"], rows)
    read = list(csv.reader(io.StringIO(response.content.decode(), newline="")))
    assert read == [["'=name", "count"], *([safe_cell(name), "" if n is None else str(n)] for name, n in rows)]
