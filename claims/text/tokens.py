"""The pieces that the quantity scanner looks at, found in one pass."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"""(?P<break>[\r\n\u2028\u2029]+)
      | (?P<number>[0-9]{1,3}(?:[\u00a0\u202f\u2009][0-9]{3})+(?![0-9])
                  |[0-9]+(?:[.,][0-9]+)*
                  |(?<![\w.])\.[0-9]+)
      | (?P<word>(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*)
      | (?P<sign>[^\w\s])""",
    re.VERBOSE,
)


class Token(NamedTuple):
    """Kind is number, word, sign or break; lower may be longer than the span."""

    kind: str
    start: int
    end: int
    surface: str
    lower: str


NOTHING = Token("break", -1, -1, "", "")


class Tokens:
    """A text's tokens; an index outside gives a break, so that callers need no bounds checks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.items = [
            Token(match.lastgroup or "", match.start(), match.end(), match.group(), match.group().lower())
            for match in _TOKEN.finditer(text)
        ]

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, index: int) -> Token:
        return self.items[index] if 0 <= index < len(self.items) else NOTHING

    def glued(self, index: int) -> bool:
        """Tell whether nothing stands between this token and the next."""
        return 0 <= index < len(self.items) - 1 and self.items[index].end == self.items[index + 1].start

    def after_hyphen(self, index: int) -> int:
        """Skip one hyphen that joins two tokens ("six-month"); give the index unchanged where there is none."""
        if self[index].lower in ("-", "‑") and self.glued(index - 1) and self.glued(index):
            return index + 1
        return index
