"""Clocks over time: their order, their words, and today's line among them."""

from datetime import date
from typing import Any

import pytest

from claims.charts.clocks import chart_of
from claims.charts.labels import width_of


def record(starts_on, first, last, ended_on=None, outcome="pending"):
    return {"starts_on": starts_on, "window_first": first, "window_last": last, "ended_on": ended_on,
            "outcome": outcome, "starts_with": "the report"}  # fmt: skip


def test_the_chart_keeps_its_order_and_breaks_before_a_day_far_off():
    one = record("2018-08-09", "2018-10-09", "2018-11-09", "2018-12-14", "missed")
    chart = chart_of([one], ["missed by 35 days"], date(2026, 11, 25))
    track: Any = chart.tracks[0]
    today: Any = chart.today
    assert 0 <= track.start < track.first < track.last < track.ended < today <= 100
    assert chart.broken
    assert "Counted from the report, 9 August 2018: due 9 October 2018 to 9 November 2018" in chart.desc
    near: Any = chart_of([one], ["missed by 35 days"], date(2018, 12, 20))
    assert not near.broken
    assert near.tracks[0].ended < near.today <= 100
    assert chart_of([one], ["still open"], date(1999, 1, 1)).today is None
    assert chart_of([], [], date(2018, 1, 1)) is None


def test_the_chart_s_words_name_the_year_and_today_s_line_runs_between_them():
    today = date(2026, 11, 25)
    clocks = [record("2024-12-25", "2025-04-04", "2026-11-23"), record("2025-10-21", "2026-05-09", "2027-06-13")]
    chart: Any = chart_of(clocks, ["overdue by 2 days", "ripe since 9 May 2026"], today)
    assert [track.wide.text for track in chart.tracks] == [
        "from the report, 25 Dec 2024",
        "from the report, 21 Oct 2025",
    ]
    track = chart.tracks[1]
    assert track.wide.x < chart.today
    assert not any(first < track.y - 17 < last for first, last in chart.today_lines)
    assert any(first <= track.y <= last for first, last in chart.today_lines)
    assert (chart.today_lines[0][0], chart.today_lines[-1][1]) == (20, round(chart.axis_y))
    gone: Any = chart_of([record("2018-08-09", "2018-10-09", "2018-11-09")], ["still open"], today)
    assert gone.today_lines == [(20, round(gone.axis_y))]


@pytest.mark.parametrize(
    ("starts_on", "last"),
    [
        ("2018-08-09", "2018-08-10"),
        ("2018-08-09", "2018-08-09"),
        ("1600-01-01", "2199-12-30"),
        ("2018-01-31", "2030-01-01"),
    ],
)
def test_the_chart_has_a_few_dates_at_any_length(starts_on, last):
    chart = chart_of([record(starts_on, last, last)], ["still open"], date(2018, 8, 9))
    assert 1 <= len(chart.ticks) <= 10
    assert all(0 <= tick.x <= 100 for tick in chart.ticks)


@pytest.mark.parametrize("starts_with", ["the report", "x" * 200, "the signing of the long agreement of Hajin"])
@pytest.mark.parametrize("today", [date(2018, 8, 9), date(2018, 12, 20), date(2026, 11, 25)])
def test_all_words_stay_in_the_chart(starts_with, today):
    days = [("2018-01-01", "2018-02-01", "2018-03-01"), ("2018-06-01", "2018-07-01", "2018-12-01"),
            ("2018-11-30", "2018-12-01", "2018-12-14"), ("2018-12-14", "2018-12-14", "2018-12-14")]  # fmt: skip
    clocks = [record(*one) | {"starts_with": starts_with} for one in days]
    chart: Any = chart_of(clocks, ["missed, 1,234 days early"] * 4, today)
    for track in chart.tracks:
        for words in (track.narrow, track.wide, track.said):
            wide = width_of(words.text) / words.width * 100
            left = words.x - (wide if words.anchor == "end" else 0)
            assert -0.01 <= left <= left + wide <= 100.01
