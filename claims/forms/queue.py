"""What the queue shows, and deeds on many claims at once."""

from typing import Any

from django import forms
from django.http import QueryDict

from claims.errors import Refused
from claims.fields import DayField, LineField, key_of
from claims.forms.base import DeskForm, PersonField
from claims.models import (
    Article,
    ClaimKind,
    Stage,
)


class BulkForm(DeskForm):
    """What to do with the claims chosen in the queue."""

    name = "bulk"

    claim = forms.TypedMultipleChoiceField(coerce=int)
    deed = forms.ChoiceField(choices=[(name, name) for name in ("assign", "due", "accept", "dismiss")])
    to = PersonField(label="Give to", empty_label="nobody", load=True)
    due_on = DayField(label="Due on", required=False)
    note = LineField(label="Why dismiss", max_length=2000, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.data.getlist("claim") if hasattr(self.data, "getlist") else []
        self.fields["claim"].choices = [(pk, pk) for pk in chosen if key_of(pk)]  # type: ignore[attr-defined]

    def clean_claim(self) -> list[int]:
        return list(dict.fromkeys(self.cleaned_data["claim"]))

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("deed") == "dismiss" and not given.get("note"):
            self.add_error("note", "Dismissing needs a reason.")
        return given


class KeepForm(DeskForm):
    """A name for what the queue shows now; `query` is the query string of the page."""

    name = "keep"

    title = LineField(label="Keep this view as", max_length=60)
    query = forms.CharField(max_length=4000, required=False, widget=forms.HiddenInput)
    replace = forms.BooleanField(required=False)

    def clean_query(self) -> str:
        asked = QueueForm(QueryDict(self.cleaned_data["query"]))
        if not asked.is_valid():
            raise forms.ValidationError("The queue can’t be shown like that, so it isn’t kept.")
        query = asked.query()
        if len(query) > 1000:
            raise forms.ValidationError("There are too many words in this search to keep it.")
        return query


class QueueForm(DeskForm):
    """What the queue shows. Everything is optional, and what can't be read is refused in words."""

    name = "queue"

    VIEWS = {
        "needs": "To do",
        "signoff": "Waits for your sign-off",
        "mine": "With you",
        "due": "Falls due",
        "fallen": "Fallen due",
        "suggested": "Suggested",
        "unassigned": "With nobody",
        "all": "Everything",
    }
    ORDERS = {
        "due": ("due_key", "id"),
        "newest": ("-id",),
        "worth": ("-worthiness", "-id"),
    }

    view = forms.ChoiceField(choices=list(VIEWS.items()), required=False, widget=forms.HiddenInput)
    words = forms.CharField(label="Words or number", max_length=200, required=False)
    stage = forms.ChoiceField(choices=[("", "Any stage"), *Stage.choices], required=False)
    kind = forms.ChoiceField(choices=[("", "Any kind"), *ClaimKind.choices], required=False)
    who = PersonField(label="With", empty_label="Anyone")
    article = forms.ModelChoiceField(
        Article.objects.all(), to_field_name="slug", required=False, widget=forms.HiddenInput
    )
    order = forms.ChoiceField(
        choices=[("due", "Due first"), ("newest", "Newest first"), ("worth", "Most worth checking")], required=False
    )
    after = forms.CharField(max_length=200, required=False, widget=forms.HiddenInput)

    def query(self) -> str:
        """What was asked for, as a query string: what can be kept, so no place in a list and nothing empty."""
        kept = QueryDict(mutable=True)
        for name, value in self.cleaned_data.items():
            if value not in {None, ""} and name != "after":
                kept[name] = str(self.data.get(name, value))
        return kept.urlencode()

    def checked(self) -> dict[str, Any]:
        """What was asked for. Raises Refused (400) with the field named where it can't be read."""
        if not self.is_valid():
            field, errors = next(iter(self.errors.items()))
            raise Refused(f"The queue can’t be shown like that: {field}, {errors[0]}", status=400)
        return self.cleaned_data
