"""The claims of an article on its page in the admin: reworded in place, each with a link to its own page."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.checks import InlineModelAdminChecks
from django.contrib.auth.models import User
from django.forms import BaseModelFormSet, modelformset_factory

from claims.actions import revise_claim
from claims.actions.events import EDITABLE, lock_claims
from claims.admin.base import TYPED
from claims.admin.corrects import OpenedForm
from claims.models import Claim

CLAIMS_SHOWN = 100  # a page has to fit into one form; the list has them all
FIELDS = ("statement", "kind")
KEPT = ("claimant", "attribution", "made_on")


class ClaimLineForm(OpenedForm):
    class Meta:
        model = Claim
        fields = FIELDS
        widgets = {"statement": forms.Textarea(attrs={"rows": 2, "cols": 60})}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in FIELDS:
            # What stood there when the page was opened comes back with it, so that only what was written on counts.
            self.fields[name].show_hidden_initial = True
            self.fields[name].disabled = self.instance.stage not in EDITABLE

    def claim_of(self, instance: Claim) -> Claim:
        return instance

    def clean(self):
        """A line that nobody wrote on may be as old as it likes."""
        return super().clean() if self.has_changed() else self.cleaned_data

    def has_changed(self) -> bool:
        # The revision says only when the page was opened.
        return any(name in self.changed_data for name in FIELDS)


class ArticleClaims(BaseModelFormSet):
    """The claims on all texts of an article. A claim belongs to a text, so no foreign key leads to the article."""

    def __init__(self, data=None, files=None, instance=None, save_as_new=False, queryset=None, **kwargs: Any) -> None:
        self.instance = instance
        claims = queryset if queryset is not None else Claim.objects.all()
        claims = claims.filter(snapshot__article=instance.pk if instance else None)
        super().__init__(data, files, queryset=claims[:CLAIMS_SHOWN], **kwargs)

    @classmethod
    def get_default_prefix(cls) -> str:
        return "claims"

    def save_with(self, user: User) -> None:
        """Reword what was changed. Raises Refused where a claim can't be, or where someone saved it meanwhile."""
        self.new_objects, self.deleted_objects, self.changed_objects = [], [], []
        changed = [form for form in self.initial_forms if form.has_changed()]
        lock_claims(form.instance.pk for form in changed)
        for form in changed:
            given = form.cleaned_data
            kept = {name: getattr(form.instance, name) for name in KEPT}
            wording = {name: given[name] for name in FIELDS}
            revise_claim(form.instance, revision=given["opened_revision"], by=user, **wording, **kept)
            self.changed_objects.append((form.instance, form.changed_data))


class NoForeignKey(InlineModelAdminChecks):
    """Django's checks of an inline, without those of a foreign key to the page's own model."""

    def _check_exclude_of_parent_model(self, obj, parent_model):
        return []

    def _check_relation(self, obj, parent_model):
        return []


class ArticleClaimInline(admin.TabularInline):
    model = Claim
    fields = (*FIELDS, "opened_revision", "stage")
    readonly_fields = ("stage",)
    checks_class = NoForeignKey
    formfield_overrides = TYPED
    extra = 0
    show_change_link = True
    view_on_site = False

    def has_add_permission(self, request, obj=None) -> bool:
        """A claim is made on the words of a text, at the desk."""
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def get_queryset(self, request):
        claims = super().get_queryset(request).defer("words", "worthiness_reasons")
        return claims.order_by("snapshot__number", "start", "pk")

    def get_formset(self, request, obj=None, **kwargs):
        return modelformset_factory(
            Claim,
            form=ClaimLineForm,
            formset=ArticleClaims,
            fields=FIELDS,
            formfield_callback=partial(self.formfield_for_dbfield, request=request),
            extra=0,
            max_num=0,  # of new ones
            can_delete=False,
            edit_only=True,
        )
