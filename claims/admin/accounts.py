"""Accounts. An editor looks after them, but only a superuser makes or touches a superuser."""

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group
from django.db import transaction

from claims.actions.events import lock_claims
from claims.admin.base import DeskAdmin, ReadOnly
from claims.admin.corrects import ReachesSigned
from claims.models import Claim

User = get_user_model()
admin.site.unregister([User, Group])


@admin.register(User)
class UserAdmin(ReachesSigned, DeskAdmin, DjangoUserAdmin):
    signed = ("username", "first_name", "last_name")
    list_display = ("username", "first_name", "last_name", "is_active", "is_staff", "last_login")
    list_filter = ("is_active", "is_staff", "is_superuser", "groups")
    ordering = ("username",)

    def reaches(self, obj):
        return Claim.objects.filter(verdicts__author=obj, verdicts__published_at=None)

    def has_change_permission(self, request, obj=None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or not obj.is_superuser or request.user.is_superuser)

    @transaction.atomic
    def delete_model(self, request, obj) -> None:
        lock_claims(obj.claims.values_list("pk", flat=True))  # they lose whom they were given to
        super().delete_model(request, obj)

    @transaction.atomic
    def delete_queryset(self, request, queryset) -> None:
        lock_claims(Claim.objects.filter(assigned_to__in=queryset).values_list("pk", flat=True))
        super().delete_queryset(request, queryset)

    def get_readonly_fields(self, request, obj=None):
        kept = ("last_login", "date_joined")
        return kept if request.user.is_superuser else (*kept, "is_superuser", "user_permissions")


@admin.register(Group)
class GroupAdmin(DeskAdmin, DjangoGroupAdmin):
    ordering = ("name",)


@admin.register(LogEntry)
class LogEntryAdmin(ReadOnly, DeskAdmin):
    """Who changed what in the admin."""

    list_display = ("action_time", "user", "content_type", "object_repr", "get_change_message")
    list_filter = ("action_flag",)
    list_select_related = ("user", "content_type")
    search_fields = ("object_repr",)
