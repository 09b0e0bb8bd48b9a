"""The draft of a verdict."""

from django import forms

from claims.fields import LinesField
from claims.forms.base import DeskForm
from claims.models import Correction, Rating


class CorrectionForm(DeskForm):
    """What readers are told of the correction that is worked on."""

    name = "correction"

    kind = forms.ChoiceField(choices=Correction.choices)
    note = LinesField(
        label="What was wrong? Readers will see this.", max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)


class VerdictForm(DeskForm):
    name = "verdict"

    rating = forms.ModelChoiceField(
        Rating.objects.all(),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "This rating is no longer on the scale. Choose another."},
    )
    summary = LinesField(
        label="Summary, as readers will see it", max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    reasons = LinesField(label="Reasons", max_length=20_000, required=False, widget=forms.Textarea(attrs={"rows": 5}))
    revision = forms.IntegerField(widget=forms.HiddenInput)
