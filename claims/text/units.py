"""Units of measure as data: how they are written, what kind they are, their one name here."""

from __future__ import annotations

_UNITS = {
    "percent": {"%": "% percent pct"},
    "duration": {
        "second": "second seconds sec secs",
        "minute": "minute minutes min mins",
        "hour": "hour hours hr hrs",
        "day": "day days",
        "week": "week weeks",
        "month": "month months",
        "year": "year years yr yrs",
        "decade": "decade decades",
        "century": "century centuries",
    },
    "currency": {
        "USD": "dollar dollars usd",
        "EUR": "euro euros eur",
        "GBP": "gbp quid",
        "INR": "rupee rupees inr",
        "JPY": "yen jpy",
        "CNY": "yuan renminbi cny",
        "cent": "cent cents",
        "": "dinar dinars ringgit pesos franc francs rubles roubles shekels lira riyals rand krona kroner dirhams chf "
        "cad aud nzd uah rub sek nok dkk",
    },
    "length": {
        "km": "km kms kilometer kilometers kilometre kilometres",
        "m": "meter meters metre metres",
        "cm": "cm centimeter centimeters centimetre centimetres",
        "mm": "mm millimeter millimeters millimetre millimetres",
        "mile": "mile miles mi",
        "foot": "foot feet ft",
        "inch": "inch inches",
        "yard": "yard yards yd",
    },
    "mass": {
        "kg": "kg kgs kilo kilos kilogram kilograms",
        "g": "gram grams",
        "mg": "mg milligram milligrams",
        "tonne": "ton tons tonne tonnes",
        "pound": "lb lbs",
        "ounce": "oz ounce ounces",
    },
    "volume": {
        "litre": "litre litres liter liters",
        "ml": "ml millilitre millilitres milliliter milliliters",
        "gallon": "gallon gallons gal",
        "barrel": "barrel barrels",
        "hectolitre": "hectolitre hectolitres",
    },
    "area": {"acre": "acre acres", "hectare": "hectare hectares ha", "km²": "km²", "m²": "m²"},
    "temperature": {"degree": "° degree degrees celsius fahrenheit °c °f"},
    "speed": {"mph": "mph", "km/h": "kph kmh km/h"},
    "fuel_economy": {"mpg": "mpg"},
    "power": {
        "W": "watt watts",
        "kW": "kw kilowatt kilowatts",
        "MW": "mw megawatt megawatts",
        "hp": "hp bhp horsepower",
    },
    "data": {"GB": "gb gigabyte gigabytes", "MB": "mb megabyte megabytes", "TB": "tb terabyte terabytes"},
    "frequency": {"rpm": "rpm", "Hz": "hz", "kHz": "khz", "MHz": "mhz", "GHz": "ghz"},
    "electric": {"volt": "volt volts", "ampere": "amps amperes"},
    "points": {"point": "point points"},
}

UNITS: dict[str, tuple[str, str]] = {
    written: (kind, unit)
    for kind, units in _UNITS.items()
    for unit, writings in units.items()
    for written in writings.split()
}

CURRENCY_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₪": "ILS", "₩": "KRW"}
# Letters glued to a sign name another currency: "HK$", "A$".
DOLLARS = {"us": "USD", "hk": "HKD", "a": "AUD", "au": "AUD", "aud": "AUD", "c": "CAD", "ca": "CAD", "nz": "NZD"}
CURRENCY_CODES = frozenset(
    "USD EUR GBP JPY CNY INR CHF CAD AUD NZD UAH RUB SEK NOK DKK HKD SGD TRY ILS SAR AED IQD SYP".split()
)
