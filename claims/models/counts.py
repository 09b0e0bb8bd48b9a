"""Counting up to a bound, so that a count costs the same however many there are."""

from typing import Any

from django.db import models

COUNTED = 100  # beyond this a count says "99+"


class CountUpTo(models.Subquery):
    """How many rows a query has, `most` at most: hand it a queryset in the order of an index."""

    template = "(SELECT count(*) FROM (%(subquery)s) AS counted)"
    output_field = models.IntegerField()

    def __init__(self, queryset: models.QuerySet, *, most: int = COUNTED, **extra: Any) -> None:
        super().__init__(queryset.values("pk")[:most], **extra)


def capped(count: int, most: int = COUNTED) -> str:
    """The count as pages show it: 7, or 99+."""
    return f"{most - 1:,}+" if count >= most else f"{count:,}"
