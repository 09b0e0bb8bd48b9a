"""What stands between a claim and its sign-off."""

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from claims.factories.articles import ClaimFactory
from claims.factories.evidence import SourceFactory
from claims.factories.people import UserFactory
from claims.models import Contact, GateRule, Interest, Recusal, Submission, Waiver


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
