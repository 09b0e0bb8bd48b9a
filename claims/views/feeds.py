"""What readers' programs and other desks follow: verdicts and corrections as Atom, and every verdict as ClaimReview."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse, reverse_lazy
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.views.decorators.http import condition, require_safe

from claims.claimreview import feed_item
from claims.models import Event, Verdict
from claims.pages import keyset_page
from claims.records import fingerprint_of
from claims.templatetags.reading import claim_path
from claims.views.public_corrections import Correction, entries

IN_FEED = 50  # entries of an Atom feed
IN_PAGE = 200  # items of one page of the ClaimReview feed


def _newest(request: HttpRequest, *args: Any, **kwargs: Any) -> tuple[datetime | None, datetime | None]:
    """When a record was last published, and when one was last taken back. Two queries, each on an index."""
    published = Verdict.objects.published().newest_first().values_list("published_at", flat=True)
    retracted = Event.objects.filter(step="retract").order_by("-at", "-pk").values_list("at", flat=True)
    return published.first(), retracted.first()


def _etag(request: HttpRequest, *args: Any, **kwargs: Any) -> str:
    """What readers see changes only by publishing and by retracting."""
    newest = [moment.isoformat() if moment else "" for moment in _newest(request)]
    return f'"{fingerprint_of([*newest, request.GET.get("after", "")])[:32]}"'


class DeskFeed(Feed):
    """An Atom feed under our own address, whatever host it was asked at, so that its entries are the same for all."""

    feed_type = Atom1Feed
    author_name = settings.SITE_NAME
    link = reverse_lazy("home")
    name = ""

    def get_feed(self, obj: Any, request: HttpRequest) -> Any:
        feed = super().get_feed(obj, request)
        feed.feed |= {
            "link": settings.SITE_URL + str(self.link),
            "feed_url": settings.SITE_URL + reverse(self.name),
            "id": settings.SITE_URL + reverse(self.name),
        }
        return feed


class VerdictFeed(DeskFeed):
    """Each verdict is an entry of its own under its uid; a corrected one comes again as its new version."""

    name = "verdicts_feed"
    title = f"{settings.SITE_NAME}: verdicts"
    subtitle = "Claims from the news, held against sources that you can open."

    def items(self) -> QuerySet[Verdict]:
        return Verdict.objects.in_force().newest_first()[:IN_FEED]

    def item_title(self, item: Verdict) -> str:
        record = item.record or {}
        return f"{record['rating']['label']}: {record['claim']['statement']}"

    def item_description(self, item: Verdict) -> str:
        return escape((item.record or {})["summary"])  # Atom1Feed says that a summary is HTML

    def item_link(self, item: Verdict) -> str:
        return settings.SITE_URL + claim_path(item)

    def item_guid(self, item: Verdict) -> str:
        return item.uid.urn

    def item_pubdate(self, item: Verdict) -> datetime | None:
        return item.published_at

    item_updateddate = item_pubdate


class CorrectionFeed(DeskFeed):
    """Later versions and retractions, as the corrections log has them."""

    name = "corrections_feed"
    link = reverse_lazy("corrections")
    title = f"{settings.SITE_NAME}: corrections"
    subtitle = "Every change to a published verdict, and every verdict that we withdrew."

    def items(self) -> list[Correction]:
        return entries(limit=IN_FEED)[0]

    def item_title(self, item: Correction) -> str:
        return f"{'Retracted' if item.retracted else 'Corrected'}: {item.record['claim']['statement']}"

    def item_description(self, item: Correction) -> str:
        return escape(f"{item.kind_label}. {item.note}" if item.kind_label else item.note)

    def item_link(self, item: Correction) -> str:
        return settings.SITE_URL + claim_path(item.verdict)

    def item_guid(self, item: Correction) -> str:
        return item.uid.urn

    def item_pubdate(self, item: Correction) -> datetime:
        return item.at

    item_updateddate = item_pubdate

    def item_categories(self, item: Correction) -> list[str]:
        return [item.kind] if item.kind else []


verdicts = require_safe(condition(etag_func=_etag)(VerdictFeed()))
corrections = require_safe(condition(etag_func=_etag)(CorrectionFeed()))


@require_safe
@condition(etag_func=_etag)
def claimreview(request: HttpRequest) -> HttpResponse:
    """The newest verdict of each claim as schema.org DataFeed, newest first, a page at a time: the header Link names
    the next one (RFC 8288). One query a page, besides the two that tell whether anything is new."""
    of_claim = Verdict.objects.published().filter(claim=OuterRef("claim")).order_by("version")
    later = of_claim.filter(version__gt=OuterRef("version"))
    taken_back = Event.objects.filter(claim=OuterRef("claim"), step="retract").order_by("-at", "-pk")
    newest = (
        Verdict.objects.published()
        .filter(~Exists(later))
        .annotate(
            first_at=Subquery(of_claim.values("published_at")[:1]),
            withdrawn_at=Subquery(taken_back.values("at")[:1]),
        )
        .only("claim", "record", "published_at", "in_force")
    )
    page = keyset_page(newest, order=("-published_at", "-id"), after=request.GET.get("after", ""), size=IN_PAGE)
    here = settings.SITE_URL + reverse("claimreview_feed")
    items = [
        feed_item(
            item.record,
            url=settings.SITE_URL + claim_path(item),
            first_at=item.first_at,
            at=item.published_at,
            withdrawn_at=None if item.in_force else item.withdrawn_at or item.published_at,
        )
        for item in page.rows
    ]
    feed: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "DataFeed",
        "name": f"{settings.SITE_NAME}: verdicts as ClaimReview",
        "url": here,
        "publisher": {"@type": "Organization", "name": settings.SITE_NAME, "url": settings.SITE_URL},
    }
    if items:
        feed["dateModified"] = max(item["dateModified"] for item in items)
    feed["dataFeedElement"] = items
    response = JsonResponse(feed, json_dumps_params={"ensure_ascii": False}, content_type="application/ld+json")
    response["Access-Control-Allow-Origin"] = "*"
    if page.next:
        response["Link"] = f'<{here}?after={page.next}>; rel="next"'
    return response
