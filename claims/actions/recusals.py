"""Saying that one can't check a claim, and taking that back."""

from django.contrib.auth.models import User
from django.db import transaction

from claims.actions.events import lock_claim, record_event
from claims.errors import Refused
from claims.models import Claim, Recusal


@transaction.atomic
def recuse(claim: Claim, *, by: User, reason: str = "") -> Recusal:
    """From now on `by` signs nothing about this claim, and it is no longer with them. What they signed before stays."""
    claim = lock_claim(claim)
    if claim.recusals.filter(user=by).exists():
        raise Refused("You have said already that you can’t check this one.", status=409)
    recusal = Recusal.objects.create(claim=claim, user=by, reason=reason)
    record_event(claim, "recused", by=by, note=reason)
    if claim.assigned_to_id == by.pk:  # it waits for somebody who can
        claim.assigned_to = None
        claim.save(update_fields=["assigned_to", "updated_at"])
        record_event(claim, "assigned", by=by, note="to nobody")
    return recusal


@transaction.atomic
def take_back_recusal(claim: Claim, *, of: User, by: User) -> None:
    """Let somebody sign again who said that they can't. Never by themselves: or saying it would bind nobody."""
    if of.pk == by.pk:
        raise Refused("You said it yourself, so an editor other than you takes it back.", status=403)
    claim = lock_claim(claim)
    deleted, _ = claim.recusals.filter(user=of).delete()
    name = of.get_full_name() or of.get_username()
    if not deleted:
        raise Refused(f"{name} has not said that they can’t check this one.", status=409)
    record_event(claim, "unrecused", by=by, note=name)
