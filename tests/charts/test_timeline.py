"""Figures over time: what a chart shows of any band, and that no words lie on one another."""

import itertools
import math
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.charts import can_draw, draw_timeline, point_of
from claims.charts.axes import BOTTOM, TOP
from claims.charts.labels import FULL, LINE, NARROW, WIDE, Box, Label, Wanted, place_labels, width_of
from claims.charts.timeline import MOST_LABELS
from claims.figures.bands import Hedge, band_of

D = Decimal


def point(low, high, hedge="exact", day=date(2018, 8, 9), who="SDF", unit="people", to="people", **more):
    low, high = (None if side is None else D(side) for side in (low, high))
    return point_of(
        band_of(low, high, hedge), low, high, hedge, unit=unit, to=to, day=day, who=who, words=f"{low}", **more
    )


def draw(points, today=None):
    return draw_timeline(points, measure="Fighters", unit="people", unit_label="people", today=today)


numbers = st.decimals(-(10**20), 10**20, places=3)


@st.composite
def points(draw_from):
    sides = sorted(draw_from(st.tuples(numbers, numbers)))
    hedge = draw_from(st.sampled_from(Hedge.ALL))
    low, high = {
        **dict.fromkeys((Hedge.AT_LEAST, Hedge.MORE_THAN), (sides[0], None)),
        **dict.fromkeys((Hedge.AT_MOST, Hedge.FEWER_THAN), (None, sides[1])),
        Hedge.EXACT: (sides[0], sides[0]),
    }.get(hedge, (sides[0], sides[1]))
    day = draw_from(st.dates(date(2000, 1, 1), date(2030, 1, 1)) | st.none())
    return point(low, high, hedge, day, who=draw_from(st.text(max_size=30)))


@given(st.lists(points(), max_size=20), points() | st.none(), st.dates())
def test_any_figures_stay_within_the_chart(found, said, today):
    if said is not None:
        found = [*found, point_like(said)]
    chart = draw(found, today)
    if chart is None:
        assert not any(item.day for item in found)
        return
    for mark in [*chart.marks, *([chart.across] if chart.across else [])]:
        ys = [*mark.edges, *([mark.dot] if mark.dot is not None else [])]
        for piece in mark.pieces:
            assert piece.height > 0
            ys += [piece.y, piece.y + piece.height]
        assert all(math.isfinite(y) and TOP - 0.2 <= y <= BOTTOM + 0.2 for y in ys)
        assert 0 <= mark.x <= 100
    for width, labels in ((NARROW, chart.narrow), (WIDE, chart.wide), (900.0, chart.wide), (FULL, chart.full)):
        check_apart(labels, width)
        if chart.days.today is not None:
            check_apart_from_today(labels, width, chart.days.today)


def point_like(said):
    return type(said)(
        said.band,
        said.core_low,
        said.core_high,
        said.soft_low,
        said.soft_high,
        said.day,
        said.who,
        said.words,
        own=True,
    )


def sides(label: Label, width: float) -> tuple[float, float]:
    wide = max(width_of(line) for line in label.lines)
    left = (
        label.x / 100 * width + {"start": label.dx, "middle": label.dx - wide / 2, "end": label.dx - wide}[label.anchor]
    )
    return left, left + wide


def check_apart_from_today(labels: list[Label], width: float, today: float) -> None:
    for label in labels:
        left, right = sides(label, width)
        assert right < today / 100 * width or today / 100 * width < left


def check_apart(labels: list[Label], width: float) -> None:
    boxes = []
    for label in labels:
        left, right = sides(label, width)
        wide = right - left
        top = label.y - LINE * 0.78
        boxes.append((left, left + wide, top, top + LINE * len(label.lines)))
        assert left >= -0.01
        assert left + wide <= width + 4.01
    for one, other in itertools.combinations(boxes, 2):
        beside = one[1] <= other[0] + 0.1 or other[1] <= one[0] + 0.1
        above = one[3] <= other[2] + 0.2 or other[3] <= one[2] + 0.2
        assert beside or above


@pytest.mark.parametrize(
    ("low", "high", "hedge", "fades", "edges", "dot", "up", "down"),
    [
        (600, 600, "exact", [], 0, True, False, False),
        (600, 600, "about", ["up", "down"], 1, False, False, False),
        (None, 600, "about", ["down"], 1, False, False, False),  # nearly
        (600, None, "about", ["up"], 1, False, False, False),  # just over
        (1500, 2000, "between", [""], 2, False, False, False),
        (1500, 2000, "about", ["up", "", "down"], 2, False, False, False),
        (700, None, "more_than", ["up"], 1, False, True, False),
        (None, 700, "at_least", ["up"], 1, False, True, False),  # its number given as the other side
        (None, 600, "at_most", ["down"], 1, False, False, False),
        (None, -2, "at_most", ["down"], 1, False, False, True),
        (2000, 9999, "vague", ["up", "down"], 1, False, False, False),
    ],
)
def test_stated_ends_are_hard_widened_ones_soft_and_open_ones_arrows(low, high, hedge, fades, edges, dot, up, down):
    chart = draw([point(low, high, hedge), point(1, 5000, "between", date(2018, 9, 9))])
    mark = chart.marks[0]
    assert [piece.fade for piece in mark.pieces] == fades
    assert len(mark.edges) == edges
    assert (mark.dot is not None, mark.arrow_up, mark.arrow_down) == (dot, up, down)


def test_the_claim_runs_across_and_is_told_first():
    chart = draw(
        [point(1000, 1000, own=True, who="the claim"), point(3000, 3000, "about", date(2018, 10, 13))],
        date(2026, 11, 25),
    )
    assert chart.across.dot == chart.marks[0].dot
    assert [mark.voice for mark in chart.marks] == ["said", "found"]
    assert chart.title == "Fighters, August 2018 to October 2018"
    assert chart.desc.startswith(
        "The claim’s 1000 people runs across as a band, 1,000. Other figures by date: 3000, SDF"
    )
    assert chart.days.broken


def test_a_claim_without_a_date_still_runs_across():
    chart = draw([point(1000, 1000, own=True, day=None), point(3000, 3000)])
    assert chart.across
    assert len(chart.marks) == 1
    assert chart.undated == []


def test_what_has_no_date_is_listed_apart():
    undated = point(3000, 3000, day=None)
    assert draw([point(1000, 1000), undated]).undated == [undated]
    assert draw([undated]) is None
    assert not can_draw([undated, point(1, 1), point(2, 2)])  # one day is no course


def test_figures_of_one_day_stand_side_by_side():
    chart = draw([point(600, 600), point(600, 600), point(700, 700)])
    assert len({mark.dx for mark in chart.marks}) == 3
    assert sum(mark.dx for mark in chart.marks) == 0


def test_other_units_of_its_kind_are_drawn_in_the_chart_s_own():
    chart = draw_timeline(
        [point(10, 10, unit="mi", to="km"), point(16, 17, "between", date(2018, 9, 9), unit="km", to="km")],
        measure="Road",
        unit="km",
        unit_label="kilometres",
    )
    one, other = chart.marks
    assert one.dot is not None
    assert other.edges[0] <= one.dot <= other.edges[1]


def test_months_are_drawn_among_days_as_the_calendar_allows():
    [mark] = draw_timeline(
        [point(2, 3, "between", unit="months", to="days")], measure="Battle", unit="days", unit_label="days"
    ).marks
    assert len(mark.edges) == 2


def test_a_crowd_has_no_words_on_it_and_thin_marks():
    day = date(2018, 1, 1)
    chart = draw([point(n + 1, n + 1, day=day + timedelta(days=n)) for n in range(60)])
    assert chart.wide == chart.narrow == []
    assert chart.marks[0].width < 10
    assert "and 48 more in the table" in chart.desc
    few = draw([point(n + 1, n + 1, day=day + timedelta(days=n * 30)) for n in range(MOST_LABELS)])
    assert few.wide


def test_a_short_form_is_taken_where_the_full_one_has_no_room():
    wall = [Box(0, 90, 1000, 0, 400), Box(0, -1000, -20, 0, 400)]
    [label] = place_labels(
        [Wanted(0, 100, 110, [("A name that is far too long",), ("600",)])], wall, width=300, top=0, bottom=400
    )
    assert label.lines == ("600",)
    assert (
        place_labels([Wanted(0, 100, 110, [("A name that is far too long",)])], wall, width=300, top=0, bottom=400)
        == []
    )


def test_a_long_name_is_whole_where_there_is_room_and_cut_where_there_is_little():
    long = "Syrian Observatory for Human Rights"
    wide_open = [point(2000, 2000, day=date(2018, 1, 1), who="SDF"), point(4000, 4000, day=date(2018, 12, 1), who=long)]
    assert (long, "4000") in [label.lines for label in draw(wide_open).wide]
    crowd = [point(2000 + 300 * n, 2000 + 300 * n, day=date(2018, 6 + n, 1), who=long) for n in range(5)]
    names = {label.lines[0] for label in draw(crowd).wide if len(label.lines) > 1}
    assert all(name == long or name == "Syrian Observatory for…" for name in names)


@pytest.mark.parametrize("days", range(45, 75, 5))
def test_today_s_line_runs_through_no_words_where_there_is_room(days):
    found = [point(n * 100, n * 100, day=date(2018, 8, 9) + timedelta(days=n * 20)) for n in range(1, 5)]
    chart = draw(found, date(2018, 8, 9) + timedelta(days=days))
    at = chart.days.today / 100 * NARROW
    assert len(chart.narrow) == len(found)
    for label in chart.narrow:
        wide = max(width_of(line) for line in label.lines)
        left = label.x / 100 * NARROW + label.dx - {"start": 0, "middle": wide / 2, "end": wide}[label.anchor]
        assert not left < at < left + wide
