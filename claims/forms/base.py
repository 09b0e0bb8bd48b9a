"""What all forms of the desk share."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.db.models import Model, OuterRef, QuerySet
from django.forms.models import ModelChoiceIteratorValue
from django.utils import timezone
from django.utils.html import format_html

from claims.fields import LineField
from claims.forms.versions import Merged, merge, opened_as
from claims.models import Claim
from claims.models.counts import CountUpTo, capped


class DeskForm(forms.Form):
    """A form in the desk's look; `name` sets the ids of its fields apart from those of other forms on the page."""

    name = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", f"{self.name}_%s")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if not isinstance(field.widget, forms.CheckboxInput | forms.RadioSelect | forms.HiddenInput):
                field.widget.attrs.setdefault("class", "input")
            if isinstance(field, LineField):
                field.widget.attrs.setdefault("dir", "auto")

    @property
    def opened(self) -> str:
        """The hidden field that says how each field read when the form was opened."""
        name = self.add_prefix("opened")
        marks = self.data.get(name, "") if self.is_bound else opened_as(self)
        return format_html('<input type="hidden" name="{}" value="{}">', name, marks)

    def merge(self, saved: "DeskForm") -> Merged:
        """After a stale save: take over what only the saved form changed, and go on from there."""
        name = self.add_prefix("opened")
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        self.data = data
        found = merge(self, saved, str(data.get(name, "")))
        data[name] = opened_as(saved)
        return found

    def offer(self, name: str, rows: Iterable[Model]) -> None:
        """Give a field that chooses a row these rows, which the page has read already. Left alone, each such field
        opens a cursor of its own on the database."""
        field: Any = self.fields[name]
        nothing = [] if field.empty_label is None else [("", field.empty_label)]
        field.choices = [
            *nothing,
            *((ModelChoiceIteratorValue(row.pk, row), field.label_from_instance(row)) for row in rows),
        ]


def desk_people() -> QuerySet[User]:
    """Those whom a claim can be given to: active members of the desk's groups."""
    return User.objects.filter(is_active=True, groups__name__in=["reviewer", "editor"]).distinct().order_by("username")


def people_with_load() -> QuerySet[User]:
    """The desk's people with what each has on their table: `open_claims`, and `overdue_claims` of them, up to 100 each.
    One query, which an index on the person and the due date answers."""
    theirs = Claim.objects.unfinished().filter(assigned_to=OuterRef("pk")).order_by("due_key", "id")
    late = theirs.filter(due_key__lt=timezone.localdate())
    # Through their keys: what a row of a DISTINCT query counts would be counted once for each of its groups.
    people = User.objects.filter(pk__in=desk_people().order_by().values("pk")).order_by("username")
    return people.annotate(open_claims=CountUpTo(theirs), overdue_claims=CountUpTo(late))


class PersonField(forms.ModelChoiceField):
    """Someone of the desk, by the name that the desk says; with `load`, beside how much they have to do."""

    def __init__(self, *, load: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        self.load = load
        super().__init__(desk_people(), **kwargs)

    def label_from_instance(self, person: Any) -> str:
        name: str = person.get_full_name() or person.get_username()
        if not self.load or not hasattr(person, "open_claims"):
            return name
        late = f", {capped(person.overdue_claims)} overdue" if person.overdue_claims else ""
        return f"{name} – {capped(person.open_claims)} open{late}"
