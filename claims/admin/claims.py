"""Claims: their wording is corrected here, their stage never."""

from datetime import timedelta

from django import forms
from django.contrib import admin
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe

from claims.actions import assign_claim, set_due_date, take_step
from claims.admin.ask import AssignForm, DismissForm, DueForm, ask
from claims.admin.base import DeskAdmin, ReadOnly
from claims.admin.corrects import CorrectsClaim, OpenedForm
from claims.admin.evidence import EvidenceInline
from claims.admin.figures import ClaimFigureInline
from claims.admin.hidden import seen_events, seen_verdicts
from claims.admin.predictions import PredictionInline
from claims.models import Claim, ClaimKind, Event, Verdict
from claims.numbers.clocks import keeps_kind

CONTENT = ("statement", "kind", "claimant", "attribution", "made_on")


class DueFilter(admin.SimpleListFilter):
    title = "due date"
    parameter_name = "due"

    def lookups(self, request, model_admin):
        return [("overdue", "Overdue"), ("week", "Within a week"), ("none", "None")]

    def queryset(self, request, queryset):
        today = timezone.localdate()
        if self.value() == "overdue":
            return queryset.unfinished().filter(due_key__lt=today)
        if self.value() == "week":
            return queryset.filter(due_key__range=(today, today + timedelta(days=7)))
        return queryset.filter(due_on=None) if self.value() == "none" else queryset


class AssignedFilter(admin.SimpleListFilter):
    title = "assigned"
    parameter_name = "assigned"

    def lookups(self, request, model_admin):
        return [("me", "To me"), ("nobody", "To nobody")]

    def queryset(self, request, queryset):
        wanted = {"me": {"assigned_to": request.user}, "nobody": {"assigned_to": None}}
        return queryset.filter(**wanted.get(self.value() or "", {}))


class VerdictInline(ReadOnly, admin.TabularInline):
    model = Verdict
    fields = readonly_fields = ("version", "rating", "summary", "author", "approver", "published_at", "in_force")
    extra = 0
    show_change_link = True

    def get_queryset(self, request):
        verdicts = super().get_queryset(request).select_related("rating", "author", "approver").defer("record")
        return seen_verdicts(request, verdicts)


class EventInline(ReadOnly, admin.TabularInline):
    model = Event
    fields = readonly_fields = ("at", "step", "by", "from_stage", "to_stage", "note")
    extra = 0

    def get_queryset(self, request):
        return seen_events(request, super().get_queryset(request).select_related("by"))


class ClaimForm(OpenedForm):
    class Meta:
        model = Claim
        fields = (*CONTENT, "assigned_to", "due_on")

    def claim_of(self, instance: Claim) -> Claim:
        return instance

    def clean_kind(self):
        kind = self.cleaned_data["kind"]
        if self.initial.get("kind") == ClaimKind.PREDICTION != kind:
            words = keeps_kind(self.instance.predictions.count())
            if words:
                raise forms.ValidationError(words)
        return kind


@admin.register(Claim)
class ClaimAdmin(CorrectsClaim, DeskAdmin):
    form = ClaimForm
    list_display = ("statement", "stage", "kind", "article", "assigned_to", "due", "at_the_desk")
    list_filter = ("stage", "kind", AssignedFilter, DueFilter, "attribution")
    list_select_related = ("snapshot__article", "assigned_to")
    date_hierarchy = "snapshot__article__published_at"
    sortable_by = ("due",)
    search_fields = ("quote", "statement", "claimant")
    search_help_text = "Words of the quote, the statement or who said it"
    words_at = "words"
    deferred = ("snapshot__text", "words")
    autocomplete_fields = ("assigned_to",)
    actions = ("assign", "set_due", "dismiss")
    inlines = (ClaimFigureInline, EvidenceInline, PredictionInline, VerdictInline, EventInline)
    fieldsets = (
        (None, {"fields": (*CONTENT, "opened_revision")}),
        ("Work", {"fields": ("stage", "assigned_to", "due_on", "revision", "fingerprint")}),
        ("In the text", {"fields": ("snapshot", "quote", "start", "end", "worthiness", "why_worthy")}),
    )
    readonly_fields = (
        "stage", "revision", "fingerprint", "snapshot", "quote", "start", "end", "worthiness", "why_worthy",
    )  # fmt: skip

    def has_add_permission(self, request) -> bool:
        """A claim is made on the words of a text, at the desk."""
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        """Its ledger never goes, so nor does a claim: it is dismissed or retracted."""
        return False

    def get_fieldsets(self, request, obj=None):
        if self.has_change_permission(request, obj):
            return self.fieldsets
        return ((None, {"fields": CONTENT}), *self.fieldsets[1:])

    def has_triage_permission(self, request) -> bool:
        return request.user.has_perm("claims.triage_claim")

    def lookup_allowed(self, lookup, value, request) -> bool:
        return lookup == "snapshot__article__id__exact" or super().lookup_allowed(lookup, value, request)

    def claim_of(self, obj: Claim) -> Claim:
        return obj

    def view_on_site(self, obj: Claim) -> str | None:
        return obj.get_absolute_url() if Claim.objects.public().filter(pk=obj.pk).exists() else None

    @admin.display(description="article")
    def article(self, claim: Claim) -> str:
        return claim.snapshot.article.title

    @admin.display(description="worthiness reasons")
    def why_worthy(self, claim: Claim) -> str:
        return format_html_join(mark_safe("<br>"), "{}", ((reason,) for reason in claim.worthiness_reasons)) or "–"

    @admin.display(description="due", ordering="due_key")
    def due(self, claim: Claim):
        return claim.due_on

    def save_model(self, request, obj: Claim, form, change) -> None:
        """Save the wording alone; who works on it and until when are deeds with events of their own."""
        wording = [name for name in CONTENT if name in form.changed_data]
        if wording:
            obj.save(update_fields=[*wording, "updated_at"])
        if "assigned_to" in form.changed_data:
            assign_claim(obj, to=form.cleaned_data["assigned_to"], by=request.user)
        if "due_on" in form.changed_data:
            set_due_date(obj, due_on=form.cleaned_data["due_on"], by=request.user)

    def record_correction(self, request, obj: Claim, changed: list[str]) -> None:
        super().record_correction(request, obj, [name for name in changed if name not in ("assigned_to", "due_on")])

    @admin.action(description="Assign to…", permissions=["change"])
    def assign(self, request, queryset):
        return ask(
            self, request, queryset, AssignForm, name="assign", title="Assign claims", done="assigned",
            deed=lambda claim, data: assign_claim(claim, to=data["to"], by=request.user),
        )  # fmt: skip

    @admin.action(description="Set due date…", permissions=["change"])
    def set_due(self, request, queryset):
        return ask(
            self, request, queryset, DueForm, name="set_due", title="Set a due date", done="given a due date",
            deed=lambda claim, data: set_due_date(claim, due_on=data["due_on"], by=request.user),
        )  # fmt: skip

    @admin.action(description="Dismiss…", permissions=["triage"])
    def dismiss(self, request, queryset):
        return ask(
            self, request, queryset, DismissForm, name="dismiss", title="Dismiss claims", done="dismissed",
            deed=lambda claim, data: take_step(claim, "dismiss", by=request.user, note=data["note"]),
        )  # fmt: skip
