import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from claims.factories import ClaimFactory, MessageFactory, NoteFactory, TipFactory
from claims.models import Message
from tests.desk.test_pages import fragment, queries_of

pytestmark = pytest.mark.django_db
INBOX, READ = "desk:inbox", "desk:inbox_read"


def test_the_frame_counts_what_is_unread_and_a_fragment_does_not_ask(as_reviewer, reviewer, second_reviewer):
    assertNotContains(as_reviewer.get(reverse("desk:queue")), "count-new")
    MessageFactory(to=reviewer)
    MessageFactory(to=reviewer, read_at=timezone.now())
    MessageFactory(to=second_reviewer)
    whole = as_reviewer.get(reverse("desk:queue"))
    assertContains(whole, 'Inbox <span class="count-new">1<')
    assertNotContains(as_reviewer.get(reverse("desk:queue"), headers=fragment("queue")), "count-new")


def test_many_are_counted_no_further_than_99(as_reviewer, reviewer):
    claim = ClaimFactory()
    Message.objects.bulk_create(Message(to=reviewer, kind="mention", claim=claim) for _ in range(120))
    assertContains(as_reviewer.get(reverse(INBOX)), '<span class="count-new">99+<')
    for number in range(3):
        TipFactory(text=f"No. {number}")
    assertContains(as_reviewer.get(reverse(INBOX)), 'Tips <span class="count">3<')


def test_looking_changes_nothing_and_opening_marks_read(as_reviewer, reviewer):
    note = NoteFactory()
    message = MessageFactory(to=reviewer, note=note, claim=note.claim)
    as_reviewer.get(reverse(INBOX))
    assertRedirects(as_reviewer.get(reverse(READ)), reverse(INBOX))
    message.refresh_from_db()
    assert message.read_at is None
    response = as_reviewer.post(reverse(READ), {"message": message.pk, "open": "1"})
    assert response["Location"] == f"{note.claim.get_desk_url()}#note-{note.pk}"
    message.refresh_from_db()
    assert message.read_at is not None


def test_one_or_all_are_marked_read_but_never_anothers(as_reviewer, reviewer, second_reviewer):
    first, _, theirs = MessageFactory(to=reviewer), MessageFactory(to=reviewer), MessageFactory(to=second_reviewer)
    as_reviewer.post(reverse(READ), {"message": first.pk})
    assert Message.objects.filter(read_at=None).count() == 2
    assert as_reviewer.post(reverse(READ), {"message": theirs.pk}).status_code == 404
    assertContains(as_reviewer.post(reverse(READ), follow=True), "1 message marked read.")
    assert Message.objects.get(read_at=None) == theirs


@pytest.mark.parametrize("key", ["abc", "²", "9" * 30, "-1"])
def test_a_message_that_is_not_there_is_not_found(as_reviewer, key):
    assert as_reviewer.post(reverse(READ), {"message": key}).status_code == 404


def test_the_inbox_is_paged_escaped_and_costs_the_same(as_reviewer, reviewer):
    MessageFactory(to=reviewer, words="<script>alert(1)</script>", kind="returned")
    before = queries_of(as_reviewer, reverse(INBOX))
    for _ in range(30):
        MessageFactory(to=reviewer, note=NoteFactory(body="<script>alert(1)</script>"))
    assert queries_of(as_reviewer, reverse(INBOX)) == before == 6  # session, user, 2 permission, page, counts
    page = as_reviewer.get(reverse(INBOX))
    assertNotContains(page, "<script>alert")
    assert len(as_reviewer.get(f"{reverse(INBOX)}?after={page.context['page'].next}").context["page"].rows) == 6
    assert as_reviewer.get(f"{reverse(INBOX)}?after=broken").status_code == 400
