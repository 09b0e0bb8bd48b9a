"""The points by which the scan judges what is worth checking."""

from django.contrib import admin

from claims.admin.base import DeskAdmin
from claims.models import WorthinessRule


@admin.register(WorthinessRule)
class WorthinessRuleAdmin(DeskAdmin):
    list_display = ("reason", "points", "name")
    list_editable = ("points",)
    search_fields = ("name", "reason")
    ordering = ("position",)
    list_per_page = 100
    fields = ("name", "reason", "points")
    readonly_fields = ("name", "reason")

    def has_add_permission(self, request) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False
