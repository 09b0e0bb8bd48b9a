"""Ratings and verdicts, drafted and published."""

from datetime import UTC, datetime
from typing import Any

import factory
from factory.django import DjangoModelFactory

from claims.chain import newest_link
from claims.factories.articles import ClaimFactory
from claims.factories.evidence import EvidenceFactory
from claims.factories.figures import FigureFactory, MeasureFactory
from claims.factories.people import UserFactory
from claims.factories.signing import ContactFactory
from claims.models import BlindRating, Claim, Rating, Stage, Verdict
from claims.records import build_record, fingerprint_of, load_evidence, resting_on


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
