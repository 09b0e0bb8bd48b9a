"""Both versions of a form that somebody else saved meanwhile, field by field."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from claims.factories import (
    ClaimFactory,
    FigureFactory,
    MeasureFactory,
    PredictionFactory,
    RatingFactory,
    VerdictFactory,
)
from claims.forms import ClaimForm
from claims.forms.versions import Difference, differences

KEPT = {"statement": "Theirs", "kind": "figure", "claimant": "The mayor", "attribution": "nobody", "made_on": None}


def test_only_fields_that_differ_are_named_and_choices_by_their_labels():
    mine = ClaimForm(KEPT | {"statement": "Mine", "attribution": "named_on_record", "made_on": "", "revision": 1})
    saved = ClaimForm(initial=KEPT | {"revision": 2})
    assert differences(mine, saved) == [
        Difference("In plain words", "Mine", "Theirs", "claim_statement"),
        Difference("Attribution", "named, on record", "nobody named", "claim_attribution"),
    ]


@pytest.mark.django_db
def test_a_stale_figure_shows_both_numbers_and_who_saved(as_reviewer, as_second_reviewer, second_reviewer):
    claim = ClaimFactory()
    measure = MeasureFactory()
    FigureFactory(claim=claim, measure=measure)
    url = reverse("desk:figure", args=[claim.pk])
    form = {"hedge": "about", "low": "600", "high": "600", "unit": "people", "measure": measure.name, "revision": 1}
    assert as_second_reviewer.post(url, form | {"low": "580"}).status_code == 302
    response = as_reviewer.post(url, form | {"hedge": "exact", "low": "610", "high": "610"})
    assertContains(response, '<td dir="auto">exact</td><td dir="auto">about</td>', status_code=409)
    assertContains(response, '<td dir="auto">610</td><td dir="auto">580</td>', status_code=409)
    assertNotContains(response, '<a href="#figure_unit">', status_code=409)
    assertContains(response, f"by <bdi>{second_reviewer.get_full_name()}</bdi>, <time", status_code=409)


@pytest.mark.django_db
def test_a_stale_draft_shows_both_ratings(as_reviewer, reviewer, as_second_reviewer):
    draft = VerdictFactory(author=reviewer)
    other = RatingFactory(label="False", value=1, tone="false")
    url = reverse("desk:verdict", args=[draft.claim_id])
    form = {"rating": draft.rating_id, "summary": draft.summary, "reasons": draft.reasons, "revision": 1}
    assert as_second_reviewer.post(url, form | {"rating": other.pk, "summary": "It isn’t so."}).status_code == 302
    response = as_reviewer.post(url, form)
    assertContains(response, '<td dir="auto">True</td><td dir="auto">False</td>', status_code=409)
    assertContains(response, f'<td dir="auto">{draft.summary}</td><td dir="auto">It isn’t so.</td>', status_code=409)


@pytest.mark.django_db
def test_a_stale_clock_is_compared_with_that_clock_and_no_blank_form(as_reviewer, as_second_reviewer):
    claim = ClaimFactory(kind="prediction")
    _, clock = PredictionFactory.create_batch(2, claim=claim)
    form = {"starts_with": "the report", "starts_on": "2018-08-09", "ends_with": clock.ends_with,
            "first": "2018-10-09", "last": "2018-11-09", "revision": 1}  # fmt: skip
    url = reverse("desk:clock_edit", args=[clock.pk])
    theirs = form | {"starts_with": "the assault", "last": "2018-12-09"}
    assert as_second_reviewer.post(url, theirs).status_code == 302
    response = as_reviewer.post(url, form)
    assertContains(response, '<td dir="auto">the report</td><td dir="auto">the assault</td>', status_code=409)
    assertContains(response, '<td dir="auto">2018-11-09</td><td dir="auto">2018-12-09</td>', status_code=409)
    assertNotContains(response, '<td dir="auto">nothing</td>', status_code=409)
    assert [found.label for found in response.context["differences"]] == ["What starts it", "Last day of the window"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("clock_new", {"starts_with": "the report", "starts_on": "2018-08-09", "ends_with": "the fall",
                       "first": "2018-10-09", "last": "2018-11-09"}),
        ("contact", {"whom": "The mayor", "how": "email", "on": "2018-08-09"}),
        ("waiver", {"rule": "linked", "reason": "They are gone."}),
    ],
)  # fmt: skip
def test_what_is_added_is_compared_with_nothing(as_reviewer, as_second_reviewer, second_reviewer, name, form):
    claim = ClaimFactory(kind="prediction")
    figure = {"hedge": "exact", "low": "5", "high": "", "unit": "people", "revision": 1}
    assert as_second_reviewer.post(reverse("desk:figure", args=[claim.pk]), figure).status_code == 302
    response = as_reviewer.post(reverse(f"desk:{name}", args=[claim.pk]), form | {"revision": 1})
    words = f"Another part of the claim was saved by <bdi>{second_reviewer.get_full_name()}</bdi>"
    assertContains(response, words, status_code=409)
    assertNotContains(response, '<td dir="auto">nothing</td>', status_code=409)


@pytest.mark.django_db
def test_another_part_that_was_saved_is_said(as_reviewer, as_second_reviewer):
    claim = ClaimFactory()
    form = {
        "statement": claim.statement, "kind": claim.kind, "claimant": claim.claimant, "attribution": claim.attribution,
        "made_on": "2018-08-09", "revision": 1,
    }  # fmt: skip
    figure = {"hedge": "exact", "low": "5", "high": "", "unit": "people", "revision": 1}
    assert as_second_reviewer.post(reverse("desk:figure", args=[claim.pk]), figure).status_code == 302
    response = as_reviewer.post(reverse("desk:claim_edit", args=[claim.pk]), form)
    assertContains(response, "somebody saved another part of the claim", status_code=409)
