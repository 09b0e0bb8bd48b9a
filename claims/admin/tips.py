"""What readers asked for, to be read: the desk decides on it on its own page."""

from django.contrib import admin

from claims.admin.base import DeskAdmin, ReadOnly
from claims.models import Tip


@admin.register(Tip)
class TipAdmin(ReadOnly, DeskAdmin):
    list_display = ("at", "text", "state", "decided_by", "decided_at", "reason")
    list_select_related = ("decided_by",)
    list_filter = ("state",)
    date_hierarchy = None
    exclude = ("sender",)
    search_fields = ("text",)

    def has_delete_permission(self, request, obj=None) -> bool:
        """Whoever looks after the site deletes what a reader wants to have deleted; no role of the desk may."""
        return DeskAdmin.has_delete_permission(self, request, obj)
