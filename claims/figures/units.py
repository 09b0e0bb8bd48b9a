"""Units of the desk: what kind of thing each measures, and how much of the kind's base unit one of it is.

Numbers convert within a kind and never across: countries are not members, dollars are not euros.
Sources: the international yard and pound agreement of 1959 (mile, foot, pound); SI; 1 barrel = 42 US gallons of
3.785411784 litres.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from types import MappingProxyType
from typing import Final

from claims.figures.bands import DIGITS, Band

ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Unit:
    """`factor` says how many of the kind's base unit one of this is; `counted` that its numbers are never negative.

    Months are calendar months, so no factor leads from days to months: claims.figures.calendar does.
    """

    code: str
    kind: str
    factor: Decimal = ONE
    counted: bool = True


CALENDAR: Final = "calendar months"  # the kind of months and years
DAYS: Final = "days"  # the kind of hours, days and weeks


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
        DAYS: {"minutes": Decimal(1) / 1440, "hours": Decimal(1) / 24, "days": ONE, "weeks": Decimal(7)},
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


def convert(band: Band, unit: str, to: str) -> Band:
    """The band in another unit of its kind. Raises ValueError across kinds, and where a side gets beyond 10^30."""
    if unit == to:
        return band
    if kind_of(unit) != kind_of(to):
        raise ValueError(f"Numbers in {unit} can’t be turned into {to}.")
    with localcontext() as context:
        context.prec = DIGITS
        factor = UNITS[unit].factor / UNITS[to].factor
        low, high = (None if side is None else side * factor for side in (band.low, band.high))
    return Band(low, high, band.low_closed, band.high_closed)
