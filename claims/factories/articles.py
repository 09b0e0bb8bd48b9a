"""Articles, their texts, and the claims on them."""

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from claims.factories.people import UserFactory
from claims.models import Article, Claim, Event, Snapshot, Stage, WorthinessRule


class ArticleFactory(DjangoModelFactory):
    class Meta:
        model = Article

    title = factory.Sequence(lambda n: f"A report on the river {n}")
    slug = factory.Sequence(lambda n: f"a-report-on-the-river-{n}")
    publisher = "The Morning Paper"
    url = factory.Sequence(lambda n: f"https://paper.example/{n}")
    published_at = datetime(2018, 8, 9, 11, 27, tzinfo=UTC)


class SnapshotFactory(DjangoModelFactory):
    class Meta:
        model = Snapshot

    article = factory.SubFactory(ArticleFactory)
    number = 1
    text = factory.Sequence(
        lambda n: (
            f"Report {n} from the river. The harbour office counted {n + 100} boats on Monday.\n\n"
            f"About {n + 600} people were taken to the school, said the mayor. Work could last two to three months."
        )
    )
    sha256 = factory.LazyAttribute(lambda snapshot: Snapshot.digest(snapshot.text))
    retrieved_at = datetime(2018, 8, 10, 8, 0, tzinfo=UTC)


class ClaimFactory(DjangoModelFactory):
    """A claim whose span is where its quote stands in the snapshot, so that it is always true."""

    class Meta:
        model = Claim

    snapshot = factory.SubFactory(SnapshotFactory)
    quote = factory.LazyAttribute(lambda claim: claim.snapshot.text.split("said")[0].split("\n\n")[-1][:12].strip())
    start = factory.LazyAttribute(lambda claim: claim.snapshot.text.index(claim.quote))
    end = factory.LazyAttribute(lambda claim: claim.start + len(claim.quote))
    statement = factory.Sequence(lambda n: f"About {n + 600} people were taken to the school")
    kind = "figure"
    claimant = "The mayor"
    attribution = "named_on_record"
    made_on = date(2018, 8, 9)
    worthiness = 0.5
    stage = Stage.OPEN


class EventFactory(DjangoModelFactory):
    class Meta:
        model = Event

    claim = factory.SubFactory(ClaimFactory)
    step = "made"
    by = factory.SubFactory(UserFactory)
    at = datetime(2026, 11, 2, 10, 2, tzinfo=UTC)
    to_stage = factory.LazyAttribute(lambda event: event.claim.stage)


class WorthinessRuleFactory(DjangoModelFactory):
    class Meta:
        model = WorthinessRule

    name = factory.Sequence(lambda n: f"rule_{n}")
    reason = factory.Sequence(lambda n: f"holds for reason {n}")
    points = 10
    position = factory.Sequence(lambda n: 1000 + n)
