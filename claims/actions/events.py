"""The ledger's one way in, and the lock that every deed on a claim takes first."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.utils import timezone

from claims.errors import Refused, Stale
from claims.models import Claim, Event, Stage

# What may still be worked on: from the moment of publication only a correction opens a claim again. While it is looked
# at anew nothing changes either, so that what “still stands” is what was published.
EDITABLE = {Stage.SUGGESTED, Stage.OPEN, Stage.RETURNED, Stage.IN_REVIEW, Stage.APPROVED}


def record_event(
    claim: Claim,
    step: str,
    *,
    by: User | None,
    note: str = "",
    from_stage: str | None = None,
    correction: str = "",
) -> Event:
    """Append to the ledger of a claim. `from_stage` is the stage before, where the step changed it; `correction` the
    kind where a published verdict is opened again or taken back."""
    event = event_of(claim, step, by=by, note=note, from_stage=from_stage)
    event.correction = correction
    event.save()
    return event


def event_of(claim: Claim, step: str, *, by: User | None, note: str = "", from_stage: str | None = None) -> Event:
    """An entry for the ledger that is not saved yet, so that entries on many claims go in together."""
    return Event(
        claim=claim,
        step=step,
        by=by,
        at=timezone.now(),
        from_stage=claim.stage if from_stage is None else from_stage,
        to_stage=claim.stage,
        note=note,
        fingerprint=claim.fingerprint,
    )


def lock_claim(claim: Claim, *, revision: int | None = None) -> Claim:
    """The claim as it is now, held until the transaction ends.

    Raises Stale where it has moved on from `revision`, and Refused where it is gone.
    """
    locked = (
        Claim.objects.select_for_update(of=("self",)).select_related("snapshot__article").filter(pk=claim.pk).first()
    )
    if locked is None:
        raise Refused("This claim is gone.", status=404)
    if revision is not None:
        check_revision(locked, revision)
    return locked


def check_revision(claim: Claim, revision: int) -> None:
    """Raise Stale where a locked claim has moved on from the revision that somebody read."""
    if claim.revision != revision:
        raise Stale("Someone else saved this claim while you were writing. Nothing was lost.", claim=claim)


def lock_claims(keys: Iterable[int]) -> list[Claim]:
    """Those of these claims that are still there, held until the transaction ends. Always locked in one order, so that
    of two deeds on several claims neither waits for the other."""
    return list(Claim.objects.select_for_update(of=("self",)).filter(pk__in=set(keys)).order_by("pk"))


def check_editable(claim: Claim) -> None:
    """Raise Refused unless the claim's content may still be worked on."""
    if claim.stage not in EDITABLE:
        raise Refused(
            f"The claim is {claim.get_stage_display().lower()}, so it can’t be changed: reopen or correct it first.",
            status=409,
        )


def save_revision(claim: Claim, *fields: str) -> None:
    """Save these fields of a locked claim as its next revision."""
    claim.revision += 1
    claim.save(update_fields=[*fields, "revision", "updated_at"])
