"""A clock of a claim about the future."""

from typing import Any

from django import forms
from django.utils import timezone

from claims.fields import DayField, LineField
from claims.forms.base import DeskForm
from claims.models import Figure, Prediction
from claims.numbers.clocks import BadClock, last_day, outcome_of, window_for

GIVEN = ("starts_with", "starts_on", "ends_with", "first", "last", "ended_on", "never")


class ClockForm(DeskForm):
    """What starts a clock and ends it, and how it came out. `figure` is the claim's, from which its window follows;
    `clock` the one that is changed, none for a new one."""

    starts_with = LineField(
        label="What starts it", max_length=200, help_text="Such as “the report”: it reads “counted from the report”."
    )
    starts_on = DayField(label="Starts on")
    ends_with = LineField(label="What ends it", max_length=200, help_text="Such as “the fall of Hajin”.")
    first = DayField(label="First day of the window", required=False)
    last = DayField(label="Last day of the window", required=False)
    ended_on = DayField(label="It ended on", required=False, passed=True)
    never = forms.BooleanField(label="It never came", required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, figure: Figure | None, clock: Prediction | None = None, **kwargs: Any) -> None:
        self.name = f"clock{clock.pk}" if clock else "clock"
        super().__init__(*args, **kwargs)
        self.figure, self.clock = figure, clock

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if self.errors:
            return given
        starts_on = given["starts_on"]
        try:
            window, _ = window_for(self.figure, starts_on, given["first"], given["last"])
            today = timezone.localdate()
            outcome_of(window, starts_on=starts_on, ended_on=given["ended_on"], never=given["never"], today=today)
        except BadClock as error:
            self.add_error(error.field, str(error))
        return given

    def given(self) -> dict[str, Any]:
        """As claims.actions takes it."""
        return {name: self.cleaned_data[name] for name in (*GIVEN, "revision")}


def clock_initial(clock: Prediction) -> dict[str, Any]:
    """A kept clock as its form shows it."""
    return {
        "starts_with": clock.starts_with,
        "starts_on": clock.starts_on,
        "ends_with": clock.ends_with,
        "first": clock.window.lower,
        "last": last_day(clock.window),
        "ended_on": clock.ended_on,
        "never": clock.outcome == Prediction.Outcome.MISSED and clock.ended_on is None,
    }
