"""The ledger's one way in, and the lock that every deed on a claim takes first.

Rows are locked in one order everywhere, so that of two transactions at once one may wait for the other, and never each
for the other:

1. what no deed reaches through a claim: a deed on many claims, a tip, a thread of notes, a version of the hedge table,
   the text that is scanned, an article or a person in the admin;
2. the claims, all that the transaction will change, in the order of their keys: by one call of lock_claims, or one
   claim by lock_claim;
3. what belongs to these claims, then sources, then measures. A new name counts as a lock too, since whoever else wants
   it waits;
4. the chain of published records.

Whoever holds claims and needs one more, as ageing does after a save, takes it where it is free and never waits for it.
Claims are held without their keys, so that whoever looks at one, or says that they write, refers to it meanwhile.
"""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import Max, QuerySet
from django.utils import timezone

from claims.actions.messages import tell_of_void
from claims.chain import following
from claims.errors import Refused, Stale
from claims.models import Claim, Event, Stage
from claims.steps import SUBMITTED, way_to_open
from claims.workflow import Standing, changes_since_submission

# What may still be worked on: from the moment of publication only a correction opens a claim again. While it is looked
# at anew nothing changes either, so that what “still stands” is what was published.
EDITABLE = {Stage.SUGGESTED, Stage.OPEN, Stage.RETURNED, Stage.IN_REVIEW, Stage.APPROVED}

SAVED_MEANWHILE = "Someone else saved this claim while you were writing. Nothing was lost."

# Deeds that change what a signature covers.
CONTENT = frozenset(("figure", "clock", "evidence", "contact", "drafted", "revised", "waived"))

# Deeds whose place in time is told by when a verdict was published.
PUBLIC = frozenset(("publish", "correct", "correction", "abandon", "retract"))


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
    kind where a published verdict is opened again or taken back. After a deed on the content it is noted whether what
    was submitted or signed still holds."""
    event = event_of(claim, step, by=by, note=note, from_stage=from_stage)
    event.correction = correction
    if step in PUBLIC:
        event.at = _after_publication(claim, event.at)
    event.save()
    if step in CONTENT and claim.stage in SUBMITTED:
        notice_void(claim, by=by)
    return event


def _after_publication(claim: Claim, now: datetime) -> datetime:
    """Now, but never before the claim's newest version, which may be ahead of this machine's clock. One query."""
    newest: datetime | None = claim.verdicts.aggregate(at=Max("published_at"))["at"]
    return following(newest, now)


def notice_void(claim: Claim, *, by: User | None) -> bool:
    """Keep since when what was submitted or signed no longer holds, write it down, and tell whose it is; or that it
    holds again, where the change was taken back. Answers whether either is new. The caller holds the claim locked."""
    now = Claim.objects.select_related("snapshot__article", "figure__measure").get(pk=claim.pk)
    standing = Standing.of(now)
    void = standing.is_void(now)
    if void is (now.voided_at is not None):
        return False
    claim.voided_at = timezone.now() if void else None
    Claim.objects.filter(pk=claim.pk).update(voided_at=claim.voided_at)
    # Fields without their values, which the second rater must not see yet.
    changed = changes_since_submission(now, standing) if void else []
    note = "; ".join(dict.fromkeys(f"{change.part}, {change.field}".removesuffix(", ") for change in changed))
    event_of(claim, "voided" if void else "holds", by=by, note=note).save()
    if void:
        tell_of_void(claim, draft=standing.draft, by=by, words=f"Changed since it was submitted: {note or 'content'}.")
    return True


def revise_signed(claims: QuerySet[Claim], *, by: User, note: str) -> None:
    """Count a change of what several claims are signed with, such as a source's name, as the next revision of those of
    them that are submitted or signed, and write it down on each."""
    held = Claim.objects.select_for_update(of=("self",), no_key=True).filter(
        stage__in=SUBMITTED, pk__in=claims.values("pk")
    )
    for claim in held.order_by("pk"):
        save_revision(claim)
        record_event(claim, "revised", by=by, note=note)


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
        Claim.objects.select_for_update(of=("self",), no_key=True)
        .select_related("snapshot__article")
        .filter(pk=claim.pk)
        .first()
    )
    if locked is None:
        raise Refused("This claim is gone.", status=404)
    if revision is not None:
        check_revision(locked, revision)
    return locked


def check_revision(claim: Claim, revision: int) -> None:
    """Raise Stale where a locked claim has moved on from the revision that somebody read."""
    if claim.revision != revision:
        raise Stale(SAVED_MEANWHILE, claim=claim)


def lock_claims(keys: Iterable[int]) -> list[Claim]:
    """Those of these claims that are still there, held until the transaction ends.

    Locked in the order of their keys: of two deeds on the same claims one waits, holding nothing that the other needs,
    as long as each asks but once.
    """
    return list(Claim.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=set(keys)).order_by("pk"))


def why_fixed(claim: Claim) -> str:
    """Why the claim's content can't be worked on, as a sentence that says what to do; "" where it can."""
    if claim.stage in EDITABLE:
        return ""
    way = way_to_open(claim.stage).label.lower()
    return f"The claim is {claim.get_stage_display().lower()}, so it can’t be changed: {way} it first."


def check_editable(claim: Claim) -> None:
    """Raise Refused unless the claim's content may still be worked on."""
    if why := why_fixed(claim):
        raise Refused(why, status=409)


def save_revision(claim: Claim, *fields: str) -> None:
    """Save these fields of a locked claim as its next revision."""
    claim.revision += 1
    claim.save(update_fields=[*fields, "revision", "updated_at"])
