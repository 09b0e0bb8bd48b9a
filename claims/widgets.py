"""How the fields of forms are written as HTML."""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

Widget = Mapping[str, Any]


class PlainRenderer(DjangoTemplates):
    """Writes inputs, text areas and selects without the template engine, and leaves other widgets to Django.

    Django renders a select of ten options through thirteen templates; a claim's panel has thirty fields, which took
    a third of its time. The HTML is the same.
    """

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        write = WRITERS.get(template_name)
        if write is None:
            return super().render(template_name, context, request)
        return write(context["widget"])


def _escaped(value: Any) -> str:
    return conditional_escape(value if isinstance(value, str) else str(value))


def _attributes(widget: Widget) -> str:
    """As Django writes them: True stands alone, False goes. A None would be written, as it is there."""
    return "".join(
        f" {_escaped(name)}" if value is True else f' {_escaped(name)}="{_escaped(value)}"'
        for name, value in widget["attrs"].items()
        if value is not False
    )


def _input(widget: Widget) -> SafeString:
    value = "" if widget["value"] is None else f' value="{_escaped(widget["value"])}"'
    kind, name = _escaped(widget["type"]), _escaped(widget["name"])
    return mark_safe(f'<input type="{kind}" name="{name}"{value}{_attributes(widget)}>')  # noqa: S308 - escaped above


def _option(widget: Widget) -> SafeString:
    """A radio button or a box of several, inside its label where that is wanted."""
    if not widget["wrap_label"]:
        return _input(widget)
    key = widget["attrs"].get("id")
    target = f' for="{_escaped(key)}"' if key else ""
    return mark_safe(f"<label{target}>{_input(widget)} {_escaped(widget['label'])}</label>")  # noqa: S308 - escaped above


def _textarea(widget: Widget) -> SafeString:
    value = _escaped(widget["value"]) if widget["value"] else ""
    name = _escaped(widget["name"])
    return mark_safe(f'<textarea name="{name}"{_attributes(widget)}>\n{value}</textarea>')  # noqa: S308 - escaped above


def _select(widget: Widget) -> SafeString:
    parts = []
    for group, options, _ in widget["optgroups"]:
        written = "".join(
            f'<option value="{_escaped(option["value"])}"{_attributes(option)}>{_escaped(option["label"])}</option>'
            for option in options
        )
        parts.append(f'<optgroup label="{_escaped(group)}">{written}</optgroup>' if group else written)
    name = _escaped(widget["name"])
    return mark_safe(f'<select name="{name}"{_attributes(widget)}>{"".join(parts)}</select>')  # noqa: S308 - escaped above


WRITERS: dict[str, Callable[[Widget], str]] = {
    **{
        f"django/forms/widgets/{kind}.html": _input
        for kind in ("checkbox", "date", "email", "hidden", "input", "number", "password", "text", "url")
    },
    **{f"django/forms/widgets/{kind}_option.html": _option for kind in ("checkbox", "radio")},
    "django/forms/widgets/textarea.html": _textarea,
    "django/forms/widgets/select.html": _select,
}
