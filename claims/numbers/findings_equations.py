"""Declared sums and shares, and what the arithmetic says of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from claims.figures.bands import Band
from claims.figures.equations import check_share, check_sum
from claims.models import Equation, EquationTerm
from claims.numbers.findings_rows import Number
from claims.numbers.findings_said import counted, listed

Role = EquationTerm.Role
Placed = tuple[str, int, Number]  # a role, the order in which it was declared, a figure


@dataclass(frozen=True, slots=True)
class Term:
    """A figure's place in an equation, in words. `claim` is the key of the claim that it belongs to."""

    role: str
    said: str
    owner: str
    claim: int


@dataclass(frozen=True)
class Relation:
    """An equation with its numbers, the whole first.

    `holds` is false where their bands rule each other out; `words` say what the arithmetic says, also where it holds.
    """

    pk: int
    uid: UUID
    kind: str
    note: str
    numbers: list[Number] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    holds: bool = True
    words: str = ""

    @property
    def claims(self) -> set[int]:
        return {number.claim.pk for number in self.numbers}

    @property
    def terms(self) -> list[Term]:
        return [
            Term(str(Role(role).label), counted(number), number.owner.name, number.claim.pk)
            for role, number in zip(self.roles, self.numbers, strict=True)
        ]


def relations_of(numbers: Iterable[Number]) -> list[Relation]:
    """The equations in which these numbers stand, each with those of its numbers that are among them."""
    terms: dict[int, list[Placed]] = defaultdict(list)
    equations: dict[int, dict[str, Any]] = {}
    order = list(Role.values)
    for number in numbers:
        for term in number.terms:
            equations[term["pk"]] = term
            terms[term["pk"]].append((term["role"], term["place"], number))
    for placed in terms.values():
        placed.sort(key=lambda term: (order.index(term[0]), term[1]))
    return [_relation(equations[pk], terms[pk]) for pk in sorted(terms)]


def _relation(equation: dict[str, Any], terms: list[Placed]) -> Relation:
    holds, words = _checked(equation["kind"], terms)
    numbers = [number for _, _, number in terms]
    roles = [role for role, _, _ in terms]
    return Relation(
        equation["pk"], UUID(equation["uid"]), equation["kind"], equation["note"], numbers, roles, holds, words
    )


def _checked(kind: str, terms: list[Placed]) -> tuple[bool, str]:
    """Whether the equation can hold, and why, in words. Where it can't be worked out nothing speaks against it."""
    whole = next((number for role, _, number in terms if role == Role.WHOLE), None)
    percent = next((number for role, _, number in terms if role == Role.PERCENT), None)
    parts = [number for role, _, number in terms if role == Role.PART]
    if whole is None or len(parts) < (2 if kind == Equation.Kind.SUM else 1):
        return True, "Some of its figures are gone, so it can’t be worked out."
    bands = [part.in_unit(whole.unit) for part in parts]
    known = [band for band in bands if band is not None]
    if len(known) < len(bands):
        return True, "Its figures are in units that don’t convert into one another, so it can’t be worked out."
    if kind == Equation.Kind.SUM:
        checked = check_sum(whole.band, known)
        made = f"{listed(map(ranged, known))} make {ranged(checked.expected)} {whole.unit_words}"
        return checked.possible, f"{made}; {ranged(whole.band)} was said: {_verdict(checked.possible)}."
    if percent is None:
        return True, "Its percentage is gone, so it can’t be worked out."
    checked = check_share(percent.band, known[0], whole.band)
    of = f"{ranged(percent.band)} percent of {ranged(whole.band)} {whole.unit_words}"
    made = f"{of} would be {ranged(checked.expected)}"
    return checked.possible, f"{made}; {ranged(known[0])} was said: {_verdict(checked.possible)}."


def _verdict(holds: bool) -> str:
    return "they can hold together" if holds else "they can’t hold together"


def ranged(band: Band) -> str:
    """A band inside a sentence: "540 to 600", "more than 400"."""
    return band.describe().replace("–", " to ")
