"""Notes on a claim, saying that one can't check it, and that one writes in it just now."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from claims import actions
from claims.errors import Refused
from claims.forms import AnswerForm, NoteForm, RecusalForm
from claims.models import Claim, Note
from claims.pages import render_page
from claims.views.guard import DeskRequest, deed, desk_view
from claims.views.lookup import find, find_claim
from claims.views.panel import done, refused
from claims.views.panel_presence import others_editing
from claims.views.people import people_of


@desk_view("add_note")
@deed("desk:claim")
def note_new(request: DeskRequest, pk: int) -> HttpResponse:
    claim = find_claim(pk)
    form = NoteForm(request.POST, text=claim.snapshot.text)
    if not form.is_valid():
        return refused(request, claim, note_form=form)
    posted = actions.add_note(claim, by=request.user, **form.cleaned_data)
    return done(request, claim, " ".join(["Note posted.", *posted.unheard]))


@require_safe
@desk_view()
def note(request: DeskRequest, pk: int) -> HttpResponse:
    """Where a reload after a refusal leads: to the note on its claim's page."""
    found = find(Note.objects.select_related("claim"), pk)
    return redirect(f"{found.claim.get_desk_url()}#note-{pk}")


@desk_view("add_note")
@deed("desk:note")
def answer(request: DeskRequest, pk: int) -> HttpResponse:
    """Answer in the thread that this note belongs to."""
    note = find(Note, pk)
    claim, thread = find_claim(note.claim_id), note.parent_id or note.pk
    form = AnswerForm(request.POST, thread=thread)
    if not form.is_valid():
        return _refuse_answer(request, claim, None, form, thread)
    try:
        posted = actions.add_note(
            claim, by=request.user, body=form.cleaned_data["body"], answers=note, reopening="reopen" in request.POST
        )
    except Refused as refusal:
        return _refuse_answer(request, claim, refusal, form, thread)
    return done(request, claim, " ".join(["Answer posted.", *posted.unheard]))


def _refuse_answer(
    request: DeskRequest, claim: Claim, refusal: Refused | None, form: AnswerForm, thread: int
) -> HttpResponse:
    """The answer stands in its thread still, also where that was resolved meanwhile."""
    resolved = claim.notes.filter(pk=thread).exclude(resolved_at=None).exists()
    return refused(request, claim, refusal, answer_form=form, answering=thread, answering_resolved=resolved)


@desk_view("change_note")
@deed("desk:note")
def note_state(request: DeskRequest, pk: int) -> HttpResponse:
    """Resolve or reopen the thread."""
    note = find(Note, pk)
    resolving = request.POST.get("state") == "resolved"
    try:
        (actions.resolve_note if resolving else actions.reopen_note)(note, by=request.user)
    except Refused as refusal:
        return refused(request, find_claim(note.claim_id), refusal)
    return done(request, find_claim(note.claim_id), "Thread resolved." if resolving else "Thread reopened.")


@desk_view("delete_note")
@deed("desk:note")
def note_remove(request: DeskRequest, pk: int) -> HttpResponse:
    note = find(Note, pk)
    try:
        actions.remove_note(note, by=request.user)
    except Refused as refusal:
        return refused(request, find_claim(note.claim_id), refusal)
    return done(request, find_claim(note.claim_id), "Note taken back.")


@desk_view("add_recusal")
@deed("desk:claim")
def recusal(request: DeskRequest, pk: int) -> HttpResponse:
    """Say that one can't check this claim."""
    claim = find_claim(pk)
    form = RecusalForm(request.POST)
    if not form.is_valid():
        return refused(request, claim, recusal_form=form)
    try:
        actions.recuse(claim, by=request.user, reason=form.cleaned_data["reason"])
    except Refused as refusal:
        return refused(request, claim, refusal, recusal_form=form)
    return done(request, claim, "Noted: you won’t sign this one.")


@desk_view("delete_recusal")
@deed("desk:claim")
def recusal_back(request: DeskRequest, pk: int) -> HttpResponse:
    """Let a colleague, whose key is sent as `person`, check this claim again."""
    claim = find_claim(pk)
    key = request.POST.get("person", "")
    person = next((person for person in people_of(request) if str(person.pk) == key), None)
    try:
        if person is None:
            raise Refused("Choose somebody of the desk.")
        actions.take_back_recusal(claim, of=person, by=request.user)
    except Refused as refusal:
        return refused(request, claim, refusal)
    return done(request, claim, f"{person.get_full_name() or person.get_username()} can check this one again.")


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view("change_claim")
def editing(request: DeskRequest, pk: int) -> HttpResponse:
    """Who else writes in this claim, as a fragment; a post says that one writes oneself, or with `left` no longer."""
    if request.method != "POST":
        return render_page(request, "desk/editing.html", {"editing": others_editing(request, pk)})
    claim = find(Claim.objects.only("pk"), pk)
    if "left" in request.POST:
        actions.clear_editing(claim, by=request.user)
    else:
        actions.mark_editing(claim, by=request.user)
    return HttpResponse(status=204)
