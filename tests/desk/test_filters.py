"""Kept views, loads, overdue on top, and undoing what was done to many claims."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from claims.actions.filters import MOST
from claims.factories import ClaimFactory, InterestFactory, VerdictFactory
from claims.models import BulkDeed, Claim, SavedFilter
from tests.desk.test_pages import queries_of

pytestmark = pytest.mark.django_db
QUEUE, KEEP, DROP, BULK = (reverse(f"desk:{name}") for name in ("queue", "filter_keep", "filter_drop", "bulk"))


def test_a_view_is_kept_under_a_name_without_its_place_in_the_list(as_reviewer):
    ClaimFactory()
    query = "view=all&words=600&stage=&after=WzFd&evil=1"
    response = as_reviewer.post(KEEP, {"title": "Mine <b>", "query": query}, follow=True)
    assertContains(response, "Mine &lt;b&gt;")
    kept = SavedFilter.objects.get()
    assert kept.query == "view=all&words=600"
    as_reviewer.post(KEEP, {"title": "Mine <b>", "query": "view=mine", "replace": "1"})
    assert SavedFilter.objects.get().query == "view=mine"
    assertContains(as_reviewer.get(QUEUE), 'href="?view=mine"')


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"title": "x", "query": "view=nowhere"}, "can’t be shown like that"),
        ({"title": "", "query": "view=all"}, "required"),
        ({"title": "x", "query": f"words={'%D8%A7' * 199}&view=all"}, "too many words"),
        ({"title": "x" * 61, "query": ""}, "at most 60"),
        ({"title": "x", "query": "who=0"}, "can’t be shown like that"),
    ],
)
def test_what_the_queue_cannot_show_is_not_kept(as_reviewer, given, words):
    assertContains(as_reviewer.post(KEEP, given, follow=True), words)
    assert not SavedFilter.objects.exists()


def test_a_name_that_another_view_has_is_asked_about(as_reviewer, reviewer):
    for query in ("view=all", "view=all"):  # the same once more is nothing to ask about
        assertContains(as_reviewer.post(KEEP, {"title": "Mine", "query": query}, follow=True), "Kept as “Mine”.")
    page = as_reviewer.post(KEEP, {"title": "Mine", "query": "view=due"}, follow=True)
    assertContains(page, "You keep another view as “Mine” already.")
    assertContains(page, 'name="replace"')
    assertContains(page, 'value="Mine"')
    assert SavedFilter.objects.get().query == "view=all"
    assertNotContains(as_reviewer.get(QUEUE), 'name="replace"')
    as_reviewer.post(KEEP, {"title": "Mine", "query": "view=due", "replace": "1"})
    assert SavedFilter.objects.get(user=reviewer).query == "view=due"


def test_filters_are_ones_own_and_twenty_at_most(as_reviewer, reviewer, second_reviewer):
    theirs = SavedFilter.objects.create(user=second_reviewer, name="Theirs", query="view=all")
    for number in range(MOST):
        as_reviewer.post(KEEP, {"title": f"No. {number}", "query": ""})
    assertContains(as_reviewer.post(KEEP, {"title": "One more", "query": ""}, follow=True), "which is the most")
    assertNotContains(as_reviewer.get(QUEUE), "Theirs")
    assert as_reviewer.post(DROP, {"filter": theirs.pk}).status_code == 404
    assert as_reviewer.post(DROP, {"filter": "²"}).status_code == 404
    mine = SavedFilter.objects.filter(user=reviewer).first()
    assertContains(as_reviewer.post(DROP, {"filter": mine.pk}, follow=True), "is no longer kept")
    assert SavedFilter.objects.filter(user=reviewer).count() == MOST - 1


def test_the_choice_of_whom_to_give_to_says_how_much_each_has(as_reviewer, reviewer):
    today = timezone.localdate()
    claim = ClaimFactory(assigned_to=reviewer, due_on=today - timedelta(days=1))
    ClaimFactory(assigned_to=reviewer, due_on=today)
    ClaimFactory(assigned_to=reviewer, stage="dismissed", due_on=today - timedelta(days=1))
    words = f"{reviewer.get_full_name()} – 2 open, 1 overdue</option>"
    assertContains(as_reviewer.get(QUEUE), words, count=1)
    assertContains(as_reviewer.get(claim.get_desk_url()), words, count=1)
    before = queries_of(as_reviewer, claim.get_desk_url())
    ClaimFactory.create_batch(5, assigned_to=reviewer)
    assert queries_of(as_reviewer, claim.get_desk_url()) == before


def test_a_claim_that_is_with_somebody_else_is_taken_over(as_reviewer, reviewer, second_reviewer):
    claim = ClaimFactory(assigned_to=second_reviewer)
    page = as_reviewer.get(claim.get_desk_url())
    assertContains(page, f'aria-label="Take over from {second_reviewer.get_full_name()}">Take over</button>')
    as_reviewer.post(reverse("desk:assign", args=[claim.pk]), {"me": "1"})
    claim.refresh_from_db()
    assert claim.assigned_to == reviewer
    assert second_reviewer.messages.get().kind == "taken"


def test_what_is_overdue_stands_on_top_under_a_heading(as_reviewer):
    today = timezone.localdate()
    for days in (3, 0, -2, -1):
        ClaimFactory(due_on=today + timedelta(days=days))
    ClaimFactory()
    rows = as_reviewer.get(QUEUE).context["page"].rows
    assert [getattr(row, "group", "") for row in rows] == ["Overdue", "", "Not yet due", "", ""]
    assertNotContains(as_reviewer.get(f"{QUEUE}?order=newest"), "queue-group")
    assertNotContains(as_reviewer.get(f"{QUEUE}?view=all"), "queue-group")
    Claim.objects.update(due_on=None)
    assertNotContains(as_reviewer.get(QUEUE), "queue-group")


def test_the_heading_stands_where_the_overdue_end_on_whatever_page(as_reviewer):
    yesterday = timezone.localdate() - timedelta(days=1)
    ClaimFactory.create_batch(26, due_on=yesterday)
    ClaimFactory()
    first = as_reviewer.get(QUEUE)
    assert [row.group for row in first.context["page"].rows if row.group] == ["Overdue"]
    second = as_reviewer.get(f"{QUEUE}?{first.context['next_query']}")
    assert [getattr(row, "group", "") for row in second.context["page"].rows] == ["", "Not yet due"]


def test_giving_many_can_be_undone_for_a_while(as_reviewer, reviewer, as_second_reviewer, second_reviewer):
    claims = ClaimFactory.create_batch(2)
    given = {"claim": [claim.pk for claim in claims], "deed": "assign", "to": second_reviewer.pk, "back": "/desk/"}
    response = as_reviewer.post(BULK, given, follow=True)
    deed = BulkDeed.objects.get()
    path = reverse("desk:undo", args=[deed.pk])
    assertContains(response, path)
    assertNotContains(as_second_reviewer.get(QUEUE), path)
    assert as_second_reviewer.post(path).status_code == 404
    assertContains(as_reviewer.get(path, follow=True), path)  # a reload undoes nothing
    assertContains(as_reviewer.post(path, follow=True), "Undone for 2 of 2 claims.")
    assert set(Claim.objects.values_list("assigned_to", flat=True)) == {None}
    assertNotContains(as_reviewer.get(QUEUE), path)
    assertContains(as_reviewer.post(path, follow=True), "undone already")


def test_an_undo_that_leaves_some_alone_names_them(as_reviewer, second_reviewer):
    claims = ClaimFactory.create_batch(2)
    given = {"claim": [claim.pk for claim in claims], "deed": "due", "due_on": "2026-12-24", "back": "/desk/"}
    as_reviewer.post(BULK, given)
    Claim.objects.filter(pk=claims[0].pk).update(due_on="2026-12-25")
    response = as_reviewer.post(reverse("desk:undo", args=[BulkDeed.objects.get().pk]), follow=True)
    assertContains(response, "Undone for 1 of 2 claims.")
    assertContains(response, "left alone, as it was changed since")


def test_the_offer_to_undo_ends_after_a_quarter_of_an_hour(as_reviewer):
    given = {"claim": [ClaimFactory().pk], "deed": "due", "due_on": "2026-12-24", "back": "/desk/"}
    assertContains(as_reviewer.post(BULK, given, follow=True), "/undo/")
    session = as_reviewer.session
    session["undo"] = session["undo"] | {"at": (timezone.now() - timedelta(minutes=16)).isoformat()}
    session.save()
    assertNotContains(as_reviewer.get(QUEUE), "/undo/")


def test_a_deed_that_was_not_done_leaves_its_claims_chosen_once(as_reviewer):
    chosen, other = ClaimFactory(), ClaimFactory()
    back = f"{QUEUE}?view=all"
    given = {"claim": [chosen.pk, "junk", "9" * 30], "deed": "dismiss", "note": "", "back": back}
    assertRedirects(as_reviewer.post(BULK, given), back, fetch_redirect_response=False)
    page = as_reviewer.get(back)
    assertContains(page, "Dismissing needs a reason.")
    assertContains(page, f'name="claim" value="{chosen.pk}" checked')
    assertNotContains(page, f'name="claim" value="{other.pk}" checked')
    assertNotContains(as_reviewer.get(back), " checked")


def test_undo_leads_back_to_the_view_that_it_was_pressed_in(as_reviewer, second_reviewer):
    claim = ClaimFactory()
    given = {"claim": [claim.pk], "deed": "assign", "to": second_reviewer.pk, "back": QUEUE}
    as_reviewer.post(BULK, given)
    undo = reverse("desk:undo", args=[BulkDeed.objects.get().pk])
    back = f"{QUEUE}?view=all&stage=open"
    assertRedirects(as_reviewer.post(undo, {"back": back}), back, fetch_redirect_response=False)
    assertRedirects(as_reviewer.post(undo, {"back": "//evil.example/desk/"}), QUEUE, fetch_redirect_response=False)


def test_a_claim_chosen_twice_counts_once(as_reviewer, reviewer):
    claim = ClaimFactory()
    given = {"claim": [claim.pk, claim.pk], "deed": "assign", "to": reviewer.pk, "back": QUEUE}
    assertContains(as_reviewer.post(BULK, given, follow=True), "1 of 1 claims done")


def test_the_queue_counts_the_gate_as_the_page_does_where_an_interest_is_declared(as_reviewer, second_reviewer):
    claim = VerdictFactory(author=second_reviewer, claim__claimant="The harbour office").claim
    for name, met in (("Somebody else", True), ("the Harbour Office", False)):
        InterestFactory(user=second_reviewer, source=None, name=name)
        (row,) = as_reviewer.get(QUEUE).context["page"].rows
        page = as_reviewer.get(claim.get_desk_url()).context
        assert (row.gate_met, row.gate_size) == (page["gate_met"], len(page["gate"]))
        assert next(check.met for check in page["gate"] if check.name == "no_interest") is met
