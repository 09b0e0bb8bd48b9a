"""Believable claims by the thousand, to see every page at size.

Up to a few thousand claims go in by the factories that the tests use, through each model's own save; more go in by
COPY, table after table. The same constraints and triggers hold for both.
"""

import random
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import Group, User
from django.db import connection, models, transaction
from factory.django import DjangoModelFactory
from psycopg.types.json import Jsonb

from claims import factories
from claims.models import (
    Article,
    Claim,
    Event,
    Evidence,
    Figure,
    Measure,
    Rating,
    Snapshot,
    Source,
    Stage,
    Verdict,
)
from claims.models.figures import band_range
from claims.records import compose_record, fingerprint_of, rating_data

CLAIMS_PER_ARTICLE = 8
BY_FACTORY = 2_000  # claims; beyond, saving row by row takes more than half a minute
FACTORY_BATCH, COPY_BATCH = 80, 4_000  # claims that are held in memory at once
PLACES = ["Ashford", "Brindle", "Calder", "Dunmore", "Elsted", "Farrow", "Glaston", "Harrow Bay", "Ilden", "Jarrow"]
THINGS = [
    ("people", "people left their homes", "People who left their homes"),
    ("people", "patients waited for a bed", "Patients who waited for a bed"),
    ("people", "teachers were hired", "Teachers hired"),
    ("things", "houses were built", "Houses built"),
    ("things", "trees were planted", "Trees planted"),
    ("tonnes", "tonnes of waste were burnt", "Waste burnt"),
    ("km", "kilometres of road were mended", "Road mended"),
    ("people", "soldiers crossed the border", "Soldiers who crossed the border"),
]
UNITS = {"tonnes": "t"}
STAGES = [
    (Stage.SUGGESTED, 30),
    (Stage.OPEN, 14),
    (Stage.IN_REVIEW, 5),
    (Stage.RETURNED, 3),
    (Stage.APPROVED, 2),
    (Stage.PUBLISHED, 30),
    (Stage.RECHECK, 2),
    (Stage.DISMISSED, 13),
    (Stage.RETRACTED, 1),
]
# The steps that led to a stage, in order, for a believable ledger.
WAY = {
    Stage.SUGGESTED: ["suggested"],
    Stage.OPEN: ["suggested", "accept"],
    Stage.IN_REVIEW: ["suggested", "accept", "submit"],
    Stage.RETURNED: ["suggested", "accept", "submit", "return"],
    Stage.APPROVED: ["suggested", "accept", "submit", "approve"],
    Stage.PUBLISHED: ["suggested", "accept", "submit", "approve", "publish"],
    Stage.RECHECK: ["suggested", "accept", "submit", "approve", "publish", "recheck"],
    Stage.DISMISSED: ["suggested", "dismiss"],
    Stage.RETRACTED: ["suggested", "accept", "submit", "approve", "publish", "retract"],
}
TARGETS = {
    "suggested": Stage.SUGGESTED,
    "accept": Stage.OPEN,
    "submit": Stage.IN_REVIEW,
    "return": Stage.RETURNED,
    "approve": Stage.APPROVED,
    "publish": Stage.PUBLISHED,
    "recheck": Stage.RECHECK,
    "dismiss": Stage.DISMISSED,
    "retract": Stage.RETRACTED,
}


@dataclass
class Seeding:
    """What all seeded claims share, and the random numbers that shape them."""

    random: random.Random
    people: list[User]
    editor: User
    sources: list[Source]
    measures: list[Measure]
    ratings: list[Rating]
    rows: dict[type[models.Model], list[dict[str, Any]]] = field(default_factory=dict)
    ids: dict[type[models.Model], Iterator[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.measure_by_pk = {measure.pk: measure for measure in self.measures}
        self.source_by_pk = {source.pk: source for source in self.sources}
        self.rating_data = {rating.pk: rating_data(rating) for rating in self.ratings}

    def add(self, model: type[models.Model], **values: Any) -> dict[str, Any]:
        values["id"] = next(self.ids[model])
        self.rows.setdefault(model, []).append(values)
        return values

    def uid(self) -> uuid.UUID:
        return uuid.UUID(int=self.random.getrandbits(128), version=4)


FACTORIES: dict[type[models.Model], type[DjangoModelFactory]] = {
    Article: factories.ArticleFactory,
    Snapshot: factories.SnapshotFactory,
    Claim: factories.ClaimFactory,
    Evidence: factories.EvidenceFactory,
    Figure: factories.FigureFactory,
    Verdict: factories.VerdictFactory,
    Event: factories.EventFactory,
}
Send = Callable[[type[models.Model], list[dict[str, Any]]], None]


def seed(count: int, *, seed: int = 1, progress: Callable[[int], Any] = lambda done: None) -> None:
    """Make `count` claims with all that belongs to them, a batch a transaction; `progress` is told of each batch."""
    first = Article.objects.count()
    with transaction.atomic():
        seeding = _prepare(random.Random(f"{seed} {first}"))
    send, most = (_save, FACTORY_BATCH) if count <= BY_FACTORY else (_copy, COPY_BATCH)
    done = batches = 0
    while done < count:
        size = min(most, count - done)
        with transaction.atomic():
            _batch(seeding, first + done // CLAIMS_PER_ARTICLE, size, send)
        done += size
        batches += 1
        # The triggers' plans were made for smaller tables; statistics make PostgreSQL plan anew.
        if done == count or batches.bit_count() == 1:
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
        progress(size)


def _batch(seeding: Seeding, number: int, size: int, send: Send) -> None:
    """`size` claims on articles numbered from `number`, made in Python and sent table after table."""
    _take_ids(seeding, size)
    for made in range(0, size, CLAIMS_PER_ARTICLE):
        _article(seeding, number + made // CLAIMS_PER_ARTICLE, min(CLAIMS_PER_ARTICLE, size - made))
    for model in FACTORIES:
        send(model, seeding.rows.pop(model, []))


def _prepare(rng: random.Random) -> Seeding:
    """The people, sources, measures and ratings that the claims refer to; found again where they were made before."""
    people = []
    for n in range(6):
        role = "editor" if n == 5 else "reviewer"
        user, made = User.objects.get_or_create(
            username=f"seeded-{n}", defaults={"first_name": "Seeded", "last_name": f"Person {n}", "password": "!"}
        )
        if made:
            user.groups.add(Group.objects.get(name=role))
        people.append(user)
    sources = [
        Source.objects.get_or_create(name=f"{place} {kind}", defaults={"kind": "agency", "reliability": "B"})[0]
        for place in PLACES
        for kind in ("Gazette", "council", "statistics office", "residents’ league")
    ]
    measures = [
        Measure.objects.get_or_create(
            name=f"{name} in {place}", defaults={"unit": UNITS.get(unit, unit), "place": place}
        )[0]
        for place in PLACES
        for unit, _, name in THINGS
    ]
    if not Rating.objects.exists():
        for label, value, tone in (("True", 3, "true"), ("Imprecise", 2, "imprecise"), ("False", 1, "false")):
            Rating.objects.create(label=label, definition=label, value=value, tone=tone)
    return Seeding(rng, people[:5], people[5], sources, measures, list(Rating.objects.all()))


def _take_ids(seeding: Seeding, size: int) -> None:
    """Reserve row numbers from each table's own sequence, as many as a batch can need."""
    need = {Article: size, Snapshot: size, Claim: size, Evidence: 2 * size, Figure: 3 * size, Verdict: size}
    with connection.cursor() as cursor:
        for model in FACTORIES:
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                [model._meta.db_table, need.get(model, 6 * size)],
            )
            seeding.ids[model] = iter([row[0] for row in cursor.fetchall()])


def _article(seeding: Seeding, number: int, claims: int) -> None:
    """One article with its text and `claims` claims on it."""
    rng = seeding.random
    day = date(2015, 1, 1) + timedelta(days=rng.randrange(4000))
    at = datetime(day.year, day.month, day.day, rng.randrange(24), tzinfo=UTC)
    place = rng.randrange(len(PLACES))
    title = f"{PLACES[place]} counts what {day.year} has brought, part {number}"
    article = seeding.add(
        Article, title=title, slug=f"seeded-{number}", publisher=f"{PLACES[place]} Gazette", byline="",
        url=f"https://gazette.example/{number}", origin="", language="en", retelling=False, published_at=at,
        created_at=at + timedelta(days=1), created_by_id=None,
    )  # fmt: skip
    text, spans = "", []
    for n in range(claims):
        kind = rng.randrange(len(THINGS))
        value = rng.randrange(20, 90_000)
        hedge = rng.choice(["", "about ", "more than "])
        quote = f"{hedge}{value:,} {THINGS[kind][1]}"
        lead = f"The council of {PLACES[place]} said in its report {n + 1} that "
        start = len(text) + len(lead)
        spans.append((start, start + len(quote), quote, kind, value, hedge.strip()))
        text += f"{lead}{quote} in {day.year}.{' ' if n % 3 else chr(10) * 2}"
    snapshot = seeding.add(
        Snapshot, article_id=article["id"], number=1, text=text, sha256=Snapshot.digest(text),
        retrieved_at=at + timedelta(days=1),
    )  # fmt: skip
    for span in spans:
        _claim(seeding, article, snapshot, place, day, span)


def _claim(seeding: Seeding, article: dict, snapshot: dict, place: int, day: date, span: tuple) -> None:
    rng = seeding.random
    start, end, quote, kind, value, hedge = span
    stage = rng.choices([stage for stage, _ in STAGES], [weight for _, weight in STAGES])[0]
    at = article["created_at"] + timedelta(minutes=rng.randrange(60))
    busy = stage not in {Stage.SUGGESTED, Stage.DISMISSED}
    author, approver = rng.sample(seeding.people, 2)
    claim = seeding.add(
        Claim, uid=seeding.uid(), snapshot_id=snapshot["id"], quote=quote, start=start, end=end,
        statement=f"{quote[0].upper()}{quote[1:]} in {PLACES[place]} in {day.year}", kind="figure",
        claimant=f"The council of {PLACES[place]}", attribution="named_organisation", made_on=day,
        worthiness=rng.randrange(101) / 100, worthiness_reasons=["states a number"], stage=str(stage),
        assigned_to_id=author.pk if busy else None,
        due_on=day + timedelta(days=rng.randrange(300)) if busy and rng.random() < 0.5 else None,
        fingerprint="", revision=1, created_at=at, updated_at=at,
    )  # fmt: skip
    measure = seeding.measures[place * len(THINGS) + kind]
    _figure(seeding, measure, value, hedge, day, claim_id=claim["id"], evidence_id=None)
    for n in range(rng.choice([1, 2]) if busy else 0):
        evidence = seeding.add(
            Evidence, uid=seeding.uid(), claim_id=claim["id"], source_id=rng.choice(seeding.sources).pk,
            title=f"Return {n + 1} for {day.year}", url=f"https://records.example/{claim['id']}/{n}",
            published_on=day + timedelta(days=30 * n), quote="The total is in its second table.",
            stance=rng.choice(["supports", "refutes", "context"]), credibility=rng.randrange(1, 7),
            primary=rng.random() < 0.5, derived_from_id=None, note="", created_at=at,
        )  # fmt: skip
        near = round(value * rng.uniform(0.6, 1.5))
        _figure(seeding, measure, near, "", day, claim_id=None, evidence_id=evidence["id"])
    if stage in WAY and "submit" in WAY[stage]:
        _verdict(seeding, article, snapshot, claim, stage, author, approver)
    before = ""
    for n, step in enumerate(WAY[stage]):
        by = {"approve": approver, "return": approver, "publish": seeding.editor, "retract": seeding.editor}
        seeding.add(
            Event, uid=seeding.uid(), claim_id=claim["id"], step=step,
            by_id=None if step == "suggested" else by.get(step, author).pk, at=at + timedelta(hours=n),
            from_stage=before, to_stage=str(TARGETS[step]), note="", fingerprint="",
        )  # fmt: skip
        before = str(TARGETS[step])


def _figure(seeding: Seeding, measure: Measure, value: int, hedge: str, day: date, **owner: Any) -> None:
    name = {"": "exact", "about": "about", "more than": "more_than"}[hedge]
    low, high = Decimal(value), None if hedge == "more than" else Decimal(value)
    seeding.add(
        Figure, uid=seeding.uid(), measure_id=measure.pk, hedge=name, low=low, high=high, unit=measure.unit, as_of=day,
        band=band_range(low, high, name), **owner,
    )  # fmt: skip


def _verdict(
    seeding: Seeding, article: dict, snapshot: dict, claim: dict, stage: Stage, author: User, approver: User
) -> None:
    rng = seeding.random
    out = stage in {Stage.PUBLISHED, Stage.RECHECK, Stage.RETRACTED}
    signed = out or stage == Stage.APPROVED
    at = claim["created_at"] + timedelta(hours=4, seconds=rng.randrange(3600))
    verdict = seeding.add(
        Verdict, uid=seeding.uid(), claim_id=claim["id"], version=1, rating_id=rng.choice(seeding.ratings).pk,
        summary="The council’s own return has the number.", reasons="We read the return for the year.",
        author_id=author.pk, approver_id=approver.pk if signed else None, record=None, fingerprint="",
        published_at=None, in_force=False, created_at=at, updated_at=at,
    )  # fmt: skip
    if out:
        record = _record(seeding, (article, snapshot), claim, verdict, (author, approver), at)
        verdict |= {
            "record": record,
            "fingerprint": fingerprint_of(record),
            "published_at": at,
            "in_force": stage != Stage.RETRACTED,
        }


def _record(
    seeding: Seeding, parents: tuple[dict, dict], claim: dict, verdict: dict, people: tuple[User, User], at: datetime
) -> dict[str, Any]:
    """The record that publishing would freeze, by the same code, from rows that are not in the database yet."""
    article, snapshot = parents
    author, approver = people
    kept = Claim(**claim)
    kept.snapshot = Snapshot(**snapshot)
    kept.snapshot.article = Article(**article)
    figures = [Figure(**row) for row in seeding.rows[Figure][-3:]]
    for figure in figures:
        figure.measure = seeding.measure_by_pk.get(figure.measure_id or 0)
    evidence = [Evidence(**row) for row in seeding.rows[Evidence][-2:] if row["claim_id"] == claim["id"]]
    for item in evidence:
        item.source = seeding.source_by_pk[item.source_id]
        given = [figure for figure in figures if figure.evidence_id == item.pk]
        item._prefetched_objects_cache = {"figures": given}  # type: ignore[attr-defined]
    return compose_record(
        kept,
        Verdict(**verdict | {"author": author}),
        figure=next(figure for figure in figures if figure.claim_id == claim["id"]),
        predictions=[],
        evidence=evidence,
        rating=seeding.rating_data[verdict["rating_id"]],
        approver=approver,
        at=at,
    )


def _save(model: type[models.Model], rows: list[dict[str, Any]]) -> None:
    """Make the rows of one table by its factory."""
    for row in rows:
        given = {}
        for name, value in row.items():
            field = model._meta.get_field(name)
            related = field.related_model if field.is_relation else None
            given[field.name] = value if related is None or value is None else related(pk=value)
        FACTORIES[model](**given)


def _copy(model: type[models.Model], rows: list[dict[str, Any]]) -> None:
    """Send rows of one table by COPY. All rows have the same columns; generated ones are not among them."""
    if not rows:
        return
    table, columns = model._meta.db_table, list(rows[0])
    names = ", ".join(f'"{name}"' for name in columns)
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in rows:
            values = (row[name] for name in columns)
            copy.write_row([Jsonb(value) if isinstance(value, dict | list) else value for value in values])
