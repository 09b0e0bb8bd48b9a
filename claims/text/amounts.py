"""Reads a number together with its sign, its currency mark and its unit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from claims.text.algebra import Number
from claims.text.cues import Left
from claims.text.grammar import VULGAR
from claims.text.numbers import read_digits, read_words
from claims.text.source import Source
from claims.text.units import Unit, is_unit_letter, mark_before, read_unit
from claims.text.words import read_special

NOWHERE = Left([], [])
FIRST_LIKELY_YEAR, LAST_LIKELY_YEAR = 1900, 2100


@dataclass(slots=True)
class Amount:
    """A number with its currency mark, sign and unit. `start` and `end` enclose the numeric expression."""

    number: Number
    start: int
    end: int
    unit: Unit
    priced: bool
    low: Decimal
    high: Decimal

    @property
    def unit_end(self) -> int:
        unit = self.unit
        return unit.end if unit.kind and unit.end > self.end else self.end


def read_numeral(source: Source, at: int, end: int) -> Number | None:
    """Read the digits at [at, end), or one character such as ½, and what belongs to them."""
    if source.folded[at] in VULGAR:
        above, below = VULGAR[source.folded[at]]
        share = Decimal(above) / Decimal(below)
        return Number(at, at + 1, share, share, "part")
    return read_digits(source.grammar, source.folded, at, end)


def read_amount(source: Source, number: Number, start: int, currency: str) -> Amount:
    """Add the sign, the currency and the unit to a number that begins at `start` with its currency mark, if any."""
    _settle_letter(source, number, priced=bool(currency))
    end = number.end
    unit = _unit_of(source, number)
    if currency:
        written = unit.written if unit.kind == "money" else source.text[start : number.start].strip()
        unit = Unit("money", currency, written, unit.end if unit.kind == "money" else end)
    if unit.written in ("%", "°") or (unit.kind == "money" and unit.end == end + 1):
        end = unit.end
    start, negative = _sign(source, start, listed=not unit.kind and source.counts(end))
    low, high = (-number.high, -number.low) if negative else (number.low, number.high)
    return Amount(number, start, end, unit, bool(currency), low, high)


def read_amount_at(source: Source, place: int) -> Amount | None:
    """Read the amount that begins here, or behind a sign or a currency mark."""
    grammar, folded = source.grammar, source.folded
    for start in range(place, min(place + 6, len(folded))):
        character = folded[start]
        chunk = grammar.chunk.match(folded, start)
        if chunk:
            mark, currency = mark_before(source.text, folded, start)
            if mark < place:
                mark, currency = start, ""
            if not currency and folded[place:start].strip(" -"):
                return None
            number = read_numeral(source, start, chunk.end())
            return read_amount(source, number, mark, currency) if number else None
        if start == place and character.isalpha():
            words = read_words(grammar, folded, start) or read_special(source, start, NOWHERE)
            if isinstance(words, Number):
                return read_amount(source, words, start, "")
        if character == "\n" or (character.isspace() and start != place):
            return None
    return None


def read_share(source: Source, amount: Amount) -> bool:
    """Turn "one" of "one in five" into 0.2 and its span into the whole; False, and no change, where it is no share."""
    folded, grammar, number = source.folded, source.grammar, amount.number
    if amount.unit.kind or number.scale > 1 or number.form == "part" or folded[number.end : number.end + 1] not in " -":
        return False
    match = grammar.out_of.match(folded, number.end)
    if not match:
        return False
    chunk = grammar.chunk.match(folded, match.end())
    other = (
        read_digits(grammar, folded, match.end(), chunk.end()) if chunk else read_words(grammar, folded, match.end())
    )
    if other is None or not 0 < number.low < other.low or other.form not in ("digits", "words"):
        return False
    joiner = match.group().strip(" -").split()[0]
    if joiner == source.language.of_word:
        return False
    if joiner == source.language.in_word:
        # "in" joins much else: "30 in 2015", "two in 10 days", "80 in 100 villages"
        year = other.is_plain and FIRST_LIKELY_YEAR <= other.low <= LAST_LIKELY_YEAR
        if year or number.low > 20 or (other.low > 100 and number.low > 1):
            return False
        if read_unit(grammar, source.text, folded, other.end, other).kind:
            return False
    number.low = number.high = amount.low = amount.high = number.low / other.low
    number.end = amount.end = other.end
    number.form = "part"
    amount.unit = Unit("", "", "", other.end)
    return True


def _settle_letter(source: Source, number: Number, *, priced: bool) -> None:
    """Give a letter that touches the digits back to the unit where it is one: "250m" are metres."""
    if number.scale == 1 or number.form != "digits":
        return
    letters = 2 if source.folded.startswith("mm", number.end - 2) else 1
    if not source.folded[number.end - letters - 1].isdigit():
        return
    if is_unit_letter(source, number, letters, priced=priced):
        number.end -= letters
        number.low = number.high = number.low / number.scale
        number.scale = 1


def _unit_of(source: Source, number: Number) -> Unit:
    grammar, text, folded, end = source.grammar, source.text, source.folded, number.end
    if number.unit:
        kind = grammar.unit_kinds.get(number.unit, "")
        return Unit(kind, number.unit if kind else "", text[number.start : end] if kind else "", end)
    if number.form == "ratio":
        return Unit("ratio", "times", text[number.start : end], end)
    article = grammar.unit_article.match(folded, end) if number.form == "part" else None
    unit = read_unit(grammar, text, folded, article.end() if article else end, number)
    if unit.kind:
        return unit
    return Unit("", "", "", end) if number.form == "vague" else _times(source, end)


def _times(source: Source, end: int) -> Unit:
    """Read "four times more", a ratio; "four times" alone counts."""
    match = source.grammar.times.match(source.folded, end) if source.folded[end : end + 1] not in ",.;)" else None
    if match:
        word = match.group().strip(" -")
        folds = word in source.language.folds and not (match.group().startswith(" ") and len(word) == 1)
        if folds or source.word_at(match.end()) in source.language.compared:
            return Unit("ratio", "times", source.text[match.start() : match.end()].strip(" -"), match.end())
    return Unit("", "", "", end)


def _sign(source: Source, start: int, *, listed: bool) -> tuple[int, bool]:
    """Give the start with a minus, and whether there is one. A hyphen after a letter or a digit is none.

    `listed`: things are counted, so that "- 3 eggs" is a line of a list.
    """
    folded = source.folded
    if not start or folded[start - 1] not in " -":
        return start, False
    hyphen = folded[start - 1] == "-"
    if hyphen and (start == 1 or folded[start - 2] in " (\n:=[$€£"):
        return start - 1, True
    if (
        not hyphen
        and not listed
        and start > 1
        and folded[start - 2] == "-"
        and (start == 2 or folded[start - 3] in "\n(")
    ):
        return start - 2, True
    for word in source.language.minus:
        place = start - 1 - len(word)
        if folded.endswith(word, 0, start - 1) and (place <= 0 or not folded[place - 1].isalnum()):
            either = folded.endswith(source.language.plus_minus, 0, max(place, 0))
            return (start, False) if either else (place, True)
    return start, False
