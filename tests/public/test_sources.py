"""The sources of a published verdict: graded, attributed, with their interest and where they come from."""

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.asserts import assertContains, assertNotContains

from claims.factories import ClaimFactory, EvidenceFactory, PublishedVerdictFactory
from claims.models import Credibility, Source
from claims.templatetags.sources import grade_words, origin_tree


def page(client, verdict):
    return client.get(reverse("claim", args=[verdict.claim_id, verdict.claim.slug]))


@pytest.fixture
def claim(db):
    claim = ClaimFactory()
    first = EvidenceFactory(
        claim=claim, title="The list", primary=True, reliability="A", credibility=1, attribution="named_on_record",
        source__interest="It runs the school",
    )  # fmt: skip
    EvidenceFactory(claim=claim, title="The copy", derived_from=first, source__interest="Its owner sits on the board.")
    return claim


def test_each_source_is_shown_graded_attributed_and_with_its_interest(client, claim):
    response = page(client, PublishedVerdictFactory(claim=claim))
    for said in (
        'Graded <span class="grade" tabindex="0">A1<span class="grade-words">'
        " source completely reliable, item confirmed by other sources</span></span>.",
        "Primary. Named, on record.",
        "Secondary. Named organisation. Derives from “<bdi>The list</bdi>”.",
        "<bdi>It runs the school.</bdi>",
        "<bdi>Its owner sits on the board.</bdi>",
        "2 documents, 1 origin",
        "What the grades mean",
    ):
        assertContains(response, said)


def test_a_record_from_before_there_was_attribution_is_shown_without_it(claim):
    record = PublishedVerdictFactory(claim=claim).record
    for item in record["evidence"]:
        for later in ("attribution", "attribution_label", "interest", "derived_from", "reliability"):
            item.pop(later)
    tree = origin_tree(record)
    assert tree.summary == "2 documents, 2 origins"
    html = render_to_string("components/sources.html", {"tree": tree})
    html += render_to_string("components/origin_tree.html", {"tree": tree})
    assert "Primary." in html
    assert "None" not in html


def test_a_claim_without_documents_has_no_tree(client, db):
    response = page(client, PublishedVerdictFactory(claim=ClaimFactory()))
    assertContains(response, "No document bears on this claim.")
    assertNotContains(response, 'class="tree"')


def test_every_grade_has_words():
    for letter in Source.Reliability.values:
        assert grade_words(letter)
        for number in Credibility.values:
            assert grade_words(f"{letter}{number}").startswith("source ")
    assert grade_words("B3") == "source usually reliable, item possibly true"


@given(st.text(max_size=4))
def test_what_is_no_grade_has_none(text):
    assert isinstance(grade_words(text), str)
    if text[:1] not in Source.Reliability.values:
        assert grade_words(text) == ""


def test_a_copy_is_listed_under_what_it_derives_from_and_each_document_once(client, claim):
    other = EvidenceFactory(claim=claim, title="A word beside it", stance="context")
    response = page(client, PublishedVerdictFactory(claim=claim))
    words = response.content.decode()
    assert [words.count(f">{title}</a>") for title in ("The list", "The copy", other.title)] == [1, 1, 1]
    listed = words[words.index('<ul class="tree">') : words.index("What the grades mean")]
    under = listed[listed.index(">The list<") : listed.index(">The copy<")]
    assert under.count("<ul>") - under.count("</ul>") == 1
    assert listed.count('class="origin"') == 2


def test_readers_are_told_what_grades_and_origins_are(client, db):
    response = client.get(reverse("methodology"))
    for said in ("completely reliable", "confirmed by other sources", "Nobody named", "three links, one origin"):
        assertContains(response, said)
