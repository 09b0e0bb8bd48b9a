"""The admin and the desk at once: whoever comes second waits, and never each for the other."""

from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from claims.actions import assign_many, revise_evidence
from claims.models import Claim, Evidence
from tests.admin.conftest import build
from tests.admin.helpers import form_data, person
from tests.interleaving import behind, both

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
STALE = "Someone else saved this claim while you were writing."


def at_page(chief, url, **given):
    """A press of the page's button, as a browser sends it that opened the page before."""
    client = Client()
    client.force_login(chief)
    page = client.get(url)
    data = form_data(page) | given if "adminform" in (page.context or {}) else given
    return lambda: client.post(url, data)


def change(row):
    return reverse(f"admin:claims_{row._meta.model_name}_change", args=[row.pk])


def of_document(desk, chief):
    return at_page(chief, change(desk.evidence), title="As the admin has it")


def of_claim(desk, chief):
    """The page's own row is not written on, only one that stands on it."""
    return at_page(chief, change(desk.claim), **{"evidence-0-title": "As the admin has it"})


def of_figure(desk, chief):
    return at_page(chief, change(desk.evidence.figures.get()), low="3")


def removed(desk, chief):
    return at_page(chief, reverse("admin:claims_evidence_delete", args=[desk.evidence.pk]), post="yes")


def removed_in_the_list(desk, chief):
    data = {"action": "delete_selected", "_selected_action": [desk.evidence.pk], "post": "yes"}
    return at_page(chief, reverse("admin:claims_evidence_changelist"), **data)


@pytest.fixture
def desk():
    chief = person("chief", "editor", is_staff=True, is_superuser=True)
    return SimpleNamespace(chief=chief, **vars(build(1, chief, person("colleague", "reviewer"))))


@pytest.mark.parametrize("deed", [of_document, of_claim, of_figure, removed, removed_in_the_list])
def test_a_save_of_the_admin_and_one_of_the_desk_come_one_after_the_other(monkeypatch, desk, deed):
    def at_the_desk():
        given = {"title": "As the desk has it", "url": "", "note": ""}
        revise_evidence(desk.evidence, revision=desk.claim.revision, by=desk.chief, **given)

    response, outcome, waited = both(
        monkeypatch, deed(desk, desk.chief), at_the_desk, at="claims.admin.corrects.correct"
    )
    assert response.status_code == 302
    assert waited
    assert outcome.startswith(STALE)
    assert desk.claim.events.filter(step="revised").count() == 1
    assert not Evidence.objects.filter(title="As the desk has it").exists()


@pytest.mark.parametrize("model", ["evidence", "figure", "prediction"])
def test_two_new_rows_of_one_claim_come_one_after_the_other(monkeypatch, desk, model):
    """A new row holds its claim's key, so two that want the claim after that would wait for each other."""
    evidence = Evidence.objects.create(claim=desk.claim, source=desk.source, title="Another", stance="context")
    typed = {
        "evidence": {"claim": desk.claim.pk, "source": desk.source.pk, "title": "New", "stance": "context"},
        "figure": {"evidence": evidence.pk, "hedge": "exact", "low": "3", "high": "3", "unit": "percent"},
        "prediction": {
            "claim": desk.claim.pk, "starts_on": "2026-01-01", "starts_with": "a year", "ends_with": "its end",
            "window_0": "2026-03-01", "window_1": "2026-04-01",
        },
    }  # fmt: skip
    Claim.objects.update(kind="prediction")
    url = reverse(f"admin:claims_{model}_add")
    second = {"evidence": {"title": "Newer"}, "prediction": {"starts_with": "another year"}}.get(model, {})
    presses = [at_page(desk.chief, url, **typed[model] | other) for other in ({}, second)]
    before = desk.claim.events.count()
    one, two, waited = both(monkeypatch, *presses, at="claims.admin.corrects.correct")
    assert (one.status_code, two.status_code, waited) == (302, 302, True)
    assert desk.claim.events.count() == before + 2


def test_claims_reworded_on_an_articles_page_are_locked_together(monkeypatch, desk):
    """They stand there in the order of the text, which need not be that of their keys."""
    later = "Unemployment fell"
    Claim.objects.filter(pk=desk.claim.pk).update(start=35, end=35 + len(desk.claim.quote))
    other = Claim.objects.create(
        snapshot=desk.snapshot, quote=later, start=0, end=len(later), statement="It fell", stage="open"
    )
    given = {"claims-0-statement": "It fell in May", "claims-1-statement": "It fell to 4.1 %"}
    response, outcome, _ = both(
        monkeypatch,
        at_page(desk.chief, change(desk.article), **given),
        lambda: assign_many([desk.claim.pk, other.pk], to=desk.chief, by=desk.chief),
        at="claims.admin.article_claims.revise_claim",
        call=2,
    )
    assert response.status_code == 302
    assert outcome.done == 2
    assert set(Claim.objects.values_list("statement", flat=True)) == set(given.values())


def test_claims_lose_whoever_leaves_in_the_order_in_which_others_lock_them(desk):
    leaver = person("leaver", "reviewer")
    second = build(2, desk.chief, desk.claim.assigned_to).claim
    for claim in (second, desk.claim):  # so that the first one's row stands behind the second's
        Claim.objects.filter(pk=claim.pk).update(assigned_to=leaver)
    press = at_page(desk.chief, reverse("admin:auth_user_delete", args=[leaver.pk]), post="yes")
    outcome, response = behind(
        desk.claim,
        lambda: assign_many([desk.claim.pk, second.pk], to=desk.chief, by=desk.chief),
        press,
    )
    assert outcome.done == 2
    assert response.status_code == 302
    assert set(Claim.objects.values_list("assigned_to", flat=True)) == {desk.chief.pk}
