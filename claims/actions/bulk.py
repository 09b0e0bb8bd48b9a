"""One deed on many claims. Giving them to somebody and setting their due date can be taken back for a while."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from claims.actions.claims import assign_claim, set_due_date
from claims.actions.events import lock_claims
from claims.actions.steps import take_step
from claims.days import long_day
from claims.errors import Refused
from claims.models import BulkDeed, Claim

AT_ONCE = 100  # claims; as long as all of them are held, others wait
FIELDS = {"assign": "assigned_to_id", "due": "due_on"}  # what each deed sets


@dataclass
class Outcome:
    """How a deed on many claims went: how many were done, and why others were not, a sentence each. `deed` is none
    where nothing can be undone."""

    done: int = 0
    refusals: list[str] = field(default_factory=list)
    deed: BulkDeed | None = None


@transaction.atomic
def assign_many(keys: Collection[int], *, to: User | None, by: User) -> Outcome:
    """Give the claims with these keys to somebody, or to nobody. Raises Refused beyond AT_ONCE."""
    words = f"given to {to.get_full_name() or to}" if to else "given to nobody"
    return _do(keys, "assign", words, by=by, to=to)


@transaction.atomic
def date_many(keys: Collection[int], *, due_on: date | None, by: User) -> Outcome:
    """Let the claims with these keys fall due on a day, or on none. Raises Refused beyond AT_ONCE."""
    return _do(keys, "due", f"due on {long_day(due_on)}" if due_on else "without a due date", by=by, due_on=due_on)


def step_many(keys: Collection[int], name: str, *, by: User, note: str = "") -> Outcome:
    """Take a step on each of the claims with these keys, in their order. Raises Refused beyond AT_ONCE.

    A transaction for each claim, unlike the deeds above: whatever ends the run, the steps that were taken stay taken,
    each with its event, and nobody waits longer than for one of them.
    """
    check_count(keys)
    outcome = Outcome()
    claims = list(Claim.objects.filter(pk__in=keys).order_by("pk"))
    _name_missing(outcome, keys, claims)
    for claim in claims:
        try:
            take_step(claim, name, by=by, note=note)
        except Refused as refusal:
            outcome.refusals.append(f"{claim}: {refusal}")
        else:
            outcome.done += 1
    return outcome


def check_count(keys: Collection[int]) -> None:
    """Raise Refused where these are more claims than one deed takes."""
    if len(keys) > AT_ONCE:
        raise Refused(f"Choose {AT_ONCE} claims at most: these are {len(keys):,}.")


def _name_missing(outcome: Outcome, keys: Collection[int], claims: Collection[Claim]) -> None:
    if gone := len(set(keys)) - len(claims):
        outcome.refusals.append("1 claim is gone." if gone == 1 else f"{gone} claims are gone.")


def _do(keys: Collection[int], deed: str, words: str, *, by: User, **given: Any) -> Outcome:
    """All in the caller's transaction, with what each claim had before."""
    check_count(keys)
    outcome, before = Outcome(), {}
    name = FIELDS[deed]
    claims = lock_claims(keys)
    _name_missing(outcome, keys, claims)
    for claim in claims:
        had = getattr(claim, name)
        try:
            kept = assign_claim(claim, by=by, **given) if deed == "assign" else set_due_date(claim, by=by, **given)
        except Refused as refusal:
            outcome.refusals.append(f"{claim}: {refusal}")
            continue
        outcome.done += 1
        if getattr(kept, name) != had:
            before[str(claim.pk)] = {
                name: _plain(had), "set": _plain(getattr(kept, name)), "revision": kept.revision
            }  # fmt: skip
    if before:
        count = f"{len(before)} claim{'' if len(before) == 1 else 's'}"
        outcome.deed = BulkDeed.objects.create(by=by, deed=deed, words=f"{count} {words}", before=before)
    return outcome


def _plain(value: Any) -> Any:
    """As JSON keeps it."""
    return value.isoformat() if isinstance(value, date) else value


@transaction.atomic
def undo_bulk(deed: BulkDeed, *, by: User) -> Outcome:
    """Give each claim back what it had. A claim that somebody has worked on or given away since is left alone, and
    named in `refusals`.

    Raises Refused where the deed is somebody else's, undone already, or too long ago.
    """
    deed = BulkDeed.objects.select_for_update(of=("self",)).get(pk=deed.pk)
    if deed.by_id != by.pk:
        raise Refused("Only whoever did this can undo it.", status=403)
    if deed.undone_at is not None:
        raise Refused("This has been undone already.", status=409)
    if timezone.now() - deed.at > BulkDeed.UNDOABLE:
        raise Refused("This was done too long ago to be undone at once.", status=409)
    name, outcome = FIELDS[deed.deed], Outcome()
    claims = lock_claims(int(key) for key in deed.before)
    people = User.objects.in_bulk([was[name] for was in deed.before.values()]) if deed.deed == "assign" else {}
    for claim in claims:
        was = deed.before[str(claim.pk)]
        if claim.revision != was["revision"] or _plain(getattr(claim, name)) != was["set"]:
            outcome.refusals.append(f"{claim}: left alone, as it was changed since.")
            continue
        try:
            if deed.deed == "assign":
                assign_claim(claim, to=people.get(was[name]), by=by)
            else:
                set_due_date(claim, due_on=date.fromisoformat(was[name]) if was[name] else None, by=by)
        except Refused as refusal:
            outcome.refusals.append(f"{claim}: left alone. {refusal}")
            continue
        outcome.done += 1
    deed.undone_at = timezone.now()
    deed.save(update_fields=["undone_at"])
    return outcome
