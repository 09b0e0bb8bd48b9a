"""Writing down what was found."""

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max

from claims.actions.events import check_revision, lock_claim, record_event, save_revision
from claims.actions.messages import tell_of_new_author
from claims.errors import Refused
from claims.models import Claim, Rating, Stage, Verdict

WRITABLE = {Stage.OPEN, Stage.RETURNED, Stage.IN_REVIEW}


def why_unwritable(claim: Claim) -> str:
    """Why no verdict is drafted at the claim's stage, as a sentence; "" where one can be."""
    if claim.stage in WRITABLE:
        return ""
    return f"The claim is {claim.get_stage_display().lower()}: no verdict is written now."


@transaction.atomic
def draft_verdict(claim: Claim, *, revision: int, by: User, rating: Rating, summary: str, reasons: str) -> Verdict:
    """Save the one draft of a claim; whoever changes it is its author.

    A draft under review is its author's: anyone else returns it first, and is told no more than that, as it may still
    be hidden from them. Raises Stale where someone saved since `revision`.
    """
    claim = lock_claim(claim)
    if why := why_unwritable(claim):
        raise Refused(why, status=409)
    draft = Verdict.objects.drafts().filter(claim=claim).first()
    if draft is not None and claim.stage == Stage.IN_REVIEW and draft.author_id != by.pk:
        raise Refused("The draft is under review and not yours. Return it with a note instead.", status=403)
    check_revision(claim, revision)
    if draft is None:
        latest = claim.verdicts.aggregate(latest=Max("version"))["latest"] or 0
        draft = Verdict(claim=claim, version=latest + 1)
    elif (draft.rating, draft.summary, draft.reasons) == (rating, summary, reasons):
        return draft  # saving the same words makes nobody their author
    before = draft.author_id
    draft.rating, draft.summary, draft.reasons, draft.author, draft.approver = rating, summary, reasons, by, None
    draft.save()
    save_revision(claim)
    record_event(claim, "drafted", by=by, note=f"{rating}")
    tell_of_new_author(claim, before=before, by=by)
    return draft
