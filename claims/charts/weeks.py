"""Places the numbers of the desk's own tables: columns of weeks, and bars of whatever the rows are of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from claims.charts.labels import cut_to

GAP = 0.25  # of a week's room, left free between weeks
ROW = 28  # pixels from one bar to the next
THICK = 14  # pixels of a bar
NAMED = 0.29  # of the width, for what the rows are of
NARROW, WIDE = 288.0, 480.0  # pixels of the drawing on a phone of 320, and from where dashboard.css shows longer names


@dataclass(frozen=True, slots=True)
class Block:
    """One value: its place and size, across in percent; down in percent in columns, in pixels in bars. `series` says
    which column of the table it is of."""

    x: float
    y: float
    width: float
    height: float
    series: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """Blocks with `top`, the value at the far edge, and `labels` of the series, with `tones` where they are ratings.

    `ticks` name weeks with their places in percent, or rows with theirs in pixels. `tall` is the height of bars in
    pixels, 0 for columns.
    """

    blocks: list[Block]
    top: float
    ticks: list[tuple[float, str]]
    labels: list[str]
    tall: int = 0
    tones: Sequence[str] = ()

    @property
    def names(self) -> list[tuple[float, str, str]]:
        """The ticks of bars, as far as they fit beside them in a narrow drawing and in a wide one."""
        return [(place, cut_to(words, NAMED * NARROW), cut_to(words, NAMED * WIDE)) for place, words in self.ticks]

    @property
    def legend(self) -> list[tuple[str, str, bool]]:
        """Of each series its label, its tone and whether a series before it has that tone already."""
        tones = [*self.tones, *[""] * (len(self.labels) - len(self.tones))]
        return [
            (label, tone, tone in tones[:n]) for n, (label, tone) in enumerate(zip(self.labels, tones, strict=True))
        ]

    @property
    def toned(self) -> list[tuple[Block, str, bool]]:
        """Each block with the tone of its series, and whether a series before that one has it already."""
        legend = self.legend
        return [(block, *legend[block.series][1:]) for block in self.blocks]


def draw_weeks(rows: Sequence[Sequence[Any]], labels: Sequence[str], *, stacked: bool = True) -> Drawing | None:
    """Rows of a Monday and one number per label, on each other or side by side. None where nothing is above zero."""
    numbers = [[float(value or 0) for value in row[1 : len(labels) + 1]] for row in rows]
    top = max((sum(row) if stacked else max(row, default=0) for row in numbers), default=0)
    if not top:
        return None
    room = 100 / len(rows)
    width = room * (1 - GAP) / (1 if stacked else len(labels))
    blocks = []
    for place, row in enumerate(numbers):
        base = 0.0
        for series, value in enumerate(row):
            height = value / top * 100
            x = (place + GAP / 2) * room + (0 if stacked else series * width)
            if height:
                blocks.append(_block(x, 100 - base - height, width, height, series))
            base += height if stacked else 0
    step = max(1, len(rows) // 6)
    ticks = [(round((n + 0.5) * room, 3), _day(rows[n][0])) for n in range(0, len(rows), step)]
    return Drawing(blocks, top, ticks, list(labels))


def draw_bars(
    rows: Sequence[Sequence[Any]], labels: Sequence[str], *, skip: int = 0, tones: Sequence[str] = ()
) -> Drawing | None:
    """One bar per row: what it is of, `skip` numbers that aren't drawn, and one number per label, end to end."""
    numbers = [[float(value or 0) for value in row[1 + skip : 1 + skip + len(labels)]] for row in rows]
    top = max((sum(row) for row in numbers), default=0)
    if not top:
        return None
    blocks, ticks = [], []
    for place, row in enumerate(numbers):
        x = 0.0
        ticks.append((float(place * ROW + THICK), str(rows[place][0])))
        for series, value in enumerate(row):
            width = value / top * 100
            if width:
                blocks.append(_block(x, place * ROW + (ROW - THICK) / 2, width, THICK, series))
            x += width
    return Drawing(blocks, top, ticks, list(labels), tall=len(rows) * ROW, tones=tones)


def _block(x: float, y: float, width: float, height: float, series: int) -> Block:
    return Block(round(x, 3), round(y, 3), round(width, 3), round(height, 3), series)


def _day(day: date) -> str:
    return f"{day.day} {day:%b}"
