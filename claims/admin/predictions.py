"""Predictions: the clocks of claims about the future."""

from django.contrib import admin
from django.contrib.admin.widgets import AdminDateWidget
from django.contrib.postgres.fields import DateRangeField
from django.contrib.postgres.forms import RangeWidget

from claims.admin.base import TYPED, CorrectsClaim, DeskAdmin, OpenedForm
from claims.models import Prediction

TYPED_DAYS = {**TYPED, DateRangeField: {"widget": RangeWidget(AdminDateWidget())}}


class PredictionInline(admin.TabularInline):
    model = Prediction
    fields = ("starts_on", "starts_with", "ends_with", "window", "ended_on", "outcome")
    formfield_overrides = TYPED_DAYS
    extra = 0


class PredictionForm(OpenedForm):
    class Meta:
        model = Prediction
        fields = ("claim", "starts_on", "starts_with", "ends_with", "window", "ended_on", "outcome")


@admin.register(Prediction)
class PredictionAdmin(CorrectsClaim, DeskAdmin):
    form = PredictionForm
    list_display = ("id", "starts_on", "starts_with", "ends_with", "window", "outcome", "at_the_desk")
    list_filter = ("outcome",)
    list_select_related = ("claim",)
    date_hierarchy = "claim__snapshot__article__published_at"
    search_fields = ("starts_with", "ends_with")
    search_help_text = "Words of the claim"
    words_at = "claim__words"
    autocomplete_fields = ("claim",)
    formfield_overrides = TYPED_DAYS

    def get_readonly_fields(self, request, obj=None):
        return ("claim",) if obj else ()
