import os
import time
from collections.abc import Callable, Iterator
from importlib import import_module

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal
from django.db import DEFAULT_DB_ALIAS, connection
from playwright.sync_api import Browser, BrowserContext, Page, expect

from claims.models import GateRule, HedgeTable
from claims.roles import fill_groups
from tests.waiting import wait_for

RULES = import_module("claims.migrations.0020_fill_gate_rules").RULES

# Playwright's synchronous interface runs an event loop in the test's thread, where Django would refuse its queries.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

PASSWORD = "only for this test run"
PATIENCE = 20_000  # milliseconds; a loaded machine makes a page slow, not wrong
expect.set_options(timeout=PATIENCE)


def refill() -> None:
    """Put back what migrations fill, as the test before emptied every table.

    Django's own serialized rollback finds nothing here: in Playwright's event loop its connection is another one. After
    a test that used it there are no permissions either.
    """
    ContentType.objects.clear_cache()
    if not Permission.objects.exists():
        emit_post_migrate_signal(verbosity=0, interactive=False, db=DEFAULT_DB_ALIAS)
    fill_groups(Group, Permission)
    hedges, made = HedgeTable.objects.get_or_create(number=1, defaults={"note": "The first table"})
    if made:
        hedges.widths.create(hedge="about", percent=10)
    for position, (name, waivable, label, why) in enumerate(RULES):
        kept = {"waivable": waivable, "label": label, "why": why, "position": position}
        GateRule.objects.get_or_create(name=name, defaults=kept)


@pytest.fixture
def story(transactional_db) -> None:
    """The Hajin story, with its three people able to sign in."""
    refill()
    call_command("loaddata", "ratings", "hajin", verbosity=0)
    for user in User.objects.all():
        user.set_password(PASSWORD)
        user.save()


@pytest.fixture
def sign_in() -> Callable[[Page, str], None]:
    """Fill the sign-in page that is open and send it."""

    def fill(page: Page, name: str) -> None:
        page.locator("[name=username]").fill(name)
        page.locator("[name=password]").fill(PASSWORD)
        page.locator("main form button").first.click()

    return fill


@pytest.fixture
def open_page(story, live_server, browser: Browser, sign_in) -> Iterator[Callable[..., Page]]:
    """Open a page of the desk or of the readers' site, signed in where a name is given.

    Whatever the page's own scripts or the CSP complain of fails the test.
    """
    complaints: list[str] = []
    contexts: list[BrowserContext] = []

    def open_one(path: str, *, as_: str = "", width: int = 1280, scheme: str = "light", scripts: bool = True) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            java_script_enabled=scripts,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if is_complaint(said.text) else None)
        if as_:
            page.goto(f"/accounts/login/?next={path}")
            sign_in(page, as_)
            page.wait_for_url(live_server.url + path)
        else:
            page.goto(path)
        return page

    yield open_one
    for context in contexts:
        context.close()
    wait_for(database_is_quiet, "the end of the requests of closed pages")
    assert complaints == []


def database_is_quiet() -> bool:
    """Whether nobody else has asked this database anything for a moment. What a page sends as it is closed is still
    answered then, and emptying the tables beside it would be a deadlock."""
    for _ in range(4):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state <> 'idle'"
                " AND pid <> pg_backend_pid()"
            )
            if cursor.fetchone()[0]:
                return False
        time.sleep(0.05)
    return True


def is_complaint(words: str) -> bool:
    """Refused deeds are answered with a 4xx status, which Chromium logs; that is no complaint."""
    return "Content Security Policy" in words or "Uncaught" in words


@pytest.fixture
def check_accessibility() -> Callable[[Page], None]:
    """Fail with axe's report where a page breaks WCAG 2.2 A or AA."""
    rules = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}

    def check(page: Page) -> None:
        results = Axe().run(page, options=rules)
        assert results.violations_count == 0, results.generate_report()

    return check
