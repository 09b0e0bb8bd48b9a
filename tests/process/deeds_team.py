"""Deeds of the desk's people among themselves, of readers, and in the admin."""

import time
from typing import Any
from unittest.mock import patch

from django.db.models import Model
from django.urls import reverse

from claims import actions
from claims.factories import (
    ArticleFactory,
    ClaimFactory,
    EvidenceFactory,
    InterestFactory,
    MessageFactory,
    NoteFactory,
    TipFactory,
)
from claims.forms.tips import new_stamp
from claims.models import SavedFilter
from claims.models.sources import source_revision
from tests.admin.helpers import form_data
from tests.conftest import logged_in
from tests.process.shared import DAY, DEEDS, People, Request, ask, deed, drafted, on, open_claim


@deed()
def assign(who: People) -> Request:
    return on(open_claim(), "assign", who.author, to=who.second.pk)


@deed()
def due(who: People) -> Request:
    return on(open_claim(), "due", who.author, due_on=DAY)


@deed()
def note_new(who: People) -> Request:
    return on(open_claim(), "note_new", who.author, body=f"Ask them, @{who.second}.")


@deed()
def answer(who: People) -> Request:
    return ask(who.author, "answer", NoteFactory(by=who.second).pk, body="They were asked.")


@deed()
def note_state(who: People, state: str = "resolved") -> Request:
    note = NoteFactory(by=who.author)
    if state != "resolved":
        actions.resolve_note(note, by=who.author)
    return ask(who.author, "note_state", note.pk, state=state)


DEEDS["note_state open"] = lambda who: note_state(who, "open")


@deed()
def note_remove(who: People) -> Request:
    return ask(who.author, "note_remove", NoteFactory(by=who.author).pk)


@deed()
def recusal(who: People) -> Request:
    return on(open_claim(), "recusal", who.author, reason="My sister works there.")


@deed()
def recusal_back(who: People) -> Request:
    claim = open_claim()
    actions.recuse(claim, by=who.second)
    return on(claim, "recusal_back", who.editor, person=who.second.pk)


@deed()
def editing(who: People) -> Request:
    return on(open_claim(), "editing", who.author)


@deed("no longer")
def editing_(who: People) -> Request:
    claim = open_claim()
    actions.mark_editing(claim, by=who.author)
    return on(claim, "editing", who.author, left="1")


@deed()
def inbox_read(who: People) -> Request:
    MessageFactory.create_batch(2, to=who.author)
    return ask(who.author, "inbox_read")


@deed("one")
def inbox_read_(who: People) -> Request:
    return ask(who.author, "inbox_read", message=MessageFactory(to=who.author).pk, open="1")


@deed()
def me(who: People) -> Request:
    return ask(who.author, "me", often="daily", address="somebody.else@desk.example")


@deed()
def interest_new(who: People) -> Request:
    return ask(who.author, "interest_new", named="The mayor", words="A cousin.")


@deed()
def calendar_renew(who: People) -> Request:
    return ask(who.author, "calendar_renew")


@deed()
def filter_keep(who: People) -> Request:
    return ask(who.author, "filter_keep", title="Late", query="view=due")


@deed()
def filter_drop(who: People) -> Request:
    kept = SavedFilter.objects.create(user=who.author, name="Late", query="view=due")
    return ask(who.author, "filter_drop", filter=kept.pk)


@deed()
def source_edit(who: People) -> Request:
    source = EvidenceFactory().source
    given = {"called": source.name, "kind": "agency", "reliability": "E", "revision": source_revision(source.pk)}
    return ask(who.editor, "source_edit", source.pk, **given)


@deed()
def tip_take(who: People) -> Request:
    return ask(who.author, "tip_take", TipFactory().pk, page=ArticleFactory().url)


@deed()
def tip_dismiss(who: People) -> Request:
    return ask(who.author, "tip_dismiss", TipFactory().pk, reason="An opinion.")


@deed()
def check_this(who: People) -> Request:
    with patch("time.time", return_value=time.time() - 60):
        stamp = new_stamp()
    return Request(None, reverse("check_this"), {"text": "600 were held", "stamp": stamp})


def in_admin(row: Model, who: People, **changes: Any) -> Request:
    """The row's page of the admin, saved with these changes."""
    path = reverse(f"admin:claims_{row._meta.model_name}_change", args=[row.pk])
    return Request(who.editor, path, form_data(logged_in(who.editor).get(path)) | changes)


def deleted(row: Model, who: People) -> Request:
    return Request(who.editor, reverse(f"admin:claims_{row._meta.model_name}_delete", args=[row.pk]), {"post": "yes"})


def chosen(name: str, who: People, **answers: Any) -> Request:
    claims = [ClaimFactory().pk for _ in range(3)]
    form = {"action": name, "_selected_action": claims, "answered": "1", **answers}
    return Request(who.editor, reverse("admin:claims_claim_changelist"), form, transactions=3)


DEEDS |= {
    "admin claim": lambda who: in_admin(
        open_claim(), who, statement="Other words", due_on=str(DAY), assigned_to=who.second.pk
    ),
    "admin article": lambda who: in_admin(open_claim().snapshot.article, who, publisher="The Evening Paper"),
    "admin source": lambda who: in_admin(EvidenceFactory().source, who, reliability="E"),
    "admin verdict": lambda who: in_admin(drafted(who).verdicts.get(), who, summary="So it is not."),
    "admin evidence deleted": lambda who: deleted(EvidenceFactory(claim=open_claim()), who),
    "admin interest deleted": lambda who: deleted(InterestFactory(), who),
    "admin claims assigned": lambda who: chosen("assign", who, to=who.second.pk),
    "admin claims dated": lambda who: chosen("set_due", who, due_on=str(DAY)),
    "admin claims dismissed": lambda who: chosen("dismiss", who, note="Nobody asks."),
}
