import pytest

from claims.actions import add_note, remove_note, reopen_note, resolve_note
from claims.actions.notes import MENTIONED
from claims.errors import Refused
from claims.factories import ClaimFactory, NoteFactory, UserFactory
from claims.models import Message, Note

pytestmark = pytest.mark.django_db


def told(kind=None):
    messages = Message.objects.filter(kind=kind) if kind else Message.objects.all()
    return set(messages.values_list("to__username", flat=True))


def test_a_note_tells_those_it_speaks_to_and_says_who_was_not(reviewer):
    anna, outside = UserFactory(username="anna.b-c"), UserFactory(username="outside", role="")
    UserFactory(username="gone", is_active=False)
    body = f"@anna.b-c. @outside @gone @nobody, and me: @{reviewer}"
    posted = add_note(ClaimFactory(), by=reviewer, body=body, quote="600")
    assert told("mention") == {anna.username}
    assert posted.unheard == [
        f"@{outside} doesn’t work at the desk, so they were not told.",
        "@gone doesn’t work at the desk, so they were not told.",
        "Nobody here is called @nobody.",
    ]
    assert Message.objects.get().note == posted.note
    assert posted.note.quote == "600"


def test_an_answer_tells_all_who_wrote_in_the_thread_once_and_goes_to_its_first_note(reviewer):
    anna, bea = UserFactory(username="anna"), UserFactory(username="bea")
    claim = ClaimFactory()
    first = add_note(claim, by=anna, body="So?").note
    second = add_note(claim, by=bea, body="Yes.", answers=first).note
    Message.objects.all().delete()
    third = add_note(claim, by=reviewer, body="@bea, sure?", answers=second).note
    assert third.parent == first
    assert told("answer") == {"anna"}
    assert told("mention") == {"bea"}


def test_more_people_than_can_be_meant_are_not_told(reviewer):
    people = [UserFactory(username=f"p{number}") for number in range(MENTIONED + 1)]
    posted = add_note(ClaimFactory(), by=reviewer, body=" ".join(f"@{person}" for person in people))
    assert len(told()) == MENTIONED
    assert posted.unheard == [f"Only the first {MENTIONED} people were told."]


def test_a_thread_is_resolved_as_a_whole_and_answered_only_while_open(reviewer):
    first = NoteFactory()
    answer = add_note(first.claim, by=reviewer, body="Yes.", answers=first).note
    with pytest.raises(Refused, match="whole thread"):
        resolve_note(answer, by=reviewer)
    resolve_note(first, by=reviewer)
    with pytest.raises(Refused, match="already"):
        resolve_note(first, by=reviewer)
    with pytest.raises(Refused, match="resolved meanwhile"):
        add_note(first.claim, by=reviewer, body="But", answers=first)
    reopen_note(first, by=reviewer)
    with pytest.raises(Refused, match="open already"):
        reopen_note(first, by=reviewer)
    add_note(first.claim, by=reviewer, body="But", answers=first)


def test_an_answer_belongs_to_the_claim_of_its_thread(reviewer):
    with pytest.raises(Refused, match="another claim"):
        add_note(ClaimFactory(), by=reviewer, body="Yes.", answers=NoteFactory())


def test_only_its_author_takes_back_a_note_that_nobody_answered(reviewer, second_reviewer):
    claim = ClaimFactory()
    note = add_note(claim, by=reviewer, body=f"@{second_reviewer}?").note
    with pytest.raises(Refused, match="Only its author"):
        remove_note(note, by=second_reviewer)
    answer = add_note(claim, by=second_reviewer, body="Yes.", answers=note).note
    with pytest.raises(Refused, match="answered"):
        remove_note(note, by=reviewer)
    remove_note(answer, by=second_reviewer)
    remove_note(note, by=reviewer)
    assert not Note.objects.exists()
    assert not Message.objects.exists()
    with pytest.raises(Refused, match="gone"):
        remove_note(note, by=reviewer)


def test_an_answer_opens_a_resolved_thread_again_where_that_is_asked_for(reviewer):
    claim = ClaimFactory()
    first = add_note(claim, by=reviewer, body="So?").note
    resolve_note(first, by=reviewer)
    with pytest.raises(Refused, match="resolved meanwhile"):
        add_note(claim, by=reviewer, body="Yes.", answers=first)
    add_note(claim, by=reviewer, body="Yes.", answers=first, reopening=True)
    first.refresh_from_db()
    assert (first.resolved_at, first.resolved_by, first.answers.count()) == (None, None, 1)


def test_a_name_is_heard_in_any_letter_case(reviewer):
    UserFactory(username="Anna.B")
    assert add_note(ClaimFactory(), by=reviewer, body="@anna.b: so?").unheard == []
    assert told("mention") == {"Anna.B"}


@pytest.mark.parametrize("name", ["İlker", "Weiß", "ΣΟΦΟΣ"])
def test_a_name_in_any_script_is_heard_as_it_is_written(reviewer, name):
    UserFactory(username=name)
    assert add_note(ClaimFactory(), by=reviewer, body=f"@{name}, please.").unheard == []
    assert told("mention") == {name}


def test_a_note_that_speaks_to_nobody_asks_for_no_names(reviewer):
    assert add_note(ClaimFactory(), by=reviewer, body="Nothing @ all.").unheard == []
    assert told() == set()
