"""Pages of the admin that change what claims say or are signed with."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django import forms
from django.contrib.admin.utils import unquote
from django.db import models, transaction
from django.http import HttpResponse, QueryDict

from claims.actions import age_verdicts, move_windows, record_event, revise_signed
from claims.actions.events import EDITABLE, check_editable, lock_claim, lock_claims, save_revision, why_fixed
from claims.fields import key_of
from claims.forms.versions import differences
from claims.models import Claim, Event


class OpenedForm(forms.ModelForm):
    """A form on a claim or on what belongs to one. It knows which revision of the claim was read when the page was
    opened, so that nobody overwrites unseen what someone else saved meanwhile."""

    opened_revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        claim = self.claim_of(self.instance)
        self.fields["opened_revision"].initial = claim.revision if claim else None

    def claim_of(self, instance: Any) -> Claim | None:
        return instance.claim if instance.claim_id else None

    def clean(self):
        cleaned = super().clean()
        claim = self.claim_of(self.instance) if self.instance.pk else None
        if claim and self.cleaned_data.get("opened_revision") != claim.revision:
            self.add_error(
                None,
                "Someone else saved this claim while you were writing; its history says what. Nothing was lost: what"
                " you typed stands below, with what is saved now beside it. Save again to put yours in its place.",
            )
            saved = type(self)(instance=type(self.instance).objects.get(pk=self.instance.pk))
            for found in differences(self, saved):
                mine, kept = found.mine or "nothing", found.saved or "nothing"
                self.add_error(None, f"{found.label}: saved now is “{kept}”, you typed “{mine}”.")
            self.data: Any = self.data.copy()
            self.data[self.add_prefix("opened_revision")] = claim.revision
        return cleaned


class ReachesSigned:
    """A page on what many claims are signed with. A change of one of its `signed` fields counts as a revision of the
    submitted and signed claims that `reaches` finds for the row, and their histories say so."""

    opts: Any
    signed: tuple[str, ...]

    def reaches(self, obj: Any) -> models.QuerySet[Claim]:
        raise NotImplementedError

    def save_related(self, request, form, formsets, change) -> None:
        super().save_related(request, form, formsets, change)
        changed = [name for name in self.signed if name in form.changed_data]
        if changed:
            what = ", ".join(name.replace("_", " ") for name in changed)
            note = f"In the admin, {self.opts.verbose_name} “{form.instance}”: {what}"
            revise_signed(self.reaches(form.instance), by=request.user, note=note)


class CorrectsClaim:
    """A page whose changes belong to a claim: each counts as a new revision and leaves an event on it.

    A sign-off of the earlier content is void then, as approving and publishing compare fingerprints. The claim is
    locked before anything of it is read or written, as by the desk's deeds.
    """

    opts: Any

    def claim_of(self, obj: Any) -> Claim:
        return obj.claim

    def claims_named(self, sent: QueryDict) -> models.QuerySet[Claim]:
        """The claim that the form of a new row names."""
        return Claim.objects.filter(pk=key_of(sent.get("claim", "")))

    @contextmanager
    def _held(self, request, object_id: str | None) -> Iterator[None]:
        """What is posted happens while its claim is held."""
        if request.method != "POST":
            yield
            return
        with transaction.atomic():
            obj = self.get_object(request, unquote(object_id)) if object_id else None  # type: ignore[attr-defined]
            claims = [self.claim_of(obj)] if obj else self.claims_named(request.POST)
            lock_claims(claim.pk for claim in claims)
            yield

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None) -> HttpResponse:
        with self._held(request, object_id):
            return super().changeform_view(request, object_id, form_url, extra_context)

    def delete_view(self, request, object_id, extra_context=None) -> HttpResponse:
        with self._held(request, object_id):
            return super().delete_view(request, object_id, extra_context)

    def desk_url(self, obj: Any) -> str:
        return self.claim_of(obj).get_desk_url()

    def why_fixed(self, obj: Any) -> str:
        return why_fixed(self.claim_of(obj))

    def events_of(self, obj: Any) -> models.QuerySet[Event]:
        return self.claim_of(obj).events.all()

    def has_change_permission(self, request, obj=None) -> bool:
        """Only while the claim may be worked on: what is published is corrected by a step, with a public note."""
        return super().has_change_permission(request, obj) and (obj is None or self._is_open(obj))

    def has_delete_permission(self, request, obj=None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or self._is_open(obj))

    def _is_open(self, obj: Any) -> bool:
        return self.claim_of(obj).stage in EDITABLE

    def get_fields(self, request, obj=None):
        """A page that is only read has no use for the revision that a form would send back."""
        fields = super().get_fields(request, obj)
        kept = self.has_change_permission(request, obj)
        return fields if kept else [name for name in fields if name != "opened_revision"]

    def save_related(self, request, form, formsets, change) -> None:
        super().save_related(request, form, formsets, change)
        changed = [name for name in form.changed_data if name != "opened_revision"]
        changed += [str(formset.model._meta.verbose_name) for formset in formsets if formset.has_changed()]
        self.record_correction(request, form.instance, changed)

    def record_correction(self, request, obj: Any, changed: list[str]) -> None:
        if changed:
            what = ", ".join(name.replace("_", " ") for name in dict.fromkeys(changed))
            correct(self.claim_of(obj), by=request.user, note=f"In the admin, {obj._meta.verbose_name}: {what}")

    def delete_model(self, request, obj) -> None:
        claim = self.claim_of(obj)
        with transaction.atomic():
            super().delete_model(request, obj)
            correct(claim, by=request.user, note=f"In the admin: {self.opts.verbose_name} removed")

    def delete_queryset(self, request, queryset) -> None:
        with transaction.atomic():
            lock_claims(self.claim_of(obj).pk for obj in queryset)
            claims = {claim.pk: claim for claim in map(self.claim_of, queryset.all())}  # as they are now
            super().delete_queryset(request, queryset)
            for pk in sorted(claims):
                correct(claims[pk], by=request.user, note=f"In the admin: {self.opts.verbose_name} removed")


@transaction.atomic
def correct(claim: Claim, *, by, note: str) -> None:
    """Count a correction as a revision of the claim and record who made it; clocks and other claims' verdicts follow
    the numbers.

    Raises Refused where the claim's content may not be worked on, and Stale where someone saved it since it was read;
    the caller's transaction undoes what was written.
    """
    claim = lock_claim(claim, revision=claim.revision)
    check_editable(claim)
    move_windows(claim)
    age_verdicts(claim)
    save_revision(claim)
    record_event(claim, "revised", by=by, note=note)
