"""Ratings and verdicts. A draft may be reworded; what is published stands as it is."""

from django.contrib import admin
from django.db import transaction

from claims.actions import draft_verdict, revise_signed
from claims.actions.verdicts import why_unwritable
from claims.admin.base import DeskAdmin
from claims.admin.corrects import OpenedForm, ReachesSigned
from claims.admin.hidden import hidden_from, seen_verdicts
from claims.models import Claim, Event, Rating, Verdict


@admin.register(Rating)
class RatingAdmin(ReachesSigned, DeskAdmin):
    signed = ("label", "definition", "value", "tone", "position")
    list_display = ("label", "value", "tone", "position", "definition")
    list_filter = ("tone", ("value", admin.EmptyFieldListFilter))
    search_fields = ("label", "definition")
    ordering = ("position", "label")
    kept_by = ("verdicts",)

    def reaches(self, obj: Rating):
        """Every claim, since the scale is shown beside each verdict."""
        return Claim.objects.all()

    def has_delete_permission(self, request, obj=None) -> bool:
        """Not while a draft is hidden from whoever asks: that a rating can't go would tell that the draft has it."""
        return super().has_delete_permission(request, obj) and hidden_from(request) is None

    @transaction.atomic
    def delete_model(self, request, obj) -> None:
        super().delete_model(request, obj)
        self._revise_all(request, [obj])

    @transaction.atomic
    def delete_queryset(self, request, queryset) -> None:
        gone = list(queryset)
        super().delete_queryset(request, queryset)
        self._revise_all(request, gone)

    def _revise_all(self, request, gone: list[Rating]) -> None:
        """What is submitted is signed with the whole scale."""
        names = ", ".join(f"“{rating}”" for rating in gone)
        revise_signed(Claim.objects.all(), by=request.user, note=f"In the admin, rating {names}: removed")

    def get_readonly_fields(self, request, obj=None):
        """Nor is a rating called or defined otherwise then: the submission of whatever draft has it would no longer
        hold."""
        fields = super().get_readonly_fields(request, obj)
        return (*fields, "label", "definition") if obj and hidden_from(request) is not None else fields


class DraftForm(OpenedForm):
    class Meta:
        model = Verdict
        fields = ("rating", "summary", "reasons")


@admin.register(Verdict)
class VerdictAdmin(DeskAdmin):
    form = DraftForm
    list_display = ("id", "claim", "version", "rating", "author", "approver", "published_at", "in_force", "at_the_desk")
    list_filter = ("in_force", "rating", ("published_at", admin.EmptyFieldListFilter))
    list_select_related = ("claim", "rating", "author", "approver")
    date_hierarchy = "published_at"
    # Nothing is published outside the ledger, and its dates are indexed.
    years_from = (Event, "at")
    search_fields = ("claim__statement", "claim__quote")
    search_help_text = "Words of the claim"
    words_at = "claim__words"
    autocomplete_fields = ("rating",)
    deferred = ("record", "words")
    fields = (
        "claim", "version", "rating", "summary", "reasons", "author", "approver", "published_at", "in_force",
        "fingerprint", "created_at", "updated_at", "opened_revision",
    )  # fmt: skip
    readonly_fields = (
        "claim", "version", "author", "approver", "published_at", "in_force", "fingerprint", "created_at", "updated_at",
    )  # fmt: skip

    def get_queryset(self, request):
        return seen_verdicts(request, super().get_queryset(request))

    def get_fields(self, request, obj=None):
        """What is only read has no use for the revision that a form would send back."""
        fields = super().get_fields(request, obj)
        return fields if self.has_change_permission(request, obj) else fields[:-1]

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        """A draft only while one is written. What is sent to one that was signed meanwhile is refused in its form, so
        that the words are not lost."""
        if not super().has_change_permission(request, obj) or obj is None:
            return super().has_change_permission(request, obj)
        return obj.published_at is None and (request.method == "POST" or not why_unwritable(obj.claim))

    def why_fixed(self, obj: Verdict) -> str:
        if obj.published_at is None:
            return why_unwritable(obj.claim)
        return "What is published stays as it is. A correction is opened at the desk."

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def desk_url(self, obj: Verdict) -> str:
        return obj.claim.get_desk_url()

    def events_of(self, obj: Verdict):
        return obj.claim.events.all()

    def view_on_site(self, obj: Verdict) -> str | None:
        return obj.claim.get_absolute_url() if obj.in_force else None

    def save_model(self, request, obj: Verdict, form, change) -> None:
        """Draft it anew, as the desk does: who rewords a verdict becomes its author and can't approve it."""
        draft_verdict(
            obj.claim,
            revision=form.cleaned_data["opened_revision"],
            by=request.user,
            rating=obj.rating,
            summary=obj.summary,
            reasons=obj.reasons,
        )
