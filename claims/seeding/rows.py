"""The rows of an article and of all that belongs to its claims, as columns with their values."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import User

from claims.models import Article, Claim, Event, Evidence, Figure, Measure, Snapshot, Stage, Verdict
from claims.models.figures import band_range
from claims.records import compose_record, fingerprint_of, resting_on
from claims.seeding.shared import Seeding
from claims.seeding.words import PLACES, STAGES, TARGETS, THINGS, WAY


def add_article(seeding: Seeding, number: int, claims: int) -> None:
    """One article with its text and `claims` claims on it."""
    rng = seeding.random
    times = [seeding.next_moment() for _ in range(claims)]
    at = times[0] - timedelta(hours=rng.randrange(24, 48))
    day = at.date()
    place = rng.randrange(len(PLACES))
    title = f"{PLACES[place]} counts what {day.year} has brought, part {number}"
    article = seeding.add(
        Article, title=title, slug=f"seeded-{number}", publisher=f"{PLACES[place]} Gazette", byline="",
        url=f"https://gazette.example/{number}", origin="", topic=PLACES[place], language="en", retelling=False,
        published_at=at, created_at=times[0], created_by_id=None,
    )  # fmt: skip
    text, spans = "", []
    for n in range(claims):
        kind = rng.randrange(len(THINGS))
        value = rng.randrange(20, 90_000)
        hedge = rng.choice(["", "about ", "more than "])
        quote = f"{hedge}{value:,} {THINGS[kind][1]}"
        lead = f"The council of {PLACES[place]} said in its report {n + 1} that "
        start = len(text) + len(lead)
        spans.append((start, start + len(quote), quote, kind, value, hedge.strip(), lead.removesuffix(" that ")))
        text += f"{lead}{quote} in {day.year}.{' ' if n % 3 else chr(10) * 2}"
    snapshot = seeding.add(
        Snapshot, article_id=article["id"], number=1, text=text, sha256=Snapshot.digest(text),
        retrieved_at=times[0],
    )  # fmt: skip
    for span, began_at in zip(spans, times, strict=True):
        _claim(seeding, article, snapshot, place, began_at, span)


def _claim(seeding: Seeding, article: dict, snapshot: dict, place: int, at: datetime, span: tuple) -> None:
    rng = seeding.random
    start, end, quote, kind, value, hedge, lead = span
    stage = rng.choices([stage for stage, _ in STAGES], [weight for _, weight in STAGES])[0]
    day = article["published_at"].date()
    busy = stage not in {Stage.SUGGESTED, Stage.DISMISSED}
    author, approver = rng.sample(seeding.people, 2)
    claim = seeding.add(
        Claim, uid=seeding.uid(), snapshot_id=snapshot["id"], quote=quote, start=start, end=end,
        statement=f"{quote[0].upper()}{quote[1:]} in {PLACES[place]} in {day.year}", kind="figure",
        claimant=f"The council of {PLACES[place]}", attribution="named_organisation", attribution_words=lead,
        made_on=day,
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
            published_on=day - timedelta(days=30 * n), quote="The total is in its second table.", reliability="B",
            attribution="named_organisation",
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
            from_stage=before, to_stage=str(TARGETS[step]), note="", fingerprint="", correction="",
        )  # fmt: skip
        before = str(TARGETS[step])


def _figure(seeding: Seeding, measure: Measure, value: int, hedge: str, day: date, **owner: Any) -> None:
    name = {"": "exact", "about": "about", "more than": "more_than"}[hedge]
    low, high = Decimal(value), None if hedge == "more than" else Decimal(value)
    band = band_range(low, high, name, measure.unit, hedges=seeding.shares)
    seeding.add(
        Figure, uid=seeding.uid(), measure_id=measure.pk, hedge=name, low=low, high=high, unit=measure.unit, as_of=day,
        hedges_id=seeding.hedges.pk, band=band, common=band, **owner,
    )  # fmt: skip


def _verdict(
    seeding: Seeding, article: dict, snapshot: dict, claim: dict, stage: Stage, author: User, approver: User
) -> None:
    out = stage in {Stage.PUBLISHED, Stage.RECHECK, Stage.RETRACTED}
    signed = out or stage == Stage.APPROVED
    at = claim["created_at"] + timedelta(hours=WAY[Stage.PUBLISHED].index("publish"))  # as its event says
    rating = seeding.random.choice(seeding.ratings)
    verdict = seeding.add(
        Verdict, uid=seeding.uid(), claim_id=claim["id"], version=1, rating_id=rating.pk,
        summary="The council’s own return has the number.", reasons="We read the return for the year.",
        author_id=author.pk, approver_id=approver.pk if signed else None, record=None, fingerprint="",
        published_at=None, in_force=False, rests_on=None, rests_measure_id=None, rests_as_of=None, created_at=at,
        updated_at=at,
    )  # fmt: skip
    if out:
        record, resting = _record(seeding, (article, snapshot), claim, verdict, (author, approver), at)
        verdict |= resting | {
            "record": record,
            "fingerprint": fingerprint_of(record),
            "published_at": at,
            "in_force": stage != Stage.RETRACTED,
        }
        seeding.tip = verdict["fingerprint"]


def _record(
    seeding: Seeding, parents: tuple[dict, dict], claim: dict, verdict: dict, people: tuple[User, User], at: datetime
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The record that publishing would freeze and what the verdict rests on, by the same code, from rows that are not
    in the database yet."""
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
    figure = next(figure for figure in figures if figure.claim_id == claim["id"])
    record = compose_record(
        kept,
        Verdict(**verdict | {"author": author}),
        figure=figure,
        predictions=[],
        evidence=evidence,
        rating=seeding.rating_data[verdict["rating_id"]],
        scale=seeding.scale,
        approver=approver,
        at=at,
        previous=seeding.tip,
    )
    return record, resting_on(figure, evidence)
