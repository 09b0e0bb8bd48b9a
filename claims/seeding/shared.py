"""What all seeded claims share."""

import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.auth.models import Group, User
from django.db import models
from django.utils import timezone

from claims.chain import newest_link
from claims.models import HedgeTable, Measure, Rating, Source, Stage
from claims.records import rating_data, scale_data
from claims.seeding.words import PLACES, THINGS, UNITS, WAY

FIRST_DAY = datetime(2015, 1, 1, tzinfo=UTC)


@dataclass
class Seeding:
    """What all seeded claims share, and the random numbers that shape them.

    Claims begin one after the other from `since`, `step` apart, so that their records follow one another in one chain,
    whose end is `tip`.
    """

    random: random.Random
    people: list[User]
    editor: User
    sources: list[Source]
    measures: list[Measure]
    ratings: list[Rating]
    hedges: HedgeTable
    tip: str
    since: datetime
    step: timedelta
    rows: dict[type[models.Model], list[dict[str, Any]]] = field(default_factory=dict)
    ids: dict[type[models.Model], Iterator[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.measure_by_pk = {measure.pk: measure for measure in self.measures}
        self.source_by_pk = {source.pk: source for source in self.sources}
        self.rating_data = {rating.pk: rating_data(rating, self.ratings) for rating in self.ratings}
        self.shares = self.hedges.shares
        self.scale = scale_data(self.ratings)

    def add(self, model: type[models.Model], **values: Any) -> dict[str, Any]:
        values["id"] = next(self.ids[model])
        self.rows.setdefault(model, []).append(values)
        return values

    def next_moment(self) -> datetime:
        self.since += self.step
        return self.since

    def uid(self) -> uuid.UUID:
        return uuid.UUID(int=self.random.getrandbits(128), version=4)


def prepare(rng: random.Random, count: int) -> Seeding:
    """The people, sources, measures and ratings that the claims refer to; found again where they were made before."""
    tip, since, step = _spread(count)
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
    return Seeding(
        rng, people[:5], people[5], sources, measures, list(Rating.objects.all()), HedgeTable.objects.current(),
        tip, since, step,
    )  # fmt: skip


def _spread(count: int) -> tuple[str, datetime, timedelta]:
    """The end of the chain, and the time over which `count` claims are spread: where nothing was published yet the
    years until yesterday, else most of what has passed since, as no record stands before one that is there already."""
    tip = newest_link()
    open_for = timedelta(hours=WAY[Stage.PUBLISHED].index("publish"))
    if tip.at is None or tip.at < FIRST_DAY:
        return tip.fingerprint, FIRST_DAY, (timezone.now() - timedelta(days=1) - FIRST_DAY) / count
    left = (timezone.now() - tip.at) * 0.9
    return tip.fingerprint, tip.at - open_for, max(left / count, timedelta(microseconds=1))
