"""Numbers as people write them, hedge and all."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from claims.figures.bands import Hedge

LEADS = {
    Hedge.ABOUT: "about ",
    Hedge.AT_LEAST: "at least ",
    Hedge.MORE_THAN: "more than ",
    Hedge.AT_MOST: "up to ",
    Hedge.FEWER_THAN: "fewer than ",
}
NAMES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
UNNAMED = Decimal(10) ** 15  # from here on there are no names that everybody knows
RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def amount(value: Any) -> str:
    """A number for people: thousands apart, no idle zeros, a real minus; what is no number as it stands."""
    try:
        exact = Decimal(str(value))
    except InvalidOperation:
        return str(value)
    if not exact.is_finite():
        return str(value)
    words = f"{exact:,f}".replace("-", "−")
    return words.rstrip("0").rstrip(".") if "." in words else words


def round_amount(value: Decimal) -> str:
    """A round number in little room: "2,000", "1.5 million", "2×10¹⁸"."""
    sign, size = "−" if value < 0 else "", abs(value)
    if size >= UNNAMED or 0 < size < Decimal("0.0001"):
        power = size.adjusted()
        lead = amount(size.scaleb(-power))
        return f"{sign}{'' if lead == '1' else f'{lead}×'}10{str(power).translate(RAISED)}"
    for unit, name in NAMES:
        if size >= unit:
            return f"{sign}{amount(size / unit)} {name}"
    return f"{sign}{amount(size)}"


def lead_of(hedge: str) -> str:
    """The words before a number of this hedge, with their space: "up to "; empty where there are none."""
    return LEADS.get(hedge, "")


def stated_words(low: Any, high: Any, hedge: str) -> str:
    """What was stated: "about 600", "nearly 600", "1,500 to 2,000". A side that was left out is None or empty."""
    low, high = (None if side in (None, "") else side for side in (low, high))
    if hedge == Hedge.ABOUT and (low is None) != (high is None):
        return f"nearly {amount(high)}" if low is None else f"just over {amount(low)}"
    lead = lead_of(hedge)
    if low is not None and high is not None and amount(low) != amount(high):
        return f"{lead}{amount(low)} to {amount(high)}"
    return f"{lead}{amount(low if low is not None else high)}"
