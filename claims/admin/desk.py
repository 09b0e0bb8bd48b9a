"""The desk's settings, of which there is one row."""

from django.contrib import admin
from django.http import HttpResponse
from django.shortcuts import redirect

from claims.admin.base import DeskAdmin
from claims.models import Desk

HELP = {
    "blind_second_rating": (
        "The second person rates before seeing the first one’s rating; if they differ, a third one decides. A draft"
        " is hidden from its submission to the second rating; while the claim is open or returned, everyone at the"
        " desk sees it. Nobody rates a draft twice: a claim that is submitted anew after its second rating needs one"
        " more person. Where there is none, turn this off."
    )
}


@admin.register(Desk)
class SettingsAdmin(DeskAdmin):
    fields = ("least_track_record", "blind_second_rating", "tips_open", "tips_per_hour")

    def get_form(self, request, obj=None, change=False, **kwargs):
        return super().get_form(request, obj, change=change, help_texts=HELP, **kwargs)

    def changelist_view(self, request, extra_context=None) -> HttpResponse:
        """Straight to the settings, for whoever may see them."""
        if not self.has_view_or_change_permission(request):
            return super().changelist_view(request, extra_context)
        return redirect("admin:claims_desk_change", Desk.objects.current().pk)

    def has_add_permission(self, request) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False
