"""A clock of a claim about the future."""

from typing import Any

from django import forms
from django.utils import timezone

from claims.fields import DayField, LineField
from claims.forms.base import DeskForm
from claims.models import Claim, Prediction
from claims.numbers.clocks import (
    BadClock,
    check_once,
    check_start,
    has_no_end,
    last_day,
    outcome_of,
    runs_by_figure,
    said_on,
    window_for,
)

GIVEN = ("starts_with", "starts_on", "ends_with", "first", "last", "ended_on", "never")


class ClockForm(DeskForm):
    """What starts a clock and ends it, and how it came out. From the figure of its claim its window follows; `clock` is
    the one that is changed, none for a new one."""

    starts_with = LineField(
        label="What starts it", max_length=200, help_text="Such as “the report”: it reads “counted from the report”."
    )
    starts_on = DayField(label="Starts on")
    early = forms.BooleanField(label="It does start so long before the claim", required=False)
    ends_with = LineField(label="What ends it", max_length=200, help_text="Such as “the fall of Hajin”.")
    first = DayField(label="First day of the window", required=False)
    last = DayField(label="Last day of the window", required=False)
    ended_on = DayField(label="It ended on", required=False, passed=True)
    never = forms.BooleanField(label="It never came", required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, claim: Claim, clock: Prediction | None = None, **kwargs: Any) -> None:
        self.name = f"clock{clock.pk}" if clock else "clock"
        super().__init__(*args, **kwargs)
        self.claim, self.clock = claim, clock
        self.figure = getattr(claim, "figure", None)

    @property
    def asks_days(self) -> bool:
        """Whether the window's days are asked for: where the figure doesn't give them, and where somebody did."""
        by_hand = self.clock is not None and not self.clock.computed
        typed = self.is_bound and any(self[name].data for name in ("first", "last"))
        return by_hand or typed or not runs_by_figure(self.figure)

    @property
    def asks_early(self) -> bool:
        """Whether it is to be confirmed that the clock starts so early."""
        return self.is_bound and (self["early"].value() is True or self.has_error("starts_on", "early"))

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if self.errors:
            return given
        starts_on = given["starts_on"]
        try:
            self._check_itself(given)
            window, _ = window_for(self.figure, starts_on, given["first"], given["last"], self.clock)
            outcome_of(
                window,
                starts_on=starts_on,
                ended_on=given["ended_on"],
                never=given["never"],
                today=timezone.localdate(),
                endless=has_no_end(self.figure),
            )
        except BadClock as error:
            self.add_error(error.field, forms.ValidationError(str(error), code=error.code))
        return given

    def _check_itself(self, given: dict[str, Any]) -> None:
        """Raise BadClock where the claim has the clock already, or where it starts so early that it is to be confirmed.
        What stands as it was kept is not asked about again."""
        what = (given["starts_on"], given["starts_with"], given["ends_with"])
        kept = self.clock
        if kept is None or what != (kept.starts_on, kept.starts_with, kept.ends_with):
            check_once(*what, Prediction.objects.filter(claim=self.claim).exclude(pk=kept.pk if kept else 0))
        if not given["early"] and (kept is None or kept.starts_on != given["starts_on"]):
            check_start(given["starts_on"], said_on(self.claim))

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
