"""Two people on one document, one address twice, and what a refusal leaves behind."""

from datetime import date
from decimal import Decimal

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from pytest_django.asserts import assertContains

from claims.factories import ClaimFactory, EvidenceFactory, FigureFactory, MeasureFactory, SourceFactory
from claims.models import Evidence, Measure, Source

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true", "HX-Target": "panel"}


def deed(name, claim):
    return reverse(f"desk:{name}", args=[claim.pk])


@pytest.mark.parametrize("deed", [{"title": "Mine"}, {"remove": "1"}])
def test_a_stale_change_of_evidence_is_refused_and_shows_both(as_reviewer, as_second_reviewer, deed):
    evidence = EvidenceFactory(quote="It has 580 names.")
    SourceFactory(name="A paper")
    path = reverse("desk:evidence_edit", args=[evidence.pk])
    form = {"source": "A paper", "title": "Theirs", "stance": "refutes", "credibility": "3", "revision": 1}
    assert as_second_reviewer.post(path, form | {"quote": "It has 590 names."}).status_code == 302
    response = as_reviewer.post(path, form | {"quote": "It has 570 names."} | deed, headers=HTMX)
    assertContains(response, "now reads: “Theirs”, A paper, against: It has 590 names.", status_code=409)
    assertContains(response, "It has 570 names.", status_code=409)
    assertContains(response, 'name="revision" value="2"', status_code=409)
    assert title_of(evidence) == "Theirs"
    assert as_reviewer.post(path, form | deed | {"revision": 2}).status_code == 302
    assert title_of(evidence) == deed.get("title")


def title_of(evidence):
    return Evidence.objects.filter(pk=evidence.pk).values_list("title", flat=True).first()


def test_evidence_is_not_changed_without_the_revision_that_was_read(as_reviewer):
    evidence = EvidenceFactory()
    path = reverse("desk:evidence_edit", args=[evidence.pk])
    assert as_reviewer.post(path, {"remove": "1"}).status_code == 422
    assert Evidence.objects.filter(pk=evidence.pk).exists()


@pytest.mark.parametrize("again", ["https://paper.example/a", "HTTPS://Paper.Example:443/a/#part"])
def test_one_address_stands_once_on_a_claim(as_reviewer, again):
    evidence = EvidenceFactory(url="https://paper.example/a", title="The first")
    SourceFactory(name="A paper")
    form = {"source": "A paper", "title": "The second", "stance": "supports", "credibility": "3", "url": again}
    response = as_reviewer.post(deed("evidence_new", evidence.claim), form)
    assertContains(response, "already here: “The first”", status_code=409)
    other = EvidenceFactory(claim=evidence.claim)
    path = reverse("desk:evidence_edit", args=[other.pk])
    assertContains(as_reviewer.post(path, form | {"revision": 1}), "already here", status_code=409)
    assert as_reviewer.post(deed("evidence_new", ClaimFactory()), form).status_code == 302
    own = reverse("desk:evidence_edit", args=[evidence.pk])
    assert as_reviewer.post(own, form | {"revision": 1}).status_code == 302


def test_a_refused_figure_or_document_leaves_no_counted_thing_and_no_source(as_reviewer):
    claim = ClaimFactory(revision=2)
    figure = {"hedge": "exact", "low": "5", "unit": "people", "measure": "A new thing"}
    assert as_reviewer.post(deed("figure", claim), figure | {"revision": 1}).status_code == 409
    measure = MeasureFactory(unit="t")
    document = {"source": "A new paper", "title": "A report", "stance": "supports", "credibility": "3"}
    document |= {"source_kind": "agency", "source_reliability": "B"}
    response = as_reviewer.post(deed("evidence_new", claim), figure | document | {"measure": measure.name})
    assertContains(response, "is counted in tonnes", status_code=422)
    assert not Source.objects.exists()
    assert Measure.objects.get() == measure


NEW_SOURCE = {"source_kind": "monitor", "source_reliability": "C", "source_interest": "Takes part in the talks."}


def test_a_new_source_is_described_with_the_first_evidence_from_it(as_reviewer):
    claim = ClaimFactory()
    form = {
        "source": "River watch",
        "title": "Count",
        "stance": "supports",
        "credibility": "2",
        "note": "Unsure of May.",
    }
    as_reviewer.post(deed("evidence_new", claim), form | NEW_SOURCE | {"source_url": "https://river.example/"})
    source = Source.objects.get(name="River watch")
    assert (source.kind, source.reliability, source.interest) == ("monitor", "C", "Takes part in the talks.")
    assert source.url == "https://river.example/"
    assert Evidence.objects.get(claim=claim).note == "Unsure of May."


def test_what_the_desk_knows_of_a_source_stays_and_is_not_passed_over_in_silence(as_reviewer):
    evidence = EvidenceFactory(source__reliability="A")
    form = {"source": evidence.source.name, "title": "More", "stance": "supports", "credibility": "2"}
    response = as_reviewer.post(deed("evidence_new", evidence.claim), form | NEW_SOURCE)
    assertContains(response, "The desk knows this source already", status_code=422)
    evidence.source.refresh_from_db()
    assert (evidence.source.kind, evidence.source.reliability) == ("agency", "A")


@pytest.mark.parametrize("kept", ["Café Watch", "cafe\u0301  watch"])
def test_a_source_is_known_however_it_is_spaced_and_composed(as_reviewer, kept):
    source = SourceFactory(name=kept)
    form = {"source": "Cafe\u0301\u00a0Watch", "title": "More", "stance": "supports", "credibility": "2"}
    as_reviewer.post(deed("evidence_new", ClaimFactory()), form)
    assert Evidence.objects.get().source == source
    assert Source.objects.get() == source


def test_a_source_with_a_broken_address_is_refused_and_nothing_is_made(as_reviewer):
    claim = ClaimFactory()
    form = {"source": "River watch", "title": "Count", "stance": "supports", "credibility": "2"} | NEW_SOURCE
    response = as_reviewer.post(deed("evidence_new", claim), form | {"source_url": "javascript:alert(1)"})
    assertContains(response, "Its address", status_code=422)
    assert not Source.objects.filter(name="River watch").exists()


def test_a_save_touches_only_the_figure_that_its_form_shows(as_reviewer):
    evidence = EvidenceFactory()
    later, first = (
        FigureFactory(evidence=evidence, claim=None, low=low, high=low, as_of=date(year, 1, 1), measure=None)
        for low, year in ((Decimal(10), 2020), (Decimal(20), 2019))
    )
    form = {"source": evidence.source.name, "title": "Same", "stance": "context", "credibility": "3", "revision": 1}
    path = reverse("desk:evidence_edit", args=[evidence.pk])
    as_reviewer.post(path, form | {"low": "25", "high": "25", "unit": "people", "as_of": "2019-01-01"})
    assert {figure.pk: figure.low for figure in evidence.figures.all()} == {later.pk: 10, first.pk: 25}
    as_reviewer.post(path, form | {"revision": 2})
    assert [figure.pk for figure in evidence.figures.all()] == [later.pk]


def test_removing_a_document_asks_for_the_right_to_it(as_reviewer, reviewer):
    evidence = EvidenceFactory()
    Group.objects.get(name="reviewer").permissions.remove(Permission.objects.get(codename="delete_evidence"))
    path = reverse("desk:evidence_edit", args=[evidence.pk])
    assert as_reviewer.post(path, {"remove": "1", "revision": "1"}).status_code == 403
    assert Evidence.objects.filter(pk=evidence.pk).exists()


def test_a_refusal_elsewhere_leaves_an_open_document_open(as_reviewer):
    evidence = EvidenceFactory()
    form = {"low": "9", "high": "2", "revision": 1, "editing": evidence.pk}
    response = as_reviewer.post(deed("figure", evidence.claim), form, headers=HTMX)
    assertContains(response, f'data-editing="{evidence.pk}"', status_code=422)
