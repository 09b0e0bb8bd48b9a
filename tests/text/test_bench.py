from collections.abc import Iterator
from typing import Any

import pytest

from claims.text import bench
from claims.text.bench import OWN, Accuracy, load, measure_accuracy, our_finder

TEXT = "About 60 wells, from 16 to 3."


def label(low: float | None, high: float | None, qualifier: str, **more: Any) -> dict[str, Any]:
    return {"start": 6, "end": 8, "low": low, "high": high, "qualifier": qualifier, **more}


def judge(wanted: list[dict], found: list[dict]) -> Accuracy:
    return measure_accuracy(lambda text: found, [{"id": "1", "text": TEXT, "quantities": wanted}])["all"]


@pytest.mark.parametrize(
    ("wanted", "found", "values", "qualified"),
    [
        (label(60, 60, "about"), label(60, 60, "about"), 1, 1),
        (label(60, 60, "about"), label(60, 60, "exact"), 1, 0),
        (label(60, None, "at_least"), label(60, None, "more_than"), 1, 1),
        (label(60, None, "at_least"), label(60, 60, "exact"), 0, 0),
        (label(None, 60, "at_most"), label(0, 60, "at_most"), 1, 1),
        (label(100, 1000, "vague"), label(200, 999, "vague"), 1, 1),
        (label(100, 1000, "vague"), label(200, 200, "vague"), 0, 0),
        (label(1 / 3, 1 / 3, "exact", alt=[[33.3, 33.3, "exact"]]), label(33.3, 33.3, "exact"), 1, 1),
    ],
)
def test_value_and_qualifier_are_judged_apart(wanted: dict, found: dict, values: int, qualified: int) -> None:
    accuracy = judge([wanted], [found])
    assert (accuracy.values, accuracy.qualified, accuracy.given, accuracy.wanted) == (values, qualified, 1, 1)


def test_an_optional_label_is_neither_right_nor_wrong() -> None:
    assert judge([label(60, 60, "exact", optional=True)], [label(7, 7, "exact")]).given == 0
    assert judge([label(60, 60, "exact", optional=True)], []).f1(0) == 100.0


def test_a_change_may_be_read_as_two_values() -> None:
    one, two = (
        {"start": at, "end": at + 2, "low": low, "high": low, "qualifier": "exact"} for at, low in ((21, 16), (27, 3))
    )
    change = {"start": 21, "end": 28, "low": 3, "high": 16, "qualifier": "between", "parts": [one, two]}
    assert judge([change], [one, two]).values == 2
    assert judge([change], [change]).values == 1


def test_a_text_without_labels_counts_as_left_alone_only_when_nothing_is_read() -> None:
    assert (judge([], []).untouched, judge([], [label(60, 60, "exact")]).untouched) == (1, 0)


def test_the_reader_keeps_its_accuracy_on_the_own_set() -> None:
    records = load(OWN / "quantities.jsonl")
    accuracy = measure_accuracy(our_finder, records)
    assert len(records) >= 150
    assert all(
        label["surface"] == record["text"][label["start"] : label["end"]]
        for record in records
        for label in record["quantities"]
    )
    assert accuracy["all"].f1(accuracy["all"].values) >= 98
    assert accuracy["news"].f1(accuracy["news"].qualified) >= 98
    assert accuracy["trap"].untouched >= 0.95 * accuracy["trap"].empty


def test_the_report_names_peers_that_are_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing() -> None:
        return None

    monkeypatch.setattr(bench, "PEERS", {"some-reader": nothing})
    monkeypatch.setattr(bench, "ENOUGH_SECONDS", 0.0001)
    monkeypatch.setattr(bench, "measure_memory", lambda path: 18.0)
    lines: Iterator[str] = bench.bench_text()
    report = "\n".join(lines)
    assert "some-reader: not installed" in report
    assert "memory of a process that scans the texts: 18 MB" in report
    assert "claims.text: " in report
