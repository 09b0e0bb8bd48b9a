"""One article that has far more to compare than others."""

import random
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from django.db import transaction

from claims.models import Article, Claim, Evidence, Figure, HedgeTable, Measure, Snapshot, Source, Stance
from claims.models.figures import bands_of


@transaction.atomic
def add_dense_article(claims: int = 200, figures: int = 2_000) -> Snapshot:
    """An article of `claims` claims with a figure each, and as many documents with a figure each as make `figures` in
    all, spread over measures that the desk has and some that are part of one another. True like any other; seeded with
    what the desk has, whose measures, sources and hedges it takes."""
    rng = random.Random(claims)
    at = datetime(2020, 6, 1, 8, tzinfo=UTC)
    day = at.date()
    table = HedgeTable.objects.current()
    measures = [measure for measure in Measure.objects.order_by("pk") if measure.unit == "people"][:20]
    measures += [
        Measure.objects.get_or_create(name=f"Part of {whole}", defaults={"unit": "people", "part_of": whole})[0]
        for whole in measures
    ]
    source = Source.objects.order_by("pk")[0]
    numbers = [rng.randrange(20, 90_000) for _ in range(claims)]
    quotes = [f"{number:,} people" for number in numbers]
    text = " ".join(f"The council counted {quote} in street {n}." for n, quote in enumerate(quotes))
    text += " The works take two months, said the mayor. How long they take cannot be predicted, he said."
    article = Article.objects.create(
        title="A dense report", slug=f"dense-{Article.objects.count()}", publisher="Ashford Gazette", published_at=at
    )
    snapshot = Snapshot.objects.create(
        article=article, number=1, text=text, sha256=Snapshot.digest(text), retrieved_at=at
    )
    rows, place = [], 0
    for quote in quotes:
        place = text.index(quote, place)
        rows.append(
            Claim(
                snapshot=snapshot, quote=quote, start=place, end=place + len(quote), statement=f"There were {quote}",
                made_on=day, stage="open",
            )
        )  # fmt: skip
        place += len(quote)
    last = text.index("two months")
    rows[-1].start, rows[-1].end, rows[-1].quote, rows[-1].kind = last, last + 10, "two months", "prediction"
    Claim.objects.bulk_create(rows)
    documents = [
        Evidence(claim=rows[n % claims], source=source, title=f"Return {n}", quote="In its table.", stance=stance)
        for n, stance in zip(range(figures - claims), rng.choices(Stance.values, k=figures - claims), strict=True)
    ]
    Evidence.objects.bulk_create(documents, batch_size=500)

    def figure(number: int, measure: Measure, owner: dict[str, Claim | Evidence], days: int = 0) -> Figure:
        value = Decimal(number)
        bands = bands_of(value, value, "exact", "people", measure, table)
        return Figure(
            measure=measure, low=value, high=value, unit="people", as_of=day + timedelta(days), **owner, **bands
        )

    made = [figure(numbers[n], measures[n % len(measures)], {"claim": claim}) for n, claim in enumerate(rows)]
    for n, document in enumerate(documents):
        near = max(0, numbers[n % claims] + rng.choice([0, 0, 1, -7, 900]))
        made.append(figure(near, measures[n % claims % len(measures)], {"evidence": document}, rng.randrange(300)))
    Figure.objects.bulk_create(made, batch_size=500)
    return snapshot
