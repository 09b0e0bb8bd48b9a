"""Finds the quantities of a text: numbers that count or measure something, with their hedge, unit and noun."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from claims.text.cues import cue_after, cue_before
from claims.text.nouns import noun_phrase
from claims.text.numbers import GLUED, Number, read_number
from claims.text.tokens import Tokens
from claims.text.traps import Mask, is_counted, trap
from claims.text.units import CURRENCY_CODES, CURRENCY_SIGNS, DOLLARS, UNITS

DASHES = ("-", "–", "—", "‑", "~")
LARGEST = Decimal(10) ** 30


@dataclass(frozen=True, slots=True)
class Quantity:
    """What the words at [start, end) say, in code points; the span covers the numeric expression alone.

    A None in low or high is an open side. Percent stays as written: 19 is 19 %. The hedge is kept apart from
    the value: "about 600" is 600 to 600, about. `phrase_start` and `phrase_end` enclose hedge, number, unit and noun.
    """

    start: int
    end: int
    surface: str
    low: Decimal | None
    high: Decimal | None
    qualifier: str
    unit_kind: str
    unit: str
    noun: str
    phrase_start: int
    phrase_end: int


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number with its currency mark and unit; the tokens [first, after) are the numeric expression."""

    number: Number
    first: int
    after: int
    unit_kind: str
    unit: str
    unit_after: int
    negative: bool = False

    @property
    def low(self) -> Decimal:
        return -self.number.low if self.negative else self.number.low

    @property
    def high(self) -> Decimal:
        return -self.number.high if self.negative else self.number.high


def find_quantities(text: str) -> list[Quantity]:
    """In order of place, never overlapping. Takes any text, in time linear in its length."""
    tokens = Tokens(text)
    mask = Mask(text)
    found: list[Quantity] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.kind == "sign" and token.surface not in CURRENCY_SIGNS:
            index += 1
            continue
        amount = _read_amount(tokens, index, mask)
        if amount is None:
            index += 1
            continue
        quantity, index = _finish(tokens, amount, mask)
        if quantity is not None:
            found.append(quantity)
    return found


def _read_amount(tokens: Tokens, index: int, mask: Mask) -> _Amount | None:
    first, priced = index, ""
    token = tokens[index]
    if token.surface in CURRENCY_SIGNS:
        priced = CURRENCY_SIGNS[token.surface]
        before = tokens[index - 1]
        if token.surface == "$" and before.lower in DOLLARS and before.kind == "word":
            priced, first = DOLLARS[before.lower], index - 1
        index += 1
    elif token.surface in CURRENCY_CODES and tokens[index + 1].kind == "number":
        priced = token.surface
        index += 1
    number = read_number(tokens, index)
    if number is None or abs(number.high) > LARGEST:
        return None
    if not priced and mask.reason_at(tokens[index].start):
        return None
    number = _settle_metre(tokens, number, bool(priced))
    negative = _is_negative(tokens, first)
    after = number.after
    kind, unit, unit_after = _read_unit(tokens, after, number)
    if priced:
        kind, unit, unit_after = "currency", priced, after
    if kind == "percent" and tokens[unit_after - 1].lower == "%":
        after = unit_after
    return _Amount(number, first - negative, after, kind, unit, unit_after, negative)


def _settle_metre(tokens: Tokens, number: Number, priced: bool) -> Number:
    """Take "250m" for metres and "$250m", "1.2m tons" for millions."""
    last = tokens[number.after - 1]
    if last.lower not in ("m", "mm") or last.lower not in GLUED or priced:
        return number
    if last.surface == "M" or (last.lower == "m" and is_counted(tokens, number.after)):
        return number
    return replace(
        number, after=number.after - 1, low=number.coefficient, high=number.coefficient, coefficient=number.coefficient
    )


def _is_negative(tokens: Tokens, first: int) -> bool:
    before = tokens[first - 1]
    if before.lower == "minus":
        return True
    return (
        before.lower in ("-", "−")
        and tokens.glued(first - 1)
        and not tokens.glued(first - 2)
        and (tokens[first - 2].kind != "number")
    )


def _read_unit(tokens: Tokens, after: int, number: Number) -> tuple[str, str, int]:
    """Give kind, unit and the index after it; ("", "", after) where no unit follows."""
    at = tokens.after_hyphen(after)
    word = tokens[at]
    if word.lower == "per" and tokens[at + 1].lower == "cent":
        return "percent", "%", at + 2
    if word.lower in ("m", "g", "l") and tokens.glued(at - 1) and number.digits:
        kind, unit = {"m": ("length", "m"), "g": ("mass", "g"), "l": ("volume", "litre")}[word.lower]
        return kind, unit, at + 1
    if word.lower in UNITS:
        kind, unit = UNITS[word.lower]
        after = at + 1
        following = tokens[tokens.after_hyphen(after)].lower
        if kind == "duration" and following == "old":
            return "age", unit, tokens.after_hyphen(after) + 1
        if kind == "length" and tokens[after].lower in ("per", "an") and tokens[after + 1].lower in ("hour", "second"):
            return "speed", f"{unit}/{tokens[after + 1].lower}", after + 2
        return kind, unit, after
    if word.lower == "square" and tokens[at + 1].lower in UNITS:
        return "area", f"square {UNITS[tokens[at + 1].lower][1]}", at + 2
    return "", "", after


def _finish(tokens: Tokens, amount: _Amount, mask: Mask) -> tuple[Quantity | None, int]:
    """Add range, hedge and noun to an amount, or reject it; also give the index to go on from."""
    qualifier, cue = cue_before(tokens, amount.first)
    priced = amount.unit_kind == "currency"
    why = trap(tokens, amount.number, bool(qualifier), priced)
    second = None if amount.number.vague else _range_end(tokens, amount, mask)
    if why in ("year", "name") or (why and second is None):
        return None, amount.number.after
    if second is None:
        return _single(tokens, amount, qualifier, cue)
    low, high = amount.low, second.high
    if (
        abs(low) < 1000
        and amount.number.magnitude == 1
        and second.number.magnitude > 1
        and low <= second.number.coefficient
    ):
        low *= second.number.magnitude
    if low > high:
        low, high = high, low
    kind, unit = (second.unit_kind, second.unit) if second.unit_kind else (amount.unit_kind, amount.unit)
    noun, noun_after = ("", second.unit_after) if kind else noun_phrase(tokens, second.after)
    return (
        _quantity(
            tokens,
            amount.first,
            second.after,
            low,
            high,
            "between",
            kind or "count",
            unit,
            noun,
            amount.first,
            max(noun_after, second.unit_after, second.after),
        ),
        max(second.after, second.unit_after),
    )


def _range_end(tokens: Tokens, amount: _Amount, mask: Mask) -> _Amount | None:
    """Read the second end of "two to three", "1,500 - 2,000", "$5 to $10", "between 3 and 4"."""
    opener = tokens[amount.first - 1].lower
    at = amount.unit_after if amount.unit_after > amount.after else amount.after
    for start in dict.fromkeys((at, amount.after)):
        joiner = tokens[start].lower
        if not (joiner in ("to", "or") or joiner in DASHES or (joiner == "and" and opener in ("between", "from"))):
            continue
        place = start + 1
        while (
            tokens[place].lower in ("about", "around", "~", "as", "some", "approximately", "even", "nearly")
            and place < start + 3
        ):
            place += 1
        second = _read_amount(tokens, place, mask) if tokens[place].kind != "break" else None
        if second is None or second.number.vague or second.first < place:
            continue
        if (
            amount.unit_kind
            and second.unit_kind != amount.unit_kind
            and not (amount.unit_kind == "currency" and not second.unit_kind and start == amount.after)
        ):
            continue
        if second.unit_kind == "currency" and not amount.unit_kind and tokens[second.first].surface in CURRENCY_SIGNS:
            continue
        lent = second.number.magnitude if amount.number.magnitude == 1 else Decimal(1)
        rising = amount.low <= second.high or amount.low <= second.high * lent
        if not rising and opener != "from":
            continue
        if joiner == "or" and (second.high - amount.low > amount.low or amount.low == second.high):
            continue
        return second
    return None


def _single(tokens: Tokens, amount: _Amount, qualifier: str, cue: int) -> tuple[Quantity | None, int]:
    low: Decimal | None = amount.low
    high: Decimal | None = amount.high
    kind, unit, end = amount.unit_kind, amount.unit, max(amount.unit_after, amount.after)
    noun, noun_after = "", end
    if not kind and not amount.number.part:
        kind = "count"
        noun, noun_after = noun_phrase(tokens, amount.after)
    elif amount.number.part and not kind:
        kind = "fraction"
    elif end > amount.after and tokens.after_hyphen(amount.after) != amount.after:
        # "six-month siege": the compound's own noun belongs to the quotable phrase.
        noun, noun_after = noun_phrase(tokens, amount.after)
    after_cue, past = cue_after(tokens, end)
    if amount.number.vague:
        qualifier = "vague"
    elif tokens[end].lower == "+" and tokens.glued(end - 1):
        qualifier, past = "at_least", end + 1
    elif after_cue and not qualifier:
        qualifier = after_cue
    else:
        past = end
    qualifier = qualifier or "exact"
    if qualifier in ("at_least", "more_than"):
        high = None
    elif qualifier in ("at_most", "fewer_than"):
        low = None
    phrase_end = max(noun_after, end)
    quantity = _quantity(
        tokens,
        amount.first,
        amount.after,
        low,
        high,
        qualifier,
        kind,
        unit,
        noun,
        cue if qualifier != "exact" else amount.first,
        max(phrase_end, past),
    )
    return quantity, max(end, amount.number.after)


def _quantity(
    tokens: Tokens,
    first: int,
    after: int,
    low: Decimal | None,
    high: Decimal | None,
    qualifier: str,
    kind: str,
    unit: str,
    noun: str,
    phrase_first: int,
    phrase_after: int,
) -> Quantity:
    start, end = tokens[first].start, tokens[after - 1].end
    return Quantity(
        start, end, tokens.text[start:end], low, high, qualifier, kind, unit, noun,
        tokens[min(phrase_first, first)].start, tokens[phrase_after - 1].end,
    )  # fmt: skip
