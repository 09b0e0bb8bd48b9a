"""Predictions: the clocks of claims about the future. A window follows from the claim's figure where that says how
long, and an outcome from the day on which it ended."""

from datetime import timedelta

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminDateWidget
from django.contrib.postgres.fields import DateRangeField
from django.contrib.postgres.forms import RangeWidget
from django.utils import timezone

from claims.actions.clocks import MOST_CLOCKS
from claims.admin.base import TYPED, CorrectsClaim, DeskAdmin, OpenedForm, ReadOnly
from claims.models import Alarm, Claim, ClaimKind, Prediction
from claims.numbers.clocks import BadClock, outcome_of, window_for

TYPED_DAYS = {**TYPED, DateRangeField: {"widget": RangeWidget(AdminDateWidget()), "required": False}}
FIELDS = ("starts_on", "starts_with", "ends_with", "window", "ended_on", "outcome")
AT = {"first": "window", "last": "window", "never": "outcome"}  # where the desk's form has another field


class ClockForm(forms.ModelForm):
    class Meta:
        model = Prediction
        fields = FIELDS
        help_texts = {
            "window": "First day, and the day after the last. Empty where the claim’s figure says how long.",
            "outcome": "Follows from the day on which it ended. Without one, “missed” says that it never came.",
        }

    def clean(self):
        super().clean()
        cleaned = self.cleaned_data
        claim = self.instance.claim if self.instance.claim_id else cleaned.get("claim")
        if claim and not self.instance.pk and claim.kind != ClaimKind.PREDICTION:
            self.add_error(None, "Only a prediction has clocks. Change the claim’s kind first.")
        if claim and not self.errors:
            self._follow(claim)
        return cleaned

    def _follow(self, claim: Claim) -> None:
        """Work out window and outcome, or say at the field why there are none."""
        cleaned, outcome = self.cleaned_data, Prediction.Outcome
        days, ended_on, starts_on = cleaned["window"], cleaned["ended_on"], cleaned["starts_on"]
        first, end = (days.lower, days.upper) if days else (None, None)
        if cleaned["outcome"] == outcome.HELD and ended_on is None:
            self.add_error("ended_on", "Give the day on which it ended.")
            return
        never = cleaned["outcome"] == outcome.MISSED and ended_on is None
        try:
            window, by_figure = window_for(
                getattr(claim, "figure", None), starts_on, first, end and end - timedelta(days=1)
            )
            cleaned["window"], self.instance.computed = window, by_figure
            cleaned["outcome"] = outcome_of(
                window, starts_on=starts_on, ended_on=ended_on, never=never, today=timezone.localdate()
            )
        except BadClock as error:
            self.add_error(AT.get(error.field, error.field), str(error))


class PredictionPageForm(OpenedForm, ClockForm):
    """The form of a page of its own, which has no claim's form around it."""

    class Meta(ClockForm.Meta):
        fields = ("claim", *FIELDS)


class PredictionInline(admin.TabularInline):
    model = Prediction
    form = ClockForm
    fields = FIELDS
    formfield_overrides = TYPED_DAYS
    extra = 0
    max_num = MOST_CLOCKS


@admin.register(Prediction)
class PredictionAdmin(CorrectsClaim, DeskAdmin):
    form = PredictionPageForm
    list_display = ("id", "starts_on", "starts_with", "ends_with", "window", "outcome", "at_the_desk")
    list_filter = ("outcome", "computed")
    list_select_related = ("claim",)
    date_hierarchy = "claim__snapshot__article__published_at"
    search_fields = ("starts_with", "ends_with")
    search_help_text = "Words of the claim"
    words_at = "claim__words"
    autocomplete_fields = ("claim",)
    formfield_overrides = TYPED_DAYS

    def get_readonly_fields(self, request, obj=None):
        return ("claim", "computed") if obj else ()

    def get_fields(self, request, obj=None):
        fields = [name for name in super().get_fields(request, obj) if name != "computed"]
        return [*fields, "computed"] if obj else fields


@admin.register(Alarm)
class AlarmAdmin(ReadOnly, DeskAdmin):
    """What the watch has told, to be read."""

    list_display = ("at", "claim", "words", "at_the_desk")
    list_select_related = ("claim",)
    search_fields = ("claim__statement", "claim__quote")
    search_help_text = "Words of the claim"
    words_at = "claim__words"

    def desk_url(self, obj: Alarm) -> str:
        return obj.claim.get_desk_url()
