"""Who says things."""

from typing import Self

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q, Value
from django.urls import reverse

from claims.models.checks import web_address
from claims.models.history import tracked
from claims.models.keys import KeyedQuerySet
from claims.models.names import SameName
from claims.models.vectors import beginnings, name_words
from claims.words import as_name


class IsOneOf(models.Func):
    """Whether a value is in an array."""

    arity = 2
    template = "(%(expressions)s))"
    arg_joiner = " = ANY("
    output_field = models.BooleanField()


class SourceQuerySet(KeyedQuerySet):
    def named(self, words: str) -> Self:
        """Those with each of the words anywhere in the name, whole or from its beginning, in any letter case."""
        if not words:
            return self
        found = Source.objects.alias(name_words=name_words("name")).filter(name_words=beginnings(words))
        # An array of keys is found first, by the index: to fill a page in order the planner would read every name.
        keys = ArraySubquery(found.order_by().values("pk"))
        return self.filter(IsOneOf("pk", keys))


@tracked()
class Source(models.Model):
    """Someone or something that evidence comes from.

    `reliability` is the first axis of the Admiralty code (NATO AJP-2.1): A completely reliable to E unreliable,
    F can't be judged.
    """

    class Kind(models.TextChoices):
        AGENCY = "agency", "news agency or outlet"
        GOVERNMENT = "government", "government"
        MILITARY = "military", "military"
        MONITOR = "monitor", "monitor"
        PERSON = "person", "person"
        DATASET = "dataset", "dataset"
        PARTY = "party", "party to the matter"

    class Reliability(models.TextChoices):
        A = "A", "A – completely reliable"
        B = "B", "B – usually reliable"
        C = "C", "C – fairly reliable"
        D = "D", "D – not usually reliable"
        E = "E", "E – unreliable"
        F = "F", "F – can’t be judged"

    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=20, choices=Kind)
    url = models.URLField(max_length=1000, blank=True, validators=[web_address])
    reliability = models.CharField(max_length=1, choices=Reliability, default=Reliability.F)
    interest = models.TextField("declared interest", max_length=2000, blank=True)

    objects = SourceQuerySet.as_manager()
    natural_key_fields = ("name",)

    class Meta:
        ordering = ["name"]
        indexes = [GinIndex(name_words("name"), name="source_name_words")]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="source_is_named"),
            models.CheckConstraint(
                condition=Q(reliability__in=["A", "B", "C", "D", "E", "F"]), name="source_reliability_known"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["agency", "government", "military", "monitor", "person", "dataset", "party"]),
                name="source_kind_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.name,)

    def get_desk_url(self) -> str:
        return reverse("desk:source", args=[self.pk])


def source_named(name: str) -> Source | None:
    """The source of this name, however either is written. One query, and one more where none is called exactly so."""
    exact = Source.objects.filter(name=as_name(name)).first()
    alike = Source.objects.alias(folded=SameName("name")).filter(folded=SameName(Value(name)))
    return exact or alike.order_by("pk").first()


def source_revision(pk: int) -> int:
    """A number that grows with every change of the source, from its history; 0 where none was kept. One query."""
    past = Source.past.rel.related_model  # type: ignore[attr-defined]
    newest: int | None = past.objects.filter(pgh_obj=pk).order_by("-pgh_id").values_list("pgh_id", flat=True).first()
    return newest or 0
