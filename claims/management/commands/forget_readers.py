"""Keep what the page for readers' requests promises; for a timer that runs once a day."""

from typing import Any

from claims.actions import forget_readers
from claims.management.traces import TracedCommand


class Command(TracedCommand):
    help = (
        "Erase the e-mail addresses of readers whose requests are 90 days old, and what tells senders apart after a"
        " day. Safe to repeat."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        contacts, senders = forget_readers()
        self.stdout.write(f"Erased {contacts} e-mail address(es) and {senders} sender(s).")
