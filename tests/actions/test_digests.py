from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from claims.actions.digests import LISTED, send_digests
from claims.factories import ClaimFactory, MessageFactory, NoteFactory, UserFactory
from claims.models import MailChoice, Message

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mail_server(settings):
    settings.EMAIL_HOST, settings.SITE_URL = "mail.example", "https://desk.example"


@pytest.fixture
def anna():
    return UserFactory(username="anna", email="anna@paper.example")


def test_a_mail_says_what_waits_with_whole_addresses_and_comes_once(anna):
    note = NoteFactory(body="<b>@anna</b>, is it so? & “more”")
    MessageFactory(to=anna, note=note, claim=note.claim)
    MessageFactory(to=anna, kind="returned", words="Say whose count.")
    MessageFactory(to=anna, read_at=timezone.now())
    tally = send_digests()
    assert (tally.mails, tally.messages, tally.failed) == (1, 2, 0)
    (sent,) = mail.outbox
    assert sent.to == ["anna@paper.example"]
    assert sent.subject == "2 unread messages at Factcheck"
    assert f"https://desk.example{note.claim.get_desk_url()}" in sent.body
    assert "<b>@anna</b>, is it so? & “more”" in sent.body
    assert "Say whose count." in sent.body
    assert sent.extra_headers["List-Unsubscribe"] == "<https://desk.example/desk/me/>"
    assert "https://desk.example/desk/me/" in sent.body
    assert Message.objects.filter(mailed_at=None).count() == 1
    assert send_digests().mails == 0


@pytest.mark.parametrize(("often", "hours", "mails"), [
    ("daily", 23, 0), ("daily", 24, 1), ("hourly", 0.5, 0), ("hourly", 1, 1), ("never", 999, 0),
    ("daily", -9000, 1), ("hourly", -1, 1), ("never", -9000, 0),  # sent by a clock that was ahead
])  # fmt: skip
def test_mail_comes_as_often_as_one_chose(anna, often, hours, mails):
    now = timezone.now()
    MailChoice.objects.create(user=anna, often=often, sent_at=now - timedelta(hours=hours))
    MessageFactory(to=anna)
    assert send_digests(now).mails == mails
    assert MailChoice.objects.filter(user=anna, sent_at=now).count() == mails


@pytest.mark.parametrize("who", [{"email": ""}, {"is_active": False}, {"role": ""}])
def test_no_mail_without_an_address_an_account_or_a_role(who):
    MessageFactory(to=UserFactory(**{"email": "x@paper.example", **who}))
    assert send_digests().mails == 0
    assert mail.outbox == []


def test_what_the_server_refuses_is_tried_again_and_stops_nobody_else(anna, monkeypatch, capsys):
    bea = UserFactory(username="bea", email="bea@paper.example")
    MessageFactory(to=anna)
    MessageFactory(to=bea)
    send = mail.EmailMessage.send

    def picky(self, *args, **kwargs):
        if "anna" in self.to[0]:
            raise OSError("no such mailbox")
        return send(self, *args, **kwargs)

    monkeypatch.setattr(mail.EmailMessage, "send", picky)
    with pytest.raises(CommandError, match="not taken"):
        call_command("send_digests")
    assert "1 mail(s) sent" in capsys.readouterr().out
    assert Message.objects.get(to=anna).mailed_at is None
    monkeypatch.undo()
    call_command("send_digests")
    assert [sent.to for sent in mail.outbox] == [["bea@paper.example"], ["anna@paper.example"]]


def test_a_long_list_is_cut_in_the_mail_and_counted(anna):
    claim = ClaimFactory()
    for number in range(LISTED + 2):
        MessageFactory(to=anna, claim=claim, words=f"No. {number}.", kind="recheck")
    send_digests()
    assert "2 more in your inbox" in mail.outbox[0].body
    assert not Message.objects.filter(mailed_at=None).exists()


def test_a_server_without_mail_refuses(settings):
    settings.EMAIL_HOST, settings.LOCAL = "", False
    with pytest.raises(CommandError, match="EMAIL_HOST"):
        call_command("send_digests")


def test_those_without_an_address_are_counted_and_the_command_says_so(anna, capsys):
    MessageFactory(to=UserFactory(email=""))
    assert send_digests().unreachable == 1
    call_command("send_digests")
    assert "1 person(s) have something unread and no e-mail address." in capsys.readouterr().out
