"""Clocks of claims about the future: when one can be judged, and how it came out."""

from datetime import date, timedelta
from typing import Any, Self

import pgtrigger
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Func, Q

from claims.models.checks import day_in_range, days_in_range
from claims.models.claims import Claim
from claims.models.history import tracked
from claims.models.keys import KeyedQuerySet, uid_field


class PredictionQuerySet(KeyedQuerySet):
    def pending(self) -> Self:
        """Clocks of which no end is known."""
        return self.filter(outcome="pending")

    def ripe(self, day: date) -> Self:
        """Clocks that can be judged on this day and have not been: ripe ones and overdue ones."""
        return self.pending().filter(ripe_on__lte=day)

    def overdue(self, day: date) -> Self:
        return self.pending().filter(overdue_on__lte=day)


class Compared(Func):
    """Words as they are compared: without capitals, and whatever the spaces."""

    template = r"lower(btrim(regexp_replace(%(expressions)s, '\s+', ' ', 'g')))"
    output_field = models.TextField()


class RipeOn(Func):
    """The day from which a window is judged, by the day on which its clock starts."""

    arity = 2
    output_field = models.DateField()
    template = "CASE WHEN lower({0}) > {1} THEN lower({0}) ELSE upper({0}) - 1 END"

    def as_sql(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, tuple[Any, ...]]:  # type: ignore[override]
        (window, one), (start, other) = (compiler.compile(side) for side in self.get_source_expressions())
        return self.template.format(window, start), (*one, *other, *one, *one)


@tracked(exclude=("ripe_on", "overdue_on", "twin"), found_by=("claim",))
class Prediction(models.Model):
    """One clock of a claim about the future: counted from `starts_on`, it falls due within `window`.

    `window` is a half-open range of days. A claim has several clocks where the words leave open what starts or ends it.
    `computed` says that the window follows from the claim's figure and moves with it, or will again once that says how
    long; else it was given by hand. `twin` marks one that was there twice before that was refused.
    `ripe_on` is the first day on which the clock is to be judged: the first of its window, but the last where the
    window opens with the clock itself, as "within three months" does, which no day before tells anything of.
    `overdue_on` is the day after the last; while nothing is known of its end, the state follows from the date alone.
    """

    class Outcome(models.TextChoices):
        PENDING = "pending", "pending"
        HELD = "held", "held"
        MISSED = "missed", "missed"

    uid = uid_field()
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="predictions")
    starts_on = models.DateField(validators=[day_in_range])
    starts_with = models.CharField("what starts it", max_length=200)
    ends_with = models.CharField("what ends it", max_length=200)
    window = DateRangeField(validators=[days_in_range])
    computed = models.BooleanField("window worked out from the figure", default=False)
    ended_on = models.DateField(null=True, blank=True, validators=[day_in_range])
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.PENDING)
    twin = models.BooleanField(default=False, editable=False)
    ripe_on = models.GeneratedField(
        expression=RipeOn("window", "starts_on"), output_field=models.DateField(), db_persist=True
    )
    overdue_on = models.GeneratedField(
        expression=Func("window", function="upper"), output_field=models.DateField(), db_persist=True
    )

    objects = PredictionQuerySet.as_manager()
    natural_key_fields = ("uid",)

    class Meta:
        ordering = ["starts_on", "pk"]
        indexes = [
            models.Index(fields=["ripe_on", "id"], condition=Q(outcome="pending"), name="prediction_ripens"),
            models.Index(fields=["-ended_on", "-id"], condition=~Q(outcome="pending"), name="prediction_decided"),
        ]
        constraints = [
            models.UniqueConstraint(
                "claim",
                "starts_on",
                Compared("starts_with"),
                Compared("ends_with"),
                condition=Q(twin=False),
                name="prediction_stands_once",
                violation_error_message="The claim has this clock already.",
            ),
            models.CheckConstraint(condition=Q(window__isempty=False), name="prediction_window_not_empty"),
            models.CheckConstraint(
                condition=Q(window__lower_inf=False) & Q(window__upper_inf=False), name="prediction_window_has_ends"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["pending", "held", "missed"]), name="prediction_outcome_known"
            ),
            models.CheckConstraint(
                condition=Q(outcome="pending", ended_on__isnull=True) | ~Q(outcome="pending"),
                name="prediction_ended_has_outcome",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="prediction_is_of_a_prediction",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("claim_id"),
                declare=[("its_kind", "text")],
                # Held, so that nobody makes it another kind meanwhile.
                func=pgtrigger.Func(
                    """
                    SELECT kind INTO its_kind FROM claims_claim WHERE id = NEW.claim_id FOR SHARE;
                    IF its_kind IS DISTINCT FROM 'prediction' THEN
                        RAISE EXCEPTION 'prediction_is_of_a_prediction: only a prediction has clocks'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'prediction_is_of_a_prediction';
                    END IF;
                    RETURN NEW;
                    """
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_with} to {self.ends_with}"

    def natural_key(self) -> tuple[str]:
        return (str(self.uid),)

    natural_key.dependencies = ["claims.claim"]  # type: ignore[attr-defined]

    def state(self, day: date) -> str:
        """Where the clock stands on this day: pending, ripe, overdue, held or missed."""
        if self.outcome != self.Outcome.PENDING:
            return self.outcome
        if day >= self.window.upper:
            return "overdue"
        return "ripe" if day >= self.judged_from else "pending"

    @property
    def judged_from(self) -> date:
        """As `ripe_on`, also before the database has worked it out."""
        opens: date = self.window.lower
        last: date = self.window.upper - timedelta(days=1)
        return opens if opens > self.starts_on else last
