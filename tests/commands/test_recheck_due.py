"""The watch as it is run each day."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from io import StringIO
from threading import Barrier

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from claims.actions import take_step
from claims.factories import FigureFactory, MeasureFactory, PredictionFactory, PublishedVerdictFactory, UserFactory
from claims.models import Alarm, Claim, Event, Message, Stage
from claims.numbers import ageing

RIPE, OVERDUE = "2018-10-09", "2018-11-10"


@pytest.fixture
def clock(db):
    clock = PredictionFactory()
    PublishedVerdictFactory(claim=clock.claim)
    return clock


def watch(capsys, *arguments):
    capsys.readouterr()
    call_command("recheck_due", *arguments)
    return capsys.readouterr().out


def stage_of(clock):
    clock.claim.refresh_from_db()
    return clock.claim.stage


def test_the_history_names_the_watch(clock, capsys):
    watch(capsys, "--day", RIPE)
    assert clock.claim.past.order_by("pgh_id").last().pgh_context.metadata["command"] == "recheck_due"


def test_what_fell_due_goes_to_recheck_once_and_once_more_when_it_is_overdue(clock, capsys):
    assert "Sent 0 to recheck" in watch(capsys, "--day", "2018-10-08")
    told = watch(capsys, "--day", RIPE)
    assert f"Claim {clock.claim_id}, to recheck: “" in told
    assert "counted from the report, 9 August 2018: it can be judged since 9 October 2018." in told
    assert "Sent 1 to recheck" in told
    assert stage_of(clock) == Stage.RECHECK
    assert "Sent 0 to recheck" in watch(capsys, "--day", RIPE)
    take_step(clock.claim, "keep", by=UserFactory(), note="Still to come.")
    assert "Sent 0 to recheck" in watch(capsys, "--day", "2018-11-09")
    assert stage_of(clock) == Stage.PUBLISHED
    assert "Sent 1 to recheck" in watch(capsys, "--day", OVERDUE)
    assert [event.by for event in clock.claim.events.filter(step="recheck")] == [None, None]


def test_who_has_the_claim_and_who_wrote_its_verdict_are_told_once(clock, capsys):
    author, keeper = clock.claim.verdicts.get().author, UserFactory()
    Claim.objects.filter(pk=clock.claim_id).update(assigned_to=keeper)
    watch(capsys, "--dry-run", "--day", RIPE)
    assert not Message.objects.exists()
    watch(capsys, "--day", RIPE)
    watch(capsys, "--day", RIPE)
    told = Message.objects.values_list("to", "kind", "by")
    assert sorted(told) == sorted((person.pk, "recheck", None) for person in (author, keeper))
    assert "it can be judged since 9 October 2018" in Message.objects.first().words


def test_what_is_overdue_while_it_waits_is_noted(clock, capsys):
    watch(capsys, "--day", RIPE)
    assert "noted more reasons on 1" in watch(capsys, "--day", OVERDUE)
    assert "noted more reasons on 0" in watch(capsys, "--day", OVERDUE)
    assert clock.claim.events.filter(step="alarm").count() == 1


def test_a_job_that_was_missed_for_long_tells_what_holds_now(clock, capsys):
    assert "it was due by 9 November 2018" in watch(capsys, "--day", "2026-01-01")
    take_step(clock.claim, "keep", by=UserFactory(), note="Nobody knows.")
    assert "Sent 0 to recheck" in watch(capsys, "--day", "2026-01-01")


def test_two_clocks_of_a_claim_send_it_once_with_both_reasons(clock, capsys):
    PredictionFactory(claim=clock.claim, starts_with="the assault")
    told = watch(capsys, "--day", RIPE)
    assert "the report" in told
    assert "the assault" in told
    assert clock.claim.events.filter(step="recheck").count() == 1
    assert clock.claim.alarms.count() == 2


def test_a_decided_clock_is_let_be(clock, capsys):
    clock.outcome = "held"
    clock.ended_on = date(2018, 10, 20)
    clock.save()
    assert "Sent 0 to recheck" in watch(capsys, "--day", OVERDUE)


def test_a_dry_run_says_what_would_be_done_and_changes_nothing(clock, capsys):
    said = watch(capsys, "--dry-run", "--day", RIPE)
    assert f"Claim {clock.claim_id}, to recheck" in said
    assert "Would send 1 to recheck" in said
    assert stage_of(clock) == Stage.PUBLISHED
    assert not Alarm.objects.exists()
    assert not Event.objects.exists()


def test_a_dry_run_counts_as_the_run_does(db, capsys):
    figure = FigureFactory(claim=PredictionFactory().claim)
    PublishedVerdictFactory(claim=figure.claim)
    FigureFactory(measure=figure.measure, low=Decimal(700), high=Decimal(700), as_of=date(2018, 10, 2))
    planned = watch(capsys, "--dry-run", "--day", RIPE)
    assert "Would send 1 to recheck, and note more reasons on 1" in planned
    assert "Sent 1 to recheck, and noted more reasons on 1" in watch(capsys, "--day", RIPE)


@pytest.mark.parametrize("day", ["2018-02-30", "tomorrow", "0018-08-09", "9999-12-31"])
def test_a_day_that_is_none_is_refused_in_words(db, day):
    with pytest.raises(CommandError, match="no day|from 1600"):
        call_command("recheck_due", "--day", day)


def test_aged_verdicts_are_sent_too_however_many_batches(db, capsys, monkeypatch):
    monkeypatch.setattr(ageing, "BATCH", 2)
    measure = MeasureFactory()
    claims = [PublishedVerdictFactory(claim=FigureFactory(measure=measure).claim).claim for _ in range(5)]
    FigureFactory(measure=measure, low=Decimal(700), high=Decimal(700), as_of=date(2018, 10, 2))
    assert "Sent 5 to recheck" in watch(capsys)
    assert Alarm.objects.filter(claim__in=claims).count() == 5
    assert "Sent 0 to recheck" in watch(capsys)


def test_today_is_the_day_where_none_is_given(clock, capsys):
    assert "Sent 1 to recheck" in watch(capsys)


def test_what_is_killed_in_the_middle_is_whole_and_the_next_run_goes_on(db, capsys, monkeypatch):
    clocks = [PredictionFactory() for _ in range(3)]
    for clock in clocks:
        PublishedVerdictFactory(claim=clock.claim)
    from claims.management.commands import recheck_due

    real, calls = recheck_due.sound_alarms, []

    def killed(reasons):
        calls.append(reasons)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(reasons)

    monkeypatch.setattr(recheck_due, "sound_alarms", killed)
    with pytest.raises(KeyboardInterrupt):
        call_command("recheck_due", "--day", RIPE)
    assert [stage_of(clock) for clock in clocks] == [Stage.RECHECK, Stage.PUBLISHED, Stage.PUBLISHED]
    monkeypatch.undo()
    assert "Sent 2 to recheck" in watch(capsys, "--day", RIPE)
    assert Alarm.objects.count() == 3


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_watches_at_once_tell_each_reason_once():
    for _ in range(8):
        PublishedVerdictFactory(claim=PredictionFactory().claim)
    barrier = Barrier(4)

    def run(_):
        try:
            barrier.wait(timeout=20)
            call_command("recheck_due", "--day", RIPE, stdout=StringIO())
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(run, range(4)))
    assert Alarm.objects.count() == 8
    assert Event.objects.filter(step="recheck").count() == 8
    assert not Event.objects.filter(step="alarm").exists()


def test_a_dry_run_asks_the_same_however_many_claims_it_tells(db, django_assert_num_queries):
    measure = MeasureFactory()
    FigureFactory(measure=measure, low=Decimal(700), high=Decimal(700), as_of=date(2018, 10, 2))

    def plan(more):
        for _ in range(more):
            PublishedVerdictFactory(claim=FigureFactory(measure=measure).claim)
        out = StringIO()
        with django_assert_num_queries(7):
            call_command("recheck_due", "--dry-run", stdout=out)
        return out.getvalue()

    assert "Would send 1 to recheck" in plan(1)
    assert "Would send 6 to recheck" in plan(5)
