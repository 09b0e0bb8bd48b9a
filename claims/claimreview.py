"""Published verdicts as other machines read them: schema.org ClaimReview, and the feed of them."""

from datetime import datetime
from typing import Any

from django.conf import settings

from claims.models import Correction


def _name_of(claimant: str, kind: str) -> str:
    """A person's name without what follows it: "Anna Kern, the mayor" is Anna Kern. Google's rules have the name and
    no place for an affiliation."""
    return claimant.partition(",")[0].strip() or claimant if kind == "Person" else claimant


def claim_review(record: dict[str, Any], *, url: str) -> dict[str, Any]:
    """schema.org ClaimReview of the verdict at `url`, by Google's rules.

    No number where the rating has none, no author where nobody is named. What replaced an earlier version says so by
    schema.org's `correction`, which Google's rules neither ask for nor forbid; its `name` is the kind that readers see.

    Source: developers.google.com/search/docs/appearance/structured-data/factcheck.
    """
    rating, claim, article = record["rating"], record["claim"], record["article"]
    review_rating: dict[str, Any] = {"@type": "Rating", "alternateName": rating["label"]}
    if rating["value"] is not None and rating["best"] > rating["worst"]:
        review_rating |= {
            "ratingValue": rating["value"],
            "bestRating": rating["best"],
            "worstRating": rating["worst"],
        }
    appearance: dict[str, Any] = {
        "@type": "CreativeWork",
        "headline": article["title"],
        "datePublished": article["published_at"],
        "publisher": {"@type": "Organization", "name": article["publisher"]},
    }
    if article["url"]:
        appearance["url"] = article["url"]
    reviewed: dict[str, Any] = {
        "@type": "Claim",
        "datePublished": claim["made_on"] or article["published_at"],
        "appearance": appearance,
    }
    if claim["claimant"] and claim["attribution"] in {"named_on_record", "named_organisation"}:
        kind = "Person" if claim["attribution"] == "named_on_record" else "Organization"
        reviewed["author"] = {"@type": kind, "name": _name_of(claim["claimant"], kind)}
    review = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": url,
        "claimReviewed": claim["statement"],
        "datePublished": record["published_at"],
        "author": {"@type": "Organization", "name": settings.SITE_NAME, "url": settings.SITE_URL},
        "reviewRating": review_rating,
        "itemReviewed": reviewed,
    }
    if record["correction"]:
        review["correction"] = {
            "@type": "CorrectionComment",
            "text": record["correction"],
            "datePublished": record["published_at"],
        }
        if record.get("correction_kind"):  # the first records don't have it
            review["correction"]["name"] = Correction(record["correction_kind"]).label
    return review


def feed_item(
    record: dict[str, Any], *, url: str, first_at: datetime, at: datetime, withdrawn_at: datetime | None
) -> dict[str, Any]:
    """schema.org DataFeedItem of one claim: its newest verdict, published at `at`, its first one at `first_at`.

    Of a withdrawn verdict nothing is repeated but where it stood.
    """
    item: dict[str, Any] = {
        "@type": "DataFeedItem",
        "dateCreated": first_at.isoformat(),
        "dateModified": max(at, withdrawn_at or at).isoformat(),
    }
    if withdrawn_at:
        return item | {"dateDeleted": withdrawn_at.isoformat(), "item": {"@type": "ClaimReview", "url": url}}
    review = claim_review(record, url=url)
    del review["@context"]  # the feed's own holds
    return item | {"item": review}
