from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from claims.actions import mark_editing
from claims.factories import ClaimFactory
from claims.models import Editing

pytestmark = pytest.mark.django_db


def path(claim):
    return reverse("desk:editing", args=[claim.pk])


def test_others_see_who_writes_until_it_expires_and_one_never_sees_oneself(as_reviewer, reviewer, as_second_reviewer):
    claim = ClaimFactory()
    assert as_reviewer.post(path(claim)).status_code == 204
    for place in (claim.get_desk_url(), claim.get_sheet_url(), path(claim)):
        assertContains(as_second_reviewer.get(place), f"Being edited by <bdi>{reviewer.get_full_name()}</bdi>")
        assertNotContains(as_reviewer.get(place), "Being edited by")
    Editing.objects.update(seen_at=timezone.now() - timedelta(seconds=91))
    assertNotContains(as_second_reviewer.get(claim.get_desk_url()), "Being edited by")


def test_since_stays_while_one_writes_on_and_begins_anew_after_a_break(reviewer):
    claim, start = ClaimFactory(), timezone.now()
    for seconds in (0, 30, 60):
        mark_editing(claim, by=reviewer, now=start + timedelta(seconds=seconds))
    assert Editing.objects.get().since == start
    mark_editing(claim, by=reviewer, now=start + timedelta(seconds=300))
    assert Editing.objects.get().since == start + timedelta(seconds=300)


def test_saving_or_leaving_clears_the_mark_and_it_stops_nobody(as_reviewer, as_second_reviewer):
    claim = ClaimFactory()
    as_reviewer.post(path(claim))
    given = {"statement": "Theirs", "kind": "figure", "attribution": "nobody", "revision": 1}
    assert as_second_reviewer.post(reverse("desk:claim_edit", args=[claim.pk]), given).status_code == 302
    assert Editing.objects.count() == 1
    as_reviewer.post(path(claim), {"left": "1"})
    assert not Editing.objects.exists()
    as_reviewer.post(path(claim))
    as_reviewer.post(reverse("desk:due", args=[claim.pk]), {"due_on": "2026-12-24"})
    assert not Editing.objects.exists()


def test_looking_is_a_fragment_of_one_query_of_its_own(as_reviewer, django_assert_num_queries):
    claim = ClaimFactory()
    with django_assert_num_queries(5):  # session, user, 2 permission, who writes
        assertNotContains(as_reviewer.get(path(claim)), "<html")
    with CaptureQueriesContext(connection) as first:
        as_reviewer.post(path(claim))
    with CaptureQueriesContext(connection) as later:
        as_reviewer.post(path(claim))
    own = [query for query in later.captured_queries if "claims_editing" in query["sql"]]
    assert len(own) == 1
    assert len(later) <= len(first)


def test_a_claim_that_is_not_there_is_not_marked(as_reviewer):
    assert as_reviewer.post(reverse("desk:editing", args=[9999])).status_code == 404
