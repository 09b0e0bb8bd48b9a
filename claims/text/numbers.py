"""Reads one number: digits with separators, number words, magnitudes, fractions, vague plurals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from claims.text.tokens import Token, Tokens

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
SMALL = {word: value for value, word in enumerate(_SMALL)}
TENS = {
    word: value
    for value, word in zip(
        range(20, 100, 10), "twenty thirty forty fifty sixty seventy eighty ninety".split(), strict=True
    )
}
MAGNITUDES = {
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "trn": 10**12,
}
# Letters count only when glued to digits ("4.3M"); a glued "m" may be metres, which the caller decides.
GLUED = {"k": 10**3, "m": 10**6, "mm": 10**6, "b": 10**9, "tn": 10**12}
PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "tenth": 10,
}
PARTS |= {f"{word}s": value for word, value in list(PARTS.items()) if word.endswith(("th", "third", "quarter"))}
# Twice the scale up to the next scale: "thousands" of people are at least two thousand and not yet ten thousand.
VAGUE = {
    "dozens": (24, 99),
    "scores": (40, 199),
    "hundreds": (200, 999),
    "thousands": (2000, 9999),
    "millions": (2 * 10**6, 10**7 - 1),
    "billions": (2 * 10**9, 10**10 - 1),
    "trillions": (2 * 10**12, 10**13 - 1),
}
MOST_DIGITS = 30

_PLAIN = re.compile(r"[0-9]{1,30}(?:\.[0-9]{1,30})?|\.[0-9]{1,30}")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{2,3}){0,12},[0-9]{3}(?:\.[0-9]{1,30})?")
_SPACED = re.compile(r"[0-9]{1,3}(?:[\u00a0\u202f\u2009][0-9]{3}){1,12}")


@dataclass(frozen=True, slots=True)
class Number:
    """The tokens [first, after) and their value; high differs from low in a vague plural only.

    `coefficient` is the value before its magnitude, so that "2 to 3 million" can lend the million to the 2.
    """

    first: int
    after: int
    low: Decimal
    high: Decimal
    coefficient: Decimal
    vague: bool = False
    digits: bool = False
    part: bool = False

    @property
    def magnitude(self) -> Decimal:
        return self.low / self.coefficient if self.coefficient else Decimal(1)


def digits_value(surface: str) -> Decimal | None:
    """Read digits with English separators; None for what is no single number ("1,2", "3.0.1") or is far too long."""
    if len(surface) > 2 * MOST_DIGITS:
        return None
    if _PLAIN.fullmatch(surface):
        return Decimal(surface)
    if _GROUPED.fullmatch(surface):
        return Decimal(surface.replace(",", ""))
    if _SPACED.fullmatch(surface):
        return Decimal(re.sub(r"[^0-9]", "", surface))
    return None


def read_number(tokens: Tokens, index: int) -> Number | None:
    """Read the number that begins at this token, as long as it goes. Looks ahead a bounded way."""
    token = tokens[index]
    if token.kind == "number":
        value = digits_value(token.surface)
        return None if value is None else _with_magnitude(tokens, index, value)
    if token.kind != "word":
        return None
    if token.lower in VAGUE and tokens[index + 1].lower != "digit":
        return _read_vague(tokens, index)
    if token.lower in ("a", "half"):
        return _read_article(tokens, index)
    if token.lower in SMALL or token.lower in TENS:
        return _read_words(tokens, index)
    return None


def _with_magnitude(tokens: Tokens, index: int, value: Decimal) -> Number:
    after = index + 1
    following = tokens[after]
    if following.lower == "/" and tokens.glued(index) and tokens.glued(after):
        below = digits_value(tokens[after + 1].surface) if tokens[after + 1].kind == "number" else None
        if below and below < 1000 and value < below:
            share = value / below
            return Number(index, after + 2, share, share, share, digits=True, part=True)
    if following.lower in GLUED and tokens.glued(index):
        return _number(index, after + 1, value * GLUED[following.lower], value, digits=True)
    if following.lower == "and" and tokens[after + 1].lower == "a" and tokens[after + 2].lower == "half":
        value += Decimal("0.5")
        after += 3
    total, after = _magnitudes(tokens, after, value)
    return _number(index, after, total, value, digits=True)


def _number(first: int, after: int, value: Decimal, coefficient: Decimal, digits: bool = False) -> Number:
    return Number(first, after, value, value, coefficient, digits=digits)


def _magnitudes(tokens: Tokens, after: int, value: Decimal) -> tuple[Decimal, int]:
    """Multiply by the magnitudes that follow: "4 hundred million", "two dozen", "30-million"."""
    limit = 3
    while limit:
        at = tokens.after_hyphen(after)
        word = tokens[at].lower
        if word == "hundred" and value < 100:
            value *= 100
        elif word in ("dozen", "dozens") and value < 1000:
            value *= 12
        elif word in MAGNITUDES:
            value *= MAGNITUDES[word]
        else:
            break
        after = at + 1
        limit -= 1
    return value, after


def _read_vague(tokens: Tokens, index: int) -> Number:
    low, high = VAGUE[tokens[index].lower]
    after = index + 1
    # "hundreds of thousands", "tens of millions" multiply the scales.
    if tokens[after].lower == "of" and tokens[after + 1].lower in VAGUE:
        scale = VAGUE[tokens[after + 1].lower][0] // 2
        low, high = low * scale, (high + 1) * scale - 1
        after += 2
    return Number(index, after, Decimal(low), Decimal(high), Decimal(low), vague=True)


def _read_article(tokens: Tokens, index: int) -> Number | None:
    """Read "a hundred", "a dozen", "half a million", "a third of", "half of"; a bare "a" is no number."""
    word, following = tokens[index].lower, tokens[index + 1].lower
    if word == "half":
        if following in ("a", "an") and tokens[index + 2].lower in MAGNITUDES:
            value = Decimal(MAGNITUDES[tokens[index + 2].lower]) / 2
            return _number(index, index + 3, value, value)
        if following in MAGNITUDES:
            value = Decimal(MAGNITUDES[following]) / 2
            return _number(index, index + 2, value, value)
        return None
    if following in ("hundred", "dozen") or following in MAGNITUDES:
        value, after = _magnitudes(tokens, index + 1, Decimal(1))
        return _number(index, after, value, Decimal(1))
    if following == "couple" and tokens[index + 2].lower == "of":
        return _number(index, index + 3, Decimal(2), Decimal(2))
    if following in ("third", "quarter", "fifth", "tenth") and tokens[index + 2].lower == "of":
        value = Decimal(1) / PARTS[following]
        return Number(index, index + 2, value, value, value, part=True)
    return None


def _read_words(tokens: Tokens, index: int) -> Number:
    """Read "two hundred and five", "twenty-five million", "two-thirds"; each scale must be smaller than the last."""
    total, current, after = 0, 0, index
    first: int | None = None
    scale = 10**15
    while True:
        at = tokens.after_hyphen(after)
        if after > index and tokens[at].lower == "and" and (current >= 100 or total) and _is_word(tokens[at + 1]):
            at += 1
        word = tokens[at].lower
        if word in SMALL and (current % 100 == 0 or (current % 100 >= 20 and current % 10 == 0 and SMALL[word] < 10)):
            if after > index and not (current or total):
                break
            current += SMALL[word]
        elif word in TENS and current % 100 == 0:
            current += TENS[word]
        elif word == "hundred" and 0 < current < 100:
            current *= 100
        elif word in ("dozen", "dozens") and current and not total:
            return _number(index, at + 1, Decimal(current * 12), Decimal(current))
        elif word in MAGNITUDES and current and MAGNITUDES[word] < scale:
            first = current if first is None else first
            scale = MAGNITUDES[word]
            total += current * scale
            current = 0
        else:
            break
        after = at + 1
        if word == "zero":
            break
    value = Decimal(total + current)
    at = tokens.after_hyphen(after)
    part = tokens[at].lower
    if part in PARTS and value < PARTS[part] and not (part == "quarter" and at == after and value > 1):
        share = value / PARTS[part]
        return Number(index, at + 1, share, share, share, part=True)
    if tokens[after].lower == "and" and tokens[after + 1].lower == "a" and tokens[after + 2].lower == "half":
        value += Decimal("0.5")
        multiplied, after = _magnitudes(tokens, after + 3, value)
        return _number(index, after, multiplied, value)
    return _number(index, after, value, Decimal(first if first is not None and not current else value))


def _is_word(token: Token) -> bool:
    return token.lower in SMALL or token.lower in TENS
