"""What migrations do with rows from before: nothing that was found is lost."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from claims.factories import ClaimFactory, PredictionFactory
from claims.models import Prediction

pytestmark = pytest.mark.django_db
SAME = {"starts_with": "the report", "ends_with": "the fall"}


@pytest.fixture
def before():
    """The table without its promise, until the test's transaction is undone."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("DROP INDEX prediction_stands_once")


def migrate():
    once = import_module("claims.migrations.0024_clocks_stand_once")
    (unique,) = (one for one in Prediction._meta.constraints if one.name == "prediction_stands_once")
    with connection.schema_editor(atomic=False) as editor:
        for statement in (once.MERGE, once.MARK, once.ANSWER):
            editor.execute(statement)
        editor.add_constraint(Prediction, unique)


def test_of_clocks_that_stand_twice_only_what_says_nothing_more_goes(before):
    claim = ClaimFactory(kind="prediction", stage="open")
    first = PredictionFactory(claim=claim, **SAME)
    again = PredictionFactory(claim=claim, starts_with=" The  REPORT", ends_with="the fall")
    decided = PredictionFactory(claim=claim, outcome="held", ended_on=date(2018, 10, 10), **SAME)
    wider = PredictionFactory(claim=claim, window=(date(2018, 10, 9), date(2018, 12, 1)), **SAME)
    other = PredictionFactory(claim=claim, starts_on=date(2018, 8, 10), **SAME)
    migrate()
    kept = dict(Prediction.objects.values_list("pk", "twin"))
    assert kept == {first.pk: False, decided.pk: True, wider.pk: True, other.pk: False}
    past = apps.get_model("claims", "PredictionEvent")
    assert past.objects.filter(id=again.pk, pgh_label="delete").count() == 1


@pytest.mark.parametrize("stage", ["in_review", "approved", "published", "recheck"])
def test_what_a_signature_counts_stays(before, stage):
    claim = ClaimFactory(kind="prediction", stage=stage)
    clocks = PredictionFactory.create_batch(2, claim=claim, **SAME)
    migrate()
    assert dict(Prediction.objects.values_list("pk", "twin")) == {clocks[0].pk: False, clocks[1].pk: True}
