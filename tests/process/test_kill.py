"""SIGKILL in the middle of each deed: the database shows all of it or nothing.

The database lets each transaction wait before it commits, when all is written. There the process is killed. Then the
same deed is done by the process that came in its place, and all of it is there. As a deed is one transaction, which is
counted, what is true there is true wherever else it is killed.
"""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from django.conf import settings
from django.urls import reverse

from claims.chain import verify_records
from claims.factories import ClaimFactory, UserFactory
from claims.models import Article, Claim, Stage
from claims.timeline import timeline_of
from claims.urls import desk_urls
from tests.process.deeds import DEEDS, People, ask
from tests.process.web import Web, environment, killed_after, state, transactions, triggers

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
SHARES = 3  # the deeds are dealt out to so many tests, which can run side by side


@pytest.fixture
def web(tmp_path):
    process = Web(tmp_path)
    yield process
    process.stop()


@pytest.mark.parametrize("share", range(SHARES))
def test_a_killed_web_process_leaves_all_of_a_deed_or_nothing(web, share):
    for name in list(DEEDS)[share::SHARES]:
        request = DEEDS[name](People())
        with triggers(), ThreadPoolExecutor(1) as pool:
            send = partial(web.post, request.by, request.path, request.form)
            before = state()
            with killed_after(0, web.kill):
                answer = pool.submit(send)
            assert answer.result() == 0, name
            assert state() == before, f"{name} left something behind"
            assert pool.submit(send).result() in {200, 204, 302}, name
            assert state() != before, name
            assert transactions() == request.transactions, name
    assert verify_records().failure is None


def test_every_address_that_takes_a_post_is_among_the_deeds(as_editor):
    tried = {name.partition(" ")[0] for name in DEEDS}
    keys = {"slug": "a-text", "pk": 1, "name": "flow"}
    for pattern in desk_urls[0]:
        given = {key: keys[key] for key in pattern.pattern.converters}
        allowed = as_editor.put(reverse(f"desk:{pattern.name}", kwargs=given)).headers.get("Allow", "")
        assert allowed, pattern.name
        asks = pattern.name == "reading"  # what a field's words are read as
        assert (pattern.name in tried) == ("POST" in allowed and not asks), pattern.name


def test_a_step_on_many_claims_is_whole_on_each(web):
    claims = [ClaimFactory(stage=Stage.SUGGESTED) for _ in range(3)]
    request = ask(UserFactory(role="reviewer"), "bulk", deed="accept", claim=[claim.pk for claim in claims])
    with triggers(), ThreadPoolExecutor(1) as pool:
        send = partial(web.post, request.by, request.path, request.form)
        with killed_after(1, web.kill):
            answer = pool.submit(send)
        assert answer.result() == 0
        done = [Claim.objects.get(pk=claim.pk).stage == Stage.OPEN for claim in claims]
        assert done == [True, False, False]
        for claim, whole in zip(claims, done, strict=True):
            assert claim.events.filter(step="accept").exists() == whole
            assert timeline_of(claim, tables=["claim"]).entries[0].said == f"Claim {'changed' if whole else 'added'}"
        assert pool.submit(send).result() == 302
    assert set(Claim.objects.values_list("stage", flat=True)) == {Stage.OPEN}
    assert [claim.events.filter(step="accept").count() for claim in claims] == [1, 1, 1]


def test_a_killed_import_leaves_no_article_and_can_be_done_again(tmp_path):
    file = tmp_path / "article.txt"
    file.write_text("Some 600 people left the town on Monday, the mayor Anna Kern said.\n\nAbout 50 houses burnt.\n")
    command = [sys.executable, "manage.py", "import_article", str(file), "--title=Floods", "--publisher=The Paper"]
    running: list[subprocess.Popen] = []

    def run() -> subprocess.Popen:
        running.append(
            subprocess.Popen(
                [*command, "--published-at=2018-08-09"],
                cwd=settings.BASE_DIR,
                env=environment(tmp_path),
                stdout=subprocess.DEVNULL,
            )
        )
        return running[-1]

    with triggers():
        before = state()
        with killed_after(0, lambda: running[0].kill()):
            run()
        assert running[0].wait(10) == -9
        assert state() == before
        assert run().wait(30) == 0
    article = Article.objects.get()
    assert article.snapshots.get().claims.count() == 2
