"""Deeds on many claims at once: a page asks first, the refused ones are named."""

from datetime import date

import pytest
from django.urls import reverse

from claims.models import Claim, Stage
from tests.admin.helpers import person

LIST = "admin:claims_claim_changelist"


@pytest.fixture
def claims(make_desk):
    return [make_desk(number).claim for number in (1, 2)]


def send(client, action, claims, **answer):
    data = {"action": action, "_selected_action": [claim.pk for claim in claims], **answer}
    return client.post(reverse(LIST), data if answer else data | {"index": 0}, follow=True)


def fresh(claims):
    return Claim.objects.filter(pk__in=[claim.pk for claim in claims])


@pytest.mark.parametrize("action", ["assign", "set_due", "dismiss"])
def test_a_page_asks_before_anything_happens(at_admin, claims, action):
    page = send(at_admin, action, claims).content.decode()
    assert all(claim.statement in page for claim in claims)
    assert all(f"“{claim.quote}”, in <bdi>{claim.snapshot.article}</bdi>" in page for claim in claims)
    assert 'name="answered"' in page
    assert all(claim.stage == Stage.OPEN and claim.due_on is None for claim in fresh(claims))


def test_claims_are_assigned(at_admin, chief, claims):
    page = send(at_admin, "assign", claims, answered="yes", to=chief.pk).content.decode()
    assert "2 claims assigned." in page
    assert all(claim.assigned_to == chief for claim in fresh(claims))


def test_nobody_outside_the_desk_is_assigned(at_admin, claims):
    page = send(at_admin, "assign", claims, answered="yes", to=person("guest").pk).content.decode()
    assert "errorlist" in page
    assert "claims assigned" not in page


@pytest.mark.parametrize(("action", "empty"), [("assign", {"to": ""}), ("set_due", {"due_on": ""})])
def test_one_careless_press_clears_nothing(at_admin, claims, colleague, action, empty):
    type(claims[0]).objects.update(assigned_to=colleague, due_on=date(2026, 12, 24))
    assert "errorlist" in send(at_admin, action, claims, answered="yes", **empty).content.decode()
    assert all((claim.assigned_to, claim.due_on) == (colleague, date(2026, 12, 24)) for claim in fresh(claims))


def test_claims_are_given_a_due_date(at_admin, claims):
    send(at_admin, "set_due", claims, answered="yes", due_on="2026-12-24")
    assert all(claim.due_on == date(2026, 12, 24) for claim in fresh(claims))


def test_a_broken_date_is_asked_again(at_admin, claims):
    page = send(at_admin, "set_due", claims, answered="yes", due_on="tomorrow").content.decode()
    assert "errorlist" in page


def test_claims_are_dismissed_with_the_reason_and_refusals_are_named(at_admin, chief, colleague, make_desk):
    clear, bound = make_desk(1), make_desk(2)
    Claim.objects.filter(pk=bound.claim.pk).update(stage=Stage.PUBLISHED)
    fresh_claim = Claim.objects.create(
        snapshot=clear.snapshot, quote=clear.claim.quote, start=0, end=len(clear.claim.quote), statement="Trivial"
    )
    page = send(at_admin, "dismiss", [fresh_claim, bound.claim], answered="yes", note="Not checkable").content.decode()
    assert "1 claim dismissed." in page
    assert "stays as it was" in page
    fresh_claim.refresh_from_db()
    assert fresh_claim.stage == Stage.DISMISSED
    assert fresh_claim.events.get(step="dismiss").note == "Not checkable"
    assert Claim.objects.get(pk=bound.claim.pk).stage == Stage.PUBLISHED


def test_dismissing_needs_a_reason(at_admin, claims):
    assert "errorlist" in send(at_admin, "dismiss", claims, answered="yes", note=" ").content.decode()
    assert all(claim.stage == Stage.OPEN for claim in fresh(claims))
