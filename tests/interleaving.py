"""Two deeds at once, in an order that is the same each time: one stands still in the middle while the other runs."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from threading import Event, current_thread
from typing import Any

from django.db import connection, transaction
from django.utils.module_loading import import_string

from claims.errors import Refused
from claims.models import Claim

PATIENCE = 20  # seconds; far more than anything here takes
TICK = 0.02  # seconds between two looks at whether a deed waits: PostgreSQL tells nobody


@dataclass
class Party:
    """A deed in a thread of its own, on a connection of its own."""

    future: Future[Any]
    pids: list[int]

    def stands(self) -> bool:
        """Once the deed has ended or waits for a lock: whether it waits."""
        for _ in range(int(PATIENCE / TICK)):
            if wait([self.future], timeout=TICK).done:
                return False
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT count(*) FROM pg_stat_activity WHERE pid = ANY (%s) AND wait_event_type = 'Lock'",
                    [self.pids],
                )
                if cursor.fetchone()[0]:
                    return True
        raise AssertionError("The deed neither ended nor waits for a lock.")

    def outcome(self) -> Any:
        """What the deed answered, or the words with which it was refused. A deadlock is raised."""
        return self.future.result(timeout=PATIENCE)


def _start(pool: ThreadPoolExecutor, name: str, deed: Callable[[], Any]) -> Party:
    ready = Event()
    pids: list[int] = []

    def run() -> Any:
        current_thread().name = name
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                pids.append(cursor.fetchone()[0])
            ready.set()
            return deed()
        except Refused as refusal:
            return str(refusal)
        finally:
            ready.set()
            connection.close()

    party = Party(pool.submit(run), pids)
    assert ready.wait(PATIENCE)
    return party


def both(
    monkeypatch: Any, first: Callable[[], Any], second: Callable[[], Any], *, at: str, call: int = 1
) -> tuple[Any, Any, bool]:
    """What two deeds answered, or how they were refused, and whether the second had to wait for the first.

    `first` stands still where it calls what the dotted path `at` names, for the `call`th time, until `second` has ended
    or waits.
    """
    reached, go, calls = Event(), Event(), []
    real = import_string(at)

    def standing_still(*args: Any, **kwargs: Any) -> Any:
        if current_thread().name == "first":
            calls.append(1)
            if len(calls) == call:
                reached.set()
                assert go.wait(PATIENCE)
        return real(*args, **kwargs)

    monkeypatch.setattr(at, standing_still)
    with ThreadPoolExecutor(2) as pool:
        try:
            one = _start(pool, "first", first)
            one.future.add_done_callback(lambda _: reached.set())
            assert reached.wait(PATIENCE)
            assert not one.future.done(), f"The first deed never got there: {one.future.exception() or one.outcome()}"
            two = _start(pool, "second", second)
            waits = two.stands()
        finally:
            go.set()
        return one.outcome(), two.outcome(), waits


def behind(claim: Claim, *deeds: Callable[[], Any]) -> list[Any]:
    """What deeds answered that ran, each in turn, into the lock of this claim before it was let go."""
    with ThreadPoolExecutor(len(deeds)) as pool:
        with transaction.atomic():
            Claim.objects.select_for_update().get(pk=claim.pk)
            parties = []
            for deed in deeds:
                parties.append(_start(pool, "behind", deed))
                assert parties[-1].stands()
        return [party.outcome() for party in parties]
