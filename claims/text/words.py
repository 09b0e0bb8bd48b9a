"""Reads the words that hold a value by themselves: "hundreds of", "several hundred", "half of", "doubled", "شهرين"."""

from __future__ import annotations

from decimal import Decimal

from claims.text.algebra import Number
from claims.text.cues import Left
from claims.text.source import Source

TWO, ONE_AND_A_HALF = Decimal(2), Decimal("1.5")
REACH_OF_WHOLE = 24  # characters before "half" in which "a mile and a" may stand
CLOSING = ('"', "”", "'")
NO_NUMBER, IDIOM, UNBOUNDED, PERIOD, ORDINAL = "", "idiom", "unbounded", "period", "ordinal"


def read_special(source: Source, at: int, left: Left) -> Number | str | None:
    """Give the number; or why the words count nothing, NO_NUMBER if that needs no reason; or None for plain numbers."""
    grammar, language, folded = source.grammar, source.language, source.folded
    band = grammar.band.match(folded, at)
    if band:
        scale = grammar.scales[band[2]]
        return _vague(at, band.end(), 2 * scale, 10 * scale - 1)
    match = grammar.special.match(folded, at)
    if not match:
        return _share(source, at, left)
    word, end = _plain(match[1]), match.end()
    if word in language.vague:
        return _plural(source, at, end, word, left)
    if word in language.few:
        if word not in language.few_always and source.word_at(end) not in language.people:
            return UNBOUNDED
        return _vague(at, end, *language.few[word])
    if word in language.pairs:
        multiple = grammar.of_scale.match(folded, end)
        value = TWO * grammar.scales[multiple[1]] if multiple else TWO
        return Number(at, multiple.end() if multiple else end, value, value, "words")
    if word in language.ratios:
        bare = word in language.ratio_bare and left.word(0) not in language.ratio_lead
        if bare or folded.startswith("-", end) or source.word_at(end) in language.ratio_not:
            return IDIOM
        value = Decimal(language.ratios[word])
        return Number(at, end, value, value, "ratio")
    return Number(at, end, TWO, TWO, "words", unit=language.duals.get(word, ""), noun=language.dual_nouns.get(word, ""))


def _plain(written: str) -> str:
    """Give the word as the tables have it, with single spaces for hyphens and wider gaps."""
    return " ".join(written.replace("-", " ").split())


def _vague(at: int, end: int, low: int, high: int) -> Number:
    return Number(at, end, Decimal(low), Decimal(high), "vague")


def _plural(source: Source, at: int, end: int, word: str, left: Left) -> Number | str:
    """Read "hundreds", "tens of thousands", "scores of people"."""
    grammar, language, folded = source.grammar, source.language, source.folded
    low, high = language.vague[word]
    multiple = grammar.vague_of.match(folded, end)
    if multiple:
        scale = language.vague[multiple[1]][0] // 2
        return _vague(at, multiple.end(), low * scale, (high + 1) * scale - 1)
    befallen = left.word(0) not in language.determiners and grammar.vague_fates.match(folded, end)
    if word in language.vague_need_scale and not befallen:
        place = end + (folded[end : end + 1] in CLOSING)
        after = place + len(grammar.of)
        if not folded.startswith(grammar.of, place) or folded[after : after + 1].isdigit():
            return IDIOM  # "the scores of 5 and 7"
        if left.word(0) in language.determiners:
            return IDIOM
    return _vague(at, end, low, high)


def _share(source: Source, at: int, left: Left) -> Number | str | None:
    """Tell a share ("half the homes", "a third of them") from an ordinal ("a third person") and a period."""
    grammar, language, folded = source.grammar, source.language, source.folded
    match = grammar.share.match(folded, at)
    if not match:
        return None
    word, end = _plain(match[1]), match.end()
    before, following = left.word(0).strip("(\"'“,"), source.word_at(end)
    if grammar.multiple.match(folded, end):
        return None
    measured = bool(grammar.unit.match(folded, end))
    if word in language.bare_quarter:
        return None if measured and before not in language.half_not_before else NO_NUMBER
    if word.endswith(tuple(language.bare_half)):
        whole = grammar.and_half.search(folded, max(0, at - REACH_OF_WHOLE), at)
        if whole and whole[1] in grammar.units:
            unit = grammar.units[whole[1]][1]
            return Number(whole.start(), end, ONE_AND_A_HALF, ONE_AND_A_HALF, "words", unit=unit)
    if word in language.bare_half and not language.half_always:
        if before in language.half_not_before:
            return PERIOD
        joined = following in language.half_after or before in language.half_before
        return None if measured or (joined and not folded.startswith("-", end)) else IDIOM
    if word in grammar.article_shares:
        shared = following == language.of_word or before in language.half_before or following in language.compared
        turned = word.endswith(tuple(language.bare_half)) and following  # "a half turn"
        return None if shared or turned else ORDINAL
    return None
