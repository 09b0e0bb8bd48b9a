"""Measure every page at several sizes of the database."""

import os
import platform
import statistics
import time
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.management.pages import Call, measure_pages, pages
from claims.management.scratch import scratch_database
from claims.models import Snapshot
from claims.numbers.findings import article_findings
from claims.seeding import seed
from claims.seeding.dense import add_dense_article

DATABASE = "factcheck_bench"
MOST_RATIO, MOST_MS, MOST_DATABASE_MS, MOST_COUNT_MS = 1.5, 20.0, 100.0, 1000.0
FIGURES, MOST_CHART_MS = (290, 100_000), 300.0  # figures of one measure: each is drawn, or all in bins
Found = dict[str, tuple[int, float]]


def measure(kind: str, call: Call, repeat: int) -> tuple[int, float]:
    """How many queries the call takes, and the median of its times in ms. A save is prepared anew, unmeasured."""
    ready: Call = call if kind != "save" else lambda: None
    times = []
    queries = 0
    for turn in range(repeat + 3):
        deed = call() if kind == "save" else ready
        if turn == 1:
            with CaptureQueriesContext(connection) as captured:
                response = deed()
            queries = len(captured)
        else:
            begun = time.perf_counter()
            response = deed()
            times.append((time.perf_counter() - begun) * 1000)
        if response.status_code not in {200, 302}:
            raise CommandError(f"{response.status_code} from {response.request['PATH_INFO']}")
    return queries, statistics.median(times[2:])


def measure_reasoning(snapshot: Snapshot, repeat: int) -> tuple[int, float, float]:
    """How many queries it takes to find what does not fit together in a text, and the medians of the database's share
    of the time and of the whole, in ms."""
    spent = 0.0

    def timed(execute: Callable[..., Any], *args: Any) -> Any:
        nonlocal spent
        begun = time.perf_counter()
        try:
            return execute(*args)
        finally:
            spent += (time.perf_counter() - begun) * 1000

    with CaptureQueriesContext(connection) as captured:
        article_findings(snapshot)
    times = []
    for _ in range(repeat):
        spent, begun = 0.0, time.perf_counter()
        with connection.execute_wrapper(timed):
            article_findings(snapshot)
        times.append((spent, (time.perf_counter() - begun) * 1000))
    database, whole = (statistics.median(column) for column in zip(*times, strict=True))
    return len(captured), database, whole


class Command(BaseCommand):
    help = "Print the queries and the median time of every page at several sizes, from scratch databases."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--sizes", default="1000,100000", help="numbers of claims, the smallest first")
        parser.add_argument("--repeat", type=int, default=30)

    def handle(self, *args: Any, sizes: str, repeat: int, **options: Any) -> None:
        try:
            counts = [int(size) for size in sizes.split(",")]
        except ValueError as error:
            raise CommandError("--sizes takes numbers, such as 1000,100000.") from error
        if len(counts) < 2 or counts[0] < 500 or counts != sorted(set(counts)) or repeat < 3:
            raise CommandError("--sizes are two or more that grow from 500 upwards, and --repeat is at least 3.")
        settings.ALLOWED_HOSTS = ["testserver"]
        settings.SECURE_SSL_REDIRECT = False
        found: list[Found] = []
        for size in counts:
            with scratch_database(DATABASE):
                self._seed(size)
                calls = pages()
                found.append({name: measure(kind, call, repeat) for name, (kind, call) in calls.items()})
                if size == counts[-1]:
                    dense = measure_reasoning(add_dense_article(), repeat)
                    drawn = [
                        {name: measure(kind, call, repeat) for name, (kind, call) in measure_pages(figures).items()}
                        for figures in FIGURES
                    ]
        self._print({name: kind for name, (kind, _) in calls.items()}, found, counts)
        queries, database, whole = dense
        self.stdout.write(
            "\narticle with 200 claims and 2,000 figures: findings and comparison"
            f"\n{queries} queries, {database:.1f} ms in the database, {whole:.1f} ms in all"
            f"{'  !' if database > MOST_DATABASE_MS else ''}"
        )
        self._print_charts(drawn)
        version = connection.pg_version  # type: ignore[attr-defined]
        self.stdout.write(
            f"\n{os.cpu_count()} CPUs, {platform.machine()}, Python {platform.python_version()}, "
            f"Django {django.get_version()}, PostgreSQL {version // 10000}; in-process, median of {repeat}"
        )

    def _seed(self, size: int) -> None:
        call_command("migrate", verbosity=0)
        call_command("loaddata", "ratings", verbosity=0)
        begun = time.perf_counter()
        seed(size)
        self.stdout.write(f"seeded {size:,} claims in {time.perf_counter() - begun:.1f} s")
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")  # as the server itself does within minutes

    def _print(self, kinds: dict[str, str], found: list[Found], counts: list[int]) -> None:
        heads = "".join(f"{f'ms at {count:,}':>16}" for count in counts)
        self.stdout.write(f"\n{'page':26}{'queries':>9}{heads}{'ratio':>8}")
        for name in found[0]:
            queries = list(dict.fromkeys(at_size[name][0] for at_size in found))
            times = [at_size[name][1] for at_size in found]
            ratio = times[-1] / times[0]
            slow = {"page": False, "count": times[-1] > MOST_COUNT_MS}.get(kinds[name], times[-1] > MOST_MS)
            over = slow or len(queries) > 1 or (kinds[name] != "count" and ratio > MOST_RATIO)
            counted = "≠".join(map(str, queries))
            shown = "".join(f"{ms:>16.1f}" for ms in times)
            self.stdout.write(f"{name:26}{counted:>9}{shown}{ratio:>8.2f}{'  !' if over else ''}")

    def _print_charts(self, drawn: list[Found]) -> None:
        few, many = FIGURES
        self.stdout.write(f"\n{'figures on one measure':24}{'queries':>9}{f'ms at {few:,}':>16}{f'ms at {many:,}':>16}")
        for name, (queries, before) in drawn[0].items():
            after_queries, after = drawn[1][name]
            counted = str(queries) if queries == after_queries else f"{queries}, {after_queries}"
            over = "  !" if max(before, after) > MOST_CHART_MS else ""
            self.stdout.write(f"{name:24}{counted:>9}{before:>16.1f}{after:>16.1f}{over}")
