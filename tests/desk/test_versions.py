"""Both versions of a form that somebody else saved meanwhile, field by field."""

from typing import Any

import pytest
from django.http import QueryDict
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.asserts import assertContains, assertNotContains

from claims.factories import (
    ClaimFactory,
    FigureFactory,
    MeasureFactory,
    PredictionFactory,
    RatingFactory,
    VerdictFactory,
)
from claims.forms import ClaimForm, FigureForm
from claims.forms.versions import Difference, differences, opened_as

KEPT = {"statement": "Theirs", "kind": "figure", "claimant": "The mayor", "attribution": "nobody", "made_on": None}


def test_only_fields_that_differ_are_named_and_choices_by_their_labels():
    mine = ClaimForm(KEPT | {"statement": "Mine", "attribution": "named_on_record", "made_on": "", "revision": 1})
    saved = ClaimForm(initial=KEPT | {"revision": 2})
    assert differences(mine, saved) == [
        Difference("statement", "In plain words", "Mine", "Theirs", "claim_statement"),
        Difference("attribution", "Attribution", "named, on record", "nobody named", "claim_attribution"),
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


def _post(kept: dict[str, Any], **changed: Any) -> QueryDict:
    """What a browser sends of the claim's form that was opened with `kept`."""
    data = QueryDict(mutable=True)
    data.update({name: "" if value is None else str(value) for name, value in (kept | changed).items()})
    data["revision"] = "1"
    data["opened"] = opened_as(ClaimForm(initial=kept))
    return data


def test_what_only_the_other_changed_is_taken_over_and_only_what_both_changed_is_asked():
    opened = KEPT | {"statement": "Once", "claimant": "Nobody"}
    mine = ClaimForm(_post(opened, claimant="Mine", made_on="2018-08-09"))
    found = mine.merge(ClaimForm(initial=opened | {"kind": "statement", "claimant": "Theirs", "revision": 2}))
    assert [one.name for one in found.asked] == ["claimant"]
    assert [(one.name, one.mine, one.saved) for one in found.taken] == [("kind", "Figure", "Statement")]
    assert (mine.data["kind"], mine.data["claimant"], mine.data["made_on"]) == ("statement", "Mine", "2018-08-09")


def test_saving_again_after_a_merge_compares_with_what_was_shown():
    opened = KEPT | {"statement": "Once"}
    theirs = opened | {"kind": "statement"}
    mine = ClaimForm(_post(opened, claimant="Mine"))
    mine.merge(ClaimForm(initial=theirs))
    found = mine.merge(ClaimForm(initial=theirs | {"statement": "Thrice"}))
    assert (found.asked, [one.name for one in found.taken]) == ([], ["statement"])


@pytest.mark.parametrize("opened", ["", "junk", "a.b.c.d.e.f.g", "."])
def test_every_difference_is_asked_about_where_the_form_does_not_say_how_it_was_opened(opened):
    data = _post(KEPT, statement="Mine")
    data["opened"] = opened
    mine = ClaimForm(data)
    found = mine.merge(ClaimForm(initial=KEPT | {"kind": "statement"}))
    assert ([one.name for one in found.asked], found.taken) == (["statement", "kind"], [])


@given(low=st.decimals(-(10**12), 10**12, places=4), text=st.text(alphabet="ab \n", max_size=20))
def test_a_mark_is_the_same_however_a_value_is_written(low, text):
    typed = FigureForm({"hedge": "exact", "low": f" {low:,f} ", "measure": f" {text}\r\n", "unit": "people"})
    kept = FigureForm(initial={"hedge": "exact", "low": low, "measure": text, "unit": "people"})
    assert opened_as(typed) == opened_as(kept)


@pytest.mark.django_db
def test_two_people_on_one_claim_lose_nothing_and_undo_nothing(as_reviewer, as_second_reviewer):
    claim = ClaimFactory(statement="Once", claimant="Nobody", kind="figure")
    url = reverse("desk:claim_edit", args=[claim.pk])
    page = as_reviewer.get(claim.get_desk_url())
    form = page.context["claim_form"]
    sent = {bound.name: bound.value() or "" for bound in form} | {"opened": opened_as(form)}
    assert as_second_reviewer.post(url, sent | {"kind": "statement", "statement": "Theirs"}).status_code == 302
    response = as_reviewer.post(url, sent | {"claimant": "The mayor"})
    assertContains(response, "Kind</a> is now “<bdi>Statement</bdi>”", status_code=409)
    assertNotContains(response, "You both changed", status_code=409)
    again = response.context["claim_form"].data
    assert as_reviewer.post(url, again.dict()).status_code == 302
    claim.refresh_from_db()
    assert (claim.kind, claim.statement, claim.claimant) == ("statement", "Theirs", "The mayor")


@pytest.mark.django_db
def test_a_stale_clock_is_held_against_that_clock(as_reviewer, as_second_reviewer):
    claim = ClaimFactory(kind="prediction")
    clock = PredictionFactory(claim=claim, starts_with="the report")
    url = reverse("desk:clock_edit", args=[clock.pk])
    row = as_reviewer.get(claim.get_desk_url()).context["clocks"][0]
    sent = {bound.name: bound.value() or "" for bound in row.form} | {"opened": opened_as(row.form)}
    assert as_second_reviewer.post(url, sent | {"starts_with": "the vote"}).status_code == 302
    response = as_reviewer.post(url, sent | {"starts_with": "the speech"})
    assertContains(response, '<td dir="auto">the speech</td><td dir="auto">the vote</td>', status_code=409)
    assertNotContains(response, '<td dir="auto">nothing</td>', status_code=409)
