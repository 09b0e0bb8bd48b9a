"""Setting findings aside, with a reason, and bringing them back."""

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from claims.actions.events import lock_claim, record_event
from claims.errors import Refused
from claims.models import Claim, Dismissal
from claims.numbers.findings import Finding, claim_findings


def _finding_of(claim: Claim, key: str) -> Finding:
    """The finding with this key as it stands around the claim now. Raises Refused where there is none."""
    found = next((finding for finding in claim_findings(claim) if finding.key == key), None)
    if found is None:
        raise Refused("This finding is gone: what it was about has changed since. Look again.", status=409)
    return found


def _record(finding: Finding, *, by: User, note: str) -> None:
    for claim in Claim.objects.filter(pk__in=finding.claims).order_by("pk"):
        record_event(claim, "finding", by=by, note=note)


@transaction.atomic
def set_finding_aside(claim: Claim, *, key: str, reason: str, by: User) -> Dismissal:
    """Set aside a finding in which the claim stands; each claim in it keeps an event. Nothing that is signed changes.

    Raises Refused without a reason, where the finding is gone, and where somebody was faster.
    """
    if not reason.strip():
        raise Refused("Say why it is no finding.")
    finding = _finding_of(lock_claim(claim), key)
    if finding.dismissal:
        raise _was_faster(finding.dismissal)
    try:
        with transaction.atomic():  # from another claim in the finding somebody may do the same at this moment
            dismissal = Dismissal.objects.create(
                key=key, kind=finding.kind, words=finding.said, reason=reason.strip(), by=by
            )
    except IntegrityError as error:
        raise _was_faster(Dismissal.objects.select_related("by").get(key=key)) from error
    _record(finding, by=by, note=f"set aside: {finding.said} The reason: {dismissal.reason}")
    return dismissal


def _was_faster(dismissal: Dismissal) -> Refused:
    who = dismissal.by.get_full_name() or dismissal.by.get_username()
    return Refused(f"{who} has set this finding aside already: “{dismissal.reason}”", status=409)


@transaction.atomic
def bring_finding_back(claim: Claim, *, key: str, by: User) -> None:
    """Count a finding that was set aside again; each claim in it keeps an event.

    Raises Refused where the finding is gone, and where it isn't set aside.
    """
    finding = _finding_of(lock_claim(claim), key)
    if not Dismissal.objects.filter(key=key).delete()[0]:
        raise Refused("This finding isn’t set aside any more: somebody brought it back.", status=409)
    _record(finding, by=by, note=f"brought back: {finding.said}")
