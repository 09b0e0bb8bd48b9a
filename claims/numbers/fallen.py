"""Predictions whose clocks have fallen due: the claims that stand at the top of the queue, by the date alone."""

from datetime import date

from django.db.models import Exists, OuterRef, Q

from claims.models import Prediction, Stage
from claims.models.predictions import PredictionQuerySet

GONE = (Stage.DISMISSED, Stage.RETRACTED)


def fallen_clocks(day: date) -> PredictionQuerySet:
    """The clock of each claim that fell due first, where it can be judged on this day and has not been; claims that
    were dismissed or retracted are left out. In the order of `ripe_on` and `id`, one index walks them."""
    earlier = Prediction.objects.ripe(day).filter(
        Q(ripe_on__lt=OuterRef("ripe_on")) | Q(ripe_on=OuterRef("ripe_on"), pk__lt=OuterRef("pk")),
        claim=OuterRef("claim"),
    )
    return Prediction.objects.ripe(day).filter(~Exists(earlier)).exclude(claim__stage__in=GONE)
