"""Which checks the desk asks for, what people have declared, and second ratings."""

from django.contrib import admin

from claims.admin.base import DeskAdmin, ReadOnly
from claims.admin.hidden import seen_ratings
from claims.models import BlindRating, GateRule, Interest


@admin.register(GateRule)
class GateRuleAdmin(DeskAdmin):
    list_display = ("label", "why", "waivable", "active")
    list_editable = ("active",)
    ordering = ("position",)
    fields = ("label", "why", "waivable", "active")
    readonly_fields = ("label", "why", "waivable")

    def has_add_permission(self, request) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


@admin.register(Interest)
class InterestAdmin(DeskAdmin):
    """Interests of people at the desk; whoever has one signs no claim that it touches. Nobody changes or takes back
    their own: or declaring one would bind nobody."""

    list_display = ("user", "source", "name", "words")
    list_select_related = ("user", "source")
    search_fields = ("user__username", "name", "words")
    autocomplete_fields = ("user", "source")
    fields = ("user", "source", "name", "words")

    def has_change_permission(self, request, obj=None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or obj.user_id != request.user.pk)

    def has_delete_permission(self, request, obj=None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or obj.user_id != request.user.pk)


@admin.register(BlindRating)
class BlindRatingAdmin(ReadOnly, DeskAdmin):
    list_display = ("verdict", "rating", "by", "at")
    list_select_related = ("verdict__rating", "rating", "by")
    search_fields = ("by__username",)
    fields = ("verdict", "rating", "low", "high", "reason", "by", "at", "fingerprint")

    def get_queryset(self, request):
        return seen_ratings(request, super().get_queryset(request))
