"""Make believable claims, to see every page at size."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from tqdm import tqdm

from claims.management.traces import TracedCommand
from claims.seeding import seed

MOST = 10_000_000


class Command(TracedCommand):
    help = "Make N believable claims with articles, evidence, figures, verdicts and events. May be repeated."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("count", type=int, metavar="N")
        parser.add_argument("--seed", type=int, default=1, help="other numbers, other claims")

    def handle(self, *args: Any, count: int, **options: Any) -> None:
        if not 0 < count <= MOST:
            raise CommandError(f"N is a number from 1 to {MOST:,}.")
        with tqdm(total=count, unit="claim", disable=not sys.stderr.isatty()) as bar:
            seed(count, seed=options["seed"], progress=bar.update)
        self.stdout.write(f"Made {count:,} claims.")
