"""A changed row in readable words: the fields' own labels, choices as they are shown, ranges and days in words."""

import json
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.contrib.postgres.fields import DateRangeField, DecimalRangeField
from django.db import models
from django.urls import Resolver404, resolve
from django.utils import timezone

from claims.days import short_day
from claims.figures.bands import Band
from claims.figures.wording import amount
from claims.models import Correction, Event, Stage
from claims.timeline.rows import LEDGER, NAME, kept_fields

# Worked out from other fields, kept for other machines, or said by the entry itself.
UNSAID = {
    "id", "uid", "created_at", "updated_at", "at", "by", "claim", "common", "fingerprint", "rests_on", "rests_measure",
    "rests_as_of", "covers", "resolved_at",
}  # fmt: skip
LONGEST = 600  # characters of one value that are shown
DONE = {"insert": "added", "update": "changed", "delete": "removed"}

# By what column a row is named among those of its table.
TITLES = {
    "evidence": "title",
    "figure": f"{NAME}evidence_id",
    "waiver": f"{NAME}rule_id",
    "contact": "whom",
    "prediction": "starts_with",
    "recusal": f"{NAME}user_id",
    "note": "body",
}

# The page or command through which a change came, by the name of its view; others say it by their address.
PAGES = {
    "desk:bulk": "bulk in the queue",
    "desk:scan": "the article’s sheet",
    "desk:claim_new": "the article’s sheet",
    "desk:article_new": "a new article",
}


@dataclass(frozen=True)
class Change:
    """One field before and after, in words; empty where there was or is nothing."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    """One line of the timeline: a step or deed of the ledger, or what became of one row.

    `who` is empty where nobody was signed in; `nobody` then says in the ledger what did it. `through` is empty in the
    ledger, which does not say it. `whole` tells that the changes are all that a row said when it came or went. `step`
    is the ledger's own name.
    """

    at: datetime
    table: str
    key: int
    said: str
    who: str
    title: str = ""
    note: str = ""
    through: str = ""
    stage: str = ""
    nobody: str = ""
    whole: bool = False
    step: str = ""
    changes: list[Change] = field(default_factory=list)

    @property
    def letter(self) -> str:
        return Stage(self.stage).letter if self.stage else ""


def entry_of(row: tuple[Any, ...], models_by_table: dict[str, type[models.Model]]) -> Entry:
    table, key, at, label, then, later, _, context, who = row
    then, later, context = (json.loads(value) if isinstance(value, str) else value for value in (then, later, context))
    if table == LEDGER:
        event = Event(step=label, to_stage=then["stage"])
        said = event.said
        if then["correction"] in Correction.values:
            said += f": {Correction(then['correction']).label.lower()}"
        return Entry(
            at, table, key, said, who or "", note=then["note"], stage=then["stage"], nobody=event.nobody, step=label
        )
    model = models_by_table[table]
    before, after = {"insert": ({}, then), "update": (then, later or {}), "delete": (then, {})}[label]
    what = f"version {then['version']} of the verdict" if table == "verdict" else str(model._meta.verbose_name)
    said = f"{what.capitalize()} {DONE[label]}"
    title = (after or before).get(TITLES.get(table, "")) or ""
    return Entry(
        at, table, key, said, who or "", title=_cut(title), through=through(context), whole=label != "update",
        changes=changes_between(model, before, after),
    )  # fmt: skip


def changes_between(model: type[models.Model], before: dict[str, Any], after: dict[str, Any]) -> list[Change]:
    """The fields that differ, in the model's order; of a row that came or went all that said something."""
    found = []
    for item in kept_fields(model):
        column = item.column
        if item.name in UNSAID or before.get(column) == after.get(column):
            continue
        words = [_cut(words_of(item, row)) for row in (before, after)]
        if any(words):
            found.append(Change(_label(item), *words))
    return found


def _label(item: Any) -> str:
    words = str(item.verbose_name)
    return words[:1].upper() + words[1:]


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


def words_of(item: Any, row: dict[str, Any]) -> str:
    """A field's value, kept as PostgreSQL's text, in words; "" where there is none."""
    text = row.get(item.column)
    if text is None or text == "":
        return ""
    if item.is_relation:
        return row.get(NAME + item.column) or f"#{text}"
    if item.flatchoices:
        return str(dict(item.flatchoices).get(text, text))
    if isinstance(item, models.BooleanField):
        return "yes" if text == "true" else "no"
    if isinstance(item, models.DecimalField):
        return amount(text)
    if isinstance(item, DecimalRangeField):
        return band_words(text)
    if isinstance(item, DateRangeField):
        return window_words(text)
    if isinstance(item, models.DateTimeField):
        return _moment(datetime.fromisoformat(text))
    if isinstance(item, models.DateField):
        return short_day(date.fromisoformat(text))
    if isinstance(item, models.JSONField):
        return _json_words(text)
    return str(text)


def _json_words(text: str) -> str:
    kept = json.loads(text)
    return ", ".join(str(part) for part in kept) if isinstance(kept, list) else text


def _ends(text: str) -> tuple[str, str]:
    low, _, high = text[1:-1].partition(",")
    return low.strip('"'), high.strip('"')


def band_words(text: str) -> str:
    """PostgreSQL's "[540.000000,660.000000]" as the desk says it: 540–660."""
    if text == "empty":
        return "nothing"
    low, high = (Decimal(end) if end else None for end in _ends(text))
    return Band(low, high, text[0] == "[", text[-1] == "]").describe()


def window_words(text: str) -> str:
    """PostgreSQL's "[2018-10-09,2018-11-10)" by its first and last day."""
    if text == "empty":
        return "nothing"
    first, end = (date.fromisoformat(part) if part else None for part in _ends(text))
    last = end - timedelta(days=1) if end and text[-1] == ")" else end
    return f"{short_day(first) if first else 'any day'} to {short_day(last) if last else 'any day'}"


def _moment(moment: datetime) -> str:
    local = timezone.localtime(moment)
    return f"{short_day(local)}, {local:%H:%M}"


def through(context: dict[str, Any] | None) -> str:
    """The page or command of a change, from what was kept beside it; a change without any was made in SQL."""
    if not context:
        return "outside the app"
    if context.get("command"):
        return f"the command {context['command']}"
    address = str(context.get("url") or "")
    view = context.get("view") or _view_of(address)
    if view in PAGES:
        return PAGES[view]
    if view.startswith("admin:") or address.startswith("/admin/"):
        return "the admin"
    if view.startswith("desk:"):
        on_claim = address.startswith(("/desk/claims/", "/desk/evidence/"))
        return "the claim’s page" if on_claim else "the desk"
    return address or "outside the app"


def _view_of(address: str) -> str:
    try:
        return resolve(address).view_name or ""
    except Resolver404:
        return ""
