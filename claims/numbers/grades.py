"""How grades have changed, from the history that the database keeps of every row."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import BigIntegerField, Case, CharField, F, OuterRef, Q, QuerySet, Subquery, Value, When, Window
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce, Concat, Lead, NullIf, Trim

from claims.models import Evidence, Source

SHOWN = 200  # of all changes on a page, the latest


@dataclass(frozen=True, slots=True)
class PastGrade:
    """A grade that held until a change, and what it became. `by` is empty where nobody at the desk made the change, as
    in an import."""

    grade: str
    became: str
    until: datetime
    by: str


def _changes(model: type[Evidence] | type[Source], pks: Collection[int], *axes: str) -> dict[int, list[PastGrade]]:
    """The past grades of each of these rows, latest first. One query.

    An update keeps the row as it was before, so each is held against the one after it, and the last against today's.
    """
    events: QuerySet = model.past.rel.related_model.objects  # type: ignore[union-attr]
    user = KeyTextTransform("user", "pgh_context__metadata")
    who = User.objects.filter(pk=OuterRef("user_id")).annotate(
        said=Coalesce(NullIf(Trim(Concat("first_name", Value(" "), "last_name")), Value("")), "username")
    )
    changed = Q()
    for axis in axes:
        after = Window(Lead(axis), partition_by="pgh_obj", order_by="pgh_id")
        events = events.annotate(**{f"next_{axis}": Coalesce(after, F(f"pgh_obj__{axis}"))})
        changed |= ~Q(**{axis: F(f"next_{axis}")})
    rows = (
        events.filter(pgh_obj__in=pks, pgh_label="update")
        .annotate(
            grade=_joined(axes),
            became=_joined([f"next_{axis}" for axis in axes]),
            # What is no key, whoever wrote it there, must not break the page.
            user_text=user,
            user_id=Case(When(user_text__regex=r"^\d{1,18}$", then=Cast(user, BigIntegerField()))),
            by=Subquery(who.values("said")),
        )
        .filter(changed)
        .order_by("-pgh_id")
        .values_list("pgh_obj", "grade", "became", "pgh_created_at", "by")[:SHOWN]
    )
    found: dict[int, list[PastGrade]] = {}
    for pk, grade, became, until, by in rows:
        found.setdefault(pk, []).append(PastGrade(grade, became, until, by or ""))
    return found


def _joined(axes: Sequence[str]) -> Concat:
    """Both axes as one grade; of one axis the letter alone."""
    return Concat(Value(""), *(Cast(axis, CharField()) for axis in axes))


def past_grades(evidence: Collection[Evidence]) -> dict[int, list[PastGrade]]:
    """By the key of each document the grades that it had, latest first; none where it never had another. One query."""
    return _changes(Evidence, [item.pk for item in evidence], "reliability", "credibility")


def past_grades_of_source(source: Source) -> list[PastGrade]:
    """Latest first. One query."""
    return _changes(Source, [source.pk], "reliability").get(source.pk, [])
