import os
import socket
import sys

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, transaction

from claims.management.teamwork import begin_teamwork
from claims.management.traces import TracedCommand
from claims.models import Article, Desk


class Command(TracedCommand):
    help = "Serve the desk with the Hajin story on the embedded PostgreSQL, keeping what was done since the last time."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8000))
        parser.add_argument("--reset", action="store_true", help="forget what was done and start with the story anew")
        parser.add_argument("--prepare", action="store_true", help="set everything up and don't serve")

    def handle(self, *args, port: int, reset: bool, prepare: bool, **options) -> None:
        if not settings.LOCAL:
            raise CommandError("The demo runs on the embedded database only; unset DATABASE_URL.")
        if not prepare and not is_free(port):
            raise CommandError(f"Port {port} is taken, perhaps by another demo. Choose another: PORT={port + 1}.")
        if reset:
            with connection.cursor() as cursor:
                cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        call_command("migrate", verbosity=0)
        self.name_again()
        self.stdout.write(f"\nThe desk is at http://127.0.0.1:{port}/desk/, readers’ pages at http://127.0.0.1:{port}/")
        self.stdout.write(f"Editors’ admin: http://127.0.0.1:{port}/admin/\nAccounts of this demo:")
        self.begin_or_go_on()
        least = Desk.objects.current().least_track_record
        self.stdout.write(f"Track records are shown from {least} case{'' if least == 1 else 's'} on.")
        self.stdout.write("Stop with Ctrl-C.\n")
        self.stdout.flush()
        if not prepare:
            connection.close()
            serve(port)

    @transaction.atomic
    def begin_or_go_on(self) -> None:
        """The story with its people and what they say of it: all of it or nothing, so that a start which is interrupted
        begins anew the next time."""
        begins = not Article.objects.exists()
        if begins:
            call_command("loaddata", "ratings", "hajin", verbosity=0)
            # One story has few cases, and the desk shows no track record below its minimum.
            Desk.objects.update_or_create(pk=1, defaults={"least_track_record": 1})
        call_command("create_demo_accounts", stdout=self.stdout)
        self.name_again()
        if begins:
            begin_teamwork()


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as gunicorn does
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError):
            return False
    return True


def serve(port: int) -> None:
    """Become gunicorn on 127.0.0.1; never returns."""
    gunicorn = [sys.executable, "-m", "gunicorn", "factcheck.wsgi", f"--bind=127.0.0.1:{port}"]
    os.environ["SITE_URL"] = f"http://127.0.0.1:{port}"
    os.execv(sys.executable, [*gunicorn, "--workers=2", "--threads=4", "--log-level=warning"])  # noqa: S606
