"""One's own settings."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from claims.factories import ClaimFactory, EvidenceFactory, InterestFactory, SourceFactory
from claims.models import Interest, MailChoice
from claims.workflow import barred
from tests.desk.test_pages import queries_of

pytestmark = pytest.mark.django_db
ME, DECLARE = reverse("desk:me"), reverse("desk:interest_new")


def test_one_chooses_how_often_mail_comes_and_where_to(as_reviewer, reviewer):
    assertContains(as_reviewer.get(ME), '<option value="daily" selected>')
    assertRedirects(as_reviewer.post(ME, {"often": "never", "address": "desk@paper.example"}), ME)
    assert MailChoice.objects.get(user=reviewer).often == "never"
    reviewer.refresh_from_db()
    assert reviewer.email == "desk@paper.example"
    assertContains(as_reviewer.get(ME), 'value="desk@paper.example"')
    assert as_reviewer.post(ME, {"often": "hourly"}).status_code == 302
    reviewer.refresh_from_db()
    assert (MailChoice.objects.get(user=reviewer).often, reviewer.email) == ("hourly", "")


@pytest.mark.parametrize(
    "given",
    [
        {"often": "yearly"},
        {"often": "daily", "address": "nowhere"},
        {"often": "daily", "address": "a@b\0.example"},
        {
            "often": "daily",
            "address": f"{'a' * 61}@{'.'.join(['b' * 61] * 3)}.example",
        },  # one letter too many to be kept
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_kept(as_reviewer, reviewer, given):
    page = as_reviewer.post(ME, given)
    assert page.status_code == 422
    assertContains(page, 'aria-invalid="true"', status_code=422)
    reviewer.refresh_from_db()
    assert not MailChoice.objects.filter(user=reviewer).exists()
    assert "nowhere" not in reviewer.email


def test_an_interest_that_one_declares_bars_from_what_it_touches(as_reviewer, reviewer):
    source = SourceFactory(name="The Harbour Office")
    said, shown, other = (
        ClaimFactory(claimant="the harbour office"),
        EvidenceFactory(source=source).claim,
        ClaimFactory(),
    )
    given = {"named": "The harbour  office ", "words": "My sister works there <b>."}
    assertRedirects(as_reviewer.post(DECLARE, given), ME)
    kept = Interest.objects.get()
    assert (kept.user, kept.source, kept.words) == (reviewer, source, "My sister works there <b>.")
    assert [bool(barred(claim, reviewer)) for claim in (said, shown, other)] == [True, True, False]
    page = as_reviewer.get(ME)
    assertContains(page, "My sister works there &lt;b&gt;.")
    assertContains(page, "also as a source")


def test_the_same_interest_is_declared_once_and_needs_its_words(as_reviewer, reviewer, second_reviewer):
    InterestFactory(user=second_reviewer, name="The mayor")
    assert as_reviewer.post(DECLARE, {"named": "The mayor", "words": "Cousin."}).status_code == 302
    assertContains(as_reviewer.post(DECLARE, {"named": "the MAYOR", "words": "Cousin."}), "already", status_code=409)
    page = as_reviewer.post(DECLARE, {"named": "Someone", "words": ""})
    assertContains(page, 'value="Someone"', status_code=422)
    assert Interest.objects.filter(user=reviewer).count() == 1


def test_the_page_shows_ones_own_interests_alone_in_as_many_queries(as_reviewer, reviewer, second_reviewer):
    InterestFactory(user=second_reviewer, words="Not mine.")
    before = queries_of(as_reviewer, ME)
    InterestFactory.create_batch(3, user=reviewer)
    assert queries_of(as_reviewer, ME) == before
    assertNotContains(as_reviewer.get(ME), "Not mine.")


def test_in_the_admin_nobody_changes_or_takes_back_their_own(as_editor, editor, second_reviewer):
    own, others = InterestFactory(user=editor), InterestFactory(user=second_reviewer)
    delete = [reverse("admin:claims_interest_delete", args=[row.pk]) for row in (own, others)]
    assert [as_editor.post(path, {"post": "yes"}).status_code for path in delete] == [403, 302]
    change = reverse("admin:claims_interest_change", args=[own.pk])
    assert as_editor.post(change, {"user": second_reviewer.pk, "name": "Nobody", "words": "None"}).status_code == 403
    listed = reverse("admin:claims_interest_changelist")
    as_editor.post(listed, {"action": "delete_selected", "_selected_action": [own.pk], "post": "yes"})
    assert list(Interest.objects.all()) == [own]
