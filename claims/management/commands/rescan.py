"""Scan articles again, after the reading or its rules have changed."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from claims.actions import rescan
from claims.management.traces import TracedCommand
from claims.models import Article


class Command(TracedCommand):
    help = "Scan the newest text of these articles again. Nothing is suggested where a claim stands, dismissed or not."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", nargs="+", help="an article, by the last part of its address")

    def handle(self, *args: Any, slug: list[str], **options: Any) -> None:
        articles = {article.slug: article for article in Article.objects.filter(slug__in=slug)}
        missing = [name for name in slug if name not in articles]
        if missing:
            raise CommandError(f"There is no article {', '.join(missing)}; nothing was scanned.")
        for name in dict.fromkeys(slug):
            claims = rescan(articles[name], by=None)
            self.stdout.write(f"{name}: {len(claims)} new")
            for claim in claims:
                self.stdout.write(f"  {claim.quote[:60]!r:64} {claim.kind:10} {claim.worthiness:.2f}")
