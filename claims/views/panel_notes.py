"""What people say to each other about a claim, on its own page; beside the text only how many threads are open."""

from dataclasses import dataclass
from typing import Any

from claims.forms import AnswerForm, NoteForm, RecusalForm
from claims.models import Claim, Note
from claims.text.mentions import Piece, pieces
from claims.views.guard import DeskRequest
from claims.views.people import people_of
from claims.workflow import Standing


@dataclass
class Said:
    """A note as it is shown: its words cut at those it speaks to."""

    note: Note
    pieces: list[Piece]
    removable: bool


@dataclass
class Thread:
    """A note with what was answered, and the form for the next answer."""

    first: Said
    answers: list[Said]
    form: AnswerForm


def part(request: DeskRequest, claim: Claim, standing: Standing, place: str) -> dict[str, Any]:
    """One query, on the claim's own page only."""
    context: dict[str, Any] = {
        "open_notes": getattr(claim, "open_notes", 0),
        "recused": request.user.pk in standing.recused,
        "recusal_form": RecusalForm(),
    }
    if place == "sheet":
        return context
    people = people_of(request)
    names = {person.get_username() for person in people}
    threads = _threads(claim, names, reader=request.user.pk)
    about = request.GET.get("about", "").replace("\0", "")[:1000]
    return context | {
        "threads": [thread for thread in threads if thread.first.note.resolved_at is None],
        "resolved_threads": [thread for thread in threads if thread.first.note.resolved_at is not None],
        "note_form": NoteForm(initial={"quote": about}),
        "cannot_check": [person for person in people if person.pk in standing.recused],
        "takes_back": request.user.has_perm("claims.delete_recusal"),
        "people": people,
    }


def _threads(claim: Claim, names: set[str], *, reader: int) -> list[Thread]:
    notes = list(claim.notes.select_related("by", "resolved_by"))
    answered = {note.parent_id for note in notes}
    said = [Said(note, pieces(note.body, names), note.by_id == reader and note.pk not in answered) for note in notes]
    threads = {
        item.note.pk: Thread(item, [], AnswerForm(thread=item.note.pk)) for item in said if not item.note.parent_id
    }
    for item in said:
        if item.note.parent_id:
            threads[item.note.parent_id].answers.append(item)
    return list(threads.values())
