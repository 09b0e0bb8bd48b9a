"""Any number that a generator writes in a supported form is read back with the same value and the same span."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.text.cues import QUALIFIERS
from claims.text.quantities import Quantity, find_quantities, read_numbers

SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = [(10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand")]
ARABIC_SMALL = "_ _ _ ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة".split()
ARABIC_TENS = "_ _ عشرين ثلاثين أربعين خمسين ستين سبعين ثمانين تسعين".split()
ARABIC_HUNDREDS = "_ مئة مئتين ثلاثمئة أربعمئة خمسمئة ستمئة سبعمئة ثمانمئة تسعمئة".split()
FRACTIONS = [("a third of", 1, 3), ("two-thirds of", 2, 3), ("three quarters of", 3, 4), ("two fifths of", 2, 5)]
BEFORE = [
    ("about", "about"), ("nearly", "about"), ("at least", "at_least"), ("no fewer than", "at_least"),
    ("more than", "more_than"), ("up to", "at_most"), ("no more than", "at_most"), ("fewer than", "fewer_than"),
]  # fmt: skip
AFTER = [("or so", "about"), ("or more", "at_least"), ("or fewer", "at_most")]
whole = st.integers(2, 10**15)
SETTINGS = settings(deadline=None, max_examples=120)


def below_hundred(value: int, joiner: str = "-") -> str:
    if value < 20:
        return SMALL[value]
    return TENS[value // 10] + (joiner + SMALL[value % 10] if value % 10 else "")


def below_thousand(value: int, and_word: str) -> str:
    hundreds, rest = divmod(value, 100)
    words = [f"{SMALL[hundreds]} hundred"] if hundreds else []
    if rest:
        words += [and_word] if hundreds and and_word else []
        words.append(below_hundred(rest))
    return " ".join(words)


def in_words(value: int, and_word: str = "and") -> str:
    words = []
    for scale, name in SCALES:
        count, value = divmod(value, scale)
        if count:
            words.append(f"{below_thousand(count, and_word)} {name}")
    if value:
        if words and value < 100 and and_word:
            words.append(and_word)
        words.append(below_thousand(value, and_word))
    return " ".join(words)


def in_arabic(value: int) -> str:
    """Write a number from 3 to 999,999 in the oblique case."""
    thousands, rest = divmod(value, 1000)
    parts = []
    if thousands:
        scale = "آلاف" if 3 <= thousands <= 10 else "ألف"
        parts.append({1: "ألف", 2: "ألفين"}.get(thousands) or f"{in_arabic(thousands)} {scale}")
    hundreds, rest = divmod(rest, 100)
    if hundreds:
        parts.append(ARABIC_HUNDREDS[hundreds])
    if rest:
        if rest < 10:
            parts.append(["", "واحد", "اثنين"][rest] if rest < 3 else ARABIC_SMALL[rest])
        elif rest == 10:
            parts.append("عشرة")
        elif rest < 20:
            parts.append({11: "أحد عشر", 12: "اثني عشر"}.get(rest) or f"{ARABIC_SMALL[rest - 10]} عشر")
        else:
            ones = rest % 10
            if ones:
                parts.append(["", "واحد", "اثنين"][ones] if ones < 3 else ARABIC_SMALL[ones])
            parts.append(ARABIC_TENS[rest // 10])
    return " و".join(parts)


def read_back(written: str, template: str = "They counted {} wells there.", language: str = "en") -> Quantity:
    """Give the one quantity of the sentence, which must stand exactly where the number was written."""
    text = template.format(written)
    (quantity,) = find_quantities(text, language)
    start = text.index(written)
    assert (quantity.start, quantity.end) == (start, start + len(written))
    assert quantity.surface == written
    return quantity


@SETTINGS
@given(whole, st.sampled_from(["plain", "comma", "space", "narrow"]))
def test_digits_with_any_separator(value: int, separator: str) -> None:
    sign = {"plain": "", "comma": ",", "space": " ", "narrow": "\u202f"}[separator]
    written = f"{value:,}".replace(",", sign)
    assert read_back(written).low == value


@SETTINGS
@given(st.decimals(min_value=0, max_value=99999, places=2).filter(lambda value: value > 0))
def test_decimals(value: Decimal) -> None:
    assert read_back(f"{value:,}", "It weighs {} kilograms there.").low == value


@SETTINGS
@given(whole, st.sampled_from(["and", ""]))
def test_number_words(value: int, and_word: str) -> None:
    assert read_back(in_words(value, and_word)).low == value


@SETTINGS
@given(
    st.decimals(min_value=2, max_value=999, places=1), st.sampled_from(SCALES),
    st.sampled_from(["{} {}", "{}-{}"]),
)  # fmt: skip
def test_digits_with_a_magnitude(value: Decimal, scale: tuple[int, str], shape: str) -> None:
    assert read_back(shape.format(value, scale[1])).low == value * scale[0]


@SETTINGS
@given(st.integers(2, 999), st.sampled_from([("bn", 10**9), ("m", 10**6), ("k", 1000), ("tn", 10**12)]))
def test_money_with_a_glued_magnitude(value: int, scale: tuple[str, int]) -> None:
    quantity = read_back(f"${value}{scale[0]}", "It cost {} there.")
    assert (quantity.low, quantity.unit_kind, quantity.unit) == (value * scale[1], "money", "USD")


@SETTINGS
@given(st.integers(2, 999_999), st.sampled_from(["€{:,}", "£{:,}", "US${:,}", "{:,} euros", "{:,} Danish kroner"]))
def test_money(value: int, shape: str) -> None:
    text = f"It cost {shape.format(value)} there."
    (quantity,) = find_quantities(text)
    assert (quantity.low, quantity.unit_kind) == (value, "money")


@SETTINGS
@given(st.integers(0, 1000), st.sampled_from(["{}%", "{} %"]))
def test_percent(value: int, shape: str) -> None:
    assert read_back(shape.format(value), "Prices rose {} there.").unit_kind == "percent"


@SETTINGS
@given(st.sampled_from(FRACTIONS))
def test_fractions(fraction: tuple[str, int, int]) -> None:
    written = fraction[0].removesuffix(" of")
    assert read_back(written, "They lost {} of the wells.").low == Decimal(fraction[1]) / Decimal(fraction[2])


@SETTINGS
@given(st.integers(2, 10**6), st.sampled_from(BEFORE), st.booleans())
def test_hedges_before(value: int, cue: tuple[str, str], words: bool) -> None:
    written = in_words(value) if words else f"{value:,}"
    quantity = read_back(written, f"They counted {cue[0]} {{}} wells there.")
    low = None if cue[1] in ("at_most", "fewer_than") else value
    high = None if cue[1] in ("at_least", "more_than") else value
    assert (quantity.low, quantity.high, quantity.qualifier) == (low, high, cue[1])


@SETTINGS
@given(st.integers(2, 10**6), st.sampled_from(AFTER))
def test_hedges_after(value: int, cue: tuple[str, str]) -> None:
    assert read_back(f"{value:,}", f"They counted {{}} {cue[0]} there.").qualifier == cue[1]


@SETTINGS
@given(
    st.integers(2, 700) | st.integers(2, 10**6), st.integers(1, 290) | st.integers(1, 10**6), st.booleans(),
    st.sampled_from(["{} to {}", "{}-{}", "{} – {}", "between {} and {}"]),
)  # fmt: skip
def test_ranges(low: int, more: int, words: bool, shape: str) -> None:
    # In words, "and" between larger numbers can be read in two ways by people as well, and so can "two to three
    # hundred".
    shared = low < 100 and (low + more) % 100 == 0
    words = words and "-" not in shape and low + more < 1000 and not shared
    ends = [in_words(low), in_words(low + more)] if words else [f"{low:,}", f"{low + more:,}"]
    text = f"They counted {shape.format(*ends)} wells there."
    (quantity,) = find_quantities(text)
    assert (quantity.low, quantity.high, quantity.qualifier) == (low, low + more, "between")
    assert quantity.surface == shape.format(*ends).removeprefix("between ")


@SETTINGS
@given(st.integers(3, 999_999))
def test_arabic_words(value: int) -> None:
    assert read_back(in_arabic(value), "وصل {} مقاتل.", "ar").low == value


@SETTINGS
@given(st.integers(2, 10**9), st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"]))
def test_arabic_digits(value: int, row: str) -> None:
    written = f"{value:,}".replace(",", "٬" if row[0] != "0" else ",").translate(str.maketrans("0123456789", row))
    assert read_back(written, "وصل {} مقاتل.", "ar").low == value


@SETTINGS
@given(
    st.sampled_from([("شهرين", "month"), ("يومين", "day"), ("عامين", "year"), ("أسبوعان", "week"), ("ساعتان", "hour")])
)
def test_arabic_duals(dual: tuple[str, str]) -> None:
    quantity = read_back(dual[0], "استمرت {} هناك.", "ar")
    assert (quantity.low, quantity.unit_kind, quantity.unit) == (2, "duration", dual[1])


PIECES = (
    "1 2,000 .5 ½ two hundred million and to - – between from $ % about no more than thousands of half a dozen "
    "thirds men months m 1/0 0 10^6 ^ e9 ⁻ +44 : 7pm Jan \n , . 🙂 İ May 9th °C ( ) \" ' one in or so + ألف شهرين و من "
    "إلى ٣ ٪ doubled several 'd http://a @ x"
).split(" ")


@settings(deadline=None, max_examples=250)
@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from(["", " "]), st.sampled_from(["en", "ar"]))
def test_any_mixture_gives_ordered_true_spans(words: list[str], joiner: str, language: str) -> None:
    text = joiner.join(words)
    last = 0
    for found in read_numbers(text, language):
        assert last <= found.start < found.end <= len(text)
        last = found.end
        if isinstance(found, Quantity):
            assert found.surface == text[found.start : found.end]
            assert 0 <= found.phrase_start <= found.start
            assert found.end <= found.phrase_end <= len(text)
            assert found.qualifier in QUALIFIERS
            assert found.low is not None or found.high is not None
            assert found.low is None or found.high is None or found.low <= found.high
            assert found.rules


@settings(deadline=None, max_examples=120)
@given(st.text(max_size=80), st.sampled_from(["en", "ar", "xx"]))
def test_no_text_raises(text: str, language: str) -> None:
    find_quantities(text, language)
