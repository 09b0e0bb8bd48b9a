"""Editors weigh what is worth checking; the rules themselves stand in the code."""

import pytest
from django.urls import reverse

from claims.models import WorthinessRule
from claims.text.worth_rules import RULES

LIST = reverse("admin:claims_worthinessrule_changelist")


pytestmark = pytest.mark.django_db


def test_the_migrations_made_the_rules_of_the_code_in_their_order():
    kept = list(WorthinessRule.objects.values_list("name", "points", "reason"))
    assert kept == [(rule.name, rule.points, rule.reason) for rule in RULES]


def test_an_editor_sets_points_in_the_list(at_admin):
    rows = list(WorthinessRule.objects.all())
    form = {"form-TOTAL_FORMS": len(rows), "form-INITIAL_FORMS": len(rows), "_save": "Save"}
    for number, row in enumerate(rows):
        form |= {f"form-{number}-id": row.pk, f"form-{number}-points": 0 if row.name == "money" else row.points}
    assert at_admin.post(LIST, form).status_code == 302
    assert WorthinessRule.objects.points()["money"] == 0


@pytest.mark.parametrize("points", ["101", "-101", "x", ""])
def test_points_beyond_the_scale_are_refused_in_words(at_admin, points):
    rule = WorthinessRule.objects.get(name="money")
    response = at_admin.post(reverse("admin:claims_worthinessrule_change", args=[rule.pk]), {"points": points})
    assert response.status_code == 200
    assert b"errorlist" in response.content


def test_rules_are_neither_added_nor_removed_by_hand(at_admin):
    rule = WorthinessRule.objects.first()
    assert at_admin.get(reverse("admin:claims_worthinessrule_add")).status_code == 403
    assert at_admin.get(reverse("admin:claims_worthinessrule_delete", args=[rule.pk])).status_code == 403
