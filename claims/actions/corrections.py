"""What readers are told of a correction, while it is worked on."""

from django.contrib.auth.models import User
from django.db import transaction

from claims.actions.events import lock_claim, record_event, save_revision
from claims.actions.steps import take_step
from claims.errors import Refused
from claims.models import Claim, Correction, Stage
from claims.workflow import Standing

REWORDED = (Stage.OPEN, Stage.RETURNED)


@transaction.atomic
def reword_correction(claim: Claim, *, note: str, kind: str, revision: int, by: User) -> None:
    """Change the public note of a correction under way and its kind, until it is submitted: from then on it is signed.

    Raises Refused, and Stale where someone saved since `revision`.
    """
    claim = lock_claim(claim, revision=revision)
    told = Standing.of(claim).correction
    if told is None:
        raise Refused("No correction is under way.", status=409)
    if claim.stage not in REWORDED:
        raise Refused("It was submitted with this note. Withdraw or return it, then change the note.", status=409)
    note = note.strip()
    if not note:
        raise Refused("Say what was wrong. Readers will see this.")
    if kind not in Correction.values:
        raise Refused("Choose of which kind the correction is.")
    if (told.note, told.correction) == (note, kind):
        return
    save_revision(claim)
    record_event(claim, "correction", by=by, note=note, correction=kind)


@transaction.atomic
def submit_anew(claim: Claim, *, revision: int, by: User) -> Claim:
    """Withdraw what no longer holds and submit it as it stands, both or neither.

    Raises StepRefused, and Refused where what was submitted still holds.
    """
    if not Standing.of(held := lock_claim(claim)).is_void(held):
        raise Refused("What was submitted still holds: there is nothing to submit anew.", status=409)
    claim = take_step(claim, "withdraw", by=by, revision=revision)
    return take_step(claim, "submit", by=by)
