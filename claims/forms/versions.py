"""Two versions of one form, field by field: what somebody typed beside what was saved meanwhile."""

from dataclasses import dataclass
from typing import Any

from django import forms


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that reads otherwise in the two; `target` is the id of the field that holds what was typed."""

    label: str
    mine: str
    saved: str
    target: str


def differences(mine: forms.BaseForm, saved: forms.BaseForm) -> list[Difference]:
    """The visible fields in which a submitted form differs from the same form filled with what is kept."""
    found = []
    for bound in mine:
        if bound.is_hidden or bound.name not in saved.fields:
            continue
        kept = saved[bound.name].value()
        if bound.field.has_changed(kept, bound.data):
            found.append(
                Difference(str(bound.label), _words(bound.field, bound.data), _words(bound.field, kept), bound.auto_id)
            )
    return found


def typed(form: forms.BaseForm) -> list[tuple[str, str]]:
    """What somebody typed into the visible fields of a form that can't be shown again, by their labels."""
    return [
        (str(bound.label), words)
        for bound in form
        if not bound.is_hidden and (words := _words(bound.field, bound.value()))
    ]


def _words(field: forms.Field, value: Any) -> str:
    """A value as a person reads it: a choice by its label, yes and no for a box."""
    if isinstance(field, forms.BooleanField):
        return "yes" if field.to_python(value) else "no"
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        for key, label in _choices(field):
            if str(key) == str(value if value is not None else ""):
                return str(label)
    prepared = field.prepare_value(value)
    return "" if prepared is None else str(prepared)


def _choices(field: Any) -> list[tuple[Any, Any]]:
    flat: list[tuple[Any, Any]] = []
    for key, label in field.choices:
        if isinstance(label, list | tuple):
            flat += label
        else:
            flat.append((key, label))
    return flat
