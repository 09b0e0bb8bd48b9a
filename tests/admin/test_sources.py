"""Grades and origins in the admin: the desk's fields, the desk's words, and no traceback."""

import pytest
from django.urls import reverse

from claims.admin import evidence as admin_evidence
from claims.models import Evidence, Source
from tests.admin.helpers import form_data


def change_url(row):
    return reverse(f"admin:claims_{row._meta.model_name}_change", args=[row.pk])


@pytest.fixture
def derived(desk):
    return Evidence.objects.create(
        claim=desk.claim, source=desk.source, title="The copy", stance="supports", derived_from=desk.evidence
    )


def test_the_admin_shows_the_grade_of_a_use_and_who_stands_behind_it(at_admin, desk):
    url = change_url(desk.evidence)
    data = form_data(at_admin.get(url))
    assert at_admin.post(url, data | {"reliability": "C", "credibility": 2, "attribution": "nobody"}).status_code == 302
    kept = Evidence.objects.get(pk=desk.evidence.pk)
    assert (kept.grade, kept.attribution) == ("C2", "nobody")
    page = at_admin.get(reverse("admin:claims_evidence_changelist")).content.decode()
    assert "C2" in page
    assert "nobody named" in page


def test_without_a_grade_for_its_use_evidence_takes_its_source_s(at_admin, desk):
    Source.objects.update(reliability="D")
    given = {"claim": desk.claim.pk, "source": desk.source.pk, "title": "Later", "stance": "context"}
    given |= {"credibility": 3, "attribution": "nobody", "figures-TOTAL_FORMS": 0, "figures-INITIAL_FORMS": 0}
    assert at_admin.post(reverse("admin:claims_evidence_add"), given).status_code == 302
    assert Evidence.objects.get(title="Later").grade == "D3"
    url = change_url(desk.claim)
    data = form_data(at_admin.get(url)) | {"evidence-TOTAL_FORMS": 3, "evidence-2-source": desk.source.pk}
    data |= {f"evidence-2-{name}": value for name, value in {"title": "On its page", "stance": "context"}.items()}
    data |= {"evidence-2-credibility": 1, "evidence-2-attribution": "nobody", "evidence-2-reliability": ""}
    assert at_admin.post(url, data).status_code == 302
    assert Evidence.objects.get(title="On its page").grade == "D1"


def test_a_circle_is_refused_on_its_field_in_words(at_admin, desk, derived):
    url = change_url(desk.evidence)
    response = at_admin.post(url, form_data(at_admin.get(url)) | {"derived_from": derived.pk})
    errors = response.context["adminform"].form.errors
    assert "That would make a circle: “The copy” derives from this document already." in errors["derived_from"]


def test_a_circle_that_someone_else_closed_meanwhile_is_refused_in_words(at_admin, desk, derived, monkeypatch):
    monkeypatch.setattr(admin_evidence, "origin_trouble", lambda *args, **kwargs: "")
    url = change_url(desk.evidence)
    data = form_data(at_admin.get(url)) | {"derived_from": derived.pk, "note": "As typed"}
    response = at_admin.post(url, data)
    assert response.status_code == 200
    page = response.content.decode()
    assert "That would make a circle" in page
    assert "As typed" in page
    assert Evidence.objects.get(pk=desk.evidence.pk).derived_from is None
