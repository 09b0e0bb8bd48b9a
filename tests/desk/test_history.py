"""The history page of a claim, and what changed since somebody last looked."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertNumQueries

from claims import actions
from claims.factories import ClaimFactory, EventFactory, EvidenceFactory, FigureFactory, UserFactory
from claims.models import Claim, Figure, Look
from claims.templatetags.reading import lately
from tests.desk.test_pages import fragment

pytestmark = pytest.mark.django_db

HISTORY_QUERIES = 8  # session, user, 2 permission, claim, a page of its history, people


def path(claim: Claim) -> str:
    return reverse("desk:history", args=[claim.pk])


def test_the_history_costs_the_same_however_long(as_reviewer):
    figure = FigureFactory()
    with assertNumQueries(HISTORY_QUERIES):
        as_reviewer.get(path(figure.claim))
    for low in range(500, 560):
        Figure.objects.filter(pk=figure.pk).update(low=low)
    with assertNumQueries(HISTORY_QUERIES):
        as_reviewer.get(path(figure.claim))


@pytest.mark.parametrize(
    ("step", "who"), [("suggested", "the scan"), ("recheck", "the watch"), ("return", "the upgrade")]
)
def test_what_no_person_did_says_what_did_it(as_reviewer, step, who):
    event = EventFactory(step=step, by=None, claim__stage="returned")
    assertContains(as_reviewer.get(path(event.claim)), f"</strong> by {who}")


def test_the_history_is_a_page_and_a_fragment_of_it(as_reviewer):
    claim = FigureFactory(low=Decimal(600), high=Decimal(700)).claim
    Figure.objects.update(low=650)
    whole, part = as_reviewer.get(path(claim)), as_reviewer.get(path(claim), headers=fragment("timeline"))
    assertContains(whole, "<html")
    assertNotContains(part, "<html")
    for response in (whole, part):
        assertContains(response, 'id="timeline"')
        assertContains(response, "Figure changed")
        assertContains(response, "outside the app")
        assertContains(response, "600</del>")
        assertContains(response, "650</ins>")
    assertContains(as_reviewer.get(claim.get_desk_url()), f'href="{path(claim)}"')


def test_the_history_is_paged_to_its_end(as_reviewer):
    claim = FigureFactory(low=Decimal(1), high=Decimal(900)).claim
    for low in range(2, 60):
        Figure.objects.update(low=low)
    seen, query = [], ""
    for _ in range(2):
        response = as_reviewer.get(f"{path(claim)}?{query}")
        seen += response.context["page"].entries
        query = response.context["next_query"]
    assert len(seen) == len({(entry.table, entry.key) for entry in seen}) == 60  # 58 changes, two rows added
    assert response.context["page"].next == ""


def test_the_history_is_narrowed_to_a_table_and_a_person(as_reviewer, reviewer):
    claim = ClaimFactory()
    EvidenceFactory(claim=claim)
    actions.assign_claim(claim, to=reviewer, by=reviewer)
    response = as_reviewer.get(path(claim), {"table": "evidence"})
    assert [entry.said for entry in response.context["page"].entries] == ["Evidence added"]
    response = as_reviewer.get(path(claim), {"who": reviewer.pk})
    assert [entry.said for entry in response.context["page"].entries] == ["Assigned"]
    assertContains(as_reviewer.get(path(claim), {"table": "contact"}), "Show everything")


@pytest.mark.parametrize("query", ["table=users", "who=0", "after=broken", "after=" + "x" * 200])
def test_a_history_that_cannot_be_shown_says_why(as_reviewer, query):
    assert as_reviewer.get(f"{path(ClaimFactory())}?{query}").status_code == 400


def test_nobody_reads_a_history_without_a_role(client):
    claim = ClaimFactory()
    assert client.get(path(claim)).status_code == 302
    client.force_login(UserFactory(role=""))
    assert client.get(path(claim)).status_code == 403
    assert client.post(path(claim)).status_code in {403, 405}


def test_words_of_people_are_escaped(as_reviewer):
    nasty = "<script>alert(1)</script>"
    claim = ClaimFactory(statement=nasty, claimant=nasty)
    EvidenceFactory(claim=claim, title=nasty, note=nasty)
    assertNotContains(as_reviewer.get(path(claim)), "<script>alert")


@pytest.mark.parametrize("place", ["get_desk_url", "get_sheet_url"])
def test_what_others_did_since_the_last_look_is_counted_and_ones_own_is_not(as_reviewer, reviewer, place):
    claim, other = ClaimFactory(), UserFactory(role="reviewer")
    address = getattr(claim, place)()
    assertNotContains(as_reviewer.get(address), "since you last looked")
    actions.assign_claim(claim, to=reviewer, by=reviewer)
    assertNotContains(as_reviewer.get(address), "since you last looked")
    actions.assign_claim(claim, to=other, by=other)
    actions.assign_claim(claim, to=reviewer, by=other)
    response = as_reviewer.get(address)
    assertContains(response, "2 changes since you last looked")
    assertContains(response, "(today, ")
    assertNotContains(as_reviewer.get(address), "since you last looked")


def test_the_claim_page_lists_what_changed_and_the_sheet_has_the_line_alone(as_reviewer, as_second_reviewer):
    claim = ClaimFactory(claimant="The mayor")
    as_reviewer.get(claim.get_desk_url())
    form = {"statement": "Better words", "kind": "figure", "claimant": "", "attribution": "nobody", "revision": 1}
    as_second_reviewer.post(reverse("desk:claim_edit", args=[claim.pk]), form)
    sheet = as_reviewer.get(claim.get_sheet_url())
    assertContains(sheet, "1 change since you last looked")
    assertNotContains(sheet, "Better words</ins>")
    Look.objects.update(at=timezone.now() - timedelta(hours=1))
    page = as_reviewer.get(claim.get_desk_url())
    assertContains(page, "Better words</ins>")
    assertContains(page, "The mayor</del>")
    assertContains(page, "the claim’s page")


def test_only_opening_a_claim_is_a_look(as_reviewer, reviewer):
    claim = ClaimFactory()
    as_reviewer.head(claim.get_desk_url())
    as_reviewer.post(reverse("desk:due", args=[claim.pk]), {"due_on": "2030-01-01"})
    as_reviewer.post(
        reverse("desk:due", args=[claim.pk]),
        {"due_on": "2030-01-02"},
        headers=fragment("panel") | {"HX-Request": "true"},
    )
    assert not Look.objects.exists()
    as_reviewer.get(claim.get_desk_url(), headers=fragment("panel"))
    look = Look.objects.get()
    assert (look.user, look.claim, look.revision) == (reviewer, claim, 1)
    as_reviewer.get(claim.get_desk_url())
    assert Look.objects.get().at > look.at


def test_a_look_is_one_query_and_the_list_one_more(as_reviewer, reviewer, django_assert_num_queries):
    claim, other = ClaimFactory(), UserFactory(role="reviewer")
    as_reviewer.get(claim.get_desk_url())
    with CaptureQueriesContext(connection) as captured:
        as_reviewer.get(claim.get_desk_url())
    usual = len(captured)
    actions.assign_claim(claim, to=other, by=other)
    with django_assert_num_queries(usual + 1):
        as_reviewer.get(claim.get_desk_url())


def test_a_time_of_the_last_days_is_said_as_people_say_it():
    now = timezone.localtime().replace(hour=14, minute=5)
    assert lately(now) == "today, 14:05"
    assert lately(now - timedelta(days=1)) == "yesterday, 14:05"
    earlier = now - timedelta(days=4)
    assert lately(earlier) == f"{earlier:%A}, 14:05"
    assert f"{(now - timedelta(days=40)):%B %Y}" in lately(now - timedelta(days=40))
