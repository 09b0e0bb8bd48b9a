"""Sources weighed at the desk: grades on two axes, kept per use; a source's own page; circles refused in words."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from claims.factories import ClaimFactory, EvidenceFactory, SourceFactory, VerdictFactory
from claims.models import Evidence, Source, Stage
from claims.records import fingerprint_of
from claims.workflow import Standing

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true", "HX-Target": "panel"}
DOCUMENT = {"title": "Count", "stance": "supports", "credibility": "2"}


def add(client, claim, **given):
    return client.post(reverse("desk:evidence_new", args=[claim.pk]), DOCUMENT | given)


def revise(client, evidence, **given):
    form = {"source": evidence.source.name, "title": evidence.title, "stance": evidence.stance, "credibility": "2"}
    path = reverse("desk:evidence_edit", args=[evidence.pk])
    return client.post(path, form | {"revision": evidence.claim.revision} | given)


def graded(claim):
    return list(Evidence.objects.filter(claim=claim).values_list("reliability", "credibility", "attribution"))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({}, ("B", 2, "named_organisation")),
        ({"reliability": ""}, ("B", 2, "named_organisation")),
        ({"reliability": "D", "attribution": "unnamed_sources"}, ("D", 2, "unnamed_sources")),
    ],
)
def test_evidence_takes_its_source_s_grade_unless_it_is_given_one(as_reviewer, given, kept):
    claim, source = ClaimFactory(), SourceFactory(reliability="B")
    assert add(as_reviewer, claim, source=source.name, **given).status_code == 302
    assert graded(claim) == [kept]


@pytest.mark.parametrize(
    ("described", "missing"),
    [
        ({}, {"source_kind", "source_reliability"}),
        ({"source_kind": "", "source_reliability": "F"}, {"source_kind"}),
        ({"source_kind": "monitor", "source_reliability": ""}, {"source_reliability"}),
    ],
)
def test_a_new_source_is_asked_what_it_is_and_how_reliable(as_reviewer, described, missing):
    claim = ClaimFactory()
    response = add(as_reviewer, claim, source="A new paper", quote="As typed", **described)
    assertContains(response, "The desk doesn’t know “A new paper”", status_code=422)
    assertContains(response, '<details class="field" open>', status_code=422)
    assertContains(response, "As typed", status_code=422)
    assert set(response.context["evidence_form"].errors) == missing | {"source"}
    assert not Source.objects.exists()


def test_a_new_source_that_can_t_be_judged_is_kept_as_such_where_somebody_says_so(as_reviewer):
    claim = ClaimFactory()
    add(as_reviewer, claim, source="A new paper", source_kind="agency", source_reliability="F")
    assert Source.objects.get(name="A new paper").reliability == "F"
    assert graded(claim) == [("F", 2, "named_organisation")]


def test_a_source_is_known_in_any_letter_case(as_reviewer):
    claim, source = ClaimFactory(), SourceFactory(name="The River Watch")
    assert add(as_reviewer, claim, source="the river  watch").status_code == 302
    assert Evidence.objects.get(claim=claim).source == source


def test_a_later_grade_of_the_source_leaves_the_use_as_it_was(as_reviewer):
    evidence = EvidenceFactory(source__reliability="B", reliability="B", attribution="nobody")
    Source.objects.update(reliability="E")
    revise(as_reviewer, evidence)
    assert graded(evidence.claim) == [("B", 2, "nobody")]
    revise(as_reviewer, evidence, reliability="", revision=2)
    assert graded(evidence.claim) == [("E", 2, "nobody")]


@pytest.mark.parametrize(
    "given", [{"reliability": "G"}, {"credibility": "0"}, {"credibility": ""}, {"attribution": "me"}]
)
def test_what_is_no_grade_is_refused_and_stays_in_the_form(as_reviewer, given):
    claim = ClaimFactory()
    response = add(as_reviewer, claim, source="A paper", quote="As typed", **given)
    assertContains(response, "As typed", status_code=422)
    assert graded(claim) == []


def test_the_form_offers_the_code_in_words(as_reviewer):
    page = as_reviewer.get(ClaimFactory().get_desk_url())
    for words in ("A – completely reliable", "6 – can’t be judged", "Unnamed sources", "as the source is graded today"):
        assertContains(page, words)


def test_an_entry_shows_its_grade_in_words_its_attribution_and_the_declared_interest(as_reviewer):
    evidence = EvidenceFactory(
        reliability="B", credibility=3, attribution="unnamed_sources", source__interest="It owns the bridge"
    )
    for path in (evidence.claim.get_desk_url(), evidence.claim.get_sheet_url()):
        page = as_reviewer.get(path)
        assertContains(page, 'B3<span class="grade-words"> source usually reliable, item possibly true</span>')
        assertContains(page, "<bdi>It owns the bridge.</bdi>")
        assertContains(page, "secondary, unnamed sources")
        assertContains(page, f'href="{evidence.source.get_desk_url()}"')


def test_the_claim_s_page_says_what_a_grade_was_and_who_changed_it(as_reviewer, reviewer):
    evidence = EvidenceFactory(reliability="C", credibility=2)
    revise(as_reviewer, evidence, reliability="B", credibility="1")
    said = "B1, was C2 (source fairly reliable, item probably true) until"
    page = as_reviewer.get(evidence.claim.get_desk_url())
    assertContains(page, said)
    assertContains(page, f"(by <bdi>{reviewer.get_full_name()}</bdi>)")
    assertNotContains(as_reviewer.get(evidence.claim.get_sheet_url()), said)
    assertContains(as_reviewer.get(evidence.source.get_desk_url()), said)


def test_a_circle_is_refused_on_its_field_in_words(as_reviewer):
    first = EvidenceFactory()
    second = EvidenceFactory(claim=first.claim, derived_from=first, title="The second")
    response = revise(as_reviewer, first, derived_from=second.pk, quote="As typed")
    words = "That would make a circle: “The second” derives from this document already."
    assertContains(response, f'<span class="field-error" id="evidence_derived_from_error">{words}', status_code=422)
    assertContains(response, "As typed", status_code=422)
    assert Evidence.objects.get(pk=first.pk).derived_from is None


@pytest.mark.parametrize("which", ["self", "another claim's", "none"])
def test_what_nothing_here_derives_from_is_refused_on_its_field(as_reviewer, which):
    evidence = EvidenceFactory()
    key = {"self": evidence.pk, "another claim's": EvidenceFactory().pk, "none": "x"}[which]
    response = revise(as_reviewer, evidence, derived_from=key)
    assertContains(response, "Choose another document on this claim.", status_code=422)
    assertContains(add(as_reviewer, evidence.claim, source="A", derived_from=EvidenceFactory().pk), "Choose another",
                   status_code=422)  # fmt: skip


def test_the_sheet_has_a_line_and_the_claim_s_page_a_tree_in_words_too(as_reviewer):
    first = EvidenceFactory(title="The first")
    EvidenceFactory(claim=first.claim, derived_from=first, title="The copy")
    EvidenceFactory(claim=first.claim, stance="context")
    said = "2 documents, 1 origin, and 1 more for context alone"
    sheet, page = (as_reviewer.get(path) for path in (first.claim.get_sheet_url(), first.claim.get_desk_url()))
    assertContains(sheet, said)
    assertNotContains(sheet, '<svg class="origin-tree"')
    assertContains(page, '<svg class="origin-tree" role="img" aria-labelledby="origins-title origins-desc"')
    assertContains(page, "“The copy”, for, derives from “The first”")
    assertContains(page, '<ul class="origin-list">')


def queries_of(client, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_a_source_s_page_costs_the_same_however_many_documents(as_editor):
    source = SourceFactory()
    EvidenceFactory(source=source)
    before = queries_of(as_editor, source.get_desk_url())
    for _ in range(9):
        first = EvidenceFactory(source=source)
        EvidenceFactory(source=source, claim=first.claim, derived_from=first)
        Evidence.objects.update(credibility=first.pk % 5 + 1)
    # session, user, 2 permission, source, page, origins, grades of these, of the source, counts, revision
    assert queries_of(as_editor, source.get_desk_url()) == before == 12


def test_a_source_s_documents_are_paged_to_the_end(as_reviewer):
    source = SourceFactory()
    documents = {EvidenceFactory(source=source, primary=True, claim=ClaimFactory()).pk for _ in range(30)}
    EvidenceFactory()
    first = as_reviewer.get(source.get_desk_url())
    assertContains(first, "30, of them 30 primary")
    second = as_reviewer.get(source.get_desk_url(), {"after": first.context["page"].next})
    assert {item.pk for page in (first, second) for item in page.context["page"].rows} == documents
    assert second.context["page"].next == ""
    assert as_reviewer.get(source.get_desk_url(), {"after": "broken"}).status_code == 400


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ["Agence du Port", "CNN", "syria watch", "Syrian Observatory"]),
        ("syria", ["syria watch", "Syrian Observatory"]),
        ("cnn", ["CNN"]),
        ("agence d", ["Agence du Port"]),
        ("%", []),
        ("_", []),
        ("OBSERV", ["Syrian Observatory"]),
        ("observatory syrian", ["Syrian Observatory"]),
        ("servatory", []),
        ("o'brien", []),
        ("\\' | !syrian", ["Syrian Observatory"]),
    ],
)
def test_sources_are_found_by_words_anywhere_in_their_name(as_reviewer, words, found):
    for name in ("Syrian Observatory", "syria watch", "CNN", "Agence du Port"):
        SourceFactory(name=name)
    response = as_reviewer.get(reverse("desk:sources"), {"words": words})
    assert sorted((source.name for source in response.context["page"].rows), key=str.lower) == found
    if not found:
        assertContains(response, "No source has these words in its name")


def test_looking_a_source_up_walks_an_index(django_db_blocker, db):
    SourceFactory.create_batch(3)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        plan = Source.objects.named("agency").explain()
    assert "Index" in plan
    assert "Seq Scan" not in plan


@pytest.mark.parametrize("words", ["\0", "x" * 300, "\u202e"])
def test_a_search_that_holds_nothing_to_look_for_shows_the_list(as_reviewer, words):
    SourceFactory()
    assert as_reviewer.get(reverse("desk:sources"), {"words": words}).status_code == 200


CHANGE = {"called": "The River Office", "kind": "monitor", "url": "", "reliability": "A", "interest": "It sells maps."}


def change(client, source, **given):
    from claims.models.sources import source_revision

    path = reverse("desk:source_edit", args=[source.pk])
    return client.post(path, CHANGE | {"revision": source_revision(source.pk)} | given)


def test_editors_change_a_source_and_its_uses_keep_their_grade(as_editor, editor):
    evidence = EvidenceFactory(source__reliability="C", reliability="C")
    assert change(as_editor, evidence.source).status_code == 302
    evidence.source.refresh_from_db()
    source = evidence.source
    assert (source.name, source.kind, source.reliability, source.interest) == (
        "The River Office", "monitor", "A", "It sells maps.",
    )  # fmt: skip
    assert Evidence.objects.get().reliability == "C"
    page = as_editor.get(source.get_desk_url())
    assertContains(page, "A, was C (fairly reliable) until")
    assertContains(page, f"(by <bdi>{editor.get_full_name()}</bdi>)")
    assertContains(page, "earlier uses keep theirs")


def test_reviewers_read_a_source_and_may_not_change_it(as_reviewer):
    source = SourceFactory(name="Kept")
    assertNotContains(as_reviewer.get(source.get_desk_url()), "Save source")
    assert change(as_reviewer, source).status_code == 403
    assert Source.objects.get().name == "Kept"


def test_two_editors_on_one_source_are_told_of_each_other(as_editor):
    source = SourceFactory()
    change(as_editor, source, called="First")
    response = change(as_editor, source, called="Second", revision=1)
    assertContains(response, "Someone else changed this source", status_code=409)
    assertContains(response, 'value="Second"', status_code=409)
    assert Source.objects.get().name == "First"
    again = response.context["form"]["revision"].value()
    assert change(as_editor, source, called="Second", revision=again).status_code == 302


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"called": ""}, "This field is required."),
        ({"called": "Taken"}, "Another source has this name."),
        ({"called": "\u200b"}, "only invisible characters"),
        ({"reliability": "Z"}, "Select a valid choice"),
        ({"reliability": ""}, "This field is required."),
        ({"kind": "rumour"}, "Select a valid choice"),
        ({"url": "javascript:alert(1)"}, "Enter a valid URL"),
        ({"interest": "x" * 2001}, "at most 2000 characters"),
        ({"revision": "x"}, "whole number"),
    ],
)
def test_a_source_that_can_t_be_kept_says_why_and_loses_nothing(as_editor, given, words):
    SourceFactory(name="Taken")
    source = SourceFactory(name="Kept")
    response = change(as_editor, source, **{"interest": "It sells maps, as typed.", **given})
    assertContains(response, words, status_code=422)
    assert Source.objects.get(pk=source.pk).name == "Kept"
    if "interest" not in given:
        assertContains(response, "It sells maps, as typed.", status_code=422)


@pytest.mark.parametrize(("given", "voids"), [({}, True), ({"called": None}, False)])
def test_what_a_signature_covers_counts_as_a_revision_of_the_claims_signed(as_editor, given, voids):
    evidence = EvidenceFactory(claim__stage=Stage.IN_REVIEW, claim__kind="statement")
    claim, source = evidence.claim, evidence.source
    VerdictFactory(claim=claim)
    claim.fingerprint = fingerprint_of(Standing.of(claim).content(claim))
    claim.save()
    assertContains(as_editor.get(source.get_desk_url()), "1 claim in review or approved rests on documents from it")
    given = {} if voids else {"called": source.name, "kind": source.kind, "interest": source.interest}
    change(as_editor, source, **given)
    claim.refresh_from_db()
    assert claim.revision == (2 if voids else 1)
    assert claim.events.filter(step="revised").count() == voids
    now = fingerprint_of(Standing.of(claim).content(claim))
    assert (now != claim.fingerprint) is voids


def test_a_source_that_is_not_there_is_not_found(as_editor):
    assert as_editor.get(reverse("desk:source", args=[0])).status_code == 404
    assert as_editor.post(reverse("desk:source_edit", args=[10**17]), CHANGE).status_code == 404
    source = SourceFactory()
    response = as_editor.get(reverse("desk:source_edit", args=[source.pk]))
    assert response["Location"] == source.get_desk_url()


def test_what_a_source_is_called_is_escaped(as_editor):
    nasty = "<script>alert(1)</script>"
    evidence = EvidenceFactory(source=SourceFactory(name=nasty, interest=nasty), title=nasty)
    EvidenceFactory(claim=evidence.claim, derived_from=evidence, title=nasty, source=evidence.source)
    for path in (evidence.source.get_desk_url(), reverse("desk:sources"), evidence.claim.get_desk_url()):
        assertNotContains(as_editor.get(path), nasty)
