"""How Arabic writing is evened out, for the texts that are read and for the words that read them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

Value = TypeVar("Value")

FOLD = str.maketrans(
    "أإآٱىةؤ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹،؛؟٫٬",
    "اااايهو01234567890123456789,;?.,",
)


def folded(word: str) -> str:
    return word.translate(FOLD)


def words(written: str) -> frozenset[str]:
    """Fold words that are separated by "|"."""
    return frozenset(folded(written).split("|"))


def mapped(table: Mapping[str, Value]) -> dict[str, Value]:
    return {folded(word): value for word, value in table.items()}
