"""Write an article with all that belongs to it as a fixture."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core import serializers
from django.core.management.base import BaseCommand, CommandError
from django.db.models import GeneratedField, Model, Q, QuerySet

from claims.models import (
    Article,
    Claim,
    Contact,
    Equation,
    EquationTerm,
    Event,
    Evidence,
    Figure,
    HedgeTable,
    HedgeWidth,
    Measure,
    Prediction,
    Snapshot,
    Source,
    Submission,
    Verdict,
    Waiver,
)


def story_rows(article: Article) -> Iterator[Model]:
    """The rows of a story, each after those that it refers to.

    The ratings are the desk’s and not among them, nor is the first table of hedges, which every desk has.
    """
    claims = Claim.objects.filter(snapshot__article=article)
    evidence = Evidence.objects.filter(claim__in=claims)
    figures = Figure.objects.filter(Q(claim__in=claims) | Q(evidence__in=evidence))
    verdicts = Verdict.objects.filter(claim__in=claims)
    events = Event.objects.filter(claim__in=claims)
    people = (
        Q(pk__in=claims.values("assigned_to"))
        | Q(pk__in=verdicts.values("author"))
        | Q(pk__in=verdicts.values("approver"))
        | Q(pk__in=events.values("by"))
        | Q(pk__in=Waiver.objects.filter(claim__in=claims).values("by"))
        | Q(pk__in=Contact.objects.filter(claim__in=claims).values("by"))
        | Q(pk__in=Submission.objects.filter(claim__in=claims).values("by"))
        | Q(pk__in=Equation.objects.filter(terms__figure__in=figures).values("made_by"))
        | Q(pk=article.created_by_id)
    )
    for user in User.objects.filter(people).order_by("pk"):
        user.password, user.last_login, user.email = "!", None, ""
        yield user
    yield from Source.objects.filter(evidence__in=evidence).distinct().order_by("pk")
    tables = HedgeTable.objects.filter(figures__in=figures, number__gt=1).distinct().order_by("number")
    for table in tables:
        table.made_by = None
        yield table
    yield from HedgeWidth.objects.filter(table__in=tables).order_by("table__number", "pk")
    yield from _with_wholes(Measure.objects.filter(figures__in=figures).distinct())
    yield article
    yield from Snapshot.objects.filter(article=article).order_by("pk")
    rows: tuple[QuerySet[Any], ...] = (claims, evidence, figures)
    predictions = Prediction.objects.filter(claim__in=claims)
    terms = EquationTerm.objects.filter(figure__in=figures)
    equations = Equation.objects.filter(terms__in=terms).distinct()
    signing = (model.objects.filter(claim__in=claims) for model in (Waiver, Contact, Submission))
    for queryset in (*rows, predictions, equations, terms, *signing, verdicts, events):
        yield from queryset.order_by("pk")


def _with_wholes(measures: QuerySet[Measure]) -> list[Measure]:
    """These measures and the wholes that they are part of, oldest first."""
    found = {measure.pk: measure for measure in measures}
    above = {measure.part_of_id for measure in found.values()} - set(found) - {None}
    while above:
        wholes = Measure.objects.in_bulk(above)
        found |= wholes
        above = {measure.part_of_id for measure in wholes.values()} - set(found) - {None}
    return [found[pk] for pk in sorted(found)]


def story_json(article: Article) -> str:
    """The fixture's text: natural keys only, and nothing that the database works out itself."""
    text = serializers.serialize(
        "json", story_rows(article), use_natural_foreign_keys=True, use_natural_primary_keys=True
    )
    rows = json.loads(text)
    generated = {
        model._meta.label_lower: {field.name for field in model._meta.fields if isinstance(field, GeneratedField)}
        for model in (Claim, Measure, Prediction, Verdict)
    }
    for row in rows:
        left_out = generated.get(row["model"], set())
        row["fields"] = {name: value for name, value in row["fields"].items() if name not in left_out}
    return json.dumps(rows, indent=1, ensure_ascii=False) + "\n"


class Command(BaseCommand):
    help = "Write an article with its claims, evidence, verdicts, events and people as a fixture for loaddata."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug")
        parser.add_argument("--output", type=Path, help="a file, written whole or not at all; else standard output")

    def handle(self, *args: Any, slug: str, output: Path | None, **options: Any) -> None:
        article = Article.objects.filter(slug=slug).first()
        if article is None:
            raise CommandError(f"There is no article “{slug}”.")
        text = story_json(article)
        if output is None:
            self.stdout.write(text, ending="")
            return
        part = output.with_name(output.name + ".part")
        try:
            part.write_text(text, encoding="utf-8")
            part.replace(output)
        except OSError as error:
            raise CommandError(f"{output}: {error.strerror}") from error
        self.stdout.write(f"Wrote {output}.")
