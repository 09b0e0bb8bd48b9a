"""Makes a quantity of an amount: adds the hedge, what is counted, the rate, and the phrase that can be quoted."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from claims.text.amounts import Amount
from claims.text.cues import LOWER, UPPER, Cue, Left, cue_after
from claims.text.nouns import Noun, noun_after
from claims.text.quantity import Quantity
from claims.text.source import Source
from claims.text.units import read_rate

OLDEST = 120  # years of a person
REACH_OF_AND = 6  # characters between "more than 20" and "less than 35"
REACH_OF_BRACKET = 24  # characters between an amount and its conversion in brackets


def build_quantity(
    source: Source, amount: Amount, left: Left, cue: Cue, *, joiner: str = "", rules: tuple[str, ...] = ()
) -> tuple[Quantity, int]:
    """Give the quantity, and the offset up to which its words are read; `joiner`: the amount is a range.

    `left` and `cue` are what stands before the amount.
    """
    number, folded = amount.number, source.folded
    after = Cue("", amount.unit_end, "")
    if not joiner and number.form != "vague":
        after = _hedge_after(source, amount.end, amount.unit_end)
    place = after.start
    kind, unit = amount.unit.kind, amount.unit.unit
    old = source.grammar.old.match(folded, place) if kind == "duration" else None
    if old:
        kind, place = "age", old.end()
    per, place = ("", place) if old else read_rate(source.grammar, folded, place)
    noun = _noun(source, amount, kind, place, hedged=bool(after.words))
    if noun.end > place and not (joiner or after.words or cue.words or number.form == "vague"):
        after = _hedge_after(source, noun.end, noun.end)
    if noun.noun and not per and not old:
        per, after_rate = read_rate(source.grammar, folded, noun.end)
        place = after_rate if per else place
    if not kind:
        kind = "ratio" if number.form in ("part", "ratio") else "count"
        if not noun.noun and _is_age(source, amount, left):
            kind, unit = "age", "year"
    during = kind == "duration" and cue.words in source.language.during
    if during and left.word(1).strip(",") not in source.language.during_not:
        cue = Cue("", amount.start, "")  # "$5m over 10 years" names the time, no bound
    qualifier, words = _qualifier(amount, cue, after, joiner)
    hedged_after = after.words and words == after.words
    ends = (amount.unit_end, place, noun.end, after.start if hedged_after else 0)
    low, high = _sides(amount.low, amount.high, qualifier)
    written = amount.unit.written
    why = [f"number.{number.form}", *rules]
    if kind not in ("count", "ratio"):
        why.append(f"unit:{written or unit}")
    if words:
        why.append(f"range:{words}" if joiner else f"hedge:{words}")
    start = cue.start if cue.words and not joiner else amount.start
    quantity = Quantity(
        amount.start, amount.end, source.text[amount.start : amount.end], low, high, qualifier, kind, unit, written,
        per, noun.noun, min(start, amount.start), max(ends), tuple(why),
    )  # fmt: skip
    return quantity, max(amount.unit_end, place)


def _hedge_after(source: Source, *ends: int) -> Cue:
    """Find the hedge after the number or after its unit; its `start` is here the end of its words."""
    for end in dict.fromkeys(ends):
        qualifier, past, words = cue_after(source.grammar, source.folded, end)
        if qualifier:
            return Cue(qualifier, max(past, ends[-1]), words)
    return Cue("", ends[-1], "")


def _noun(source: Source, amount: Amount, kind: str, place: int, *, hedged: bool) -> Noun:
    """Read the counted thing: of a count, of a share or percentage, of a compound, and behind a unit with "of"."""
    folded, end = source.folded, amount.number.end
    if amount.number.noun:
        return Noun(amount.number.noun, end)
    compound = folded.startswith("-", end)
    if kind and kind != "percent" and not compound and not folded.startswith(source.grammar.of, place):
        return Noun("", place)
    start = place if hedged or (kind and not compound) else end
    mass = bool(kind) and kind not in ("percent", "money")
    return noun_after(source.grammar, source.text, folded, start, mass=mass)


def _qualifier(amount: Amount, cue: Cue, after: Cue, joiner: str) -> tuple[str, str]:
    """Give the qualifier and the words that decided it. A hedge before wins, save in "more than 5 or equal to"."""
    if amount.number.form == "vague":
        return "vague", ""
    if joiner:
        return "between", joiner
    if after.words and (not cue.words or (cue.qualifier == "more_than" and after.words == "or equal to")):
        return after.qualifier, after.words
    return cue.qualifier or "exact", cue.words


def _sides(low: Decimal, high: Decimal, qualifier: str) -> tuple[Decimal | None, Decimal | None]:
    return None if qualifier in UPPER else low, None if qualifier in LOWER else high


def _is_age(source: Source, amount: Amount, left: Left) -> bool:
    """Tell "aged 18 to 34" and the apposition "Ada Marsh, 45, said"."""
    language = source.language
    if amount.high > OLDEST or amount.number.scale > 1:
        return False
    word = left.word(0)
    if word in language.aged or (left.word(1) in language.aged and word in language.before):
        return True
    closed = source.folded[amount.end : amount.end + 1] in (",", ".")
    return word.endswith(",") and closed and amount.number.is_plain and source.text[left.starts[0]].isupper()


def join_bounds(source: Source, last: Quantity, quantity: Quantity) -> Quantity | None:
    """Join "more than 20" and "less than 35", where nothing but "and" stands between, into 20 to 35."""
    if quantity.qualifier not in LOWER | UPPER or last.qualifier not in LOWER | UPPER:
        return None
    if (last.qualifier in LOWER) == (quantity.qualifier in LOWER) or last.unit_kind not in (
        quantity.unit_kind,
        "count",
    ):
        return None
    gap = source.folded[last.end : quantity.phrase_start]
    if (
        len(gap) > REACH_OF_AND
        or quantity.phrase_start < last.end
        or gap.strip(" ,") not in source.language.bound_joiners
    ):
        return None
    low = last.low if last.qualifier in LOWER else quantity.low
    high = quantity.high if last.qualifier in LOWER else last.high
    if low is None or high is None or low > high:
        return None
    return replace(
        quantity, start=last.start, surface=source.text[last.start : quantity.end], low=low, high=high,
        qualifier="between", phrase_start=last.phrase_start, rules=(*last.rules, *quantity.rules),
    )  # fmt: skip


def carry_bound(source: Source, last: Quantity, quantity: Quantity) -> Quantity:
    """Carry a bound over to its conversion: "more than 9 million pesos ($2.4 million)"."""
    if quantity.unit_kind != "money" or last.unit_kind != "money" or last.unit == quantity.unit:
        return quantity
    if quantity.qualifier != "exact" or last.qualifier not in LOWER | UPPER or quantity.low is None:
        return quantity
    if quantity.start - last.end > REACH_OF_BRACKET or source.folded[last.phrase_end : quantity.start].strip() != "(":
        return quantity
    low, high = _sides(quantity.low, quantity.low, last.qualifier)
    return replace(quantity, low=low, high=high, qualifier=last.qualifier, rules=(*quantity.rules, "hedge.carried"))
