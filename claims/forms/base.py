"""What all forms of the desk share."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.db.models import Model, QuerySet
from django.forms.models import ModelChoiceIteratorValue

from claims.fields import LineField


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


class PersonField(forms.ModelChoiceField):
    """Someone of the desk, by the name that the desk says."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(desk_people(), **kwargs)

    def label_from_instance(self, person: Any) -> str:
        return person.get_full_name() or person.get_username()
