"""Take an article in from a text file."""

from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import CommandError
from django.utils.dateparse import parse_date, parse_datetime

from claims.actions import add_article
from claims.errors import Refused
from claims.management.traces import TracedCommand


def read_text(path: Path) -> str:
    """The file's text without a byte order mark. Raises CommandError, which names the file."""
    try:
        if path.is_dir():
            raise CommandError(f"{path}: is a directory")
        if path.stat().st_size > settings.ARTICLE_MAX_BYTES:
            raise CommandError(f"{path}: larger than {settings.ARTICLE_MAX_BYTES} bytes")
        data = path.read_bytes()
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise CommandError(f"{path}:{line}: not UTF-8") from error
    if "\0" in text:
        raise CommandError(f"{path}:{text[: text.index(chr(0))].count(chr(10)) + 1}: has a NUL character")
    if not text.strip():
        raise CommandError(f"{path}: empty")
    return text


def read_time(words: str) -> datetime:
    """A date or time in ISO 8601; UTC where it names no zone. Raises CommandError."""
    try:
        moment = parse_datetime(words)
        if moment is None and (day := parse_date(words)):
            moment = datetime(day.year, day.month, day.day)
    except ValueError as error:
        raise CommandError(f"--published-at {words}: {error}") from error
    if moment is None:
        raise CommandError(f"--published-at {words}: not a date or time in ISO 8601")
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


class Command(TracedCommand):
    help = "Take in an article from a UTF-8 text file and list the claims that its text suggests."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        for name in ("title", "publisher", "published-at"):
            parser.add_argument(f"--{name}", required=True)
        for name in ("url", "byline", "origin", "topic", "by"):
            parser.add_argument(f"--{name}", default="")
        parser.add_argument("--language", default="en")
        parser.add_argument("--retelling", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        published_at = read_time(options["published_at"])
        text = read_text(options["file"])
        by = get_user_model().objects.filter(username=options["by"]).first() if options["by"] else None
        if options["by"] and by is None:
            raise CommandError(f"--by {options['by']}: nobody has this username")
        self.for_user(by)
        kept = ("title", "publisher", "url", "byline", "origin", "topic", "language", "retelling")
        try:
            article = add_article(by=by, text=text, published_at=published_at, **{name: options[name] for name in kept})
        except Refused as error:
            raise CommandError(f"{options['file']}: {error}") from error
        snapshot = article.snapshots.latest("number")
        self.stdout.write(f"{article.slug}: snapshot {snapshot.number}, {len(snapshot.text.splitlines())} lines")
        for claim in snapshot.claims.select_related("figure").order_by("start"):
            understood = str(getattr(claim, "figure", "–"))
            self.stdout.write(f"{claim.quote[:60]!r:64} {claim.kind:10} {understood:28} {claim.worthiness:.2f}")
