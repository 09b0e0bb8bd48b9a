"""What every test can use: the people of the desk, their clients, and the machine's own browser."""

import os
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.test import Client

from scripts.find_chromium import find_chromium

BROWSER_TESTS = Path(__file__).parent / "browser"
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# A loaded machine makes an example slow, not wrong.
hypothesis.settings.register_profile("factcheck", deadline=None)
hypothesis.settings.load_profile("factcheck")


def pytest_configure() -> None:
    """Make the tests the same whatever database they run on: no redirect to TLS, no manifest of static files."""
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SECURE_SSL_REDIRECT = False
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


def pytest_itemcollected(item: pytest.Item) -> None:
    if BROWSER_TESTS in item.path.parents:
        item.add_marker("browser")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last, in whatever order: they leave tables without what migrations fill."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Launch the machine's own Chromium. Without one the test is skipped, and in CI it fails."""
    path = find_chromium()
    if path is None:
        refuse = pytest.fail if os.environ.get("CI") else pytest.skip
        refuse("NO CHROMIUM OR CHROME HERE: THE BROWSER TESTS WERE NOT RUN")
    return {**browser_type_launch_args, "executable_path": path, "args": CHROMIUM_ARGUMENTS}


@pytest.fixture
def reviewer(db):
    from claims.factories import UserFactory

    return UserFactory(role="reviewer")


@pytest.fixture
def second_reviewer(db):
    """The second pair of eyes: a reviewer who did not write the verdict."""
    from claims.factories import UserFactory

    return UserFactory(role="reviewer")


@pytest.fixture
def editor(db):
    from claims.factories import UserFactory

    return UserFactory(role="editor")


def logged_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def as_reviewer(reviewer) -> Client:
    return logged_in(reviewer)


@pytest.fixture
def as_second_reviewer(second_reviewer) -> Client:
    return logged_in(second_reviewer)


@pytest.fixture
def as_editor(editor) -> Client:
    return logged_in(editor)


@pytest.fixture
def htmx():
    """The headers of an htmx request: `client.get(url, headers=htmx("queue"))` asks for the partial `queue`."""

    def headers(target: str = "") -> dict[str, str]:
        return {"HX-Request": "true"} | ({"HX-Target": target} if target else {})

    return headers
