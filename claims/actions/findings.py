"""Setting findings aside, with a reason, and bringing them back."""

from django.contrib.auth.models import User
from django.db import transaction

from claims.actions.events import lock_claims, record_event
from claims.errors import Refused
from claims.models import Claim, Dismissal
from claims.numbers.findings import Finding, claim_findings


def _finding_of(claim: Claim, key: str) -> Finding:
    """The finding with this key as it stands around the claim now. Raises Refused where there is none."""
    found = next((finding for finding in claim_findings(claim) if finding.key == key), None)
    if found is None:
        raise Refused("This finding is gone: what it was about has changed since. Look again.", status=409)
    return found


def _held(claim: Claim, key: str) -> tuple[Finding, list[Claim]]:
    """The finding with the claims in it, locked. Looked for again once they are: it may have gone meanwhile."""
    claims = lock_claims(_finding_of(claim, key).claims)
    return _finding_of(claim, key), claims


@transaction.atomic
def set_finding_aside(claim: Claim, *, key: str, reason: str, by: User) -> Dismissal:
    """Set aside a finding in which the claim stands; each claim in it keeps an event. Nothing that is signed changes.

    Raises Refused without a reason, where the finding is gone, and where somebody was faster.
    """
    if not reason.strip():
        raise Refused("Say why it is no finding.")
    finding, claims = _held(claim, key)
    if finding.dismissal:
        who = finding.dismissal.by.get_full_name() or finding.dismissal.by.get_username()
        raise Refused(f"{who} has set this finding aside already: “{finding.dismissal.reason}”", status=409)
    dismissal = Dismissal.objects.create(key=key, kind=finding.kind, words=finding.said, reason=reason.strip(), by=by)
    for held in claims:
        note = f"set aside: {finding.said} The reason: {dismissal.reason}"
        record_event(held, "finding", by=by, note=note)
    return dismissal


@transaction.atomic
def bring_finding_back(claim: Claim, *, key: str, by: User) -> None:
    """Count a finding that was set aside again; each claim in it keeps an event.

    Raises Refused where the finding is gone, and where it isn't set aside.
    """
    finding, claims = _held(claim, key)
    if not Dismissal.objects.filter(key=key).delete()[0]:
        raise Refused("This finding isn’t set aside any more: somebody brought it back.", status=409)
    for held in claims:
        record_event(held, "finding", by=by, note=f"brought back: {finding.said}")
