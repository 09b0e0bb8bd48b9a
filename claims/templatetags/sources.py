"""Grades and origins in the words that readers and the desk see."""

from __future__ import annotations

from typing import Any

from django import template

from claims.models import Attribution, Credibility, Source
from claims.trees import Tree, tree_of_evidence

register = template.Library()


def _meaning(label: Any) -> str:
    """ "usually reliable" of "B – usually reliable"."""
    return str(label).partition(" – ")[2]


RELIABILITY = {value: _meaning(label) for value, label in Source.Reliability.choices}
CREDIBILITY = {str(value): _meaning(label) for value, label in Credibility.choices}


@register.simple_tag
def admiralty() -> dict[str, Any]:
    """The code as a legend shows it, and the ladder of who stands behind what is said."""
    return {
        "reliability": RELIABILITY.items(),
        "credibility": CREDIBILITY.items(),
        "attribution": [label for _, label in Attribution.choices],
    }


@register.filter
def grade_words(grade: str) -> str:
    """ "source usually reliable, item possibly true" for "B3", "usually reliable" for a source's own "B"; empty for
    what is no grade."""
    source, item = RELIABILITY.get(grade[:1], ""), CREDIBILITY.get(grade[1:], "")
    if grade[1:]:
        return f"source {source}, item {item}" if source and item else ""
    return source


@register.filter
def origin_tree(record: dict[str, Any]) -> Tree | None:
    """The tree of a published record's evidence."""
    return tree_of_evidence(record.get("evidence", []))
