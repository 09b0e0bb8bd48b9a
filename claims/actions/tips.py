"""What readers ask to be checked: taken in from outside, decided on at the desk."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from claims.errors import Refused
from claims.models import Article, Claim, Desk, Tip

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
CONTACT_KEPT = timedelta(days=90)  # an address to ask back at, where the desk has not erased it before
TOO_MANY = 429
LATER = "Send this one later: what you typed still stands below."
ONE_AT_A_TIME = 0x5449_5053  # names the lock among the database's advisory ones


@transaction.atomic
def submit_tip(*, sender: str, text: str, url: str = "", why: str = "", contact: str = "") -> Tip:
    """Keep a reader's request. `sender` is 64 hexadecimal digits that stand for where it came from.

    The same text within a day is kept once; the one that is there already is answered. Raises Refused where readers
    may not ask now, and with status 429 where this sender, or all together, have asked as often within an hour as the
    desk takes.
    """
    desk = Desk.objects.current()
    if not desk.tips_open:
        raise Refused("The desk takes no requests at the moment.", status=403)
    now = timezone.now()
    _one_at_a_time()
    _forget_senders(before=now - DAY)
    # Each half has an index: what waits at the desk, and what this sender asked.
    lately = Tip.objects.filter(Q(state=Tip.State.NEW) | Q(sender=sender), at__gte=now - DAY, text=text)
    if known := lately.first():
        return known
    if Tip.objects.filter(sender=sender, at__gte=now - HOUR).count() >= desk.tips_per_hour:
        number = f"{desk.tips_per_hour} request{'' if desk.tips_per_hour == 1 else 's'}"
        raise Refused(f"The desk takes {number} an hour from one place. {LATER}", status=TOO_MANY)
    # Those that nobody has decided on: an index has them, and a desk that reads quickly takes more.
    waiting = Tip.objects.filter(state=Tip.State.NEW, at__gte=now - HOUR).order_by("-at", "-id")
    if waiting[: settings.TIPS_PER_HOUR].count() >= settings.TIPS_PER_HOUR:
        raise Refused(f"More requests came in within this hour than the desk can read. {LATER}", status=TOO_MANY)
    return Tip.objects.create(sender=sender, text=text, url=url, why=why, contact=contact)


def _one_at_a_time() -> None:
    """Let requests wait for each other, so that many at once are counted like many in a row."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])


def _forget_senders(*, before: datetime) -> int:
    """What tells senders apart serves the limit alone; it goes after a day. Gives how many went."""
    return Tip.objects.filter(sender__gt="", at__lt=before).update(sender="")


def forget_readers() -> tuple[int, int]:
    """Erase what the desk has promised to keep no longer: e-mail addresses after CONTACT_KEPT, and what tells senders
    apart after a day. Gives how many of each went."""
    now = timezone.now()
    contacts = Tip.objects.filter(contact__gt="", at__lt=now - CONTACT_KEPT).update(contact="")
    return contacts, _forget_senders(before=now - DAY)


def _open_tip(tip: Tip) -> Tip:
    """The tip, held until the transaction ends. Raises Refused where it is decided on already."""
    locked = Tip.objects.select_for_update(of=("self",)).select_related("decided_by").get(pk=tip.pk)
    if locked.state != Tip.State.NEW:
        who = (locked.decided_by.get_full_name() or str(locked.decided_by)) if locked.decided_by else "Somebody"
        deed = "taken this in" if locked.state == Tip.State.TAKEN else "dismissed this"
        raise Refused(f"{who} has {deed} already.", status=409)
    return locked


@transaction.atomic
def take_tip(tip: Tip, *, by: User, article: Article, claim: Claim | None = None) -> Tip:
    """The desk works on it: in this article, and as this claim of it where there is one."""
    tip = _open_tip(tip)
    tip.article, tip.claim = article, claim
    return _decide(tip, Tip.State.TAKEN, by=by)


@transaction.atomic
def dismiss_tip(tip: Tip, *, by: User, reason: str) -> Tip:
    """The desk doesn't check it, and has nothing left to ask back: the reader's e-mail address goes."""
    if not reason.strip():
        raise Refused("Dismissing needs a reason.")
    tip = _open_tip(tip)
    tip.reason, tip.contact = reason, ""
    return _decide(tip, Tip.State.DISMISSED, by=by)


def _decide(tip: Tip, state: Tip.State, *, by: User) -> Tip:
    tip.state, tip.decided_by, tip.decided_at = state, by, timezone.now()
    tip.save(update_fields=["state", "article", "claim", "reason", "contact", "decided_by", "decided_at"])
    return tip
