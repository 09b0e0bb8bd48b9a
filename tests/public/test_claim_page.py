"""One verdict on its own page, and the ClaimReview in it."""

import base64
import hashlib
import json
import re
from datetime import timedelta
from decimal import Decimal

import pgtrigger
import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertNumQueries

from claims.charts import spread_of, summary_of
from claims.factories import (
    ClaimFactory,
    EventFactory,
    EvidenceFactory,
    FigureFactory,
    MeasureFactory,
    PredictionFactory,
    PublishedVerdictFactory,
    RatingFactory,
    VerdictFactory,
)
from claims.models import Claim, Rating, Stage, Verdict
from claims.records import fingerprint_of
from claims.templatetags.sources import origin_tree

pytestmark = pytest.mark.django_db

CLAIM_QUERIES = 3  # claim, its published verdicts, whether readers may ask
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture
def scale():
    return [
        RatingFactory(label="False", definition="ruled out", value=1, tone="false"),
        RatingFactory(label="True", definition="the same", value=5, tone="true"),
        RatingFactory(label="Unproven", definition="neither", value=None, tone="unproven"),
    ]


def page(client, verdict, **query):
    return client.get(reverse("claim", args=[verdict.claim_id, verdict.claim.slug]), query)


def review_in(response) -> dict:
    found = SCRIPT.findall(response.content.decode())
    assert len(found) == 1
    return json.loads(found[0])


def retract(verdict, note="It compared two places.") -> None:
    Verdict.objects.filter(pk=verdict.pk).update(in_force=False)
    Claim.objects.filter(pk=verdict.claim_id).update(stage=Stage.RETRACTED)
    EventFactory(
        claim=verdict.claim,
        step="retract",
        to_stage=Stage.RETRACTED,
        note=note,
        at=verdict.published_at + timedelta(days=1),
    )


def replace(verdict, summary="It was 580.", correction="We had misread the list.", kind="") -> Verdict:
    Verdict.objects.filter(pk=verdict.pk).update(in_force=False)
    later = VerdictFactory(claim=verdict.claim, version=2, rating=verdict.rating, summary=summary)
    record = verdict.record | {"summary": summary, "version": 2, "correction": correction, "correction_kind": kind}
    Verdict.objects.filter(pk=later.pk).update(
        record=record,
        fingerprint=fingerprint_of(record),
        approver=verdict.approver,
        published_at=verdict.published_at + timedelta(days=2),
        in_force=True,
    )
    return Verdict.objects.get(pk=later.pk)


def test_a_verdict_shows_what_was_signed_and_no_later_change(client):
    verdict = PublishedVerdictFactory()
    Claim.objects.update(claimant="Somebody else", made_on="2020-01-01")
    response = page(client, verdict)
    assertContains(response, verdict.record["summary"])
    assertContains(response, verdict.record["claim"]["claimant"])
    assertNotContains(response, "Somebody else")
    assertContains(response, verdict.fingerprint)


def test_an_unpublished_claim_is_not_there(client):
    claim = VerdictFactory().claim
    assert client.get(claim.get_absolute_url()).status_code == 404
    assert client.get(reverse("claim_json", args=[claim.pk])).status_code == 404


def test_a_wrong_name_leads_to_the_right_one(client):
    verdict = PublishedVerdictFactory()
    right = reverse("claim", args=[verdict.claim_id, verdict.claim.slug])
    response = client.get(reverse("claim", args=[verdict.claim_id, "wrong"]), {"version": "1"})
    assert (response.status_code, response["Location"]) == (302, f"{right}?version=1")


def test_the_name_follows_the_published_words_and_not_a_draft(client):
    verdict = PublishedVerdictFactory()
    right = verdict.claim.slug
    Claim.objects.update(statement="Words of a draft")
    assert client.get(reverse("claim", args=[verdict.claim_id, right])).status_code == 200
    drafted = client.get(reverse("claim", args=[verdict.claim_id, "words-of-a-draft"]))
    assert drafted["Location"].endswith(f"{right}/")


def test_a_verdict_costs_the_same_however_much_evidence(client):
    def verdict_with(amount):
        claim = ClaimFactory()
        measure = MeasureFactory()
        FigureFactory(claim=claim, measure=measure)
        for _ in range(amount):
            FigureFactory(evidence=EvidenceFactory(claim=claim), measure=measure)
        return PublishedVerdictFactory(claim=claim)

    for amount in (1, 10):
        verdict = verdict_with(amount)
        with assertNumQueries(CLAIM_QUERIES):
            page(client, verdict)


def test_the_review_has_what_google_requires(client, scale):
    verdict = PublishedVerdictFactory(rating=scale[1])
    review = review_in(page(client, verdict))
    assert review["@type"] == "ClaimReview"
    assert review["claimReviewed"] == verdict.record["claim"]["statement"]
    assert review["url"].endswith(reverse("claim", args=[verdict.claim_id, verdict.claim.slug]))
    rating = review["reviewRating"]
    assert rating["alternateName"] == "True"
    assert rating["bestRating"] > rating["worstRating"] >= 1
    assert rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"]
    assert review["itemReviewed"]["author"]["name"] == "The mayor"


def test_a_rating_off_the_scale_has_no_number(client, scale):
    review = review_in(page(client, PublishedVerdictFactory(rating=scale[2])))
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "Unproven"}


def test_a_claim_by_nobody_has_no_author(client, scale):
    claim = ClaimFactory(claimant="", attribution="nobody")
    review = review_in(page(client, PublishedVerdictFactory(claim=claim, rating=scale[1])))
    assert "author" not in review["itemReviewed"]


def test_the_review_cannot_end_its_script(client):
    words = "</script><script>alert(1)</script> & <!-- \u2028"
    verdict = PublishedVerdictFactory(claim=ClaimFactory(statement=words))
    response = page(client, verdict)
    assert review_in(response)["claimReviewed"] == words
    assertNotContains(response, "<script>alert")
    assert "\\u003c/script\\u003e" in response.content.decode()


def test_words_of_people_are_escaped(client):
    claim = ClaimFactory(claimant="<i>Mayor</i>")
    EvidenceFactory(claim=claim, title="<u>List</u>", note="<s>note</s>")
    verdict = PublishedVerdictFactory(claim=claim, summary="<em>Yes</em>", reasons="<img src=x>")
    response = page(client, verdict)
    for tag in ("<i>", "<u>", "<s>", "<em>", "<img"):
        assertNotContains(response, tag)


def test_an_address_that_is_no_web_address_is_no_link(client):
    claim = ClaimFactory()
    EvidenceFactory(claim=claim, url="javascript:alert(1)")
    assertNotContains(page(client, PublishedVerdictFactory(claim=claim)), "javascript:")


def test_copies_hang_on_their_origin(client):
    claim = ClaimFactory()
    first = EvidenceFactory(claim=claim)
    EvidenceFactory(claim=claim, derived_from=first)
    EvidenceFactory(claim=claim)
    response = page(client, PublishedVerdictFactory(claim=claim))
    assertContains(response, "3 documents, 2 origins", count=1)
    assertContains(response, 'class="origin"', count=2)
    assertContains(response, f"Derives from “<bdi>{first.title}</bdi>”")


def test_origins_are_drawn_as_they_are_counted(client):
    claim = ClaimFactory()
    twice = EvidenceFactory(claim=claim, stance="refutes")
    EvidenceFactory(claim=claim, source=twice.source, stance="supports")
    EvidenceFactory(claim=claim, derived_from=twice)
    EvidenceFactory(claim=claim, stance="context")
    verdict = PublishedVerdictFactory(claim=claim)
    response = page(client, verdict)
    drawn = origin_tree(verdict.record).branches
    assert [(len(list(branch.nodes())), branch.counts) for branch in drawn] == [(3, True), (1, False)]
    assert sum(branch.counts for branch in drawn) == verdict.record["roots"] == 1
    assertContains(response, "3 documents, 1 origin, and 1 more for context alone", count=1)
    for item in verdict.record["evidence"]:
        assertContains(response, f'<a href="{item["url"]}" rel="noopener nofollow">{item["title"]}</a>', count=1)
    assertContains(response, "Context only, not counted", count=1)


def test_rows_stand_in_the_order_of_their_dates(client):
    claim = ClaimFactory()
    measure = MeasureFactory()
    FigureFactory(claim=claim, measure=measure)
    for day in ("2018-12-14", "2018-10-13", "2018-10-01"):
        FigureFactory(evidence=EvidenceFactory(claim=claim), measure=measure, as_of=day)
    drawn = spread_of(PublishedVerdictFactory(claim=claim).record)
    assert [bar.as_of for bar in drawn.bars[1:]] == ["2018-10-01", "2018-10-13", "2018-12-14"]


def test_a_summary_leaves_out_numbers_that_only_give_context(client):
    claim = ClaimFactory()
    measure = MeasureFactory()
    FigureFactory(claim=claim, measure=measure, low=Decimal(600), high=Decimal(600), hedge="about")
    FigureFactory(evidence=EvidenceFactory(claim=claim), measure=measure, low=Decimal(593), high=Decimal(593))
    context = EvidenceFactory(claim=claim, stance="context")
    FigureFactory(evidence=context, measure=measure, low=Decimal(800), high=None, hedge="at_least")
    said, found = summary_of(PublishedVerdictFactory(claim=claim).record).bars
    assert (said.words, found.words, found.open_end) == ("540–660", "593", False)
    assert said.width
    assert said.x < found.x < said.x + said.width  # on one axis


def test_a_quote_stands_in_quotation_marks_and_words_have_their_own_direction(client):
    claim = ClaimFactory(statement="نحو 600 منهم")
    response = page(client, PublishedVerdictFactory(claim=claim))
    assertContains(response, f"“{claim.quote}”")
    assertContains(response, '<h1 class="hero" dir="auto">')


def test_figures_on_one_measure_share_an_axis_and_others_are_listed_apart(client):
    claim = ClaimFactory()
    measure = MeasureFactory(name="People in the school")
    FigureFactory(claim=claim, measure=measure, low=Decimal(600), high=Decimal(600), hedge="about")
    FigureFactory(
        evidence=EvidenceFactory(claim=claim), measure=measure, low=Decimal(2000), high=None, hedge="at_least"
    )
    FigureFactory(evidence=EvidenceFactory(claim=claim), measure=MeasureFactory(name="People in town"))
    response = page(client, PublishedVerdictFactory(claim=claim))
    assertContains(response, "about 600")
    assertContains(response, "at least 2,000")
    assertContains(response, "counts People in town")
    assertNotContains(response, "style=")


def test_a_prediction_shows_its_clock(client):
    claim = ClaimFactory(kind="prediction")
    PredictionFactory(claim=claim, ended_on="2018-12-14", outcome="missed")
    response = page(client, PublishedVerdictFactory(claim=Claim.objects.get(pk=claim.pk)))
    assertContains(response, "14 Dec 2018")
    assertContains(response, "missed by 35 days")


def test_an_older_version_stays_readable_and_says_that_it_is_old(client):
    verdict = PublishedVerdictFactory()
    later = replace(verdict)
    old = page(client, verdict, version="1")
    assertContains(old, verdict.record["summary"])
    assertContains(old, "no longer holds")
    assertNotContains(old, "application/ld+json")
    new = page(client, verdict)
    assertContains(new, later.summary)
    assertContains(new, "We had misread the list.")
    assertContains(new, "?version=1")
    review_in(new)


@pytest.mark.parametrize("version", ["9", "x", "-1", "1e3"])
def test_a_version_that_never_was_is_not_there(client, version):
    assert page(client, PublishedVerdictFactory(), version=version).status_code == 404


def test_a_retracted_verdict_says_why_and_keeps_what_it_said(client):
    verdict = PublishedVerdictFactory()
    retract(verdict)
    response = page(client, verdict)
    assertContains(response, "We withdrew this verdict")
    assertContains(response, "It compared two places.")
    assertContains(response, verdict.record["summary"])
    assertContains(response, "noindex")
    assertNotContains(response, "application/ld+json")


def test_the_record_is_answered_to_the_byte_so_that_its_digest_is_the_fingerprint(client):
    verdict = PublishedVerdictFactory(claim=ClaimFactory(statement="نحو 600 “منهم” </script>"))
    response = client.get(reverse("claim_json", args=[verdict.claim_id]))
    assert hashlib.sha256(response.content).hexdigest() == verdict.fingerprint
    assert response.json() == verdict.record
    digest = base64.b64decode(response["Repr-Digest"].removeprefix("sha-256=:").removesuffix(":"))
    assert digest.hex() == verdict.fingerprint
    assert response["Record-Status"] == "in force"


def test_each_version_has_its_record_and_leads_to_those_beside_it(client):
    verdict = PublishedVerdictFactory()
    later = replace(verdict)
    here = reverse("claim_json", args=[verdict.claim_id])
    old, new = client.get(here, {"version": 1}), client.get(here)
    assert hashlib.sha256(old.content).hexdigest() == verdict.fingerprint
    assert hashlib.sha256(new.content).hexdigest() == later.fingerprint
    assert f'<{here}?version=2>; rel="successor-version"' in old["Link"]
    assert f'<{here}?version=1>; rel="predecessor-version"' in new["Link"]
    assert "successor" not in new["Link"]
    assert (old["Record-Status"], new["Record-Status"]) == ("superseded", "in force")


def test_a_retracted_record_says_that_it_is_out_of_force(client):
    verdict = PublishedVerdictFactory()
    retract(verdict)
    assert client.get(reverse("claim_json", args=[verdict.claim_id]))["Record-Status"] == "withdrawn"


@pytest.mark.parametrize("number", ["0", "999999999", "9" * 18])
def test_a_number_without_a_claim_is_not_there(client, number):
    assert client.get(f"/claims/{number}-x/").status_code == 404
    assert client.get(f"/claims/{number}.json").status_code == 404


def test_the_notice_of_a_withdrawn_verdict_stays_when_the_claim_is_opened_again(client):
    verdict = PublishedVerdictFactory()
    retract(verdict)
    Claim.objects.filter(pk=verdict.claim_id).update(stage=Stage.OPEN, statement="Words of a draft")
    response = page(client, verdict)
    assertContains(response, "We withdrew this verdict")
    assertContains(response, "It compared two places.")
    assertNotContains(response, "Words of a draft")
    assert client.get(reverse("claim_json", args=[verdict.claim_id]))["Record-Status"] == "withdrawn"
    assertContains(client.get(reverse("corrections")), f'href="{response.request["PATH_INFO"]}"')
    assertNotContains(client.get(reverse("home")), 'class="rating"')


def test_the_scale_is_the_one_of_the_day_of_publication(client, scale):
    verdict = PublishedVerdictFactory(rating=scale[1])
    Rating.objects.filter(label="True").update(label="Borne out")
    RatingFactory(label="Satire", value=3, tone="misleading")
    response = page(client, verdict)
    assertNotContains(response, "Satire")
    assertNotContains(response, "Borne out")
    assertContains(response, 'data-tone="true" aria-current="true"')


def test_a_record_without_a_scale_is_shown_on_today_s(client, scale):
    verdict = PublishedVerdictFactory(rating=scale[1])
    record = {name: value for name, value in verdict.record.items() if name != "scale"}
    with pgtrigger.ignore("claims.Verdict:verdict_published_never_changes"):
        Verdict.objects.update(record=record, fingerprint=fingerprint_of(record))
    RatingFactory(label="Satire", value=3, tone="misleading")
    assertContains(page(client, verdict), "Satire")


def test_nearly_and_just_over_are_said_and_never_widened_past_the_number(client):
    claim = ClaimFactory()
    measure = MeasureFactory()
    FigureFactory(claim=claim, measure=measure, low=None, high=Decimal(600), hedge="about")
    FigureFactory(evidence=EvidenceFactory(claim=claim), measure=measure, low=Decimal(610), high=None, hedge="about")
    response = page(client, PublishedVerdictFactory(claim=Claim.objects.get(pk=claim.pk)))
    for words in ("nearly 600", "540–600", "just over 610", "610–671"):
        assertContains(response, words)


@pytest.mark.parametrize(
    ("claimant", "attribution", "author"),
    [
        ("Sean Robertson, Pentagon", "named_on_record", {"@type": "Person", "name": "Sean Robertson"}),
        ("Reuters, Inc.", "named_organisation", {"@type": "Organization", "name": "Reuters, Inc."}),
    ],
)
def test_the_author_of_a_claim_is_named_without_an_affiliation(client, scale, claimant, attribution, author):
    claim = ClaimFactory(claimant=claimant, attribution=attribution)
    review = review_in(page(client, PublishedVerdictFactory(claim=claim, rating=scale[1])))
    assert review["itemReviewed"]["author"] == author
