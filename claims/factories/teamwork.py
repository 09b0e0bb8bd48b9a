"""What people write to each other, and readers to them."""

import factory
from factory.django import DjangoModelFactory

from claims.factories.articles import ClaimFactory
from claims.factories.people import UserFactory
from claims.models import Message, Note, Tip


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
