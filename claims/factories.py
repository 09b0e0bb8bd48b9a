"""Rows that are true by construction, for demo data and tests."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import factory
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from factory.django import DjangoModelFactory

from claims.chain import newest_link
from claims.figures.units import convert
from claims.models import (
    Alarm,
    Article,
    BlindRating,
    Claim,
    Contact,
    Dismissal,
    Equation,
    EquationTerm,
    Event,
    Evidence,
    Figure,
    GateRule,
    HedgeTable,
    Interest,
    Measure,
    Message,
    Note,
    Prediction,
    Rating,
    Recusal,
    Snapshot,
    Source,
    Stage,
    Submission,
    Tip,
    Verdict,
    Waiver,
    WorthinessRule,
)
from claims.models.figures import Unit, as_band, as_range, band_range
from claims.records import build_record, fingerprint_of, load_evidence, resting_on


class UserFactory(DjangoModelFactory):
    """Someone with an account: of the desk where `role` names one of its groups, else with no rights at all."""

    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"person-{n}")
    first_name = "Person"
    last_name = factory.Sequence(str)
    password = "!"

    @factory.post_generation
    def role(user, create: bool, extracted: str | None, **kwargs: Any) -> None:
        role = "reviewer" if extracted is None else extracted
        if create and role:
            user.groups.add(Group.objects.get(name=role))
            user.is_staff = role == "editor"
            user.save(update_fields=["is_staff"])


class SourceFactory(DjangoModelFactory):
    class Meta:
        model = Source

    name = factory.Sequence(lambda n: f"Agency {n}")
    kind = Source.Kind.AGENCY
    reliability = "B"


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


class MeasureFactory(DjangoModelFactory):
    class Meta:
        model = Measure

    name = factory.Sequence(lambda n: f"People in school {n}")
    unit = Unit.PEOPLE


class EvidenceFactory(DjangoModelFactory):
    class Meta:
        model = Evidence

    claim = factory.SubFactory(ClaimFactory)
    source = factory.SubFactory(SourceFactory)
    title = factory.Sequence(lambda n: f"The school’s own list {n}")
    url = factory.Sequence(lambda n: f"https://school.example/{n}")
    published_on = date(2018, 8, 10)
    quote = "It has some 620 names."
    stance = "supports"
    credibility = 2


class FigureFactory(DjangoModelFactory):
    """A figure of a claim, or of the evidence where that is given instead."""

    class Meta:
        model = Figure

    claim = factory.Maybe("evidence", yes_declaration=None, no_declaration=factory.SubFactory(ClaimFactory))
    evidence = None
    measure = factory.SubFactory(MeasureFactory)
    hedge = "exact"
    low = Decimal(600)
    high = Decimal(600)
    unit = factory.LazyAttribute(lambda figure: figure.measure.unit if figure.measure else Unit.PEOPLE)
    as_of = date(2018, 8, 9)
    hedges = factory.LazyFunction(lambda: HedgeTable.objects.current())
    band = factory.LazyAttribute(
        lambda figure: band_range(figure.low, figure.high, figure.hedge, figure.unit, hedges=figure.hedges.shares)
    )
    common = factory.LazyAttribute(
        lambda figure: figure.measure and as_range(convert(as_band(figure.band), figure.unit, figure.measure.unit))
    )


class EquationFactory(DjangoModelFactory):
    class Meta:
        model = Equation

    kind = "sum"
    note = "The school’s classes"


class EquationTermFactory(DjangoModelFactory):
    class Meta:
        model = EquationTerm

    equation = factory.SubFactory(EquationFactory)
    figure = factory.SubFactory(FigureFactory)
    role = "part"


class DismissalFactory(DjangoModelFactory):
    class Meta:
        model = Dismissal

    key = factory.Sequence(lambda n: f"{n:064x}")
    kind = "apart"
    words = "600 and 900 of one thing"
    reason = "They were counted on different days."
    by = factory.SubFactory(UserFactory)


class AlarmFactory(DjangoModelFactory):
    class Meta:
        model = Alarm

    claim = factory.SubFactory(ClaimFactory)
    key = factory.Sequence(lambda n: f"figure:{n}")
    words = "A later figure lies outside."


class GateRuleFactory(DjangoModelFactory):
    class Meta:
        model = GateRule

    name = factory.Sequence(lambda n: f"check_{n}")
    label = factory.Sequence(lambda n: f"Check {n}")
    why = "So that it is asked."
    position = factory.Sequence(lambda n: 1000 + n)


class WaiverFactory(DjangoModelFactory):
    class Meta:
        model = Waiver

    claim = factory.SubFactory(ClaimFactory)
    rule = factory.SubFactory(GateRuleFactory)
    reason = "The school keeps the only list."
    by = factory.SubFactory(UserFactory)


class ContactFactory(DjangoModelFactory):
    class Meta:
        model = Contact

    claim = factory.SubFactory(ClaimFactory)
    whom = "The mayor’s office"
    how = "email"
    on = date(2018, 8, 10)
    answer = "They sent the list."
    by = factory.SubFactory(UserFactory)


class SubmissionFactory(DjangoModelFactory):
    class Meta:
        model = Submission

    claim = factory.SubFactory(ClaimFactory)
    fingerprint = "f" * 64
    content = factory.LazyFunction(lambda: {"claim": {"statement": "About 600 people were taken to the school"}})
    by = factory.SubFactory(UserFactory)
    at = datetime(2026, 11, 2, 10, 2, tzinfo=UTC)


class RecusalFactory(DjangoModelFactory):
    class Meta:
        model = Recusal

    claim = factory.SubFactory(ClaimFactory)
    user = factory.SubFactory(UserFactory)
    reason = "My sister works there."


class InterestFactory(DjangoModelFactory):
    class Meta:
        model = Interest

    user = factory.SubFactory(UserFactory)
    source = factory.SubFactory(SourceFactory)
    words = "Used to work there."


class NoteFactory(DjangoModelFactory):
    class Meta:
        model = Note

    claim = factory.SubFactory(ClaimFactory)
    body = "Ask the school again."
    by = factory.SubFactory(UserFactory)


class MessageFactory(DjangoModelFactory):
    class Meta:
        model = Message

    to = factory.SubFactory(UserFactory)
    kind = "mention"
    claim = factory.SubFactory(ClaimFactory)
    by = factory.SubFactory(UserFactory)


class TipFactory(DjangoModelFactory):
    class Meta:
        model = Tip

    text = "The mayor says that 600 people were taken to the school."
    sender = "0" * 64


class PredictionFactory(DjangoModelFactory):
    class Meta:
        model = Prediction

    claim = factory.SubFactory(ClaimFactory, kind="prediction")
    starts_on = date(2018, 8, 9)
    starts_with = "the report"
    ends_with = factory.Sequence(lambda n: f"the work on house {n} is done")
    window = (date(2018, 10, 9), date(2018, 11, 10))


class RatingFactory(DjangoModelFactory):
    class Meta:
        model = Rating
        django_get_or_create = ("label",)

    label = "True"
    definition = "the same, within what the words allow"
    value = 5
    tone = "true"


class VerdictFactory(DjangoModelFactory):
    """A draft."""

    class Meta:
        model = Verdict

    claim = factory.SubFactory(ClaimFactory)
    rating = factory.SubFactory(RatingFactory)
    summary = factory.Sequence(lambda n: f"The school’s list bears it out, as of that day {n}.")
    reasons = "The list was made on the day itself."
    author = factory.SubFactory(UserFactory)


class PublishedVerdictFactory(VerdictFactory):
    """A verdict in force with its frozen record, the next of the desk's chain; its claim stands at published."""

    approver = factory.SubFactory(UserFactory)
    published_at = datetime(2026, 11, 18, 14, 5, tzinfo=UTC)
    in_force = True

    @classmethod
    def _create(cls, model_class: type[Verdict], *args: Any, **kwargs: Any) -> Verdict:
        verdict = model_class(*args, **kwargs)
        verdict.record = build_record(
            verdict.claim,
            verdict,
            approver=kwargs["approver"],
            at=kwargs["published_at"],
            previous=newest_link().fingerprint,
        )
        verdict.fingerprint = fingerprint_of(verdict.record)
        resting = resting_on(getattr(verdict.claim, "figure", None), load_evidence(verdict.claim))
        for name, value in resting.items():
            setattr(verdict, name, value)
        verdict.save()
        Claim.objects.filter(pk=verdict.claim.pk).update(stage=Stage.PUBLISHED)
        verdict.claim.stage = Stage.PUBLISHED
        return verdict


class BlindRatingFactory(DjangoModelFactory):
    class Meta:
        model = BlindRating

    verdict = factory.SubFactory(VerdictFactory)
    fingerprint = "f" * 64
    rating = factory.SubFactory(RatingFactory)
    by = factory.SubFactory(UserFactory)


def complete(claim: Claim) -> Claim:
    """Give a claim all that the gate asks for besides a drafted verdict."""
    if claim.kind == "figure":
        FigureFactory(claim=claim, measure=MeasureFactory())
    EvidenceFactory(claim=claim, primary=True)
    EvidenceFactory(claim=claim, stance="refutes")
    ContactFactory(claim=claim)
    return claim


class WorthinessRuleFactory(DjangoModelFactory):
    class Meta:
        model = WorthinessRule

    name = factory.Sequence(lambda n: f"rule_{n}")
    reason = factory.Sequence(lambda n: f"holds for reason {n}")
    points = 10
    position = factory.Sequence(lambda n: 1000 + n)


class EventFactory(DjangoModelFactory):
    class Meta:
        model = Event

    claim = factory.SubFactory(ClaimFactory)
    step = "made"
    by = factory.SubFactory(UserFactory)
    at = datetime(2026, 11, 2, 10, 2, tzinfo=UTC)
    to_stage = factory.LazyAttribute(lambda event: event.claim.stage)
