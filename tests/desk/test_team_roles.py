"""Nobody without a role at the desk gets at its notes, inbox, filters or tips."""

from typing import Any

import pytest
from django.urls import reverse
from pytest_django.asserts import assertRedirects

from claims.actions import assign_many
from claims.factories import ClaimFactory, NoteFactory, TipFactory, UserFactory
from claims.models import Message, Note, Recusal, SavedFilter, Tip

pytestmark = pytest.mark.django_db


def every_path():
    claim, note, tip = ClaimFactory(), NoteFactory(), TipFactory()
    someone = UserFactory()
    deed = assign_many([claim.pk], to=someone, by=someone).deed
    rows: dict[Any, list[str]] = {
        claim: ["note_new", "recusal", "editing"],
        note: ["note", "answer", "note_state", "note_remove"],
        tip: ["tip", "tip_take", "tip_dismiss"],
        deed: ["undo"],
    }
    paths = [reverse(f"desk:{name}", args=[row.pk]) for row, names in rows.items() for name in names]
    return paths + [
        reverse(f"desk:{name}")
        for name in ("inbox", "inbox_read", "me", "interest_new", "filter_keep", "filter_drop", "tips")
    ]


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_gets_in_without_signing_in_or_without_a_role(client, method):
    for path in every_path():
        response = getattr(client, method)(path)
        if response.status_code != 405:
            assertRedirects(response, f"{reverse('login')}?next={path}", fetch_redirect_response=False)
    client.force_login(UserFactory(role=""))
    for path in every_path():
        assert getattr(client, method)(path).status_code in {403, 405}, path
    assert Note.objects.count() == 2
    assert not Recusal.objects.exists()
    assert not SavedFilter.objects.exists()
    assert not Message.objects.exclude(read_at=None).exists()
    assert set(Tip.objects.values_list("state", flat=True)) == {"new"}
