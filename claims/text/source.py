"""One text as the reader sees it: as written, folded, and with the grammar of its language."""

from __future__ import annotations

from claims.text.grammar import Grammar
from claims.text.nouns import counts_something

SAMPLE = 2000  # characters


class Source:
    """`folded` has the length of `text`, so that an offset means the same in both."""

    __slots__ = ("folded", "grammar", "language", "text")

    def __init__(self, grammar: Grammar, text: str) -> None:
        self.grammar = grammar
        self.language = grammar.language
        self.text = text
        self.folded = grammar.fold(text)

    @property
    def small(self) -> bool:
        """Tell a text in small letters only, where case says nothing."""
        return self.text[:SAMPLE].islower()

    def counts(self, end: int) -> bool:
        """Tell whether a counted noun or a unit follows a number that ends here."""
        return counts_something(self.grammar, self.text, self.folded, end)

    def word_at(self, start: int) -> str:
        """Give the word that begins here or after a space or hyphen, without punctuation; "" at a line's end."""
        words = self.folded[start : start + 24].lstrip(" -").split(maxsplit=1)
        return words[0].strip(".,;:") if words else ""
