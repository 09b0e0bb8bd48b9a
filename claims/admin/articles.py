"""Sources, articles and their snapshots. An article comes in through the desk's intake, never by hand."""

from django import forms
from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from claims.actions.sources import SIGNED
from claims.admin.article_claims import ArticleClaimInline
from claims.admin.base import DeskAdmin, ReadOnly
from claims.admin.corrects import ReachesSigned
from claims.models import Article, Claim, Snapshot, Source


class SourceForm(forms.ModelForm):
    reliability = forms.ChoiceField(choices=[("", "---------"), *Source.Reliability.choices])

    class Meta:
        model = Source
        fields = ("name", "kind", "url", "reliability", "interest")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.initial["reliability"] = ""  # that it can't be judged is a judgement too


@admin.register(Source)
class SourceAdmin(ReachesSigned, DeskAdmin):
    form = SourceForm
    signed = SIGNED
    list_display = ("name", "kind", "reliability", "url")
    list_filter = ("kind", "reliability")
    kept_by = ("evidence",)
    search_fields = ("name", "url")

    def reaches(self, obj: Source):
        return Claim.objects.filter(evidence__source=obj)


class SnapshotInline(ReadOnly, admin.TabularInline):
    model = Snapshot
    fields = readonly_fields = ("number", "retrieved_at", "sha256")
    extra = 0
    show_change_link = True

    def get_queryset(self, request):
        # __str__ names the article.
        return super().get_queryset(request).select_related("article").defer("text")


@admin.register(Article)
class ArticleAdmin(ReachesSigned, DeskAdmin):
    signed = ("title", "slug", "publisher", "url", "language", "published_at")
    list_display = ("title", "publisher", "published_at", "language", "retelling", "at_the_desk")
    list_filter = ("retelling", ("url", admin.EmptyFieldListFilter), ("origin", admin.EmptyFieldListFilter))
    list_select_related = ("created_by",)
    date_hierarchy = "published_at"
    sortable_by = ("published_at",)
    search_fields = ("title", "publisher", "slug")
    fields = (
        "title", "slug", "publisher", "byline", "url", "origin", "topic", "language", "retelling", "published_at",
        "created_at", "created_by", "all_claims",
    )  # fmt: skip
    readonly_fields = ("slug", "created_at", "created_by", "all_claims")
    inlines = (ArticleClaimInline, SnapshotInline)

    def reaches(self, obj: Article):
        return Claim.objects.filter(snapshot__article=obj)

    def has_add_permission(self, request) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        """Its texts never go, so nor does an article."""
        return False

    def changelist_view(self, request, extra_context=None):
        intake = {"url": reverse("desk:article_new"), "label": "Take in an article"}
        return super().changelist_view(request, {**(extra_context or {}), "desk_tool": intake})

    def desk_url(self, obj: Article) -> str:
        return obj.get_desk_url()

    def view_on_site(self, obj: Article) -> str | None:
        return obj.get_absolute_url() if Article.objects.public().filter(pk=obj.pk).exists() else None

    @admin.display(description="Claims")
    def all_claims(self, article: Article) -> SafeString:
        address = f"{reverse('admin:claims_claim_changelist')}?snapshot__article__id__exact={article.pk}"
        return format_html('<a href="{}">List the claims on all its texts</a>', address)

    def save_formset(self, request, form, formset, change) -> None:
        """Claims are reworded by the desk's own deed, which refuses a stale save and leaves an event on each."""
        if formset.model is Claim:
            formset.save_with(request.user)
        else:
            super().save_formset(request, form, formset, change)


class LaterTextFilter(admin.SimpleListFilter):
    title = "text"
    parameter_name = "text"

    def lookups(self, request, model_admin):
        return [("first", "First"), ("later", "Retrieved again")]

    def queryset(self, request, queryset):
        wanted = {"first": {"number": 1}, "later": {"number__gt": 1}}
        return queryset.filter(**wanted.get(self.value() or "", {}))


class ClaimInline(ReadOnly, admin.TabularInline):
    model = Claim
    fields = readonly_fields = ("statement", "kind", "stage", "assigned_to", "due_on")
    extra = 0
    show_change_link = True

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("assigned_to").order_by("start", "pk")


@admin.register(Snapshot)
class SnapshotAdmin(ReadOnly, DeskAdmin):
    list_display = ("article", "number", "retrieved_at", "at_the_desk")
    list_filter = (LaterTextFilter,)
    list_select_related = ("article",)
    date_hierarchy = "article__published_at"
    search_fields = ("article__title", "article__slug", "=sha256")
    deferred = ("text",)
    fields = ("article", "number", "retrieved_at", "sha256", "text")
    inlines = (ClaimInline,)

    def desk_url(self, obj: Snapshot) -> str:
        return obj.article.get_desk_url()
