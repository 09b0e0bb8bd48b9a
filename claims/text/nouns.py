"""The counted thing: the noun phrase beside a number, by word lists and endings alone."""

from __future__ import annotations

import re
from typing import NamedTuple

from claims.text.grammar import Grammar

LONGEST_PHRASE = 5
_WORD = re.compile(r"([ ]{1,2}|-|[ ]?['\"“”«][ ]?)?([^\W\d_](?:[^\W\d_]|['.](?=[^\W\d_])){0,60})")


class Noun(NamedTuple):
    """`end` is the end of the words that belong to the quotable phrase; the noun is empty where none is found."""

    noun: str
    end: int


def is_plural(grammar: Grammar, word: str, *, capitals: bool = False) -> bool:
    """Tell a counted noun by its ending; a word in capitals ("ISIS") is a name."""
    language = grammar.language
    if word in language.plurals:
        return True
    return (
        len(word) > 2
        and word.endswith(language.plural_ending)
        and not word.endswith(language.not_plural)
        and not capitals
        and word not in language.stops
    )


def noun_after(grammar: Grammar, text: str, folded: str, end: int, *, mass: bool = False) -> Noun:
    """Read the counted thing after a number that ends here; `mass`: after a unit, "of" may bring a singular ("oil").

    "77-country coalition" counts countries; "600 are identified as fighters" counts fighters without reaching them.
    """
    language = grammar.language
    following = folded[end : end + 1]
    if not following or following in ",.;:)!?\n":
        return Noun("", end)
    if following == "-":
        return _compound(grammar, text, folded, end)
    start = end
    if folded.startswith(f" {language.of_word} ", end):
        start = end + len(language.of_word) + 1
        article = _WORD.match(folded, start)
        if article and article[2] in language.articles:
            start = article.end()
    if language.noun_is_first:
        return _first_noun(grammar, text, folded, start, end)
    reach = _plural_end(grammar, text, folded, start)
    if reach > start:
        return Noun(text[start:reach].strip(), reach)
    if mass and start > end:
        match = _WORD.match(folded, start)
        if match and match[2] not in language.stops and text[match.start(2)].islower():
            return Noun(text[match.start(2) : match.end()], match.end())
        return Noun("", end)
    match = _WORD.match(folded, end)
    if match and match[2] in language.copulas:
        place = match.end()
        for _ in range(3):
            match = _WORD.match(folded, place)
            if not match:
                break
            place = match.end()
            if match[2] == language.as_word:
                reach = _plural_end(grammar, text, folded, place)
                return Noun(text[place:reach].strip(), end)
    return Noun("", end)


def _plural_end(grammar: Grammar, text: str, folded: str, start: int) -> int:
    """Give the end of the last plural of the phrase, or `start`."""
    end, place = start, start
    for _ in range(LONGEST_PHRASE):
        match = _WORD.match(folded, place)
        if not match or match[2] in grammar.language.stops or match[2] in grammar.words:
            break
        if match[1] is None and place != start:
            break
        written = text[match.start(2) : match.end(2)]
        plural = is_plural(grammar, match[2], capitals=len(written) > 1 and written.isupper())
        if plural and folded.startswith("'", match.end()) and match[2].endswith("s"):
            plural = False
        if plural:
            end = match.end()
        elif end > start:
            break
        place = match.end()
    return end


def _first_noun(grammar: Grammar, text: str, folded: str, start: int, end: int) -> Noun:
    """Read the word after the number, and an adjective after it, where the language puts the noun first."""
    language = grammar.language
    match = _WORD.match(folded, start)
    if not match or match[2] in language.stops or grammar.verb_like.fullmatch(match[2]):
        return Noun("", end)
    reach = match.end()
    adjective = _WORD.match(folded, reach)
    if (
        adjective
        and not adjective[2].startswith(language.conjunction)
        and adjective[2] not in language.stops
        and not grammar.verb_like.fullmatch(adjective[2])
        and adjective[2].endswith(language.adjective_ending)
    ):
        reach = adjective.end()
    return Noun(text[match.start(2) : reach], reach)


def _compound(grammar: Grammar, text: str, folded: str, end: int) -> Noun:
    """Read "-country coalition", "-men-strong", "-strong": a closed compound takes no further noun."""
    language = grammar.language
    match = _WORD.match(folded, end)
    if not match or match[1] != "-":
        return Noun("", end)
    reach = match.end()
    if match[2] in language.closed:
        return Noun("", reach)
    noun = text[match.start(2) : reach]
    joined = _WORD.match(folded, reach)
    if joined and joined[1] == "-":
        reach = joined.end()
        if joined[2] in language.closed:
            return Noun(noun, reach)
        joined = _WORD.match(folded, reach)
    if joined and joined[1] and joined[1].isspace() and joined[2] not in language.stops:
        written = text[joined.start(2) : joined.end(2)]
        if written.islower():
            return Noun(noun, joined.end())
    return Noun(noun, reach)


def counts_something(grammar: Grammar, text: str, folded: str, end: int) -> bool:
    """Tell whether a plural or a unit stands within three words after the number."""
    language = grammar.language
    if folded.startswith("-", end) and folded[end + 1 : end + 2].isalpha():
        return True
    unit = grammar.unit.match(folded, end)
    if unit and (not unit[1] or len(unit[1]) > 1) and unit[1] not in language.stops | language.unit_verbs:
        return True
    if language.noun_is_first:
        match = _WORD.match(folded, end)
        return bool(match and match[1] and match[1].isspace() and match[2] not in language.stops)
    place = end
    for _ in range(3):
        match = _WORD.match(folded, place)
        if not match or match[1] is None or match[2] in language.stops:
            return False
        written = text[match.start(2) : match.end(2)]
        if is_plural(grammar, match[2], capitals=len(written) > 1 and written.isupper()):
            return not (folded.startswith("'", match.end()))
        place = match.end()
        if folded[place : place + 1] in ",.;:)!?":
            return False
    return False
