"""The ledger, to be read."""

from django.contrib import admin

from claims.admin.base import DeskAdmin, ReadOnly
from claims.admin.hidden import seen_events
from claims.models import Event
from claims.steps import STEPS

# All that is written into the ledger and is no step of the workflow.
DEEDS = ("suggested", "made", "revised", "assigned", *(name for name in Event.SAID if name not in STEPS))


class StepFilter(admin.SimpleListFilter):
    title = "step"
    parameter_name = "step"

    def lookups(self, request, model_admin):
        return [
            *((step.name, step.label) for step in STEPS.values()),
            *((deed, Event(step=deed).said) for deed in DEEDS),
        ]

    def queryset(self, request, queryset):
        return queryset.filter(step=self.value()) if self.value() else queryset


@admin.register(Event)
class EventAdmin(ReadOnly, DeskAdmin):
    list_display = ("at", "step", "claim", "by", "from_stage", "to_stage", "correction", "note", "at_the_desk")
    list_filter = (StepFilter, "to_stage", "correction")
    list_select_related = ("claim", "by")
    date_hierarchy = "at"
    search_fields = ("claim__statement", "claim__quote")
    search_help_text = "Words of the claim"
    words_at = "claim__words"

    def get_queryset(self, request):
        return seen_events(request, super().get_queryset(request))

    def desk_url(self, obj: Event) -> str:
        return obj.claim.get_desk_url()
