import socket
import stat
from io import StringIO
from unittest.mock import Mock

import pghistory
import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains

from claims.chain import verify_records
from claims.management.commands.create_demo_accounts import demo_passwords
from claims.models import Article, Claim, Desk, Event, Message, Note, SavedFilter, Stage, Tip
from claims.records import fingerprint_of
from claims.workflow import Standing, changes_since_submission
from factcheck.private import write_private

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_machine(settings, tmp_path):
    settings.LOCAL, settings.VAR_DIR = True, tmp_path


def prepare() -> str:
    out = StringIO()
    call_command("demo", prepare=True, stdout=out)
    return out.getvalue()


def test_the_demo_loads_the_story_and_names_accounts_that_can_sign_in():
    words = prepare().split()
    assert Article.objects.count() == 1
    for name in ("reviewer", "second-reviewer", "editor"):
        assert authenticate(username=name, password=words[words.index(name) + 2]) is not None


def test_a_second_demo_keeps_what_was_done():
    prepare()
    Claim.objects.filter(pk=Claim.objects.first().pk).update(claimant="Whom we named")
    words = prepare().split()
    assert Claim.objects.filter(claimant="Whom we named").exists()
    assert authenticate(username="editor", password=words[words.index("editor") + 2]) is not None


def test_a_start_that_is_interrupted_begins_anew_the_next_time(monkeypatch):
    with monkeypatch.context() as interrupted:
        interrupted.setattr("claims.management.commands.demo.begin_teamwork", Mock(side_effect=KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            prepare()
    assert not Article.objects.exists()
    prepare()
    assert (Article.objects.count(), Note.objects.count()) == (1, 4)


def test_passwords_are_kept_from_others_and_written_whole_or_not_at_all(tmp_path, monkeypatch):
    kept = tmp_path / "demo-passwords.json"
    demo_passwords()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    before = kept.read_text()
    with monkeypatch.context() as full_disk:
        full_disk.setattr("os.fsync", Mock(side_effect=OSError("No space left on device")))
        with pytest.raises(OSError, match="No space"):
            write_private(kept, "{}")
    assert kept.read_text() == before
    assert list(tmp_path.iterdir()) == [kept]


@pytest.mark.parametrize(
    "broken", [b"", b'{"reviewer": "abc', b"[]", b"\xff", b"null", b'{"reviewer": 5, "editor": ""}'], ids=str
)
def test_passwords_that_cannot_be_read_are_made_anew(tmp_path, broken):
    (tmp_path / "demo-passwords.json").write_bytes(broken)
    words = prepare().split()
    for name in ("reviewer", "second-reviewer", "editor"):
        assert authenticate(username=name, password=words[words.index(name) + 2]) is not None
    assert demo_passwords() == demo_passwords()


def test_the_demo_s_people_have_begun_to_work_and_a_second_start_adds_nothing(client):
    prepare()
    thread, settled = Note.objects.filter(parent=None).order_by("pk")
    assert (thread.claim.stage, thread.resolved_at, thread.answers.count()) == (Stage.IN_REVIEW, None, 1)
    assert settled.quote in settled.claim.snapshot.text
    assert settled.resolved_at
    second = User.objects.get(username="second-reviewer")
    assert Message.objects.filter(to=second, kind="mention", note=thread).exists()
    assert Claim.objects.filter(assigned_to=second, due_on__lt=timezone.localdate()).count() == 1
    assert SavedFilter.objects.get().user.username == "reviewer"
    assert Tip.objects.filter(state=Tip.State.NEW).count() == 1
    client.force_login(User.objects.get(username="reviewer"))
    for name, words in (
        ("inbox", "NATO is no country"), ("tips", "Quneitra"), ("queue", "Figures with nobody"),
    ):  # fmt: skip
        assertContains(client.get(reverse(f"desk:{name}")), words)
    assertContains(client.get(thread.claim.get_desk_url()), "nearly 600 foreigners and over 400 Syrians")
    counts = [model.objects.count() for model in (Note, Message, Tip, SavedFilter, Event)]
    prepare()
    assert [model.objects.count() for model in (Note, Message, Tip, SavedFilter, Event)] == counts


def test_what_the_demo_s_people_do_leaves_what_is_signed_as_it_was():
    prepare()
    assert verify_records().failure is None
    claim = Claim.objects.get(stage=Stage.IN_REVIEW)
    assert changes_since_submission(claim, Standing.of(claim)) == []
    assert claim.fingerprint == fingerprint_of(claim.submissions.get().content)


def test_the_demo_touches_no_server_of_ones_own(settings):
    settings.LOCAL = False
    with pytest.raises(CommandError, match="embedded database only"):
        prepare()


def test_a_port_that_is_taken_is_named():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(CommandError, match=r"is taken.*PORT="):
            call_command("demo", port=other.getsockname()[1])


def test_the_demo_shows_track_records_from_one_case_on_and_says_so():
    assert "Track records are shown from 1 case on." in prepare()
    Desk.objects.update(least_track_record=7)
    assert "Track records are shown from 7 cases on." in prepare()


def test_the_history_names_the_demo_and_not_the_migration_that_it_began_with(monkeypatch):
    def called(name, *args, **options):
        if name == "migrate":  # on an empty database one of the migrations writes, and says so
            with pghistory.context(command="migrate"):
                return None
        return call_command(name, *args, **options)

    monkeypatch.setattr("claims.management.commands.demo.call_command", called)
    prepare()
    for row in (Claim.objects.first(), Note.objects.first()):
        assert row.past.order_by("pgh_id").last().pgh_context.metadata["command"] == "demo"
