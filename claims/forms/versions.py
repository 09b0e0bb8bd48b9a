"""Two versions of one form, field by field: what somebody typed beside what was saved meanwhile.

A third tells them apart: the form as it was opened. It travels with the form as one short mark for each field, so that
what only the other person changed is taken over, and only what both changed is asked about.
"""

from collections.abc import MutableMapping
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import blake2s
from typing import Any

from django import forms
from django.core.exceptions import ValidationError


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that reads otherwise in the two; `target` is the id of the field that holds what was typed."""

    name: str
    label: str
    mine: str
    saved: str
    target: str


@dataclass(frozen=True, slots=True)
class Merged:
    """`asked` are the fields that both changed, each in its own way; `taken` those that only the other person did."""

    asked: list[Difference] = field(default_factory=list)
    taken: list[Difference] = field(default_factory=list)


def opened_as(form: forms.BaseForm) -> str:
    """One mark for each visible field, in their order, joined by dots: equal marks, equal values."""
    return ".".join(_mark(bound.field, bound.value()) for bound in form if not bound.is_hidden)


def merge(mine: forms.BaseForm, saved: forms.BaseForm, opened: str) -> Merged:
    """Take over into the submitted form what only the saved one changed since both read as `opened`.

    `mine.data` must be a copy that can be written. Where `opened` doesn’t fit the form, every field that differs is
    asked about.
    """
    marks = opened.split(".")
    fields = [bound for bound in mine if not bound.is_hidden]
    if len(marks) != len(fields):
        return Merged(asked=differences(mine, saved))
    found = Merged()
    untouched = {
        bound.name for bound, mark in zip(fields, marks, strict=True) if _mark(bound.field, bound.value()) == mark
    }
    changed = {bound.name for bound, mark in zip(fields, marks, strict=True) if not _is_saved(saved, bound.name, mark)}
    for one in differences(mine, saved):
        if one.name not in changed:
            continue
        if one.name in untouched:
            _take_over(mine, saved[one.name])
            found.taken.append(one)
        else:
            found.asked.append(one)
    return found


def _is_saved(saved: forms.BaseForm, name: str, mark: str) -> bool:
    return name in saved.fields and _mark(saved.fields[name], saved[name].value()) == mark


def _take_over(mine: forms.BaseForm, kept: forms.BoundField) -> None:
    """Put the kept value in place of the typed one, as its widget would send it."""
    data: MutableMapping[str, Any] = mine.data  # type: ignore[assignment]
    name, value = mine.add_prefix(kept.name), kept.field.prepare_value(kept.value())
    if isinstance(kept.field, forms.BooleanField) and not value:
        data.pop(name, None)
    elif isinstance(kept.field, forms.ChoiceField | forms.ModelChoiceField):
        data[name] = "" if value is None else str(value)
    else:
        data[name] = kept.field.widget.format_value(value) or ""


def _mark(field: forms.Field, value: Any) -> str:
    """Eight letters that stand for a value, typed or kept, however it is written."""
    try:
        read = field.prepare_value if isinstance(field, forms.ModelChoiceField) else field.to_python
        value = read(value)
    except ValidationError:
        pass
    if isinstance(value, Decimal) and value.is_finite():
        value = format(value.normalize(), "f")
    written = "" if value is None else str(value).replace("\r\n", "\n").strip()
    return blake2s(written.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def differences(mine: forms.BaseForm, saved: forms.BaseForm) -> list[Difference]:
    """The visible fields in which a submitted form differs from the same form filled with what is kept."""
    found = []
    for bound in mine:
        if bound.is_hidden or bound.name not in saved.fields:
            continue
        kept = saved[bound.name].value()
        if bound.field.has_changed(kept, bound.data):
            found.append(
                Difference(
                    bound.name,
                    str(bound.label),
                    _words(bound.field, bound.data),
                    _words(bound.field, kept),
                    bound.auto_id,
                )
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
