"""Examples by class: what the words say, and the shape that it is given."""

from dataclasses import replace
from decimal import Decimal

import pytest

from claims.text.grammar import Grammar
from claims.text.languages import language_of
from claims.text.quantities import Quantity, find_quantities
from claims.text.scanner import Scanner


def only(text: str, language: str = "en") -> Quantity:
    (quantity,) = find_quantities(text, language)
    return quantity


def number(written: str | None) -> Decimal | None:
    return None if written is None else Decimal(written)


@pytest.mark.parametrize(
    ("text", "surface", "low", "high", "qualifier"),
    [
        # digits, words and both
        ("The port handled 12,400 crates.", "12,400", "12400", "12400", "exact"),
        ("The port handled 12 400 crates.", "12 400", "12400", "12400", "exact"),
        ("The port handled 1,00,000 crates.", "1,00,000", "100000", "100000", "exact"),
        ("Two hundred and five goats came.", "Two hundred and five", "205", "205", "exact"),
        ("They own 5 thousand 2 hundred and 14 goats.", "5 thousand 2 hundred and 14", "5214", "5214", "exact"),
        ("It needs six and a half million litres.", "six and a half million", "6500000", "6500000", "exact"),
        ("It needs 2½ cups.", "2½", "2.5", "2.5", "exact"),
        ("It needs 1 3/4 cups.", "1 3/4", "1.75", "1.75", "exact"),
        ("A million and a half voters stayed away.", "A million and a half", "1500000", "1500000", "exact"),
        ("They lost half a million olive trees.", "half a million", "500000", "500000", "exact"),
        ("They planted two dozen trees.", "two dozen", "24", "24", "exact"),
        ("It holds 3.2×10^6 cells.", "3.2×10^6", "3200000", "3200000", "exact"),
        ("It fell to -5 °C there.", "-5", "-5", "-5", "exact"),
        ("It fell to minus 5 degrees there.", "minus 5", "-5", "-5", "exact"),
        ("Half the wells ran dry.", "Half", "0.5", "0.5", "exact"),
        ("About 3/4 of the wells ran dry.", "3/4", "0.75", "0.75", "about"),
        ("One in five wells ran dry.", "One in five", "0.2", "0.2", "exact"),
        ("Nine out of ten wells ran dry.", "Nine out of ten", "0.9", "0.9", "exact"),
        # hedges before and after
        ("Farmers lost about 350 sheep.", "350", "350", "350", "about"),
        ("Nearly forty wells ran dry.", "forty", "40", "40", "about"),
        ("An estimated 90 wells ran dry.", "90", "90", "90", "about"),
        ("At least 17 bridges fell.", "17", "17", None, "at_least"),
        ("No fewer than 17 bridges fell.", "17", "17", None, "at_least"),
        ("More than 2.5 million voters stayed away.", "2.5 million", "2500000", None, "more_than"),
        ("Up to 80 boats sank.", "80", None, "80", "at_most"),
        ("As many as 80 boats sank.", "80", None, "80", "at_most"),
        ("No more than 80 boats sank.", "80", None, "80", "at_most"),
        ("Fewer than a dozen boats sank.", "a dozen", None, "12", "fewer_than"),
        ("Up to about 600 boats sank.", "600", None, "600", "at_most"),
        ("They hired 30 or so guards.", "30", "30", "30", "about"),
        ("They hired 30-odd guards.", "30", "30", "30", "about"),
        ("They hired 30 or more guards.", "30", "30", None, "at_least"),
        ("They hired 30+ guards.", "30", "30", None, "at_least"),
        ("They waited 10 years or more.", "10", "10", None, "at_least"),
        # ranges
        ("Repairs take four to six weeks.", "four to six", "4", "6", "between"),
        ("Repairs take between four and six weeks.", "four and six", "4", "6", "between"),
        ("Repairs take between four to six weeks.", "four to six", "4", "6", "between"),
        ("Around 1,200 to 1,800 tents stand there.", "1,200 to 1,800", "1200", "1800", "between"),
        ("The plant needs 3-5 engineers.", "3-5", "3", "5", "between"),
        ("Aid of 2 to 3 million euros arrived.", "2 to 3 million", "2000000", "3000000", "between"),
        ("Three or four men waited.", "Three or four", "3", "4", "between"),
        ("Prices range from $15 to $40.", "$15 to $40", "15", "40", "between"),
        ("It is between one hundred and two hundred pages.", "one hundred and two hundred", "100", "200", "between"),
        ("Values greater than 20 and less than 35 count.", "20 and less than 35", "20", "35", "between"),
        ("Tin traded as low as $14.20 there.", "$14.20", "14.20", "14.20", "exact"),
        ("The river rose as high as 9.2 metres.", "9.2", "9.2", "9.2", "exact"),
        ("Fares can be as low as $9 there.", "$9", "9", None, "at_least"),
        ("The error is plus or minus 3.5 points.", "3.5", "3.5", "3.5", "exact"),
        ("They could lose as much as half the crop.", "half", None, "0.5", "at_most"),
        ("At the very least 17 bridges fell.", "17", "17", None, "at_least"),
        # vague bands
        ("Gale hits coast; scores feared drowned", "scores", "40", "199", "vague"),
        ("The raiders took \"scores\" of camels.", "scores", "40", "199", "vague"),
        ("Dozens of shops closed.", "Dozens", "24", "99", "vague"),
        ("Hundreds of shops closed.", "Hundreds", "200", "999", "vague"),
        ("Thousands of shops closed.", "Thousands", "2000", "9999", "vague"),
        ("Tens of thousands of shops closed.", "Tens of thousands", "20000", "99999", "vague"),
        ("Several hundred shops closed.", "Several hundred", "200", "999", "vague"),
        ("Several people left.", "Several", "3", "9", "vague"),
        ("Only a handful of shops closed.", "a handful of", "3", "9", "vague"),
        # money, percent, ratios
        ("The levy is N75,000 there.", "N75,000", "75000", "75000", "exact"),
        ("The quay cost R320m there.", "R320m", "320000000", "320000000", "exact"),
        ("A grant of KSh 3bn came.", "KSh 3bn", "3000000000", "3000000000", "exact"),
        ("They owe Tk 1,200 there.", "Tk 1,200", "1200", "1200", "exact"),
        ("Passenger numbers rose to 5.3m there.", "5.3m", "5300000", "5300000", "exact"),
        ("A crowd of 1.1m watched.", "1.1m", "1100000", "1100000", "exact"),
        ("About 1.5m have fled.", "1.5m", "1500000", "1500000", "about"),
        ("The dyke rose to 5.3m there.", "5.3", "5.3", "5.3", "exact"),
        ("Prices rose 19% there.", "19%", "19", "19", "exact"),
        ("The bridge cost $4.2bn there.", "$4.2bn", "4200000000", "4200000000", "exact"),
        ("The bridge cost US$ 12.5 million there.", "US$ 12.5 million", "12500000", "12500000", "exact"),
        ("The herd has doubled.", "doubled", "2", "2", "exact"),
        ("Wages fell by a third.", "a third", "0." + "3" * 28, "0." + "3" * 28, "exact"),
    ],
)  # fmt: skip
def test_the_words_give_value_and_qualifier(
    text: str, surface: str, low: str | None, high: str | None, qualifier: str
) -> None:
    quantity = only(text)
    assert (quantity.surface, quantity.qualifier) == (surface, qualifier)
    assert (quantity.low, quantity.high) == (number(low), number(high))
    assert text[quantity.start : quantity.end] == surface


@pytest.mark.parametrize(
    ("text", "kind", "unit", "noun"),
    [
        ("The truce lasted six months.", "duration", "month", ""),
        ("A six-month truce followed.", "duration", "month", "month"),
        ("A 2,500-men-strong garrison waited.", "count", "", "men"),
        ("A 2,500-strong garrison waited.", "count", "", ""),
        ("A 31-country alliance waited.", "count", "", "country"),
        ("They hold 90 river barges.", "count", "", "river barges"),
        ("Some 90 were named as river pilots.", "count", "", "river pilots"),
        ("It cost £60 there.", "money", "GBP", ""),
        ("It cost HK$60 there.", "money", "HKD", ""),
        ("It cost 60 Danish kroner there.", "money", "", ""),
        ("Turnout was 61 per cent there.", "percent", "%", ""),
        ("Turnout rose 3 percentage points there.", "points", "percentage point", ""),
        ("The rate rose 25 basis points there.", "points", "basis point", ""),
        ("It is 250m long.", "length", "m", ""),
        ("The road is 250 kilometres long.", "length", "km", ""),
        ("It holds 3.5 tonnes of flour.", "mass", "tonne", "flour"),
        ("It covers 40 square miles there.", "area", "square mile", ""),
        ("It does 90 miles per hour there.", "speed", "mph", ""),
        ("It is 37.5 °C there.", "temperature", "°C", ""),
        ("It stores 256GB there.", "data", "GB", ""),
        ("It makes 600 megawatts there.", "power", "MW", ""),
        ("The girl is 12 years old.", "age", "year", ""),
        ("It grew four times faster.", "ratio", "times", ""),
        ("It grew threefold.", "ratio", "times", ""),
        ("A third of them left.", "ratio", "", ""),
        ("Ada Marsh, 45, left.", "age", "year", ""),
    ],
)
def test_the_unit_or_the_counted_thing_is_read(text: str, kind: str, unit: str, noun: str) -> None:
    quantity = only(text)
    assert (quantity.unit_kind, quantity.unit, quantity.noun) == (kind, unit, noun)


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("They earn $300 a week.", "week"),
        ("They pump 90,000 barrels of oil per day.", "day"),
        ("It has 4.2 murders per 100,000 residents.", "100,000"),
        ("Oil costs $61 a barrel.", "barrel"),
        ("It sold 41 million a year ago.", ""),
    ],
)
def test_a_rate_says_what_it_is_per(text: str, per: str) -> None:
    assert only(text).per == per


def test_one_number_may_hold_another() -> None:
    assert [(q.low, q.unit) for q in find_quantities("She ran one mile and a half.")] == [(Decimal("1.5"), "mile")]
    assert [q.low for q in find_quantities("It costs two point five million.")] == [2_500_000]
    assert [q.low for q in find_quantities("It costs 1,5 million euros.")] == [1_500_000]


def test_the_separators_are_the_languages_own() -> None:
    swapped = Grammar(replace(language_of("en"), group=".", decimal=","))
    found = Scanner(swapped, "They paid 1.250,50 euros for 3.000 goats.").read()
    assert [quantity.low for quantity in found if isinstance(quantity, Quantity)] == [Decimal("1250.50"), 3000]


def test_a_change_is_two_values_and_a_span_of_prices_is_one() -> None:
    assert [(q.low, q.high) for q in find_quantities("Rents fell from $900 to $700.")] == [(900, 900), (700, 700)]
    assert [(q.low, q.high) for q in find_quantities("Rents range from $700 to $900.")] == [(700, 900)]
    assert [q.surface for q in find_quantities("It rose 2 percent to 4,120.")] == ["2", "4,120"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Reds won 90 seats, the Blues 40 and the Rural Greens 12.", [90, 40, 12]),
        ("Ossory reported 40 deaths, Ormond 12 and Desmond 3.", [40, 12, 3]),
        ("Marsh got 5,400 votes, Ilves 3,200 and Brandt 980.", [5400, 3200, 980]),
        ("They hold 90 seats, 17 fewer than the 107 of old.", [90, 17, 107]),
        ("Debt fell by £12m to £30m.", [12_000_000, 30_000_000]),
        ("The Reds' 90 seats dwarf the Greens' 12.", [90, 12]),
        ("Sales rose by 3 million to 61 million.", [3_000_000, 61_000_000]),
    ],
)
def test_values_side_by_side_stay_apart(text: str, values: list[int]) -> None:
    assert [(q.low, q.high) for q in find_quantities(text)] == [(value, value) for value in values]


def test_the_quotable_phrase_holds_hedge_number_unit_and_noun() -> None:
    text = "The flood drowned more than 600 black cattle, and repairs take two to three months."
    assert [text[q.phrase_start : q.phrase_end] for q in find_quantities(text)] == [
        "more than 600 black cattle",
        "two to three months",
    ]


def test_a_bound_goes_over_to_its_conversion() -> None:
    text = "Customers with more than 9 million pesos ($2.4 million) pay."
    assert [(q.low, q.high) for q in find_quantities(text)] == [(9_000_000, None), (2_400_000, None)]


def test_a_dash_between_lines_is_no_range() -> None:
    assert [q.surface for q in find_quantities("He sold 3 cows\n9 sheep remained")] == ["3", "9"]


def test_every_quantity_names_the_rules_that_decided() -> None:
    assert only("At least 17 kg fell.").rules == ("number.digits", "unit:kg", "hedge:at least")
    assert only("It takes two to three months.").rules == ("number.words", "unit:months", "range:to")


def test_an_unknown_language_is_read_with_english_words() -> None:
    assert only("About 350 sheep", "xx").qualifier == "about"
    assert only("About 350 sheep", "en-GB").qualifier == "about"
