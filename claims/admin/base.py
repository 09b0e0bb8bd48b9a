"""What every page of the admin shares: quick lists, links to the desk, corrections that leave an event."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.postgres.search import SearchQuery
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.html import format_html

from claims.actions import record_event
from claims.admin.lists import QuickChangeList, QuickPaginator
from claims.errors import Refused
from claims.models import Claim


class DeskAdmin(admin.ModelAdmin):
    """A list that stays quick, newest first, and pages that link to the desk.

    `words_at` names the search vector that a search reads instead of `search_fields`; `deferred` the long texts that a
    list leaves out; `years_from` the model and field whose first and last date bound the date hierarchy.
    """

    ordering = ("-id",)
    list_per_page = 50
    list_max_show_all = 200
    paginator = QuickPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    sortable_by: tuple[str, ...] = ()
    save_on_top = True
    view_on_site = False
    words_at = ""
    deferred: tuple[str, ...] = ()
    years_from: tuple[type[models.Model], str] | None = None

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[QuickChangeList]:
        return QuickChangeList

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).defer(*self.deferred)

    def get_search_results(self, request, queryset, search_term):
        if not self.words_at or not search_term:
            return super().get_search_results(request, queryset, search_term)
        query = SearchQuery(search_term, config="english", search_type="websearch")
        return queryset.filter(**{self.words_at: query}), False

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None) -> HttpResponse:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(request.get_full_path())

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None) -> HttpResponse:
        context["desk_url"] = self.desk_url(obj) if obj else ""
        return super().render_change_form(request, context, add, change, form_url, obj)

    def desk_url(self, obj: Any) -> str:
        """Where the desk works on this; empty where it has no page."""
        return ""

    @admin.display(description="Desk")
    def at_the_desk(self, obj: Any) -> str:
        url = self.desk_url(obj)
        return format_html('<a href="{}">Open on the desk</a>', url) if url else "–"


class ReadOnly:
    """May be looked at and nothing else, whoever asks."""

    def has_add_permission(self, request, *args) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


class CorrectsClaim:
    """A page whose changes belong to a claim: each counts as a new revision and leaves an event on it.

    A sign-off of the earlier content is void then, as approving and publishing compare fingerprints.
    """

    opts: Any

    def claim_of(self, obj: Any) -> Claim:
        return obj.claim

    def desk_url(self, obj: Any) -> str:
        return self.claim_of(obj).get_desk_url()

    def save_related(self, request, form, formsets, change) -> None:
        super().save_related(request, form, formsets, change)
        changed = [*form.changed_data]
        changed += [str(formset.model._meta.verbose_name) for formset in formsets if formset.has_changed()]
        self.record_correction(request, form.instance, changed)

    def record_correction(self, request, obj: Any, changed: list[str]) -> None:
        if changed:
            what = ", ".join(name.replace("_", " ") for name in dict.fromkeys(changed))
            correct(self.claim_of(obj).pk, by=request.user, note=f"In the admin, {obj._meta.verbose_name}: {what}")

    def delete_model(self, request, obj) -> None:
        claim = self.claim_of(obj)
        with transaction.atomic():
            super().delete_model(request, obj)
            correct(claim.pk, by=request.user, note=f"In the admin: {self.opts.verbose_name} removed")

    def delete_queryset(self, request, queryset) -> None:
        claims = {self.claim_of(obj).pk for obj in queryset}
        with transaction.atomic():
            super().delete_queryset(request, queryset)
            for claim in sorted(claims):
                correct(claim, by=request.user, note=f"In the admin: {self.opts.verbose_name} removed")


@transaction.atomic
def correct(claim_id: int, *, by, note: str) -> None:
    """Count a correction as a revision of the claim and record who made it."""
    claim = Claim.objects.select_for_update(of=("self",)).get(pk=claim_id)
    claim.revision += 1
    claim.save(update_fields=["revision", "updated_at"])
    record_event(claim, "revised", by=by, note=note)
