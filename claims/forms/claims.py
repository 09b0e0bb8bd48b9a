"""What a claim says, who works on it until when, and its steps."""

from typing import Any

from django import forms

from claims.fields import DayField, LineField, LinesField, NameField
from claims.forms.base import DeskForm, PersonField
from claims.models import (
    Attribution,
    Claim,
    ClaimKind,
    Correction,
)
from claims.numbers.clocks import keeps_kind


class ClaimForm(DeskForm):
    """What a claim says. `claim` is the one that is changed, where the form was sent."""

    name = "claim"

    statement = LineField(label="In plain words", max_length=300)
    kind = forms.ChoiceField(choices=ClaimKind.choices)
    claimant = NameField(label="Said by", max_length=200, required=False)
    attribution = forms.ChoiceField(choices=Attribution.choices)
    made_on = DayField(label="Made on", required=False, passed=True)
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, claim: Claim | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.claim = claim

    def clean_kind(self) -> str:
        kind: str = self.cleaned_data["kind"]
        if self.claim and self.claim.kind == ClaimKind.PREDICTION != kind:
            words = keeps_kind(self.claim.predictions.count())
            if words:
                raise forms.ValidationError(words)
        return kind


def claim_initial(claim: Claim) -> dict[str, Any]:
    """A kept claim as its form shows it."""
    names = ("statement", "kind", "claimant", "attribution", "made_on", "revision")
    return {name: getattr(claim, name) for name in names}


class StepForm(DeskForm):
    name = "step"

    step = forms.CharField(max_length=20)
    note = LinesField(max_length=2000, required=False)
    correction = forms.ChoiceField(label="Kind", choices=[("", "Choose"), *Correction.choices], required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput)


class RevisionForm(forms.Form):
    """A deed that needs no words: the revision that the person has read."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class AssignForm(DeskForm):
    name = "assign"

    to = PersonField(label="With", empty_label="nobody", load=True)


class DueForm(DeskForm):
    name = "due"

    due_on = DayField(label="Due", required=False)
