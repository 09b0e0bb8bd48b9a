"""Old data may hold several second ratings of one person on one draft: the first was given unseen, and stays."""

from importlib import import_module
from pathlib import Path

import pytest
from django.db import connection

from claims import migrations
from claims.factories import BlindRatingFactory, RatingFactory, UserFactory
from claims.models import BlindRating

pytestmark = pytest.mark.django_db


def keep_the_first():
    (found,) = Path(migrations.__path__[0]).glob("*_unseen_raters_once.py")
    return import_module(f"claims.migrations.{found.stem}").KEEP_THE_FIRST


def test_of_several_ratings_of_one_person_the_first_stays():
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE claims_blindrating DROP CONSTRAINT blindrating_once")
        first = BlindRatingFactory(rating=RatingFactory(label="False", value=1, tone="false"))
        for letter in "ab":
            BlindRatingFactory(verdict=first.verdict, by=first.by, fingerprint=letter * 64)
        others = [BlindRatingFactory(verdict=first.verdict, by=UserFactory()), BlindRatingFactory(by=first.by)]
        cursor.execute(keep_the_first())
    assert list(BlindRating.objects.order_by("pk")) == [first, *others]
