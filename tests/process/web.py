"""A real web process on the test database, and a hold that stops it in the middle of a transaction."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlencode

import psycopg
from django.conf import settings
from django.db import connection
from django.test import Client

HOLD = 77_001  # the first half of the advisory locks of this test
PATIENCE = 20  # seconds until whatever is waited for must have happened
TOKEN = "a" * 32


def wait_for(happened: Callable[[], object], what: str) -> object:
    """What `happened` answers once it is true. Raises AssertionError after PATIENCE."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if answer := happened():
            return answer
        time.sleep(0.02)
    raise AssertionError(f"{what} did not happen within {PATIENCE} s.")


def environment(folder: Path) -> dict[str, str]:
    """The settings of another process on the same database, with the same secret."""
    kept = connection.settings_dict
    host = kept["HOST"]
    on_socket = not host or host.startswith("/")
    place = "" if on_socket else host + (f":{kept['PORT']}" if kept["PORT"] else "")
    query = urlencode({"host": host}) if on_socket and host else ""
    who = quote(kept["USER"], safe="") + (f":{quote(kept['PASSWORD'], safe='')}" if kept["PASSWORD"] else "")
    return os.environ | {
        "DATABASE_URL": f"postgresql://{who}@{place}/{kept['NAME']}?{query}",
        "SECRET_KEY": settings.SECRET_KEY,
        "ALLOWED_HOSTS": "127.0.0.1",
        "SITE_URL": settings.SITE_URL,
        "VAR_DIR": str(folder),
        "HTTPS": "false",
    }


class Web:
    """gunicorn with one worker, which is killed and comes back."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        command = [sys.executable, "-m", "gunicorn", "factcheck.wsgi", "--preload", "--workers=1"]
        self.process = subprocess.Popen(
            [*command, f"--bind=127.0.0.1:{self.port}", "--log-level=critical"],
            cwd=settings.BASE_DIR,
            env=environment(folder),
        )
        wait_for(self.workers, "the web process's start")

    def workers(self) -> list[int]:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in children.read_text().split()] if children.exists() else []

    def kill(self) -> None:
        for pid in self.workers():
            os.kill(pid, signal.SIGKILL)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(PATIENCE)

    def post(self, user, path: str, form: dict[str, object]) -> int:
        """The status of the answer, 0 where the process was gone before it had one."""
        client = Client()
        client.force_login(user)
        cookies = f"sessionid={client.cookies['sessionid'].value}; csrftoken={TOKEN}"
        web = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            web.request(
                "POST",
                path,
                urlencode({"csrfmiddlewaretoken": TOKEN, **form}, doseq=True),
                {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"},
            )
            return web.getresponse().status
        except (http.client.HTTPException, ConnectionError):
            return 0
        finally:
            web.close()
            connection.close()


@contextmanager
def triggers() -> Iterator[None]:
    """Let an event of the ledger, and a claim that is new, wait for whoever holds their lock."""
    with connection.cursor() as cursor:
        cursor.execute(f"""
            CREATE FUNCTION hold_event() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN PERFORM pg_advisory_xact_lock({HOLD}, NEW.claim_id::int); RETURN NEW; END $$;
            CREATE FUNCTION hold_claim() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN PERFORM pg_advisory_xact_lock({HOLD}, 0); RETURN NEW; END $$;
            CREATE TRIGGER hold BEFORE INSERT ON claims_event FOR EACH ROW EXECUTE FUNCTION hold_event();
            CREATE TRIGGER hold AFTER INSERT ON claims_claim FOR EACH ROW EXECUTE FUNCTION hold_claim();
        """)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("""
                DROP TRIGGER hold ON claims_event; DROP TRIGGER hold ON claims_claim;
                DROP FUNCTION hold_event(); DROP FUNCTION hold_claim();
            """)


def _backend(key: int) -> int:
    """The database's process that waits for this lock, 0 where none does."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND classid = %s AND objid = %s AND NOT granted",
            [HOLD, key],
        )
        row = cursor.fetchone()
    return row[0] if row else 0


def _is_gone(backend: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_stat_activity WHERE pid = %s", [backend])
        return cursor.fetchone() is None


@contextmanager
def killed_at(key: int, kill: Callable[[], None]) -> Iterator[None]:
    """Within, start what is to be killed. It is killed once it waits for the lock of `key`; afterwards the database
    has noticed."""
    with psycopg.connect(**connection.get_connection_params(), autocommit=True) as holder:
        holder.execute("SELECT pg_advisory_lock(%s, %s)", [HOLD, key])
        yield
        backend = int(str(wait_for(lambda: _backend(key), "the wait in mid-transaction")))
        kill()
    wait_for(lambda: _is_gone(backend), "the end of the killed process's session")


def state() -> dict[str, list[str]]:
    """Every row of ours, with their history."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE tablename LIKE 'claims%' OR tablename LIKE 'pghistory%'")
        tables = [name for (name,) in cursor.fetchall()]
        found = {}
        for table in tables:
            cursor.execute(f'SELECT t::text FROM "{table}" AS t ORDER BY 1')
            found[table] = [row for (row,) in cursor.fetchall()]
    return found
