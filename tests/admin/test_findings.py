"""Equations and dismissals in the admin: read there, and taken back with an event."""

from typing import Any

import pytest
from django.urls import reverse

from claims.factories import DismissalFactory, EquationFactory, EquationTermFactory
from claims.models import Dismissal, Equation, Event
from tests.admin.test_pages import cost

pytestmark = pytest.mark.django_db


@pytest.fixture
def equation(desk):
    equation = EquationFactory()
    EquationTermFactory(equation=equation, figure=desk.figure, role="whole")
    for _ in range(2):
        EquationTermFactory(equation=equation)
    return equation


def test_equations_and_dismissals_are_read_and_not_written(at_admin, equation):
    dismissal = DismissalFactory()
    for row in (equation, dismissal):
        name = row._meta.model_name
        assert at_admin.get(reverse(f"admin:claims_{name}_changelist"), {"q": "people"}).status_code == 200
        assert at_admin.get(reverse(f"admin:claims_{name}_change", args=[row.pk])).status_code == 200
        assert at_admin.get(reverse(f"admin:claims_{name}_history", args=[row.pk])).status_code == 200
        assert at_admin.get(reverse(f"admin:claims_{name}_add")).status_code == 403
        assert at_admin.post(reverse(f"admin:claims_{name}_change", args=[row.pk]), {"note": "x"}).status_code == 403
    assert at_admin.post(reverse("admin:claims_dismissal_delete", args=[dismissal.pk])).status_code == 403
    assert Dismissal.objects.exists()


@pytest.mark.parametrize("bulk", [False, True])
def test_an_equation_taken_back_in_the_admin_leaves_an_event(at_admin, desk, equation, bulk):
    given: dict[str, Any] = {"post": "yes"}
    if bulk:
        url = reverse("admin:claims_equation_changelist")
        given |= {"action": "delete_selected", "_selected_action": [equation.pk]}
    else:
        url = reverse("admin:claims_equation_delete", args=[equation.pk])
    assert at_admin.post(url, given).status_code == 302
    assert not Equation.objects.exists()
    assert Event.objects.filter(claim=desk.claim, step="equation").count() == 1


def test_the_lists_cost_the_same_however_long(at_admin, equation):
    DismissalFactory()
    urls = [reverse(f"admin:claims_{name}_changelist") for name in ("equation", "dismissal")]
    page = reverse("admin:claims_equation_change", args=[equation.pk])
    for url in [*urls, page]:
        cost(at_admin, url)  # the first page asks for the content type, which is kept for the process
    before = [cost(at_admin, url) for url in [*urls, page]]
    for _ in range(9):
        DismissalFactory()
        EquationTermFactory()
        EquationTermFactory(equation=equation)
    assert [cost(at_admin, url) for url in [*urls, page]] == before
