"""Builds the regular expressions that look words up: one branching pattern instead of a long list of alternatives."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """Give a pattern that matches the longest of the words, shaped as a trie, so that a miss costs one character.

    A space in a word matches one or two spaces or a hyphen: "per cent" finds "per-cent" too.
    Without words the pattern matches nothing.
    """
    root: dict[str, dict] = {}
    for word in words:
        node = root
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    return _branch(root) if root else r"(?!)"


def _branch(node: dict[str, dict]) -> str:
    single, longer = [], []
    for character, below in sorted(node.items()):
        if not character:
            continue
        written = r"(?:[ ]{1,2}|-)" if character == " " else re.escape(character)
        rest = _branch(below)
        if rest:
            longer.append(written + rest)
        elif character == " ":
            longer.append(written)
        else:
            single.append(written)
    if single:
        longer.append(single[0] if len(single) == 1 else f"[{''.join(single)}]")
    if not longer:
        return ""
    optional = "" in node
    if len(longer) == 1 and not optional:
        return longer[0]
    return f"(?:{'|'.join(longer)}){'?' if optional else ''}"


def one_line(pattern: str) -> str:
    """Take the white space out of a pattern written over several lines; a space to be matched stands in brackets."""
    return re.sub(r"(?<!\[)[ \n]+(?!\])", "", pattern)
