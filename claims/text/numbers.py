"""Reads one number: digits with separators, number words, magnitudes, fractions, powers, vague plurals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from claims.text.grammar import DOZEN, FRACTION, HUNDRED, LONGEST_RUN, MAGNITUDE, ONE, VALUE, VULGAR, Grammar
from claims.text.languages import Language

# A number word: its kind, its value (for a fraction a pair), the offset of its end, and whether "and" stands before it.
Token = tuple[int, Any, int, bool]
ZERO, UNITY = Decimal(0), Decimal(1)
LARGEST = Decimal(10) ** 30
MOST_DECIMALS = 20
_COMMA_DECIMAL = re.compile(r"[0-9]{1,3},[0-9]{1,2}")
DUAL = 2000  # the smallest magnitude that has a dual
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_POWER = re.compile(r"[ ]?[x×*·][ ]?10(?:\^?(-?[0-9]{1,2})|([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))(?![0-9])")
_EXPONENT = re.compile(r"\^(-?[0-9]{1,2})(?![0-9])|(?<=10)([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})|e\+?(-?[0-9]{1,2})(?![\w])")
_BELOW = re.compile(r"/([0-9]{1,5})(?![0-9/])")
_MIXED = re.compile(r"(?:[ ]|-)([0-9]{1,2})/([0-9]{1,3})(?![0-9/])")
_SPACED = re.compile(r"(?:[ ][0-9]{3}(?![0-9])){1,8}")


@dataclass(slots=True)
class Number:
    """The numeral at [start, end) and its value; high differs from low in a vague plural only.

    `scale` is the magnitude that stands last ("3 million": 10^6), which the first end of a range may borrow.
    `form` is digits, words, part (a fraction), vague or ratio.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    form: str
    scale: int = 1
    unit: str = ""  # of a dual

    @property
    def is_plain(self) -> bool:
        return self.form == "digits" and self.scale == 1


def digits_value(grammar: Grammar, surface: str) -> Decimal | None:
    """Read digits with the language's separators; None for what is no single number ("1,2", "3.0.1") or too long."""
    if len(surface) > 40:
        return None
    if surface.isdigit():
        return Decimal(surface)
    if not grammar.plain_number.fullmatch(surface):
        if not grammar.grouped_number.fullmatch(surface):
            return None
        surface = grammar.not_digits.sub("", surface)
    return Decimal(grammar.comma_decimal.sub(".", surface))


def read_digits(grammar: Grammar, folded: str, at: int, end: int) -> Number | None:
    """Read the number whose first digits stand at [at, end), as long as it goes."""
    value = digits_value(grammar, folded[at:end])
    if (
        value is None
        and _COMMA_DECIMAL.fullmatch(folded, at, end)
        and (grammar.unit.match(folded, end) or grammar.next.match(folded, end))
    ):
        value = Decimal(folded[at:end].replace(",", "."))  # "1,5 million", as half of Europe writes
    if value is None:
        return None
    following = folded[end : end + 2]
    if not following:
        return Number(at, end, value, value, "digits")
    first, second = following[0], following[1:]
    if first == " " and second.isdigit() and end - at <= 3:
        spaced = _SPACED.match(folded, end)
        if spaced and folded[at] != "0" and folded[spaced.end() : spaced.end() + 2].strip()[:1] not in set("-/:"):
            end = spaced.end()
            value = Decimal(folded[at:end].replace(" ", ""))
            first = folded[end : end + 1]
    elif first in "xe×*^·⁰¹²³⁴⁵⁶⁷⁸⁹⁻ ":
        raised = _raise(folded, at, end, value)
        if raised:
            return raised
    if first in VULGAR or (second and first == " " and second in VULGAR):
        above, below = VULGAR[first if first in VULGAR else second]
        value += Decimal(above) / Decimal(below)
        end += 1 if first in VULGAR else 2
    elif first == "/":
        part = _BELOW.match(folded, end)
        if part and Decimal(part[1]) > value >= 1:
            share = value / Decimal(part[1])
            return Number(at, part.end(), share, share, "part")
    elif first in " -" and second.isdigit():
        mixed = _MIXED.match(folded, end)
        if mixed and 0 < int(mixed[1]) < int(mixed[2]) and value == value.to_integral_value():
            value += Decimal(mixed[1]) / Decimal(mixed[2])
            end = mixed.end()
    return _with_magnitudes(grammar, folded, at, end, value)


def _raise(folded: str, at: int, end: int, value: Decimal) -> Number | None:
    """Read "3×10^6", "2.5 x 10⁻⁸", "10^6", "10⁶", "1e10"."""
    power = _POWER.match(folded, end)
    if power:
        exponent = int((power[1] or power[2]).translate(_SUPERSCRIPT) or 0) if (power[1] or power[2]) != "⁻" else 0
        raised = value * Decimal(10) ** exponent
        return Number(at, power.end(), raised, raised, "digits")
    exponent_match = _EXPONENT.match(folded, end)
    if not exponent_match:
        return None
    written = next(group for group in exponent_match.groups() if group).translate(_SUPERSCRIPT)
    if written in ("-", "") or written.count("-") > written.startswith("-") or not written.lstrip("-").isdigit():
        return None
    exponent = int(written)
    if exponent_match[3]:
        raised = value * Decimal(10) ** exponent
    elif value == 0 or abs(value) > 1000:
        return None
    else:
        raised = value**exponent
    return Number(at, exponent_match.end(), raised, raised, "digits") if abs(raised) < LARGEST else None


def _with_magnitudes(grammar: Grammar, folded: str, at: int, end: int, value: Decimal) -> Number:
    glued = grammar.glued.match(folded, end)
    if glued:
        scale = grammar.language.glued.get(glued[1]) or grammar.language.magnitudes.get(glued[1], 1)
        return Number(at, glued.end(), value * scale, value * scale, "digits", scale)
    following = grammar.next.match(folded, end)
    if not following or following["digits"]:
        return Number(at, end, value, value, "digits")
    return _evaluate(grammar, folded, at, (VALUE, value, end, False))


def read_words(grammar: Grammar, folded: str, at: int, *, joined: bool = True) -> Number | None:
    """Read the number words that begin here, as far as they make one number. Not `joined`: stop before an "and"."""
    first = grammar.first.match(folded, at)
    if not first:
        return None
    kind, value = _lookup(grammar, first.group())
    if kind == FRACTION:
        return _share(grammar, folded, at, first.end(), value)
    if kind in (HUNDRED, MAGNITUDE, DOZEN) and first.group() not in grammar.language.bare_magnitudes:
        return None
    number = _evaluate(grammar, folded, at, (kind, value, first.end(), False), joined=joined)
    decimals = grammar.point.match(folded, number.end) if number.scale == 1 else None
    return _pointed(grammar, folded, number, decimals[1], decimals.end()) if decimals else number


def _pointed(grammar: Grammar, folded: str, number: Number, decimals: str, end: int) -> Number:
    """Add "point one four", and multiply by the magnitude that may follow."""
    digits = "".join(str(grammar.language.values.get(word, 0)) for word in decimals.split()[:MOST_DECIMALS])
    number.low = number.high = number.low + Decimal(f"0.{digits}")
    number.end = end
    multiple = grammar.next.match(folded, end)
    if multiple and multiple["word"]:
        kind, scale = _lookup(grammar, multiple["word"])
        if kind == MAGNITUDE:
            number.low = number.high = number.low * scale
            number.scale, number.end = scale, multiple.end()
    return number


def read_scale(grammar: Grammar, folded: str, at: int, end: int) -> Number:
    """Read a magnitude without a number before it as one of itself: "thousand people"."""
    kind, value = _lookup(grammar, folded[at:end])
    return (
        _evaluate(grammar, folded, at, (VALUE, value, end, False))
        if kind != MAGNITUDE
        else _evaluate(grammar, folded, at, (kind, value, end, False))
    )


def _lookup(grammar: Grammar, written: str) -> tuple[int, Any]:
    if written in grammar.ones:
        return ONE, 1
    found = grammar.words.get(written)
    return found if found else grammar.words[" ".join(written.replace("-", " ").split())]


def _share(grammar: Grammar, folded: str, at: int, end: int, parts: tuple[int, int]) -> Number:
    share = Decimal(parts[0]) / Decimal(parts[1])
    multiple = grammar.multiple.match(folded, end)
    if multiple:
        _, scale = _lookup(grammar, multiple["word"])
        value = share * scale
        return Number(at, multiple.end(), value, value, "words", scale)
    return Number(at, end, share, share, "part")


def _tokens(grammar: Grammar, folded: str, first: Token, joined: bool) -> list[Token]:
    """List (kind, value, end, after an "and") of the words that might belong to the number."""
    tokens = [first]
    end = first[2]
    while len(tokens) < LONGEST_RUN:
        match = grammar.next.match(folded, end)
        if not match or (match["and"] and not joined):
            break
        end = match.end()
        if match["digits"]:
            value = digits_value(grammar, match["digits"])
            if value is None:
                break
            tokens.append((VALUE, value, end, bool(match["and"])))
        else:
            kind, value = _lookup(grammar, match["word"])
            tokens.append((kind, value, end, bool(match["and"])))
    return tokens


def _evaluate(grammar: Grammar, folded: str, at: int, first: Token, *, joined: bool = True) -> Number:
    """Add and multiply the words in order, as long as each fits what stands before it."""
    language = grammar.language
    tokens = _tokens(grammar, folded, first, joined)
    total, current, limit = ZERO, None, 10**30  # finished magnitudes; the group being read; the last magnitude
    end, scale, last = at, 1, -1
    form = "digits" if folded[at].isdigit() else "words"
    for index, (kind, value, token_end, anded) in enumerate(tokens):
        if kind == VALUE and value >= DUAL and form == "words":
            # "ألفين", two thousand in one word: as good as a finished magnitude
            if current is not None or value >= limit or (index and not anded):
                break
            total += value
            limit, scale = int(value) // 2, 1
        elif kind in (VALUE, ONE):
            if current is None:
                if index and not (_fits(language, tokens, index, limit) and (anded or _goes_on(tokens, index))):
                    break
                current = Decimal(value)
            elif (form == "digits" and scale == 1) or not _adds(language, current, value, anded):
                break  # "in 2000 five men"
            elif _fits(language, tokens, index, limit, inside=True):
                current += value
            else:
                break
            scale = 1 if form == "words" else scale
        elif kind == FRACTION:
            # "two and a half million", "five and three quarters"
            if not anded or (current is None and not total) or (current or ZERO) % 1:
                break
            share = Decimal(value[0]) / Decimal(value[1])
            if current is None:
                # "a million and a half", "مليون ونصف المليون"
                total += limit * share
                again = grammar.multiple.match(folded, token_end)
                if again and _lookup(grammar, again["word"]) == (MAGNITUDE, limit):
                    token_end = again.end()
                end = token_end
                break
            current += share
        elif kind == HUNDRED:
            if current is None:
                if index and not anded:
                    break
                current = Decimal(value)
            elif value == 100 and 0 < current < 100:
                current *= value
            else:
                break
            scale = 100
        elif kind == DOZEN:
            if current is None or total:
                break
            current *= value
            scale = value
            end, last = token_end, index
            break
        else:
            if current is None:
                if last == MAGNITUDE and not anded and total:
                    total *= value  # "222 thousand million"
                    limit = scale = value
                    end = token_end
                    continue
                if index and not (anded and language.bare_magnitudes):
                    break
                current = UNITY
            if value >= limit:
                break
            total += current * value
            limit, current = value, None
            scale = value
        end, last = token_end, kind
    low = total + (current or ZERO)
    number = Number(at, end, low, low, form, scale if not (total and current) else 1)
    if number.low > LARGEST:
        number.low = number.high = LARGEST
    return number


def _goes_on(tokens: list[Token], index: int) -> bool:
    """Tell "4 thousand 3 hundred" and "two thousand five" from "2 million 9 litre cases", two numbers side by side."""
    digits = isinstance(tokens[index][1], Decimal)
    return not digits or (index + 1 < len(tokens) and tokens[index + 1][0] in (HUNDRED, MAGNITUDE))


def _adds(language: Language, current: Decimal, value: Any, anded: bool) -> bool:
    """Tell whether a word below 100 continues the group: after a hundred, or as the ones after the tens."""
    if value >= 100:
        return False
    if current >= 100 and current % 100 == 0:
        return True
    rest = current % 100
    if language.tens_after_units:
        return anded and 0 < rest < 10 and value >= 20 and value % 10 == 0
    return not anded and 20 <= rest <= 90 and rest % 10 == 0 and 0 < value < 10


def _fits(language: Language, tokens: list[Token], index: int, limit: int, *, inside: bool = False) -> bool:
    """Tell whether the group that begins here is smaller than what was read: not in "a hundred and two hundred"."""
    for kind, value, _, anded in tokens[index + 1 : index + 6]:
        if kind == VALUE and anded and not (language.tens_after_units and value >= 20 and value % 10 == 0):
            return True  # another number begins
        if kind == HUNDRED and inside:
            return False
        if kind == MAGNITUDE:
            return value < limit
        if kind == DOZEN:
            return False
    return True
