"""The page between choosing claims in the list and doing something to all of them."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.widgets import AdminDateWidget
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from claims.errors import Refused
from claims.fields import LinesField
from claims.forms.base import PersonField
from claims.models import Claim
from claims.models.checks import day_in_range
from claims.steps import STEPS

AT_ONCE = 500


class AssignForm(forms.Form):
    to = PersonField(label="Give to", empty_label="choose a person", required=True)


class DueForm(forms.Form):
    due_on = forms.DateField(
        label="Due on",
        widget=AdminDateWidget,
        validators=[day_in_range],
    )


class DismissForm(forms.Form):
    note = LinesField(label=STEPS["dismiss"].note_label, max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))


def ask(
    model_admin,
    request: HttpRequest,
    queryset,
    form_class: type[forms.Form],
    *,
    name: str,
    title: str,
    done: str,
    deed: Callable[[Claim, dict[str, Any]], Any],
) -> HttpResponse | None:
    """Ask for what the deed needs; on the answer do it claim by claim and say which were refused, and why."""
    claims = list(queryset.order_by("pk")[: AT_ONCE + 1])
    if len(claims) > AT_ONCE:
        messages.error(request, f"Choose {AT_ONCE} claims at most.")
        return None
    form = form_class(request.POST if "answered" in request.POST else None)
    if not form.is_valid():
        context = {
            **model_admin.admin_site.each_context(request),
            "title": title,
            "opts": model_admin.opts,
            "media": model_admin.media + form.media,
            "form": form,
            "claims": claims,
            "action": name,
            "action_checkbox_name": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/claims/claim/ask.html", context)
    succeeded = 0
    for claim in claims:
        try:
            deed(claim, form.cleaned_data)
            succeeded += 1
        except Refused as refusal:
            messages.warning(request, f"{claim} stays as it was: {refusal}")
    if succeeded:
        messages.success(request, f"{succeeded} claim{'' if succeeded == 1 else 's'} {done}.")
    return None
