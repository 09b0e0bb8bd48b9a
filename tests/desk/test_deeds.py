import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from claims.actions import draft_verdict, take_step
from claims.factories import (
    ArticleFactory,
    ClaimFactory,
    EvidenceFactory,
    RatingFactory,
    SnapshotFactory,
    complete,
)
from claims.models import Article, Claim, Evidence, Figure, Source, Stage, Verdict

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true", "HX-Target": "panel"}


def claim_form(claim, **changes):
    given = {"statement": claim.statement, "kind": claim.kind, "claimant": "", "attribution": "nobody"}
    return {**given, "revision": claim.revision, **changes}


def step_form(claim, step):
    claim.refresh_from_db()
    return {"step": step, "revision": claim.revision}


def deed(name, claim):
    return reverse(f"desk:{name}", args=[claim.pk])


@pytest.mark.parametrize("place", ["sheet", "claim"])
def test_a_plain_post_leads_back_and_htmx_gets_the_panel(as_reviewer, place):
    claim = ClaimFactory()
    response = as_reviewer.post(deed("claim_edit", claim), claim_form(claim, statement="Better words", place=place))
    back = f"{claim.get_sheet_url()}#panel" if place == "sheet" else claim.get_desk_url()
    assertRedirects(response, back, fetch_redirect_response=False)
    claim.refresh_from_db()
    assert claim.statement == "Better words"
    response = as_reviewer.post(deed("claim_edit", claim), claim_form(claim, place=place), headers=HTMX)
    assertContains(response, "Claim saved.")
    assert b"<html" not in response.content


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_stale_save_is_refused_and_loses_nothing(as_reviewer, as_second_reviewer, headers):
    claim = ClaimFactory()
    as_second_reviewer.post(deed("claim_edit", claim), claim_form(claim, statement="Theirs"))
    response = as_reviewer.post(deed("claim_edit", claim), claim_form(claim, statement="Mine"), headers=headers)
    assertContains(response, "Someone else saved this claim", status_code=409)
    assertContains(response, '<td dir="auto">Mine</td><td dir="auto">Theirs</td>', status_code=409)
    assertContains(response, 'value="Mine"', status_code=409)
    assertContains(response, 'name="revision" value="2"', status_code=409)
    as_reviewer.post(deed("claim_edit", claim), claim_form(claim, statement="Mine", revision=2))
    claim.refresh_from_db()
    assert claim.statement == "Mine"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"low": "6000", "high": "600"}, "6,000"),
        ({"low": "NaN", "high": ""}, "number"),
        ({"low": "1e40", "high": ""}, "digits"),
        ({"low": "", "high": ""}, "at least one"),
        ({"low": "six hundred", "high": ""}, "number"),
        ({"low": "5", "high": "9", "unit": "bananas"}, "bananas"),
        ({"low": "5", "high": "9", "as_of": "2018-02-30"}, "valid date"),
    ],
)
def test_a_bad_figure_is_refused_at_its_field_and_kept_in_the_form(as_reviewer, given, words):
    claim = ClaimFactory()
    form = {"hedge": "between", "unit": "people", "measure": "A new thing", "revision": 1, **given}
    response = as_reviewer.post(deed("figure", claim), form)
    assertContains(response, words, status_code=422)
    assertContains(response, 'value="A new thing"', status_code=422)
    assert not Figure.objects.exists()


def test_a_figure_makes_its_measure_and_says_how_it_is_understood(as_reviewer):
    claim = ClaimFactory()
    given = {"hedge": "about", "low": "600", "high": "600", "unit": "people", "measure": "Held", "revision": 1}
    assertContains(as_reviewer.post(deed("figure", claim), given, headers=HTMX), "540–660")
    assert Figure.objects.get().measure.name == "Held"


@pytest.mark.parametrize(
    "given",
    [
        {"url": "javascript:alert(1)"},
        {"title": ""},
        {"stance": "shrugs"},
        {"credibility": "7"},
        {"low": "9", "high": "2"},
    ],
)
def test_bad_evidence_is_refused_and_nothing_is_written(as_reviewer, given):
    claim = ClaimFactory()
    form = {"source": "A paper", "title": "A report", "stance": "supports", "credibility": "3", **given}
    assert as_reviewer.post(deed("evidence_new", claim), form).status_code == 422
    assert not Evidence.objects.exists()


def test_evidence_derives_from_evidence_on_the_same_claim_only(as_reviewer):
    claim, elsewhere = ClaimFactory(), EvidenceFactory()
    form = {"source": "A paper", "title": "A report", "stance": "supports", "credibility": "3"}
    response = as_reviewer.post(deed("evidence_new", claim), form | {"derived_from": elsewhere.pk})
    assert response.status_code == 422
    assert not claim.evidence.exists()


def test_evidence_is_added_changed_and_removed(as_reviewer):
    claim = ClaimFactory()
    form = {"source": "A new paper", "source_kind": "agency", "source_reliability": "B", "title": "A report"}
    form |= {"stance": "supports", "credibility": "3", "low": "620"}
    as_reviewer.post(deed("evidence_new", claim), form)
    evidence = claim.evidence.get()
    assert (evidence.source.name, evidence.figures.get().low) == ("A new paper", 620)
    path = reverse("desk:evidence_edit", args=[evidence.pk])
    assertContains(as_reviewer.get(path), 'value="A report"')
    described = {"source_kind": "", "source_reliability": ""}
    as_reviewer.post(path, form | described | {"title": "The report", "low": "", "revision": 2})
    evidence.refresh_from_db()
    assert (evidence.title, evidence.figures.count()) == ("The report", 0)
    as_reviewer.post(path, {"remove": "1", "revision": 3})
    assert not claim.evidence.exists()


def test_a_rating_that_is_gone_is_refused_and_the_text_kept(as_reviewer):
    claim = ClaimFactory()
    form = {"rating": 999, "summary": "My long thought", "reasons": "", "revision": 1}
    response = as_reviewer.post(deed("verdict", claim), form)
    assertContains(response, "no longer on the scale", status_code=422)
    assertContains(response, "My long thought", status_code=422)
    assert not Verdict.objects.exists()


def submitted(reviewer):
    claim = ClaimFactory()
    complete(claim)
    draft_verdict(claim, revision=1, by=reviewer, rating=RatingFactory(), summary="So.", reasons="Because.")
    return take_step(claim, "submit", by=reviewer)


def test_the_author_is_told_why_someone_else_signs_off(as_reviewer, reviewer):
    claim = submitted(reviewer)
    response = as_reviewer.post(deed("step", claim), step_form(claim, "approve"))
    assertContains(response, "You had a hand in this draft", status_code=403)


def test_the_second_approval_is_refused_in_words(as_second_reviewer, as_editor, reviewer):
    claim = submitted(reviewer)
    assert as_second_reviewer.post(deed("step", claim), step_form(claim, "approve")).status_code == 302
    assertContains(
        as_editor.post(deed("step", claim), step_form(claim, "approve")), "the claim is approved", status_code=409
    )


def test_a_step_without_its_note_is_refused(as_reviewer):
    claim = ClaimFactory(stage=Stage.SUGGESTED)
    Claim.objects.filter(pk=claim.pk).update(stage=Stage.OPEN)
    assertContains(as_reviewer.post(deed("step", claim), step_form(claim, "dismiss")), "needs a note", status_code=422)
    assertContains(as_reviewer.post(deed("step", claim), step_form(claim, "vanish")), "no such step", status_code=422)


def test_a_reviewer_cannot_publish(as_reviewer, second_reviewer, reviewer):
    claim = submitted(reviewer)
    take_step(claim, "approve", by=second_reviewer)
    assert as_reviewer.post(deed("step", claim), step_form(claim, "publish")).status_code == 403


def test_a_claim_is_given_to_oneself_and_dated(as_reviewer, reviewer):
    claim = ClaimFactory()
    as_reviewer.post(deed("assign", claim), {"me": "1"})
    as_reviewer.post(deed("due", claim), {"due_on": "2026-12-24"})
    claim.refresh_from_db()
    assert (claim.assigned_to, claim.due_on.isoformat()) == (reviewer, "2026-12-24")
    assert as_reviewer.post(deed("due", claim), {"due_on": "2026-02-30"}).status_code == 422


TEXT = "🙂 They hold 600 men. نحو 600 مقاتل today."


@pytest.mark.parametrize(
    ("span", "quote"),
    [
        ({"start": 13, "end": 20, "quote": "600 men"}, "600 men"),
        ({"quote": "نحو 600 مقاتل"}, "نحو 600 مقاتل"),
        ({"quote": "600", "occurrence": 2}, "600"),
    ],
)
def test_words_become_a_claim_by_place_or_by_typing(as_reviewer, span, quote):
    snapshot = SnapshotFactory(text=TEXT)
    path = reverse("desk:claim_new", args=[snapshot.article.slug])
    as_reviewer.post(path, {"statement": "600 are held", "kind": "figure", **span})
    claim = Claim.objects.get()
    assert (claim.quote, claim.stage, snapshot.text[claim.start : claim.end]) == (quote, Stage.OPEN, quote)


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_second_claim_on_the_same_words_is_made_and_mentioned(as_reviewer, headers):
    snapshot = SnapshotFactory(text=TEXT)
    path = reverse("desk:claim_new", args=[snapshot.article.slug])
    given = {"statement": "600 are held", "kind": "figure", "quote": "600 men"}
    assertNotContains(as_reviewer.post(path, given, headers=headers, follow=True), "exactly these words")
    again = as_reviewer.post(path, given | {"statement": "They hold men"}, headers=headers, follow=True)
    assertContains(again, "Another claim stands on exactly these words already: “600 are held”")
    assert Claim.objects.count() == 2


@pytest.mark.parametrize(
    "span",
    [
        {"quote": ""},
        {"quote": "not there"},
        {"quote": "600", "occurrence": 3},
        {"quote": "600 men", "start": 13, "end": 9999},
        {"quote": "600 men", "start": 20, "end": 13},
        {"quote": "600 men", "start": 1, "end": 8},
        {"quote": "other words", "start": 13, "end": 20},
    ],
)
def test_words_that_are_not_there_are_refused_and_kept(as_reviewer, span):
    snapshot = SnapshotFactory(text=TEXT)
    path = reverse("desk:claim_new", args=[snapshot.article.slug])
    response = as_reviewer.post(path, {"statement": "What I typed", "kind": "figure", **span})
    assertContains(response, "What I typed", status_code=422)
    assert not Claim.objects.exists()


ARTICLE = {"title": "Floods", "publisher": "The Paper", "published_on": "2018-08-09", "language": "en"}


def test_an_article_is_taken_in_by_paste_or_by_file(as_reviewer):
    path = reverse("desk:article_new")
    as_reviewer.post(path, ARTICLE | {"text": "About 600 people left."})
    as_reviewer.post(path, ARTICLE | {"file": SimpleUploadedFile("a.txt", b"Some 40 wells ran dry.")})
    assert Article.objects.count() == 2
    assert Claim.objects.filter(stage=Stage.SUGGESTED).count() == 2


@pytest.mark.parametrize(
    "given",
    [
        {"text": " "},
        {"text": "Two\0 men"},
        {"text": "Some men", "published_on": "2018-02-30"},
        {"text": "Some men", "url": "https://paper.example/known"},
        {"text": "Some men", "url": "HTTPS://Paper.example/known/#x"},
        {"text": "Some men", "url": "ftp://paper.example/"},
        {"text": "Some men", "language": "<b>"},
        {"text": "Some men", "title": ""},
        {"file": SimpleUploadedFile("a.txt", b"\xff\xfe")},
        {"file": SimpleUploadedFile("a.txt", b"x" * 2_000_001)},
        {"text": "x" * 2_000_001},
    ],
)
def test_a_bad_article_is_refused_and_nothing_is_written(as_reviewer, given):
    ArticleFactory(url="https://paper.example/known")
    response = as_reviewer.post(reverse("desk:article_new"), ARTICLE | {"byline": "A. Writer"} | given)
    assert response.status_code in {413, 422}
    assertContains(response, "A. Writer", status_code=response.status_code)
    assert Article.objects.count() == 1


def test_a_refused_change_of_evidence_keeps_what_was_typed(as_reviewer):
    evidence = EvidenceFactory(title="As kept")
    given = {
        "source": "A new name",
        "source_kind": "agency",
        "source_reliability": "B",
        "title": "As typed",
        "stance": "context",
        "credibility": 3,
        "revision": 1,
    }
    path = reverse("desk:evidence_edit", args=[evidence.pk])
    circle = EvidenceFactory(claim=evidence.claim, derived_from=evidence)
    response = as_reviewer.post(path, given | {"derived_from": circle.pk}, headers=HTMX)
    assertContains(response, "circle", status_code=422)
    assertContains(response, 'value="As typed"', status_code=422)
    evidence.refresh_from_db()
    assert evidence.title == "As kept"
    assert not Source.objects.filter(name="A new name").exists()


@pytest.mark.parametrize("missing", ["gone", "signed out"])
def test_a_fragment_that_cannot_be_given_leaves_the_form_alone(client, as_reviewer, missing):
    claim = ClaimFactory()
    sender, path = (
        (as_reviewer, reverse("desk:claim_edit", args=[0])) if missing == "gone" else (client, deed("due", claim))
    )
    response = sender.post(path, claim_form(claim), headers=HTMX)
    assert response.status_code == (404 if missing == "gone" else 403)
    assert response.headers["HX-Retarget"] == "#trouble"
    assert b"<html" not in response.content
    assert b'role="alert"' in response.content


def test_nobody_signs_what_was_rewritten_after_they_opened_it(as_second_reviewer, reviewer):
    claim = submitted(reviewer)
    opened = step_form(claim, "approve")
    take_step(claim, "withdraw", by=reviewer)
    claim.refresh_from_db()
    rating = claim.verdicts.get().rating
    draft_verdict(claim, revision=claim.revision, by=reviewer, rating=rating, summary="The opposite.", reasons="New.")
    take_step(claim, "submit", by=reviewer)
    response = as_second_reviewer.post(deed("step", claim), opened)
    assertContains(response, "has changed since you opened it", status_code=409)
    assertContains(response, "The opposite.", status_code=409)
    assert as_second_reviewer.post(deed("step", claim), step_form(claim, "approve")).status_code == 302


@pytest.mark.parametrize("given", [{}, {"step": "accept"}, {"step": "accept", "revision": "x"}])
def test_a_step_that_does_not_say_what_was_read_is_refused(as_reviewer, given):
    claim = ClaimFactory(stage=Stage.SUGGESTED)
    response = as_reviewer.post(deed("step", claim), given)
    assertContains(response, "Choose one of the steps", status_code=422)
    assertNotContains(response, 'value="None"', status_code=422)


@pytest.mark.parametrize("stage", [Stage.IN_REVIEW, Stage.APPROVED])
def test_whoever_signs_reads_the_draft_and_is_offered_no_form_for_it(as_second_reviewer, reviewer, stage):
    claim = submitted(reviewer)
    Claim.objects.filter(pk=claim.pk).update(stage=stage)
    response = as_second_reviewer.get(claim.get_desk_url())
    assertContains(response, '<p dir="auto">So.</p>')
    assertContains(response, "Because.")
    assertContains(response, "Reasons that a reader can follow")  # the gate
    assertNotContains(response, "Save draft")


def test_a_step_says_what_it_did(as_reviewer, as_second_reviewer, reviewer):
    claim = complete(ClaimFactory(stage=Stage.SUGGESTED))
    for step, said in (("accept", "Accepted."), ("submit", "Submitted.")):
        if step == "submit":
            claim.refresh_from_db()
            draft_verdict(
                claim, revision=claim.revision, by=reviewer, rating=RatingFactory(), summary="So.", reasons="See."
            )
        assertContains(as_reviewer.post(deed("step", claim), step_form(claim, step), headers=HTMX), said)
    given = step_form(claim, "return") | {"note": "Look again."}
    assertContains(as_second_reviewer.post(deed("step", claim), given, headers=HTMX), "data-said>Returned.</p>")


def test_a_due_date_is_set_and_removed_in_words(as_reviewer):
    claim = ClaimFactory()
    said = [
        as_reviewer.post(deed("due", claim), {"due_on": day}, headers=HTMX).content.decode()
        for day in ("2126-11-27", "", "")
    ]
    assert [
        words in page
        for words, page in zip(("Due date saved.", "Due date removed.", "There is no due date."), said, strict=True)
    ] == [True] * 3
    assert list(claim.events.filter(step="due").values_list("note", flat=True)) == ["no due date", "27 November 2126"]
