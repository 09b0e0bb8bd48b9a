"""The desk's units to choose from, those of a kind together."""

from claims.models.figures import Unit

MONEY = (
    Unit.DOLLARS, Unit.EUROS, Unit.POUNDS, Unit.YEN, Unit.YUAN, Unit.INDIAN_RUPEES, Unit.ROUBLES, Unit.HRYVNIAS,
    Unit.LIRAS, Unit.SHEKELS, Unit.SYRIAN_POUNDS, Unit.IRAQI_DINARS, Unit.RIALS, Unit.SAUDI_RIYALS, Unit.DIRHAMS,
    Unit.EGYPTIAN_POUNDS, Unit.SWISS_FRANCS, Unit.CANADIAN_DOLLARS, Unit.AUSTRALIAN_DOLLARS, Unit.SWEDISH_KRONOR,
    Unit.NORWEGIAN_KRONER, Unit.DANISH_KRONER, Unit.ZLOTYS, Unit.REAIS, Unit.MEXICAN_PESOS, Unit.RAND, Unit.NAIRA,
    Unit.WON,
)  # fmt: skip
KINDS = (
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
UNITS_BY_KIND = [(kind, [(unit.value, unit.label) for unit in units]) for kind, units in KINDS]
