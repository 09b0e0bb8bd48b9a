"""The tree of origins: nothing lost, nothing twice, drawn within its bounds and told in words."""

from hypothesis import given
from hypothesis import strategies as st

from claims.trees import DEEPEST, DRAWN, ROW, Branch, Node, tree_of_evidence


def document(number, source="Agency", stance="supports", of=None, **rest):
    given_ = {"uid": f"u{number}", "title": f"Document {number}", "source": source, "stance": stance}
    return given_ | {"stance_label": {"supports": "For", "context": "Context"}.get(stance, "Against")} | {
        "reliability": "B", "credibility": 2, "published_on": None,
        "derived_from": None if of is None else f"u{of}", **rest,
    }  # fmt: skip


@st.composite
def records(draw):
    """Evidence in which anything may be named as what it derives from: later ones, itself, what isn't there."""
    size = draw(st.integers(0, 60))
    return [
        document(
            number,
            source=f"Source {draw(st.integers(0, 4))}",
            stance=draw(st.sampled_from(["supports", "refutes", "context"])),
            of=draw(st.none() | st.integers(0, size + 2)),
            published_on=draw(st.none() | st.sampled_from(["2018-07-18", "2018-10-03"])),
        )
        for number in range(size)
    ]


@given(records())
def test_every_document_stands_in_the_tree_once(evidence):
    tree = tree_of_evidence(evidence)
    if not evidence:
        assert tree is None
        return
    listed = [node.document["uid"] for branch in tree.branches for node in branch.nodes()]
    assert sorted(listed) == sorted(item["uid"] for item in evidence)
    drawn = [row for row in tree.drawn if isinstance(row, Node)]
    assert len(drawn) + tree.left_out == len(evidence)
    assert len(tree.drawn) <= DRAWN
    assert tree.height == len(tree.drawn) * ROW
    assert all(0 < row.y < tree.height for row in tree.drawn)
    assert all(node.depth <= DEEPEST for node in drawn)


def test_three_links_one_origin():
    copies = [document(number, source=f"Copy {number}", of=0) for number in (1, 2)]
    tree = tree_of_evidence([*copies, document(0), document(3, source="Other", stance="context")])
    assert tree.summary == "3 documents, 1 origin, and 1 more for context alone"
    assert [(branch.source, branch.counts) for branch in tree.branches] == [("Agency", True), ("Other", False)]
    assert tree.words == (
        "3 documents, 1 origin, and 1 more for context alone: Agency (“Document 0”, for; "
        "“Document 1”, for, derives from “Document 0”; “Document 2”, for, derives from “Document 0”); "
        "Other, not counted (“Document 3”, context)."
    )


def test_one_document_is_one_and_context_alone_has_no_origin():
    assert tree_of_evidence([document(0)]).summary == "1 document, 1 origin"
    assert tree_of_evidence([document(0, stance="context")]).summary == "1 document for context alone"


def test_a_line_leads_from_what_a_document_derives_from():
    tree = tree_of_evidence([document(0), document(1, of=0), document(2, of=0), document(3, of=1)])
    branch, *nodes = tree.drawn
    assert isinstance(branch, Branch)
    assert [node.document["uid"] for node in nodes] == ["u0", "u1", "u3", "u2"]
    assert [node.parent for node in nodes] == ["", "Document 0", "Document 1", "Document 0"]
    for node, above in zip(nodes, (branch, nodes[0], nodes[1], nodes[0]), strict=True):
        assert node.line.startswith(f"M{node.x - 22} {above.y + 8}V{node.y}")


def test_a_line_of_a_thousand_is_drawn_without_end():
    tree = tree_of_evidence([document(number, of=number - 1 if number else None) for number in range(1000)])
    assert tree.left_out == 1000 - DRAWN + 1
    assert max(node.depth for node in tree.branches[0].nodes()) == DEEPEST
