import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from claims.actions import add_note, recuse, resolve_note
from claims.factories import ClaimFactory, NoteFactory, SnapshotFactory, UserFactory
from claims.models import Note, Recusal
from tests.desk.test_pages import queries_of

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true", "HX-Target": "panel"}


def url(name, row):
    return reverse(f"desk:{name}", args=[row.pk])


def test_a_note_is_posted_with_and_without_scripts_and_says_who_was_not_told(as_reviewer):
    claim = ClaimFactory()
    assertRedirects(as_reviewer.post(url("note_new", claim), {"body": "So?"}), claim.get_desk_url())
    response = as_reviewer.post(url("note_new", claim), {"body": "@nobody?"}, headers=HTMX)
    assertContains(response, "Note posted. Nobody here is called @nobody.")
    assert Note.objects.count() == 2


def test_words_and_mentions_are_escaped_and_only_people_of_the_desk_marked(as_reviewer):
    anna = UserFactory(username="anna")
    claim = ClaimFactory()
    note = add_note(claim, by=anna, body="<script>alert(1)</script> @anna @<b>bea</b>").note
    Note.objects.filter(pk=note.pk).update(quote="<i>600</i>")
    response = as_reviewer.get(claim.get_desk_url())
    assertNotContains(response, "<script>alert")
    assertNotContains(response, "<b>bea")
    assertNotContains(response, "<i>600")
    assertContains(response, '<bdi class="mention">@anna</bdi>', count=1)


def test_a_note_on_words_must_find_them_in_the_text_and_loses_nothing_else(as_reviewer):
    claim = ClaimFactory(snapshot=SnapshotFactory(text="They hold 600 men.\n\nIn all, 900."), quote="600 men")
    response = as_reviewer.post(url("note_new", claim), {"body": "Whose count?", "quote": "700 men"})
    assertContains(response, "don’t stand in the text", status_code=422)
    assertContains(response, "Whose count?", status_code=422)
    as_reviewer.post(url("note_new", claim), {"body": "Whose count?", "quote": "“600 men. In all, 900.”"})
    assert Note.objects.get().quote == "600 men. In all, 900."
    assertContains(as_reviewer.get(f"{claim.get_desk_url()}?about=600+men%00"), 'value="600 men"')


@pytest.mark.parametrize("body", ["", " \u202e ", "x" * 5001])
def test_a_note_that_says_nothing_or_too_much_is_refused(as_reviewer, body):
    claim = ClaimFactory()
    assert as_reviewer.post(url("note_new", claim), {"body": body}).status_code == 422
    note = NoteFactory(claim=claim)
    response = as_reviewer.post(url("answer", note), {"body": body}, headers=HTMX)
    assertContains(response, f'id="answer{note.pk}_body_error"', status_code=422)


def test_a_thread_is_answered_resolved_and_reopened(as_reviewer):
    first = NoteFactory()
    claim = first.claim
    assertContains(as_reviewer.post(url("answer", first), {"body": "Yes."}, headers=HTMX), "Answer posted.")
    assertContains(as_reviewer.get(claim.get_sheet_url()), "1 open note</a>")
    as_reviewer.post(url("note_state", first), {"state": "resolved"})
    assertContains(as_reviewer.get(claim.get_desk_url()), "1 resolved")
    assertContains(as_reviewer.get(claim.get_sheet_url()), "Add a note</a>")
    response = as_reviewer.post(url("answer", first), {"body": "But still."}, headers=HTMX)
    assertContains(response, "resolved meanwhile", status_code=409)
    assertContains(as_reviewer.post(url("note_state", first), {"state": "open"}, headers=HTMX), "Thread reopened.")


def test_an_own_note_is_taken_back_and_another_is_not(as_reviewer, reviewer):
    mine = NoteFactory(by=reviewer)
    theirs = NoteFactory(claim=mine.claim)
    page = as_reviewer.get(mine.claim.get_desk_url())
    assertContains(page, url("note_remove", mine))
    assertNotContains(page, url("note_remove", theirs))
    assert as_reviewer.post(url("note_remove", theirs)).status_code == 403
    as_reviewer.post(url("note_remove", mine))
    assert Note.objects.get() == theirs


def test_the_address_of_a_notes_deed_leads_to_the_note(as_reviewer):
    note = NoteFactory()
    response = as_reviewer.get(url("answer", note), follow=True)
    assert response.redirect_chain[-1][0] == f"{note.claim.get_desk_url()}#note-{note.pk}"
    assert as_reviewer.post(reverse("desk:answer", args=[9999]), {"body": "x"}).status_code == 404


def test_a_claim_page_costs_the_same_however_many_notes(as_reviewer, reviewer):
    claim = ClaimFactory()
    before = queries_of(as_reviewer, claim.get_desk_url())
    for number in range(8):
        note = add_note(claim, by=UserFactory(), body=f"No. {number}").note
        add_note(claim, by=UserFactory(), body="Yes.", answers=note)
    resolve_note(note, by=reviewer)
    assert queries_of(as_reviewer, claim.get_desk_url()) == before


def test_one_says_that_one_cannot_check_it_and_an_editor_takes_that_back(
    as_second_reviewer, second_reviewer, as_reviewer, as_editor, editor
):
    claim = ClaimFactory(stage="in_review")
    path = url("recusal", claim)
    response = as_second_reviewer.post(path, {"reason": "My sister works there.", "place": "sheet"}, headers=HTMX)
    assertContains(response, "you won’t sign this one")
    assertContains(response, "You said that you can’t check this one.")
    assertContains(as_reviewer.get(claim.get_desk_url()), "can’t check this one.</p>")
    assert as_second_reviewer.post(path, {"reason": ""}).status_code == 409
    assert as_second_reviewer.post(path, {"reason": "x" * 301}).status_code == 422
    back, person = url("recusal_back", claim), {"person": second_reviewer.pk}
    for colleague in (as_second_reviewer, as_reviewer):
        assertNotContains(colleague.get(claim.get_desk_url()), back)
        assert colleague.post(back, person).status_code == 403
    assertContains(as_editor.get(claim.get_desk_url()), back)
    assert as_editor.post(back, {"person": "nobody"}).status_code == 422
    recuse(claim, by=editor)
    assert as_editor.post(back, {"person": editor.pk}).status_code == 403
    assertContains(as_editor.post(back, person, headers=HTMX), "can check this one again.")
    assert Recusal.objects.get().user == editor


def test_a_recused_claim_leaves_the_view_and_its_count(as_second_reviewer, second_reviewer):
    from claims.factories import VerdictFactory

    claim = VerdictFactory(claim=ClaimFactory(stage="in_review")).claim
    path = f"{reverse('desk:queue')}?view=signoff"
    assert as_second_reviewer.get(path).context["page"].rows == [claim]
    recuse(claim, by=second_reviewer)
    response = as_second_reviewer.get(path)
    assert response.context["page"].rows == []
    assert next(view["count"] for view in response.context["views"] if view["name"] == "signoff") == "0"


def test_an_answer_to_a_thread_that_was_resolved_meanwhile_is_kept_and_can_be_posted(as_reviewer, reviewer):
    note = NoteFactory(resolved_at=timezone.now(), resolved_by=reviewer)
    url = reverse("desk:answer", args=[note.pk])
    response = as_reviewer.post(url, {"place": "claim", "body": "Kept words"})
    assertContains(response, "Kept words", status_code=409)
    assertContains(response, "Reopen and post the answer", status_code=409)
    assertContains(response, '<details open><summary class="meta">1 resolved', status_code=409)
    assert as_reviewer.post(url, {"place": "claim", "body": "Kept words", "reopen": "1"}).status_code == 302
    note.refresh_from_db()
    assert (note.resolved_at, note.answers.get().body) == (None, "Kept words")
