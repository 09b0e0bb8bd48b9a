"""The hedge table: versions that are made and read, never changed."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.validators import MaxValueValidator, MinValueValidator

from claims.actions.hedges import make_hedge_table
from claims.admin.base import DeskAdmin, ReadOnly
from claims.fields import NumberField
from claims.models import HedgeTable
from claims.models.hedges import WIDENED, Hedge, HedgeWidth

WIDEST = 50  # percent; beyond it a number says hardly more than that there is one
# Django puts values into the words, so that a percent sign is doubled.
TOO_WIDE = f"More than {WIDEST} %% lets a number mean nearly anything: with 100, “about 600” would be 0 to 1,200."


def percent_field(hedge: Hedge) -> NumberField:
    field: Any = HedgeWidth._meta.get_field("percent")
    return NumberField(
        label=f"“{hedge.label}” widens by, in percent",
        max_digits=field.max_digits,
        decimal_places=field.decimal_places,
        validators=[MinValueValidator(0), MaxValueValidator(WIDEST, TOO_WIDE)],
        help_text=HELP[hedge],
    )


HELP = {
    Hedge.EXACT: "“1,000” as it stands: 0, unless the desk takes no number at its word.",
    Hedge.ABOUT: "With 10, “about 600” is 540 to 660.",
    Hedge.BETWEEN: "Each end of “500 to 600”, outward.",
    Hedge.VAGUE: "Each end of “hundreds” and “thousands”, outward.",
}
LEAD = "Figures keep the version that made their band. In the list of figures you can make bands anew by the newest."


class HedgeTableForm(forms.ModelForm):
    """A new version, which starts as the one in force."""

    after = forms.IntegerField(widget=forms.HiddenInput)
    exact = percent_field(Hedge.EXACT)
    about = percent_field(Hedge.ABOUT)
    between = percent_field(Hedge.BETWEEN)
    vague = percent_field(Hedge.VAGUE)

    class Meta:
        model = HedgeTable
        fields = ("note",)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        current = HedgeTable.objects.current()
        self.fields["after"].initial = current.number
        for hedge in WIDENED:
            self.fields[hedge.value].initial = current.shares[hedge] * 100
        self.stale = self.is_bound and self.data.get("after") != str(current.number)
        if self.stale:
            # A second press, after looking at what someone else made, goes through.
            self.data: Any = self.data.copy()
            self.data["after"] = current.number

    def clean(self) -> dict[str, Any]:
        super().clean()
        if self.stale:
            number = self.cleaned_data.get("after")
            self.add_error(
                None,
                f"Someone else made version {number} meanwhile. Nothing was lost: what you typed stands below. Look at"
                " it, then save again to make the version after it.",
            )
        return self.cleaned_data


class HedgeWidthInline(ReadOnly, admin.TabularInline):
    model = HedgeWidth
    fields = readonly_fields = ("hedge", "percent")
    extra = 0
    max_num = 0


@admin.register(HedgeTable)
class HedgeTableAdmin(DeskAdmin):
    ordering = ("-number",)
    list_display = ("version", "widens", "note", "made_by", "made_at")
    list_select_related = ("made_by",)
    search_fields = ("note",)
    inlines = (HedgeWidthInline,)
    fields = ("number", "note", "made_by", "made_at")
    readonly_fields = ("number", "made_by", "made_at")

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj is None:
            kwargs["form"] = HedgeTableForm
        return super().get_form(request, obj, change=change, **kwargs)

    def get_fieldsets(self, request, obj=None):
        if obj is not None:
            return super().get_fieldsets(request, obj)
        return ((None, {"fields": ("note", *(hedge.value for hedge in WIDENED), "after"), "description": LEAD}),)

    def get_inlines(self, request, obj):
        return self.inlines if obj else ()

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("widths")

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    @admin.display(description="version", ordering="number")
    def version(self, table: HedgeTable) -> int:
        return table.number

    @admin.display(description="widens by")
    def widens(self, table: HedgeTable) -> str:
        return ", ".join(str(width) for width in table.widths.all() if width.percent) or "nothing"

    def save_model(self, request, obj: HedgeTable, form, change) -> None:
        given = form.cleaned_data
        made = make_hedge_table(
            widths={hedge: given[hedge.value] for hedge in WIDENED},
            note=given["note"],
            after=given["after"],
            by=request.user,
        )
        obj.pk, obj.number = made.pk, made.number
        messages.info(request, LEAD)
