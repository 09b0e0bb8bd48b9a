"""What the desk's pages say about a claim: why it is back, what a save would undo, what was wrong with a form."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from claims.actions import take_step
from claims.factories import (
    ArticleFactory,
    ClaimFactory,
    EventFactory,
    EvidenceFactory,
    PublishedVerdictFactory,
    SnapshotFactory,
    UserFactory,
    VerdictFactory,
    complete,
)
from claims.models import Claim, SavedFilter, Stage
from claims.templatetags.reading import due_in, near_day

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true", "HX-Target": "panel"}
DEEDS = ["step", "claim_edit", "figure", "measure_choose", "measure_new", "evidence_new", "verdict", "assign", "due"]


@pytest.mark.parametrize("name", DEEDS)
def test_opening_the_address_of_a_deed_leads_to_the_claim(as_reviewer, name):
    claim = ClaimFactory()
    assertRedirects(as_reviewer.get(reverse(f"desk:{name}", args=[claim.pk])), claim.get_desk_url())
    assert as_reviewer.put(reverse(f"desk:{name}", args=[claim.pk])).status_code == 405


def test_opening_the_address_for_new_claims_leads_to_the_sheet_and_that_for_many_to_the_queue(as_reviewer):
    article = SnapshotFactory().article
    assertRedirects(as_reviewer.get(reverse("desk:claim_new", args=[article.slug])), article.get_desk_url())
    assertRedirects(as_reviewer.get(reverse("desk:bulk")), reverse("desk:queue"))


@pytest.mark.parametrize("headers", [HTMX, {}], ids=["fragment", "page"])
def test_a_refusal_names_each_field_once_at_the_top_with_a_link(as_reviewer, headers):
    claim = ClaimFactory()
    form = {"source": "", "title": "", "stance": "supports", "credibility": "3", "low": "600", "high": "500"}
    response = as_reviewer.post(reverse("desk:evidence_new", args=[claim.pk]), form, headers=headers)
    assertContains(response, "Not saved.", status_code=422)
    for name in ("source", "title", "low"):
        assertContains(response, f'href="#evidence_{name}"', count=1, status_code=422)
        assertContains(response, f'id="evidence_{name}_error"', count=1, status_code=422)
    assertContains(response, '<details id="evidence" open>', status_code=422)


def test_errors_of_fields_that_are_not_seen_are_said(as_reviewer, reviewer):
    claim = ClaimFactory()
    given = {"statement": "So", "kind": "figure", "attribution": "nobody", "revision": "abc"}
    response = as_reviewer.post(reverse("desk:claim_edit", args=[claim.pk]), given, headers=HTMX)
    assertContains(response, "Revision: Enter a whole number.", status_code=422)
    response = as_reviewer.post(reverse("desk:assign", args=[claim.pk]), {"to": "999999"}, headers=HTMX)
    assertContains(response, 'href="#assign_to"', status_code=422)


def test_a_made_claim_has_its_own_address(as_reviewer):
    snapshot = SnapshotFactory(text="They hold 600 men.")
    path = reverse("desk:claim_new", args=[snapshot.article.slug])
    given = {"quote": "600 men", "statement": "600 are held", "kind": "figure"}
    response = as_reviewer.post(path, given, headers=HTMX)
    assert response["HX-Push-Url"] == Claim.objects.get().get_sheet_url()


def test_a_returned_claim_says_why_above_everything_and_in_the_queue(as_reviewer, second_reviewer):
    claim = ClaimFactory(stage=Stage.RETURNED)
    for note, hours in (("An older one.", 5), ("Say whose count it is.", 1)):
        at = timezone.now() - timedelta(hours=hours)
        EventFactory(claim=claim, step="return", by=second_reviewer, to_stage=Stage.RETURNED, note=note, at=at)
    body = as_reviewer.get(claim.get_desk_url()).content.decode()
    assert body.index("Say whose count it is.") < body.index("Save claim")
    queue = as_reviewer.get(reverse("desk:queue"))
    assertContains(queue, "Returned: <bdi>Say whose count it is.</bdi>")
    assertNotContains(queue, "An older one.")


@pytest.mark.parametrize(
    ("stage", "words"),
    [(Stage.IN_REVIEW, "voids the submission"), (Stage.APPROVED, "voids the sign-off"), (Stage.OPEN, "")],
)
def test_a_form_warns_where_saving_undoes_a_signature(as_reviewer, stage, words):
    page = as_reviewer.get(ClaimFactory(stage=stage).get_desk_url())
    if words:
        assertContains(page, words)
        assertContains(page, 'aria-describedby="voids"')
    else:
        assertNotContains(page, "voids")


def test_the_gate_is_measured_on_the_way_to_sign_off_only(as_reviewer, reviewer):
    opened = ClaimFactory(stage=Stage.OPEN)
    complete(opened)
    theirs = VerdictFactory(claim=ClaimFactory(stage=Stage.IN_REVIEW)).author
    ClaimFactory(stage=Stage.SUGGESTED)
    response = as_reviewer.get(reverse("desk:queue"))
    assertContains(response, "8 of 11")  # no draft, no reasons, nobody has signed
    assertContains(response, 'class="meter"', count=2)
    assertContains(response, f"Drafted by <bdi>{theirs.get_full_name() or theirs}</bdi>")


def test_the_title_counts_what_is_listed(as_reviewer):
    ClaimFactory.create_batch(2)
    path = reverse("desk:queue")
    assertContains(as_reviewer.get(path), '<span class="count">2 claims</span>')
    assertContains(as_reviewer.get(f"{path}?stage=open&words=zeppelin"), '<span class="count">0 of 2 claims</span>')
    ClaimFactory.create_batch(30)
    page = as_reviewer.get(f"{path}?stage=open")
    assertContains(page, '<span class="count">25+ of 32 claims</span>')
    second = as_reviewer.get(f"{path}?{page.context['next_query']}")
    assertContains(second, '<span class="count">some of 32 claims</span>')
    assertContains(as_reviewer.get(f"{path}?after={page.context['page'].next}"), '<span class="count">32 claims</span>')


def test_a_kept_view_is_called_by_its_name(as_reviewer, reviewer):
    SavedFilter.objects.create(user=reviewer, name="Figures to do", query="kind=figure")
    assertContains(as_reviewer.get(f"{reverse('desk:queue')}?kind=figure&words="), "<bdi>Figures to do</bdi> <span")
    assertContains(as_reviewer.get(f"{reverse('desk:queue')}?stage=open"), '<h1 id="title">To do <span')


def test_an_article_beyond_those_offered_stays_chosen(as_reviewer):
    old = ClaimFactory().snapshot.article
    ArticleFactory.create_batch(51)
    response = as_reviewer.get(f"{reverse('desk:queue')}?article={old.slug}")
    assertContains(response, f'<option value="{old.slug}" selected>')


def test_nothing_to_sign_off_offers_no_article_to_add(as_reviewer):
    response = as_reviewer.get(f"{reverse('desk:queue')}?view=signoff")
    assertContains(response, "Nothing waits for your sign-off")
    assertContains(response, "Add an article", count=1)  # the button that every view has


@pytest.mark.parametrize(
    ("days", "words"),
    [(-2, "2 days late"), (-1, "1 day late"), (0, "today"), (1, "tomorrow"), (3, "in 3 days")],
)
def test_a_due_date_is_said_as_people_say_it(days, words):
    today = date(2026, 12, 30)
    assert due_in(today + timedelta(days=days), today) == words
    assert near_day(today + timedelta(days=3), today) == "2 Jan 2027"
    assert near_day(today, today) == "30 Dec"


def test_a_published_mark_shows_its_rating_and_others_their_stage(as_reviewer):
    snapshot = SnapshotFactory(text="About 600 people left. Some 40 wells ran dry.")
    claim = ClaimFactory(snapshot=snapshot, quote="About 600 people", stage=Stage.PUBLISHED)
    PublishedVerdictFactory(claim=claim)
    ClaimFactory(snapshot=snapshot, quote="Some 40 wells", stage=Stage.OPEN)
    response = as_reviewer.get(snapshot.article.get_desk_url())
    assertContains(response, '<a class="mark" data-tone="true" data-of="published"')
    assertContains(response, '<a class="mark" data-stage="open" data-of="open"')
    assertContains(response, "(claim 1, published: true)")
    assertContains(response, 'name="only"', count=3)


def test_a_document_that_is_being_edited_stays_open_when_another_form_is_saved(as_reviewer):
    evidence = EvidenceFactory()
    path = reverse("desk:due", args=[evidence.claim_id])
    response = as_reviewer.post(path, {"due_on": "", "editing": evidence.pk}, headers=HTMX)
    assertContains(response, f'data-editing="{evidence.pk}"')
    elsewhere = EvidenceFactory()
    response = as_reviewer.post(path, {"due_on": "", "editing": elsewhere.pk}, headers=HTMX)
    assertNotContains(response, "data-editing")


def test_bulk_takes_claims_from_everyone_only_where_that_is_chosen(as_reviewer, reviewer):
    claim = ClaimFactory(assigned_to=reviewer, due_on="2026-12-24")
    path, given = reverse("desk:bulk"), {"claim": [claim.pk], "back": "/desk/"}
    assertContains(as_reviewer.post(path, given | {"deed": "assign", "to": ""}, follow=True), "Nothing was done")
    assertContains(as_reviewer.post(path, given | {"deed": "due", "due_on": ""}, follow=True), "Nothing was done")
    claim.refresh_from_db()
    assert (claim.assigned_to, claim.due_on) == (reviewer, date(2026, 12, 24))
    as_reviewer.post(path, given | {"deed": "assign", "to": "nobody"})
    claim.refresh_from_db()
    assert claim.assigned_to is None


def test_steps_that_a_role_can_never_take_are_one_line_and_no_button(as_reviewer, as_editor):
    path = PublishedVerdictFactory().claim.get_desk_url()
    page = as_reviewer.get(path)
    assertContains(page, "An editor can also correct or retract.")
    assertContains(page, 'value="recheck"')
    assertNotContains(page, 'value="retract"')
    assertNotContains(page, "Your role")
    page = as_editor.get(path)
    assertContains(page, 'value="retract"')
    assertNotContains(page, "An editor can")


def test_a_retracted_claim_keeps_its_verdict_and_the_way_to_the_notice_also_when_it_is_open_again(as_reviewer):
    claim = PublishedVerdictFactory().claim
    told = "Withdrawn: version 1"
    assertNotContains(as_reviewer.get(claim.get_desk_url()), told)
    boss = UserFactory(role="editor")
    take_step(claim, "retract", by=boss, note="We took the wrong list for it.", correction="error")
    for step in ("", "reopen"):
        if step:
            take_step(claim, step, by=boss)
        for path in (claim.get_desk_url(), claim.get_sheet_url()):
            page = as_reviewer.get(path)
            assertContains(page, told)
            assertContains(page, f'<a class="meta" href="{claim.get_absolute_url()}">Readers’ page</a>')
            assertContains(page, f'<a href="{claim.get_absolute_url()}">True</a>')
            assertContains(page, "“We took the wrong list for it.”")
    assertContains(as_reviewer.get(claim.get_absolute_url()), "We withdrew this verdict")
    PublishedVerdictFactory(claim=claim, version=2)
    assertNotContains(as_reviewer.get(claim.get_desk_url()), told)


def test_an_article_leads_to_its_readers_page_once_there_is_one(as_reviewer):
    claim = ClaimFactory()
    article = claim.snapshot.article
    bare = SnapshotFactory().article
    for path in (article.get_desk_url(), claim.get_sheet_url(), bare.get_desk_url()):
        page = as_reviewer.get(path)
        assertContains(page, "nothing published yet")
        assertNotContains(page, "Readers’ page")
    PublishedVerdictFactory(claim=ClaimFactory(snapshot__article=article, snapshot__number=2))
    SnapshotFactory(article=article, number=3)  # the newest, on which nobody claims anything
    for path in (article.get_desk_url(), claim.get_sheet_url()):
        assertContains(as_reviewer.get(path), f'<a href="{article.get_absolute_url()}">Readers’ page</a>')
    assert as_reviewer.get(article.get_absolute_url()).status_code == 200


def test_a_claim_is_told_at_a_glance(as_reviewer, reviewer):
    claim = complete(VerdictFactory(claim__stage=Stage.OPEN, author=reviewer).claim)
    for path in (claim.get_desk_url(), claim.get_sheet_url()):
        page = as_reviewer.get(path)
        assertContains(page, '<a href="#h-gate">')
        assertContains(page, f'<a href="#h-verdict">{claim.verdicts.get().rating.label}</a>')
    verdict = PublishedVerdictFactory()
    page = as_reviewer.get(verdict.claim.get_desk_url())
    assertContains(page, f"In force, version {verdict.version}")
    assertContains(page, f">{verdict.record['rating']['label']}</a>")


def test_what_is_told_of_a_claim_follows_its_work(as_reviewer):
    page = as_reviewer.get(VerdictFactory(claim__stage=Stage.OPEN).claim.get_desk_url()).content.decode()
    places = [page.index(f'id="h-{name}"') for name in ("claim", "figure", "evidence", "findings", "verdict")]
    assert places == sorted(places)
    places = [page.index(f'id="h-{name}"') for name in ("steps", "gate", "notes", "history")]
    assert places == sorted(places)


def test_forms_are_folded_once_a_verdict_is_drafted_and_open_again_where_they_were_refused(as_reviewer, reviewer):
    claim = ClaimFactory(stage=Stage.OPEN)
    assertNotContains(as_reviewer.get(claim.get_desk_url()), "Change the claim")
    VerdictFactory(claim=claim, author=reviewer)
    page = as_reviewer.get(claim.get_desk_url())
    assertContains(page, '<summary class="button">Change the claim</summary>')
    assertContains(page, f'<p class="stated" dir="auto">{claim.statement}</p>')
    form = {"statement": "", "kind": "figure", "revision": claim.revision, "claimant": "Somebody typed"}
    page = as_reviewer.post(reverse("desk:claim_edit", args=[claim.pk]), form)
    assertNotContains(page, "Change the claim", status_code=422)
    assertContains(page, "Somebody typed", status_code=422)


def test_what_was_typed_is_shown_where_the_claim_can_no_longer_be_changed(as_reviewer):
    claim = PublishedVerdictFactory().claim
    form = {"statement": "Typed too late", "kind": "figure", "revision": claim.revision}
    page = as_reviewer.post(reverse("desk:claim_edit", args=[claim.pk]), form)
    assertContains(page, "Typed too late", status_code=page.status_code)


def test_a_long_history_is_folded_after_its_latest(as_reviewer):
    claim = ClaimFactory(stage=Stage.OPEN)
    for _ in range(9):
        EventFactory(claim=claim)
    count = claim.events.count()
    assertContains(as_reviewer.get(claim.get_desk_url()), f'<summary class="meta">{count - 6} earlier</summary>')
