"""Who is spoken to in a note: @name, as accounts are called here."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

# What Django lets an account be called. Behind a letter it is an address of mail, not somebody spoken to.
MENTION = re.compile(r"(?<![\w.@+-])@([\w.@+-]{1,150})(?![\w.@+-])")
ENDS = ".@+-"  # they may belong to a name, or end a sentence: both readings are tried, the longer one first


@dataclass(frozen=True)
class Piece:
    """Some words of a note; `name` is the account that they speak to, empty where they speak to nobody."""

    words: str
    name: str = ""


def readings(written: str) -> list[str]:
    """The names that may be meant, the longest first: "anna.b." is "anna.b." or "anna.b". None in mere marks."""
    if not written.strip(ENDS):
        return []
    found = [written]
    while found[-1] and found[-1][-1] in ENDS:
        found.append(found[-1][:-1])
    return [name for name in found if name]


def mentions(text: str) -> list[list[str]]:
    """The readings of each name that the text speaks to, in its order, each once."""
    found = (readings(match[1]) for match in MENTION.finditer(text))
    return [list(names) for names in dict.fromkeys(tuple(names) for names in found if names)]


def chosen(names: Iterable[str], known: Collection[str]) -> str:
    """The somebody whose name is the first of these readings, in any letter case; "" where it is nobody's.

    It is as long as the reading. Where two names differ by their case alone, the one that is written so is meant.
    """
    folded = {(name.lower(), len(name)): name for name in known}
    for name in names:
        if found := name if name in known else folded.get((name.lower(), len(name))):
            return found
    return ""


def pieces(text: str, known: Collection[str]) -> list[Piece]:
    """The text cut at those it speaks to; joined again the pieces are the text. Marking them is the template's work,
    which escapes each."""
    found: list[Piece] = []
    at = 0
    for match in MENTION.finditer(text):
        name = chosen(readings(match[1]), known)
        if not name:
            continue
        end = match.start() + 1 + len(name)
        if match.start() > at:
            found.append(Piece(text[at : match.start()]))
        found.append(Piece(text[match.start() : end], name))
        at = end
    if at < len(text):
        found.append(Piece(text[at:]))
    return found
