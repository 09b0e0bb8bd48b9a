"""A finding as pages show it, and the key by which it is set aside."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import TextChoices

from claims.models import Dismissal, Stance
from claims.numbers.findings_rows import Document, Number, Told
from claims.numbers.findings_said import counted, on_day

PLACES = 12  # claims and documents that a finding shows


class Kind(TextChoices):
    SUM = "sum", "a sum that doesn’t add up"
    SHARE = "share", "a percentage that doesn’t match"
    EXCEEDS = "part_exceeds_whole", "a part greater than its whole"
    APART = "apart", "numbers apart"
    UNPREDICTABLE = "unpredictable", "predicted and unpredictable"
    SAME = "same_number", "one number, two things"
    RESTATED = "restated", "a figure apart from its words"


# How loud a finding is: what can't be, what speaks against somebody's words, what wants a look.
IMPOSSIBLE, LOUD, QUIET = "false", "misleading", "imprecise"
SIGNS = {IMPOSSIBLE: "≠", LOUD: "!", QUIET: "±"}


@dataclass(frozen=True, slots=True)
class Place:
    """What a finding links: a claim with this key, or what stands on or beside it.

    `said` is its number in words, `stance` a document's bearing on the claim `of`, `beside` where else it stands.
    """

    claim: int
    name: str
    said: str = ""
    quote: str = ""
    stance: str = ""
    of: str = ""
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """`key` changes with each number in it; `more` says how many places are not shown."""

    kind: Kind
    tone: str
    headline: str
    words: str
    key: str
    places: tuple[Place, ...]
    more: int = 0
    dismissal: Dismissal | None = None

    @property
    def sign(self) -> str:
        return SIGNS[self.tone]

    @property
    def claims(self) -> list[int]:
        """The keys of the claims in it, each once."""
        return list(dict.fromkeys(place.claim for place in self.places))

    @property
    def said(self) -> str:
        """Headline and sentence, as they are kept."""
        return f"{self.headline}. {self.words}"


def key_of(kind: Kind, *parts: Iterable[object]) -> str:
    """SHA-256 in hex of the kind and of what was found; the order in which its parts come means nothing."""
    told = sorted([str(item) for item in part] for part in parts)
    return hashlib.sha256(json.dumps([kind.value, told], ensure_ascii=False).encode()).hexdigest()


def finding_on(kind: Kind, tone: str, headline: str, words: str, numbers: list[Number]) -> Finding:
    """A finding whose places and key are these numbers."""
    places = [place_of(number) for number in numbers]
    key = key_of(kind, *(number.identity for number in numbers))
    more = max(0, len(places) - PLACES)
    return Finding(kind, tone, headline, words, key, tuple(places[:PLACES]), more)


def place_of(number: Number) -> Place:
    said = f"{counted(number)}{on_day(number.as_of)}"
    if number.document:
        return document_place(number.claim, number.document, said)
    return claim_place(number.claim, said)


def claim_place(claim: Told, said: str = "") -> Place:
    return Place(claim.pk, claim.name, said)


def document_place(claim: Told, document: Document, said: str) -> Place:
    return Place(claim.pk, document.title, said, document.quote, Stance(document.stance).label.lower(), claim.name)
