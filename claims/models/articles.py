"""What is checked: an article, and each text of it that was retrieved."""

import hashlib
from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from claims.models.addresses import AddressedQuerySet, SameAddress
from claims.models.checks import END_OF_TIME, FIRST_MOMENT, language_tag, moment_passed, web_address
from claims.models.history import tracked
from claims.models.keys import KeyedQuerySet


class ArticleQuerySet(AddressedQuerySet):
    def public(self) -> Self:
        """Articles of which readers may see at least one claim."""
        from claims.models.claims import Claim

        return self.filter(models.Exists(Claim.objects.public().filter(snapshot__article=models.OuterRef("pk"))))


@tracked()
class Article(models.Model):
    """A published text that makes claims.

    `language` is a BCP 47 tag; the direction of the text follows from it. `retelling` says that the kept text is the
    desk's own retelling with short quotes, as the original is under copyright.
    """

    title = models.CharField(max_length=300)
    slug = models.SlugField(max_length=120, unique=True)
    publisher = models.CharField(max_length=200)
    byline = models.CharField(max_length=200, blank=True)
    url = models.URLField(max_length=1000, blank=True, validators=[web_address])
    origin = models.CharField("adapted from", max_length=200, blank=True)
    topic = models.CharField(max_length=60, blank=True, help_text="What it is about in a word or two: health, war.")
    language = models.CharField(max_length=20, default="en", validators=[language_tag])
    retelling = models.BooleanField("our own retelling", default=False)
    published_at = models.DateTimeField(validators=[moment_passed])
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    objects = ArticleQuerySet.as_manager()
    natural_key_fields = ("slug",)

    class Meta:
        ordering = ["-published_at", "-pk"]
        indexes = [
            models.Index(fields=["-published_at", "-id"], name="article_newest"),
            models.Index(fields=["-created_at", "-id"], name="article_latest_in"),
        ]
        constraints = [
            models.UniqueConstraint(
                SameAddress("url"),
                condition=~Q(url=""),
                name="article_url_unique",
                violation_error_message="The desk has an article with this address already.",
            ),
            models.CheckConstraint(condition=~Q(title="") & ~Q(slug="") & ~Q(publisher=""), name="article_is_named"),
            models.CheckConstraint(
                condition=Q(published_at__gte=FIRST_MOMENT) & Q(published_at__lt=END_OF_TIME),
                name="article_published_in_range",
                violation_error_message="Give a time that a calendar of today can show.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`, for the dir attribute of the article's own words."""
        return "rtl" if self.language.split("-")[0] in {"ar", "fa", "he", "ur"} else "ltr"

    def get_absolute_url(self) -> str:
        return reverse("article", args=[self.slug])

    def get_desk_url(self) -> str:
        return reverse("desk:sheet", args=[self.slug])


class Snapshot(models.Model):
    """One retrieved text of an article. Never changes and never goes: claims stand on its characters."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, db_index=False, related_name="snapshots")
    number = models.PositiveIntegerField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    retrieved_at = models.DateTimeField()

    objects = KeyedQuerySet.as_manager()
    natural_key_fields = ("article__slug", "number")

    class Meta:
        ordering = ["article", "number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="snapshot_number_unique"),
            models.CheckConstraint(condition=~Q(text="") & Q(number__gte=1), name="snapshot_has_text"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="snapshot_never_changes", operation=pgtrigger.Update, condition=pgtrigger.AnyChange()
            ),
            pgtrigger.Protect(name="snapshot_never_goes", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.article}, snapshot {self.number}"

    def natural_key(self) -> tuple[str, int]:
        return (*self.article.natural_key(), self.number)

    natural_key.dependencies = ["claims.article"]  # type: ignore[attr-defined]

    @staticmethod
    def digest(text: str) -> str:
        """SHA-256 of the text as UTF-8, in hex."""
        return hashlib.sha256(text.encode()).hexdigest()
