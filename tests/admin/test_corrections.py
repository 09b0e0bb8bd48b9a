"""What an editor may correct, and what stands."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from claims.models import Claim, Event, Figure, Stage
from tests.admin.helpers import form_data, person


def change_url(row):
    return reverse(f"admin:claims_{row._meta.model_name}_change", args=[row.pk])


def test_a_corrected_claim_counts_as_a_revision_and_leaves_an_event(at_admin, chief, desk):
    url = change_url(desk.claim)
    data = form_data(at_admin.get(url)) | {"statement": "Fewer people were out of work"}
    assert at_admin.post(url, data).status_code == 302
    claim = Claim.objects.get(pk=desk.claim.pk)
    assert (claim.statement, claim.revision) == ("Fewer people were out of work", desk.claim.revision + 1)
    event = claim.events.first()
    assert (event.step, event.by) == ("revised", chief)


def test_saving_an_untouched_claim_changes_nothing(at_admin, desk):
    url = change_url(desk.claim)
    assert at_admin.post(url, form_data(at_admin.get(url))).status_code == 302
    assert Claim.objects.get(pk=desk.claim.pk).revision == desk.claim.revision


def test_stage_revision_and_place_are_not_taken_from_a_form(at_admin, desk):
    url = change_url(desk.claim)
    data = form_data(at_admin.get(url)) | {"stage": "published", "revision": 99, "fingerprint": "x", "start": 5}
    at_admin.post(url, data)
    claim = Claim.objects.get(pk=desk.claim.pk)
    assert (claim.stage, claim.revision, claim.fingerprint, claim.start) == (Stage.OPEN, 1, "", 0)


@pytest.mark.parametrize(
    ("model", "field", "mine"),
    [("claim", "claimant", "Mine"), ("evidence", "note", "Mine"), ("figure", "as_of", "2026-05-04"),
     ("prediction", "ends_with", "Mine")],
)  # fmt: skip
def test_a_stale_form_overwrites_nothing_and_is_kept(at_admin, desk, model, field, mine):
    row = getattr(desk, model)
    url = change_url(row)
    data = form_data(at_admin.get(url)) | {field: mine}
    Claim.objects.filter(pk=desk.claim.pk).update(revision=7)
    response = at_admin.post(url, data)
    page = response.content.decode()
    assert "Someone else saved this claim" in page
    assert mine in page
    before = getattr(row, field)
    row.refresh_from_db()
    assert getattr(row, field) == before
    assert at_admin.post(url, form_data(response)).status_code == 302
    row.refresh_from_db()
    assert str(getattr(row, field)) == mine


def test_assigning_and_dating_in_the_form_are_deeds(at_admin, chief, desk):
    url = change_url(desk.claim)
    data = form_data(at_admin.get(url)) | {"assigned_to": chief.pk, "due_on": "2026-12-24"}
    assert at_admin.post(url, data).status_code == 302
    claim = Claim.objects.get(pk=desk.claim.pk)
    assert claim.assigned_to == chief
    assert {"assigned", "due"} <= set(claim.events.values_list("step", flat=True))


@pytest.mark.parametrize(("low", "high"), [("6", "5"), ("NaN", "5"), ("Infinity", "5"), ("", ""), ("1e400", "5")])
def test_a_figure_that_is_none_is_answered_in_the_form(at_admin, desk, low, high):
    url = change_url(desk.figure)
    response = at_admin.post(url, form_data(at_admin.get(url)) | {"low": low, "high": high})
    assert response.status_code == 200
    assert response.context["adminform"].form.errors


def test_a_corrected_figure_is_compared_as_it_now_reads(at_admin, desk):
    url = change_url(desk.figure)
    assert at_admin.post(url, form_data(at_admin.get(url)) | {"low": "3", "high": "9"}).status_code == 302
    band = Figure.objects.get(pk=desk.figure.pk).band
    assert (band.lower, band.upper) == (3, 9)
    assert Claim.objects.get(pk=desk.claim.pk).revision == desk.claim.revision + 1


def test_a_figure_is_corrected_on_its_claim_too(at_admin, desk):
    url = change_url(desk.claim)
    data = form_data(at_admin.get(url))
    assert at_admin.post(url, data | {"figure-0-low": "9"}).status_code == 200
    assert at_admin.post(url, data | {"figure-0-low": "2"}).status_code == 302
    assert Figure.objects.get(pk=desk.figure.pk).band.lower == 2


def test_evidence_derives_only_from_evidence_on_the_same_claim(at_admin, desk, make_desk):
    url = change_url(desk.evidence)
    data = form_data(at_admin.get(url))
    for origin in (make_desk(2).evidence, desk.evidence):
        response = at_admin.post(url, data | {"derived_from": origin.pk})
        assert "derived_from" in response.context["adminform"].form.errors


def test_a_published_verdict_stands(at_admin, desk):
    url = change_url(desk.published)
    assert at_admin.get(url).status_code == 200
    assert at_admin.post(url, {"summary": "Different", "rating": desk.rating.pk}).status_code == 403
    assert at_admin.get(reverse("admin:claims_verdict_delete", args=[desk.published.pk])).status_code == 403


def test_whoever_rewords_a_draft_becomes_its_author(at_admin, chief, desk):
    url = change_url(desk.draft)
    data = form_data(at_admin.get(url)) | {"summary": "Nearly so.", "approver": chief.pk, "in_force": "on"}
    assert at_admin.post(url, data).status_code == 302
    desk.draft.refresh_from_db()
    assert (desk.draft.summary, desk.draft.author, desk.draft.approver) == ("Nearly so.", chief, None)
    assert not desk.draft.in_force


def test_a_draft_under_review_is_refused_with_the_reason(at_admin, desk):
    url = change_url(desk.draft)
    data = form_data(at_admin.get(url)) | {"summary": "Nearly so."}
    Claim.objects.filter(pk=desk.claim.pk).update(stage=Stage.IN_REVIEW)
    response = at_admin.post(url, data, follow=True)
    assert b"under review and not yours" in response.content
    desk.draft.refresh_from_db()
    assert desk.draft.summary == "Nearly."


def test_snapshots_and_events_are_read_only_even_for_a_superuser(client, desk):
    client.force_login(person("root", is_staff=True, is_superuser=True))
    for row in (desk.snapshot, desk.event):
        assert client.get(change_url(row)).status_code == 200
        assert client.post(change_url(row), {}).status_code == 403
        assert client.post(change_url(row).replace("change", "delete"), {"post": "yes"}).status_code == 403


def test_a_claim_with_history_can_not_be_deleted(at_admin, desk):
    url = reverse("admin:claims_claim_delete", args=[desk.claim.pk])
    at_admin.post(url, {"post": "yes"})
    assert Claim.objects.filter(pk=desk.claim.pk).exists()


def test_an_editor_makes_nobody_a_superuser(at_admin, chief, colleague):
    url = reverse("admin:auth_user_change", args=[colleague.pk])
    data = {
        "username": "colleague",
        "is_active": "on",
        "is_superuser": "on",
        "groups": [group.pk for group in chief.groups.all()],
    }
    data |= {"date_joined_0": "2026-01-01", "date_joined_1": "00:00:00"}
    assert at_admin.post(url, data).status_code == 302
    colleague.refresh_from_db()
    assert not colleague.is_superuser
    root = person("root", is_superuser=True)
    assert at_admin.post(reverse("admin:auth_user_change", args=[root.pk]), {"username": "mine"}).status_code == 403
    assert at_admin.get(reverse("admin:auth_user_password_change", args=[root.pk])).status_code == 403
    assert get_user_model().objects.filter(username="root").exists()


def test_the_ledger_names_who_corrected(at_admin, chief, desk):
    url = reverse("admin:claims_prediction_delete", args=[desk.prediction.pk])
    assert at_admin.post(url, {"post": "yes"}).status_code == 302
    assert Event.objects.filter(claim=desk.claim, step="revised", by=chief, note__contains="prediction").exists()


def test_a_figure_is_added_to_one_owner_only(at_admin, desk):
    url = reverse("admin:claims_figure_add")
    data = {"hedge": "about", "low": "600", "high": "600", "unit": "people"}
    assert at_admin.post(url, data).status_code == 200
    assert at_admin.post(url, data | {"claim": desk.claim.pk, "evidence": desk.evidence.pk}).status_code == 200
    assert at_admin.post(url, data | {"evidence": desk.evidence.pk}).status_code == 302
    assert Figure.objects.latest("pk").band.lower == 540
    assert desk.claim.events.first().step == "revised"


@pytest.mark.parametrize(("first", "end"), [("2026-05-01", "2026-04-01"), ("2026-05-01", "2026-05-01"), ("", "")])
def test_a_window_without_days_is_answered_in_the_form(at_admin, desk, first, end):
    url = change_url(desk.prediction)
    response = at_admin.post(url, form_data(at_admin.get(url)) | {"window_0": first, "window_1": end})
    assert response.status_code == 200
    assert response.context["adminform"].form.errors


def test_a_claim_is_named_in_one_pair_of_quotation_marks_and_its_reasons_are_lines(at_admin, desk):
    desk.claim.worthiness_reasons = ["It has a number.", "A <b> is no tag."]
    desk.claim.save()
    path = reverse("admin:claims_claim_change", args=[desk.claim.pk])
    page = at_admin.get(path)
    assert "It has a number.<br>A &lt;b&gt; is no tag." in page.content.decode()
    done = at_admin.post(path, form_data(page) | {"statement": "Unemployment rose"}, follow=True).content.decode()
    assert f'The claim “<a href="{path}">{desk.claim.quote}</a>” was changed successfully.' in done


def test_no_grade_has_a_straight_apostrophe(at_admin, desk):
    page = at_admin.get(reverse("admin:claims_evidence_change", args=[desk.evidence.pk])).content.decode()
    assert "F – can’t be judged" in page
    assert "6 – can’t be judged" in page
    assert "can&#x27;t be judged" not in page
