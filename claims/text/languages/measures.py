"""Units and currencies that are written alike in all languages: symbols, codes and signs."""

from __future__ import annotations

# kind → canonical name → writings. Sources: the SI brochure (9th edition) for symbols; ISO 4217 for currency codes.
SYMBOLS: dict[str, dict[str, str]] = {
    "percent": {"%": "%|٪|﹪|％"},
    "points": {"basis point": "bps"},
    "duration": {"second": "″″", "millisecond": "ms", "hour": "h"},
    "length": {
        "km": "km|kms", "m": "m", "cm": "cm", "dm": "dm", "mm": "mm", "µm": "μm|µm|um", "nm": "nm", "pm": "pm",
        "mile": "mi", "foot": "ft|′", "inch": "in|in.|″|\"", "yard": "yd|yds", "light year": "ly",
    },
    "mass": {
        "kg": "kg|kgs", "g": "g|gs", "mg": "mg|mgs", "µg": "μg|µg|mcg", "tonne": "t", "pound": "lb|lbs", "ounce": "oz",
    },
    "volume": {
        "litre": "l|ltr|ltrs", "ml": "ml|mls", "cl": "cl", "dl": "dl", "hl": "hl", "gallon": "gal|gals",
        "m³": "m³|m3", "cm³": "cm³|cm3|cc", "km³": "km³|km3",
    },
    "area": {"km²": "km²|km2|sq km|sqkm", "m²": "m²|m2|sq m|sqm", "ha": "ha", "square foot": "sq ft|sqft|ft²|ft2",
             "square mile": "sq mi|sq miles"},
    "speed": {"km/h": "km/h|kmh|kph|kmph|km/hr", "mph": "mph|mi/h", "m/s": "m/s", "knot": "kn|kt|kts"},
    "temperature": {"°C": "°c|℃|degc|deg c|° c", "°F": "°f|℉|degf|deg f|° f", "degree": "°|º"},
    "energy": {"kWh": "kwh", "MWh": "mwh", "GWh": "gwh", "TWh": "twh", "Wh": "wh", "J": "j", "kJ": "kj", "MJ": "mj",
               "kcal": "kcal"},
    "power": {"W": "w", "kW": "kw", "MW": "mw", "GW": "gw", "hp": "hp|bhp|ps"},
    "electric": {"V": "v|kv|mv", "A": "amp|amps", "Ah": "ah", "mAh": "mah", "F": "μf|µf|nf|pf", "Ω": "ω|ohm|ohms",
                 "dB": "db"},
    "frequency": {"Hz": "hz", "kHz": "khz", "MHz": "mhz", "GHz": "ghz", "rpm": "rpm", "fps": "fps", "bpm": "bpm"},
    "data": {"kB": "kb", "MB": "mb", "GB": "gb", "TB": "tb", "PB": "pb", "Mbit/s": "mbps|mbit/s", "Gbit/s": "gbps",
             "kbit/s": "kbps", "bit": "bit|bits", "byte": "byte|bytes"},
    "pressure": {"Pa": "pa", "kPa": "kpa", "MPa": "mpa", "hPa": "hpa", "bar": "bar|mbar", "psi": "psi"},
    "torque": {"Nm": "nm torque|lb-ft|ft-lb|lb ft"},
    "fuel_economy": {"mpg": "mpg", "l/100 km": "l/100km|l/100 km"},
    "radiation": {"Sv": "sv|msv", "Gy": "gy|mgy"},
    "resolution": {"MP": "mp", "dpi": "dpi", "ppi": "ppi"},
    "concentration": {"ppm": "ppm", "ppb": "ppb"},
    "angle": {"rad": "rad"},
}  # fmt: skip
# Symbols of one letter name a unit only where they touch the digits, or in this very case after a space.
CAPITAL_AFTER_SPACE = {"C": ("temperature", "°C"), "F": ("temperature", "°F"), "K": ("temperature", "K"),
                       "V": ("electric", "V"), "W": ("power", "W"), "A": ("electric", "A"), "N": ("force", "N"),
                       "J": ("energy", "J")}  # fmt: skip
LETTERS = frozenset("f v w a n j s k".split())
SMALL_AFTER_SPACE = frozenset("m g l h t".split())
# Touching the digits, these say another thing than the symbol: "250m" metres, "$250m" millions (is_unit_letter).
AMBIGUOUS = frozenset(("m", "mm", "t"))

SIGNS: dict[str, str] = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY", "₹": "INR", "₽": "RUB", "₪": "ILS", "₩": "KRW",
    "₺": "TRY", "₦": "NGN", "₫": "VND", "₴": "UAH", "฿": "THB", "₱": "PHP", "₿": "BTC", "₡": "CRC", "₵": "GHS",
    "₸": "KZT", "₾": "GEL", "₼": "AZN", "﷼": "IRR", "＄": "USD",
}  # fmt: skip
# Letters before a dollar or pound sign name another currency: "HK$", "A$".
SIGN_LETTERS: dict[str, str] = {
    "us": "USD", "u.s.": "USD", "usd": "USD", "a": "AUD", "au": "AUD", "aud": "AUD", "aus": "AUD", "c": "CAD",
    "ca": "CAD", "cad": "CAD", "cdn": "CAD", "can": "CAD", "hk": "HKD", "hkd": "HKD", "nz": "NZD", "nzd": "NZD",
    "s": "SGD", "sg": "SGD", "sgd": "SGD", "nt": "TWD", "twd": "TWD", "r": "BRL", "mex": "MXN", "mx": "MXN",
    "j": "JMD", "b": "BND", "bds": "BBD", "tt": "TTD", "ec": "XCD", "z": "ZWL", "zw": "ZWL", "n": "NAD", "fj": "FJD",
    "ar": "ARS", "cl": "CLP", "col": "COP", "le": "EGP", "e": "EGP", "t": "TOP", "mop": "MOP", "l": "LRD", "g": "GYD",
    "gh": "GHS",
}  # fmt: skip
SIGNS_AFTER: dict[str, str] = {"元": "CNY", "円": "JPY", "원": "KRW", "¢": "cent", **SIGNS}
CODES = frozenset(
    "usd eur gbp jpy cny inr chf cad aud nzd uah rub sek nok dkk hkd sgd twd ils sar aed iqd syp egp jod kwd qar bhd "
    "omr lbp yer lyd tnd mad dzd sdg irr myr mxn brl ars clp cop pen zar krw thb idr php vnd pkr bdt lkr kes ngn ghs "
    "etb tzs ugx pln czk huf ron bgn isk kzt btc eth rmb".split()
)
# Letters before the digits that are no codes: "Rs20", "RM42", "R180 million", "Y590".
MARKS: dict[str, str] = {
    "rs": "INR", "rs.": "INR", "re": "INR", "rm": "MYR", "rp": "IDR", "kr": "kr", "sfr": "CHF", "fr": "CHF",
    "dm": "DEM", "y=": "JPY", "y": "JPY", "zl": "PLN", "tk": "BDT", "ksh": "KES", "sh": "KES", "le": "EGP",
    "php": "PHP", "p": "PHP", "n": "NGN", "k": "ZMW", "l": "HNL", "e": "SZL", "g": "HTG", "d": "GMD",
    "ush": "UGX", "tsh": "TZS", "shs": "KES", "gh": "GHS", "s/": "PEN", "lkr": "LKR",
    "r": "ZAR", "dh": "AED", "dhs": "AED", "sr": "SAR", "bs": "VES", "ft": "HUF", "birr": "ETB", "ps": "GBP",
}  # fmt: skip
# These are marks only where they touch the digits, and names too ("R2"): they need a magnitude or a separator.
SHORT_MARKS = frozenset("r p y n k l e g d".split())
# These codes are names too: "COP29".
NAMELIKE_CODES = frozenset(("cop",))
