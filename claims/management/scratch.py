"""A database to try things in, which is gone afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def scratch_database(name: str) -> Iterator[None]:
    """Work in a new, empty database of this name on the same server, and drop it in the end whatever happens."""
    own = connection.settings_dict["NAME"]

    def run(statement: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)

    def turn_to(other: str) -> None:
        connection.close()
        connection.close_pool()  # type: ignore[attr-defined]
        connection.settings_dict["NAME"] = other

    run(f"DROP DATABASE IF EXISTS {name}")
    run(f"CREATE DATABASE {name}")
    turn_to(name)
    try:
        yield
    finally:
        turn_to(own)
        run(f"DROP DATABASE {name}")
