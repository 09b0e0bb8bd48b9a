"""The front page: verdicts, search, articles, corrections."""

import base64
import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertNumQueries

from claims.factories import (
    ClaimFactory,
    EventFactory,
    EvidenceFactory,
    PublishedVerdictFactory,
    RatingFactory,
    SourceFactory,
    VerdictFactory,
)
from claims.models import Claim, Desk, GateRule, HedgeTable, HedgeWidth, Stage, Verdict

pytestmark = pytest.mark.django_db

HOME_QUERIES = 9  # verdicts, articles, their ratings, the scale, corrections, retractions, 2 hedges, whether to ask


def published(statement="", **fields) -> Verdict:
    claim = ClaimFactory(statement=statement) if statement else ClaimFactory()
    return PublishedVerdictFactory(claim=claim, **fields)


def test_home_shows_what_was_published_and_no_later_draft(client):
    verdict = published("Some 600 boats left the harbour")
    Claim.objects.update(statement="A statement that nobody has signed")
    response = client.get(reverse("home"))
    assertContains(response, "Some 600 boats left the harbour")
    assertNotContains(response, "nobody has signed")
    assertContains(response, verdict.record["rating"]["label"])


def test_home_hides_drafts(client):
    draft = VerdictFactory()
    assertNotContains(client.get(reverse("home")), draft.claim.statement)


def test_home_costs_the_same_however_long(client):
    published()
    with assertNumQueries(HOME_QUERIES):
        client.get(reverse("home"))
    for _ in range(9):
        published()
    with assertNumQueries(HOME_QUERIES):
        client.get(reverse("home"))


def test_home_without_a_verdict_says_so_in_words(client):
    assertContains(client.get(reverse("home")), "No verdict yet")


def test_search_finds_by_words(client):
    published("The bridge carries 40 tonnes")
    published("The harbour holds 600 boats")
    response = client.get(reverse("home"), {"q": "bridge"})
    assertContains(response, "The bridge carries 40 tonnes")
    assertNotContains(response, "600 boats")


@pytest.mark.parametrize("words", ["bridge", "carries 40", "Ilden", "weighing", "“Mostly true”", "surveyors"])
def test_search_reads_all_that_the_record_says(client, words):
    claim = ClaimFactory(statement="The bridge carries 40 tonnes", claimant="The mayor of Ilden")
    EvidenceFactory(claim=claim, source=SourceFactory(name="The Surveyors’ Agency"))
    rating = RatingFactory(label="Mostly true", value=4, tone="mostly")
    PublishedVerdictFactory(claim=claim, rating=rating, summary="Weighed on Monday.")
    published("The harbour holds 600 boats", rating=RatingFactory(label="False", value=1, tone="false"))
    response = client.get(reverse("home"), {"q": words})
    assert [verdict.claim for verdict in response.context["verdicts"]] == [claim]


def test_search_follows_the_record_and_no_later_draft(client):
    verdict = published("The bridge carries 40 tonnes")
    Claim.objects.update(statement="The zeppelin lifts 40 tonnes")
    assert not client.get(reverse("home"), {"q": "zeppelin"}).context["verdicts"]
    assert client.get(reverse("home"), {"q": "bridge"}).context["verdicts"] == [verdict]


@pytest.mark.parametrize("kept", ["1,000", "1000", "1\u202f000", "1’000", "1,000-men-strong"])
@pytest.mark.parametrize("asked", ["1,000", "1000", "1\u00a0000"])
def test_search_finds_a_number_however_its_digits_are_grouped(client, as_reviewer, kept, asked):
    verdict = published(f"They hold {kept} men")
    assert client.get(reverse("home"), {"q": asked}).context["verdicts"] == [verdict]
    rows = as_reviewer.get(reverse("desk:queue"), {"view": "all", "words": asked}).context["page"].rows
    assert rows == [verdict.claim]


@pytest.mark.parametrize("kept", ["1,0000", "10,00", "2018 600", "1.000", "000"])
def test_search_takes_nothing_else_for_a_thousand(client, kept):
    published(f"They hold {kept} men")
    assert not client.get(reverse("home"), {"q": "1000"}).context["verdicts"]


def test_search_without_a_find_repeats_the_words_escaped(client):
    response = client.get(reverse("home"), {"q": "<script>alert(1)</script>"})
    assertContains(response, "Nothing checked on “&lt;script&gt;")
    assertNotContains(response, "<script>alert")


@pytest.mark.parametrize("words", ["\x00", "' OR 1=1 --", '"', "-", "!&|():*", "x" * 5000])
def test_search_answers_whatever_is_typed(client, words):
    assert client.get(reverse("home"), {"q": words}).status_code == 200


def test_older_verdicts_follow_without_gap_or_repetition(client):
    start = datetime(2026, 1, 1, tzinfo=UTC)
    for number in range(25):
        published(f"Claim number {number}", published_at=start + timedelta(days=number))
    first = client.get(reverse("home"))
    assert len(first.context["verdicts"]) == 20
    second = client.get(reverse("home"), {"after": first.context["next"]})
    shown = [verdict.pk for page in (first, second) for verdict in page.context["verdicts"]]
    assert shown == list(Verdict.objects.newest_first().values_list("pk", flat=True))
    assertContains(first, "Older verdicts")
    assertNotContains(second, 'rel="next"')


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "2026-01-01T00:00:00"])
def test_a_moment_outside_all_years_or_without_a_zone_is_a_bad_request(client, moment):
    cursor = base64.urlsafe_b64encode(json.dumps([moment, 5]).encode()).decode()
    assertContains(client.get(reverse("home"), {"after": cursor}), "broken", status_code=400)
    assertContains(client.get(reverse("corrections"), {"before": moment}), "broken", status_code=400)


def test_a_broken_cursor_is_a_bad_request(client):
    assertContains(client.get(reverse("home"), {"after": "%%"}), "broken", status_code=400)


def test_articles_show_what_was_found_and_cost_the_same_however_many(client):
    published()
    with assertNumQueries(3):  # articles, their ratings, whether readers may ask
        response = client.get(reverse("articles"))
    assertContains(response, "1 claim checked")
    for _ in range(9):
        published()
    with assertNumQueries(3):
        client.get(reverse("articles"))


def test_articles_hide_those_without_a_verdict(client):
    claim = ClaimFactory()
    assertNotContains(client.get(reverse("articles")), claim.snapshot.article.title)


def test_corrections_show_retractions_with_their_note_and_cost_the_same_however_many(client):
    def retract() -> None:
        verdict = published()
        Verdict.objects.filter(pk=verdict.pk).update(in_force=False)
        Claim.objects.filter(pk=verdict.claim_id).update(stage=Stage.RETRACTED)
        EventFactory(
            claim=verdict.claim,
            step="retract",
            to_stage=Stage.RETRACTED,
            note="It compared <b>two</b> places.",
            at=(verdict.published_at or timezone.now()) + timedelta(days=1),
        )

    retract()
    with assertNumQueries(4):  # later versions, retractions, what they retracted, whether readers may ask
        response = client.get(reverse("corrections"))
    assertContains(response, "It compared &lt;b&gt;two&lt;/b&gt; places.")
    for _ in range(9):
        retract()
    with assertNumQueries(4):
        client.get(reverse("corrections"))


def test_no_corrections_are_said_in_words(client):
    assertContains(client.get(reverse("corrections")), "No corrections so far")


def test_the_method_page_defines_every_rating(client):
    rating = RatingFactory(label="Unproven", definition="neither borne out nor ruled out", value=None, tone="unproven")
    response = client.get(reverse("methodology"))
    assertContains(response, rating.definition)
    assertContains(response, "off the scale")


def test_the_method_page_says_what_this_desk_does_today(client):
    response = client.get(reverse("methodology"))
    rule, off = GateRule.objects.all()[:2]
    assertContains(response, rule.why)
    assertContains(response, "540–660")
    assertNotContains(response, "a third decides")
    GateRule.objects.filter(pk=off.pk).update(active=False)
    Desk.objects.update_or_create(pk=1, defaults={"blind_second_rating": True})
    HedgeWidth.objects.create(
        table=HedgeTable.objects.create(number=2, note="Wider."), hedge="about", percent=Decimal(25)
    )
    response = client.get(reverse("methodology"))
    assertNotContains(response, off.why)
    assertContains(response, "450–750")
    assertContains(client.get(reverse("home")), "a band from 450 to 750")
    assertContains(response, "a third decides")


def test_robots_stay_out_of_the_desk(client):
    response = client.get(reverse("robots"))
    assertContains(response, "Disallow: /desk/")
    assert response["Content-Type"].startswith("text/plain")


def test_the_appearance_is_kept_and_leads_back(client):
    response = client.post(reverse("theme"), {"theme": "dark", "next": "/corrections/"})
    assert response["Location"] == "/corrections/"
    assertContains(client.get(reverse("home")), 'data-theme="dark"')


@pytest.mark.parametrize("away", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
def test_the_appearance_never_leads_away(client, away):
    response = client.post(reverse("theme"), {"theme": "light", "next": away})
    assert response["Location"] == reverse("home")


def test_an_unknown_appearance_is_refused(client):
    assert client.post(reverse("theme"), {"theme": "neon"}).status_code == 400


def test_public_pages_set_no_cookie(client):
    assert not client.get(reverse("home")).cookies


@pytest.mark.parametrize("few", [0, 1, 500])
def test_a_search_finds_the_same_whether_its_words_are_seldom_or_not(client, monkeypatch, few):
    monkeypatch.setattr("claims.search.FEW", few)
    both = [published(f"Some {number} boats were counted") for number in (600, 700)]
    published("Nobody was there")
    found = client.get(reverse("home"), {"q": "boats"}).context["verdicts"]
    assert found == both[::-1]
    assert client.get(reverse("home"), {"q": "zebras"}).context["verdicts"] == []


def test_a_page_in_the_reader_s_colours_is_no_other_s(client):
    for path in (reverse("home"), "/nothing/"):
        assert "Cookie" in client.get(path)["Vary"]
