"""Addresses and forms that name nothing: an answer in words, never a crash."""

import re

import pytest
from django.urls import URLPattern, get_resolver, reverse
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.asserts import assertContains

from claims.factories import ClaimFactory, ContactFactory, PublishedVerdictFactory
from claims.fields import key_of

pytestmark = pytest.mark.django_db
# What can't be a key: words, more than the database counts to, less than nothing, a byte that it takes nowhere.
JUNK = ["junk", str(10**30), "9" * 5000, str(2**63), "-1", "\0", "1\0", "²", "٣", ""]
IN_PATH = ["junk", str(10**30), "9" * 5000, str(2**63), "-1", "%00", "1%00", "%C2%B2", "%D9%A3"]


def _patterns(found, before=""):
    for entry in found:
        here = f"{before}{entry.pattern}"
        if isinstance(entry, URLPattern):
            yield here
        else:
            yield from _patterns(entry.url_patterns, here)


def _with_parameters(site):
    """The addresses with a parameter, each as a template in which {} stands for every one."""
    for route in _patterns(get_resolver().url_patterns):
        path = "/" + re.sub(r"<[^>]+>|\(\?P<\w+>[^)]+\)", "{}", route).replace("^", "").replace("$", "")
        if "{}" in path and path.startswith("/admin/") == (site == "admin") and "(" not in path:
            yield path


OURS, ADMIN = sorted(_with_parameters("ours")), sorted(_with_parameters("admin"))


def test_every_address_with_a_parameter_is_tried():
    assert {"/desk/claims/{}/", "/articles/{}/", "/claims/{}-{}/", "/claims/{}.json"} <= set(OURS)
    assert "/admin/claims/claim/{}/change/" in ADMIN


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("address", OURS)
def test_an_address_that_names_nothing_is_not_found(as_editor, address, method):
    for junk in IN_PATH:
        response = getattr(as_editor, method)(address.replace("{}", junk), follow=True)
        if response.status_code == 200:
            # Asked every few seconds, so it costs one query: nobody else writes in a claim that isn't there.
            assert (address, method) == ("/desk/claims/{}/editing/", "get")
            continue
        assert response.status_code in {404, 405}, junk
        assert "<h1" in response.content.decode()


@pytest.mark.parametrize("address", ADMIN)
def test_an_address_of_the_admin_that_names_nothing_is_not_found_or_said_to_be_gone(admin_client, address):
    for junk in IN_PATH[:-1]:  # the last is a three in Arabic digits, which Django reads
        response = admin_client.get(address.replace("{}", junk), follow=True)
        assert response.status_code in {403, 404} or "doesn’t exist" in response.content.decode(), junk


@pytest.mark.parametrize(
    ("name", "parameter"),
    [
        ("queue", "who"), ("queue", "article"), ("queue", "after"), ("queue", "words"), ("findings", "article"),
        ("findings", "after"), ("sources", "after"), ("sources", "words"), ("measures", "after"), ("measures", "words"),
        ("measures_like", "measure"), ("articles", "after"), ("articles", "words"), ("article_new", "tip"),
        ("track", "source"), ("track", "claimant"), ("track", "words"), ("track_csv", "source"), ("inbox", "after"),
        ("tips", "after"), ("dashboard", "weeks"), ("due_ics", "key"),
    ],
)  # fmt: skip
def test_a_query_that_names_nothing_never_crashes(as_editor, name, parameter):
    for junk in JUNK:
        assert as_editor.get(reverse(f"desk:{name}"), {parameter: junk}).status_code < 500, junk


@pytest.mark.parametrize(
    ("page", "parameter"),
    [
        ("desk:sheet", "claim"), ("desk:history", "who"), ("desk:history", "after"), ("desk:history", "table"),
        ("claim_json", "version"), ("home", "after"), ("home", "words"), ("articles", "after"),
        ("corrections", "after"),
    ],
)  # fmt: skip
def test_a_page_never_crashes_over_what_its_query_names(as_editor, page, parameter):
    claim = PublishedVerdictFactory().claim
    of = {"desk:sheet": [claim.snapshot.article.slug], "desk:history": [claim.pk], "claim_json": [claim.pk]}
    for junk in JUNK:
        assert as_editor.get(reverse(page, args=of.get(page)), {parameter: junk}).status_code < 500, junk


@pytest.mark.parametrize(("name", "named"), [("filter_drop", "filter"), ("inbox_read", "message")])
def test_a_form_that_names_no_row_of_one_s_own_is_not_found(as_editor, name, named):
    for junk in filter(None, JUNK):
        response = as_editor.post(reverse(f"desk:{name}"), {named: junk})
        assertContains(response, "Not there", status_code=404)


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("bulk", {"deed": "accept", "claim": "{}"}),
        ("bulk", {"deed": "assign", "claim": "1", "to": "{}"}),
        ("article_new", {"tip": "{}"}),
    ],
)
def test_a_form_of_the_desk_that_names_nothing_never_crashes(as_editor, name, fields):
    for junk in JUNK:
        sent = {field: value.replace("{}", junk) for field, value in fields.items()}
        assert as_editor.post(reverse(f"desk:{name}"), sent).status_code < 500, junk


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("step", {"step": "submit", "revision": "{}"}),
        ("claim_edit", {"statement": "x", "kind": "figure", "attribution": "nobody", "revision": "{}"}),
        ("figure", {"hedge": "exact", "low": "1", "high": "1", "unit": "people", "revision": "{}"}),
        ("measure_choose", {"measure": "{}", "revision": "1"}),
        ("measure_choose", {"measure": "1", "revision": "{}"}),
        ("evidence_new", {"source": "A", "title": "B", "stance": "supports", "credibility": "3", "derived_from": "{}"}),
        ("evidence_new", {"editing": "{}"}),
        ("finding_aside", {"key": "{}", "reason": "x"}),
        ("finding_back", {"key": "{}"}),
        ("equation_new", {"kind": "sum", "whole": "{}", "part": "{}", "percent": "{}"}),
        ("equation_remove", {"equation": "{}"}),
        ("verdict", {"rating": "{}", "summary": "x", "revision": "1"}),
        ("verdict", {"rating": "1", "summary": "x", "revision": "{}"}),
        ("waiver", {"rule": "{}", "reason": "x", "revision": "{}"}),
        ("assign", {"to": "{}"}),
        ("unseen", {"rating": "{}", "reasons": "x"}),
    ],
)
def test_a_form_on_a_claim_that_names_nothing_never_crashes(as_editor, name, fields):
    address = reverse(f"desk:{name}", args=[ClaimFactory().pk])
    for junk in JUNK:
        sent = {field: value.replace("{}", junk) for field, value in fields.items()}
        assert as_editor.post(address, sent).status_code < 500, junk


@pytest.mark.parametrize("method", ["get", "post"])
def test_removing_an_asking_opened_by_a_reload_leads_to_its_claim(as_editor, method):
    contact = ContactFactory()
    response = getattr(as_editor, method)(reverse("desk:contact_remove", args=[contact.pk]))
    assert (response.status_code, response.headers.get("Location")) == (
        (302, contact.claim.get_desk_url()) if method == "get" else (422, None)
    )


@given(st.text(max_size=30) | st.integers().map(str))
def test_a_key_is_what_the_database_counts_or_none(text):
    key = key_of(text)
    assert key == (int(text) if re.fullmatch(r"[0-9]{1,19}", text) and int(text) < 2**63 else 0)
