"""Lists that cost the same on a million rows: estimated counts, bounded searches, dates without DISTINCT."""

import calendar
import datetime
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import get_fields_from_path
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator
from django.db import connection
from django.db.models import Max, Min, QuerySet
from django.utils import formats, timezone
from psycopg import sql

COUNTED_UP_TO = 10_000
YEARS_SHOWN = 200  # of a date hierarchy, the latest


class QuickPaginator(Paginator):
    """Counts exactly up to COUNTED_UP_TO rows; beyond, an unfiltered list takes PostgreSQL's own estimate.

    A filtered list stops there: page 101 of a search is better found with another word. One query in each case.
    """

    @cached_property
    def count(self) -> int:
        rows: QuerySet = self.object_list
        if rows.query.where:
            return rows.order_by()[:COUNTED_UP_TO].count()
        table = rows.model._meta.db_table
        counted = sql.SQL(
            "SELECT CASE WHEN reltuples > {most} THEN reltuples::bigint"
            " ELSE (SELECT count(*) FROM (SELECT FROM {table} LIMIT {most}) AS found) END"
            " FROM pg_class WHERE oid = {name}::regclass"
        ).format(most=sql.Literal(COUNTED_UP_TO), table=sql.Identifier(table), name=sql.Literal(table))
        with connection.cursor() as cursor:
            cursor.execute(counted.as_string())  # what keeps the history reads statements as text
            return cursor.fetchone()[0]


class QuickChangeList(ChangeList):
    """Django's list, with a date hierarchy from the first and the last date alone."""

    model_admin: Any

    def get_filters(self, request):
        """Django's, which stumbles over the last year that a date can hold."""
        if any("\0" in value for values in self.filter_params.values() for value in values):
            raise IncorrectLookupParameters("No text holds this character.")
        try:
            return super().get_filters(request)
        except (ValueError, OverflowError) as error:
            raise IncorrectLookupParameters(error) from error

    def get_results(self, request) -> None:
        try:
            super().get_results(request)
        except OverflowError as error:  # a year far out of the calendar
            raise IncorrectLookupParameters(error) from error

    def dates(self) -> dict[str, Any]:
        """What admin/date_hierarchy.html shows: years between the bounds, then all months, then all days.

        Costs one query that two index lookups answer; below the years it costs none.
        """
        name = self.date_hierarchy
        year, month, day = (self._number(f"{name}__{part}") for part in ("year", "month", "day"))
        if not year:
            years = [(str(number), {f"{name}__year": number}) for number in self._years()]
            return {"show": bool(years), "back": None, "choices": self._choices(years)}
        chosen = {f"{name}__year": year}
        if not month:
            months = [
                (formats.date_format(datetime.date(year, number, 1), "F"), {**chosen, f"{name}__month": number})
                for number in range(1, 13)
            ]
            return {"show": True, "back": self._back("All dates", {}), "choices": self._choices(months)}
        title = formats.date_format(datetime.date(year, month, 1), "YEAR_MONTH_FORMAT")
        in_month = {**chosen, f"{name}__month": month}
        if day:
            today = formats.date_format(datetime.date(year, month, day), "MONTH_DAY_FORMAT")
            return {"show": True, "back": self._back(title, in_month), "choices": [{"title": today}]}
        days = [
            (str(number), {**in_month, f"{name}__day": number})
            for number in range(1, calendar.monthrange(year, month)[1] + 1)
        ]
        return {"show": True, "back": self._back(str(year), chosen), "choices": self._choices(days)}

    def _number(self, lookup: str) -> int | None:
        """The number in the address; the list has refused already what is no date."""
        value = self.params.get(lookup)
        return int(value) if value else None

    def _years(self) -> Sequence[int]:
        model, name = self.model_admin.years_from or (None, None)
        if model is None:
            field = get_fields_from_path(self.model, self.date_hierarchy)[-1]
            model, name = field.model, field.name
        bounds = model._default_manager.order_by().aggregate(first=Min(name), last=Max(name))
        if bounds["first"] is None:
            return []
        first, last = (
            timezone.localtime(bound) if isinstance(bound, datetime.datetime) else bound
            for bound in (bounds["first"], bounds["last"])
        )
        return range(max(first.year, last.year - YEARS_SHOWN + 1), last.year + 1)

    def _choices(self, choices: list[tuple[str, dict[str, Any]]]) -> list[dict[str, str]]:
        return [self._back(title, lookups) for title, lookups in choices]

    def _back(self, title: str, lookups: dict[str, Any]) -> dict[str, str]:
        return {"title": title, "link": self.get_query_string(lookups, [f"{self.date_hierarchy}__"])}
