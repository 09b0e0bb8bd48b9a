"""Refusals: exceptions whose text can be shown to the person who asked."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.models import Claim


class Refused(Exception):
    """A deed that can't be done. `status` is the HTTP status that fits, `field` names what in a form is to blame, `at`
    is the address of what is there already."""

    status = 422

    def __init__(self, message: str, *, status: int | None = None, field: str = "", at: str = "") -> None:
        super().__init__(message)
        self.field, self.at = field, at
        if status is not None:
            self.status = status


class StepRefused(Refused):
    """A step that the workflow, the person's role or the state of the claim rules out."""


class Stale(Refused):
    """Someone else saved after the form was opened. `claim` is the claim as it is now."""

    status = 409

    def __init__(self, message: str, *, claim: "Claim") -> None:
        super().__init__(message)
        self.claim = claim
