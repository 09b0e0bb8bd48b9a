"""Numbers that are no quantities, each left alone for a reason that can be shown."""

import pytest

from claims.text.quantities import find_quantities, find_traps


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("They went back to the 1974 boundary line.", "year"),
        ("It was 1998 when they met.", "year"),
        ("The treaty of 1648 ended the war.", "year"),
        ("The empire fell in 476 AD.", "year"),
        ("The 2018-19 season was dull.", "years"),
        ("The 1990s were calm.", "decade"),
        ("It opened on June 3rd, 2015.", "date"),
        ("It opened on 3 June 2015.", "date"),
        ("It opened on 2015-06-03.", "date"),
        ("Everybody there remembers 9/11.", "date"),
        ("My flight is on 4/22.", "date"),
        ("The wire came at 10:45 GMT.", "time"),
        ("The wire came at 7 p.m. there.", "time"),
        ("Wake me at half past six.", "time"),
        ("See you at 8.", "time"),
        ("They open from 9 to 5 on weekdays.", "time"),
        ("He came in nineteen eighty-four.", "time"),
        ("The 21st attempt failed.", "ordinal"),
        ("It was her twenty-second birthday.", "ordinal"),
        ("An F-16 crossed the valley.", "name"),
        ("A Boeing 737 crossed the valley.", "name"),
        ("They took Route 66 there.", "name"),
        ("The spokesman of No. 10 left.", "name"),
        ("COVID-19 spread.", "name"),
        ("The G7 met.", "name"),
        ("The 5G network grew.", "name"),
        ("Formula One began.", "name"),
        ("The Group of Seven met.", "name"),
        ("Apollo 11 landed.", "name"),
        ("The new 747 Freighter landed.", "name"),
        ("She lives at 10 Downing Street.", "name"),
        ("See Section 12 of the act.", "name"),
        ("Public Law 94-171 says so.", "name"),
        ("Resolution 2254 says so.", "name"),
        ("Shares in 3M rose.", "name"),
        ("A 7-Eleven was robbed.", "name"),
        ("The COP29 summit opened.", "name"),
        ("The plant is ISO 50001 certified.", "name"),
        ("She has type 2 diabetes.", "name"),
        ("He has stage four cancer.", "name"),
        ("It went to zip code 30301.", "name"),
        ("Write to Macon, GA 31201.", "name"),
        ("Write to P.O. Box 880, Macon.", "name"),
        ("It breaks 26 U.S.C. § 7201.", "name"),
        ("She read Psalm 46:5 there.", "name"),
        ("The fix is build 7077.", "name"),
        ("An Atari 7800 games fair opened.", "name"),
        ("Radio 2 listeners wrote in.", "name"),
        ("It stood on Pad 14B there.", "name"),
        ("The 42 bus crashed.", "name"),
        ("A .22 rifle was found.", "name"),
        ("See table 4 there.", "name"),
        ("Ten Harbour Street said no.", "name"),
        ("The Twenty20 side lost.", "name"),
        ("She is on cloud nine.", "name"),
        ("Case 4471-C was closed.", "name"),
        ("A fourth series was ordered.", "ordinal"),
        ("The 2023/24 tax year ends in April.", "years"),
        ("The nineteen-seventies were loud.", "time"),
        ("The last bus is the 22.15 to Leith.", "time"),
        ("It kicks off at 19.45 there.", "time"),
        ("Call +44 20 7946 0958 for help.", "phone"),
        ("Call 555-010-4477 for help.", "phone"),
        ("It runs version 3.11.2 there.", "version"),
        ("They won 3-1 there.", "score"),
        ("The bill passed 220-204 there.", "score"),
        ("1. Boil the water.", "list"),
        ("(1) Boil the water.", "list"),
        ("He was charged under Art. 5(2) of it.", "list"),
        ("The “Group of 77” met.", "name"),
        ("They hit ground zero.", "name"),
        ("It is a zero tolerance rule.", "name"),
        ("Two-factor codes fail.", "idiom"),
        ("He watched 60 Minutes there.", "name"),
        ("It says so [12] there.", "reference"),
        ("This one is odd.", "pronoun"),
        ("One never knows.", "pronoun"),
        ("See https://example.org/2018/44 for more.", "address"),
        ("They doubled down on it.", "idiom"),
        ("The second half was dull.", "period"),
    ],
)
def test_a_number_that_counts_nothing_is_left_alone_for_a_reason(text: str, reason: str) -> None:
    assert find_quantities(text) == []
    assert reason in {trap.reason for trap in find_traps(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Sixth Street was closed.",
        "This was the third and last attempt.",
        "A third person came.",
        "The quarter was dull.",
        "The fire began late on Sunday.",
    ],
)
def test_ordinals_and_periods_are_not_even_numbers(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("In 2015, 2,015 wells ran dry.", "2,015"),
        ("At 1,776 feet it is the tallest.", "1,776"),
        ("The toll rose to 12 on Tuesday.", "12"),
        ("The toll stood at 12 on Tuesday.", "12"),
        ("In May 12 people died.", "12"),
        ("On 12 March, 1,998 goats crossed.", "1,998"),
        ("In June 1,950 goats died.", "1,950"),
        ("A fourth of them left.", "A fourth"),
        ("At this stage 12 goats are lost.", "12"),
        ("In the room 12 slept.", "12"),
        ("They plan to build 4500 by spring.", "4500"),
        ("They put the toll at 17; it rose.", "17"),
        ("A 2m-high wall fell.", "2"),
        ("More than 2000 wells ran dry.", "2000"),
        ("Last week 12 wells ran dry.", "12"),
        ("The new 250 kilometre road opened.", "250"),
        ("At least one well ran dry.", "one"),
        ("One soldier was hurt.", "One"),
    ],
)
def test_a_neighbour_that_often_means_a_trap_does_not_always(text: str, surface: str) -> None:
    assert [quantity.surface for quantity in find_quantities(text)] == [surface]
