"""What other programs follow, read as they read it."""

import json
from datetime import datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNumQueries

from claims.claimreview import claim_review
from claims.factories import ClaimFactory, PublishedVerdictFactory
from claims.views import feeds
from tests.public.test_claim_page import replace, retract

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ["verdicts_feed", "corrections_feed", "claimreview_feed"]


def atom(client, name):
    """The feed, checked by hand for what RFC 4287 demands: id, title and updated, here and in each entry."""
    response = client.get(reverse(name))
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(response.content)
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    for element in (feed, *entries):
        for child in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{child}")) == 1, child
        assert datetime.fromisoformat(element.find(f"{ATOM}updated").text).tzinfo
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == settings.SITE_URL + reverse(name)
    assert links["alternate"].startswith(settings.SITE_URL)
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None or all(
        e.find(f"{ATOM}author") is not None for e in entries
    )
    ids = [entry.find(f"{ATOM}id").text for entry in entries]
    assert len(set(ids)) == len(ids)
    assert all(found.startswith("urn:uuid:") for found in ids)
    return feed, entries


def text(entry, name: str) -> str:
    return entry.find(f"{ATOM}{name}").text


def test_each_verdict_is_an_entry_under_its_own_uid(client):
    first = PublishedVerdictFactory()
    second = PublishedVerdictFactory(published_at=first.published_at + timedelta(days=1))
    _, entries = atom(client, "verdicts_feed")
    assert [text(entry, "id") for entry in entries] == [second.uid.urn, first.uid.urn]
    assert text(entries[0], "title") == f"{second.record['rating']['label']}: {second.record['claim']['statement']}"
    assert datetime.fromisoformat(text(entries[0], "updated")) == second.published_at.replace(microsecond=0)
    assert entries[0].find(f"{ATOM}link").get("href").startswith(settings.SITE_URL)


def test_a_withdrawn_verdict_leaves_the_verdicts_and_enters_the_corrections(client):
    verdict = PublishedVerdictFactory()
    retract(verdict, "It compared two places.")
    assert atom(client, "verdicts_feed")[1] == []
    _, entries = atom(client, "corrections_feed")
    assert text(entries[0], "title").startswith("Retracted: ")
    assert "It compared two places." in text(entries[0], "summary")
    assert text(entries[0], "id") == verdict.claim.events.get(step="retract").uid.urn


def test_a_correction_is_an_entry_with_its_kind_and_an_id_that_stays(client):
    replace(PublishedVerdictFactory(), correction="We had misread <b>it</b>.", kind="error")
    (entry,) = atom(client, "corrections_feed")[1]
    assert entry.find(f"{ATOM}summary").get("type") == "html"
    assert text(entry, "summary") == "Error of ours. We had misread &lt;b&gt;it&lt;/b&gt;."
    assert entry.find(f"{ATOM}category").get("term") == "error"
    (again,) = atom(client, "corrections_feed")[1]
    assert text(entry, "id") == text(again, "id")


def test_words_of_people_are_escaped(client):
    PublishedVerdictFactory(claim=ClaimFactory(statement="</title><script>alert(1)</script> & نحو 600"))
    _, entries = atom(client, "verdicts_feed")
    assert "<script>alert(1)</script> & نحو 600" in text(entries[0], "title")


@pytest.mark.parametrize("name", FEEDS)
def test_an_empty_feed_is_whole(client, name):
    assert client.get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", FEEDS)
def test_who_has_the_feed_already_gets_no_second_copy(client, name):
    verdict = PublishedVerdictFactory()
    first = client.get(reverse(name))
    same = client.get(reverse(name), headers={"If-None-Match": first["ETag"]})
    assert (same.status_code, same.content) == (304, b"")
    retract(verdict)
    assert client.get(reverse(name), headers={"If-None-Match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize("name", FEEDS)
@pytest.mark.parametrize("amount", [1, 6])
def test_a_feed_costs_the_same_however_much_is_in_it(client, name, amount):
    for _ in range(amount):
        replace(PublishedVerdictFactory())
    cost = {"verdicts_feed": 3, "corrections_feed": 4, "claimreview_feed": 3}  # two tell whether anything is new
    with assertNumQueries(cost[name]):
        client.get(reverse(name))


@pytest.mark.parametrize("name", FEEDS)
def test_feeds_are_read_only(client, name):
    assert client.post(reverse(name)).status_code == 405
    assert client.head(reverse(name)).status_code == 200


def review_feed(client, **query) -> tuple[dict, str]:
    response = client.get(reverse("claimreview_feed"), query)
    return json.loads(response.content), response.headers.get("Link", "")


def test_the_feed_of_reviews_has_each_claim_once_with_when_it_changed(client):
    verdict = PublishedVerdictFactory()
    later = replace(verdict)
    feed, _ = review_feed(client)
    assert (feed["@context"], feed["@type"]) == ("https://schema.org", "DataFeed")
    (item,) = feed["dataFeedElement"]
    assert item["@type"] == "DataFeedItem"
    assert datetime.fromisoformat(item["dateCreated"]) == verdict.published_at
    assert datetime.fromisoformat(item["dateModified"]) == later.published_at
    assert feed["dateModified"] == item["dateModified"]
    assert "dateDeleted" not in item
    review = claim_review(later.record, url=item["item"]["url"])
    del review["@context"]
    assert item["item"] == review


def test_of_a_withdrawn_verdict_the_feed_repeats_no_rating(client):
    verdict = PublishedVerdictFactory()
    retract(verdict)
    (item,) = review_feed(client)[0]["dataFeedElement"]
    assert datetime.fromisoformat(item["dateDeleted"]) == verdict.published_at + timedelta(days=1)
    assert item["dateModified"] == item["dateDeleted"]
    assert set(item["item"]) == {"@type", "url"}


def test_the_feed_of_reviews_is_paged_to_its_end(client, monkeypatch):
    monkeypatch.setattr(feeds, "IN_PAGE", 2)
    wanted = {PublishedVerdictFactory().claim_id for _ in range(5)}
    seen, after = set(), ""
    for _ in range(3):
        feed, link = review_feed(client, **({"after": after} if after else {}))
        seen |= {int(item["item"]["url"].split("/claims/")[1].split("-")[0]) for item in feed["dataFeedElement"]}
        after = link.partition("after=")[2].partition(">")[0]
    assert (seen, after) == (wanted, "")


@pytest.mark.parametrize("after", ["broken", "مكسور", "a\r\nSet-Cookie: b"])
def test_a_broken_place_in_the_feed_is_refused(client, after):
    assert client.get(reverse("claimreview_feed"), {"after": after}).status_code == 400
    assert client.get(reverse("verdicts_feed"), {"after": after}).status_code == 200  # which has no pages


def test_every_page_leads_to_the_feeds(client):
    for name in ("home", "corrections", "methodology"):
        response = client.get(reverse(name))
        assertContains(response, f'type="application/atom+xml" title="Verdicts" href="{reverse("verdicts_feed")}"')
