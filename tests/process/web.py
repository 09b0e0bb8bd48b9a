"""A real web process on the test database, and a hold that stops it in the middle of a transaction."""

import http.client
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import psycopg
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client

from tests.waiting import PATIENCE, wait_for

HOLD = 77_001  # the first half of the advisory locks of this test
TOKEN = "a" * 32


def environment(folder: Path) -> dict[str, str]:
    """The settings of another process on the same database, with the same secret. The database looks every tenth of a
    second whether that process is still there, and lets a transaction go whose process isn't."""
    kept = connection.settings_dict
    host = kept["HOST"]
    on_socket = not host or host.startswith("/")
    place = "" if on_socket else host + (f":{kept['PORT']}" if kept["PORT"] else "")
    query = urlencode(
        ({"host": host} if on_socket and host else {}) | {"options": "-c client_connection_check_interval=100"},
        quote_via=quote,
    )
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

    def post(self, by: User | None, path: str, form: dict[str, Any]) -> int:
        """The status of the answer to a post, 0 where the process was gone before it had one."""
        cookies = f"csrftoken={TOKEN}"
        if by is not None:
            client = Client()
            client.force_login(by)
            cookies += f"; sessionid={client.cookies['sessionid'].value}"
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
    """Let whatever writes to a table of ours wait before it commits, for whoever holds the lock; and write down each
    transaction that did commit."""
    tables = _tables()
    hold = (
        "CREATE CONSTRAINT TRIGGER hold AFTER INSERT OR UPDATE OR DELETE ON {} DEFERRABLE INITIALLY DEFERRED"
        " FOR EACH ROW EXECUTE FUNCTION hold()"
    )
    with connection.cursor() as cursor:
        cursor.execute(f"""
            CREATE TABLE held (xid xid8 PRIMARY KEY);
            CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO held VALUES (pg_current_xact_id()) ON CONFLICT DO NOTHING;
                    IF FOUND THEN
                        PERFORM pg_advisory_xact_lock({HOLD}, count(*)::int - 1) FROM held;
                    END IF;
                    RETURN NULL;
                END $$;
        """)
        for table in tables:
            cursor.execute(hold.format(f'"{table}"'))
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP FUNCTION hold() CASCADE; DROP TABLE held")


def forget_transactions() -> None:
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE held")


def transactions() -> int:
    """How many transactions have written to a table of ours since they were last forgotten."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM held")
        return int(cursor.fetchone()[0])


def _tables() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE tablename LIKE 'claims%' OR tablename LIKE 'pghistory%'")
        return [name for (name,) in cursor.fetchall()]


def _backend(after: int) -> int:
    """The database's process that waits for this lock, 0 where none does."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_locks JOIN pg_database ON pg_database.oid = database"
            " WHERE datname = current_database() AND locktype = 'advisory' AND classid = %s AND objid = %s"
            " AND NOT granted",
            [HOLD, after],
        )
        row = cursor.fetchone()
    return row[0] if row else 0


def _is_gone(backend: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_stat_activity WHERE pid = %s", [backend])
        return cursor.fetchone() is None


@contextmanager
def killed_after(count: int, kill: Callable[[], None]) -> Iterator[None]:
    """Within, start what is to be killed. It is killed once `count` transactions of it are committed and all of the
    next is written; afterwards the database has noticed."""
    forget_transactions()
    with psycopg.connect(**connection.get_connection_params(), autocommit=True) as holder:
        holder.execute("SELECT pg_advisory_lock(%s, %s)", [HOLD, count])
        yield
        backend = int(str(wait_for(lambda: _backend(count), "the wait before the commit")))
        kill()
        wait_for(lambda: _is_gone(backend), "the end of the killed process's session")


def state() -> dict[str, list[str]]:
    """Every row of ours, with their history."""
    found = {}
    with connection.cursor() as cursor:
        for table in _tables():
            cursor.execute(f'SELECT t::text FROM "{table}" AS t ORDER BY 1')
            found[table] = [row for (row,) in cursor.fetchall()]
    return found
