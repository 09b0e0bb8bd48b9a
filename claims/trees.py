"""Draws which documents go back to which origin: rows of an indented tree, placed for a template to draw and list.

Works on evidence as records keep it, so that the desk and the readers' page draw alike. Lengths are CSS pixels.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from claims.figures.descent import roots

ROW, STEP, EDGE = 28, 22, 12
DEEPEST = 6  # what derives in more steps than these stands beside its parent, and says whose it is
DRAWN = 40  # rows of the drawing; the list beside it has them all
SIGNS = {"supports": "+", "refutes": "−", "context": "·"}


@dataclass(slots=True)
class Node:
    """A document at a place in the tree. `line` is the path that leads to it from where it hangs, `parent` the title of
    what it derives from, `below` what derives from it."""

    document: dict[str, Any]
    parent: str
    depth: int
    below: list[Node] = field(default_factory=list)
    x: int = 0
    y: int = 0
    line: str = ""

    @property
    def sign(self) -> str:
        return SIGNS.get(self.document.get("stance", ""), "·")


@dataclass(slots=True)
class Branch:
    """An origin with the documents whose lines begin there; it counts where one of them speaks for or against."""

    source: str
    counts: bool = False
    y: int = 0
    below: list[Node] = field(default_factory=list)

    def nodes(self) -> Iterator[Node]:
        """From the roots down, each before what derives from it."""
        waiting = self.below[::-1]
        while waiting:
            yield (node := waiting.pop())
            waiting += node.below[::-1]


@dataclass(slots=True)
class Tree:
    """`summary` is "3 documents, 1 origin" and `words` the tree told; `drawn` are the rows that the drawing has room
    for, `left_out` how many it leaves to the list."""

    branches: list[Branch]
    summary: str
    words: str = ""
    drawn: list[Branch | Node] = field(default_factory=list)
    left_out: int = 0
    height: int = 0


def tree_of_evidence(evidence: list[dict[str, Any]]) -> Tree | None:
    """The tree of what claims.records.evidence_data gives; none without evidence."""
    if not evidence:
        return None
    known = {item["uid"]: item for item in evidence}
    parents = {uid: item.get("derived_from") for uid, item in known.items()}
    begins = roots(parents)
    below: dict[str | None, list[str]] = defaultdict(list)
    for item in sorted(evidence, key=lambda item: item.get("published_on") or "9999"):
        root = begins.get(item["uid"], item["uid"])
        below[None if root == item["uid"] else parents[item["uid"]]].append(item["uid"])
    branches: dict[str, Branch] = {}
    for uid in below[None]:
        branch = branches.setdefault(known[uid]["source"], Branch(known[uid]["source"]))
        branch.counts |= _hang(branch, uid, known, below)
    ordered = sorted(branches.values(), key=lambda branch: not branch.counts)
    tree = Tree(ordered, _summary(evidence, sum(branch.counts for branch in ordered)))
    _place(tree)
    tree.words = f"{tree.summary}: {'; '.join(_told(branch) for branch in ordered[:DRAWN])}."
    return tree


def _hang(branch: Branch, root: str, known: dict[str, Any], below: dict[str | None, list[str]]) -> bool:
    """Hang a root with all that derives from it on its origin; whether any of it speaks for or against."""
    speaks = False
    waiting: list[tuple[str, str, int, list[Node]]] = [(root, "", 1, branch.below)]
    while waiting:
        uid, parent, depth, beside = waiting.pop()
        node = Node(known[uid], parent, min(depth, DEEPEST))
        beside.append(node)
        speaks |= known[uid].get("stance") != "context"
        hangs = beside if depth >= DEEPEST else node.below
        waiting += [(child, known[uid]["title"], depth + 1, hangs) for child in reversed(below[uid])]
    return speaks


def _place(tree: Tree) -> None:
    for branch in tree.branches:
        rows: list[Branch | Node] = [branch, *branch.nodes()]
        room = max(DRAWN - len(tree.drawn), 0)
        tree.left_out += sum(isinstance(row, Node) for row in rows[room:])
        hangs_from = {0: 0}  # by depth the middle of the row above which the next one may hang
        for row in rows[:room]:
            row.y = len(tree.drawn) * ROW + ROW // 2
            tree.drawn.append(row)
            if isinstance(row, Branch):
                hangs_from[0] = row.y
                continue
            row.x = EDGE + row.depth * STEP
            row.line = f"M{row.x - STEP} {hangs_from[row.depth - 1] + 8}V{row.y}H{row.x - 8}"
            hangs_from[row.depth] = row.y
    tree.height = len(tree.drawn) * ROW


def _summary(evidence: list[dict[str, Any]], origins: int) -> str:
    """ "3 documents, 1 origin": those that speak for or against, with the rest named apart."""
    context = sum(item.get("stance") == "context" for item in evidence)
    speaking = len(evidence) - context
    if not speaking:
        return f"{_many(context, 'document')} for context alone"
    counted = f"{_many(speaking, 'document')}, {_many(origins, 'origin')}"
    return f"{counted}, and {context} more for context alone" if context else counted


def _told(branch: Branch) -> str:
    documents = [
        f"“{node.document['title']}”, {node.document.get('stance_label', '').lower()}"
        + (f", derives from “{node.parent}”" if node.parent else "")
        for _, node in zip(range(DRAWN), branch.nodes(), strict=False)
    ]
    return f"{branch.source}{'' if branch.counts else ', not counted'} ({'; '.join(documents)})"


def _many(count: int, thing: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}"
