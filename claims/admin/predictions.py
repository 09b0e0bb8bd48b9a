"""Predictions: the clocks of claims about the future. A window follows from the claim's figure where that says how
long, and an outcome from the day on which it ended."""

from collections.abc import Iterable
from datetime import timedelta

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminDateWidget
from django.contrib.postgres.fields import DateRangeField
from django.contrib.postgres.forms import RangeWidget
from django.forms import BaseInlineFormSet
from django.utils import timezone

from claims.actions.clocks import MOST_CLOCKS
from claims.actions.events import EDITABLE
from claims.admin.base import TYPED, DeskAdmin, ReadOnly
from claims.admin.corrects import CorrectsClaim, OpenedForm
from claims.models import Alarm, Claim, ClaimKind, Prediction
from claims.numbers.clocks import (
    BadClock,
    check_once,
    check_start,
    has_no_end,
    outcome_of,
    said_on,
    window_for,
    window_words,
)

TYPED_DAYS = {**TYPED, DateRangeField: {"widget": RangeWidget(AdminDateWidget()), "required": False}}
FIELDS = ("starts_on", "early", "starts_with", "ends_with", "window", "ended_on", "outcome")
AT = {"first": "window", "last": "window", "never": "outcome"}  # where the desk's form has another field


class ClockForm(forms.ModelForm):
    early = forms.BooleanField(label="Starts long before the claim", required=False)

    class Meta:
        model = Prediction
        fields = tuple(name for name in FIELDS if name != "early")
        help_texts = {
            "window": "First day, and the day after the last. Empty where it is to follow the claim’s figure.",
            "outcome": "Follows from the day on which it ended. Without one, “missed” says that it never came.",
        }

    def clean(self):
        super().clean()
        cleaned = self.cleaned_data
        claim = self.instance.claim if self.instance.claim_id else cleaned.get("claim")
        if claim and not self.instance.pk and claim.kind != ClaimKind.PREDICTION:
            self.add_error(None, "Only a prediction has clocks. Change the claim’s kind first.")
        if claim and not self.errors:
            try:
                self._check_itself(claim)
                self._follow(claim)
            except BadClock as error:
                self.add_error(AT.get(error.field, error.field), str(error))
        return cleaned

    def _check_itself(self, claim: Claim) -> None:
        """Raise BadClock where the claim has the clock already, or where it starts so early that it is to be confirmed.
        What stands as it was kept is not asked about again."""
        given = self.cleaned_data
        if {"starts_on", "starts_with", "ends_with"} & {*self.changed_data} or not self.instance.pk:
            others = Prediction.objects.filter(claim=claim).exclude(pk=self.instance.pk)
            check_once(given["starts_on"], given["starts_with"], given["ends_with"], others)
            self.instance.twin = False
        if "starts_on" in self.changed_data and not given.get("early"):
            check_start(given["starts_on"], said_on(claim))

    def _follow(self, claim: Claim) -> None:
        """Work out window and outcome. Raises BadClock where there are none."""
        cleaned, outcome = self.cleaned_data, Prediction.Outcome
        days, ended_on, starts_on = cleaned["window"], cleaned["ended_on"], cleaned["starts_on"]
        first, end = (days.lower, days.upper) if days else (None, None)
        if cleaned["outcome"] == outcome.HELD and ended_on is None:
            raise BadClock("ended_on", "Give the day on which it ended.")
        never = cleaned["outcome"] == outcome.MISSED and ended_on is None
        figure = getattr(claim, "figure", None)
        kept = Prediction.objects.filter(pk=self.instance.pk).first() if self.instance.pk else None
        window, by_figure = window_for(figure, starts_on, first, end and end - timedelta(days=1), kept)
        cleaned["window"], self.instance.computed = window, by_figure
        cleaned["outcome"] = outcome_of(
            window,
            starts_on=starts_on,
            ended_on=ended_on,
            never=never,
            today=timezone.localdate(),
            endless=has_no_end(figure),
        )


class PredictionPageForm(OpenedForm, ClockForm):
    """The form of a page of its own, which has no claim's form around it."""

    class Meta(ClockForm.Meta):
        fields = ("claim", *ClockForm.Meta.fields)


def in_words(fields: Iterable[str]) -> list[str]:
    """These fields as they are read where nothing can be changed."""
    return [{"window": "due"}.get(name, name) for name in fields if name != "early"]


class SaysDue:
    @admin.display(description="window")
    def due(self, clock: Prediction) -> str:
        return window_words(clock.window)


class EachOnce(BaseInlineFormSet):
    """The clocks of a claim, of which no two that are sent together may be the same."""

    def clean(self) -> None:
        super().clean()
        sent: list[Prediction] = []
        for form in self.forms:
            if not form.is_valid() or not form.has_changed() or form in self.deleted_forms:
                continue
            clock = form.instance
            try:
                check_once(clock.starts_on, clock.starts_with, clock.ends_with, sent)
            except BadClock as error:
                form.add_error(error.field, str(error))
            sent.append(clock)


class PredictionInline(SaysDue, admin.TabularInline):
    model = Prediction
    form = ClockForm
    formset = EachOnce
    fields = FIELDS
    readonly_fields = ("due",)
    formfield_overrides = TYPED_DAYS
    extra = 0
    max_num = MOST_CLOCKS

    def get_fields(self, request, obj=None):
        open_to_them = self.has_change_permission(request, obj) and (obj is None or obj.stage in EDITABLE)
        return FIELDS if open_to_them else in_words(FIELDS)


@admin.register(Prediction)
class PredictionAdmin(SaysDue, CorrectsClaim, DeskAdmin):
    form = PredictionPageForm
    list_display = ("id", "starts_on", "starts_with", "ends_with", "due", "outcome", "at_the_desk")
    list_filter = ("outcome", "computed")
    list_select_related = ("claim",)
    date_hierarchy = "claim__snapshot__article__published_at"
    search_fields = ("starts_with", "ends_with")
    search_help_text = "Words of the claim"
    words_at = "claim__words"
    autocomplete_fields = ("claim",)
    formfield_overrides = TYPED_DAYS

    def get_readonly_fields(self, request, obj=None):
        return ("claim", "computed", "due") if obj else ()

    def get_fields(self, request, obj=None):
        if obj is None:
            return ("claim", *FIELDS)
        if not self.has_change_permission(request, obj):
            return ("claim", *in_words(FIELDS), "computed")
        return ("claim", *FIELDS, "opened_revision", "computed")


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
