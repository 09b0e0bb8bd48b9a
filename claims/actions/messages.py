"""What goes into somebody's inbox. Nobody gets a message about their own deed."""

from collections.abc import Iterable, Mapping

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from claims.models import BulkDeed, Claim, Message, Note, Verdict

# Steps that undo what somebody worked on, and how they are told.
CHANGES = {
    "correct": "The verdict was opened for correction.",
    "retract": "The verdict was withdrawn.",
    "dismiss": "The claim was dismissed.",
}


def send_messages(
    to: Iterable[User | int | None],
    kind: Message.Kind,
    *,
    claim: Claim,
    by: User | None,
    note: Note | None = None,
    words: str = "",
) -> list[Message]:
    """One message to each of these people, or those with these keys, once each; nobody, and `by`, get none."""
    keys = dict.fromkeys(person.pk if isinstance(person, User) else person for person in to)
    return Message.objects.bulk_create(
        Message(to_id=key, kind=kind, claim=claim, note=note, by=by, words=words[:500])
        for key in keys
        if key is not None and (by is None or key != by.pk)
    )


def tell_of_step(claim: Claim, name: str, *, draft: Verdict | None, by: User, note: str) -> None:
    """Tell whose work a step decides on. Up to two queries, none for the steps that concern nobody else."""
    if name == "return" and draft is not None:
        send_messages([draft.author_id], Message.Kind.RETURNED, claim=claim, by=by, words=note)
    elif name in {"approve", "publish"} and draft is not None:
        words = "It was approved." if name == "approve" else "It was published."
        send_messages([draft.author_id], Message.Kind.DECIDED, claim=claim, by=by, words=words)
    elif name == "recheck":
        authors = claim.verdicts.in_force().values_list("author", flat=True)
        send_messages([claim.assigned_to_id, *authors], Message.Kind.RECHECK, claim=claim, by=by, words=note)
    elif name in CHANGES:
        work = [claim.assigned_to_id, draft.author_id if draft else None]
        if name != "dismiss":
            work += claim.verdicts.published().order_by("-version").values_list("author", flat=True)[:1]
        send_messages(work, Message.Kind.CHANGED, claim=claim, by=by, words=f"{CHANGES[name]} {note}".strip())


def tell_of_new_author(claim: Claim, *, before: int | None, by: User) -> None:
    """Tell the one (by their key) whose draft somebody else has written over."""
    send_messages([before], Message.Kind.CHANGED, claim=claim, by=by, words="Your draft was rewritten.")


def tell_of_void(claim: Claim, *, draft: Verdict | None, by: User | None, words: str) -> None:
    """Tell who submitted it and who signed it that this no longer holds. One query."""
    if draft is not None:
        send_messages([draft.author_id, draft.approver_id], Message.Kind.VOID, claim=claim, by=by, words=words)


def tell_of_watch(notes: Mapping[Claim, str]) -> None:
    """Tell those who have these claims, and who wrote their verdicts in force, why the watch sent each to recheck. Two
    queries, however many claims."""
    people = {claim.pk: {claim.assigned_to_id} for claim in notes}
    for claim, author in Verdict.objects.in_force().filter(claim__in=notes).values_list("claim", "author"):
        people[claim].add(author)
    Message.objects.bulk_create(
        Message(to_id=key, kind=Message.Kind.RECHECK, claim=claim, words=note[:500])
        for claim, note in notes.items()
        for key in people[claim.pk]
        if key is not None
    )


def tell_of_assignment(claim: Claim, *, before: int | None, to: User | None, by: User) -> None:
    """Tell the one who has the claim now, and the one who had it (their key) until now.

    What the same person has just undone, and its reader has not seen, is taken back instead: neither that it was given
    nor that it was taken is news then.
    """
    if to is not None and not _take_back(Message.Kind.TAKEN, claim=claim, to=to.pk, by=by):
        send_messages([to], Message.Kind.ASSIGNED, claim=claim, by=by)
    if before is not None and not _take_back(Message.Kind.ASSIGNED, claim=claim, to=before, by=by):
        words = f"It is with {to.get_full_name() or to} now." if to else "It is with nobody now."
        send_messages([before], Message.Kind.TAKEN, claim=claim, by=by, words=words)


def _take_back(kind: Message.Kind, *, claim: Claim, to: int, by: User) -> bool:
    """Remove the message that `by` sent a moment ago and that was neither read nor mailed; whether there was one."""
    lately = Message.objects.filter(to=to, kind=kind, claim=claim, by=by, at__gte=timezone.now() - BulkDeed.UNDOABLE)
    gone, _ = lately.filter(read_at=None, mailed_at=None).delete()
    return gone > 0


@transaction.atomic
def mark_read(of: User, *, only: Iterable[int] | None = None) -> int:
    """Mark somebody's messages read, all or those with these keys; answers how many were unread."""
    unread = Message.objects.filter(to=of, read_at=None)
    if only is not None:
        unread = unread.filter(pk__in=only)
    return unread.update(read_at=timezone.now())
