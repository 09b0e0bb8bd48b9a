"""What the desk answers when something goes wrong: in its own frame, and with what was typed."""

import pytest
from django.db import IntegrityError
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from psycopg.errors import ForeignKeyViolation
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from claims.factories import ClaimFactory, SourceFactory, UserFactory
from claims.models import Note, Source
from claims.views.errors import RefusalMiddleware
from tests.conftest import logged_in

pytestmark = pytest.mark.django_db
NOWHERE = "/desk/claims/999999/"


def test_trouble_at_the_desk_stands_in_the_desks_frame(as_reviewer):
    page = as_reviewer.get(NOWHERE)
    assertContains(page, "To the queue", status_code=404)
    assertContains(page, reverse("desk:inbox"), status_code=404)
    assertNotContains(as_reviewer.get("/nowhere/"), "To the queue", status_code=404)


def test_others_get_the_readers_frame(client):
    client.force_login(UserFactory(role=""))
    page = client.get(reverse("desk:queue"))
    assertContains(page, "Sign in as someone else", status_code=403)
    assertNotContains(page, reverse("desk:inbox"), status_code=403)


def test_words_sent_by_somebody_signed_out_come_back_to_be_copied(client):
    path = reverse("desk:note_new", args=[ClaimFactory().pk])
    page = client.post(path, {"body": "Who <counted> them?", "quote": "", "place": "claim", "opened": "a b"})
    assertContains(page, "Who &lt;counted&gt; them?</textarea>", status_code=403)
    assertContains(page, f'href="{reverse("login")}?next={path}"', status_code=403)
    assertNotContains(page, "a b", status_code=403)
    assert not Note.objects.exists()


def test_without_words_one_is_led_to_sign_in(client):
    path = reverse("desk:step", args=[ClaimFactory().pk])
    response = client.post(path, {"step": "accept", "revision": "1"})
    assertRedirects(response, f"{reverse('login')}?next={path}")


def test_a_fragment_gets_the_words_alone(client, htmx):
    path = reverse("desk:note_new", args=[ClaimFactory().pk])
    response = client.post(path, {"body": "Who counted them?"}, headers=htmx("panel"))
    assertContains(response, "You are no longer signed in", status_code=403)
    assertNotContains(response, "<html", status_code=403)


def test_what_was_chosen_and_removed_meanwhile_is_said_in_words(rf):
    middleware = RefusalMiddleware(lambda request: HttpResponse())
    failed = IntegrityError("violates")
    failed.__cause__ = ForeignKeyViolation("violates")
    page = middleware.process_exception(rf.post("/desk/"), failed)
    assertContains(page, "removed by someone else meanwhile", status_code=409)
    assert middleware.process_exception(rf.post("/desk/"), IntegrityError("another")) is None


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_evidence_whose_source_goes_meanwhile_is_refused(monkeypatch):
    """The database looks at the end of the transaction whether what is referred to is there."""
    reviewer, claim, source = UserFactory(role="reviewer"), ClaimFactory(), SourceFactory(name="Short-lived")

    def found(name):
        Source.objects.filter(pk=source.pk).delete()
        return source

    monkeypatch.setattr("claims.forms.evidence.source_named", found)
    client = logged_in(reviewer)
    given = {"source": "Short-lived", "title": "A list", "stance": "context", "credibility": 3, "attribution": "nobody"}
    response = client.post(reverse("desk:evidence_new", args=[claim.pk]), given | {"revision": claim.revision})
    assertContains(response, "removed by someone else meanwhile", status_code=409)
    assert not claim.evidence.exists()


def test_words_whose_token_is_gone_come_back_to_whoever_typed_them_here(reviewer):
    client = Client(enforce_csrf_checks=True)
    client.force_login(reviewer)
    path = reverse("desk:note_new", args=[ClaimFactory().pk])
    page = client.post(path, {"body": "Who <counted> them?"}, headers={"Origin": "http://testserver"})
    assertContains(page, "Who &lt;counted&gt; them?</textarea>", status_code=403)
    elsewhere = client.post(path, {"body": "Call this number"}, headers={"Origin": "https://evil.example"})
    assertNotContains(elsewhere, "Call this number", status_code=403)
    fragment = client.post(
        path, {"body": "Who counted?"}, headers={"HX-Request": "true", "Origin": "http://testserver"}
    )
    assertContains(fragment, "Open the desk in another tab", status_code=403)
    assert not Note.objects.exists()
