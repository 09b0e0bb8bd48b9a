"""Letting a claim off a check, asking the claimant, and rating unseen."""

from typing import Any

from django import forms

from claims.fields import DayField, LineField, LinesField, NumberField
from claims.forms.base import DeskForm
from claims.models import Contact, GateRule, Rating


class WaiverForm(DeskForm):
    """`again` in place of a reason asks for the check once more."""

    name = "waiver"

    rule = forms.ModelChoiceField(GateRule.objects.all(), to_field_name="name", widget=forms.HiddenInput)
    reason = LineField(label="Why this claim is let off, for readers", max_length=500, required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        """There is one for each check, so that of which it is tells their fields apart."""
        check = str((data or {}).get("rule", ""))
        super().__init__(data, auto_id=f"waive-{check if check.isidentifier() else 'none'}_%s", **kwargs)


class ContactForm(DeskForm):
    name = "contact"

    whom = LineField(label="Who was asked", max_length=200, required=False)
    how = forms.ChoiceField(choices=[("", "choose"), *Contact.How.choices], required=False)
    on = DayField(label="Asked on", required=False, passed=True)
    answer = LinesField(
        label="What they answered; empty: nothing yet",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    why_not = LineField(label="Or why nobody was asked", max_length=500, required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        asked = [name for name in ("whom", "how", "on") if given.get(name)]
        if given.get("why_not"):
            # A name alone asks nobody: the desk itself writes the claimant's into the form.
            if asked not in ([], ["whom"]) or given.get("answer"):
                self.add_error("why_not", "Either somebody was asked, or nobody was: leave one of the two empty.")
            else:
                given["whom"] = ""
        elif not self.errors:
            labels = {"whom": "Say who was asked.", "how": "Say how.", "on": "Say on which day."}
            for name, words in labels.items():
                if name not in asked:
                    self.add_error(name, words)
        return given


class UnseenForm(DeskForm):
    """A rating given before the first one is seen."""

    name = "unseen"

    rating = forms.ModelChoiceField(Rating.objects.all(), widget=forms.RadioSelect, empty_label=None)
    reason = LineField(label="Why, in a sentence", max_length=500, required=False)
    low = NumberField(label="From", max_digits=30, decimal_places=6, required=False)
    high = NumberField(label="To", max_digits=30, decimal_places=6, required=False)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        low, high = given.get("low"), given.get("high")
        if low is not None and high is not None and low > high:
            self.add_error("low", "The range is reversed: this number is the greater one.")
        return given
