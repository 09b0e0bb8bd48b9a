"""Measures the reader: accuracy on labelled texts, speed and memory, and the same of other libraries where installed.

    python -m claims.text.bench [records.jsonl] [--errors]

Records are JSON lines {"id", "text", "group", "quantities": [{"start", "end", "low", "high", "qualifier"}]}, offsets in
code points, None for an open side. A quantity may be "optional" (reading it is neither right nor wrong), may have other
accepted readings as "alt": [[low, high, qualifier]] and, as a change from one value to another, "parts".
"""

from __future__ import annotations

import json
import math
import resource
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claims.text.peers import PEERS
from claims.text.quantities import find_quantities

OWN = Path(__file__).parents[2] / "tests" / "text"
CLASSES = {"at_least": "lower", "more_than": "lower", "at_most": "upper", "fewer_than": "upper"}
LONGEST_SPAN = 90  # a wider span finds nothing
ENOUGH_SECONDS = 1.0
Read = dict[str, Any]
Finder = Callable[[str], list[Read]]


@dataclass(slots=True)
class Accuracy:
    """Counts over the texts of one group; the shares are percentages."""

    texts: int = 0
    wanted: int = 0
    given: int = 0
    values: int = 0
    qualified: int = 0
    empty: int = 0
    untouched: int = 0
    wrong: list[tuple[str, str, str]] = field(default_factory=list)

    def f1(self, right: int) -> float:
        return 200 * right / (self.wanted + self.given) if self.wanted + self.given else 100.0

    def __str__(self) -> str:
        clean = f"{self.untouched}/{self.empty} left alone" if self.empty else ""
        if not self.wanted:
            return clean
        return f"value F1 {self.f1(self.values):5.1f}   value and qualifier {self.f1(self.qualified):5.1f}   {clean}"


def our_finder(text: str) -> list[Read]:
    return [
        {"start": q.start, "end": q.end, "low": _float(q.low), "high": _float(q.high), "qualifier": q.qualifier}
        for q in find_quantities(text)
    ]


def _float(value: Any) -> float | None:
    return None if value is None else float(value)


def load(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def measure_accuracy(finder: Finder, records: list[dict[str, Any]]) -> dict[str, Accuracy]:
    """By group, and over all as "all"."""
    groups: dict[str, Accuracy] = {}
    for record in records:
        found = finder(record["text"])
        for name in (record.get("group", "texts"), "all"):
            _count(groups.setdefault(name, Accuracy()), record, found)
    return groups


def _count(accuracy: Accuracy, record: dict[str, Any], found: list[Read]) -> None:
    wanted = [one for label in record["quantities"] if not label.get("optional") for one in _wanted(label, found)]
    optional = [label for label in record["quantities"] if label.get("optional")]
    pairs = sorted(
        (
            (*_judge(read, label), _overlap(read, label), -place, -number)
            for place, read in enumerate(found)
            for number, label in enumerate(wanted)
            if _overlap(read, label) > 0 and read["end"] - read["start"] <= LONGEST_SPAN
        ),
        reverse=True,
    )
    taken: dict[int, int] = {}
    for value, qualified, _, place, number in pairs:
        if -place not in taken and -number not in taken.values():
            taken[-place] = -number
            accuracy.values += value
            accuracy.qualified += qualified
            if not qualified:
                accuracy.wrong.append((record["id"], "read otherwise", record["text"]))
    spare = [
        read for place, read in enumerate(found)
        if place not in taken and not any(_overlap(read, label) > 0 for label in optional)
    ]  # fmt: skip
    accuracy.texts += 1
    accuracy.wanted += len(wanted)
    accuracy.given += len(taken) + len(spare)
    if not wanted:
        accuracy.empty += 1
        accuracy.untouched += not spare
    accuracy.wrong += [(record["id"], f"not asked for: {read['start']}", record["text"]) for read in spare]
    if len(taken) < len(wanted):
        accuracy.wrong.append((record["id"], "overlooked", record["text"]))


def _wanted(label: Read, found: list[Read]) -> list[Read]:
    """Give the label, or where two values were read for a change its two parts."""
    parts = label.get("parts")
    if parts and not any(all(_overlap(read, part) > 0 for part in parts) for read in found):
        return list(parts)
    return [label]


def _overlap(one: Read, other: Read) -> int:
    return min(one["end"], other["end"]) - max(one["start"], other["start"])


def _judge(read: Read, label: Read) -> tuple[bool, bool]:
    """Tell whether the value is right, and whether the qualifier's class is right as well."""
    readings = [(label["low"], label["high"], label["qualifier"]), *map(tuple, label.get("alt", []))]
    return max(_agrees(read, *reading) for reading in readings)


def _agrees(read: Read, low: float | None, high: float | None, qualifier: str) -> tuple[bool, bool]:
    kind = CLASSES.get(qualifier, qualifier)
    own_low, own_high = read["low"], read["high"]
    own_kind = CLASSES.get(read.get("qualifier") or "", read.get("qualifier")) or _kind_of(own_low, own_high)
    if own_kind == "upper" and own_low == 0:
        own_low = None
    if kind == "vague":
        # "thousands" begins at one or two thousand and ends wherever one likes, but not at once.
        right = own_low is not None and (_equal(own_low, low) or _equal(own_low, 2 * (low or 0)))
        right = right and (own_high is None or own_high >= 1.5 * own_low)
    else:
        right = _equal(own_low, low) and _equal(own_high, high)
    return right, right and own_kind == kind


def _kind_of(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return "lower" if high is None else "upper"
    return "exact" if _equal(low, high) else "between"


def _equal(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-6)


def measure_speed(finder: Finder, texts: list[str]) -> float:
    """Texts per second on one core, the best of the rounds that fit into a second."""
    finder(texts[0])
    best, began = math.inf, time.perf_counter()
    while time.perf_counter() - began < ENOUGH_SECONDS:
        start = time.perf_counter()
        for text in texts:
            finder(text)
        best = min(best, time.perf_counter() - start)
    return len(texts) / best


def measure_memory(path: Path) -> float:
    """Megabytes that a process holds at most which does nothing but scan the records."""
    with path.open("rb") as records:
        subprocess.run([sys.executable, "-m", "claims.text.scan"], stdin=records, stdout=subprocess.DEVNULL, check=True)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def bench_text(path: Path | None = None, *, errors: bool = False) -> Iterator[str]:
    """Give the lines of the report, each when it is measured."""
    path = path or OWN / "quantities.jsonl"
    records = load(path)
    dense = [record["text"] for record in records]
    article = [line for line in (OWN / "article.txt").read_text(encoding="utf-8").splitlines() if line.strip()]
    yield f"Reading numbers: {len(records)} texts of {path.name}, {len(article)} lines of an ordinary article"
    # First, since a child process may begin with the memory of a parent that has loaded the peers.
    yield f"  memory of a process that scans the texts: {measure_memory(path):.0f} MB"
    for name, load_peer in {"claims.text": lambda: our_finder, **PEERS}.items():
        finder = load_peer()
        if finder is None:
            yield f"  {name}: not installed (pip install factcheck[peers])"
            continue
        yield f"  {name}: {measure_speed(finder, dense):,.0f} texts/s, {measure_speed(finder, article):,.0f} lines/s"
        for group, accuracy in sorted(measure_accuracy(finder, records).items()):
            yield f"    {group:8} {accuracy.texts:4} texts   {accuracy}"
            if errors and group != "all" and finder is our_finder:
                yield from (f"      {' | '.join(wrong)}" for wrong in accuracy.wrong)


def main() -> None:
    parser = ArgumentParser(description="Measure the reader of numbers.")
    parser.add_argument(
        "records", nargs="?", type=Path, help="JSON lines of the same shape as tests/text/quantities.jsonl"
    )
    parser.add_argument("--errors", action="store_true", help="show each text that was read otherwise than labelled")
    options = parser.parse_args()
    for line in bench_text(options.records, errors=options.errors):
        print(line, flush=True)


if __name__ == "__main__":
    main()
