"""Corrections and retractions as readers are told: the log by kind, the banner, the earlier version, ClaimReview."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertNumQueries

from claims.factories import EventFactory, PublishedVerdictFactory
from claims.models import Claim, Correction, Stage, Verdict
from tests.public.test_claim_page import page, replace, review_in

pytestmark = pytest.mark.django_db


def corrected(kind: str, note: str) -> Verdict:
    """The second version of a verdict, corrected for this reason."""
    verdict = PublishedVerdictFactory()
    later = replace(verdict, correction=note, kind=kind)
    return later


def retracted(kind: str, note: str) -> Verdict:
    verdict = PublishedVerdictFactory()
    Verdict.objects.filter(pk=verdict.pk).update(in_force=False)
    Claim.objects.filter(pk=verdict.claim_id).update(stage=Stage.RETRACTED)
    EventFactory(
        claim=verdict.claim, step="retract", to_stage=Stage.RETRACTED, note=note, correction=kind,
        at=verdict.published_at + timedelta(days=1),
    )  # fmt: skip
    return verdict


def test_each_kind_has_its_filter_and_every_entry_says_its_kind(client):
    for kind in Correction.values:
        corrected(kind, f"Corrected for {kind}.")
        retracted(kind, f"Withdrawn for {kind}.")
    everything = client.get(reverse("corrections"))
    for kind, label in Correction.choices:
        assertContains(everything, f"Corrected, version 2: {label.lower()}")
        only = client.get(reverse("corrections"), {"kind": kind})
        assertContains(only, f"Corrected for {kind}.")
        assertContains(only, f"Withdrawn for {kind}.")
        assert len(only.context["corrections"]) == 2
        assertContains(only, "noindex")


def test_a_kind_that_is_none_is_refused(client):
    assert client.get(reverse("corrections"), {"kind": "typo"}).status_code == 400


def test_the_log_is_a_page_and_a_fragment_of_it(client, htmx):
    corrected("error", "We had misread it.")
    part = client.get(reverse("corrections"), headers=htmx("log"))
    assertContains(part, 'id="log"')
    assertNotContains(part, "<html")


def test_a_filtered_log_costs_the_same_however_long(client):
    for amount in (1, 4):
        for _ in range(amount):
            corrected("update", "New list.")
            retracted("update", "No list.")
        with assertNumQueries(4):
            client.get(reverse("corrections"), {"kind": "update"})


def test_entries_from_before_the_kinds_are_shown_without_one(client):
    verdict = PublishedVerdictFactory()
    replace(verdict)
    assertContains(client.get(reverse("corrections")), "Corrected, version 2</strong>")
    assertContains(page(client, verdict), "Corrected on")


def test_the_claim_says_what_was_corrected_when_and_why_and_leads_to_what_it_said(client):
    later = corrected("source", "The ministry withdrew its list.")
    response = page(client, later)
    assertContains(response, 'id="corrected"')
    assertContains(response, "a source changed or withdrew")
    assertContains(response, "The ministry withdrew its list.")
    assertContains(response, "?version=1")
    assertContains(response, 'rel="predecessor-version"')
    assertNotContains(response, 'content="noindex')


def test_the_earlier_version_is_marked_and_leads_to_the_later(client):
    later = corrected("clarification", "We say it more clearly.")
    old = page(client, later, version="1")
    assertContains(old, "Superseded.")
    assertContains(old, "Clarification, corrected on")
    assertContains(old, 'rel="successor-version"')
    assertContains(old, "noindex")
    assertNotContains(old, "application/ld+json")
    assertContains(old, f"claims/{later.claim_id}.json?version=1")


def test_a_retraction_says_its_kind_and_stays_readable(client):
    verdict = retracted("error", "It compared two places.")
    response = page(client, verdict)
    assertContains(response, "Error of ours")
    assertContains(response, "It compared two places.")
    assertContains(response, verdict.record["summary"])


def test_the_review_of_a_corrected_verdict_says_so_and_keeps_what_google_asks_for(client):
    later = corrected("update", "A later list has more names.")
    review = review_in(page(client, later))
    assert review["correction"] == {
        "@type": "CorrectionComment",
        "name": "New facts",
        "text": "A later list has more names.",
        "datePublished": later.record["published_at"],
    }
    for name in ("claimReviewed", "url", "reviewRating", "itemReviewed", "author", "datePublished"):
        assert review[name], name
    assert "correction" not in review_in(page(client, PublishedVerdictFactory()))


def test_notes_of_corrections_are_escaped(client):
    nasty = "</script><script>alert(1)</script>"
    later = corrected("error", nasty)
    gone = retracted("error", nasty)
    for response in (page(client, later), page(client, gone), client.get(reverse("corrections"))):
        assertNotContains(response, "<script>alert")
    assert nasty in json.dumps(review_in(page(client, later)))


def test_the_page_shows_the_fingerprints_of_the_chain(client):
    first = PublishedVerdictFactory()
    second = PublishedVerdictFactory(published_at=first.published_at + timedelta(days=1))
    response = page(client, second)
    assertContains(response, second.fingerprint)
    assertContains(response, first.fingerprint)
    assertContains(response, f"{reverse('methodology')}#verify")
    assertContains(client.get(reverse("methodology")), "sha256sum")
