"""Cost grows with the length of a text and no faster, whatever the text holds."""

import time

import pytest

from claims.text.attribution import Speakers
from claims.text.quantities import find_quantities
from claims.text.suggestions import suggest_claims

PIECES = [
    "1", ",", "1,", "1 ", "½", "hundred and ", "two hundred and ", "a ", "\u0301", "5 to ", "ten-", "1/", "12:", "0-",
    "may 5 ", "10^", "$", "-", "a@", "http://", "from 5 to ", "more than 5 and ", "the 7-day ", "one in ", "half ",
    ", the Blues 40", "rose to 5m ", "5 fewer than ", "scores feared ",
]  # fmt: skip
ARABIC = ["ألف و", "مئة و", "خمسة و", "٣", "شهرين إلى ", "من "]


def seconds(text: str, language: str) -> float:
    start = time.process_time()
    find_quantities(text, language)
    return time.process_time() - start


@pytest.mark.parametrize(("piece", "language"), [*((p, "en") for p in PIECES), *((p, "ar") for p in ARABIC)])
def test_four_times_the_text_costs_nothing_like_sixteen_times(piece: str, language: str) -> None:
    short, long = (piece * (size // len(piece)) for size in (3_000, 12_000))
    seconds(short, language)
    # The least of a few, and a floor for what the clock can't see; linear cost gives 4, quadratic 16.
    before = max(min(seconds(short, language) for _ in range(2)), 0.002)
    assert min(seconds(long, language) for _ in range(2)) < 10 * before


@pytest.mark.parametrize(
    "piece", ["1 ", ",", "hundred and ", "Ada Said ", "said ", "\n", "5. ", "the ", "a.", "According to "]
)
def test_a_long_monotonous_text_is_suggested_from_without_trouble(piece: str) -> None:
    text = piece * (12_000 // len(piece))
    suggest_claims(text)
    Speakers(text).read(0, len(text))
