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
    terms: dict[int, list[tuple[str, Number]]] = defaultdict(list)
    equations: dict[int, dict[str, Any]] = {}
    for number in numbers:
        for term in number.terms:
            equations[term["pk"]] = term
            terms[term["pk"]].append((term["role"], number))
    return [_relation(equations[pk], terms[pk]) for pk in sorted(terms)]


def _relation(equation: dict[str, Any], terms: list[tuple[str, Number]]) -> Relation:
    order = list(Role.values)
    terms = sorted(terms, key=lambda term: (order.index(term[0]), term[1].claim.start, term[1].pk))
    holds, words = _checked(equation["kind"], terms)
    numbers = [number for _, number in terms]
    roles = [role for role, _ in terms]
    return Relation(
        equation["pk"], UUID(equation["uid"]), equation["kind"], equation["note"], numbers, roles, holds, words
    )


def _checked(kind: str, terms: list[tuple[str, Number]]) -> tuple[bool, str]:
    """Whether the equation can hold, and why, in words. Where it can't be worked out nothing speaks against it."""
    whole = next((number for role, number in terms if role == Role.WHOLE), None)
    percent = next((number for role, number in terms if role == Role.PERCENT), None)
    parts = [number for role, number in terms if role == Role.PART]
    if whole is None or len(parts) < (2 if kind == Equation.Kind.SUM else 1):
        return True, "Some of its figures are gone, so it can’t be worked out."
    bands = [part.in_unit(whole.unit) for part in parts]
    known = [band for band in bands if band is not None]
    if len(known) < len(bands):
        return True, "Its figures are in units that don’t convert into one another, so it can’t be worked out."
    if kind == Equation.Kind.SUM:
        checked = check_sum(known, whole.band)
        made = f"{listed(map(ranged, known))} make {ranged(checked.made)} {whole.unit_words}"
        return checked.holds, f"{made}; {ranged(whole.band)} was said: {_verdict(checked.holds)}."
    if percent is None:
        return True, "Its percentage is gone, so it can’t be worked out."
    checked = check_share(known[0], whole.band, percent.band)
    made = f"{ranged(known[0])} of {ranged(whole.band)} {whole.unit_words} are {ranged(checked.made)} percent"
    return checked.holds, f"{made}; {ranged(percent.band)} was said: {_verdict(checked.holds)}."


def _verdict(holds: bool) -> str:
    return "they can hold together" if holds else "they can’t hold together"


def ranged(band: Band) -> str:
    """A band inside a sentence: "540 to 600", "more than 400"."""
    return band.describe().replace("–", " to ")
