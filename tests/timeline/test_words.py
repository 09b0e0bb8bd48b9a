"""Values of the history in words."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.models import Claim, Evidence, Figure, Prediction, Verdict
from claims.timeline.words import band_words, changes_between, through, window_words, words_of

DAYS = st.dates(date(1600, 1, 2), date(2199, 12, 30))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[540.000000,660.000000]", "540–660"),
        ("[600.000000,600.000000]", "600"),
        ("[19.500000,19.500000]", "19.5"),
        ("(600.000000,)", "more than 600"),
        ("[600.000000,)", "600 or more"),
        ("empty", "nothing"),
    ],
)
def test_a_band_is_said_as_the_desk_says_it(text, words):
    assert band_words(text) == words


@given(DAYS, DAYS)
def test_a_window_is_said_by_its_first_and_last_day(one, other):
    first, last = sorted((one, other))
    said = window_words(f"[{first.isoformat()},{(last + timedelta(days=1)).isoformat()})")
    begin, _, end = said.partition(" to ")
    assert begin.split() == [str(first.day), f"{first:%b}", str(first.year)]
    assert end.split() == [str(last.day), f"{last:%b}", str(last.year)]


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20, places=6))
def test_a_number_loses_nothing(number):
    said = words_of(Figure._meta.get_field("low"), {"low": str(number)})
    assert Decimal(said.replace("−", "-").replace(",", "")) == number


@pytest.mark.parametrize(
    ("model", "column", "kept", "said"),
    [
        (Claim, "kind", "figure", "Figure"),
        (Claim, "attribution", "nobody", "nobody named"),
        (Claim, "made_on", "2018-08-09", "9 Aug 2018"),
        (Claim, "made_on", None, ""),
        (Claim, "worthiness_reasons", '["states a number", "names a date"]', "states a number, names a date"),
        (Evidence, "primary", "true", "yes"),
        (Evidence, "primary", "false", "no"),
        (Evidence, "stance", "gone", "gone"),
        (Verdict, "published_at", "2026-11-18 14:05:47.5+00", "18 Nov 2026, 14:05"),
        (Prediction, "window", "[2018-10-09,2018-11-10)", "9 Oct 2018 to 9 Nov 2018"),
    ],
)
def test_a_value_is_said_as_its_field_shows_it(model, column, kept, said):
    assert words_of(model._meta.get_field(column), {column: kept}) == said


def test_a_row_that_is_referred_to_is_named_and_one_that_is_gone_has_its_number():
    field = Evidence._meta.get_field("source")
    assert words_of(field, {"source_id": "3", "~source_id": "The ministry"}) == "The ministry"
    assert words_of(field, {"source_id": "3"}) == "#3"


def test_only_what_differs_is_said_and_of_a_new_row_all_that_it_says():
    before = {"statement": "600 men", "kind": "figure", "claimant": ""}
    after = before | {"statement": "700 men"}
    assert [(item.label, item.before, item.after) for item in changes_between(Claim, before, after)] == [
        ("In plain words", "600 men", "700 men")
    ]
    assert [item.label for item in changes_between(Claim, {}, after)] == ["In plain words", "Kind"]
    assert changes_between(Claim, after, after) == []


@pytest.mark.parametrize(
    ("context", "said"),
    [
        (None, "outside the app"),
        ({}, "outside the app"),
        ({"command": "rescan"}, "the command rescan"),
        ({"user": 1, "url": "/desk/claims/3/figure/", "view": "desk:figure"}, "the claim’s page"),
        ({"user": 1, "url": "/desk/claims/3/figure/"}, "the claim’s page"),
        ({"user": 1, "url": "/desk/evidence/3/", "view": "desk:evidence_edit"}, "the claim’s page"),
        ({"user": 1, "url": "/desk/bulk/", "view": "desk:bulk"}, "bulk in the queue"),
        ({"user": 1, "url": "/admin/claims/claim/3/change/"}, "the admin"),
        ({"user": 1, "url": "/desk/articles/a/claims/"}, "the article’s sheet"),
        ({"user": 1, "url": "/gone/"}, "/gone/"),
    ],
)
def test_where_a_change_was_made_is_said_in_words(context, said):
    assert through(context) == said
