"""A form that is sent twice, by two clicks on a slow line: one row, and words that say what is there."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from claims.actions import add_note
from claims.factories import ClaimFactory, NoteFactory, SnapshotFactory, UserFactory
from claims.models import Article, Claim, Message, Note
from tests.conftest import logged_in

pytestmark = pytest.mark.django_db
ARTICLE = {
    "title": "Floods", "publisher": "The Paper", "language": "en", "published_on": "2018-08-09",
    "text": "Some 600 people left the town on Monday.",
}  # fmt: skip


def deed(name, of):
    return reverse(f"desk:{name}", args=[of])


def test_an_article_without_an_address_comes_in_once_and_the_second_leads_to_it(as_reviewer):
    path = reverse("desk:article_new")
    assert as_reviewer.post(path, ARTICLE).status_code == 302
    response = as_reviewer.post(path, ARTICLE)
    article = Article.objects.get()
    assertContains(response, "The desk has this text already: “Floods”", status_code=409)
    assertContains(response, f'<a href="{article.get_desk_url()}">Go to it</a>', status_code=409)
    assertContains(response, ARTICLE["text"], status_code=409)
    for other in ({"title": "Floods again"}, {"publisher": "Another"}, {"text": "Some 700 people left."}):
        assert as_reviewer.post(path, ARTICLE | other).status_code == 302
    assert Article.objects.count() == 4


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_two_at_once_one_article_comes_in():
    people = [logged_in(UserFactory(role="reviewer")) for _ in range(4)]

    def post(client):
        try:
            return client.post(reverse("desk:article_new"), ARTICLE).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        answers = sorted(pool.map(post, people))
    assert answers == [302, 409, 409, 409]
    assert Article.objects.count() == 1


def test_a_claim_is_made_once_and_the_second_leads_to_it(as_reviewer):
    snapshot = SnapshotFactory()
    path = deed("claim_new", snapshot.article.slug)
    form = {"quote": snapshot.text.split("\n\n")[1][:12].strip(), "statement": "So many were taken", "kind": "figure"}
    assert as_reviewer.post(path, form).status_code == 302
    claim = Claim.objects.get()
    response = as_reviewer.post(path, form)
    assertContains(response, "These words make this very claim already: it is open.", status_code=409)
    assertContains(response, f'<a href="{claim.get_sheet_url()}">Go to it</a>', status_code=409, html=True)
    assert as_reviewer.post(path, form | {"statement": "Another thing"}).status_code == 302
    assert Claim.objects.count() == 2


def test_a_note_and_an_answer_are_posted_once_and_told_once(as_reviewer, second_reviewer):
    claim = ClaimFactory()
    for _ in range(2):
        as_reviewer.post(deed("note_new", claim.pk), {"body": f"Ask them, @{second_reviewer}."})
    note = Note.objects.get()
    assert Message.objects.filter(to=second_reviewer).count() == 1
    for _ in range(2):
        as_reviewer.post(deed("answer", note.pk), {"body": "They were asked."})
    assert note.answers.count() == 1
    as_reviewer.post(deed("note_new", claim.pk), {"body": "They were asked."})  # elsewhere it is another note
    assert Note.objects.count() == 3


def test_the_same_words_later_or_by_another_are_another_note(reviewer, second_reviewer, monkeypatch):
    claim = ClaimFactory()
    NoteFactory(claim=claim, by=reviewer, body="Ask again.")
    Note.objects.update(at="2020-01-01T00:00Z")
    for person in (reviewer, second_reviewer):
        add_note(claim, by=person, body="Ask again.")
    assert Note.objects.count() == 3


def test_a_deed_on_many_claims_that_is_sent_twice_can_still_be_undone(as_reviewer, second_reviewer):
    claims = [ClaimFactory().pk for _ in range(2)]
    form = {"deed": "assign", "to": second_reviewer.pk, "claim": claims}
    for _ in range(2):
        as_reviewer.post(reverse("desk:bulk"), form)
    page = as_reviewer.get(reverse("desk:queue"))
    assertContains(page, "/undo/")
    as_reviewer.post(page.context["undo"] and reverse("desk:undo", args=[page.context["undo"]["deed"]]))
    assert not Claim.objects.exclude(assigned_to=None).exists()


def test_whoever_saved_last_is_told_so_by_name(as_reviewer, as_second_reviewer):
    claim = ClaimFactory()
    words = {"statement": "Other words", "kind": "figure", "claimant": "", "attribution": "nobody", "revision": 1}
    path = deed("claim_edit", claim.pk)
    assert as_reviewer.post(path, words).status_code == 302
    assertContains(as_reviewer.post(path, words), "last by yourself", status_code=409)
    response = as_second_reviewer.post(path, words)
    assertContains(response, "Someone else saved this claim", status_code=409)
    assertNotContains(response, "last by yourself", status_code=409)
