"""The watch: send to recheck what has fallen due or aged, and notice what was changed past the desk. Run it daily;
running it again does nothing more."""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Any

from django.utils import timezone

from claims.actions import notice_voids, sound_alarms, unnoticed_voids
from claims.actions.watch import Told
from claims.management.traces import TracedCommand
from claims.models import Claim, Stage
from claims.models.checks import FIRST_DAY, LAST_DAY
from claims.numbers.ageing import WATCHED, Reason, aged
from claims.numbers.due import fallen_due


def day_of(typed: str) -> date:
    try:
        day = date.fromisoformat(typed)
    except ValueError as error:
        raise ArgumentTypeError(f"{typed!r} is no day; it reads like 2018-11-10.") from error
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ArgumentTypeError(f"Give a day from {FIRST_DAY.year} to {LAST_DAY.year}.")
    return day


def tell(reasons: Mapping[int, list[Reason]]) -> Iterator[Told]:
    """A transaction for each claim: whatever ends the run, what was done is done whole."""
    for key, of_claim in reasons.items():
        yield from sound_alarms({key: of_claim})


class WouldTell:
    """What `tell` would answer, with nothing written: what would be sent once is there already the next time."""

    def __init__(self) -> None:
        self._sent: set[int] = set()

    def __call__(self, reasons: Mapping[int, list[Reason]]) -> list[Told]:
        told = []
        for claim in Claim.objects.filter(pk__in=reasons, stage__in=WATCHED).only("stage").order_by("pk"):
            told.append(Told(claim, reasons[claim.pk], claim.stage == Stage.PUBLISHED and claim.pk not in self._sent))
            self._sent.add(claim.pk)
        return told


class Command(TracedCommand):
    help = (
        "Send published claims to recheck whose clocks have fallen due, or whose verdicts a later figure has aged,"
        " and tell whose sign-off a change by SQL has voided."
        " Each reason is told once, so it is safe to repeat."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="say what would be done, and change nothing")
        parser.add_argument("--day", type=day_of, help="the day on which clocks are read, such as 2018-11-10: today")

    def handle(self, *args: Any, dry_run: bool, day: date | None, **options: Any) -> None:
        telling = WouldTell() if dry_run else tell
        sent = noted = 0
        for reasons in chain(fallen_due(day or timezone.localdate()), aged()):
            for told in telling(reasons):
                sent, noted = sent + told.sent, noted + (not told.sent)
                self.stdout.write(f"Claim {told.claim.pk}, {'to recheck' if told.sent else 'noted'}: {told.note}")
        # Of what is only looked at, `voided_at` is as it was before.
        for claim in unnoticed_voids() if dry_run else notice_voids():
            void = (claim.voided_at is None) == dry_run
            self.stdout.write(f"Claim {claim.pk}: what was submitted {'no longer holds' if void else 'holds again'}.")
        self.stdout.write(
            f"{'Would send' if dry_run else 'Sent'} {sent} to recheck, and"
            f" {'note' if dry_run else 'noted'} more reasons on {noted} that are there already."
        )
