"""Why a finding is none, which figures belong together, and which findings a list shows."""

from typing import Any

from django import forms

from claims.fields import KeyField, LineField, key_of
from claims.forms.base import DeskForm
from claims.models import Equation
from claims.numbers.findings import Kind


class KeyForm(DeskForm):
    """Names a finding."""

    name = "finding"

    key = forms.RegexField(r"\A[0-9a-f]{64}\Z", widget=forms.HiddenInput)


class SetAsideForm(KeyForm):
    reason = LineField(
        label="Why is it no finding?",
        max_length=500,
        error_messages={"required": "Say why it is no finding."},
    )


class EquationForm(DeskForm):
    """Which figures belong together, by their keys. `part` is sent once for each."""

    name = "equation"

    kind = forms.ChoiceField(
        choices=Equation.Kind.choices,
        initial=Equation.Kind.SUM,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether they add up or one is a share of another."},
    )
    whole = KeyField(error_messages={"required": "Choose the whole."})
    part = forms.TypedMultipleChoiceField(coerce=int, error_messages={"required": "Choose the parts."})
    percent = KeyField(required=False)
    note = LineField(label="Why they belong together", max_length=300, required=False)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        sent = data.getlist("part") if data is not None else []
        known = [(key, key) for key in sent if key_of(key)]
        self.fields["part"].choices = known  # type: ignore[attr-defined]

    @property
    def chosen(self) -> dict[str, set[str]]:
        """What was chosen, as it was sent, to show it again."""
        sent = self.data.getlist if self.is_bound else lambda name: ()  # type: ignore[attr-defined]
        return {name: set(sent(name)) for name in ("whole", "part", "percent")}

    def equation(self) -> dict[str, Any]:
        """As claims.actions takes it."""
        given = self.cleaned_data
        return {
            "kind": given["kind"],
            "whole": given["whole"],
            "parts": given["part"],
            "percent": given["percent"],
            "note": given["note"],
        }


class FindingsForm(forms.Form):
    """Which findings of the desk's newest articles are listed."""

    STATES = {"open": "Open", "aside": "Set aside", "all": "All"}

    KINDS = [kind for kind in Kind.choices if kind[0] != Kind.RESTATED]  # which stands on the claim's own page alone

    kind = forms.ChoiceField(choices=[("", "any"), *KINDS], required=False)
    state = forms.ChoiceField(choices=list(STATES.items()), required=False)
    article = forms.SlugField(max_length=120, required=False)
    after = forms.CharField(max_length=200, required=False)
