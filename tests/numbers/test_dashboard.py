"""How the desk is doing: each table against events that were counted by hand, the pages, and what they cost."""

import csv
import io
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.asserts import assertContains

from claims.charts.labels import width_of
from claims.charts.weeks import draw_bars, draw_weeks
from claims.factories import (
    BlindRatingFactory,
    ClaimFactory,
    EventFactory,
    PublishedVerdictFactory,
    RatingFactory,
    SubmissionFactory,
    UserFactory,
    VerdictFactory,
)
from claims.models import Claim, Desk, Rating, Stage, Verdict
from claims.numbers.agreement import agreement, pairs
from claims.numbers.dashboard import Period, claimants, flow, overdue, stages, times, topics

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 25)  # a Wednesday
THIS, LAST = date(2026, 11, 23), date(2026, 11, 16)
PERIOD = Period(4, TODAY)


def at(day: date, hour: int = 12) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def row_of(table, first):
    return next(dict(zip(table.columns, row, strict=True)) for row in table.rows if row[0] == first)


def test_a_period_is_whole_weeks_up_to_this_one():
    assert PERIOD.mondays == [date(2026, 11, 2), date(2026, 11, 9), LAST, THIS]


def test_steps_are_counted_by_their_week():
    claim = ClaimFactory()
    for step, day in (
        ("accept", THIS),
        ("accept", LAST),
        ("accept", LAST),
        ("publish", LAST),
        ("accept", date(2026, 1, 5)),
    ):
        EventFactory(claim=claim, step=step, at=at(day))
    table = flow(PERIOD)
    assert len(table.rows) == 4
    assert row_of(table, LAST)["Accepted"] == 2
    assert row_of(table, LAST)["Published"] == 1
    assert row_of(table, THIS)["Accepted"] == 1


def opened_and_published(days: int, version: int = 1, claim=None, published=None):
    claim = claim or ClaimFactory()
    published = published or at(THIS)
    EventFactory(
        claim=claim, step="accept", from_stage="suggested", to_stage="open", at=published - timedelta(days=days)
    )
    Verdict.objects.filter(claim=claim, in_force=True).update(in_force=False)
    PublishedVerdictFactory(claim=claim, version=version, published_at=published)
    return claim


def test_days_from_open_to_published_have_a_median_and_a_90th_percentile():
    for days in (1, 2, 3, 4, 10):
        opened_and_published(days)
    assert times(PERIOD).rows[-1] == (THIS, 5, 3.0, 7.6)
    assert times(PERIOD).rows[0] == (date(2026, 11, 2), 0, None, None)


def test_a_correction_pulls_no_median_down():
    claim = opened_and_published(30, published=at(LAST))
    opened_and_published(0, version=2, claim=claim)
    opened_and_published(0, version=2, claim=opened_and_published(4))
    assert row_of(times(PERIOD), LAST)["Median days"] == 30
    this = row_of(times(PERIOD), THIS)
    assert (this["First published"], this["Median days"]) == (1, 4)


def test_stages_are_worked_out_backwards_from_today():
    claim = ClaimFactory(stage=Stage.PUBLISHED)
    EventFactory(claim=claim, step="suggested", from_stage="", to_stage="suggested", at=at(date(2026, 11, 3)))
    EventFactory(claim=claim, step="accept", from_stage="suggested", to_stage="open", at=at(LAST))
    EventFactory(claim=claim, step="figure", from_stage="open", to_stage="open", at=at(LAST))
    EventFactory(claim=claim, step="publish", from_stage="open", to_stage="published", at=at(THIS))
    made = ClaimFactory(stage=Stage.OPEN)
    EventFactory(claim=made, step="made", from_stage="open", to_stage="open", at=at(THIS))
    table = stages(PERIOD)
    assert [(row_of(table, monday)["Suggested"], row_of(table, monday)["Open"], row_of(table, monday)["Published"])
            for monday in PERIOD.mondays] == [(1, 0, 0), (1, 0, 0), (0, 1, 0), (0, 1, 1)]  # fmt: skip


def test_who_is_overdue():
    user = UserFactory(first_name="Ann", last_name="Ott")
    for days in (-3, -1, 2, 30):
        ClaimFactory(stage=Stage.OPEN, assigned_to=user, due_on=TODAY + timedelta(days=days))
    ClaimFactory(stage=Stage.PUBLISHED, assigned_to=user, due_on=date(2026, 1, 1))
    ClaimFactory(stage=Stage.OPEN)
    ClaimFactory(stage=Stage.OPEN, due_on=TODAY - timedelta(days=1))  # nobody has it, so nobody misses it
    table = overdue(PERIOD)
    assert table.rows == [("Ann Ott", 4, 2, 1), ("nobody yet", 2, 1, 0)]
    assert table.keys == [user.pk, None]


def test_ratings_by_claimant_and_topic():
    false = RatingFactory(label="False", value=1, tone="false")
    for rating in (RatingFactory(), false, false):
        verdict = PublishedVerdictFactory(rating=rating, published_at=at(THIS))
        verdict.claim.snapshot.article.topic = "schools"
        verdict.claim.snapshot.article.save()
    PublishedVerdictFactory(claim__claimant="", published_at=at(THIS))
    PublishedVerdictFactory(published_at=at(date(2026, 1, 1)))
    row = row_of(claimants(PERIOD), "The mayor")
    assert (row["Verdicts"], row["True"], row["False"]) == (3, 1, 2)
    assert row_of(claimants(PERIOD), "nobody named")["Verdicts"] == 1
    assert row_of(topics(PERIOD), "schools")["False"] == 2
    assert row_of(topics(PERIOD), "no topic")["True"] == 1


def rated_twice(first, second, author, by, low=None, high=None):
    draft = VerdictFactory(author=author, rating=first)
    content = {
        "verdict": {
            "rating": first.label,
            "author": author.get_username(),
            "author_name": author.get_full_name(),
        },
        "figure": {"band_low": "540", "band_high": "660"},
    }
    fingerprint = f"{draft.pk:064x}"
    SubmissionFactory(claim=draft.claim, fingerprint=fingerprint, content=content)
    BlindRatingFactory(verdict=draft, fingerprint=fingerprint, rating=second, by=by, low=low, high=high)


def test_agreement_over_the_desk_and_for_each_pair():
    true, half = RatingFactory(), RatingFactory(label="Half", value=3, tone="imprecise")
    false, unproven = (
        RatingFactory(label="False", value=1),
        RatingFactory(label="Unproven", value=None, tone="unproven"),
    )
    ann, bob, eve = (UserFactory(username=name, first_name="", last_name="") for name in ("ann", "bob", "eve"))
    period = Period(4, timezone.localdate())
    rated_twice(true, true, ann, bob, Decimal(540), Decimal(660))
    rated_twice(false, false, ann, bob)
    rated_twice(half, false, ann, eve, Decimal(700), Decimal(800))
    rated_twice(unproven, true, ann, eve)
    table = agreement(period)
    desk = row_of(table, "The whole desk")
    assert (desk["Rated twice"], desk["Same rating"], desk["Off the scale"]) == (4, 2, 1)
    assert desk["Numbers in common"] == "50% (n = 2)"
    assert row_of(table, "ann and bob")["Alpha"] == 1
    assert row_of(table, "ann and eve")["Alpha"] == 0
    assert {pair.second for pair in pairs(period)} == {"bob", "eve"}


def test_one_rating_off_the_scale_given_twice_is_the_same_and_people_have_their_names():
    unproven, mixed = (RatingFactory(label=label, value=None, tone="unproven") for label in ("Unproven", "Mixed"))
    first = UserFactory(username="reviewer", first_name="First", last_name="Reviewer")
    other = UserFactory(username="editor", first_name="Mara", last_name="Lind")
    rated_twice(unproven, unproven, first, other)
    table = agreement(Period(4, timezone.localdate()))
    row = row_of(table, "First Reviewer and Mara Lind")
    assert (row["Rated twice"], row["Same rating"], row["Alpha"], row["Off the scale"]) == (1, 1, None, 1)
    rated_twice(unproven, mixed, first, other)
    assert row_of(agreement(Period(4, timezone.localdate())), "The whole desk")["Same rating"] == 1


def test_earlier_ratings_of_what_is_to_be_rated_unseen_again_are_left_out_until_it_is():
    """Else “off the scale” would tell how a hidden draft was rated before."""
    Desk.objects.current()
    Desk.objects.update(blind_second_rating=True)
    unproven, ann, bob = RatingFactory(label="Unproven", value=None), UserFactory(), UserFactory()
    rated_twice(unproven, unproven, ann, bob)
    period = Period(4, timezone.localdate())
    assert len(pairs(period)) == 1
    draft = Verdict.objects.get()
    Claim.objects.filter(pk=draft.claim_id).update(stage=Stage.IN_REVIEW, fingerprint="b" * 64)
    assert pairs(period) == []
    BlindRatingFactory(verdict=draft, fingerprint="b" * 64, rating=unproven)
    assert len(pairs(period)) == 2


def test_a_desk_without_second_ratings_has_none():
    assert agreement(PERIOD).rows == []


PAGE = "desk:dashboard"


def test_the_page_is_for_editors(client, as_reviewer, as_editor):
    assert client.get(reverse(PAGE)).status_code == 302
    assert as_reviewer.get(reverse(PAGE)).status_code == 403
    assertContains(as_editor.get(reverse(PAGE)), "Flow per week")


def test_the_page_costs_the_same_however_much_there_is(as_editor, django_assert_num_queries):
    def read():
        with django_assert_num_queries(16):
            as_editor.get(reverse(PAGE))

    read()
    for _ in range(3):
        opened_and_published(2, published=timezone.now())
    rated_twice(RatingFactory(), RatingFactory(), UserFactory(), UserFactory())
    read()


def test_the_numbers_lead_to_what_they_count(as_editor, reviewer):
    ClaimFactory(assigned_to=reviewer)
    for claimant in ("The mayor & council", ""):
        claim = ClaimFactory(claimant=claimant, attribution="named_organisation" if claimant else "nobody")
        PublishedVerdictFactory(claim=claim, published_at=timezone.now())
    page = as_editor.get(reverse(PAGE))
    for link in (
        f"{reverse('desk:queue')}?view=needs&amp;who={reviewer.pk}",
        f"{reverse('desk:queue')}?view=all&amp;stage=in_review",
        f"{reverse('desk:track')}?claimant=The+mayor+%26+council",
    ):
        assertContains(page, f'href="{link}"')
        assert as_editor.get(link.replace("&amp;", "&")).status_code == 200
    assertContains(page, "<bdi>nobody named</bdi>")


def test_what_came_in_and_went_out_is_drawn_beside_each_other(as_editor):
    claim = ClaimFactory()
    for step in ("made", "accept", "publish", "submit"):
        EventFactory(claim=claim, step=step, at=at(THIS))
    table = flow(PERIOD)
    assert (table.chart, list(table.labels)) == ("beside", ["Made by hand", "Accepted", "Published"])


def test_names_beside_bars_fit_a_phone():
    drawing = draw_bars([("Sean Robertson, Pentagon", 1), ("Ann Ott", 2), ("大学の発表によると学生", 1)], ["One"])
    assert [narrow for _, narrow, _ in drawing.names] == ["Sean Robert…", "Ann Ott", "大学の発表…"]
    assert drawing.names[0][2] == "Sean Robertson, Pen…"
    for _, narrow, wide in drawing.names:
        assert width_of(narrow) <= 0.29 * 288
        assert width_of(wide) <= 0.29 * 480


@pytest.mark.parametrize("weeks", ["4", "52", "0", "-1", "many", "99999999999"])
def test_other_weeks_than_those_offered_are_not_taken(as_editor, weeks):
    response = as_editor.get(reverse(PAGE), {"weeks": weeks})
    assert response.context["period"].weeks == (int(weeks) if weeks in {"4", "52"} else 12)


@pytest.mark.parametrize("name", ["flow", "times", "stages", "overdue", "claimant", "topic", "agreement"])
def test_each_table_is_to_be_had_as_csv(as_editor, as_reviewer, name):
    url = reverse("desk:dashboard_csv", args=[name])
    response = as_editor.get(url)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert len(next(csv.reader(io.StringIO(response.content.decode())))) > 1
    assert as_reviewer.get(url).status_code == 403


def test_a_name_is_no_formula_in_a_spreadsheet(as_editor):
    PublishedVerdictFactory(claim__claimant="=cmd()", published_at=timezone.now())
    rows = list(
        csv.reader(io.StringIO(as_editor.get(reverse("desk:dashboard_csv", args=["claimant"])).content.decode()))
    )
    assert rows[1][0] == "'=cmd()"


def test_there_is_no_other_table(as_editor):
    assert as_editor.get(reverse("desk:dashboard_csv", args=["salaries"])).status_code == 404


ROWS = st.lists(st.tuples(st.just(THIS), st.integers(0, 10**6), st.none() | st.integers(0, 9)), min_size=1, max_size=60)


@given(ROWS, st.booleans())
def test_columns_stay_within_the_drawing(rows, stacked):
    drawing = draw_weeks(rows, ["One", "Other"], stacked=stacked)
    if drawing is None:
        assert not any(row[1] or row[2] for row in rows)
        return
    for block in drawing.blocks:
        assert 0 <= block.x <= 100
        assert block.x + block.width <= 100.01
        assert block.y >= -0.01
        assert block.y + block.height <= 100.01


def test_ratings_are_drawn_in_their_own_tones_and_two_of_one_tone_are_told_apart(as_editor):
    missed = PublishedVerdictFactory(rating__label="Missed", rating__tone="false", published_at=timezone.now())
    response = as_editor.get(reverse(PAGE))
    [drawing] = [item["drawing"] for item in response.context["drawn"] if item["table"].name == "claimant"]
    assert [label for label, _, _ in drawing.legend] == list(Rating.objects.values_list("label", flat=True))
    assert {tone for _, tone, _ in drawing.toned} == {missed.rating.tone}
    assertContains(response, 'data-tone="false"')
    weeks = draw_bars([("Somebody", 1, 2, 3)], ["a", "b", "c"], tones=["false", "true", "false"])
    assert [again for _, _, again in weeks.legend] == [False, False, True]


@given(ROWS)
def test_bars_stay_within_the_drawing(rows):
    drawing = draw_bars([("Somebody", 99, *row[1:]) for row in rows], ["One", "Other"], skip=1)
    if drawing is None:
        assert not any(row[1] or row[2] for row in rows)
        return
    for block in drawing.blocks:
        assert 0 <= block.x <= 100
        assert block.x + block.width <= 100.01
        assert block.y >= 0
        assert block.y + block.height <= drawing.tall
