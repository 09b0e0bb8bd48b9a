"""Sources, and documents from them."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from claims.factories.articles import ClaimFactory
from claims.models import Evidence, Source


class SourceFactory(DjangoModelFactory):
    class Meta:
        model = Source

    name = factory.Sequence(lambda n: f"Agency {n}")
    kind = Source.Kind.AGENCY
    reliability = "B"


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
