"""Finds the words by which a text says that something can't be foretold."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from claims.text.grammar import grammar_for
from claims.text.languages import language_of
from claims.text.languages.doubts import DOUBTS
from claims.text.patterns import any_of
from claims.text.sentences import Sentence, split_sentences


@dataclass(frozen=True, slots=True)
class Doubt:
    """The words stand at [start, end) of the text, in code points, inside one sentence."""

    start: int
    end: int
    sentence: Sentence


def find_unpredictable(text: str, language: str = "en") -> list[Doubt]:
    """The first such words of each sentence, in order. Takes time linear in the text's length.

    Reads words and no grammar: who is said to doubt what is for the caller, and a person, to see.
    """
    grammar = grammar_for(language)
    folded = grammar.fold(text)
    matches = [match for match in _pattern(grammar.language.code).finditer(folded) if match["words"]]
    if not matches:
        return []
    sentences = split_sentences(text, language)
    starts = [sentence.start for sentence in sentences]
    found: list[Doubt] = []
    for match in matches:
        at = bisect_right(starts, match.start("words")) - 1
        if at < 0 or match.end() > sentences[at].end:  # words that a sentence's end cuts in two are none
            continue
        if not found or found[-1].sentence != sentences[at]:
            found.append(Doubt(match.start("words"), match.end(), sentences[at]))
    return found


@lru_cache(maxsize=4)
def _pattern(code: str) -> re.Pattern[str]:
    doubts = DOUBTS[code]
    letter = f"[{language_of(code).letters}]"

    def one_of(words: str) -> str:
        return f"(?:{any_of(words.split('|'))})(?!{letter})"

    gap = "[ ]{1,2}"
    adverbs = rf"(?:{gap}{one_of(doubts.adverbs)}){{0,2}}{gap}"
    unable = one_of(doubts.unable)
    ways = (
        one_of(doubts.whole),
        unable + adverbs + one_of(doubts.foretell),
        one_of(doubts.passive) + adverbs + one_of(doubts.foretold),
        one_of(f"{doubts.refuse}|{doubts.without}") + gap + one_of(doubts.timeline),
    )
    prefix = f"[{doubts.prefix}]?" if doubts.prefix else ""
    # A denial is read together with what it denies, which is passed over so.
    denied = one_of(doubts.denial) + gap + f"(?:{unable}|{one_of(doubts.whole)})"
    return re.compile(rf"(?<!{letter}){prefix}(?:{denied}|(?P<words>{'|'.join(ways)}))")
