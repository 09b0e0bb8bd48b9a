"""Libraries that read numbers too, behind the bench's interface. All are optional: `pip install factcheck[peers]`.

None of them says "about" or "at least", so only their values can be compared.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Finder = Callable[[str], list[dict[str, Any]]]


def load_quantulum() -> Finder | None:
    try:
        from quantulum3 import parser
    except ImportError:
        return None

    def find(text: str) -> list[dict[str, Any]]:
        found = []
        for quantity in parser.parse(text):
            start, end = quantity.span
            low = high = float(quantity.value)
            if quantity.uncertainty:
                low, high = low - quantity.uncertainty, high + quantity.uncertainty
            found.append({"start": start, "end": end, "low": low, "high": high, "qualifier": None})
        return found

    return find


def load_recognizers() -> Finder | None:
    try:
        from recognizers_date_time import recognize_datetime
        from recognizers_number import recognize_number, recognize_percentage
    except ImportError:
        return None

    def find(text: str) -> list[dict[str, Any]]:
        dated = [(one.start, one.end) for one in recognize_datetime(text, "en-us")]
        found = []
        for one in [*recognize_number(text, "en-us"), *recognize_percentage(text, "en-us")]:
            value = one.resolution.get("value") if one.resolution else None
            if value is None or any(start <= one.start and one.end <= end for start, end in dated):
                continue  # a number inside a date or a time
            number = float(value.rstrip("%"))
            found.append({"start": one.start, "end": one.end + 1, "low": number, "high": number, "qualifier": None})
        return found

    return find


PEERS: dict[str, Callable[[], Finder | None]] = {
    "quantulum3": load_quantulum,
    "recognizers-text": load_recognizers,
}
