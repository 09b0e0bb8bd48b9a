"""Reads a text's numbers one after the other, each with what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.text.algebra import Number
from claims.text.amounts import NOWHERE, Amount, read_amount, read_numeral, read_share
from claims.text.context import Context
from claims.text.cues import LOWER, UPPER, Cue, Left, cue_before, words_before
from claims.text.grammar import Grammar
from claims.text.masks import ADDRESS
from claims.text.numbers import read_scale, read_words
from claims.text.numerals import clock_at, mask_at
from claims.text.phrases import build_quantity, carry_bound, join_bounds
from claims.text.quantity import Quantity, Trap
from claims.text.ranges import SCORE, TIME, is_change, joiner_at, lowest, merge, opener_of, second_end, split, to_one
from claims.text.source import Source
from claims.text.traps import find_trap
from claims.text.units import mark_before
from claims.text.words import read_special

_VERSE = re.compile(r":[0-9]{1,3}(?![0-9:])(?:[-–][0-9]{1,3}(?![0-9]))?")  # "Psalm 23:4"
BOUNDS = LOWER | UPPER
LONGEST_REST = 14  # characters of the second end of a time or a year


class Scanner:
    """One pass over one text. Each number looks a bounded way around itself, so the cost is linear."""

    def __init__(self, grammar: Grammar, text: str) -> None:
        self.source = Source(grammar, text)
        self.found: list[Quantity | Trap] = []
        self.past = 0  # everything before this offset is read

    def read(self) -> list[Quantity | Trap]:
        folded = self.source.folded
        addresses: Iterator[re.Match[str]] = iter(())
        if "://" in folded or "www." in folded or "@" in folded:
            addresses = ADDRESS.finditer(folded)
        address = next(addresses, None)
        for match in self.source.grammar.trigger.finditer(folded):
            at = match.start(1)  # -1: no word but digits
            digits = at < 0
            if digits:
                at = match.start()
            while address is not None and address.end() <= at:
                address = next(addresses, None)
            if at < self.past:
                continue
            if address is not None and address.start() <= at:
                self._trap(at, address.end(), "address")
            elif digits:
                self._read_digits(at, match.end())
            else:
                self._read_words(at, match.end())
        return self.found

    def _trap(self, start: int, end: int, reason: str) -> None:
        self.found.append(Trap(start, end, reason))
        self.past = end

    def _read_digits(self, at: int, end: int) -> None:
        source = self.source
        start, currency = mark_before(source.text, source.folded, at)
        if start < self.past:  # "1$1": the sign is taken
            start, currency = at, ""
        left = words_before(source.folded, start)
        masked = None if currency else mask_at(source, at, end, left)
        if masked:
            stop, reason = masked
            self._trap(at, self._rest_of_range(at, stop, reason), reason)
            return
        number = read_numeral(source, at, end)
        if number is None:
            self._trap(at, end, "malformed")
            return
        self._finish(read_amount(source, number, start, currency), left, start)

    def _read_words(self, at: int, end: int) -> None:
        source = self.source
        left = words_before(source.folded, at)
        clock = clock_at(source, at)
        if clock:
            self._trap(at, clock, "time")
            return
        number = read_special(source, at, left)
        if isinstance(number, str):
            if number:
                self._trap(at, end, number)
            self.past = end
            return
        number = number or self._plain_words(at, end, left)
        if number is None:
            self.past = end
            return
        if number.start < at:  # "a mile and a half" began before its trigger, and "one mile" may be found already
            last = self.found[-1] if self.found else None
            if last and number.start < last.end:
                if last.start != number.start:
                    self.past = end
                    return
                self.found.pop()
            at = number.start
            left = words_before(source.folded, at)
        self._finish(read_amount(source, number, at, ""), left, at)

    def _plain_words(self, at: int, end: int, left: Left) -> Number | None:
        """Read number words, but after "between" leave the "and" to the range unless a second "and" follows."""
        grammar, folded = self.source.grammar, self.source.folded
        if folded[at:end] in grammar.scales and folded[at:end] not in grammar.language.bare_magnitudes:
            return self._bare_scale(at, end, left)
        whole = read_words(grammar, folded, at)
        if whole is None or left.word(0) not in grammar.pairing:
            return whole
        joiner = grammar.pair_joiner.match(folded, whole.end)
        if joiner and grammar.first.match(folded, joiner.end()):
            return whole
        return read_words(grammar, folded, at, joined=False)

    def _bare_scale(self, at: int, end: int, left: Left) -> Number | None:
        """Read "thousand people" without an article, where it begins a line or follows a hedge and counts something."""
        source = self.source
        proper = source.text[end : end + 2][1:].isupper() and source.text[at].isupper()
        hedged = not left.words or cue_before(source.grammar, left, at).words
        if proper or not hedged or not source.counts(end):
            return None
        return read_scale(source.grammar, source.folded, at, end)

    def _finish(self, amount: Amount, left: Left, at: int) -> None:
        """Reject the amount as a trap, or keep it with hedge, noun and the second end of its range."""
        source, number = self.source, amount.number
        if self.found and amount.start < self.found[-1].end:  # the sign is taken
            amount.start, amount.low, amount.high = number.start, number.low, number.high
        self.past = max(number.end, amount.unit_end)
        if amount.start != at:  # a sign stands between
            left = words_before(source.folded, amount.start)
        cue = cue_before(source.grammar, left, amount.start)
        last = self.found[-1] if self.found else None
        if not isinstance(last, Quantity):
            last = None
        if cue.words and last and self._compares(last, cue):
            cue = Cue("", amount.start, "")
        if not amount.priced and number.form != "ratio":
            context = Context(source, number, left, cue.qualifier, last)
            reason = find_trap(context, has_unit=bool(amount.unit.kind), signed=amount.start < number.start)
            if reason:
                self._trap(number.start, self._rest_of_range(number.start, number.end, reason), reason)
                return
        if number.form not in ("vague", "ratio"):
            if read_share(source, amount):
                self._keep(amount, left, cue)
                return
            second = second_end(source, amount, left)
            if second:
                self._pair(amount, *second, left, cue)
                return
        if number.low == 1 and self._is_pronoun(amount, cue):
            self._trap(number.start, number.end, "pronoun")
            return
        self._keep(amount, left, cue)

    def _compares(self, last: Quantity, cue: Cue) -> bool:
        """Tell "47 fewer than the 188 of 2019", a difference between two numbers, from a bound."""
        if last.qualifier in BOUNDS or cue.words.rsplit(" ", 1)[-1] not in self.source.language.differing:
            return False
        between = self.source.text[last.end : cue.start].strip(" -") if cue.start > last.end else "("
        return between in ("", last.unit_written)

    def _rest_of_range(self, start: int, end: int, reason: str) -> int:
        """Give the end of "9 to 12" where the first is a time or a year, so that the second is not read alone."""
        source = self.source
        if reason == "name":
            verse = _VERSE.match(source.folded, end)
            return verse.end() if verse else end
        if reason not in (TIME, "year"):
            return end
        joiner, place = joiner_at(source, end, opened=True)
        if not joiner or (joiner in source.language.or_words and reason != TIME):
            return end
        grammar, folded = source.grammar, source.folded
        masked = grammar.masks.at(folded, place)
        if masked:
            return masked[0]
        match = (
            grammar.clock_words.match(folded, place)
            or grammar.chunk.match(folded, place)
            or grammar.first.match(folded, place)
        )
        if not match or source.counts(match.end()):
            return end
        length = match.end() - match.start()
        similar = length == end - start or reason == TIME
        return match.end() if similar and length <= LONGEST_REST else end

    def _is_pronoun(self, amount: Amount, cue: Cue) -> bool:
        """Tell "one" that stands for a noun from one that counts people or is hedged: "at least one"."""
        source, number = self.source, amount.number
        if number.form != "words" or source.folded[number.start : number.end] not in source.language.ones:
            return False
        return not (amount.unit.kind or cue.words or source.word_at(number.end) in source.language.people)

    def _pair(self, first: Amount, joiner: str, other: Amount, left: Left, cue: Cue) -> None:
        """Keep two ends as one range, as two values of a change, or as what else they turned out to be."""
        source = self.source
        if joiner in (SCORE, TIME):
            self._trap(first.number.start, other.end, joiner)
            return
        low = lowest(first, other)
        opener = opener_of(source, left)
        if low > other.high and not opener:
            self._keep(to_one(first, other), left, cue)
        elif opener in source.language.from_words and is_change(source, left, low, other.high):
            split(first, other)
            self._keep(first, NOWHERE, Cue("", first.start, ""), rules=("range.change",))
            self._keep(other, NOWHERE, Cue("", other.start, ""), rules=("range.change",))
        else:
            self._keep(merge(first, other), left, cue, joiner=joiner)

    def _keep(self, amount: Amount, left: Left, cue: Cue, *, joiner: str = "", rules: tuple[str, ...] = ()) -> None:
        quantity, read = build_quantity(self.source, amount, left, cue, joiner=joiner, rules=rules)
        last = self.found[-1] if self.found else None
        if isinstance(last, Quantity) and not joiner:
            joined = join_bounds(self.source, last, quantity)
            if joined:
                self.found.pop()
                quantity = joined
            else:
                quantity = carry_bound(self.source, last, quantity)
        self.found.append(quantity)
        self.past = max(self.past, read)
