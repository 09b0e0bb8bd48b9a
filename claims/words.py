"""The one cleaner of what people type: nothing invisible stays that turns or hides other words. Plain Python.

An article's own text never comes through here: it is evidence and is kept as it was found.
"""

import re
import unicodedata

# Embeddings, overrides and isolates reorder all that follows them, also beyond their own field. The marks that only
# sit between letters (U+200E, U+200F, joiners) stay: Arabic, Persian and emoji need them.
TURNS = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}
# Letters and symbols by name that draw nothing.
BLANK = {0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0}
LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def plain(text: str, *, lines: bool = False) -> str:
    """The text without control characters and marks that turn the direction of writing, trimmed.

    With `lines`, line ends become \\n and stay, as do tabs; else each becomes a space.
    """
    text = LINE_ENDS.sub("\n", text)
    if not lines:
        text = text.replace("\n", " ").replace("\t", " ")
    return "".join(character for character in text if not _is_unseen(character)).strip()


def as_name(text: str) -> str:
    """A name as it is kept: composed letters (NFC), and one space for each run of spaces of any kind."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def has_letters(text: str) -> bool:
    """Whether it can name something: numbers, dates and signs alone can't."""
    return any(character.isalpha() for character in text)


def is_visible(text: str) -> bool:
    """Tell whether there is at least one letter, number, punctuation mark or symbol to see."""
    return any(unicodedata.category(character)[0] in "LNPS" and ord(character) not in BLANK for character in text)


def _is_unseen(character: str) -> bool:
    if character in "\n\t":
        return False
    return unicodedata.category(character) in {"Cc", "Cs"} or ord(character) in TURNS
