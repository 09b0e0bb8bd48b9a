"""Evidence, with the figures that it states."""

from django import forms
from django.contrib import admin

from claims.admin.base import CorrectsClaim, DeskAdmin, OpenedForm
from claims.admin.figures import EvidenceFigureInline
from claims.admin.inlines import KnowingInline
from claims.models import Evidence


class EvidenceForm(forms.ModelForm):
    class Meta:
        model = Evidence
        fields = (
            "claim", "source", "title", "url", "published_on", "quote", "stance", "credibility", "primary",
            "derived_from", "note",
        )  # fmt: skip

    def clean(self):
        """One address stands once on a claim."""
        super().clean()
        claim = self.cleaned_data.get("claim") or getattr(self.instance, "claim", None)
        url = self.cleaned_data.get("url")
        if claim and url and "url" in self.changed_data:
            known = claim.evidence.exclude(pk=self.instance.pk).at_address(url).first()
            if known:
                self.add_error("url", f"This address is already here: “{known}”.")
        return self.cleaned_data

    def clean_derived_from(self):
        """Only evidence on the same claim shares an origin, and never in a circle."""
        origin = self.cleaned_data.get("derived_from")
        claim_id = self.instance.claim_id or getattr(self.cleaned_data.get("claim"), "pk", None)
        if origin and origin.claim_id != claim_id:
            raise forms.ValidationError("Choose evidence on the same claim.")
        parents = dict(Evidence.objects.filter(claim_id=claim_id).values_list("pk", "derived_from"))
        seen, above = {self.instance.pk}, origin and origin.pk
        while above:
            if above in seen:
                raise forms.ValidationError("That one derives from this one already.")
            seen.add(above)
            above = parents.get(above)
        return origin


class EvidenceInline(KnowingInline, admin.StackedInline):
    model = Evidence
    form = EvidenceForm
    fields = (
        ("source", "stance"), "title", "url", ("published_on", "credibility", "primary"), "quote", "note",
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
    list_display = ("title", "source", "stance", "credibility", "primary", "published_on", "at_the_desk")
    list_filter = ("stance", "primary", "source__kind", ("derived_from", admin.EmptyFieldListFilter))
    list_select_related = ("source", "claim")
    date_hierarchy = "claim__snapshot__article__published_at"
    search_fields = ("title", "source__name")
    autocomplete_fields = ("claim", "source", "derived_from")
    inlines = (EvidenceFigureInline,)

    def get_readonly_fields(self, request, obj=None):
        return ("claim", "created_at") if obj else ()
