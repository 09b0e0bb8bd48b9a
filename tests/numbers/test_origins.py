"""Three links, one origin: the query counts as the loaded evidence is counted."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.factories import ClaimFactory, EvidenceFactory, SourceFactory
from claims.models import Evidence
from claims.numbers.origins import origin_trouble, origins_of
from claims.records import count_roots, load_evidence

pytestmark = pytest.mark.django_db
STANCES = st.sampled_from(["supports", "refutes", "context"])


@st.composite
def documents(draw):
    """Each document as (which source, stance, how many places before it stands what it derives from, or none)."""
    size = draw(st.integers(0, 9))
    return [
        (draw(st.integers(0, 3)), draw(STANCES), draw(st.none() | st.integers(1, place)) if place else None)
        for place in range(size)
    ]


def plant(claim, sources, given):
    rows: list[Evidence] = []
    for source, stance, back in given:
        origin = rows[-back] if back else None
        rows.append(EvidenceFactory(claim=claim, source=sources[source], stance=stance, derived_from=origin))
    return rows


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(forest=documents(), other=documents())
def test_the_query_counts_as_the_loaded_evidence_is_counted(forest, other):
    sources = SourceFactory.create_batch(4)
    claims = ClaimFactory.create_batch(2)
    for claim, given_ in zip(claims, (forest, other), strict=True):
        plant(claim, sources, given_)
    counted = {claim.pk: count_roots(load_evidence(claim)) for claim in claims}
    assert origins_of([claim.pk for claim in claims]) == counted


def test_many_claims_cost_one_query_and_none_costs_none(django_assert_num_queries):
    claims = ClaimFactory.create_batch(3)
    first = EvidenceFactory(claim=claims[0])
    EvidenceFactory(claim=claims[0], derived_from=first)
    EvidenceFactory(claim=claims[1], stance="context")
    with django_assert_num_queries(1):
        assert origins_of([claim.pk for claim in claims]) == {claims[0].pk: 1, claims[1].pk: 0, claims[2].pk: 0}
    with django_assert_num_queries(0):
        assert origins_of([]) == {}


def test_three_links_of_one_origin_count_once_even_where_it_gives_context_itself():
    origin = EvidenceFactory(stance="context")
    for _ in range(3):
        EvidenceFactory(claim=origin.claim, derived_from=origin)
    assert origins_of([origin.claim_id]) == {origin.claim_id: 1}
    assert count_roots(load_evidence(origin.claim)) == 1


def test_a_parent_on_another_claim_does_not_lead_on():
    elsewhere = EvidenceFactory()
    here = EvidenceFactory(derived_from=elsewhere)
    assert origins_of([here.claim_id]) == {here.claim_id: count_roots(load_evidence(here.claim))} == {here.claim_id: 1}


def test_what_would_make_a_circle_is_named(django_assert_num_queries):
    first = EvidenceFactory(title="The first")
    second = EvidenceFactory(claim=first.claim, derived_from=first)
    third = EvidenceFactory(claim=first.claim, derived_from=second, title="The third")
    where = {"claim_id": first.claim_id, "evidence_id": first.pk}
    with django_assert_num_queries(1):
        assert origin_trouble(third, **where) == (
            "That would make a circle: “The third” derives from this document already."
        )
    assert "itself" in origin_trouble(first, **where)
    assert "another claim" in origin_trouble(EvidenceFactory(), **where)
    assert origin_trouble(None, **where) == ""
    assert origin_trouble(third, claim_id=first.claim_id, evidence_id=None) == ""
    assert origin_trouble(first, claim_id=first.claim_id, evidence_id=third.pk) == ""


def test_a_long_line_is_counted_in_one_query(django_assert_num_queries):
    rows = [EvidenceFactory()]
    source = rows[0].source
    for _ in range(199):
        rows.append(EvidenceFactory(claim=rows[0].claim, source=source, derived_from=rows[-1]))
    with django_assert_num_queries(1):
        assert origins_of([rows[0].claim_id]) == {rows[0].claim_id: 1}
    assert Evidence.objects.count() == 200
