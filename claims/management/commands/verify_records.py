"""Check that what was published is what stands there."""

from argparse import ArgumentParser
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from claims.chain import verify_records
from claims.models import Claim


class Command(BaseCommand):
    help = "Recompute every published record in the order of publication and name the first that fails, with status 1."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--claim", type=int, metavar="PK", help="only the records of this claim")

    def handle(self, *args: Any, claim: int | None, **options: Any) -> None:
        if claim is not None and not Claim.objects.filter(pk=claim).exists():
            raise CommandError(f"There is no claim {claim}.")
        began = monotonic()
        with transaction.atomic():  # one cursor, held by the server
            proof = verify_records(claim)
        seconds = monotonic() - began
        if proof.failure:
            raise CommandError(f"{proof.failure}\n{proof.passed:,} records before it passed.")
        self.stdout.write(f"{proof.passed:,} records passed in {seconds:.1f} s.")
        if proof.newest:
            self.stdout.write(f"Newest: {proof.newest}")
