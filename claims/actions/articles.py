"""Taking in an article: its text as snapshot 1, and what the desk's scan suggests to check in it."""

from datetime import date, datetime

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import BigIntegerField, Max
from django.db.models.functions import Cast, Substr
from django.utils import timezone
from django.utils.text import slugify

from claims.actions.suggestions import suggest
from claims.days import long_day
from claims.errors import Refused
from claims.models import Article, Snapshot
from claims.words import is_visible, plain

ONE_TEXT_AT_A_TIME = 0x5445_5854  # names the lock among the database's advisory ones


def check_text(text: str) -> None:
    """Raise Refused unless the desk can keep this text: some words, no NUL, no more than ARTICLE_MAX_BYTES."""
    if not text.strip():
        raise Refused("The text is empty.")
    if "\0" in text:
        raise Refused("The text holds NUL characters, so it isn’t plain text.")
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > settings.ARTICLE_MAX_BYTES:
        raise Refused(f"The text has {size:,} bytes; the desk takes up to {settings.ARTICLE_MAX_BYTES:,}.", status=413)


def _free_slug(title: str, day: date) -> str:
    """A slug of the title that no article has yet, plain or with a number behind it. A title in another script than
    Latin has none: then the day on which it was published serves. Two queries at most."""
    stem = slugify(title)[:100].strip("-") or f"article-{day:%Y-%m-%d}"
    if not Article.objects.filter(slug=stem).exists():
        return stem
    numbered = Article.objects.filter(slug__startswith=f"{stem}-", slug__regex=rf"^{stem}-[0-9]{{1,9}}$")
    number = Cast(Substr("slug", len(stem) + 2), BigIntegerField())
    highest = numbered.aggregate(highest=Max(number))["highest"]
    return f"{stem}-{(highest or 1) + 1}"


def _check_new(title: str, publisher: str, sha256: str) -> None:
    """Raise Refused where the desk has this text of this publisher under this title. Of two forms with one text, sent
    at once, the second waits here until the first is kept."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [ONE_TEXT_AT_A_TIME, int(sha256[:7], 16)])
    same = Article.objects.filter(title=title, publisher=publisher, snapshots__sha256=sha256).first()
    if same:
        words = f"The desk has this text already: “{same}”, which came in on {long_day(same.created_at.date())}."
        raise Refused(words, status=409, at=same.get_desk_url())


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
    topic: str = "",
    language: str = "en",
    retelling: bool = False,
    retrieved_at: datetime | None = None,
) -> Article:
    """A new article with its text as snapshot 1 and a suggested claim for each quantity that can be checked.

    Line ends become \\n, so that offsets are the same wherever the text came from; else the text stays as it is.
    Raises Refused on a text that can't be kept, and (409) on an address that the desk has already and on a text that it
    has from this publisher under this title.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    check_text(text)
    words = {"title": title, "publisher": publisher, "byline": byline, "origin": origin, "topic": topic}
    words = {name: plain(value) for name, value in words.items()}
    for name, value in words.items():
        if (value or name in {"title", "publisher"}) and not is_visible(value):
            raise Refused(f"The article’s {name} can’t be kept: it has nothing that can be seen.")
    url = plain(url)
    if known := Article.objects.at_address(url).first():
        there = f"The desk has an article with this address already: “{known}”."
        raise Refused(there, status=409, at=known.get_desk_url())
    _check_new(words["title"], words["publisher"], Snapshot.digest(text))
    article = Article(
        **words,
        slug=_free_slug(words["title"], published_at),
        url=url,
        language=language,
        retelling=retelling,
        published_at=published_at,
        created_by=by,
    )
    try:
        article.clean_fields()
    except ValidationError as error:
        field, reasons = next(iter(error.message_dict.items()))
        raise Refused(f"The article’s {field.replace('_', ' ')} can’t be kept: {reasons[0]}") from error
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
    suggest(snapshot)
    return article
