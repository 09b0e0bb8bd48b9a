"""Hedges: the words beside a number that say how it is meant."""

from __future__ import annotations

from claims.text.tokens import Tokens

QUALIFIERS = ("exact", "about", "at_least", "more_than", "at_most", "fewer_than", "between", "vague")

_BEFORE = {
    "about": "about|around|some|roughly|approximately|approx|circa|nearly|almost|close to|an estimated|estimated|"
    "near|in the region of|or so|just about|somewhere around|virtually|~|≈|c.",
    "more_than": "more than|over|above|exceeding|in excess of|upwards of|upward of|greater than|larger than|"
    "higher than|well over|just over|beyond|north of|exceeds|exceeded|exceed|topped|surpassed|surpassing|>|past|"
    "older than|"
    "longer than|better than",
    "at_least": "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum of|minimum|"
    "as few as|as little as|≥|starting at|not under",
    "at_most": "up to|at most|no more than|not more than|as many as|as much as|a maximum of|maximum of|maximum|≤|"
    "as high as|no greater than|not over|not exceeding|not to exceed",
    "fewer_than": "less than|fewer than|under|below|just under|short of|smaller than|lower than|shy of|<|"
    "younger than|shorter than|south of",
}
BEFORE: dict[tuple[str, ...], str] = {
    tuple(cue.split()): qualifier for qualifier, cues in _BEFORE.items() for cue in cues.split("|")
}
LONGEST = max(map(len, BEFORE))
SKIPPED = frozenset(("the", "a", "an", "only", "just", "about", "approximately", "around"))

_AFTER = {
    "at_least": "or more|or higher|or over|or above|and above|and over|and up|or older|or greater|plus|minimum|"
    "at least",
    "at_most": "or less|or fewer|or under|or below|or lower|or younger|maximum|at most|max|tops",
    "about": "or so|or thereabouts|approximately|roughly",
}
AFTER: dict[tuple[str, ...], str] = {
    tuple(cue.split()): qualifier for qualifier, cues in _AFTER.items() for cue in cues.split("|")
}


def cue_before(tokens: Tokens, index: int) -> tuple[str, int]:
    """Give the qualifier before the token and the index where its words begin; ("", index) where there is none.

    The longest cue wins: "no more than" is not "more than". An inner "about" yields to the bound around it.
    """
    found, first = _longest(tokens, index)
    if tokens[index - 1].lower in SKIPPED:
        outer, start = _longest(tokens, index - 1)
        if outer:
            return outer, start
    return found, first


def cue_after(tokens: Tokens, index: int) -> tuple[str, int]:
    """Give the qualifier that begins at the token and the index after it; ("", index) where there is none."""
    for length in (2, 1):
        words = tuple(tokens[at].lower for at in range(index, index + length))
        if words in AFTER:
            return AFTER[words], index + length
    return "", index


def _longest(tokens: Tokens, index: int) -> tuple[str, int]:
    for length in range(LONGEST, 0, -1):
        words = tuple(tokens[at].lower for at in range(index - length, index))
        if words in BEFORE:
            return BEFORE[words], index - length
    return "", index
