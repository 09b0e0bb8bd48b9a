"""How number words add and multiply to one value: "two hundred and five", "خمسة وعشرون ألفا", "5 thousand 2"."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from claims.text.grammar import DOZEN, FRACTION, HUNDRED, LONGEST_RUN, MAGNITUDE, ONE, VALUE, Grammar
from claims.text.languages import Language

# A number word: its kind, its value (for a fraction a pair), the offset of its end, and whether "and" stands before it.
Token = tuple[int, Any, int, bool]
ZERO, UNITY, TWO = Decimal(0), Decimal(1), Decimal(2)
LARGEST = Decimal(10) ** 30
LONGEST_DIGITS = 40
DUAL = 2000  # the smallest magnitude that has a dual


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
    noun: str = ""  # of a dual, in the singular

    @property
    def is_plain(self) -> bool:
        return self.form == "digits" and self.scale == 1


def digits_value(grammar: Grammar, surface: str) -> Decimal | None:
    """Read digits with the language's separators; None for what is no single number ("1,2", "3.0.1") or too long."""
    if len(surface) > LONGEST_DIGITS:
        return None
    if surface.isdigit():
        return Decimal(surface)
    if not grammar.plain_number.fullmatch(surface):
        if not grammar.grouped_number.fullmatch(surface):
            return None
        surface = grammar.not_digits.sub("", surface)
    return Decimal(grammar.comma_decimal.sub(".", surface))


def look_up(grammar: Grammar, written: str) -> tuple[int, Any]:
    if written in grammar.ones:
        return ONE, 1
    found = grammar.words.get(written)
    return found if found else grammar.words[" ".join(written.replace("-", " ").split())]


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
            kind, value = look_up(grammar, match["word"])
            tokens.append((kind, value, end, bool(match["and"])))
    return tokens


def evaluate(grammar: Grammar, folded: str, at: int, first: Token, *, joined: bool = True) -> Number:
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
                if again and look_up(grammar, again["word"]) == (MAGNITUDE, limit):
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
                # "ألفا مقاتل", two thousand, but "خمسة عشر ألفا", fifteen
                current = TWO if form == "words" and grammar.construct.match(folded, token_end) else UNITY
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
    """Tell "5 thousand 2 hundred" and "two thousand five" from "3 million 6 litre drums", two numbers side by side."""
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
