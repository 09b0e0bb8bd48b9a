"""Unread messages by mail, as often as each person wants them."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.db import connection, transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from claims.models import MailChoice, Message

LISTED = 50  # messages that one mail spells out; the inbox has the rest
# A little less than a day and an hour, so that a timer which is a minute early does not skip a turn.
PAUSE = {
    MailChoice.Often.DAILY: timedelta(hours=23, minutes=30),
    MailChoice.Often.HOURLY: timedelta(minutes=55),
}
ONE_MAIL_AT_A_TIME = 0x4D41_494C  # names the locks, one for each person, among the database's advisory ones
log = logging.getLogger(__name__)


@dataclass
class Tally:
    """How many mails went out, how many messages they took along, how many mails the server did not take, and
    how many people have something unread and no address."""

    mails: int = 0
    messages: int = 0
    failed: int = 0
    unreachable: int = 0


def send_digests(now: datetime | None = None) -> Tally:
    """Mail each person of the desk what they have not read, where their pause is over. Safe to repeat, and for two at
    once: whoever comes second leaves out the people whom the first has in hand.

    A mail that the server refuses is logged and tried again the next time.
    """
    tally = Tally()
    waiting = Message.objects.filter(read_at=None, mailed_at=None).order_by().values("to")
    waited_for = list(User.objects.filter(pk__in=waiting, is_active=True).order_by("pk"))
    people = [user for user in waited_for if user.email]
    tally.unreachable = len(waited_for) - len(people)
    MailChoice.objects.bulk_create((MailChoice(user=user) for user in people), ignore_conflicts=True)
    for user in people:
        try:
            count = _send_one(user, now or timezone.now())
        except Exception:  # whatever a mail server answers to one person, the next one still gets their mail
            log.exception("The digest for account %s was not taken.", user.pk)
            tally.failed += 1
            continue
        tally.mails += bool(count)
        tally.messages += count
    return tally


@transaction.atomic
def _send_one(user: User, now: datetime) -> int:
    """How many messages went out to this person; 0 where it isn't time, or another run has them in hand. No row is held
    while the mail server is spoken to, so that nobody waits for it who saves their settings."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [ONE_MAIL_AT_A_TIME, user.pk])
        free = cursor.fetchone()[0]
    choice = MailChoice.objects.filter(user=user).first() if free else None
    pause = PAUSE.get(MailChoice.Often(choice.often)) if choice else None
    if choice is None or pause is None or _too_soon(choice.sent_at, now, pause):
        return 0
    if not user.has_perm("claims.view_queue"):
        return 0  # what the desk says among itself goes to nobody outside
    unread = Message.objects.filter(to=user, read_at=None, mailed_at=None).order_by("at", "pk")
    messages = list(unread.select_related("by", "note", "claim"))
    if not messages:
        return 0
    digest_for(user, messages).send()
    # After the server took it: where it breaks down in between, a mail comes twice rather than never.
    Message.objects.filter(pk__in=[message.pk for message in messages]).update(mailed_at=now)
    MailChoice.objects.filter(user=user).update(sent_at=now)
    return len(messages)


def _too_soon(sent_at: datetime | None, now: datetime, pause: timedelta) -> bool:
    """A time ahead is that of a clock which was wrong, and stops nothing."""
    return sent_at is not None and timedelta() <= now - sent_at < pause


def digest_for(user: User, messages: list[Message]) -> EmailMessage:
    """Plain text, with whole addresses, and where to choose how often such mail comes."""
    count = len(messages)
    choose = settings.SITE_URL + reverse("desk:me")
    context = {
        "user": user,
        "messages": messages[:LISTED],
        "more": max(count - LISTED, 0),
        "count": count,
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "choose": choose,
    }
    return EmailMessage(
        subject=f"{count} unread message{'' if count == 1 else 's'} at {settings.SITE_NAME}",
        body=render_to_string("desk/digest.txt", context),
        to=[user.email],
        headers={"List-Unsubscribe": f"<{choose}>", "Auto-Submitted": "auto-generated"},
    )
