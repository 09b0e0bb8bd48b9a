"""People and a small desk for the admin's tests: everything on one article, true by construction."""

from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from claims.actions import make_claim, record_event
from claims.models import (
    Alarm,
    Article,
    Evidence,
    Figure,
    Measure,
    Prediction,
    Rating,
    Snapshot,
    Source,
    Tip,
    Verdict,
)
from claims.models.figures import bands_of
from tests.admin.helpers import person

TEXT = "Unemployment fell to 4.1 % in May. " * 30
QUOTE = "Unemployment fell to 4.1 % in May."


@pytest.fixture
def chief(db):
    return person("chief", "editor", is_staff=True)


@pytest.fixture
def at_admin(client, chief):
    client.force_login(chief)
    return client


@pytest.fixture
def colleague(db):
    return person("colleague", "reviewer")


def build(number, chief, colleague):
    """An article with one of everything, one of its verdicts published."""
    article = Article.objects.create(
        title=f"Jobs {number}", slug=f"jobs-{number}", publisher="The Paper",
        published_at=datetime(2026, 5, number % 28 + 1, tzinfo=UTC), created_by=chief,
    )  # fmt: skip
    snapshot = Snapshot.objects.create(
        article=article,
        number=1,
        text=TEXT,
        sha256=Snapshot.digest(TEXT),
        retrieved_at=datetime(2026, 6, 1, tzinfo=UTC),
    )
    claim = make_claim(
        snapshot, start=0, end=len(QUOTE), statement=f"Unemployment fell {number}", kind="prediction", by=chief
    )
    claim.assigned_to = colleague
    claim.save()
    source = Source.objects.create(name=f"Bureau {number}", kind="government")
    measure = Measure.objects.create(name=f"unemployed {number}", unit="percent")
    evidence = Evidence.objects.create(claim=claim, source=source, title=f"Release {number}", stance="supports")
    bands = bands_of(Decimal(4), Decimal(5), "between", "percent", measure)
    figure, _ = Figure.objects.update_or_create(
        claim=claim,
        defaults={"measure": measure, "hedge": "between", "low": 4, "high": 5, "unit": "percent", **bands},
    )
    Figure.objects.create(evidence=evidence, measure=measure, hedge="between", low=4, high=5, unit="percent", **bands)
    prediction = Prediction.objects.create(
        claim=claim, starts_on=date(2026, 1, 1), starts_with="the year", ends_with="its end",
        window=DateRange(date(2026, 3, 1), date(2026, 4, 1)),
    )  # fmt: skip
    rating = Rating.objects.create(label=f"Right {number}", definition="It holds.", value=5, tone="true")
    published = Verdict.objects.create(
        claim=claim, version=1, rating=rating, summary="It holds.", author=colleague, approver=chief,
        record={"format": 1}, fingerprint="f" * 64, published_at=datetime(2026, 6, 2, tzinfo=UTC), in_force=True,
    )  # fmt: skip
    draft = Verdict.objects.create(claim=claim, version=2, rating=rating, summary="Nearly.", author=colleague)
    event = record_event(claim, "accept", by=chief)
    alarm = Alarm.objects.create(claim=claim, key="figure:1", words="A later figure lies outside.")
    tip = Tip.objects.create(text=f"Is it {number} %?", sender="0" * 64)
    return SimpleNamespace(
        article=article, snapshot=snapshot, claim=claim, source=source, measure=measure, evidence=evidence,
        figure=figure, prediction=prediction, rating=rating, published=published, draft=draft, event=event,
        alarm=alarm, tip=tip,
    )  # fmt: skip


@pytest.fixture
def make_desk(chief, colleague):
    return lambda number: build(number, chief, colleague)


@pytest.fixture
def desk(make_desk):
    return make_desk(1)
