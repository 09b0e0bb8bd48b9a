"""Tables as files for a spreadsheet, which may read what people wrote and must never run it."""

import csv
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse

BEGINS_FORMULA = frozenset("=+-@")
BREAKS_CELL = ("\t", "\r", "\n")  # a cell that begins so is taken for the next one by some
NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?")


def csv_response(filename: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """The table as a file to keep, a line of column names first."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    writer = csv.writer(response)
    for row in (columns, *rows):
        writer.writerow([safe_cell(value) for value in row])
    return response


def safe_cell(value: Any) -> str:
    """The value as a cell; words that a spreadsheet would take for a formula get an apostrophe before them.

    A plain number stays one, also below zero; None is an empty cell.
    """
    text = "" if value is None else str(value)
    if NUMBER.fullmatch(text):
        return text
    return f"'{text}" if text.startswith(BREAKS_CELL) or _first_seen(text) in BEGINS_FORMULA else text


def _first_seen(text: str) -> str:
    """The first character after white space and controls, wide and small forms of Asian keyboards as ASCII."""
    for character in text:
        if unicodedata.category(character)[0] not in "CZ":
            return unicodedata.normalize("NFKC", character)[:1]
    return ""
