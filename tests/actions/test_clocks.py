"""Clocks are content: they are locked, signed, kept in the ledger, and follow the claim's figure."""

from datetime import date
from decimal import Decimal

import pytest

from claims.actions import add_clock, change_clock, move_windows, remove_clock, revise_claim, set_figure, take_step
from claims.actions.clocks import MOST_CLOCKS
from claims.errors import Refused, Stale, StepRefused
from claims.factories import ClaimFactory, PredictionFactory, UserFactory, VerdictFactory, complete
from claims.models import Figure, Prediction, Stage

pytestmark = pytest.mark.django_db
GIVEN = {"starts_on": date(2018, 8, 9), "starts_with": "the report", "ends_with": "the fall of Hajin"}


def months(low=2, high=3, **more):
    sides = {"low": low and Decimal(low), "high": high and Decimal(high)}
    return {"hedge": "between", "unit": "months", **sides, **more}


@pytest.fixture
def claim(reviewer):
    claim = ClaimFactory(kind="prediction")
    set_figure(claim, revision=1, by=reviewer, **months())
    claim.refresh_from_db()
    return claim


def add(claim, by, **more):
    claim.refresh_from_db()
    return add_clock(claim, revision=claim.revision, by=by, **GIVEN | more)


def kept(clock):
    clock.refresh_from_db()
    return clock.window.lower, clock.window.upper, clock.computed, clock.outcome


def test_a_clock_is_added_changed_and_removed_and_the_ledger_says_so(claim, reviewer):
    clock = add(claim, reviewer)
    assert kept(clock) == (date(2018, 10, 9), date(2018, 11, 10), True, "pending")
    claim.refresh_from_db()
    assert claim.revision == 3
    given = GIVEN | {"first": None, "last": None, "ended_on": date(2018, 12, 14), "never": False}
    change_clock(clock, revision=3, by=reviewer, **given)
    assert kept(clock)[3] == "missed"
    change_clock(clock, revision=4, by=reviewer, **given | {"ended_on": None})
    assert kept(clock)[3] == "pending"
    remove_clock(clock, revision=5, by=reviewer)
    assert not Prediction.objects.exists()
    notes = list(claim.events.filter(step="clock").values_list("note", flat=True))
    assert [note.split(":")[0] for note in notes] == ["removed", "changed", "changed", "added"]
    assert {event.by for event in claim.events.filter(step="clock")} == {reviewer}


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (months(2, 5), (date(2018, 10, 9), date(2019, 1, 10), True, "held")),
        (months(1, 2), (date(2018, 9, 9), date(2018, 10, 10), True, "missed")),
        (months(6, 6, hedge="exact", unit="weeks"), (date(2018, 9, 20), date(2018, 9, 21), True, "missed")),
        (months(600, 600, unit="people"), (date(2018, 10, 9), date(2018, 11, 10), True, "missed")),
        (months(2, None, hedge="at_least"), (date(2018, 10, 9), date(2018, 11, 10), True, "missed")),
    ],
)
def test_a_window_and_its_outcome_follow_the_figure(claim, reviewer, figure, expected):
    clock = add(claim, reviewer, ended_on=date(2018, 12, 14))
    claim.refresh_from_db()
    set_figure(claim, revision=claim.revision, by=reviewer, **figure)
    assert kept(clock) == expected


def change(clock, by, **more):
    claim = clock.claim
    claim.refresh_from_db()
    given = GIVEN | {"first": None, "last": None, "ended_on": None, "never": False}
    return change_clock(clock, revision=claim.revision, by=by, **given | more)


def set_to(claim, by, figure):
    claim.refresh_from_db()
    set_figure(claim, revision=claim.revision, by=by, **figure)


@pytest.mark.parametrize("meanwhile", [months(600, 600, unit="people"), months(2, None, hedge="at_least"), None])
def test_a_window_that_followed_waits_for_a_figure_that_says_how_long(claim, reviewer, meanwhile):
    clock = add(claim, reviewer, ended_on=date(2018, 12, 14))
    if meanwhile:
        set_to(claim, reviewer, meanwhile)
    else:
        Figure.objects.filter(claim=claim).delete()
        move_windows(claim)
    assert kept(clock) == (date(2018, 10, 9), date(2018, 11, 10), True, "missed")
    set_to(claim, reviewer, months(2, 5))
    assert kept(clock) == (date(2018, 10, 9), date(2019, 1, 10), True, "held")


def test_who_saves_a_waiting_clock_with_its_days_as_they_are_sets_nothing_by_hand(claim, reviewer):
    clock = add(claim, reviewer)
    set_to(claim, reviewer, months(600, 600, unit="people"))
    as_it_is = {"first": date(2018, 10, 9), "last": date(2018, 11, 9)}
    change(clock, reviewer, **as_it_is, ended_on=date(2018, 12, 14))
    assert kept(clock) == (date(2018, 10, 9), date(2018, 11, 10), True, "missed")
    change(clock, reviewer, **as_it_is | {"last": date(2018, 11, 30)})
    set_to(claim, reviewer, months(2, 5))
    assert kept(clock) == (date(2018, 10, 9), date(2018, 12, 1), False, "pending")
    change(clock, reviewer)
    assert kept(clock) == (date(2018, 10, 9), date(2019, 1, 10), True, "pending")


def test_days_given_by_hand_count_beside_a_figure_and_reversed_ones_are_refused(claim, reviewer):
    with pytest.raises(Refused, match="The last day is before the first"):
        add(claim, reviewer, first=date(2018, 11, 1), last=date(2018, 10, 1))
    clock = add(claim, reviewer, first=date(2018, 10, 1), last=date(2018, 10, 31))
    assert kept(clock) == (date(2018, 10, 1), date(2018, 11, 1), False, "pending")


@pytest.mark.parametrize("hedge", ["at_least", "more_than"])
def test_no_end_is_too_late_for_a_length_without_one(claim, reviewer, hedge):
    set_to(claim, reviewer, months(2, None, hedge=hedge))
    for given, words in (
        ({"ended_on": date(2019, 3, 1)}, "1 March 2019 isn’t too late"),
        ({"never": True}, "isn’t missed where it never comes"),
    ):
        with pytest.raises(Refused, match=words):
            add(claim, reviewer, last=date(2018, 12, 31), **given)
    assert kept(add(claim, reviewer, last=date(2019, 3, 1), ended_on=date(2019, 3, 1)))[3] == "held"
    early = add(claim, reviewer, last=date(2019, 3, 1), ended_on=date(2018, 9, 1), ends_with="the truce")
    assert kept(early)[3] == "missed"


@pytest.mark.parametrize("again", [{}, {"starts_with": " The  REPORT"}, {"ends_with": "The fall of Ｈajin"}])
def test_a_claim_has_a_clock_once_however_it_is_written(claim, reviewer, again):
    clock = add(claim, reviewer)
    with pytest.raises(Refused, match="has this clock already: from the report, 9 August 2018, to the fall of Hajin"):
        add(claim, reviewer, **again)
    for other in ({"starts_on": date(2018, 8, 10)}, {"starts_with": "the assault"}, {"ends_with": "the truce"}):
        add(claim, reviewer, **other)
    with pytest.raises(Refused, match="already"):
        change(clock, reviewer, starts_on=date(2018, 8, 10))
    add(ClaimFactory(kind="prediction"), reviewer, first=date(2018, 10, 1), last=date(2018, 10, 2))


def test_one_of_two_that_were_the_same_before_is_decided_as_it_is(claim, reviewer):
    clock = add(claim, reviewer)
    Prediction.objects.filter(pk=clock.pk).update(twin=True)
    add_again = PredictionFactory(claim=claim, **GIVEN)
    change(clock, reviewer, ended_on=date(2018, 12, 14))
    clock.refresh_from_db()
    assert (clock.outcome, clock.twin) == ("missed", True)
    with pytest.raises(Refused, match="already"):
        add(claim, reviewer)
    change(clock, reviewer, ends_with="the truce")
    clock.refresh_from_db()
    assert not clock.twin
    assert add_again.twin is False


def test_a_prediction_with_clocks_stays_one(claim, reviewer):
    names = ("statement", "claimant", "attribution", "made_on")
    clock = add(claim, reviewer)
    claim.refresh_from_db()
    said = {name: getattr(claim, name) for name in names}
    with pytest.raises(Refused, match="has a clock, so it stays a prediction: remove it first"):
        revise_claim(claim, revision=claim.revision, by=reviewer, kind="figure", **said)
    revise_claim(claim, revision=claim.revision, by=reviewer, kind="prediction", **said | {"statement": "Reworded"})
    claim.refresh_from_db()
    remove_clock(clock, revision=claim.revision, by=reviewer)
    claim.refresh_from_db()
    assert revise_claim(claim, revision=claim.revision, by=reviewer, kind="figure", **said).kind == "figure"


def test_a_window_given_by_hand_stays_where_it_is(claim, reviewer):
    clock = PredictionFactory(claim=claim)
    set_figure(claim, revision=2, by=reviewer, **months(7, 8))
    assert kept(clock)[:3] == (date(2018, 10, 9), date(2018, 11, 10), False)


def test_what_never_came_is_open_again_where_its_window_grows_past_today(claim, reviewer):
    clock = add(claim, reviewer, never=True)
    assert kept(clock)[3] == "missed"
    claim.refresh_from_db()
    set_figure(claim, revision=claim.revision, by=reviewer, **months(2, 2000))
    assert kept(clock)[3] == "pending"


def test_a_figure_that_a_clock_cannot_follow_is_refused_and_nothing_changes(claim, reviewer):
    clock = add(claim, reviewer)
    before = kept(clock)
    claim.refresh_from_db()
    with pytest.raises(Refused, match="“the report to the fall of Hajin” can’t follow this figure"):
        set_figure(claim, revision=claim.revision, by=reviewer, **months(2, 4000))
    claim.figure.refresh_from_db()
    assert (kept(clock), claim.figure.high) == (before, 3)


@pytest.mark.parametrize("stage", [Stage.PUBLISHED, Stage.RECHECK, Stage.RETRACTED, Stage.DISMISSED])
def test_clocks_of_what_is_out_or_gone_stay(stage, reviewer):
    clock = PredictionFactory(claim=ClaimFactory(kind="prediction", stage=stage))
    with pytest.raises(Refused, match="can’t be changed"):
        add(clock.claim, reviewer)
    with pytest.raises(Refused, match="can’t be changed"):
        remove_clock(clock, revision=1, by=reviewer)


def test_only_a_prediction_has_clocks_and_not_too_many(claim, reviewer):
    with pytest.raises(Refused, match="Only a prediction"):
        add(ClaimFactory(), reviewer, first=date(2018, 10, 1), last=date(2018, 10, 2))
    PredictionFactory.create_batch(MOST_CLOCKS, claim=claim)
    with pytest.raises(Refused, match="at most 20"):
        add(claim, reviewer)


def test_a_stale_save_says_how_the_clock_reads_now(claim, reviewer):
    clock = add(claim, reviewer)
    with pytest.raises(Stale, match="This clock now reads: from the report, 9 August 2018, to the fall of Hajin"):
        remove_clock(clock, revision=1, by=reviewer)
    claim.refresh_from_db()
    remove_clock(clock, revision=claim.revision, by=reviewer)
    clock.pk = 1
    with pytest.raises(Stale, match="This clock was removed"):
        remove_clock(clock, revision=1, by=reviewer)


def test_a_clock_that_changed_voids_what_was_signed(claim, reviewer):
    clock = add(claim, reviewer)
    complete(claim)
    VerdictFactory(claim=claim, author=reviewer)
    claim.refresh_from_db()
    claim = take_step(claim, "submit", by=reviewer)
    change_clock(clock, revision=claim.revision, by=reviewer, first=None, last=None, ended_on=None, never=True, **GIVEN)
    with pytest.raises(StepRefused, match="content has changed"):
        take_step(claim, "approve", by=UserFactory())
