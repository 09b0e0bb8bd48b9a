"""What was declared to belong together and what was set aside: to be read here, and done at the desk."""

from django.contrib import admin
from django.db.models import Count

from claims.actions import remove_equation, remove_equations
from claims.admin.base import DeskAdmin, ReadOnly
from claims.models import Dismissal, Equation, EquationTerm


class TermInline(ReadOnly, admin.TabularInline):
    model = EquationTerm
    fields = ("role", "figure", "of")
    readonly_fields = fields
    extra = 0

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("figure__claim", "figure__evidence__claim")

    @admin.display(description="said in")
    def of(self, obj: EquationTerm) -> str:
        return str(obj.figure.claim or obj.figure.evidence)


@admin.register(Equation)
class EquationAdmin(DeskAdmin):
    """An equation is declared on a claim's page and never changed; taking it back leaves an event on its claims."""

    list_display = ("id", "kind", "note", "figures", "made_by", "made_at")
    list_filter = ("kind",)
    list_select_related = ("made_by",)
    search_fields = ("note",)
    fields = ("kind", "note", "made_by", "made_at")
    readonly_fields = fields
    inlines = (TermInline,)

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(term_count=Count("terms"))

    @admin.display(description="figures")
    def figures(self, obj) -> int:
        return obj.term_count

    def desk_url(self, obj: Equation) -> str:
        term = obj.terms.select_related("figure__claim", "figure__evidence__claim").first()
        if term is None:
            return ""
        figure = term.figure
        # The database holds every figure to one owner.
        return (figure.claim or figure.evidence.claim).get_desk_url()  # type: ignore[union-attr]

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def delete_model(self, request, obj) -> None:
        remove_equation(obj, by=request.user)

    def delete_queryset(self, request, queryset) -> None:
        remove_equations(queryset.order_by("pk"), by=request.user)


@admin.register(Dismissal)
class DismissalAdmin(ReadOnly, DeskAdmin):
    """A finding is brought back on a claim's page, where it can be seen what it is about."""

    list_display = ("id", "kind", "words", "reason", "by", "at")
    list_filter = ("kind",)
    list_select_related = ("by",)
    search_fields = ("words", "reason")
    fields = ("kind", "words", "reason", "by", "at")
