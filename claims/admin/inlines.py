"""Inlines whose autocompletes don't ask the database once for every line."""

from typing import Any

from django.contrib.admin.options import InlineModelAdmin
from django.contrib.admin.widgets import AutocompleteSelect
from django.forms import BaseInlineFormSet

from claims.admin.base import TYPED


class KnownSelect(AutocompleteSelect):
    """An autocomplete that shows the loaded row, where that is the chosen one."""

    known: Any = None

    def optgroups(self, name, value, attr=None):
        if self.known is None or value != [str(self.known.pk)]:
            return super().optgroups(name, value, attr)
        empty = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        return [(None, [*empty, self.create_option(name, self.known.pk, str(self.known), True, len(empty))], 0)]


class KnowingFormSet(BaseInlineFormSet):
    def add_fields(self, form, index) -> None:
        super().add_fields(form, index)
        for name, field in form.fields.items():
            select = getattr(field.widget, "widget", None)
            if isinstance(select, KnownSelect) and getattr(form.instance, f"{name}_id"):
                select.known = getattr(form.instance, name)


class KnowingInline(InlineModelAdmin):
    formset = KnowingFormSet
    formfield_overrides = TYPED

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.autocomplete_fields)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = KnownSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
