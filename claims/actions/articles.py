"""Taking in an article: its text as snapshot 1, and what the desk's scan suggests to check in it."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify

from claims.errors import Refused
from claims.models import Article, Claim, Event, Figure, Snapshot, Stage
from claims.models.figures import Unit, band_range
from claims.text.quantities import Quantity
from claims.text.suggestions import Suggestion, suggest_claims


def check_text(text: str) -> None:
    """Raise Refused unless the desk can keep this text: some words, no NUL, no more than ARTICLE_MAX_BYTES."""
    if not text.strip():
        raise Refused("The text is empty.")
    if "\0" in text:
        raise Refused("The text holds NUL characters, so it isn’t plain text.")
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > settings.ARTICLE_MAX_BYTES:
        raise Refused(f"The text has {size:,} bytes; the desk takes up to {settings.ARTICLE_MAX_BYTES:,}.", status=413)


def _free_slug(title: str) -> str:
    """A slug of the title that no article has yet: the plain one, or the next free number behind it."""
    stem = slugify(title)[:100].strip("-") or "article"
    taken = set(Article.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    if stem not in taken:
        return stem
    return next(f"{stem}-{number}" for number in range(2, len(taken) + 3) if f"{stem}-{number}" not in taken)


@transaction.atomic
def add_article(
    *,
    by: User | None,
    title: str,
    publisher: str,
    text: str,
    published_at: datetime,
    url: str = "",
    byline: str = "",
    origin: str = "",
    language: str = "en",
    retelling: bool = False,
    retrieved_at: datetime | None = None,
) -> Article:
    """A new article with its text as snapshot 1 and a suggested claim for each quantity that can be checked.

    Line ends become \\n, so that offsets are the same wherever the text came from. Raises Refused on a text that
    can't be kept and on an address that the desk has already.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    check_text(text)
    if url and Article.objects.filter(url=url).exists():
        raise Refused("The desk has an article with this address already.", status=409)
    article = Article(
        title=title.strip(),
        slug=_free_slug(title),
        publisher=publisher.strip(),
        url=url,
        byline=byline,
        origin=origin,
        language=language,
        retelling=retelling,
        published_at=published_at,
        created_by=by,
    )
    try:
        article.clean_fields()
    except ValidationError as error:
        field, words = next(iter(error.message_dict.items()))
        raise Refused(f"The article’s {field} can’t be kept: {words[0]}") from error
    try:
        with transaction.atomic():
            article.save()
    except IntegrityError as error:
        raise Refused("Someone else added this article a moment ago.", status=409) from error
    snapshot = Snapshot.objects.create(
        article=article,
        number=1,
        text=text,
        sha256=Snapshot.digest(text),
        retrieved_at=retrieved_at or timezone.now(),
    )
    _suggest(snapshot)
    return article


def _suggest(snapshot: Snapshot) -> list[Claim]:
    """Keep what the scan finds as suggested claims with their figures and one event each. Three inserts in all."""
    found = suggest_claims(snapshot.text, snapshot.article.language)
    claims = Claim.objects.bulk_create(
        [
            Claim(
                snapshot=snapshot,
                quote=item.quote,
                start=item.span.start,
                end=item.span.end,
                statement=item.statement[:300],
                kind=item.kind,
                claimant=item.claimant[:200],
                attribution=item.attribution,
                made_on=snapshot.article.published_at.date(),
                worthiness=item.worthiness,
                worthiness_reasons=item.reasons,
                stage=Stage.SUGGESTED,
            )
            for item in found
        ]
    )
    figures = [_figure(claim, item) for claim, item in zip(claims, found, strict=True)]
    Figure.objects.bulk_create([figure for figure in figures if figure is not None])
    now = timezone.now()
    Event.objects.bulk_create(
        [
            Event(
                claim=claim, step="suggested", by=None, at=now, to_stage=Stage.SUGGESTED, note="; ".join(item.reasons)
            )
            for claim, item in zip(claims, found, strict=True)
        ]
    )
    return claims


# Units that the reading names otherwise than the desk's list does.
UNITS = {
    "day": Unit.DAYS, "week": Unit.WEEKS, "month": Unit.MONTHS, "year": Unit.YEARS, "percent": Unit.PERCENT,
    "%": Unit.PERCENT, "country": Unit.COUNTRIES, "member": Unit.MEMBERS, "kilometre": Unit.KILOMETRES,
    "tonne": Unit.TONNES,
}  # fmt: skip
PEOPLE = {
    "men", "women", "people", "fighters", "detainees", "escapees", "soldiers", "troops", "civilians", "children",
    "persons", "members", "refugees", "prisoners", "militants", "voters", "workers", "patients", "students",
}  # fmt: skip


def _unit_of(quantity: Quantity) -> str:
    """The desk's unit for a quantity as read: its own unit, else people or things by the counted noun."""
    unit = (quantity.unit or "").lower()
    if unit in Unit.values:
        return unit.upper() if unit.upper() in Unit.values else unit
    if unit.upper() in Unit.values:
        return unit.upper()
    if unit.rstrip("s") in UNITS:
        return UNITS[unit.rstrip("s")]
    nouns = set((quantity.noun or "").lower().split())
    if nouns & {"country", "countries", "nations"}:
        return Unit.COUNTRIES
    return Unit.PEOPLE if nouns & PEOPLE else Unit.THINGS


def _figure(claim: Claim, item: Suggestion) -> Figure | None:
    """The figure as read, or none where the number is beyond what the desk compares."""
    quantity = item.quantity
    try:
        band = band_range(quantity.low, quantity.high, quantity.qualifier)
    except ValueError:
        return None
    return Figure(
        claim=claim,
        hedge=quantity.qualifier,
        low=quantity.low,
        high=quantity.high,
        unit=_unit_of(quantity),
        as_of=claim.made_on,
        band=band,
    )
