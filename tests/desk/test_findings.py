"""Findings on the desk's pages: seen, set aside, brought back, and figures put together."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from claims.actions import set_finding_aside
from claims.factories import ArticleFactory, MeasureFactory, SnapshotFactory, UserFactory
from claims.models import Dismissal, Equation
from claims.numbers.findings import claim_findings
from tests.conftest import logged_in
from tests.numbers.helpers import claim_of, paper_on

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true", "HX-Target": "panel"}
LIST = "/desk/findings/"


@pytest.fixture
def pair(db):
    snapshot, measure = SnapshotFactory(), MeasureFactory()
    return claim_of(snapshot, 500, measure), claim_of(snapshot, 900, measure)


def deed(name, claim):
    return reverse(f"desk:{name}", args=[claim.pk])


def queries_of(client, path):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_a_finding_stands_on_the_pages_of_its_claims_and_of_its_text(as_reviewer, pair):
    for path in (pair[0].get_desk_url(), pair[1].get_desk_url(), LIST):
        assertContains(as_reviewer.get(path), "One text gives two numbers of the same thing")
    sheet = as_reviewer.get(pair[0].get_sheet_url())
    assertContains(sheet, "Findings in this text")
    assertContains(sheet, "1 finding with this claim")
    assertNotContains(sheet, 'name="reason"')
    part = as_reviewer.get(pair[0].get_desk_url(), headers=HTMX)
    assertNotContains(part, "<html")
    assertContains(part, "One text gives two numbers")


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_finding_is_set_aside_and_brought_back(as_reviewer, pair, headers):
    key = claim_findings(pair[0])[0].key
    form = {"key": key, "reason": "Counted <b>twice</b>."}
    response = as_reviewer.post(deed("finding_aside", pair[0]), form, headers=headers, follow=True)
    assertContains(response, "Finding set aside.")
    assertContains(response, "Counted &lt;b&gt;twice&lt;/b&gt;.")
    assertContains(response, "Set aside: 1")
    assertNotContains(as_reviewer.get(pair[0].get_sheet_url()), "Findings in this text")
    assertNotContains(as_reviewer.get(LIST), "One text gives two numbers")
    assertContains(as_reviewer.get(f"{LIST}?state=aside"), "Set aside by")
    response = as_reviewer.post(deed("finding_back", pair[1]), {"key": key}, headers=headers, follow=True)
    assertContains(response, "Finding brought back.")
    assert not Dismissal.objects.exists()


def test_without_a_reason_or_with_a_broken_key_nothing_is_set_aside(as_reviewer, pair):
    key = claim_findings(pair[0])[0].key
    response = as_reviewer.post(deed("finding_aside", pair[0]), {"key": key, "reason": " "})
    assertContains(response, "Say why it is no finding.", status_code=422)
    assertContains(response, f'href="#reason-{key[:12]}"', status_code=422)
    for broken in ("", "x", "0" * 63, f"{'0' * 63}<"):
        response = as_reviewer.post(deed("finding_aside", pair[0]), {"key": broken, "reason": "So."})
        assert response.status_code == 422
        assert as_reviewer.post(deed("finding_back", pair[0]), {"key": broken}).status_code == 422
    assert not Dismissal.objects.exists()


def test_a_reason_for_a_finding_that_is_gone_or_set_aside_is_not_lost(as_reviewer, second_reviewer, pair):
    form = {"key": "0" * 64, "reason": "My long reason"}
    response = as_reviewer.post(deed("finding_aside", pair[0]), form)
    assertContains(response, "This finding is gone", status_code=409)
    assertContains(response, "My long reason", status_code=409)
    key = claim_findings(pair[0])[0].key
    set_finding_aside(pair[0], key=key, reason="Theirs", by=second_reviewer)
    response = as_reviewer.post(deed("finding_aside", pair[0]), form | {"key": key})
    assertContains(response, "has set this finding aside already: “Theirs”", status_code=409)
    assertContains(response, "My long reason", status_code=409)


def test_findings_are_weighed_by_the_desk_alone(client, pair):
    deeds = ("finding_aside", "finding_back", "equation_new", "equation_remove")
    for name in deeds:
        path = deed(name, pair[0])
        assertRedirects(client.post(path), f"{reverse('login')}?next={path}", fetch_redirect_response=False)
    nobody = logged_in(UserFactory(role=""))
    assert {nobody.post(deed(name, pair[0])).status_code for name in deeds} == {403}
    assert nobody.get(LIST).status_code == 403
    reader = logged_in(UserFactory())
    reader.get(LIST)
    for name in deeds:
        assertRedirects(reader.get(deed(name, pair[0])), pair[0].get_desk_url())


def test_the_list_is_a_page_and_a_fragment_of_it(as_reviewer, pair):
    part = as_reviewer.get(LIST, headers={"HX-Request": "true", "HX-Target": "findings-list"})
    assertNotContains(part, "<html")
    assertContains(part, 'id="findings-list"')
    assertContains(as_reviewer.get(LIST), "<html")


@pytest.mark.parametrize(
    ("query", "count"),
    [("", 1), ("kind=apart", 1), ("kind=sum", 0), ("state=aside", 0), ("state=all", 1), ("article=not-there", 0)],
)
def test_the_list_keeps_what_its_filters_name(as_reviewer, pair, query, count):
    response = as_reviewer.get(f"{LIST}?{query}")
    assert response.context["count"] == count
    if not count:
        assertContains(response, "Nothing")


@pytest.mark.parametrize("query", ["kind=nothing", "state=open%00", "after=broken", "article=%C3%A9", "after=WzFd"])
def test_a_list_that_cannot_be_shown_says_why(as_reviewer, query):
    assert as_reviewer.get(f"{LIST}?{query}").status_code == 400


def test_the_list_is_paged_to_its_end_and_costs_the_same(as_reviewer):
    measures = MeasureFactory.create_batch(25)

    def add(measure):
        snapshot = SnapshotFactory()
        for low in (500, 900):
            claim_of(snapshot, low, measure)

    add(measures[0])
    before = queries_of(as_reviewer, LIST)
    for measure in measures[1:]:
        add(measure)
    assert queries_of(as_reviewer, LIST) == before == 10
    seen, query = [], ""
    while True:
        response = as_reviewer.get(f"{LIST}?{query}")
        seen += [article.pk for article, _ in response.context["groups"]]
        query = response.context["next_query"]
        if not query:
            break
    assert len(seen) == len(set(seen)) == 25


def test_an_article_without_a_text_is_listed_without_findings(as_reviewer):
    ArticleFactory()
    assertContains(as_reviewer.get(LIST), "1 article looked through")


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_figures_are_put_together_on_the_claim_page(as_reviewer, headers):
    claim = claim_of(SnapshotFactory(), 1000)
    parts = [paper_on(claim, 600), paper_on(claim, 300)]
    assertContains(as_reviewer.get(claim.get_desk_url()), "These belong together")
    form = {"kind": "sum", "whole": claim.figure.pk, "part": [part.pk for part in parts], "note": "All of them"}
    response = as_reviewer.post(deed("equation_new", claim), form, headers=headers, follow=True)
    assertContains(response, "600 and 300 make 900 people; 1,000 was said: they can’t hold together.")
    assertContains(response, "The sum doesn’t add up")
    equation = Equation.objects.get()
    response = as_reviewer.post(deed("equation_remove", claim), {"equation": equation.pk}, headers=headers, follow=True)
    assertContains(response, "Taken back.")
    assert not Equation.objects.exists()


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"kind": "sum", "whole": "x", "part": ["y", "z"]},
        {"kind": "sum", "whole": "-1", "part": ["1", "2"]},
        {"kind": "sum", "whole": str(10**30), "part": [str(10**30), "٣"]},
        {"kind": "sum", "whole": "1", "part": ["9" * 5000]},
        {"kind": "none", "whole": "1", "part": ["2", "3"]},
        {"kind": "sum", "whole": "99999999", "part": ["99999998", "99999997"]},
    ],
)
def test_what_is_no_equation_is_refused_and_what_was_chosen_stays(as_reviewer, given):
    claim = claim_of(SnapshotFactory(), 1000)
    part = paper_on(claim, 600)
    chosen = [*given.get("part", []), str(part.pk)]
    response = as_reviewer.post(deed("equation_new", claim), given | {"part": chosen, "note": "My note"})
    assert response.status_code in {409, 422}
    assertContains(response, 'value="My note"', status_code=response.status_code)
    assertContains(response, f'name="part" value="{part.pk}" aria-label="600 people, 9 August 2018 is a part" checked',
                   status_code=response.status_code)  # fmt: skip
    assert not Equation.objects.exists()


@pytest.mark.parametrize("key", ["", "x", "0", "9" * 40, "²"])
def test_an_equation_that_is_not_there_is_not_taken_back(as_reviewer, key):
    claim = claim_of(SnapshotFactory(), 1000)
    assert as_reviewer.post(deed("equation_remove", claim), {"equation": key}).status_code == 404


def test_an_equation_is_taken_back_from_its_own_claims_only(as_reviewer):
    claim, other = claim_of(SnapshotFactory(), 1000), claim_of(SnapshotFactory(), 5)
    form = {"kind": "sum", "whole": claim.figure.pk, "part": [paper_on(claim, 600).pk, paper_on(claim, 400).pk]}
    as_reviewer.post(deed("equation_new", claim), form)
    equation = Equation.objects.get()
    response = as_reviewer.post(deed("equation_remove", other), {"equation": equation.pk})
    assert response.status_code == 404


def test_findings_add_the_same_few_queries_however_many(as_reviewer, pair):
    paths = [pair[0].get_desk_url(), pair[0].get_sheet_url()]
    paper_on(pair[0], 700, pair[0].figure.measure)
    before = [queries_of(as_reviewer, path) for path in paths]
    measure = pair[0].figure.measure
    for n in range(8):
        claim_of(pair[0].snapshot, 1000 + n, measure)
        paper_on(pair[0], 2000 + n, measure)
        claim_of(SnapshotFactory(), 3000 + n, measure)
    assert [queries_of(as_reviewer, path) for path in paths] == before
