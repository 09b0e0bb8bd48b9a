"""SIGKILL in the middle of each deed: the database shows all of it or nothing.

A trigger lets the deed wait at its last write, when the rest is written and nothing is committed. There the process is
killed. Then the same deed is done by the process that came in its place, and all of it is there.
"""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse

from claims.actions import draft_verdict, take_step
from claims.chain import verify_records
from claims.factories import ClaimFactory, RatingFactory, UserFactory, complete
from claims.models import Article, Claim, Stage
from claims.timeline import timeline_of
from tests.process.web import Web, environment, killed_at, state, triggers

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def open_claim() -> Claim:
    claim = ClaimFactory(stage=Stage.OPEN)
    complete(claim)
    return claim


def claim_at(step: str, author, second, boss) -> Claim:
    """A claim on which this step may be taken next."""
    claim = open_claim()
    draft_verdict(claim, revision=1, by=author, rating=RatingFactory(), summary="So it is.", reasons="See the list.")
    way = {"submit": author, "approve": second, "publish": boss}
    for name, person in way.items():
        if name == step:
            break
        take_step(claim, name, by=person)
    claim.refresh_from_db()
    return claim


@pytest.fixture
def web(tmp_path):
    process = Web(tmp_path)
    yield process
    process.stop()


def test_a_killed_web_process_leaves_all_of_a_deed_or_nothing(web):
    author, second, boss = UserFactory(), UserFactory(), UserFactory(role="editor")
    deeds: list[tuple[str, Claim, Any, str, dict[str, Any]]] = []
    why = {"note": "We had misread it.", "correction": "error"}
    given: dict[str, dict[str, str]] = {"submit": {}, "approve": {}, "publish": {}, "correct": why, "retract": why}
    for step, form in given.items():
        claim = claim_at(step, author, second, boss)
        person = {"submit": author, "approve": second}.get(step, boss)
        deeds.append((step, claim, person, "step", {"step": step, "revision": claim.revision, **form}))
    number = {"hedge": "about", "low": "700", "high": "700", "unit": "people", "measure": "A thing that is new"}
    document = {"source": "A source that is new", "source_kind": "monitor", "source_reliability": "B"}
    document |= {"title": "A new list", "stance": "supports", "credibility": "2"}
    words = {"statement": "Other words", "kind": "figure", "claimant": "", "attribution": "nobody", "revision": "1"}
    deeds += [
        ("figure", open_claim(), author, "figure", {"revision": "1", **number}),
        ("evidence", open_claim(), author, "evidence_new", {**document, **number}),
        ("revised", open_claim(), author, "claim_edit", words),
    ]
    with triggers(), ThreadPoolExecutor(1) as pool:
        for step, claim, person, name, form in deeds:
            path = reverse(f"desk:{name}", args=[claim.pk])
            before, told = state(), claim.events.filter(step=step).count()
            with killed_at(claim.pk, web.kill):
                answer = pool.submit(web.post, person, path, form)
            assert answer.result() == 0, step
            assert state() == before, f"{step} left something behind"
            assert pool.submit(web.post, person, path, form).result() == 302, step
            assert state() != before, step
            assert claim.events.filter(step=step).count() == told + 1, step
    assert verify_records().failure is None


def test_a_deed_on_many_claims_is_whole_on_each(web):
    author = UserFactory()
    first, held, last = claims = [open_claim() for _ in range(3)]
    form = {"deed": "due", "due_on": "2030-01-01", "claim": [claim.pk for claim in claims]}
    with triggers(), ThreadPoolExecutor(1) as pool:
        with killed_at(held.pk, web.kill):
            answer = pool.submit(web.post, author, reverse("desk:bulk"), form)
        assert answer.result() == 0
        done = dict(Claim.objects.values_list("pk", "due_on"))
        assert (done[held.pk], done[last.pk]) == (None, None)
        for claim in claims:
            whole = done[claim.pk] is not None
            assert claim.events.filter(step="due").exists() == whole
            assert timeline_of(claim, tables=["claim"]).entries[0].said == f"Claim {'changed' if whole else 'added'}"
        assert pool.submit(web.post, author, reverse("desk:bulk"), form).result() == 302
    assert set(Claim.objects.values_list("due_on__year", flat=True)) == {2030}
    assert [claim.events.filter(step="due").count() for claim in claims] == [1, 1, 1]
    assert len(timeline_of(first, tables=["claim"]).entries) == 2


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
        with killed_at(0, lambda: running[0].kill()):
            run()
        assert running[0].wait(10) == -9
        assert state() == before
        assert run().wait(30) == 0
    article = Article.objects.get()
    assert article.snapshots.get().claims.count() == 2
