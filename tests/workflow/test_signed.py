"""What is signed holds what is published: whatever a record says can't change after the signature unseen."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import models, transaction

from claims.actions import take_step
from claims.changes import changes_between
from claims.errors import StepRefused
from claims.factories import (
    ClaimFactory,
    EvidenceFactory,
    FigureFactory,
    PredictionFactory,
    RatingFactory,
    UserFactory,
    VerdictFactory,
    complete,
)
from claims.models import Article, Claim, Event, Measure, Rating, Source, Stage
from claims.records import as_json, compose_record, fingerprint_of, rating_data, scale_data
from claims.workflow import Standing

pytestmark = pytest.mark.django_db

# Of a record, what is made when it is published, or by rule of what is signed.
MADE = {"format", "approver", "published_at", "supersedes", "previous", "gate", "roots"}


@pytest.fixture
def correcting(editor):
    """A claim whose verdict in force is corrected, with a new draft and something in every part of its record."""
    claim = complete(ClaimFactory(stage=Stage.OPEN))
    claim.kind = "prediction"
    claim.save(update_fields=["kind"])
    PredictionFactory(claim=claim, ended_on=date(2018, 12, 14), outcome="missed")
    first = claim.evidence.order_by("pk").first()
    derived = EvidenceFactory(claim=claim, derived_from=first, published_on=date(2018, 9, 1), note="See page 2.")
    FigureFactory(claim=None, evidence=derived, measure=claim.figure.measure)
    draft = VerdictFactory(claim=claim)
    draft.author.groups.add(*UserFactory(role="reviewer").groups.all())
    for name, by in (("submit", draft.author), ("approve", UserFactory(role="reviewer")), ("publish", editor)):
        take_step(claim, name, by=by)
    take_step(claim, "correct", by=editor, note="The day was wrong.", correction="error")
    VerdictFactory(claim=claim, version=2, author=draft.author)
    return Claim.objects.select_related("snapshot__article", "figure__measure").get(pk=claim.pk)


def read(claim: Claim, standing: Standing) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is signed of these rows as they stand in memory, and what would be published of them."""
    draft, told = standing.draft, standing.correction
    assert draft is not None
    assert told is not None
    record = compose_record(
        claim,
        draft,
        figure=claim.figure,
        predictions=list(claim.predictions.all()),
        evidence=standing.evidence,
        rating=rating_data(draft.rating, standing.scale),
        scale=scale_data(standing.scale),
        approver=draft.author,
        at=datetime(2026, 11, 2, tzinfo=UTC),
        correction=told.note,
        correction_kind=told.correction,
        contacts=list(claim.contacts.all()),
    )
    signed = as_json(standing.content(claim))
    return signed, as_json({name: value for name, value in record.items() if name not in MADE})


def leaves(data: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every published field by its path, rows of a list together."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield from leaves(value, f"{path}.{name}")
    elif isinstance(data, list):
        for place, item in enumerate(data):
            yield from ((f"{key}", (place, value)) for key, value in leaves(item, f"{path}[]"))
    else:
        yield path, data


def another(field: Any, value: Any) -> Any:
    """A value that this one is not."""
    if field.choices:
        return next(choice for choice, _ in field.flatchoices if choice != value)
    if isinstance(value, bool):
        return not value
    if isinstance(value, datetime | date):
        return value + timedelta(days=1)
    if isinstance(value, int | float | Decimal):
        return value + 1
    if isinstance(value, UUID):
        return UUID(int=value.int ^ 1)
    if isinstance(value, str):
        return f"{value}x"
    if isinstance(field, models.DateField):
        return datetime(2019, 1, 1, tzinfo=UTC) if isinstance(field, models.DateTimeField) else date(2019, 1, 1)
    if value is None or isinstance(value, list):
        return value and [*value, "x"]
    step: Any = timedelta(days=1) if isinstance(value.lower or value.upper, date) else 1
    return type(value)(value.lower + step, value.upper + step, value._bounds)


def test_whatever_changes_in_a_record_changes_what_is_signed_and_is_named(correcting):
    claim, standing = correcting, Standing.of(correcting)
    draft = standing.draft
    assert draft is not None
    draft.rating = next(step for step in standing.scale if step.pk == draft.rating_id)
    number = next(item.figures.all()[0] for item in standing.evidence if item.figures.all())
    article = claim.snapshot.article
    rows: list[models.Model] = [
        claim, claim.snapshot, article, claim.figure, claim.figure.measure, number, number.measure, draft, draft.author,
        *standing.scale, *claim.predictions.all(), *claim.contacts.all(), *standing.evidence,
        *(item.source for item in standing.evidence), standing.correction,
    ]  # fmt: skip
    before, published = read(claim, standing)
    kept = dict(leaves(published))
    moved = set()
    for row in rows:
        for field in row._meta.concrete_fields:
            tells_apart = field.name == "uid" or isinstance(field, models.GeneratedField)
            if tells_apart or (field.is_relation and field.name != "derived_from"):
                continue
            was = getattr(row, field.name)
            other = None if field.is_relation else another(field, was)
            setattr(row, field.name, other)
            now, would = read(claim, standing)
            if would != published:
                assert fingerprint_of(now) != fingerprint_of(before), f"{row._meta.label}.{field.name} is not signed"
                assert changes_between(before, now), f"{row._meta.label}.{field.name} is void without a word"
                known = list(leaves(published))
                moved |= {path for path, value in leaves(would) if (path, value) not in known}
            setattr(row, field.name, was)
    assert {path for path in kept if not path.endswith(".uid")} - moved == set()


SHARED = {
    "source": lambda claim: claim.evidence.first().source,
    "measure": lambda claim: claim.figure.measure,
    "rating": lambda claim: claim.verdicts.drafts().get().rating,
    "article": lambda claim: claim.snapshot.article,
    "author": lambda claim: claim.verdicts.drafts().get().author,
}


@pytest.mark.parametrize("shared", SHARED)
def test_the_admin_knows_which_fields_of_what_claims_share_are_signed(correcting, shared):
    """It notices a change of just these: one more would void what holds, one less would void unseen."""
    row = SHARED[shared](correcting)
    RatingFactory(label="Unproven", value=None, tone="unproven", position=500)
    page: Any = admin.site.get_model_admin(type(row))
    before = fingerprint_of(Standing.of(correcting).content(correcting))
    matter = set()
    for field in row._meta.concrete_fields:
        if field.primary_key or not field.editable or field.is_relation or isinstance(field, models.GeneratedField):
            continue
        other = {"holds_days": 3, "position": 1000}.get(field.name) or another(field, getattr(row, field.name))
        with transaction.atomic():
            type(row).objects.filter(pk=row.pk).update(**{field.name: other})
            claim = Claim.objects.select_related("snapshot__article", "figure__measure").get(pk=correcting.pk)
            if fingerprint_of(Standing.of(claim).content(claim)) != before:
                matter.add(field.name)
            transaction.set_rollback(True)
    assert matter == set(page.signed)


def approved():
    claim = complete(ClaimFactory(stage=Stage.OPEN))
    draft = VerdictFactory(claim=claim)
    draft.author.groups.add(*UserFactory(role="reviewer").groups.all())
    take_step(claim, "submit", by=draft.author)
    return take_step(claim, "approve", by=UserFactory(role="reviewer"))


CHANGES: dict[str, Any] = {
    "the kind of a source": (
        lambda claim: Source.objects.filter(evidence__claim=claim).update(kind="party"),
        "kind of source: .* → party to the matter",
    ),
    "publisher": (
        lambda claim: Article.objects.filter(snapshots__claims=claim).update(publisher="Other Paper"),
        "Article, publisher: .* → Other Paper",
    ),
    "title": (
        lambda claim: Article.objects.filter(snapshots__claims=claim).update(title="Other words"),
        "Article, title: .* → Other words",
    ),
    "what the rating means": (
        lambda claim: Rating.objects.filter(verdicts__claim=claim).update(definition="Something else"),
        "Verdict, what the rating means: .* → Something else",
    ),
    "the author's name": (
        lambda claim: User.objects.filter(verdicts__claim=claim).update(last_name="Otherwise"),
        "Verdict, author’s name: .* → .*Otherwise",
    ),
    "measure": (
        lambda claim: Measure.objects.filter(figures__claim=claim).update(name="Another thing"),
        "Figure, measure|counted thing: .* → Another thing",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_readers_would_read_is_signed_wherever_it_is_kept(name, editor):
    change, words = CHANGES[name]
    claim = approved()
    change(claim)
    with pytest.raises(StepRefused, match=words):
        take_step(claim, "publish", by=editor)
    assert not Event.objects.filter(claim=claim, step="publish").exists()
