"""Reads a text's numbers one after the other, each with what stands around it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from claims.text.cues import LOWER, UPPER, Cue, Left, cue_after, cue_before, words_before
from claims.text.grammar import VULGAR, Grammar
from claims.text.masks import ADDRESS
from claims.text.nouns import Noun, counts_something, noun_after
from claims.text.numbers import Number, read_digits, read_scale, read_words
from claims.text.quantity import Quantity, Trap
from claims.text.ranges import is_change, is_pair, joiner_at, lend_scale
from claims.text.traps import Context, find_trap
from claims.text.units import Unit, mark_before, read_rate, read_unit, settle_glued
from claims.text.words import read_special

SAMPLE = 2000  # characters
NO_UNIT = Unit("", "", "", 0)
MOST_VOTES = 1000  # "passed 220-204" is a score; larger numbers with a dash are a range, written badly or not


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
        return max(self.unit.end, self.end)


class Scanner:
    """One pass over one text. Each number looks a bounded way around itself."""

    def __init__(self, grammar: Grammar, text: str) -> None:
        self.grammar = grammar
        self.text = text
        self.folded = grammar.fold(text)
        self.small = text[:SAMPLE].islower()  # a text in small letters only: case says nothing
        self.found: list[Quantity | Trap] = []
        self.past = 0  # everything before this offset is read

    def read(self) -> list[Quantity | Trap]:
        folded = self.folded
        addresses = iter(())
        if "://" in folded or "www." in folded or "@" in folded:
            addresses = ADDRESS.finditer(folded)
        address = next(addresses, None)
        for match in self.grammar.trigger.finditer(folded):
            at = match.start(1)
            digits = at < 0
            if digits:
                at = match.start()
            while address and address.end() <= at:
                address = next(addresses, None)
            if at < self.past:
                continue
            if address and address.start() <= at:
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
        text, folded = self.text, self.folded
        start, currency = mark_before(text, folded, at)
        left = words_before(folded, start)
        if not currency:
            masked = self._mask(at, end, left)
            if masked:
                self._trap(at, *masked)
                return
        number = self._number(at, end)
        if number is None:
            self._trap(at, end, "malformed")
            return
        self._finish(self._amount(number, start, currency), left, start)

    def _number(self, at: int, end: int) -> Number | None:
        """Read digits at [at, end), or one character such as ½."""
        if self.folded[at] in VULGAR:
            above, below = VULGAR[self.folded[at]]
            share = Decimal(above) / Decimal(below)
            return Number(at, at + 1, share, share, "part")
        return read_digits(self.grammar, self.folded, at, end)

    def _mask(self, at: int, end: int, left: Left) -> tuple[int, str] | None:
        """Give end and reason where the numeral as a whole is a date, a time, an ordinal, a phone number."""
        grammar, text, folded = self.grammar, self.text, self.folded
        word = left.word(0).strip("(\"'“,./").rstrip(".")
        if word in grammar.language.months and (
            word not in grammar.language.months_capital or not text[left.starts[0] : left.starts[0] + 4].lstrip("(\"'“")[:1].islower()
        ):
            day = grammar.masks.after_month.match(folded, at)
            if day and not (left.word(1) == "in" and counts_something(grammar, text, folded, day.end())):
                return day.end(), "date"
        if at and folded[at - 1] == "+" and not folded[at - 2 : at - 1].isdigit():
            phone = grammar.masks.phone_after_plus.match(folded, at)
            if phone:
                return phone.end(), "phone"
        if end - at <= 2 and folded.startswith(" ", end):
            clock = grammar.clock_words.match(folded, at)
            if clock and not grammar.unit.match(folded, clock.end()):
                return clock.end(), "time"
        masked = grammar.masks.at(folded, at)
        if not masked:
            return self._slashed(at, left)
        stop, reason = masked
        if stop < end and reason != "date":
            return None
        if reason == "date":
            word = folded[at:stop].rstrip(". ").split()[-1] if " " in folded[at:stop] else ""
            if word in grammar.language.months_capital and text[stop - len(word) : stop].strip(".").islower():
                if not self.small:
                    return None
        elif reason in ("years", "phone", "code") and counts_something(grammar, text, folded, stop):
            if reason != "code":
                return None
        elif reason == "phone" and folded[at:stop].endswith("00") and stop - at < 9:
            return None
        return masked

    def _slashed(self, at: int, left: Left) -> tuple[int, str] | None:
        """Tell 4/22, a date after "on", and 16/9, from the share 3/4."""
        match = self.grammar.masks.slashed.match(self.folded, at)
        if not match:
            return None
        first, second = int(match[1]), int(match[2])
        dated = min(first, second) <= 12 and max(first, second) <= 31 and first > 0
        word = left.word(0).strip("(\"'“,.")
        language = self.grammar.language
        if dated and not left.words and match.end() < len(self.folded.rstrip()) or first >= second:
            return match.end(), "date"
        if dated and self.grammar.month_near(self.folded, at, match.end()):
            return match.end(), "date"
        if (dated and (word in language.date_before or word in language.days)):
            return match.end(), "date"
        return None

    def _read_words(self, at: int, end: int) -> None:
        grammar, folded = self.grammar, self.folded
        left = words_before(folded, at)
        clock = grammar.clock_words.match(folded, at)
        if clock and not grammar.unit.match(folded, clock.end()):
            self._trap(at, clock.end(), "time")
            return
        special = read_special(grammar, self.text, folded, at, left)
        if special == "":
            self.past = end
            return
        if isinstance(special, str):
            self._trap(at, end, special)
            return
        if special is None and folded[at:end] in grammar.scales and folded[at:end] not in grammar.language.bare_magnitudes:
            self._read_scale(at, end, left)
            return
        number = special or self._first_words(at, left)
        if number is None:
            self.past = end
            return
        if number.start < at:
            at = number.start  # "a mile and a half" began before its trigger
            left = words_before(folded, at)
        self._finish(self._amount(number, at, ""), left, at)

    def _first_words(self, at: int, left: Left) -> Number | None:
        """Read number words, but after "between" leave the "and" to the range unless a second "and" follows."""
        grammar, folded = self.grammar, self.folded
        whole = read_words(grammar, folded, at)
        if whole is None or left.word(0) not in grammar.pairing:
            return whole
        joiner = grammar.pair_joiner.match(folded, whole.end)
        if joiner and grammar.first.match(folded, joiner.end()):
            return whole
        return read_words(grammar, folded, at, joined=False)

    def _read_scale(self, at: int, end: int, left: Left) -> None:
        """Read "thousand people" without an article, where it begins a line or follows a hedge and counts something."""
        cue = cue_before(self.grammar, left, at)
        proper = self.text[end : end + 2][1:].isupper() and self.text[at].isupper()
        if proper or (left.words and not cue.qualifier) or not self._counts(end):
            self.past = end
            return
        number = read_scale(self.grammar, self.folded, at, end)
        self._finish(self._amount(number, at, ""), left, at)

    def _amount(self, number: Number, start: int, currency: str) -> Amount:
        """Add the sign, the currency and the unit to a number."""
        grammar, text, folded = self.grammar, self.text, self.folded
        if number.scale > 1 and number.form == "digits" and folded[number.end - 1].isalpha():
            counted = lambda end: counts_something(grammar, text, folded, end)  # noqa: E731
            if folded[number.end - 2].isdigit() or folded.startswith("mm", number.end - 2):
                if settle_glued(grammar, text, folded, number, priced=bool(currency), counted=counted):
                    number.end -= 2 if folded.startswith("mm", number.end - 2) else 1
                    number.low = number.high = number.low / number.scale
                    number.scale = 1
        end = number.end
        if number.unit:
            unit = Unit(grammar.unit_kinds.get(number.unit, ""), number.unit, text[number.start : end], end)
            if not unit.kind:
                unit = NO_UNIT
        elif number.form == "ratio":
            unit = Unit("ratio", "times", text[number.start : end], end)
        else:
            article = grammar.unit_article.match(folded, end) if number.form == "part" else None
            place = article.end() if article else end
            unit = read_unit(grammar, text, folded, place, number)
            if article and not unit.kind:
                unit = Unit("", "", "", end)
            if unit.kind == "" and number.form != "vague":
                unit = self._times(end, unit)
        if currency and unit.kind != "money":
            unit = Unit("money", currency, text[start : number.start].strip(), end)
        elif currency:
            unit = Unit("money", currency, unit.written, unit.end)
        if unit.written in ("%", "°") or (unit.kind == "money" and unit.end == end + 1):
            end = unit.end
        start, negative = self._sign(start, bool(currency))
        low, high = number.low, number.high
        if negative:
            low, high = -high, -low
        return Amount(number, start, end, unit, bool(currency), low, high)

    def _times(self, end: int, none: Unit) -> Unit:
        """Read "four times more", a ratio; "four times" alone counts."""
        match = self.grammar.times.match(self.folded, end)
        if not match:
            return none
        following = self.folded[match.end() : match.end() + 16].split(maxsplit=1)
        word = following[0].strip(".,") if following else ""
        glued = match.group() in ("x", "×") or "fold" in match.group()
        if glued or word in self.grammar.language.compared:
            return Unit("ratio", "times", self.text[match.start() : match.end()].strip(" -"), match.end())
        return none

    def _sign(self, start: int, priced: bool) -> tuple[int, bool]:
        """Give the start with a minus, and whether there is one. A hyphen after a letter or a digit is none."""
        folded = self.folded
        if not start:
            return start, False
        before = folded[start - 1]
        if before == "-":
            inner = folded[start - 2] if start > 1 else " "
            if inner in " (\n:=[$€£":
                return start - 1, True
            before = ""
        if before == " " and start > 1 and folded[start - 2] == "-" and (start == 2 or folded[start - 3] in "\n("):
            return start - 2, True
        if before == "":
            before = " "
            start_word = start - 1
        else:
            start_word = start - 1
        if before == " ":
            for word in self.grammar.language.minus:
                if folded.endswith(word, 0, start_word):
                    place = start_word - len(word)
                    if not place or not folded[place - 1].isalnum():
                        return place, True
        return start, False

    def _finish(self, amount: Amount, left: Left, at: int) -> None:
        """Reject the amount as a trap, or keep it with hedge, noun and the second end of its range."""
        grammar, number = self.grammar, amount.number
        self.past = max(number.end, amount.unit_end if amount.unit.kind else number.end)
        if amount.start != at:  # a sign stands between
            left = words_before(self.folded, amount.start)
        cue = cue_before(grammar, left, amount.start)
        context = None
        if not amount.priced and number.form != "ratio":
            context = Context(grammar, self.text, self.folded, number, left, cue.qualifier)
            trap = find_trap(context, has_unit=bool(amount.unit.kind), signed=amount.start < number.start)
            if trap:
                self._trap(number.start, max(number.end, self._rest_of_range(number, trap)), trap)
                return
        if number.form != "vague" and number.form != "ratio":
            if self._share(amount, cue, left):
                return
            second = self._second(amount, left, cue)
            if second is not None:
                joiner, other = second
                if joiner == "score" or joiner == "time":
                    self._trap(number.start, other.end, joiner)
                    return
                self._pair(amount, other, joiner, left, cue)
                return
        if number.low == 1 and self._is_pronoun(amount, cue):
            self._trap(number.start, number.end, "pronoun")
            self.past = number.end
            return
        self._keep(amount, left, cue)

    def _rest_of_range(self, number: Number, trap: str) -> int:
        """Give the end of "9 to 12" where the first is a time or a year, so that the second is not read alone."""
        if trap not in ("time", "year"):
            return number.end
        joiner, place = joiner_at(self.grammar, self.folded, number.end, opened=True)
        if not joiner or (joiner == "or" and trap != "time"):
            return number.end
        match = (
            self.grammar.clock_words.match(self.folded, place)
            or self.grammar.chunk.match(self.folded, place)
            or self.grammar.first.match(self.folded, place)
        )
        if not match or self._counts(match.end()):
            return number.end
        similar = match.end() - match.start() == number.end - number.start or trap == "time"
        return match.end() if similar and match.end() - match.start() <= 14 else number.end

    def _counts(self, end: int) -> bool:
        return counts_something(self.grammar, self.text, self.folded, end)

    def _is_pronoun(self, amount: Amount, cue: Cue) -> bool:
        grammar, number, folded = self.grammar, amount.number, self.folded
        if number.form != "words" or folded[number.start : number.end] not in grammar.language.ones:
            return False
        if amount.unit.kind or cue.qualifier:
            return False
        following = folded[number.end : number.end + 24].lstrip(" -").split(maxsplit=1)
        return not (following and following[0].strip(".,;") in grammar.language.people)

    def _share(self, amount: Amount, cue: Cue, left: Left) -> bool:
        """Read "one in five" as 0.2, and "3 to 1" as 3."""
        folded, grammar, number = self.folded, self.grammar, amount.number
        if amount.unit.kind or number.scale > 1 or number.form == "part":
            return False
        match = grammar.out_of.match(folded, number.end)
        if not match:
            return False
        other = self._plain_number(match.end())
        if other is None or not 0 < number.low < other.low or other.form not in ("digits", "words"):
            return False
        loose = match.group().strip(" -").split()[0] == grammar.language.in_word
        if loose and (other.low > 100 and number.low > 1 or number.low > 20 or (other.is_plain and 1900 <= other.low <= 2100)):
            return False
        if match.group().split()[0] == grammar.language.of_word:
            return False
        unit = read_unit(grammar, self.text, folded, other.end, other)
        if loose and unit.kind:
            return False
        number.low = number.high = amount.low = amount.high = number.low / other.low
        number.end = amount.end = other.end
        number.form = "part"
        amount.unit = NO_UNIT
        self.past = other.end
        self._keep(amount, left, cue)
        return True

    def _plain_number(self, at: int) -> Number | None:
        chunk = self.grammar.chunk.match(self.folded, at)
        if chunk:
            return read_digits(self.grammar, self.folded, at, chunk.end())
        return read_words(self.grammar, self.folded, at)

    def _second(self, first: Amount, left: Left, cue: Cue) -> tuple[str, Amount] | None:
        """Read the second end of "two to three", "1,500 - 2,000", "$5 to $10", "between 3 and 4"."""
        grammar, folded, number = self.grammar, self.folded, first.number
        opener = self._opener(left)
        ends = dict.fromkeys((first.unit_end, number.end)) if first.unit.kind else (number.end,)
        for end in ends:
            if folded[end : end + 1] not in " -–—~":
                continue
            joiner, place = joiner_at(grammar, folded, end, opened=opener != "")
            if not joiner:
                continue
            other = self._second_amount(place)
            if other is None or other.number.form in ("vague", "ratio"):
                continue
            kinds = first.unit.kind, other.unit.kind
            if kinds[0] and kinds[1] and kinds[0] != kinds[1]:
                continue
            if kinds[1] == "money" and other.priced and not kinds[0]:
                continue
            if kinds[0] and not kinds[1] and not (first.priced or opener):
                continue  # "gained 2 per cent to 3,005"
            if kinds[0] and end != number.end and left.word(0).strip(",") in grammar.language.changes:
                continue  # "rose $2 to $45"
            if first.number.form == "digits" and other.number.form == "words" and not other.unit.kind and joiner == "-":
                continue
            low = lend_scale(number, other.number)
            low = -low if first.low < 0 else low
            if joiner in grammar.language.or_words:
                if not is_pair(number, other.number) or opener:
                    continue
                return joiner, other
            dashed = joiner in "-–—~"
            if not dashed and not opener and low > other.high:
                if other.low == 1 and not kinds[0] and not kinds[1]:
                    return joiner, other  # "3 to 1"
                continue
            if dashed and self._is_score(first, other, opener, kinds):
                return "score", other
            if dashed and low > other.high:
                continue
            if opener and opener not in grammar.language.from_words and low > other.high:
                continue
            if not any(kinds) and other.number.low <= 24 and number.is_plain:
                day = left.word(0).strip("(,") in grammar.language.days and not self._counts(other.end)
                if day or grammar.dayparts.match(folded, other.end):
                    return "time", other
            return joiner, other
        return None

    def _second_amount(self, place: int) -> Amount | None:
        """Read the amount that begins here, or behind a sign or a currency mark."""
        folded = self.folded
        for start in range(place, min(place + 6, len(folded))):
            character = folded[start]
            chunk = self.grammar.chunk.match(folded, start)
            if chunk:
                mark, currency = mark_before(self.text, folded, start)
                if mark < place and mark != start:
                    mark, currency = start, ""
                gap = folded[place:mark] if currency else folded[place:start]
                if gap.strip(" -") and not currency:
                    return None
                number = self._number(start, chunk.end())
                return self._amount(number, mark, currency) if number else None
            if start == place and character.isalpha():
                number = read_words(self.grammar, folded, start)
                if number:
                    return self._amount(number, start, "")
                number = read_special(self.grammar, self.text, folded, start, Left([], []))
                if isinstance(number, Number):
                    return self._amount(number, start, "")
            if character == "\n" or (character.isspace() and start != place):
                return None
        return None

    def _opener(self, left: Left) -> str:
        for word in left.words[:3]:
            word = word.lstrip("(\"'“")
            if word in self.grammar.language.openers:
                return word
            if word not in self.grammar.language.inner and word not in self.grammar.language.skipped:
                return ""
        return ""

    def _is_score(self, first: Amount, other: Amount, opener: str, kinds: tuple[str, str]) -> bool:
        """Tell "won 2-1": two small bare numbers that count nothing after them."""
        if any(kinds) or opener or not (first.number.is_plain and other.number.is_plain):
            return False
        if first.low >= other.low:
            return first.low < MOST_VOTES
        if first.low >= 100 or other.low >= 100:
            return False
        if self._counts(other.end):
            return False
        left = words_before(self.folded, first.start)
        words = {word.strip(",:") for word in left.words[:3]}
        return not words & (self.grammar.language.aged | self.grammar.language.ranging)

    def _pair(self, first: Amount, other: Amount, joiner: str, left: Left, cue: Cue) -> None:
        low = lend_scale(first.number, other.number) * (-1 if first.low < 0 else 1)
        opener = self._opener(left)
        if low > other.high and other.low == 1 and not first.unit.kind:
            first.low = first.high = low / other.low
            first.unit = Unit("ratio", "to one", "", other.end)
            first.end = first.number.end = other.end
            self.past = other.end
            self._keep(first, left, cue)
            return
        if opener in self.grammar.language.from_words and is_change(self.grammar, left, low, other.high):
            first.low = first.high = low
            unit = first.unit if first.unit.kind else other.unit._replace(end=first.end, written="")
            first.unit = unit
            self._keep(first, Left([], []), Cue("", first.start, ""), rules=("range.change",))
            self.past = other.start
            self._keep(other, Left([], []), Cue("", other.start, ""), rules=("range.change",))
            return
        if low > other.high:
            low, other.high = other.high, low
        unit = other.unit if other.unit.kind else first.unit
        merged = Amount(other.number, first.start, other.end, unit, first.priced or other.priced, low, other.high)
        self._keep(merged, left, Cue("between", first.start, joiner), between=True)

    def _keep(
        self, amount: Amount, left: Left, cue: Cue, *, between: bool = False, rules: tuple[str, ...] = ()
    ) -> None:
        """Add hedge after, noun and rate, and put the quantity among the found."""
        grammar, text, folded, number = self.grammar, self.text, self.folded, amount.number
        end = amount.unit_end if amount.unit.kind else amount.end
        kind, unit, written = amount.unit.kind, amount.unit.unit, amount.unit.written
        qualifier, words = cue.qualifier, cue.words
        after, past = "", end
        if not between and number.form != "vague":
            after, past, after_words = cue_after(grammar, folded, amount.end)
            if not after and end != amount.end:
                after, past, after_words = cue_after(grammar, folded, end)
            if not after:
                past = end
        place = past if after else end
        old = grammar.old.match(folded, place) if kind == "duration" else None
        if old:
            kind, end, place = "age", old.end(), old.end()
        per, place = read_rate(grammar, folded, place) if not old else ("", place)
        noun = Noun("", place)
        if not kind or kind == "percent" or folded.startswith("-", number.end) or folded.startswith(grammar.of, place):
            own = (kind and not folded.startswith("-", number.end)) or after
            mass = bool(kind) and kind not in ("percent", "money")
            noun = noun_after(grammar, text, folded, place if own else number.end, mass=mass)
        if not between and not after and number.form != "vague" and noun.end > place and not qualifier:
            after, past, after_words = cue_after(grammar, folded, noun.end)
        if not per and not old and noun.noun:
            per, place = read_rate(grammar, folded, noun.end)
            noun = Noun(noun.noun, max(noun.end, place))
        if not kind:
            kind = "ratio" if number.form in ("part", "ratio") else "count"
            if self._is_age(amount, left, noun):
                kind, unit = "age", "year"
        low: Decimal | None = amount.low
        high: Decimal | None = amount.high
        if number.form == "vague":
            qualifier = "vague"
        elif between:
            qualifier = "between"
        elif after and (not qualifier or (qualifier == "more_than" and after_words == "or equal to")):
            qualifier, words = after, after_words
        elif after:
            past = end
        if qualifier in ("more_than", "fewer_than") and words in grammar.language.during and kind == "duration":
            if left.word(1).strip(",") not in grammar.language.during_not:
                qualifier, cue = "exact", Cue("", amount.start, "")
        if qualifier in LOWER:
            high = None
        elif qualifier in UPPER:
            low = None
        qualifier = qualifier or "exact"
        if qualifier in UPPER or qualifier in LOWER:
            amount, between = self._join_bounds(amount, qualifier, kind, cue)
            if between:
                qualifier, low, high, words = "between", amount.low, amount.high, "and"
        elif qualifier == "exact" and kind == "money":
            qualifier, low, high = self._converted(amount, low, high)
        phrase_end = max(end, place, noun.end, past if after and qualifier == after else end)
        start = cue.start if cue.words and not between else amount.start
        why = [f"number.{number.form}", *rules]
        if kind not in ("count", "ratio"):
            why.append(f"unit:{written or unit}")
        if words and qualifier not in ("exact", "vague"):
            why.append(f"range:{words}" if between else f"hedge:{words}")
        self.found.append(
            Quantity(
                amount.start, amount.end, text[amount.start : amount.end], low, high, qualifier, kind, unit, written,
                per, noun.noun, min(start, amount.start), max(phrase_end, amount.end), tuple(why),
            )  # fmt: skip
        )
        self.past = max(self.past, amount.end, amount.unit.end if amount.unit.kind else 0, place)

    def _join_bounds(self, amount: Amount, qualifier: str, kind: str, cue: Cue) -> tuple[Amount, bool]:
        """Join "more than 20" and "less than 35" with what was found last, where nothing but "and" is between."""
        last = self.found[-1] if self.found else None
        if not isinstance(last, Quantity) or cue.start - last.end > 6 or cue.start < last.end:
            return amount, False
        if self.folded[last.end : cue.start].strip(" ,") not in self.grammar.language.bound_joiners:
            return amount, False
        if last.unit_kind not in (kind, "count") or (last.qualifier in LOWER) == (qualifier in LOWER):
            return amount, False
        if last.qualifier in LOWER:
            low, high = last.low, amount.high
        elif last.qualifier in UPPER:
            low, high = amount.low, last.high
        else:
            return amount, False
        if low is None or high is None or low > high:
            return amount, False
        self.found.pop()
        return Amount(amount.number, last.start, amount.end, amount.unit, amount.priced, low, high), True

    def _converted(self, amount: Amount, low: Decimal | None, high: Decimal | None) -> tuple:
        """Carry a bound over to its conversion: "more than 7 million crowns ($1.1 million)"."""
        last = self.found[-1] if self.found else None
        if isinstance(last, Quantity) and last.unit_kind == "money" and last.unit != amount.unit.unit:
            if 0 < amount.start - last.end < 24 and self.folded[last.phrase_end : amount.start].strip() == "(":
                if last.qualifier in LOWER:
                    return last.qualifier, low, None
                if last.qualifier in UPPER:
                    return last.qualifier, None, high
        return "exact", low, high

    def _is_age(self, amount: Amount, left: Left, noun: Noun) -> bool:
        """Tell "aged 18 to 34" and the apposition "Ada Marsh, 45, said"."""
        language, folded = self.grammar.language, self.folded
        if amount.high > 120 or noun.noun or amount.number.scale > 1:
            return False
        if left.word(0) in language.aged or (left.word(1) in language.aged and left.word(0) in language.before):
            return True
        word = left.word(0)
        if not word.endswith(",") or folded[amount.end : amount.end + 1] not in (",", ".") or not amount.number.is_plain:
            return False
        start = left.starts[0]
        return self.text[start].isupper() and amount.high >= 1
