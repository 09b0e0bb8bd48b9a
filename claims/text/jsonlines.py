"""The line protocol of the commands that read texts: one JSON object a line, in and out."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from typing import BinaryIO, TextIO


class BrokenLine(ValueError):
    """A line that is no {"id", "text"} object; the text says what is wrong with it."""


def answer_lines(
    source: BinaryIO, target: TextIO, errors: TextIO, answer: Callable[[str], Mapping[str, object]]
) -> int:
    """Write {"id", **answer(text)} for every line {"id", "text"}, in order; give the exit status.

    A broken line is named on `errors` by its number, counted from 1, and gets no answer; the rest go on and the status
    is 1. Empty lines are passed over. The output is plain ASCII, which no terminal and no lone surrogate breaks.
    """
    status = 0
    try:
        for number, line in enumerate(source, start=1):
            if not line.strip():
                continue
            try:
                label, text = read_line(line)
            except BrokenLine as problem:
                print(f"line {number}: {problem}", file=errors)
                status = 1
                continue
            target.write(json.dumps({"id": label, **answer(text)}) + "\n")
        target.flush()
    except BrokenPipeError:
        # Whoever read the output has enough, as `| head` does. The interpreter must not flush into the closed pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), target.fileno())
        return 1
    return status


def read_line(line: bytes) -> tuple[str | int, str]:
    """Give id and text of one line of UTF-8, with or without a byte order mark. Raises BrokenLine."""
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as problem:
        raise BrokenLine("is not UTF-8") from problem
    except (ValueError, RecursionError) as problem:
        raise BrokenLine(f"is not JSON: {problem}") from problem
    if not isinstance(record, dict):
        raise BrokenLine("is not an object")
    label, text = record.get("id"), record.get("text")
    if not isinstance(label, str | int) or isinstance(label, bool):
        raise BrokenLine('needs an "id", a string or a whole number')
    if not isinstance(text, str):
        raise BrokenLine('needs a "text", a string')
    return label, text
