"""Hedges: the words beside a number that say how it is meant."""

from __future__ import annotations

from typing import NamedTuple

from claims.text.grammar import Grammar

QUALIFIERS = ("exact", "about", "at_least", "more_than", "at_most", "fewer_than", "between", "vague")
LOWER, UPPER = frozenset(("at_least", "more_than")), frozenset(("at_most", "fewer_than"))
REACH = 64  # characters looked at before a number
_OPENING = "(\"“'«[…—–"


class Left(NamedTuple):
    """The words of the line before a number, nearest first, and where each begins; "" beyond the line's start."""

    words: list[str]
    starts: list[int]

    def word(self, index: int) -> str:
        return self.words[index] if index < len(self.words) else ""


class Cue(NamedTuple):
    """`start` is where the hedge's words begin; `words` is the hedge as written, empty where there is none."""

    qualifier: str
    start: int
    words: str


def words_before(folded: str, at: int) -> Left:
    """Split what stands before the offset, on its line and within reach, at white space."""
    start = max(0, at - REACH)
    window = folded[start:at]
    cut = max(window.rfind("\n"), window.rfind("\r")) + 1
    if cut:
        start += cut
        window = window[cut:]
    elif start:
        cut = window.find(" ") + 1  # a word cut in half says nothing
        start += cut
        window = window[cut:]
    words = window.split()
    words.reverse()
    del words[7:]
    starts, place = [], len(window)
    for word in words:
        place = window.rfind(word, 0, place)
        starts.append(start + place)
    return Left(words, starts)


def cue_before(grammar: Grammar, left: Left, at: int) -> Cue:
    """Find the hedge before a number. The longest wins: "no more than" is not "more than".

    A bound outside beats a hedge inside ("up to about 600"), but "as high as roughly 350" stays a hedge.
    """
    language = grammar.language
    inner = _longest(grammar, left, 0)
    if (
        inner
        and inner[2] in language.rises
        and (left.word(inner[1]).strip(",") in language.changes or left.word(inner[1]) == "back")
    ):
        return Cue("", at, "")
    skip = 1
    if inner and inner[2] in language.moving:
        for place in (inner[1], inner[1] + 1):
            verb = left.word(place).strip(",")
            if verb in language.moves or verb in language.changes:
                if left.word(place + 1) in language.ratio_lead:
                    break  # "could go as low as 14"
                return Cue("", at, "")  # "traded as low as 14" names the price
    if inner:
        skip = inner[1]
        outer = _longest(grammar, left, skip)
        if outer and outer[0] in LOWER | UPPER and inner[0] == "about" and outer[2] not in language.soft:
            return Cue(outer[0], left.starts[outer[1] - 1], outer[2])
        return Cue(inner[0], left.starts[skip - 1], inner[2])
    if left.word(0) in language.skipped:
        outer = _longest(grammar, left, 1)
        if outer and (outer[2].endswith(("than", "least", "most", "about", "from")) or outer[2] in language.skipped):
            return Cue(outer[0], left.starts[outer[1] - 1], outer[2])
    return Cue("", at, "")


def _longest(grammar: Grammar, left: Left, index: int) -> tuple[str, int, str] | None:
    """Give qualifier, the index after its words, and the words, of the longest hedge that ends at the index."""
    before = grammar.language.before
    if index >= len(left.words) or left.words[index].lstrip(_OPENING) not in grammar.cue_ends:
        return None
    words = ""
    found = None
    for place in range(index, min(index + grammar.longest_cue, len(left.words))):
        word = left.words[place].lstrip(_OPENING)
        words = f"{word} {words}" if words else word
        qualifier = before.get(words)
        if qualifier:
            found = (qualifier, place + 1, words)
        if word is not left.words[place] and word != left.words[place]:
            break
    return found


def cue_after(grammar: Grammar, folded: str, end: int) -> tuple[str, int, str]:
    """Give the qualifier that begins here, the end of its words and the words; ("", end, "") where there is none."""
    following = folded[end : end + 1]
    if following == "+":
        return "at_least", end + 1, "+"
    if not following or following not in " -,(":
        return "", end, ""
    match = grammar.after.match(folded, end)
    if not match or (following == "(" and not match.group().startswith("(")):
        return "", end, ""
    words = match[1]
    qualifier = grammar.language.after.get(words) or grammar.language.after.get(words.replace("-", " "), "")
    if words in ("odd", "ish", "something", "plus") and following == " " and not folded.startswith(" -", end):
        # "five odd socks": as a word of its own it hedges only when it is written with a hyphen, or counts people.
        if words != "odd" and words != "plus":
            return "", end, ""
        if words == "plus" and not folded[match.end() : match.end() + 2].strip().isalpha():
            return "", end, ""
    if words in ("or more", "or less", "more or less") and folded.startswith(" precisely", match.end()):
        return "", end, ""
    close = match.end() + (
        1 if match.group().lstrip(" ").startswith("(") and folded.startswith(")", match.end()) else 0
    )
    return qualifier, close, words
