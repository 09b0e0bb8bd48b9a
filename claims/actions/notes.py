"""What people say to each other about a claim."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet, Value
from django.db.models.functions import Lower
from django.utils import timezone

from claims.actions.messages import send_messages
from claims.errors import Refused
from claims.models import Claim, Message, Note
from claims.text.mentions import chosen, mentions

AGAIN = timedelta(minutes=1)  # within it the same words are a form that was sent twice
MENTIONED = 20  # more people than that are no longer spoken to but shouted at


@dataclass(frozen=True)
class Posted:
    """A note as it was kept; `unheard` says, a sentence each, who of those it speaks to was not told, and why."""

    note: Note
    unheard: list[str]


@transaction.atomic
def add_note(
    claim: Claim, *, by: User, body: str, quote: str = "", answers: Note | None = None, reopening: bool = False
) -> Posted:
    """A note on the claim, on some words of it, or an answer in the thread of the note `answers`, which it opens again
    where it is resolved and `reopening` is asked for.

    Whoever it speaks to (@name) gets a message, and in a thread all who wrote in it before. A name that is nobody's at
    the desk is no error. The same words sent again at once are the note that is there. Raises Refused where the thread
    is gone, resolved or of another claim.
    """
    User.objects.select_for_update(of=("self",), no_key=True).get(pk=by.pk)  # of two at once the second finds the first
    thread = _open_thread(claim, answers, reopening=reopening) if answers else None
    given = {"claim": claim, "parent": thread, "body": body, "quote": "" if thread else quote, "by": by}
    if known := Note.objects.filter(**given, at__gte=timezone.now() - AGAIN).first():
        return Posted(known, _spoken_to(body)[1])
    note = Note.objects.create(**given)
    heard, unheard = _spoken_to(body)
    send_messages(heard, Message.Kind.MENTION, claim=claim, by=by, note=note)
    if thread:
        before = {thread.by_id, *thread.answers.exclude(pk=note.pk).values_list("by", flat=True)}
        told = {person.pk for person in heard}
        send_messages(sorted(before - told), Message.Kind.ANSWER, claim=claim, by=by, note=note)
    return Posted(note, unheard)


def _open_thread(claim: Claim, answers: Note, *, reopening: bool) -> Note:
    thread = _locked(answers.parent_id or answers.pk)
    if thread.claim_id != claim.pk:
        raise Refused("This note belongs to another claim.")
    if thread.resolved_at is not None:
        if not reopening:
            raise Refused("This thread was resolved meanwhile. Your answer stands in it still, unposted.", status=409)
        _set_resolved(thread, None)
    return thread


def _set_resolved(thread: Note, by: User | None) -> None:
    thread.resolved_by, thread.resolved_at = by, timezone.now() if by else None
    thread.save(update_fields=["resolved_by", "resolved_at"])


def _locked(pk: int) -> Note:
    note = Note.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    if note is None:
        raise Refused("This note is gone: its author took it back.", status=409)
    return note


def _spoken_to(body: str) -> tuple[list[User], list[str]]:
    """Those of the desk that a note speaks to, and why others are not told. Two queries for each person."""
    wanted = mentions(body)
    # Folded by the database on both sides: Python makes two letters of a capital İ.
    folded = [Lower(Value(name)) for name in {name for names in wanted[:MENTIONED] for name in names}]
    named: QuerySet[User] = User.objects.alias(folded=Lower("username")).filter(folded__in=folded)
    accounts = {user.username: user for user in named}
    heard, unheard = [], []
    for names in wanted[:MENTIONED]:
        name = chosen(names, accounts)
        if not name:
            unheard.append(f"Nobody here is called @{names[-1]}.")
        elif not accounts[name].has_perm("claims.view_queue"):
            unheard.append(f"@{name} doesn’t work at the desk, so they were not told.")
        else:
            heard.append(accounts[name])
    if len(wanted) > MENTIONED:
        unheard.append(f"Only the first {MENTIONED} people were told.")
    return heard, unheard


@transaction.atomic
def resolve_note(note: Note, *, by: User) -> Note:
    """Call a thread done. Raises Refused on an answer and on a thread that is done already."""
    note = _locked(note.pk)
    if note.parent_id:
        raise Refused("Only a whole thread is resolved.")
    if note.resolved_at is not None:
        raise Refused("Somebody has resolved this thread already.", status=409)
    _set_resolved(note, by)
    return note


@transaction.atomic
def reopen_note(note: Note, *, by: User) -> Note:
    note = _locked(note.pk)
    if note.resolved_at is None:
        raise Refused("This thread is open already.", status=409)
    _set_resolved(note, None)
    return note


@transaction.atomic
def remove_note(note: Note, *, by: User) -> None:
    """Take one's own note back, as long as nobody answered it; the messages about it go with it."""
    note = _locked(note.pk)
    if note.by_id != by.pk:
        raise Refused("Only its author takes a note back.", status=403)
    if note.answers.exists():
        raise Refused("Somebody has answered this note, so it stays.", status=409)
    note.delete()
