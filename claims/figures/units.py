"""Units of the desk: what kind of thing each measures, and how much of the kind's base unit one of it is.

Numbers convert within a kind and never across: countries are not members, dollars are not euros.
Sources: the international yard and pound agreement of 1959 (mile, foot, pound); SI; 1 barrel = 42 US gallons of
3.785411784 litres.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal, localcontext
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from claims.figures.bands import Band
from claims.figures.durations import days_from, days_in, fewest_days, months_in, most_days

ONE = Decimal(1)
# Digits that a converted number is carried with, and digits of a number that survive there and back.
CARRIED: Final = 60
KEPT: Final = 40


@dataclass(frozen=True, slots=True)
class Unit:
    """`factor` says how many of the kind's base unit one of this is, without a remainder in decimals; `counted` that
    its numbers are never negative.

    Months are calendar months, so no factor leads from days to months: claims.figures.durations does.
    """

    code: str
    kind: str
    factor: Decimal = ONE
    counted: bool = True


CALENDAR: Final = "calendar months"  # the kind of months and years
DAYS: Final = "days"  # the kind of minutes, hours, days and weeks


def _units() -> dict[str, Unit]:
    counts = {code: Unit(code, code) for code in ("people", "countries", "members", "things")}
    money = {
        code: Unit(code, code, counted=False)
        for code in (
            "USD EUR GBP JPY CNY INR RUB UAH TRY ILS SYP IQD IRR SAR AED EGP CHF CAD AUD SEK NOK DKK PLN BRL MXN ZAR "
            "NGN KRW"
        ).split()
    }
    factors = {
        DAYS: {"minutes": ONE, "hours": Decimal(60), "days": Decimal(1440), "weeks": Decimal(10_080)},
        CALENDAR: {"months": ONE, "years": Decimal(12)},
        "length": {"m": ONE, "km": Decimal(1000), "mi": Decimal("1609.344"), "ft": Decimal("0.3048")},
        "area": {
            "m2": ONE, "ha": Decimal(10_000), "km2": Decimal(1_000_000), "mi2": Decimal("2589988.110336"),
            "ac": Decimal("4046.8564224"),
        },
        "mass": {"kg": ONE, "g": Decimal("0.001"), "t": Decimal(1000), "lb": Decimal("0.45359237")},
        "volume": {"l": ONE, "m3": Decimal(1000), "bbl": Decimal("158.987294928"), "gal": Decimal("3.785411784")},
        "energy": {"kWh": ONE, "MWh": Decimal(1000), "GWh": Decimal(1_000_000), "TWh": Decimal(10) ** 9},
        "power": {"kW": ONE, "MW": Decimal(1000), "GW": Decimal(1_000_000)},
        "speed": {"km/h": ONE, "mph": Decimal("1.609344")},
    }  # fmt: skip
    scaled = {code: Unit(code, kind, factor) for kind, units in factors.items() for code, factor in units.items()}
    signed = {"percent": Unit("percent", "percent", counted=False), "°C": Unit("°C", "°C", counted=False)}
    return counts | scaled | signed | money


UNITS: Mapping[str, Unit] = MappingProxyType(_units())
WHOLE = frozenset(("people", "countries", "members", "things"))  # counted one by one, so never in parts
COUNTED = frozenset(code for code, unit in UNITS.items() if unit.counted)


def kind_of(code: str) -> str:
    """The kind of a unit. Raises ValueError for one that the desk doesn't know."""
    if code not in UNITS:
        raise ValueError(f"The desk has no unit {code!r}.")
    return UNITS[code].kind


def comparable(one: str, other: str) -> bool:
    """Whether numbers in these units can be held against each other, months against days too."""
    kinds = {kind_of(one), kind_of(other)}
    return len(kinds) == 1 or kinds == {DAYS, CALENDAR}


def convert(band: Band, unit: str, to: str, *, since: date | None = None) -> Band:
    """The band in another unit of its kind; open sides stay open, closed ones closed.

    Units of one kind convert there and back to the very same numbers. Between days and months it is the widest band
    that the calendar allows: 2 months are 59 to 62 days, 60 days 1.935… to 2.033… months; `since` names the day that
    they are counted from, from which 2 months are 61 days and nothing else.
    Raises ValueError across kinds, where a side gets beyond 10^30, and where months from `since` leave the calendar.
    """
    if unit == to:
        return band
    if not comparable(unit, to):
        raise ValueError(f"Numbers in {unit} can’t be turned into {to}.")
    low, high = (None if side is None else Fraction(side) * Fraction(UNITS[unit].factor) for side in _sides(band))
    scale = Fraction(UNITS[to].factor)
    if kind_of(unit) == kind_of(to):
        return _band(band, *(None if side is None else _nearest(side / scale) for side in (low, high)))
    fewest, most = (days_from(since),) * 2 if since else (fewest_days, most_days)
    day = Fraction(UNITS["days"].factor)
    if kind_of(unit) == CALENDAR:
        low = None if low is None else days_in(low, fewest) * day
        high = None if high is None else days_in(high, most) * day
    else:
        low = None if low is None else months_in(low / day, most)
        high = None if high is None else months_in(high / day, fewest)
    return _band(
        band,
        None if low is None else _rounded(low / scale, ROUND_FLOOR),
        None if high is None else _rounded(high / scale, ROUND_CEILING),
    )


def side_by_side(one: Band, unit: str, other: Band, other_unit: str) -> tuple[Band, Band]:
    """Both bands in one unit: that of both, else the smallest step of their kind; months against days in days.

    Raises ValueError across kinds.
    """
    if unit == other_unit:
        return one, other
    kinds = {kind_of(unit), kind_of(other_unit)}
    # By its base unit, so that no number is divided and the result is the same from either side.
    to = (
        "days"
        if len(kinds) > 1
        else next(code for code, kept in UNITS.items() if kept.kind in kinds and kept.factor == 1)
    )
    return convert(one, unit, to), convert(other, other_unit, to)


def _sides(band: Band) -> tuple[Decimal | None, Decimal | None]:
    return band.low, band.high


def _band(band: Band, low: Decimal | None, high: Decimal | None) -> Band:
    return Band(low, high, band.low_closed, band.high_closed)


def _rounded(value: Fraction, rounding: str) -> Decimal:
    with localcontext() as context:
        context.prec, context.rounding = CARRIED, rounding
        return _plain(Decimal(value.numerator) / Decimal(value.denominator))


def _nearest(value: Fraction) -> Decimal:
    """To CARRIED digits, or to KEPT where that differs by no more than rounding there and back does.

    A number of kilometres has no end of digits in miles; back in kilometres it would be 9.999… where it was 10.
    """
    exact = _rounded(value, ROUND_HALF_EVEN)
    with localcontext() as context:
        context.prec = KEPT
        kept = _plain(exact)
    with localcontext() as context:
        context.prec = CARRIED
        return kept if abs(exact - kept) <= abs(exact).scaleb(3 - CARRIED) else exact


def _plain(value: Decimal) -> Decimal:
    """Rounded to the context's digits and without idle zeros, which would be kept and dumped with it."""
    value = value.normalize()
    exponent = value.as_tuple().exponent
    return value.quantize(ONE) if isinstance(exponent, int) and exponent > 0 and value.adjusted() < KEPT - 1 else value
