"""Measure every page at two sizes of the database."""

import os
import platform
import statistics
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import django
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.models import Claim, Snapshot, Stage, Verdict
from claims.numbers.findings import article_findings
from claims.pages import keyset_page
from claims.seeding import seed
from claims.seeding.dense import add_dense_article
from claims.seeding.figures import fill_measure

DATABASE = "factcheck_bench"
MOST_RATIO, MOST_MS, MOST_DATABASE_MS = 1.5, 20.0, 100.0
FIGURES, MOST_CHART_MS = (290, 100_000), 300.0  # figures of one measure: each is drawn, or all in bins
Call = Callable[[], Any]


@contextmanager
def scratch_database() -> Iterator[None]:
    """Work in a new database on the same server, and drop it in the end whatever happens."""
    own = connection.settings_dict["NAME"]

    def run(statement: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)

    def turn_to(name: str) -> None:
        connection.close()
        connection.close_pool()  # type: ignore[attr-defined]
        connection.settings_dict["NAME"] = name

    run(f"DROP DATABASE IF EXISTS {DATABASE}")
    run(f"CREATE DATABASE {DATABASE}")
    turn_to(DATABASE)
    try:
        yield
    finally:
        turn_to(own)
        run(f"DROP DATABASE {DATABASE}")


def pages() -> dict[str, tuple[str, Call]]:
    """Each page and deed by name, with its kind: page, list or save."""
    reader, desk, admin = Client(), Client(), Client()
    person = User.objects.get(username="seeded-0")
    boss, _ = User.objects.get_or_create(username="bench-editor", defaults={"is_staff": True})
    boss.groups.add(Group.objects.get(name="editor"))
    desk.force_login(person)
    admin.force_login(boss)
    verdict = Verdict.objects.in_force().select_related("claim__snapshot__article").newest_first()[50]
    article = verdict.claim.snapshot.article
    claim = Claim.objects.filter(stage=Stage.OPEN).order_by("-id")[5]
    due = Claim.objects.order_by("-due_key", "-id")[60]
    deep = keyset_page(Claim.objects.filter(pk__gte=due.pk), order=("due_key", "id"), size=1).next
    queue, edit = reverse("desk:queue"), reverse("desk:claim_edit", args=[claim.pk])

    def get(client: Client, path: str, **query: Any) -> Call:
        return lambda: client.get(path, query)

    def save_claim() -> Any:
        revision = Claim.objects.values_list("revision", flat=True).get(pk=claim.pk)
        given = {"statement": f"Saved as {revision}", "kind": "figure", "claimant": "", "attribution": "nobody"}
        return lambda **how: desk.post(edit, given | {"revision": revision}, **how)

    def save_in_panel() -> Any:
        deed, panel = save_claim(), {"HX-Request": "true", "HX-Target": "panel"}
        return lambda: deed(headers=panel)

    def add_evidence() -> Any:
        path = reverse("desk:evidence_new", args=[claim.pk])
        given = {"source": "Ashford council", "title": "One more", "stance": "context", "credibility": 3}
        claim.evidence.filter(title="One more").delete()
        return lambda: desk.post(path, given)

    def take_step() -> Any:
        suggested = Claim.objects.filter(stage=Stage.SUGGESTED).order_by("-id").first()
        path = reverse("desk:step", args=[suggested.pk if suggested else 0])
        given = {"step": "accept", "revision": suggested.revision if suggested else 0}
        return lambda: desk.post(path, given)

    lists = {
        f"admin: {name}": ("page", get(admin, reverse(f"admin:claims_{name}_changelist")))
        for name in ("article", "claim", "evidence", "verdict", "event")
    }
    return {
        "home": ("page", get(reader, "/")),
        "search": ("page", get(reader, "/", q="patients")),
        "article": ("page", get(reader, article.get_absolute_url())),
        "verdict": ("page", get(reader, verdict.claim.get_absolute_url())),
        "corrections": ("page", get(reader, reverse("corrections"))),
        "queue, first page": ("list", get(desk, queue)),
        "queue, everything": ("list", get(desk, queue, view="all")),
        "queue, near the end": ("list", get(desk, queue, view="all", after=deep)),
        "queue, one stage": ("list", get(desk, queue, view="all", stage="open", order="worth")),
        "queue, search": ("list", get(desk, queue, view="all", words="patients")),
        "sheet": ("page", get(desk, claim.get_sheet_url())),
        "claim": ("page", get(desk, claim.get_desk_url())),
        "track record": ("page", get(desk, reverse("desk:track"), claimant=claim.claimant)),
        "track records, search": ("page", get(desk, reverse("desk:track"), words="council")),
        "save a claim": ("save", save_claim),
        "save a claim, panel back": ("save", save_in_panel),
        "add evidence": ("save", add_evidence),
        "take a step": ("save", take_step),
        **lists,
    }


def measure_pages(figures: int) -> dict[str, tuple[str, Call]]:
    """The pages on which a measure with so many figures is drawn."""
    desk = Client()
    desk.force_login(User.objects.get(username="seeded-0"))
    counted, claim = fill_measure(f"People on a list of {figures:,}", figures)
    return {
        "measure": ("chart", lambda: desk.get(reverse("desk:measure", args=[counted.pk]))),
        "claim on that measure": ("chart", lambda: desk.get(claim.get_desk_url())),
        "list of measures": ("chart", lambda: desk.get(reverse("desk:measures"))),
    }


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
    help = "Print the queries and the median time of every page at two sizes, from a scratch database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--sizes", default="1000,100000", help="two numbers of claims, the smaller first")
        parser.add_argument("--repeat", type=int, default=30)

    def handle(self, *args: Any, sizes: str, repeat: int, **options: Any) -> None:
        try:
            small, large = (int(size) for size in sizes.split(","))
        except ValueError as error:
            raise CommandError("--sizes takes two numbers, such as 1000,100000.") from error
        if not 500 <= small < large or repeat < 3:
            raise CommandError("--sizes grow from 500 upwards, and --repeat is at least 3.")
        settings.ALLOWED_HOSTS = ["testserver"]
        settings.SECURE_SSL_REDIRECT = False
        found: list[dict[str, tuple[int, float]]] = []
        with scratch_database():
            call_command("migrate", verbosity=0)
            call_command("loaddata", "ratings", verbosity=0)
            for more in (small, large - small):
                begun = time.perf_counter()
                seed(more)
                self.stdout.write(f"seeded {more:,} claims in {time.perf_counter() - begun:.1f} s")
                found.append({name: measure(kind, call, repeat) for name, (kind, call) in pages().items()})
            dense = measure_reasoning(add_dense_article(), repeat)
            kinds = {name: kind for name, (kind, _) in pages().items()}
            drawn = [
                {name: measure(kind, call, repeat) for name, (kind, call) in measure_pages(figures).items()}
                for figures in FIGURES
            ]
            version = connection.pg_version  # type: ignore[attr-defined]
        self._print(kinds, found, small, large)
        queries, database, whole = dense
        self.stdout.write(
            "\narticle with 200 claims and 2,000 figures: findings and comparison"
            f"\n{queries} queries, {database:.1f} ms in the database, {whole:.1f} ms in all"
            f"{'  !' if database > MOST_DATABASE_MS else ''}"
        )
        self._print_charts(drawn)
        self.stdout.write(
            f"\n{os.cpu_count()} CPUs, {platform.machine()}, Python {platform.python_version()}, "
            f"Django {django.get_version()}, PostgreSQL {version // 10000}; in-process, median of {repeat}"
        )

    def _print(self, kinds: dict[str, str], found: list[dict[str, tuple[int, float]]], small: int, large: int) -> None:
        self.stdout.write(f"\n{'page':24}{'queries':>9}{f'ms at {small:,}':>16}{f'ms at {large:,}':>16}{'ratio':>8}")
        for name, (queries, before) in found[0].items():
            after_queries, after = found[1][name]
            ratio = after / before
            over = ratio > MOST_RATIO or queries != after_queries or (kinds[name] != "page" and after > MOST_MS)
            counted = str(queries) if queries == after_queries else f"{queries}≠{after_queries}"
            self.stdout.write(f"{name:24}{counted:>9}{before:>16.1f}{after:>16.1f}{ratio:>8.2f}{'  !' if over else ''}")

    def _print_charts(self, drawn: list[dict[str, tuple[int, float]]]) -> None:
        few, many = FIGURES
        self.stdout.write(f"\n{'figures on one measure':24}{'queries':>9}{f'ms at {few:,}':>16}{f'ms at {many:,}':>16}")
        for name, (queries, before) in drawn[0].items():
            after_queries, after = drawn[1][name]
            counted = str(queries) if queries == after_queries else f"{queries}, {after_queries}"
            over = "  !" if max(before, after) > MOST_CHART_MS else ""
            self.stdout.write(f"{name:24}{counted:>9}{before:>16.1f}{after:>16.1f}{over}")
