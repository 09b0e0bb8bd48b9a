"""Evidence, with the figures that it states."""

from django import forms
from django.contrib import admin
from django.db import IntegrityError, transaction

from claims.admin.base import DeskAdmin
from claims.admin.corrects import CorrectsClaim, OpenedForm
from claims.admin.figures import EvidenceFigureInline
from claims.admin.inlines import KnowingInline
from claims.errors import Refused
from claims.models import Credibility, Evidence, Source
from claims.numbers.origins import origin_trouble

CIRCLE = "evidence_derives_in_no_circle"  # the database's own promise


class EvidenceForm(forms.ModelForm):
    reliability = forms.ChoiceField(
        choices=[("", "as the source is graded today"), *Source.Reliability.choices],
        required=False,
        help_text="Kept for this use, whatever the source is graded later.",
    )
    credibility = forms.TypedChoiceField(choices=Credibility.choices, coerce=int, initial=Credibility.UNKNOWN)

    class Meta:
        model = Evidence
        fields = (
            "claim", "source", "title", "url", "published_on", "quote", "stance", "reliability", "credibility",
            "attribution", "primary", "derived_from", "note",
        )  # fmt: skip

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.initial["reliability"] = ""

    def clean(self):
        """One address stands once on a claim. Without a grade for this use, the source's own of today holds."""
        super().clean()
        source = self.cleaned_data.get("source") or Source()
        self.cleaned_data["reliability"] = self.cleaned_data.get("reliability") or source.reliability
        claim = self.cleaned_data.get("claim") or getattr(self.instance, "claim", None)
        url = self.cleaned_data.get("url")
        if claim and url and "url" in self.changed_data:
            known = claim.evidence.exclude(pk=self.instance.pk).at_address(url).first()
            if known:
                self.add_error("url", f"This address is already here: “{known}”.")
        told = {name: self.cleaned_data.get(name) for name in ("source", "title", "quote", "url")}
        told_anew = set(told) & set(self.changed_data) and None not in told.values()
        if claim and told_anew and claim.evidence.exclude(pk=self.instance.pk).same_as(**told).exists():
            self.add_error("title", "This document is already here, with the same words.")
        return self.cleaned_data

    def clean_derived_from(self):
        """Only evidence on the same claim shares an origin, and never in a circle."""
        origin = self.cleaned_data.get("derived_from")
        claim_id = self.instance.claim_id or getattr(self.cleaned_data.get("claim"), "pk", None)
        if trouble := origin_trouble(origin, claim_id=claim_id, evidence_id=self.instance.pk):
            raise forms.ValidationError(trouble)
        return origin


class EvidenceInline(KnowingInline, admin.StackedInline):
    model = Evidence
    form = EvidenceForm
    fields = (
        ("source", "stance"), ("reliability", "credibility", "attribution", "primary"), "title", "url", "published_on",
        "quote", "note",
    )  # fmt: skip
    autocomplete_fields = ("source",)
    extra = 0
    show_change_link = True


class EvidencePageForm(OpenedForm, EvidenceForm):
    """The form of a page of its own, which has no claim's form around it."""

    class Meta(EvidenceForm.Meta):
        pass


@admin.register(Evidence)
class EvidenceAdmin(CorrectsClaim, DeskAdmin):
    form = EvidencePageForm
    list_display = ("title", "source", "stance", "grade", "attribution", "primary", "published_on", "at_the_desk")
    list_filter = (
        "stance",
        "reliability",
        "attribution",
        "primary",
        "source__kind",
        ("derived_from", admin.EmptyFieldListFilter),
    )
    list_select_related = ("source", "claim")
    date_hierarchy = "claim__snapshot__article__published_at"
    search_fields = ("title", "source__name")
    autocomplete_fields = ("claim", "source", "derived_from")
    inlines = (EvidenceFigureInline,)

    def save_model(self, request, obj, form, change) -> None:
        """The form has looked for a circle already; someone else's save may have closed one since."""
        try:
            with transaction.atomic():
                super().save_model(request, obj, form, change)
        except IntegrityError as error:
            if CIRCLE not in str(error):
                raise
            raise Refused("That would make a circle: the other document derives from this one already.") from error

    def get_readonly_fields(self, request, obj=None):
        return ("claim", "created_at") if obj else ()
