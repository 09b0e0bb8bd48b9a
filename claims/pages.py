"""How a page is answered: whole or as the one partial that htmx swaps, and in pages of a keyset."""

import base64
import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import BooleanField, F, Func, GeneratedField, Model, QuerySet, Value
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.cache import patch_vary_headers
from django.utils.functional import SimpleLazyObject
from django_htmx.middleware import HtmxDetails

from claims.errors import Refused
from claims.models import Desk, Message, Tip
from claims.models.counts import CountUpTo, capped

THEMES = ("auto", "light", "dark")
LONGEST_CURSOR = 2000  # characters; a name in one may have 200 letters of four bytes


def appearance(request: HttpRequest) -> dict[str, Any]:
    """What every template may show: the site's name and address, and the reader's choice of light or dark."""
    chosen = request.COOKIES.get("theme", "auto")
    return {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "theme": chosen if chosen in THEMES else "auto",
    }


def waiting(request: HttpRequest) -> dict[str, Any]:
    """What the frames of pages say is waiting. Each is asked of the database only where a template prints it, so that
    fragments, which have no frame, cost nothing."""
    return {
        "inbox": SimpleLazyObject(lambda: _inbox(request.user.pk or 0)),
        "tips_open": SimpleLazyObject(lambda: Desk.objects.values_list("tips_open", flat=True).first() is not False),
    }


def _inbox(reader: int) -> dict[str, str]:
    """How many messages the person with this key has not read, and how many requests of readers wait: each up to 99+,
    and empty where there is none. One query."""
    unread = Message.objects.filter(to=reader, read_at=None).order_by()
    tips = Tip.objects.filter(state=Tip.State.NEW).order_by("-at", "-id")
    row = User.objects.filter(pk=reader).values_list(CountUpTo(unread), CountUpTo(tips)).first()
    names = ("unread", "tips")
    return {name: capped(count) if count else "" for name, count in zip(names, row or (0, 0), strict=True)}


def render_page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    partials: Collection[str] = (),
    status: int = 200,
) -> TemplateResponse:
    """Render a page, or the one partial of it that htmx will swap in.

    A partial is named after the id of its outermost element, which is the id that htmx sends as
    HX-Target. Only the names in `partials` can be asked for; every other request (no JavaScript,
    boosted link, history restore) gets the whole page.
    """
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]
    if htmx and not htmx.history_restore_request and htmx.target in partials:
        template = f"{template}#{htmx.target}"
    response = TemplateResponse(request, template, context, status=status)
    patch_vary_headers(response, ["HX-Request", "HX-Target", "Cookie"])  # a cookie keeps light or dark
    return response


@dataclass(frozen=True)
class Page:
    """One page of rows, and the cursor of the next one ("" on the last)."""

    rows: list[Any]
    next: str


def _stored_field(model: type[Model], name: str) -> Any:
    """The field that a column's values have; a generated column's is inside it."""
    field = model._meta.get_field(name)
    return field.output_field if isinstance(field, GeneratedField) else field


class _RowAfter(Func):
    """(a, b) > (x, y) as PostgreSQL compares rows, which one index answers; an AND-OR of columns would not be."""

    output_field = BooleanField()

    def __init__(self, columns: list[str], values: list[Any], model: type[Model], *, descending: bool) -> None:
        sides: list[Any] = [F(name) for name in columns]
        sides += [Value(value, _stored_field(model, name)) for name, value in zip(columns, values, strict=True)]
        half = ", ".join(["%s"] * len(columns))
        self.row_template = f"({half}) {'<' if descending else '>'} ({half})"
        super().__init__(*sides)

    def as_sql(self, compiler: Any, connection: Any, *args: Any, **extra: Any) -> Any:
        parts, params = [], []
        for expression in self.source_expressions:
            sql, values = compiler.compile(expression)
            parts.append(sql)
            params += values
        return self.row_template % tuple(parts), params


def keyset_page(queryset: QuerySet, *, order: tuple[str, ...], after: str = "", size: int = 25) -> Page:
    """The `size` rows that follow the cursor `after`, in `order`: fields without nulls, the last one unique, all
    ascending or all descending ("-id"). One query that an index on these fields answers alike on every page.

    Raises Refused (400) on a cursor that isn't one of ours.
    """
    descending = order[0].startswith("-")
    columns = [name.removeprefix("-") for name in order]
    if after:
        values = _read_cursor(after, queryset.model, columns)
        queryset = queryset.filter(_RowAfter(columns, values, queryset.model, descending=descending))
    rows = list(queryset.order_by(*order)[: size + 1])
    more = len(rows) > size
    rows = rows[:size]
    return Page(rows, _write_cursor([getattr(rows[-1], name) for name in columns]) if more else "")


def _write_cursor(values: list[Any]) -> str:
    plain = [value.isoformat() if isinstance(value, date | datetime) else value for value in values]
    return base64.urlsafe_b64encode(json.dumps(plain, ensure_ascii=False).encode()).decode().rstrip("=")


def _read_cursor(cursor: str, model: type[Model], columns: list[str]) -> list[Any]:
    try:
        if len(cursor) > LONGEST_CURSOR:
            raise ValueError(cursor)
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if not isinstance(values, list) or len(values) != len(columns):
            raise ValueError(cursor)
        read = [_stored_field(model, name).to_python(value) for name, value in zip(columns, values, strict=True)]
        if any(value is None or (isinstance(value, int) and abs(value) >= 2**63) for value in read):
            raise ValueError(cursor)
        if any(isinstance(value, datetime) and value.tzinfo is None for value in read):
            raise ValueError(cursor)
        if any(isinstance(value, str) and b"\0" in value.encode() for value in read):  # which half a character fails
            raise ValueError(cursor)
        # The database takes no zone that leads out of the years 1 to 9999.
        read = [value.astimezone(UTC) if isinstance(value, datetime) else value for value in read]
    except (ValueError, TypeError, ValidationError, OverflowError, RecursionError) as error:
        raise Refused(
            "This link to a page of the list is broken. Start again from the first page.", status=400
        ) from error
    return read
