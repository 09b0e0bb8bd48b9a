"""Sorting finds exactly the pairs that holding every number against every other one finds."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import permutations
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from claims.figures.equations import part_exceeds_whole
from claims.numbers import findings_pairs as pairs
from claims.numbers.findings_rows import Document, Number, Scope, Told, dates_fit

SCOPES = [
    None,
    Scope(1, "All", "people", None),
    Scope(2, "Some", "people", 30, (1,)),
    Scope(3, "Few", "people", None, (2, 1)),
]
DAYS = [None, *(date(2018, 8, 1) + timedelta(days=20 * n) for n in range(4))]


def told(pk):
    return Told(pk, UUID(int=pk), 1, f"quote {pk}", "It is so", "figure", "", "open", pk, pk + 1)


@st.composite
def bands(draw):
    """Both sides, and the band as PostgreSQL writes it."""
    low, high = sorted(draw(st.tuples(st.integers(0, 6), st.integers(0, 6))))
    bottom, top = draw(st.sampled_from(["[]", "[)", "(]", "()", "[-", "-]"]))
    if bottom == "-":
        return None, Decimal(high), f"(,{high}{top}"
    if top == "-":
        return Decimal(low), None, f"{bottom}{low},)"
    bottom, top = (bottom, top) if low < high else "[]"
    return Decimal(low), Decimal(high), f"{bottom}{low},{high}{top}"


@st.composite
def numbers(draw):
    found = []
    for pk in range(1, draw(st.integers(0, 9)) + 1):
        (low, high, band), own = draw(bands()), pk <= 4
        found.append(
            Number(
                pk, UUID(int=pk), told(pk if own else draw(st.integers(1, 4))),
                None if own else Document(pk, UUID(int=pk), "A list", "", "context"),
                draw(st.sampled_from(SCOPES)), "exact", low, high, "people",
                draw(st.sampled_from(DAYS)), band, band,
            )
        )  # fmt: skip
    return found


@given(numbers())
def test_numbers_apart_are_those_that_share_no_number(found):
    naive = {
        frozenset((one.pk, other.pk))
        for one, other in permutations([number for number in found if not number.document], 2)
        if one.scope and one.scope == other.scope
        and dates_fit(one.as_of, other.as_of, one.scope.holds_days)
        and not one.common.overlaps(other.common)
    }  # fmt: skip
    swept = [frozenset((low.pk, high.pk)) for low, high in pairs.apart(found)]
    assert len(swept) == len(set(swept))
    assert set(swept) == naive
    for pk in range(1, 5):
        about = {frozenset((low.pk, high.pk)) for low, high in pairs.apart(found, pk)}
        assert about == {pair for pair in naive if pk in pair}


@given(numbers())
def test_a_part_exceeds_its_whole_where_it_surely_does(found):
    def holds(one, other):
        return min((days for days in (one.scope.holds_days, other.scope.holds_days) if days is not None), default=None)

    naive = {
        (part.scope.pk, whole.scope.pk, *sorted((whole.claim.pk, part.claim.pk)))
        for part, whole in permutations(found, 2)
        if part.scope and whole.scope and whole.scope.pk in part.scope.wholes
        and dates_fit(part.as_of, whole.as_of, holds(part, whole))
        and part_exceeds_whole(part.common, whole.common)
    }  # fmt: skip
    swept = [
        (part.scope.pk, whole.scope.pk, *sorted((whole.claim.pk, part.claim.pk)))
        for whole, part in pairs.exceeding(found)
    ]
    assert len(swept) == len(set(swept))
    assert set(swept) == naive
    assert {pair for pair in naive if 2 in pair[2:]} == {
        (part.scope.pk, whole.scope.pk, *sorted((whole.claim.pk, part.claim.pk)))
        for whole, part in pairs.exceeding(found, 2)
    }


def number(pk, value, unit="people", scope=None, document=False, claim=None):
    band = f"[{value},{value}]"
    paper = Document(pk, UUID(int=pk), "A list", "", "context") if document else None
    return Number(
        pk, UUID(int=pk), told(claim or pk), paper, scope, "exact", Decimal(value), Decimal(value), unit, None, band,
        band if scope else None,
    )  # fmt: skip


def test_one_number_of_two_things_is_found_among_claims_and_around_one():
    members, countries = number(1, 77, "members"), number(2, 77, "countries")
    assert pairs.same([members, countries]) == [[members, countries]]
    paper = number(3, 77, "members", document=True, claim=2)
    assert pairs.same([countries, paper]) == [[countries, paper]]
    assert pairs.same([countries, replace(paper, claim=told(9))]) == []


def test_numbers_that_meet_by_chance_are_left():
    for value in ("12", "600", "1000", "20"):
        assert pairs.same([number(1, value, "members"), number(2, value, "countries")]) == []
    assert pairs.same([number(1, "77", "members"), number(2, "77", "members")]) == []
    assert pairs.same([number(1, "77", "percent"), number(2, "77", "members")]) == []
    vague = replace(number(2, "77", "countries"), high=Decimal(79))
    assert pairs.same([number(1, "77", "members"), vague]) == []


def test_one_unit_on_two_measures_counts_two_things():
    here, there = number(1, 1150, scope=SCOPES[1]), number(2, 1150, scope=SCOPES[3])
    assert pairs.same([here, there]) == [[here, there]]
    assert pairs.same([here, number(2, 1150)]) == []


def test_ten_papers_with_one_slip_are_one_finding():
    countries = number(1, 77, "countries")
    papers = [number(pk, 77, "members", document=True, claim=1) for pk in range(2, 12)]
    assert pairs.same([countries, *papers]) == [[countries, papers[0]]]


def test_one_slip_is_one_finding_wherever_it_stands():
    countries = number(1, 77, "countries", SCOPES[1])
    members, unknown = number(2, 77, "members", SCOPES[2], claim=1), number(3, 77, "members")
    papers = [number(4, 77, "countries", document=True, claim=9), number(5, 77, "members", document=True, claim=9)]
    assert pairs.same([countries, members, unknown, *papers]) == [[countries, members, unknown, *papers]]


def test_what_another_slip_would_explain_is_another_finding():
    countries = number(1, 77, "countries", SCOPES[1])
    some, few = number(2, 77, "members", SCOPES[2]), number(3, 77, "members", SCOPES[3])
    assert pairs.same([countries, some, few]) == [[countries, some, few], [some, few]]


def test_many_numbers_are_paired_without_holding_each_against_each():
    many = [number(pk, pk, scope=SCOPES[1]) for pk in range(1, 5001)]
    agreeing = [replace(item, common_written="[0,9999]") for item in many]
    assert list(pairs.apart(agreeing)) == []
