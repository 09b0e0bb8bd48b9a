"""Letting a claim off a check, with a reason that readers see, and asking whoever said it."""

from datetime import date

from django.contrib.auth.models import User
from django.db import transaction

from claims.actions.events import check_editable, lock_claim, record_event, save_revision
from claims.errors import Refused
from claims.gate import gap_of
from claims.models import Claim, Contact, GateRule, Waiver
from claims.workflow import Standing


@transaction.atomic
def waive(claim: Claim, rule: GateRule, *, reason: str, revision: int, by: User) -> Waiver:
    """Let the claim off this check as far as it isn't met now, or give another reason. The reason is published with
    the verdict.

    Raises Refused for a check that can't be waived or that the desk has turned off, Stale where someone saved since.
    """
    claim = lock_claim(claim, revision=revision)
    check_editable(claim)
    if not rule.active:
        raise Refused(f"The desk doesn’t ask for “{rule}”.")
    if not rule.waivable:
        raise Refused(f"“{rule}” can’t be waived.")
    reason = reason.strip()
    if not reason:
        raise Refused("Say why this claim is let off. Readers will see it.", field="reason")
    covers = sorted(gap_of(rule.name, Standing.of(claim).facts(claim)))
    given = {"reason": reason, "by": by, "covers": covers}
    waiver, _ = Waiver.objects.update_or_create(claim=claim, rule=rule, defaults=given)
    save_revision(claim)
    record_event(claim, "waived", by=by, note=f"{rule}: {reason}")
    return waiver


@transaction.atomic
def unwaive(claim: Claim, rule: GateRule, *, revision: int, by: User) -> None:
    """Ask for the check again."""
    claim = lock_claim(claim, revision=revision)
    check_editable(claim)
    if Waiver.objects.filter(claim=claim, rule=rule).delete()[0]:
        save_revision(claim)
        record_event(claim, "waived", by=by, note=f"{rule}: asked for again")


@transaction.atomic
def record_contact(
    claim: Claim,
    *,
    revision: int,
    by: User,
    whom: str = "",
    how: str = "",
    on: date | None = None,
    answer: str = "",
    why_not: str = "",
) -> Contact:
    """Keep whom the desk asked, how, when and what came back; or why nobody was asked."""
    claim = lock_claim(claim, revision=revision)
    check_editable(claim)
    contact = Contact.objects.create(claim=claim, whom=whom, how=how, on=on, answer=answer, why_not=why_not, by=by)
    save_revision(claim)
    record_event(claim, "contact", by=by, note=str(contact))
    return contact


@transaction.atomic
def remove_contact(contact: Contact, *, revision: int, by: User) -> None:
    claim = lock_claim(contact.claim, revision=revision)
    check_editable(claim)
    words = str(contact)
    contact.delete()
    save_revision(claim)
    record_event(claim, "contact", by=by, note=f"removed: {words}")
