import datetime
import re

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe

from claims.widgets import WRITERS, PlainRenderer

AWKWARD = """<b>&"fish' \u202e9"""
GROUPED = [("", "none"), ("Grades", [(1, AWKWARD), (2, "B")]), (AWKWARD, "last")]
ATTRS = {"id": "x", "required": True, "disabled": False, "data-size": 3, "title": AWKWARD}


@pytest.mark.parametrize(
    ("widget", "value"),
    [
        (forms.TextInput(), AWKWARD),
        (forms.TextInput(), mark_safe("<i>&amp;</i>")),
        (forms.TextInput(), ""),
        (forms.TextInput(), None),
        (forms.NumberInput(), 1234567.5),
        (forms.URLInput(), "https://example.org/?a=1&b=2"),
        (forms.EmailInput(), "a@example.org"),
        (forms.PasswordInput(render_value=True), AWKWARD),
        (forms.HiddenInput(), 0),
        (forms.DateInput(format="%Y-%m-%d"), datetime.date(2018, 8, 9)),
        (forms.CheckboxInput(), True),
        (forms.CheckboxInput(), False),
        (forms.CheckboxInput(), "yes"),
        (forms.Textarea(), AWKWARD),
        (forms.Textarea(), "\nfirst line empty"),
        (forms.Textarea(), None),
        (forms.Select(choices=GROUPED), "2"),
        (forms.Select(choices=GROUPED), AWKWARD),
        (forms.Select(), None),
        (forms.SelectMultiple(choices=GROUPED), ["1", "2"]),
        (forms.RadioSelect(choices=GROUPED), "1"),
    ],
    ids=lambda given: type(given).__name__ if isinstance(given, forms.Widget) else None,
)
def test_a_field_is_written_as_django_writes_it(widget: forms.Widget, value: object) -> None:
    ours, djangos = (
        re.sub(r">\s+<", "><", widget.render(AWKWARD, value, ATTRS, renderer=renderer)).strip()
        for renderer in (PlainRenderer(), DjangoTemplates())
    )
    assert ours == djangos


@pytest.mark.parametrize("wrapped", [True, False])
@pytest.mark.parametrize("given", [{"id": "x"}, {}])
def test_each_of_several_buttons_is_written_as_django_writes_it(wrapped: bool, given: dict[str, str]) -> None:
    for widget in (forms.RadioSelect(choices=[("a", AWKWARD)]), forms.CheckboxSelectMultiple(choices=[("a", AWKWARD)])):
        (option,) = widget.subwidgets(AWKWARD, "a", given)
        context = {"widget": {**option, "wrap_label": wrapped}}
        ours, djangos = (
            renderer.render(option["template_name"], context).replace(">\n ", "> ").strip()
            for renderer in (PlainRenderer(), DjangoTemplates())
        )
        assert ours == djangos


def test_each_writer_stands_for_a_widget_of_djangos() -> None:
    kinds = [kind for kind in vars(forms).values() if hasattr(kind, "template_name")]
    named = {name for kind in kinds for name in (kind.template_name, getattr(kind, "option_template_name", ""))}
    assert set(WRITERS) - named == {"django/forms/widgets/input.html"}
