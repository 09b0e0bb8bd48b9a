"""Pages of the timeline of a claim, and of what became of one row."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from django.db import models

from claims.errors import Refused
from claims.models import Claim, Contact, Event, Evidence, Figure, Note, Prediction, Recusal, Verdict, Waiver
from claims.timeline.rows import LEDGER, Branch, Place, fetch, page_sql
from claims.timeline.words import Entry, entry_of

PAGE = 40

# The tables that belong to a claim, by the name under which the timeline knows them.
TRACKED: dict[str, type[models.Model]] = {
    "claim": Claim,
    "figure": Figure,
    "evidence": Evidence,
    "prediction": Prediction,
    "verdict": Verdict,
    "waiver": Waiver,
    "contact": Contact,
    "recusal": Recusal,
    "note": Note,
}
TABLES = {LEDGER: "Steps", **{name: str(model._meta.verbose_name).capitalize() for name, model in TRACKED.items()}}

# An array, as a subquery beside an OR would have every figure read.
_OF_EVIDENCE = """e.evidence_id = ANY(ARRAY(
    SELECT pgh_obj_id FROM claims_evidenceevent WHERE claim_id = %s
    UNION SELECT id FROM claims_evidence WHERE claim_id = %s
))"""


@dataclass(frozen=True)
class Timeline:
    """One page of entries, newest first, and where the next one begins ("" on the last)."""

    entries: list[Entry]
    next: str = ""


def _branches(claim: int, tables: Collection[str]) -> list[Branch]:
    """Rows that are gone count too: their history still names the claim."""
    found = []
    for name in (LEDGER, *TRACKED):
        if name in tables:
            column = "pgh_obj_id" if name == "claim" else "claim_id"
            found.append(Branch(name, TRACKED.get(name, Event), f"e.{column} = %s", (claim,)))
    if "figure" in tables:
        found.append(Branch("figure", Figure, _OF_EVIDENCE, (claim, claim)))
    return found


def timeline_of(
    claim: Claim,
    *,
    tables: Collection[str] = tuple(TABLES),
    by: int | None = None,
    not_by: int | None = None,
    since: datetime | None = None,
    after: str = "",
    size: int = PAGE,
    unrated: bool = False,
) -> Timeline:
    """What happened to a claim in these tables, newest first; `by` a person or `not_by` one, `since` a time. `unrated`
    leaves out what would tell how it is rated to somebody who is to rate unseen.

    One query, whatever there is, that names people and rows too. Raises Refused (400) on a cursor that isn't ours.
    """
    chosen = [name for name in TABLES if name in tables and not (unrated and name == "verdict")]
    if not chosen:
        return Timeline([])
    page = _page(_branches(claim.pk, chosen), TRACKED, size=size, after=after, by=by, not_by=not_by, since=since)
    if not unrated:
        return page
    entries = [replace(entry, note="") if entry.step in Event.RATES else entry for entry in page.entries]
    return Timeline(entries, page.next)


def changes_of(row: models.Model, *, after: str = "", size: int = PAGE) -> Timeline:
    """What became of one row of a tracked table, newest first. One query."""
    model = type(row)
    name = str(model._meta.model_name)
    branch = Branch(name, model, "e.pgh_obj_id = %s", (row.pk,))
    return _page([branch], {name: model}, size=size, after=after)


def _page(
    branches: list[Branch], by_table: dict[str, type[models.Model]], *, size: int, after: str, **narrowed: Any
) -> Timeline:
    sql, values = page_sql(branches, limit=size + 1, after=read_place(after) if after else None, **narrowed)
    rows = fetch(sql, values)
    entries = [entry_of(row, by_table) for row in rows[:size]]
    return Timeline(entries, _write_place(entries[-1]) if len(rows) > size else "")


def _write_place(entry: Entry) -> str:
    return f"{entry.at.astimezone(UTC).isoformat()}~{entry.table}~{entry.key}"


def read_place(cursor: str) -> Place:
    try:
        at, table, key = cursor.split("~")
        moment, number = datetime.fromisoformat(at), int(key)
        if moment.tzinfo is None or not 0 <= number < 2**63:
            raise ValueError(cursor)
        return Place(moment.astimezone(UTC), table, number)
    except (ValueError, OverflowError) as error:
        raise Refused(
            "This link to a page of the list is broken. Start again from the first page.", status=400
        ) from error
