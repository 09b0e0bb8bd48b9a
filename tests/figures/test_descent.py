from hypothesis import given
from hypothesis import strategies as st

from claims.figures.descent import roots


@st.composite
def forests(draw):
    """Parents by key: each key derives from an earlier one or from none, so there is no circle."""
    size = draw(st.integers(0, 30))
    return {key: draw(st.none() | st.integers(0, key - 1)) if key else None for key in range(size)}


@given(forests())
def test_every_one_of_a_forest_has_the_root_that_its_parents_lead_to(parents):
    found = roots(parents)
    assert set(found) == set(parents)
    for key, root in found.items():
        assert parents[root] is None
        while parents[key] is not None:
            key = parents[key]
        assert key == root


@given(st.dictionaries(st.integers(0, 8), st.none() | st.integers(0, 12)))
def test_what_stands_in_a_circle_has_no_root_and_the_rest_has(parents):
    found = roots(parents)
    for key in parents:
        seen = set()
        while key in parents and parents[key] in parents and key not in seen:
            seen.add(key)
            key = parents[key]
        if key in seen:
            assert not seen & set(found)
        else:
            assert found[key] == key


def test_a_line_of_ten_thousand_is_followed():
    parents = {0: None} | {key: key - 1 for key in range(1, 10_000)}
    assert set(roots(dict(reversed(parents.items()))).values()) == {0}
