"""The desk's records as one chain: each holds the fingerprint of what was published right before it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from claims.models import Event, Verdict
from claims.records import fingerprint_of

LOCK = 7_340_033  # of PostgreSQL's advisory locks, the one that whoever publishes holds
CHAINED = 3  # the first format whose records hold their predecessor
AT_ONCE = 2_000  # records held in memory while all are read


class Link(NamedTuple):
    """The end of the chain: a fingerprint ("" before the first record) and when its record was published."""

    fingerprint: str
    at: datetime | None


def lock_chain() -> None:
    """Hold the end of the chain until the transaction ends. One query, which waits for whoever holds it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def newest_link() -> Link:
    """What the next record names as its predecessor. One query; two before the first chained record.

    Records from before the chain are passed over once there is one in it, so that loading old ones breaks nothing.
    """
    published = Verdict.objects.published().newest_first().values_list("fingerprint", "published_at")
    newest = published.filter(record__has_key="previous").first() or published.first()
    return Link(*newest) if newest else Link("", None)


def following(before: datetime | None, now: datetime) -> datetime:
    """When what comes after `before` happens: now, but always after it, whatever this machine's clock says."""
    return max(now, before + timedelta(microseconds=1)) if before else now


@dataclass(frozen=True)
class Failure:
    """The first record that does not hold, and why. `claim` and `version` say where it is."""

    claim: int
    version: int | None
    at: datetime
    why: str

    def __str__(self) -> str:
        where = f"claim {self.claim}" + (f", version {self.version}" if self.version else "")
        return f"{where}, published {self.at:%Y-%m-%d %H:%M:%S}: {self.why}"


@dataclass
class Proof:
    """How many records passed, in the order of publication, before the first failure, where there is one."""

    passed: int = 0
    newest: str = ""
    failure: Failure | None = None


def verify_records(claim: int | None = None) -> Proof:
    """Recompute every record in the order of publication, or those of one claim, up to the first that fails.

    Reads through a cursor of the server's, so memory stays small. What the end of the chain lost shows in the ledger.
    """
    proof, tip = Proof(), None
    for row in _rows(claim):
        why = _wrong_in_itself(row) or _wrong_in_claim(row)
        if not why and "previous" in row["record"]:
            why = _wrong_in_chain(row, tip, alone=claim is not None)
            tip = row["fingerprint"]
        if why:
            proof.failure = Failure(row["claim_id"], row["version"], row["published_at"], why)
            return proof
        proof.passed += 1
        proof.newest = row["fingerprint"]
    proof.failure = _lost(claim)
    return proof


def _rows(claim: int | None) -> Iterator[dict[str, Any]]:
    """Each published record with the fingerprint of the claim's version before, and with how often the claim was
    published by the table of records and by the ledger."""
    published = Verdict.objects.published()
    of_claim = published.filter(claim=OuterRef("claim")).order_by()
    told = Event.objects.filter(claim=OuterRef("claim"), step="publish").order_by()
    before = of_claim.filter(version__lt=OuterRef("version")).order_by("-version")

    def number(rows: QuerySet) -> Coalesce:
        return Coalesce(Subquery(rows.values("claim").annotate(n=Count("pk")).values("n")), 0)

    rows = published.annotate(
        before=Subquery(before.values("fingerprint")[:1]),
        before_at=Subquery(before.values("published_at")[:1]),
        kept=number(of_claim),
        told=number(told),
    )
    if claim is not None:
        rows = rows.filter(claim=claim)
    names = (
        "claim_id", "version", "fingerprint", "published_at", "record", "before", "before_at", "kept", "told",
    )  # fmt: skip
    return rows.order_by("published_at", "pk").values(*names).iterator(chunk_size=AT_ONCE)


def _wrong_in_itself(row: dict[str, Any]) -> str:
    record = row["record"]
    if fingerprint_of(record) != row["fingerprint"]:
        return "the fingerprint does not match the content"
    if record.get("version") != row["version"]:
        return f"the record says that it is version {record.get('version')}"
    if datetime.fromisoformat(record["published_at"]) != row["published_at"]:
        return f"the record says that it was published at {record['published_at']}"
    if record.get("format", 1) >= CHAINED and "previous" not in record:
        return "the record names no predecessor"
    return ""


def _wrong_in_claim(row: dict[str, Any]) -> str:
    before = row["before"] or ""
    if row["before_at"] and row["before_at"] > row["published_at"]:
        return "the version before it was published after it"
    if row["record"].get("supersedes", "") != before:
        return (
            "it replaces another version than the one before it" if before else "the version that it replaces is gone"
        )
    if row["told"] < row["kept"]:
        return "the ledger has no event of its publication"
    if row["told"] > row["kept"]:
        return "the ledger tells of a publication whose record is gone"
    return ""


def _wrong_in_chain(row: dict[str, Any], tip: str | None, *, alone: bool) -> str:
    """`tip` is the chained record before this one, none before the first; `alone` where the others are not read."""
    previous = row["record"]["previous"]
    if previous == tip or (not previous and tip is None):
        return ""
    known = bool(previous) and Verdict.objects.published().filter(fingerprint=previous).exists()
    if known and (alone or tip is None):
        return ""
    if known or not previous:
        return "it names another predecessor than the record before it"
    return f"there is a gap: the record before it, {previous[:12]}…, is gone"


def _lost(claim: int | None) -> Failure | None:
    """A publication that the ledger tells of on a claim that has no record any more."""
    published = Verdict.objects.published().filter(claim=OuterRef("claim"))
    told = Event.objects.filter(~Exists(published), step="publish")
    if claim is not None:
        told = told.filter(claim=claim)
    event = told.order_by(F("at"), F("pk")).first()
    if event is None:
        return None
    return Failure(event.claim_id, None, event.at, "the ledger tells of a publication whose record is gone")
