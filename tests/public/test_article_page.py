"""The annotated article."""

from datetime import timedelta

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertNumQueries

from claims.factories import ArticleFactory, ClaimFactory, EventFactory, PublishedVerdictFactory, SnapshotFactory
from claims.models import Claim, Stage, Verdict

pytestmark = pytest.mark.django_db

ARTICLE_QUERIES = 6  # article, snapshot, claims, their verdicts, the scale, whether readers may ask
TEXT = "The office counted 100 boats on Monday.\n\nAbout 600 people left, said the mayor. <b>Nobody</b> & no one paid."


@pytest.fixture
def snapshot():
    return SnapshotFactory(text=TEXT)


def page(client, snapshot):
    return client.get(snapshot.article.get_absolute_url())


def test_a_checked_claim_is_marked_with_sign_words_and_note(client, snapshot):
    verdict = PublishedVerdictFactory(claim=ClaimFactory(snapshot=snapshot, quote="About 600 people"))
    response = page(client, snapshot)
    assertContains(response, '<span class="mark-text">About 600 people</span>', html=True)
    assertContains(response, f'id="claim-{verdict.claim_id}"')
    assertContains(response, verdict.record["summary"])
    assertContains(response, "(claim 1, true)")


def test_an_unpublished_claim_is_not_marked(client, snapshot):
    PublishedVerdictFactory(claim=ClaimFactory(snapshot=snapshot, quote="About 600 people"))
    hidden = ClaimFactory(snapshot=snapshot, quote="100 boats", statement="A hundred boats, not yet checked")
    response = page(client, snapshot)
    assertNotContains(response, hidden.statement)
    assertNotContains(response, f"#claim-{hidden.pk}")
    assertNotContains(response, '<span class="mark-text">100 boats</span>')


def test_an_article_without_a_verdict_is_not_there(client):
    claim = ClaimFactory()
    assert client.get(claim.snapshot.article.get_absolute_url()).status_code == 404


def test_the_text_is_escaped(client, snapshot):
    PublishedVerdictFactory(claim=ClaimFactory(snapshot=snapshot, quote="<b>Nobody</b> & no one"))
    response = page(client, snapshot)
    assertContains(response, "&lt;b&gt;Nobody&lt;/b&gt; &amp; no one")
    assertNotContains(response, "<b>Nobody")


def test_an_article_costs_the_same_however_many_claims(client, snapshot):
    PublishedVerdictFactory(claim=ClaimFactory(snapshot=snapshot, quote="About 600 people"))
    with assertNumQueries(ARTICLE_QUERIES):
        page(client, snapshot)
    for end in range(9):
        quote = TEXT[: 10 + end]
        PublishedVerdictFactory(claim=ClaimFactory(snapshot=snapshot, quote=quote))
    with assertNumQueries(ARTICLE_QUERIES):
        page(client, snapshot)


def test_the_newest_text_is_shown_and_older_claims_are_listed_apart(client, snapshot):
    verdict = PublishedVerdictFactory(claim=ClaimFactory(snapshot=snapshot, quote="About 600 people"))
    SnapshotFactory(article=snapshot.article, number=2, text="The office now says 700.")
    response = page(client, snapshot)
    assertContains(response, "The office now says 700.")
    assertContains(response, "Checked in an earlier text")
    assertContains(response, verdict.record["summary"])


def test_an_arabic_article_runs_from_right_to_left(client):
    article = ArticleFactory(language="ar", title="معركة هجين")
    snapshot = SnapshotFactory(article=article, text="نحو 600 منهم مقاتلون أجانب.")
    PublishedVerdictFactory(claim=ClaimFactory(snapshot=snapshot, quote="نحو 600"))
    response = page(client, snapshot)
    assertContains(response, '<article class="article" lang="ar" dir="rtl"')
    assertContains(response, "نحو 600")


def test_a_retracted_verdict_is_marked_as_withdrawn(client, snapshot):
    PublishedVerdictFactory(claim=ClaimFactory(snapshot=snapshot, quote="About 600 people"))
    gone = PublishedVerdictFactory(claim=ClaimFactory(snapshot=snapshot, quote="100 boats"))
    Verdict.objects.filter(pk=gone.pk).update(in_force=False)
    Claim.objects.filter(pk=gone.claim_id).update(stage=Stage.RETRACTED)
    EventFactory(claim=gone.claim, step="retract", to_stage=Stage.RETRACTED, at=gone.published_at + timedelta(days=1))
    response = page(client, snapshot)
    assertContains(response, "verdict withdrawn")
    assertNotContains(response, gone.record["summary"])
    assertContains(response, "Of two statements that we took up, one has a verdict: true.")


def test_there_is_no_article_of_that_name(client):
    assert client.get(reverse("article", args=["nothing-here"])).status_code == 404
