"""What stands around one number, for those who judge whether it counts something."""

from __future__ import annotations

from claims.text.algebra import Number
from claims.text.cues import Left
from claims.text.quantity import Quantity
from claims.text.source import Source

STRIPPED = "()[]{}\"“”'«»,;:/"
SHORTEST_LONG_WORD = 4
FEWEST_LONG_WORDS = 3  # of a line that may be called a headline
REACH_OF_DAY = 30  # characters after an hour in which its day may be named


class Context:
    """What stands around one number; every question is answered once."""

    __slots__ = ("_counted", "end", "folded", "grammar", "hedge", "last", "left", "number", "source", "text")

    def __init__(self, source: Source, number: Number, left: Left, hedge: str, last: Quantity | None = None) -> None:
        self.source, self.grammar, self.text, self.folded = source, source.grammar, source.text, source.folded
        self.number, self.left, self.hedge, self.last = number, left, hedge, last
        self.end = number.end
        self._counted: bool | None = None

    @property
    def counted(self) -> bool:
        if self._counted is None:
            self._counted = self.source.counts(self.end)
        return self._counted

    def word_after(self, gap: int) -> str:
        following = self.folded[self.end + gap : self.end + gap + 24].split(maxsplit=1)
        return following[0].strip(".,;:") if following else ""

    def written(self, index: int) -> str:
        """Give a word before the number in its own case."""
        start = self.left.starts[index]
        return self.text[start : start + len(self.left.words[index])]

    @property
    def is_headline(self) -> bool:
        """Tell a line whose words all begin with capitals, where a capital names nothing."""
        words = [self.written(index).strip(STRIPPED) for index in range(len(self.left.words))]
        words += self.text[self.end : self.end + 40].split("\n")[0].split()[:5]
        long = [word for word in words if len(word) >= SHORTEST_LONG_WORD and word[0].isalpha()]
        return len(long) >= FEWEST_LONG_WORDS and all(word[0].isupper() for word in long)

    @property
    def names_day(self) -> bool:
        """Tell whether a day or a part of one is named close by."""
        days = self.source.language.days
        near = any(word.strip(STRIPPED + ".") in days for word in self.left.words)
        return near or bool(self.grammar.day_word.search(self.folded, self.end, self.end + REACH_OF_DAY))
