"""Reads one number: digits with separators, number words, magnitudes, fractions, powers."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.text.algebra import LARGEST, Number, digits_value, evaluate, look_up
from claims.text.grammar import DOZEN, FRACTION, HUNDRED, MAGNITUDE, VALUE, VULGAR, Grammar

MOST_DECIMALS = 20
LARGEST_BASE = 1000  # of a power such as 2^10
_COMMA_DECIMAL = re.compile(r"[0-9]{1,3},[0-9]{1,2}")
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_POWER = re.compile(r"[ ]?[x×*·][ ]?10(?:\^?(-?[0-9]{1,2})|([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))(?![0-9])")
_EXPONENT = re.compile(r"\^(-?[0-9]{1,2})(?![0-9])|(?<=10)([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})|e\+?(-?[0-9]{1,2})(?![\w])")
_BELOW = re.compile(r"/([0-9]{1,5})(?![0-9/])")
_MIXED = re.compile(r"(?:[ ]|-)([0-9]{1,2})/([0-9]{1,3})(?![0-9/])")
_SPACED = re.compile(r"(?:[ ][0-9]{3}(?![0-9])){1,8}")


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
    elif value == 0 or abs(value) > LARGEST_BASE:
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
    return evaluate(grammar, folded, at, (VALUE, value, end, False))


def read_words(grammar: Grammar, folded: str, at: int, *, joined: bool = True) -> Number | None:
    """Read the number words that begin here, as far as they make one number. Not `joined`: stop before an "and"."""
    first = grammar.first.match(folded, at)
    if not first:
        return None
    kind, value = look_up(grammar, first.group())
    if kind == FRACTION:
        return _share(grammar, folded, at, first.end(), value)
    if kind in (HUNDRED, MAGNITUDE, DOZEN) and first.group() not in grammar.language.bare_magnitudes:
        return None
    number = evaluate(grammar, folded, at, (kind, value, first.end(), False), joined=joined)
    decimals = grammar.point.match(folded, number.end) if number.scale == 1 else None
    return _pointed(grammar, folded, number, decimals[1], decimals.end()) if decimals else number


def _pointed(grammar: Grammar, folded: str, number: Number, decimals: str, end: int) -> Number:
    """Add "point one four", and multiply by the magnitude that may follow."""
    digits = "".join(str(grammar.language.values.get(word, 0)) for word in decimals.split()[:MOST_DECIMALS])
    number.low = number.high = number.low + Decimal(f"0.{digits}")
    number.end = end
    multiple = grammar.next.match(folded, end)
    if multiple and multiple["word"]:
        kind, scale = look_up(grammar, multiple["word"])
        if kind == MAGNITUDE:
            number.low = number.high = number.low * scale
            number.scale, number.end = scale, multiple.end()
    return number


def read_scale(grammar: Grammar, folded: str, at: int, end: int) -> Number:
    """Read a magnitude without a number before it as one of itself: "thousand people"."""
    kind, value = look_up(grammar, folded[at:end])
    return evaluate(grammar, folded, at, (kind if kind == MAGNITUDE else VALUE, value, end, False))


def _share(grammar: Grammar, folded: str, at: int, end: int, parts: tuple[int, int]) -> Number:
    share = Decimal(parts[0]) / Decimal(parts[1])
    multiple = grammar.multiple.match(folded, end)
    if multiple:
        _, scale = look_up(grammar, multiple["word"])
        value = share * scale
        return Number(at, multiple.end(), value, value, "words", scale)
    return Number(at, end, share, share, "part")
