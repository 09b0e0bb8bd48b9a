import socket
from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command

from claims.models import Article, Claim, Desk

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
