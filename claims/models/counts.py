"""Counting up to a bound, so that a count costs the same however many there are."""

from typing import Any

from django.db import models

COUNTED = 100  # beyond this a count says "99+"


class CountUpTo(models.Subquery):
    """How many rows a query has, 100 at most: hand it a queryset in the order of an index."""

    template = "(SELECT count(*) FROM (%(subquery)s) AS counted)"
    output_field = models.IntegerField()

    def __init__(self, queryset: models.QuerySet, **extra: Any) -> None:
        super().__init__(queryset.values("pk")[:COUNTED], **extra)


def capped(count: int) -> str:
    """The count as pages show it: 7, or 99+."""
    return "99+" if count >= COUNTED else str(count)
