"""Mail to each person of the desk what they have not read; for a timer that runs once an hour."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from claims.actions.digests import send_digests
from claims.management.traces import TracedCommand


class Command(TracedCommand):
    help = "Mail unread messages to whoever wants them so. Safe to repeat and safe for two at once."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.LOCAL and not settings.EMAIL_HOST:
            raise CommandError("No mail server is known: set EMAIL_HOST.")
        tally = send_digests()
        self.stdout.write(f"{tally.mails} mail(s) sent with {tally.messages} message(s).")
        if tally.unreachable:
            self.stdout.write(f"{tally.unreachable} person(s) have something unread and no e-mail address.")
        if tally.failed:
            raise CommandError(f"{tally.failed} mail(s) were not taken and will be tried again; the log says why.")
