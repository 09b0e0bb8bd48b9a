"""The counted thing: the noun phrase beside a number, by word lists and endings alone."""

from __future__ import annotations

from claims.text.tokens import Tokens

PLURALS = frozenset("people men women children personnel police troops staff militia cattle feet dead wounded".split())
STOPS = frozenset(
    "a an the and or but nor of in on at to from by with for as than that which who whom whose when where while since "
    "is are was were be been being has have had do does did will would can could may might must should shall not no "
    "this these those his her its their our my your he she it they we i you him them us after before during over under "
    "into onto about against between through within without per each every both either if because so then there here "
    "said says told added remain remained left died killed joined arrived returned more less fewer ago later "
    "across along among around until now still already last next only also".split()
)
NOT_PLURAL = ("ss", "us", "is")
LONGEST_PHRASE = 4
CLOSED_COMPOUNDS = frozenset("strong old long wide high deep plus".split())


def noun_phrase(tokens: Tokens, after: int) -> tuple[str, int]:
    """Give the counted thing after a number and the index where it ends; ("", after) where none is found.

    "77-country coalition" counts countries; "600 are identified as fighters" counts fighters without reaching them.
    """
    hyphen = tokens.after_hyphen(after)
    if hyphen != after and tokens[hyphen].kind == "word":
        return tokens[hyphen].surface, _compound_end(tokens, hyphen + 1)
    start = after + 1 if tokens[after].lower == "of" else after
    end = _plural_end(tokens, start)
    if end > start:
        return tokens.text[tokens[start].start : tokens[end - 1].end], end
    if tokens[after].lower in ("are", "were"):
        for at in range(after + 1, after + 4):
            if tokens[at].kind != "word":
                break
            if tokens[at].lower == "as":
                reach = _plural_end(tokens, at + 1)
                return tokens.text[tokens[at + 1].start : tokens[reach - 1].end] if reach > at + 1 else "", after
    return "", after


def _plural_end(tokens: Tokens, start: int) -> int:
    """Give the index after the last plural of the phrase, or `start`; all capitals ("ISIS") are a name."""
    end, at = start, start
    while at < start + LONGEST_PHRASE:
        token = tokens[at]
        if token.kind != "word" or token.lower in STOPS:
            break
        capitals = token.surface.isupper() and len(token.surface) > 1
        if token.lower in PLURALS or (
            token.lower.endswith("s") and not token.lower.endswith(NOT_PLURAL) and not capitals and len(token.lower) > 2
        ):
            end = at + 1
        elif end > start:
            break
        joined = tokens.after_hyphen(at + 1)
        at = joined if joined != at + 1 else at + 1
    return end


def _compound_end(tokens: Tokens, after: int) -> int:
    """Give the index after "77-country coalition" or "1,000-men-strong"; a closed compound takes no further noun."""
    joined = tokens.after_hyphen(after)
    if joined != after and tokens[joined].kind == "word":
        after = joined + 1
        if tokens[joined].lower in CLOSED_COMPOUNDS:
            return after
    following = tokens[after]
    if following.kind == "word" and following.lower not in STOPS and following.surface.islower():
        return after + 1
    return after
