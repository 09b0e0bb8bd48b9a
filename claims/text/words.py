"""Reads the words that hold a value by themselves: "hundreds of", "several hundred", "doubled", "شهرين"."""

from __future__ import annotations

from decimal import Decimal

from claims.text.cues import Left
from claims.text.grammar import Grammar
from claims.text.numbers import Number

_PAIR = Decimal(2)


def read_special(source: Source, at: int, left: Left) -> Number | str | None:
    """Give the number, "" or the reason where the words count nothing, or None where they are plain number words."""
    grammar, language, folded = source.grammar, source.language, source.folded
    band = grammar.band.match(folded, at)
    if band:
        scale = Decimal(grammar.words[band[2]][1])  # type: ignore[arg-type]
        return Number(at, band.end(), 2 * scale, 10 * scale - 1, "vague")
    match = grammar.special.match(folded, at)
    if not match:
        return _share_word(grammar, folded, at, left)
    word = match[1] if match[1] in grammar.all_special else " ".join(match[1].replace("-", " ").split())
    end = match.end()
    following = folded[end : end + 1]
    if word in language.vague:
        return _vague(grammar, folded, at, end, word, left)
    if word in language.few:
        noun = folded[end : end + 32].strip(" -").split(maxsplit=1)
        if word not in language.few_always and not (noun and noun[0].strip(".,;:") in language.people):
            return "unbounded"
        low, high = language.few[word]
        return Number(at, end, Decimal(low), Decimal(high), "vague")
    if word in language.pairs:
        scale = grammar.of_scale.match(folded, end)
        if scale:
            value = _PAIR * grammar.words[scale[1]][1]  # type: ignore[operator]
            return Number(at, scale.end(), value, value, "words")
        return Number(at, end, _PAIR, _PAIR, "words")
    if word in language.ratios:
        after = folded[end : end + 12].lstrip(" ").split(maxsplit=1)
        if following == "-" or (after and after[0].strip(".,") in language.ratio_not):
            return "idiom"
        if word in language.ratio_bare and left.word(0) not in language.ratio_lead:
            return "idiom"
        value = Decimal(language.ratios[word])
        return Number(at, end, value, value, "ratio")
    return Number(at, end, _PAIR, _PAIR, "words", unit=language.duals[word])


def _vague(grammar: Grammar, folded: str, at: int, end: int, word: str, left: Left) -> Number | str:
    language = grammar.language
    low, high = language.vague[word]
    of = grammar.vague_of.match(folded, end)
    if of:
        scale = language.vague[of[1]][0] // 2
        return Number(at, of.end(), Decimal(low * scale), Decimal((high + 1) * scale - 1), "vague")
    scaled = grammar.of_scale.match(folded, end)
    if scaled and word in language.vague_need_scale:
        scale = grammar.words[scaled[1]][1]  # type: ignore[assignment]
        return Number(at, scaled.end(), Decimal(low * scale), Decimal((high + 1) * scale - 1), "vague")
    if word in language.vague_need_scale and not folded.startswith(grammar.of, end):
        return "idiom"
    if word in language.vague_need_scale and (
        folded[end + 4 : end + 5].isdigit() or left.word(0) in ("the", "his", "her")
    ):
        return "idiom"
    return Number(at, end, Decimal(low), Decimal(high), "vague")


def _share_word(grammar: Grammar, folded: str, at: int, left: Left) -> Number | str | None:
    """Tell a share ("half the homes", "a third of them") from an ordinal ("a third person") and a period."""
    language = grammar.language
    match = grammar.share.match(folded, at)
    if not match:
        return None
    word = " ".join(match[1].replace("-", " ").split())
    end = match.end()
    if grammar.multiple.match(folded, end):
        if word == "quarter" and not folded.startswith((" of a ", " million", " billion"), end):
            return ""
        return None
    after = folded[end : end + 16].strip().split(maxsplit=1)
    following = after[0].strip(".,;:)") if after else ""
    before = left.word(0).strip("(\"'“,")
    if word in language.bare_half or word in grammar.article_shares:
        whole = grammar.and_half.search(folded, max(0, at - 24), at)
        if whole and whole[1] in grammar.units and word.endswith(tuple(language.bare_half)):
            value = Decimal("1.5")
            return Number(whole.start(), end, value, value, "words", unit=whole[1])
    if word in language.bare_half and language.half_always:
        return None
    if word in language.bare_half:
        if before in language.half_not_before:
            return "period"
        if folded[end : end + 1] == "-":
            return None if grammar.unit.match(folded, end) else "idiom"
        return (
            None
            if grammar.unit.match(folded, end) or following in language.half_after or before in language.half_before
            else "idiom"
        )
    if word == "quarter":
        return None if before not in language.half_not_before and grammar.unit.match(folded, end) else ""
    if word in grammar.article_shares:
        if following == language.of_word or before in language.half_before or grammar.compares(following):
            return None
        if word == "a half" and following:
            return None
        return "ordinal"
    return None
