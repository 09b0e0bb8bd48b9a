"""Moving a claim along the workflow."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from claims.actions.events import lock_claim, record_event
from claims.actions.messages import tell_of_step
from claims.actions.watch import age_verdicts
from claims.chain import following, lock_chain, newest_link
from claims.errors import StepRefused
from claims.gate import gate_record
from claims.models import Claim, Correction, Submission
from claims.numbers.ageing import NOT_COUNTED
from claims.records import as_json, build_record, fingerprint_of, resting_on
from claims.steps import STEPS
from claims.workflow import Standing, check_step, gate


@transaction.atomic
def take_step(
    claim: Claim, name: str, *, by: User, note: str = "", revision: int | None = None, correction: str = ""
) -> Claim:
    """Move a claim one step along the workflow and record who did so, when and why.

    Locks the row, so of two people who press a button at once the second is refused. `revision` is the one that the
    person has read; where the claim has moved on since, the step is refused, so that nobody signs what they never saw.
    Where the desk takes the claim seriously from now on, verdicts that its figures lie outside of go to recheck.
    `correction` is the kind that a step asks for where it opens or takes back what readers have seen.
    Raises StepRefused; then nothing has changed.
    """
    step = STEPS.get(name)
    if step is None:
        raise StepRefused("The workflow has no such step.")
    claim = lock_claim(claim)
    standing = Standing.of(claim)
    check_step(claim, step, by, standing)
    if revision is not None and claim.revision != revision:
        raise StepRefused("The claim has changed since you opened it. Read it as it is now, then decide.", status=409)
    note = note.strip()
    if step.needs_note(claim.stage) and not note:
        raise StepRefused(f"“{step.label}” needs a note: {step.note_label}")
    if step.asks_correction and correction not in Correction.values:
        raise StepRefused(f"“{step.label}” needs its kind, which readers will see: choose why.")
    before, claim.stage = claim.stage, step.target
    EFFECTS.get(name, _nothing)(claim, standing, by)
    claim.revision += 1
    claim.voided_at = None  # it holds, or nothing is submitted any more
    claim.save(update_fields=["stage", "fingerprint", "voided_at", "revision", "updated_at"])
    record_event(
        claim, name, by=by, note=note, from_stage=before, correction=correction if step.asks_correction else ""
    )
    tell_of_step(claim, name, draft=standing.draft, by=by, note=note)
    if before in NOT_COUNTED and claim.stage not in NOT_COUNTED:
        age_verdicts(claim)
    return claim


def _nothing(claim: Claim, standing: Standing, by: User) -> None:
    """Most steps only move the claim."""


def _submit(claim: Claim, standing: Standing, by: User) -> None:
    """Bind the sign-off to the content as it stands, and keep that whole, so that a later change can be shown."""
    content = standing.content(claim)
    claim.fingerprint = fingerprint_of(content)
    Submission.objects.create(
        claim=claim, fingerprint=claim.fingerprint, content=as_json(content), by=by, at=timezone.now()
    )


def _return(claim: Claim, standing: Standing, by: User) -> None:
    claim.fingerprint = ""
    _set_approver(standing, None)


def _approve(claim: Claim, standing: Standing, by: User) -> None:
    _set_approver(standing, by)


def _set_approver(standing: Standing, approver: User | None) -> None:
    if standing.draft is not None and standing.draft.approver != approver:
        standing.draft.approver = approver
        standing.draft.save(update_fields=["approver", "updated_at"])


def _publish(claim: Claim, standing: Standing, by: User) -> None:
    """Freeze the draft as the verdict in force; the version before goes out of force and is named in the record.

    Of those who publish at once each waits for the one before, so that all records make one chain.
    """
    draft = standing.draft
    if draft is None or draft.approver is None:
        raise StepRefused("Nobody has approved this draft.")
    lock_chain()
    tip = newest_link()
    at = following(tip.at, timezone.now())
    before = claim.verdicts.published().order_by("-version").first()
    correction = standing.correction
    _leave_force(claim, standing, by)
    draft.record = build_record(
        claim,
        draft,
        approver=draft.approver,
        at=at,
        correction=correction.note if correction else "",
        correction_kind=correction.correction if correction else "",
        supersedes=before.fingerprint if before else "",
        previous=tip.fingerprint,
        gate=gate_record(gate(claim, standing), claim.waivers.all()),
    )
    draft.fingerprint = fingerprint_of(draft.record)
    draft.published_at = at
    draft.in_force = True
    for name, value in resting_on(getattr(claim, "figure", None), standing.evidence).items():
        setattr(draft, name, value)
    draft.save()


def _open_anew(claim: Claim, standing: Standing, by: User) -> None:
    """What was published before asks anew for what that version was let off; the reasons stay to be given again."""
    if claim.verdicts.published().exists():
        claim.waivers.update(covers=[])


def _abandon(claim: Claim, standing: Standing, by: User) -> None:
    """The verdict in force stands as it was. The new draft goes, so that another correction starts from what is in
    force; its past is kept."""
    claim.fingerprint = ""
    if standing.draft is not None:
        standing.draft.delete()


def _retract(claim: Claim, standing: Standing, by: User) -> None:
    """What was submitted to correct it is no longer under way; the draft stays for whoever opens the claim again."""
    _leave_force(claim, standing, by)
    _return(claim, standing, by)


def _leave_force(claim: Claim, standing: Standing, by: User) -> None:
    claim.verdicts.in_force().update(in_force=False)


EFFECTS = {
    "submit": _submit,
    "return": _return,
    "withdraw": _return,
    "approve": _approve,
    "publish": _publish,
    "correct": _open_anew,
    "reopen": _open_anew,
    "abandon": _abandon,
    "retract": _retract,
}
