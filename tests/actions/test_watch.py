"""What sends a published claim back: clocks that fall due, and later figures that its verdict could not know."""

from datetime import date
from decimal import Decimal

import pytest

from claims.actions import add_evidence, age_verdicts, choose_measure, set_figure, sound_alarms, take_step
from claims.factories import (
    ClaimFactory,
    EvidenceFactory,
    FigureFactory,
    MeasureFactory,
    PredictionFactory,
    PublishedVerdictFactory,
    SourceFactory,
    UserFactory,
)
from claims.models import Alarm, Claim, Figure, Stage
from claims.models.figures import bands_of
from claims.numbers.ageing import Reason, aged
from claims.numbers.due import fallen_due

pytestmark = pytest.mark.django_db


@pytest.fixture
def measure():
    return MeasureFactory(name="People in school")


@pytest.fixture
def published(measure):
    """A claim whose verdict rests on 600 people on 9 August 2018."""
    figure = FigureFactory(measure=measure)
    return PublishedVerdictFactory(claim=figure.claim).claim


def stage_of(claim):
    claim.refresh_from_db()
    return claim.stage


def number(measure, low, as_of=date(2018, 10, 2), **more):
    return {"hedge": "exact", "low": Decimal(low), "high": Decimal(low), "unit": "people", "measure": measure,
            "as_of": as_of, **more}  # fmt: skip


def counted(measure, low, as_of, **owner):
    return FigureFactory(measure=measure, low=Decimal(low), high=Decimal(low), as_of=as_of, **owner)


def told_by_the_watch():
    return {claim: reasons for batch in aged() for claim, reasons in batch.items()}


def test_a_later_figure_outside_sends_the_published_claim_back_at_once_and_once(published, measure, reviewer):
    other = ClaimFactory()
    set_figure(other, revision=1, by=reviewer, **number(measure, 700))
    assert stage_of(published) == Stage.RECHECK
    event = published.events.get(step="recheck")
    assert (event.by, event.from_stage, event.to_stage) == (None, Stage.PUBLISHED, Stage.RECHECK)
    assert "700 people on 2 October 2018" in event.note
    assert "600 people" in event.note
    take_step(published, "keep", by=UserFactory(role="reviewer"), note="Another day.")
    other.refresh_from_db()
    set_figure(other, revision=other.revision, by=reviewer, **number(measure, "700.000000"))
    assert stage_of(published) == Stage.PUBLISHED
    assert told_by_the_watch() == {}
    other.refresh_from_db()
    set_figure(other, revision=other.revision, by=reviewer, **number(measure, 800))
    assert stage_of(published) == Stage.RECHECK
    assert published.alarms.count() == 2


@pytest.mark.parametrize(
    "given",
    [
        {"as_of": date(2018, 8, 9)},  # the same day
        {"as_of": date(2018, 7, 1)},  # earlier
        {"as_of": None},
        {"low": Decimal(600), "high": Decimal(600)},
        {"low": Decimal(500), "high": Decimal(700), "hedge": "between"},
        {"low": Decimal(500), "high": None, "hedge": "at_least"},
        {"measure": None},
    ],
)
def test_what_is_not_later_not_outside_or_not_comparable_leaves_it_alone(published, measure, reviewer, given):
    set_figure(ClaimFactory(), revision=1, by=reviewer, **number(measure, 700) | given)
    assert stage_of(published) == Stage.PUBLISHED
    assert told_by_the_watch() == {}


def test_a_figure_of_another_thing_leaves_it_alone(published, reviewer):
    set_figure(ClaimFactory(), revision=1, by=reviewer, **number(MeasureFactory(), 700))
    assert stage_of(published) == Stage.PUBLISHED


@pytest.mark.parametrize(("days", "stage"), [(53, Stage.PUBLISHED), (54, Stage.RECHECK)])
def test_numbers_hold_for_as_long_as_their_measure_says(published, measure, reviewer, days, stage):
    measure.holds_days = days  # 2 October is 54 days after 9 August
    measure.save()
    set_figure(ClaimFactory(), revision=1, by=reviewer, **number(measure, 700))
    assert stage_of(published) == stage
    assert bool(told_by_the_watch()) is False


@pytest.mark.parametrize("stage", [Stage.SUGGESTED, Stage.DISMISSED, Stage.RETRACTED])
def test_what_nobody_stands_behind_tells_nothing(published, measure, stage):
    counted(measure, 700, date(2018, 10, 2), claim=ClaimFactory(stage=stage))
    evidence = EvidenceFactory(claim=ClaimFactory(stage=stage))
    counted(measure, 700, date(2018, 10, 2), evidence=evidence, claim=None)
    assert told_by_the_watch() == {}


def test_evidence_on_another_claim_tells_and_its_source_is_named(published, measure, reviewer):
    source = SourceFactory(name="The harbour office")
    figure = number(measure, 700)
    add_evidence(ClaimFactory(), by=reviewer, source=source, title="A list", stance="context", figure=figure)
    assert stage_of(published) == Stage.RECHECK
    assert "The harbour office" in published.alarms.get().words


def test_what_stands_on_the_claim_itself_was_read_by_whoever_signed(published, measure):
    evidence = EvidenceFactory(claim=published, stance="context")
    counted(measure, 900, date(2018, 12, 1), evidence=evidence, claim=None)
    assert age_verdicts(published) == []
    assert told_by_the_watch() == {}


def test_a_claim_at_recheck_has_the_next_reason_noted_and_kept_it_is_not_sent_again(published, measure, reviewer):
    set_figure(ClaimFactory(), revision=1, by=reviewer, **number(measure, 700))
    set_figure(ClaimFactory(), revision=1, by=reviewer, **number(measure, 900))
    assert [event.step for event in published.events.all()] == ["alarm", "recheck"]
    take_step(published, "keep", by=reviewer, note="Another day.")
    for reasons in (told_by_the_watch(),):
        assert sound_alarms(reasons) == []
    assert stage_of(published) == Stage.PUBLISHED


def test_a_verdict_that_was_replaced_or_withdrawn_does_not_age(published, measure, reviewer, editor):
    take_step(published, "retract", by=editor, note="It was wrong.", correction="error")
    set_figure(ClaimFactory(), revision=1, by=reviewer, **number(measure, 700))
    assert stage_of(published) == Stage.RETRACTED


def test_a_figure_that_came_by_raw_sql_is_found_by_the_watch(published, measure):
    figure = FigureFactory(measure=measure, as_of=date(2018, 10, 2))
    Figure.objects.filter(pk=figure.pk).update(
        low=700, high=700, **bands_of(Decimal(700), Decimal(700), "exact", "people", measure)
    )
    reasons = told_by_the_watch()
    assert list(reasons) == [published.pk]
    sound_alarms(reasons)
    assert stage_of(published) == Stage.RECHECK
    assert told_by_the_watch() == {}


def test_of_many_figures_the_note_names_a_few_and_all_are_told(published, measure):
    for n in range(5):
        counted(measure, 700 + n, date(2018, 10, 2 + n))
    sound_alarms(told_by_the_watch())
    note = published.events.get(step="recheck").note
    assert note.count("A later figure") == 3
    assert "And 2 more reasons" in note
    assert published.alarms.count() == 5


def test_ageing_costs_a_write_one_query_where_nothing_ages(reviewer, measure, django_assert_num_queries):
    FigureFactory(measure=measure)
    claim = FigureFactory(measure=measure, as_of=date(2018, 10, 2)).claim
    with django_assert_num_queries(1):
        age_verdicts(claim)


def test_many_verdicts_age_in_a_constant_number_of_queries(measure, django_assert_num_queries):
    def age(count, low):
        for _ in range(count):
            PublishedVerdictFactory(claim=FigureFactory(measure=measure).claim)
        Claim.objects.filter(stage=Stage.RECHECK).update(stage=Stage.PUBLISHED)
        figure = counted(measure, low, date(2018, 10, 2))
        with django_assert_num_queries(12):
            return len(age_verdicts(figure.claim))

    assert age(1, 700) == 1
    assert age(6, 700) == 7


CLOCK_DAYS = {
    date(2018, 10, 8): None,
    date(2018, 10, 9): "ripe",
    date(2018, 11, 9): "ripe",
    date(2018, 11, 10): "overdue",
}


@pytest.mark.parametrize(("day", "state"), CLOCK_DAYS.items())
def test_a_published_prediction_is_told_when_it_is_ripe_and_when_it_is_overdue(day, state):
    clock = PredictionFactory()
    PublishedVerdictFactory(claim=clock.claim)
    reasons = {claim: found for batch in fallen_due(day) for claim, found in batch.items()}
    if state is None:
        assert reasons == {}
        return
    [reason] = reasons[clock.claim_id]
    assert reason.key.startswith(f"{state}:{clock.uid}")
    words = {"ripe": "it can be judged since 9 October 2018", "overdue": "it was due by 9 November 2018"}[state]
    assert words in reason.words
    assert "counted from the report, 9 August 2018" in reason.words


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage not in {Stage.PUBLISHED, Stage.RECHECK}])
def test_only_what_is_published_is_told(stage):
    clock = PredictionFactory(claim=ClaimFactory(kind="prediction", stage=stage))
    assert not any(fallen_due(date(2020, 1, 1)))
    assert sound_alarms({clock.claim_id: [Reason("ripe:x", "It is ripe.")]}) == []
    assert not Alarm.objects.exists()


def test_accepting_the_measure_of_a_later_figure_ages_a_verdict_at_once(published, measure, reviewer):
    other = ClaimFactory()
    figure = number(measure, 700)
    choose_measure(other, measure=measure, revision=1, by=reviewer, figure=figure)
    assert stage_of(published) == Stage.RECHECK


@pytest.fixture
def outside(measure):
    """A claim with a figure that tells against the verdict."""
    return counted(measure, 700, date(2018, 10, 2)).claim


@pytest.mark.parametrize(
    ("before", "step", "stage"),
    [
        (Stage.SUGGESTED, "accept", Stage.RECHECK),
        (Stage.DISMISSED, "reopen", Stage.RECHECK),
        (Stage.RETRACTED, "reopen", Stage.RECHECK),
        (Stage.SUGGESTED, "dismiss", Stage.PUBLISHED),
    ],
)
def test_a_claim_that_the_desk_takes_seriously_from_now_on_ages_a_verdict_at_once(
    published, outside, reviewer, before, step, stage
):
    Claim.objects.filter(pk=outside.pk).update(stage=before)
    take_step(outside, step, by=reviewer)
    assert stage_of(published) == stage
    assert published.alarms.exists() == (stage == Stage.RECHECK)


def test_what_an_undone_claim_said_is_not_told(published, outside, reviewer):
    Claim.objects.filter(pk=outside.pk).update(stage=Stage.SUGGESTED)
    take_step(outside, "dismiss", by=reviewer)
    take_step(outside, "undo", by=reviewer)
    assert stage_of(published) == Stage.PUBLISHED


@pytest.mark.parametrize(("day", "queries"), [(date(2018, 8, 9), 16), (date(2018, 10, 2), 27)])
def test_accepting_costs_one_query_more_and_a_constant_number_where_a_verdict_ages(
    published, measure, reviewer, django_assert_num_queries, day, queries
):
    reviewer.get_all_permissions()
    claim = counted(measure, 700, day, claim=ClaimFactory(stage=Stage.SUGGESTED)).claim
    with django_assert_num_queries(queries):
        take_step(claim, "accept", by=reviewer)


@pytest.mark.parametrize(("days", "told"), [(None, True), (53, False), (54, True)])
def test_the_watch_reads_no_further_than_numbers_hold(published, outside, measure, days, told):
    measure.holds_days = days  # 2 October is 54 days after 9 August
    measure.save()
    assert bool(told_by_the_watch().get(published.pk)) == told


def test_the_watch_names_the_latest_figures_first(published, measure, monkeypatch):
    monkeypatch.setattr("claims.numbers.ageing.MOST", 2)
    for n in range(4):
        counted(measure, 700 + n, date(2018, 10, 2 + n))
    for days, numbers in ((None, ["703", "702"]), (55, ["701", "700"])):
        measure.holds_days = days
        measure.save()
        [reasons] = told_by_the_watch().values()
        assert [reason.words.split()[3] for reason in reasons] == numbers
