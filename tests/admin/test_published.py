"""The admin never skips the workflow: what is published stands there as it is."""

import pytest
from django.urls import reverse

from claims.models import Claim, Evidence, Stage
from tests.admin.helpers import form_data


def change_url(row):
    return reverse(f"admin:claims_{row._meta.model_name}_change", args=[row.pk])


def move(desk, stage):
    Claim.objects.filter(pk=desk.claim.pk).update(stage=stage)


@pytest.mark.parametrize("stage", [Stage.PUBLISHED, Stage.RECHECK, Stage.RETRACTED, Stage.DISMISSED])
@pytest.mark.parametrize("model", ["claim", "evidence", "figure", "prediction"])
def test_what_may_not_be_worked_on_is_shown_and_not_changed(at_admin, desk, model, stage):
    row = getattr(desk, model)
    data = form_data(at_admin.get(change_url(row)))
    move(desk, stage)
    page = at_admin.get(change_url(row))
    assert page.status_code == 200
    assert b'name="_save"' not in page.content
    assert at_admin.post(change_url(row), data).status_code == 403
    assert at_admin.post(change_url(row).replace("change", "delete"), {"post": "yes"}).status_code == 403
    assert type(row).objects.filter(pk=row.pk).exists()


def test_nothing_is_added_to_a_published_claim_and_what_was_typed_stays(at_admin, desk):
    move(desk, Stage.PUBLISHED)
    given = {"claim": desk.claim.pk, "source": desk.source.pk, "title": "A later count", "stance": "context"}
    formset = {"figures-TOTAL_FORMS": 0, "figures-INITIAL_FORMS": 0}
    response = at_admin.post(
        reverse("admin:claims_evidence_add"), given | {"credibility": 3, "attribution": "nobody"} | formset
    )
    page = response.content.decode()
    assert response.status_code == 200
    assert "The claim is published, so it can’t be changed" in page
    assert 'value="A later count"' in page
    assert not Evidence.objects.filter(title="A later count").exists()


@pytest.mark.parametrize("row", ["draft", "published"])
def test_a_verdict_that_is_not_written_now_is_only_read_and_says_why(at_admin, desk, row):
    verdict = getattr(desk, row)
    if row == "draft":
        assert b'name="_save"' in at_admin.get(change_url(verdict)).content
    move(desk, Stage.APPROVED)
    page = at_admin.get(change_url(verdict)).content.decode()
    assert 'name="_save"' not in page
    assert 'name="summary"' not in page
    said = {
        "draft": "The claim is approved: no verdict is written now.",
        "published": "What is published stays as it is.",
    }
    assert said[row] in page


def test_a_draft_that_is_signed_while_somebody_writes_keeps_what_was_typed(at_admin, desk):
    data = form_data(at_admin.get(change_url(desk.draft))) | {"summary": "My long thought."}
    move(desk, Stage.APPROVED)
    page = at_admin.post(change_url(desk.draft), data).content.decode()
    assert "The claim is approved: no verdict is written now." in page
    assert "My long thought." in page
    desk.draft.refresh_from_db()
    assert desk.draft.summary == "Nearly."


def test_a_refused_draft_keeps_what_was_typed(at_admin, desk):
    data = form_data(at_admin.get(change_url(desk.draft))) | {"summary": "My long thought."}
    move(desk, Stage.IN_REVIEW)
    response = at_admin.post(change_url(desk.draft), data)
    page = response.content.decode()
    assert response.status_code == 200
    assert "under review and not yours" in page
    assert "My long thought." in page
    desk.draft.refresh_from_db()
    assert desk.draft.summary == "Nearly."


@pytest.mark.parametrize("model", ["claim", "article", "source", "measure", "rating"])
def test_deleting_is_not_offered_where_it_cannot_work(at_admin, desk, model):
    row = getattr(desk, model)
    delete = reverse(f"admin:claims_{model}_delete", args=[row.pk])
    assert delete not in at_admin.get(change_url(row)).content.decode()
    assert at_admin.get(delete).status_code == 403


def test_a_source_that_nothing_rests_on_can_be_deleted(at_admin, desk):
    desk.evidence.delete()
    assert (
        at_admin.post(reverse("admin:claims_source_delete", args=[desk.source.pk]), {"post": "yes"}).status_code == 302
    )


@pytest.mark.parametrize("model", ["claim", "evidence", "figure", "prediction", "draft"])
def test_history_shows_the_claim_s_ledger(at_admin, chief, desk, model):
    url = change_url(desk.claim)
    at_admin.post(url, form_data(at_admin.get(url)) | {"statement": "Fewer people were out of work"})
    page = at_admin.get(change_url(getattr(desk, model)).replace("change", "history")).content.decode()
    assert "Accepted" in page
    assert chief.username in page
    assert "In the admin, claim: statement" in page


def test_history_of_an_article_says_who_took_it_in_and_who_changed_it(at_admin, chief, desk):
    url = change_url(desk.article)
    assert at_admin.post(url, form_data(at_admin.get(url)) | {"byline": "A. Writer"}).status_code == 302
    page = at_admin.get(url.replace("change", "history")).content.decode()
    assert f"Taken in by <bdi>{chief.username}</bdi>" in page
    assert "Changed Byline" in page


def test_the_log_of_the_admin_is_open_to_editors(at_admin, desk):
    url = change_url(desk.source)
    at_admin.post(url, form_data(at_admin.get(url)) | {"name": "The Bureau"})
    assert "The Bureau" in at_admin.get(reverse("admin:admin_logentry_changelist")).content.decode()


def test_titles_name_the_desk_and_pages_have_its_icon(client, at_admin, settings):
    client.logout()
    page = client.get(reverse("admin:login")).content.decode()
    assert f"<title>Log in | {settings.SITE_NAME} records</title>" in page
    assert "claims/icon.svg" in page
