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
# What is read here of a record, where it has it; the first two are in each.
SHAPE = {"version": int, "published_at": str, "format": int, "claim": dict, "supersedes": str, "previous": str}


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
    proof, walk = Proof(), _Walk(alone=claim is not None)
    for row in _rows(claim):
        if why := _wrong_in_itself(row) or _wrong_in_claim(row) or walk.wrong_in_chain(row):
            proof.failure = Failure(row["claim_id"], row["version"], row["published_at"], why)
            return proof
        proof.passed += 1
        proof.newest = row["fingerprint"]
    proof.failure = _lost(claim)
    return proof


def began_before(at: datetime) -> bool:
    """Whether the desk's chain had a record already at this time, so that what was published then names its
    predecessor. One query, which the first chained record answers."""
    return Verdict.objects.published().filter(record__has_key="previous", published_at__lt=at).exists()


def _rows(claim: int | None) -> Iterator[dict[str, Any]]:
    """Each published record with the claim's uid and the fingerprint of its version before, with how often the claim
    was published by the table of records and by the ledger, and with the last that the ledger has readers see of it."""
    published = Verdict.objects.published()
    of_claim = published.filter(claim=OuterRef("claim")).order_by()
    ledger = Event.objects.filter(claim=OuterRef("claim"))
    told = ledger.filter(step="publish").order_by()
    before = of_claim.filter(version__lt=OuterRef("version")).order_by("-version")

    def number(rows: QuerySet) -> Coalesce:
        return Coalesce(Subquery(rows.values("claim").annotate(n=Count("pk")).values("n")), 0)

    rows = published.annotate(
        before=Subquery(before.values("fingerprint")[:1]),
        before_at=Subquery(before.values("published_at")[:1]),
        replaced=Exists(of_claim.filter(version__gt=OuterRef("version"))),
        kept=number(of_claim),
        told=number(told),
        # By their keys: deeds on one claim come one after another, whatever the clocks of the machines say.
        last=Subquery(ledger.filter(step__in=("publish", "retract")).order_by("-pk").values("step")[:1]),
    )
    if claim is not None:
        rows = rows.filter(claim=claim)
    names = (
        "claim_id", "claim__uid", "version", "fingerprint", "published_at", "record", "in_force", "before", "before_at",
        "replaced", "kept", "told", "last",
    )  # fmt: skip
    return rows.order_by("published_at", "pk").values(*names).iterator(chunk_size=AT_ONCE)


def _wrong_in_itself(row: dict[str, Any]) -> str:
    record = row["record"]
    if fingerprint_of(record) != row["fingerprint"]:
        return "the fingerprint does not match the content"
    at = _moment_of(record)
    if at is None:
        return "the record can't be read"
    if record["version"] != row["version"]:
        return f"the record says that it is version {record['version']}"
    if at != row["published_at"]:
        return f"the record says that it was published at {record['published_at']}"
    if record.get("claim", {}).get("uid", str(row["claim__uid"])) != str(row["claim__uid"]):
        return "the record is of another claim"
    if record.get("format", 1) >= CHAINED and "previous" not in record:
        return "the record names no predecessor"
    return ""


def _moment_of(record: Any) -> datetime | None:
    """When the record says that it was published; none where it isn't in the shape that all formats share."""
    if not isinstance(record, dict) or not {"version", "published_at"} <= record.keys():
        return None
    if not all(isinstance(record[name], kind) for name, kind in SHAPE.items() if name in record):
        return None
    try:
        return datetime.fromisoformat(record["published_at"])
    except ValueError:
        return None


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
    if row["replaced"]:
        return "it is in force, and a later version replaces it" if row["in_force"] else ""
    if row["in_force"] and row["last"] == "retract":
        return "it is in force, and the ledger tells of its retraction"
    if not row["in_force"] and row["last"] != "retract":
        return "it is out of force, and the ledger has no event of its retraction"
    return ""


@dataclass
class _Walk:
    """How far the chain was followed: `tip` is the last chained record, none before the first. `alone` where the
    records of other claims are not read."""

    alone: bool
    tip: str | None = None

    def wrong_in_chain(self, row: dict[str, Any]) -> str:
        """Why this record, the next by publication, does not continue the chain; "" where it does, or is from before
        its beginning."""
        record = row["record"]
        if "previous" not in record:
            begun = began_before(row["published_at"]) if self.alone else self.tip is not None
            return "the record names no predecessor, though the chain had begun" if begun else ""
        before, self.tip = self.tip, row["fingerprint"]
        previous = record["previous"]
        if previous == before or (not previous and before is None):
            return ""
        known = bool(previous) and Verdict.objects.published().filter(fingerprint=previous).exists()
        if known and (self.alone or before is None):
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
