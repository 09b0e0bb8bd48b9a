from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from claims.charts import brief, draw_columns
from claims.charts.axes import BOTTOM, TOP
from claims.numbers.on_measure import Bin, Bins

sides = st.floats(-1e24, 1e24, allow_nan=False)


@st.composite
def bins(draw):
    days = draw(st.integers(1, 4000))
    first = date(1990, 1, 1)
    found = []
    for number in sorted(draw(st.sets(st.integers(0, 59), min_size=1))):
        low, middle, high = sorted(draw(st.tuples(sides, sides, sides)))
        begin = first + timedelta(days=number * days)
        found.append(Bin(begin, begin + timedelta(days=days - 1), 3, low, high, middle, draw(st.integers(0, 1)), 0))
    return Bins(days, found)


@given(bins())
def test_any_bins_stay_within_the_chart(found):
    chart = draw_columns(found, measure="People", unit="people", unit_label="people", today=date(2018, 8, 9))
    for column in chart.columns:
        assert 0 <= column.x <= column.end <= 100.01
        assert TOP <= column.y <= column.foot <= BOTTOM + 1
        assert TOP <= column.middle <= BOTTOM
    assert f"{len(found.bins) * 3} figures" in chart.desc


def test_one_day_is_one_column():
    only = Bins(1, [Bin(date(2018, 8, 9), date(2018, 8, 9), 400, 1.0, 2.0, 1.5, 0, 0)])
    assert len(draw_columns(only, measure="People", unit="people", unit_label="people").columns) == 1


def test_numbers_that_were_worked_out_have_few_digits():
    assert [brief(value) for value in (None, 0.123, 4.0, 1234.56, 1e20)] == [
        "", "0.12", "4", "1,235", "100,000,000,000,000,000,000",
    ]  # fmt: skip
