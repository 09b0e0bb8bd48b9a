"""The history page of each tracked table in the admin."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from claims.factories import (
    ArticleFactory,
    ClaimFactory,
    EvidenceFactory,
    FigureFactory,
    MeasureFactory,
    PredictionFactory,
    RatingFactory,
    SourceFactory,
    VerdictFactory,
    WorthinessRuleFactory,
)

pytestmark = pytest.mark.django_db

TRACKED = {
    ArticleFactory: ("byline", "Anna Kern"),
    ClaimFactory: ("claimant", "Anna Kern"),
    EvidenceFactory: ("note", "Uncertain."),
    FigureFactory: ("high", 650),
    MeasureFactory: ("place", "Hajin"),
    PredictionFactory: ("ends_with", "the school is open"),
    RatingFactory: ("definition", "as the words allow"),
    SourceFactory: ("interest", "It pays for the school."),
    VerdictFactory: ("summary", "It was 580."),
    WorthinessRuleFactory: ("points", 20),
}


def history(row) -> str:
    return reverse(f"admin:claims_{row._meta.model_name}_history", args=[row.pk])


@pytest.mark.parametrize("factory", TRACKED, ids=lambda factory: factory.__name__)
def test_a_change_is_told_with_before_and_after_in_one_query_more_or_less(
    as_editor, factory, django_assert_max_num_queries
):
    row = factory()
    name, value = TRACKED[factory]
    type(row).objects.filter(pk=row.pk).update(**{name: value})
    with django_assert_max_num_queries(14):
        response = as_editor.get(history(row))
    assertContains(response, "Field by field")
    assertContains(response, " changed</td>")
    assertContains(response, str(value))
    assertContains(response, "outside the app")


def test_a_save_in_the_admin_says_who_and_where(as_editor, editor):
    source = SourceFactory()
    path = reverse("admin:claims_source_change", args=[source.pk])
    form = as_editor.get(path).context["adminform"].form
    given = {name: form[name].value() or "" for name in form.fields} | {"interest": "It pays for the school."}
    assert as_editor.post(path, given).status_code == 302
    response = as_editor.get(history(source))
    assertContains(response, "the admin")
    assertContains(response, f"<bdi>{editor.get_full_name()}</bdi>")


def test_many_changes_are_paged_and_a_broken_place_is_refused(as_editor):
    source = SourceFactory()
    for n in range(60):
        type(source).objects.filter(pk=source.pk).update(interest=f"Interest {n}")
    first = as_editor.get(history(source))
    assertContains(first, "Older changes")
    assertContains(first, "Interest 59")
    older = as_editor.get(history(source), {"after": first.context["changes"].next})
    assertNotContains(older, "Interest 59")
    assertNotContains(older, "Older changes")
    assert as_editor.get(history(source), {"after": "broken"}).status_code == 400


def test_words_of_people_are_escaped(as_editor):
    source = SourceFactory()
    type(source).objects.filter(pk=source.pk).update(interest="<script>alert(1)</script>")
    assertNotContains(as_editor.get(history(source)), "<script>alert")
