"""Places in a text, and the browser's way of counting them."""

from __future__ import annotations

from dataclasses import dataclass

LAST_OF_BMP = 0xFFFF


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """The half-open range [start, end) of a snapshot's text.

    Offsets count Unicode code points from 0, as Python's str and PostgreSQL's char_length do;
    convert a browser's UTF-16 offsets first.

    Raises ValueError unless 0 <= start < end.
    Source: W3C Web Annotation Data Model, section 4.2.5, Text Position Selector.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"A span needs 0 <= start < end, not {self.start} and {self.end}.")

    def of(self, text: str) -> str:
        """Raises ValueError where the text is too short to hold the span."""
        if self.end > len(text):
            raise ValueError(f"The span ends at {self.end}, after the text, which ends at {len(text)}.")
        return text[self.start : self.end]


def from_utf16(text: str, start: int, end: int) -> Span:
    """Read a browser's offsets, which count UTF-16 code units.

    Raises ValueError for an offset outside the text or in the middle of a surrogate pair.
    """
    return Span(_code_points(text, start), _code_points(text, end))


def find_quote(text: str, quote: str, prefix: str = "", suffix: str = "") -> list[Span]:
    """List every place where the quote stands between prefix and suffix, overlapping ones too, in order.

    An empty quote stands nowhere.
    Source: W3C Web Annotation Data Model, section 4.2.4, Text Quote Selector.
    """
    if not quote:
        return []
    whole = prefix + quote + suffix
    spans = []
    at = text.find(whole)
    while at >= 0:
        start = at + len(prefix)
        spans.append(Span(start, start + len(quote)))
        at = text.find(whole, at + 1)
    return spans


def _code_points(text: str, offset: int) -> int:
    if offset < 0:
        raise ValueError(f"The offset {offset} lies before the text.")
    units = 0
    for index, character in enumerate(text):
        if units == offset:
            return index
        units += 2 if ord(character) > LAST_OF_BMP else 1
        if units > offset:
            raise ValueError(f"The offset {offset} splits the surrogate pair of {character!r}.")
    if units == offset:
        return len(text)
    raise ValueError(f"The offset {offset} lies after the text, which has {units} UTF-16 code units.")
