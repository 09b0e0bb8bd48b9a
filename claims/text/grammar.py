"""A language's words compiled into the patterns that the reader runs; built once per language, when first asked for."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.text.languages import Language, language_of, measures
from claims.text.masks import Masks
from claims.text.patterns import any_of

# Characters that stand for another one of the same length. Typographic writing must not hide a word or a range.
_FOLDED = {"’": "'", "‘": "'", "ʼ": "'", "‑": "-", "−": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "⁄": "/"}
VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5),
    "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip
LONGEST_RUN = 30  # number words in one number; a longer run is cut there, so that monotonous texts cost linear time

# Kinds of number words
VALUE, HUNDRED, MAGNITUDE, DOZEN, FRACTION, ONE = range(6)


class Grammar:
    """The compiled language. Looks nothing up at match time but dictionaries."""

    def __init__(self, language: Language) -> None:
        self.language = language
        letter = f"[{language.letters}]"
        end = f"(?!{letter})"
        words: dict[str, tuple[int, int | tuple[int, int]]] = {}
        words.update({word: (VALUE, value) for word, value in language.values.items()})
        words.update({word: (HUNDRED, value) for word, value in language.hundreds.items()})
        words.update({word: (MAGNITUDE, value) for word, value in language.magnitudes.items()})
        words.update({word: (DOZEN, value) for word, value in language.dozens.items()})
        words.update({word: (FRACTION, value) for word, value in language.fractions.items()})
        self.scales = {**language.hundreds, **language.magnitudes, **language.dozens}
        scales = list(self.scales)
        articles = {f"{one} {scale}" for one in language.one for scale in scales}
        self.words = words
        self.ones = language.one - set(language.values)
        alone = set(language.values) | set(scales) | set(language.fractions) | articles | set(language.bare_magnitudes)
        bands = {f"{lead} {scale}" for lead in language.vague_lead for scale in scales}
        special = {*language.vague, *language.few, *language.pairs, *language.ratios, *language.duals, *bands}
        special |= language.dual_nouns.keys()
        prefix = f"[{language.prefixes}]?" if language.prefixes else ""
        chunk = r"[0-9]++(?:[.,٬٫][0-9]++)*+"
        self.trigger = re.compile(
            rf"{chunk}|(?<!{letter}){prefix}({any_of(alone | special)}){end}|[{''.join(VULGAR)}]"
            r"|[.٫](?<![\w.][.٫])[0-9]++"
        )
        self.chunk = re.compile(chunk)
        one = rf"(?:{any_of(self.ones)})(?=(?:[ ]{{1,2}}|-)(?:{any_of(scales)}){end})" if self.ones else r"(?!)"
        number_word = rf"(?:{any_of(words)}){end}|{one}"
        self.first = re.compile(number_word)
        self.next = re.compile(
            rf"(?:(?P<and>{language.joining_and})|{language.joining})"
            rf"(?:(?P<digits>{chunk})(?![\w/:%-])|(?P<word>{number_word}))"
        )
        self.multiple = re.compile(rf"{language.part_of}(?P<word>{any_of(scales)}){end}")
        self.glued = re.compile(rf"({any_of([*language.glued, *language.magnitudes])})(?![\w/²³])")
        self.band = re.compile(rf"({any_of(language.vague_lead)})[ ]({any_of(scales)}){end}")
        self.special = re.compile(rf"({any_of(special - bands)}){end}")
        self.vague_of = re.compile(rf"{language.vague_of}({any_of(language.vague)}){end}")
        self.point = re.compile(language.point)
        self.of_scale = re.compile(rf"[ ](?:of[ ])?({any_of(scales)}){end}")
        self.of = f" {language.of_word} "
        self.share = re.compile(rf"({any_of(language.fractions)}){end}")
        self.article_shares = {part for part in language.fractions if part.split(" ")[0] in self.ones and " " in part}
        self.vague_fates = re.compile(language.vague_fates)
        self.list_before = re.compile(language.list_before)
        self.list_after = re.compile(language.list_after)

        # Number forms. Separators are the language's own; a space groups in every language.
        group, decimal = re.escape(language.group), re.escape(language.decimal)
        self.plain_number = re.compile(rf"[0-9]{{1,40}}(?:[{decimal}][0-9]{{1,40}})?|[{decimal}][0-9]{{1,40}}")
        self.grouped_number = re.compile(
            rf"[0-9]{{1,3}}(?:[{group}][0-9]{{3}}){{1,12}}(?:[{decimal}][0-9]{{1,40}})?"
            rf"|[0-9]{{1,2}}(?:[{group}][0-9]{{2}}){{1,8}}[{group}][0-9]{{3}}(?:[{decimal}][0-9]{{1,40}})?"
        )
        self.not_digits = re.compile(rf"[{group}]")
        self.comma_decimal = re.compile(rf"[{decimal}]")

        # Units
        self.units: dict[str, tuple[str, str]] = {}
        for table in (measures.SYMBOLS, language.units):
            for kind, units in table.items():
                for unit, written in units.items():
                    for writing in written.split("|"):
                        self.units[writing] = (kind, unit)
        self.unit_kinds = {unit: kind for kind, unit in self.units.values() if unit}
        for code in measures.CODES:
            self.units.setdefault(code, ("money", {"rmb": "CNY"}.get(code, code.upper())))
        lettered = [unit for unit in (*self.units, *measures.LETTERS) if unit[-1].isalnum() or unit[-1] in ".)"]
        signed = [unit for unit in self.units if unit not in set(lettered)]
        nations = language.nationalities
        self.unit = re.compile(
            rf"[ ]?(?:-[ ]?)?(?:(?:{nations})?({any_of(lettered)})(?![\w²³])"
            rf"|[ ]?({any_of([*signed, *measures.SIGNS_AFTER])}))"
        )
        self.unit_article = re.compile(language.unit_article)
        self.construct = re.compile(
            rf"(?![ ](?:{any_of(language.stops | set(words))}){end}|[ ](?:{language.verb_like}){end})"
            rf"(?:{language.construct})"
        )
        self.verb_like = re.compile(language.verb_like)
        self.adjective = re.compile(rf"[ -](?:{any_of(language.adjectives)})(?=[ -])")
        self.old = re.compile(language.old)
        self.rate = re.compile(
            rf"(?:{language.per})((?:{any_of(language.per_things)}){end}"
            rf"|[0-9][0-9,]{{0,20}}(?:[ ](?:{any_of(words)}){end})?)"
            rf"|(?:{language.per_article})((?:{any_of(language.per_things)}){end})(?!{language.not_per})"
        )
        self.rate_of_pay = re.compile(rf"(?:{language.per}|{language.per_article})(?:{any_of(language.per_pay)}){end}")
        self.per_any = re.compile(rf"[ ]per[ ]([{language.letters}]{{2,20}})")

        # Ranges
        self.pairing = language.openers - language.from_words
        self.joiner = re.compile(language.joiners)
        self.pair_joiner = re.compile(language.pair_joiners)
        self.any_joiner = re.compile(f"{language.joiners}|{language.or_joiners}|{language.pair_joiners}")
        self.or_joiner = re.compile(language.or_joiners)
        self.inner = re.compile(rf"(?:(?:{any_of(language.inner)})(?:[ ]|(?<=~)))+")
        self.out_of = re.compile(language.out_of)
        self.clock_words = re.compile(language.clock_words)
        self.day_word = re.compile(rf"(?<!{letter})(?:{any_of(language.days)}){end}")
        self.era = re.compile(language.era)
        self.month_word = re.compile(rf"(?<!{letter})(?:{any_of(set(language.months) - {'may', 'march', 'mar'})}){end}")
        self.and_half = re.compile(language.and_half)
        self.dayparts = re.compile(language.dayparts)

        self.ordinal_after = re.compile(rf"(?:-|[ ])(?:{any_of(language.ordinal_words)}){end}")
        self.masks = Masks(language)
        times = any_of(language.times)
        self.times = re.compile(rf"[ -]?(?:{times})(?![{language.letters}])")
        self.after = re.compile(rf"[ ]?[-,]?[ ]?\(?({any_of(language.after)}){end}")
        self.cue_ends = frozenset(cue.rsplit(" ", 1)[-1] for cue in language.before)
        self.longest_cue = max(cue.count(" ") for cue in language.before) + 1

    def month_near(self, folded: str, start: int, end: int) -> bool:
        """Tell whether a month's name or a day's stands close by, so that 11/20 is a date."""
        reach = 24
        return bool(
            self.day_word.search(folded, max(0, start - reach), end + reach)
            or self.month_word.search(folded, max(0, start - reach), end + reach)
        )

    def fold(self, text: str) -> str:
        """Lower the case and even out typography without changing the length, so that offsets stay true."""
        folded = text.lower()
        if len(folded) != len(text):
            folded = "".join(low if len(low := character.lower()) == 1 else character for character in text)
        if folded.isascii():
            return folded
        for character, plain in _FOLDED.items():
            if character in folded:
                folded = folded.replace(character, plain)
        return folded.translate(self.language.fold) if self.language.fold else folded


@lru_cache(maxsize=4)
def grammar_of(language: Language) -> Grammar:
    return Grammar(language)


def grammar_for(code: str) -> Grammar:
    return grammar_of(language_of(code))
