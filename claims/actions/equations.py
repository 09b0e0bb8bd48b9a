"""Declaring that figures of one text belong together."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction

from claims.actions.events import lock_claims, record_event
from claims.errors import Refused
from claims.figures.units import comparable
from claims.models import Claim, Equation, EquationTerm, Figure
from claims.models.figures import Unit
from claims.numbers.findings import around_claim
from claims.numbers.findings_rows import Number

Role = EquationTerm.Role
PERCENT = Unit.PERCENT.value


@transaction.atomic
def declare_equation(
    claim: Claim, *, kind: str, whole: int, parts: Iterable[int], percent: int | None = None, note: str = "", by: User
) -> Equation:
    """Declare that figures, by their keys, add up to the whole, or that the one part is `percent` of it.

    They belong to the claims of this claim's text and to their evidence, and the claim stands among them. Each claim
    among them keeps an event. Raises Refused with what is wrong.
    """
    parts = list(dict.fromkeys(parts))
    _check_roles(kind, whole, parts, percent)
    keys = [whole, *parts, *([percent] if percent is not None else [])]
    claims = lock_claims(number.claim.pk for number in _numbers(claim, keys).values())
    numbers = _numbers(claim, keys)  # again, now that none of them can go
    if claim.pk not in {numbers[key].claim.pk for key in keys}:
        raise Refused("Choose at least one figure of this claim or of its evidence.")
    _check_units(kind, numbers[whole], [numbers[part] for part in parts], numbers.get(percent or 0))
    _check_new(kind, keys)
    equation = Equation.objects.create(kind=kind, note=note.strip(), made_by=by)
    roles = [Role.WHOLE, *([Role.PART] * len(parts)), *([Role.PERCENT] if percent is not None else [])]
    EquationTerm.objects.bulk_create(
        EquationTerm(equation=equation, figure_id=key, role=role) for key, role in zip(keys, roles, strict=True)
    )
    for held in claims:
        record_event(held, "equation", by=by, note=f"declared: {equation}")
    return equation


def _numbers(claim: Claim, keys: list[int]) -> dict[int, Number]:
    """These figures of the claim's text, by their keys. Raises Refused where one is gone or stands elsewhere."""
    numbers = {number.pk: number for number in around_claim(claim).numbers if number.pk in keys}
    if len(numbers) < len(set(keys)):
        raise Refused("Choose among the figures of this text: one of these is gone or stands elsewhere.", status=409)
    return numbers


@transaction.atomic
def remove_equations(equations: Iterable[Equation], *, by: User) -> None:
    """remove_equation for each of these, all or none."""
    equations = list(equations)
    _lock_claims_in(equations)
    for equation in equations:
        remove_equation(equation, by=by)


def _lock_claims_in(equations: Iterable[Equation]) -> list[Claim]:
    figures = Figure.objects.filter(terms__equation__in=equations).values_list("claim", "evidence__claim")
    return lock_claims(own or of_evidence for own, of_evidence in figures)


@transaction.atomic
def remove_equation(equation: Equation, *, by: User) -> None:
    """Take back that figures belong together; each claim among them keeps an event. Raises Refused where it is gone."""
    claims = _lock_claims_in([equation])
    words = str(equation)
    if not Equation.objects.filter(pk=equation.pk).delete()[0]:
        raise Refused("This is gone already.", status=404)
    for held in claims:
        record_event(held, "equation", by=by, note=f"taken back: {words}")


def _check_roles(kind: str, whole: int, parts: list[int], percent: int | None) -> None:
    if kind not in Equation.Kind.values:
        raise Refused("Choose whether they add up or one is a share of another.")
    if whole in parts:
        raise Refused("A figure can’t be the whole and a part of it.")
    if kind == Equation.Kind.SUM:
        if len(parts) < 2:
            raise Refused("A sum has at least two parts.")
        if percent is not None:
            raise Refused("A sum has no percentage: leave it out, or choose “is a share of”.")
        return
    if len(parts) != 1:
        raise Refused("A share has one whole and one part.")
    if percent is None:
        raise Refused("Choose the percentage that the part is said to be.")
    if percent in (whole, *parts):
        raise Refused("The percentage is a figure of its own, neither the whole nor the part.")


def _check_units(kind: str, whole: Number, parts: list[Number], percent: Number | None) -> None:
    for part in parts:
        if not comparable(part.unit, whole.unit):
            raise Refused(
                f"{part.unit_words.capitalize()} and {whole.unit_words} can’t be reckoned together: they are units of "
                "different things."
            )
    if kind == Equation.Kind.SHARE and (percent is None or percent.unit != PERCENT):
        raise Refused("The percentage must be a figure in percent.")


def _check_new(kind: str, keys: list[int]) -> None:
    """Raise Refused where the same was declared before."""
    wanted = set(keys)
    for equation in Equation.objects.filter(kind=kind, terms__figure=keys[0], terms__role=Role.WHOLE).prefetch_related(
        "terms"
    ):
        if {term.figure_id for term in equation.terms.all()} == wanted:
            raise Refused("This was declared already.", status=409)
