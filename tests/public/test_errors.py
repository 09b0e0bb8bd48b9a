"""What readers see when something goes wrong."""

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.template.loader import get_template
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNumQueries

from claims.errors import Refused
from claims.views import errors


def test_a_missing_page_says_so_without_the_database(client):
    assertContains(client.get("/nothing/"), "Not there", status_code=404)


@pytest.mark.django_db
def test_a_missing_page_costs_no_query(client):
    with assertNumQueries(0):
        client.get("/nothing/")


def test_the_page_of_a_crash_stands_alone(rf):
    response = errors.server_error(rf.get("/"))
    assert response.status_code == 500
    assert "Our fault" in response.content.decode()


def test_the_page_of_a_crash_needs_no_context():
    assert "Our fault" in get_template("500.html").render()


def test_a_refusal_shows_its_reason_escaped(rf):
    request = rf.get("/")
    request.COOKIES = {}
    response = errors.permission_denied(request, PermissionDenied("Only <b>editors</b> may."))
    assert response.status_code == 403
    assert "Only &lt;b&gt;editors&lt;/b&gt; may." in response.content.decode()


def test_a_form_without_its_token_is_told_what_to_do():
    client = Client(enforce_csrf_checks=True)
    response = client.post(reverse("login"), {"username": "x", "password": "y"})
    assertContains(response, "Load the page again", status_code=403)


@pytest.mark.parametrize("status", [400, 403, 404, 405, 409, 413, 422])
@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["page", "fragment"])
def test_a_refusal_that_no_view_answers_becomes_a_page_with_its_words(rf, status, headers):
    middleware = errors.RefusalMiddleware(lambda request: HttpResponse())
    refusal = Refused("What <happened>", status=status)
    response = middleware.process_exception(rf.get("/", headers=headers), refusal)
    assertContains(response, "What &lt;happened&gt;", status_code=status)
    assert ("<html" in response.content.decode()) is (headers == {})
    assert middleware.process_exception(rf.get("/"), ValueError("ours")) is None


@pytest.mark.parametrize("name", ["home", "articles", "corrections", "methodology", "robots"])
def test_a_page_for_reading_takes_no_post(client, name):
    assert client.post(reverse(name)).status_code == 405


def test_the_sign_in_page_has_labels_and_a_token(client):
    response = client.get(reverse("login"))
    assertContains(response, 'for="id_username"')
    assertContains(response, f'href="/">{settings.SITE_NAME}</a>')
    assertContains(response, "csrfmiddlewaretoken")


@pytest.mark.django_db
def test_a_wrong_password_is_said_in_words(client):
    response = client.post(reverse("login"), {"username": "x", "password": "y"})
    assertContains(response, 'role="alert"')


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_a_body_beyond_all_bounds_is_too_large(client, settings, headers):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    response = client.post(
        reverse("theme"), {"theme": "x" * 2000}, content_type="application/x-www-form-urlencoded", headers=headers
    )
    assertContains(response, "larger than the desk takes", status_code=413)


@pytest.mark.django_db
@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_a_wrong_method_is_answered_in_words(client, as_reviewer, headers):
    for name in ("theme", "logout"):
        response = client.get(reverse(name), headers=headers)
        assertContains(response, "takes only what a form sends", status_code=405)
        assert "POST" in response.headers["Allow"]
    response = as_reviewer.put(reverse("desk:evidence_new", args=[1]), headers=headers)
    assertContains(response, "takes only what a form sends", status_code=405)
    assertContains(client.post(reverse("home"), headers=headers), "only for reading", status_code=405)
    assert client.head(reverse("theme")).status_code == 405
