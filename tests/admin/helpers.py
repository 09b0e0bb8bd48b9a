"""People, and what a browser sends back from a page of the admin."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group


def person(name, role="", **fields):
    user = get_user_model().objects.create_user(username=name, password="a long way home", **fields)
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


def form_data(response):
    """What a browser would send back from a change page that nobody touched."""
    data = {}
    forms = [response.context["adminform"].form]
    for wrapped in response.context["inline_admin_formsets"]:
        forms += [wrapped.formset.management_form, *wrapped.formset.forms]
    for form in forms:
        for bound in form:
            value = bound.value()
            widget = bound.field.widget
            for name, part in flatten(bound.html_name, value, widget):
                data[name] = part
            if bound.field.show_hidden_initial:
                data[bound.html_initial_name] = bound.initial
    return data


def flatten(name, value, widget):
    widgets = getattr(widget, "widgets", None)
    if widgets:
        parts = value if isinstance(value, list) else widget.decompress(value)
        for suffix, part in zip(widget.widgets_names, parts, strict=True):
            yield name + suffix, "" if part is None else part
    elif isinstance(value, bool):
        if value:
            yield name, "on"
    else:
        yield name, "" if value is None else value
