"""What every page of the admin shares: quick lists, and links to the desk."""

import re
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget, AdminURLFieldWidget
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from claims.admin.hidden import seen_events
from claims.admin.lists import QuickChangeList, QuickPaginator
from claims.errors import Refused
from claims.fields import LineField, LinesField, WebAddressField
from claims.models import Claim, Event
from claims.search import few_with_words, words_query
from claims.timeline import Timeline, changes_of

EVENTS_SHOWN = 500
QUOTED_TWICE = re.compile(r"“(<a [^>]*>|)“(.*?)”(</a>|)”", re.DOTALL)
# How what is typed into the admin is read: as on the desk.
TYPED = {
    models.CharField: {"form_class": LineField, "widget": AdminTextInputWidget},
    models.TextField: {"form_class": LinesField, "widget": AdminTextareaWidget},
    models.URLField: {"form_class": WebAddressField, "widget": AdminURLFieldWidget},
}


class DeskAdmin(admin.ModelAdmin):
    """A list that stays quick, newest first, and pages that link to the desk.

    `words_at` names the claim's search vector, which a search reads instead of `search_fields`; `deferred` the long
    texts that a list leaves out; `years_from` the model and field whose first and last date bound the date hierarchy;
    `kept_by` the relations whose rows hold a row in its place, so that deleting it is not offered.
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
    formfield_overrides = TYPED
    words_at = ""
    deferred: tuple[str, ...] = ()
    years_from: tuple[type[models.Model], str] | None = None
    kept_by: tuple[str, ...] = ()

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[QuickChangeList]:
        return QuickChangeList

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).defer(*self.deferred)

    def lookup_allowed(self, lookup, value, request) -> bool:
        """Never by rows that refer to those of the list: what they say may be hidden from whoever asks."""
        fields = self.opts.get_fields(include_hidden=True)
        referring = {field.name for field in fields if field.auto_created and not field.concrete}
        return lookup.partition("__")[0] not in referring and super().lookup_allowed(lookup, value, request)

    def get_search_results(self, request, queryset, search_term):
        if not self.words_at or not search_term:
            return super().get_search_results(request, queryset, search_term)
        few = few_with_words(Claim.objects.all(), search_term)
        if few is None:
            return queryset.filter(**{self.words_at: words_query(search_term)}), False
        return queryset.filter(**{f"{self.words_at.removesuffix('words')}pk__in": few}), False

    def has_delete_permission(self, request, obj=None) -> bool:
        return super().has_delete_permission(request, obj) and not (obj and self._is_kept(obj))

    def _is_kept(self, obj: Any) -> bool:
        """Asked of the database once for each row, however often the admin's pages ask."""
        if not hasattr(obj, "is_kept"):
            obj.is_kept = any(getattr(obj, name).exists() for name in self.kept_by)
        return obj.is_kept

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None) -> HttpResponse:
        """Django's page. What a deed refuses is said in the form, with all that was typed, and nothing is saved."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Refused as refusal:
            request.refusal = str(refusal)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        refusal = getattr(request, "refusal", "")
        return type("RefusedForm", (SaysRefusal, form), {"refusal": refusal}) if refusal else form

    def message_user(self, request, message, *args, **kwargs) -> None:
        """Django's own; a row that is called by words in quotation marks gets no second pair around them."""
        words = QUOTED_TWICE.sub(r"“\1\2\3”", message)
        marked = mark_safe(words) if isinstance(message, SafeString) else words  # noqa: S308 - marks alone are gone
        super().message_user(request, marked, *args, **kwargs)

    def events_of(self, obj: Any) -> models.QuerySet[Event] | None:
        """The ledger's events that belong to this row, newest first; none where no ledger speaks of it."""
        return None

    def history_view(self, request, object_id, extra_context=None) -> HttpResponse:
        obj = self.get_object(request, unquote(object_id))
        events = self.events_of(obj) if obj else None
        if events is not None:
            events = seen_events(request, events).select_related("by").order_by("-at", "-pk")[:EVENTS_SHOWN]
        after = request.GET.get("after", "")
        context = {"events": events, "changes": self.changes_of(obj, after) if obj else None, "after": after}
        return super().history_view(request, object_id, {**(extra_context or {}), **context})

    def changes_of(self, obj: Any, after: str) -> Timeline | None:
        """A page of what became of this row, field by field; none where its past is not kept."""
        return changes_of(obj, after=after) if hasattr(type(obj), "past") else None

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None) -> HttpResponse:
        context["desk_url"] = self.desk_url(obj) if obj else ""
        context["why_fixed"] = self.why_fixed(obj) if obj and not self.has_change_permission(request, obj) else ""
        return super().render_change_form(request, context, add, change, form_url, obj)

    def desk_url(self, obj: Any) -> str:
        """Where the desk works on this; empty where it has no page."""
        return ""

    def why_fixed(self, obj: Any) -> str:
        """Why a row that is only shown can't be changed, as a sentence; empty where it says so itself."""
        return ""

    @admin.display(description="Desk")
    def at_the_desk(self, obj: Any) -> str:
        url = self.desk_url(obj)
        return format_html('<a href="{}">Open on the desk</a>', url) if url else "–"


class SaysRefusal:
    """A form that is shown again with the reason why its deed was refused."""

    refusal = ""
    add_error: Any

    def clean(self):
        cleaned = super().clean()
        self.add_error(None, self.refusal)
        return cleaned


class ReadOnly:
    """May be looked at and nothing else, whoever asks."""

    def has_add_permission(self, request, *args) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False
