"""The desk's units to choose from, those of a kind together."""

from collections.abc import Iterable

from claims.models.figures import Unit

Choices = list[tuple[str, list[tuple[str, str]]]]

MONEY = (
    Unit.DOLLARS, Unit.EUROS, Unit.POUNDS, Unit.YEN, Unit.YUAN, Unit.INDIAN_RUPEES, Unit.ROUBLES, Unit.HRYVNIAS,
    Unit.LIRAS, Unit.SHEKELS, Unit.SYRIAN_POUNDS, Unit.IRAQI_DINARS, Unit.RIALS, Unit.SAUDI_RIYALS, Unit.DIRHAMS,
    Unit.EGYPTIAN_POUNDS, Unit.SWISS_FRANCS, Unit.CANADIAN_DOLLARS, Unit.AUSTRALIAN_DOLLARS, Unit.SWEDISH_KRONOR,
    Unit.NORWEGIAN_KRONER, Unit.DANISH_KRONER, Unit.ZLOTYS, Unit.REAIS, Unit.MEXICAN_PESOS, Unit.RAND, Unit.NAIRA,
    Unit.WON,
)  # fmt: skip
KINDS: tuple[tuple[str, tuple[Unit, ...]], ...] = (
    ("People and things", (Unit.PEOPLE, Unit.COUNTRIES, Unit.MEMBERS, Unit.THINGS, Unit.PERCENT)),
    ("Time", (Unit.MINUTES, Unit.HOURS, Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS)),
    ("Money", MONEY),
    ("Length", (Unit.METRES, Unit.KILOMETRES, Unit.MILES, Unit.FEET)),
    ("Area", (Unit.SQUARE_METRES, Unit.HECTARES, Unit.SQUARE_KILOMETRES, Unit.ACRES, Unit.SQUARE_MILES)),
    ("Mass", (Unit.GRAMS, Unit.KILOGRAMS, Unit.TONNES, Unit.POUNDS_OF_WEIGHT)),
    ("Volume", (Unit.LITRES, Unit.CUBIC_METRES, Unit.GALLONS, Unit.BARRELS)),
    (
        "Energy and power",
        (
            Unit.KILOWATT_HOURS, Unit.MEGAWATT_HOURS, Unit.GIGAWATT_HOURS, Unit.TERAWATT_HOURS, Unit.KILOWATTS,
            Unit.MEGAWATTS, Unit.GIGAWATTS,
        ),
    ),
    ("Speed and temperature", (Unit.KILOMETRES_AN_HOUR, Unit.MILES_AN_HOUR, Unit.CELSIUS)),
)  # fmt: skip
# What a desk's form offers: a page holds several, and each unit weighs 40 bytes in each. Every other one is read from
# the number as it is stated; won are not, since "40 South Korean won" may be people who did.
COMMON = frozenset(
    (
        Unit.PEOPLE, Unit.COUNTRIES, Unit.MEMBERS, Unit.THINGS, Unit.PERCENT, Unit.HOURS, Unit.DAYS, Unit.WEEKS,
        Unit.MONTHS, Unit.YEARS, Unit.DOLLARS, Unit.EUROS, Unit.POUNDS, Unit.WON, Unit.KILOMETRES, Unit.MILES,
        Unit.TONNES,
    )
)  # fmt: skip


def _grouped(offered: Iterable[str]) -> Choices:
    kept = set(offered)
    grouped = [(kind, [(unit.value, unit.label) for unit in units if unit in kept]) for kind, units in KINDS]
    return [(kind, units) for kind, units in grouped if units]


UNITS_BY_KIND = _grouped(Unit.values)


def common_units(chosen: str = "") -> Choices:
    """The units that are mostly needed, and the one that is chosen already."""
    return _grouped([*COMMON, chosen])
