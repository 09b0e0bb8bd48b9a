"""What of a claim's history is shown."""

from typing import Any

from django import forms

from claims.errors import Refused
from claims.forms.base import DeskForm, PersonField
from claims.timeline import TABLES


class HistoryForm(DeskForm):
    """Everything is optional, and what can't be read is refused in words."""

    name = "history"

    table = forms.ChoiceField(label="What", choices=[("", "Everything"), *TABLES.items()], required=False)
    who = PersonField(label="By", empty_label="Anyone")
    after = forms.CharField(max_length=100, required=False, widget=forms.HiddenInput)

    def checked(self) -> dict[str, Any]:
        """What was asked for, `who` as a key. Raises Refused (400) with the field named where it can't be read."""
        if not self.is_valid():
            field, errors = next(iter(self.errors.items()))
            raise Refused(f"The history can’t be shown like that: {field}, {errors[0]}", status=400)
        who = self.cleaned_data["who"]
        return {**self.cleaned_data, "who": who.pk if who else None}
