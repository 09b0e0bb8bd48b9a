"""Reads JSON lines {"id", "text"} from standard input and writes the quantities of each as one JSON line.

A line may name its "language". A broken line is named on standard error with its number, the rest go on, and the exit
status is 1. Offsets are code points; an open side of a quantity is null.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from typing import Any, TextIO

from claims.text.reading import Statement, read_statements

NOT_UTF_8 = re.compile("[\udc80-\udcff]")  # what Python reads for bytes that are no UTF-8


def quantities_of(text: str, language: str = "en") -> list[dict[str, Any]]:
    return [_written(statement) for statement in read_statements(text, language)]


def _written(statement: Statement) -> dict[str, Any]:
    quantity = statement.quantity
    return {
        "start": quantity.start,
        "end": quantity.end,
        "surface": quantity.surface,
        "low": None if quantity.low is None else float(quantity.low),
        "high": None if quantity.high is None else float(quantity.high),
        "qualifier": quantity.qualifier,
        "unit_kind": quantity.unit_kind,
        "noun": quantity.noun,
        "speaker": statement.attribution.source,
    }


def read_record(line: str) -> tuple[Any, str, str]:
    """Give id, text and language of one line. Raises ValueError that says what is wrong with it."""
    if NOT_UTF_8.search(line):
        raise ValueError("not UTF-8")
    try:
        record = json.loads(line)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(record, dict):
        raise ValueError("not a JSON object")
    if "id" not in record:
        raise ValueError('no "id"')
    text, language = record.get("text"), record.get("language", "en")
    if not isinstance(text, str):
        raise ValueError('"text" is missing or no string')
    if not isinstance(language, str):
        raise ValueError('"language" is no string')
    return record["id"], text, language


def scan(lines: Iterable[str], out: TextIO, errors: TextIO) -> int:
    """Give the exit status: 1 where a line was broken, else 0. Empty lines are skipped."""
    status = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            identity, text, language = read_record(line)
            found = {"id": identity, "quantities": quantities_of(text, language)}
            answer = json.dumps(found, ensure_ascii=not _is_writable(text))
        except ValueError as error:
            errors.write(f"line {number}: {error}\n")
            status = 1
            continue
        out.write(answer + "\n")
    return status


def _is_writable(text: str) -> bool:
    """Tell whether UTF-8 can hold the text; a lone surrogate can only be written as an escape."""
    return text.isascii() or text.encode("utf-8", "ignore") == text.encode("utf-8", "surrogatepass")


def main() -> int:
    sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    return scan(sys.stdin, sys.stdout, sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
