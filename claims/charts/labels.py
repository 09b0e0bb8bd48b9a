"""Puts words beside the marks of a chart so that none lies on another one or on a mark.

How wide a chart will be shown is not known here. Words are placed for the least width that counts as narrow or wide;
marks only move apart in a wider one, so what does not touch there never does.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

# Pixels of the plot: on a phone of 360, from where there is room for more, and in a wide column. charts.css shows the
# labels for each from such a width on.
NARROW, WIDE, FULL = 256.0, 470.0, 720.0
LINE = 16.0  # pixels from one line of a label to the next
ASIDE = -4.0  # pixels by which the words of what runs across keep off the end of the days, where today's line may stand
REACH = 9.0  # pixels from a mark's middle to its label


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels whose sides are counted from a point that stands at `x` percent of the width."""

    x: float
    left: float
    right: float
    top: float
    bottom: float

    def meets(self, other: Box, width: float) -> bool:
        """Whether the two touch in a chart of this width, or would in a wider one."""
        if self.bottom <= other.top or other.bottom <= self.top:
            return False
        here, there = self.x / 100 * width, other.x / 100 * width
        before = here + self.right <= there + other.left and self.x <= other.x
        after = there + other.right <= here + self.left and other.x <= self.x
        return not (before or after)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words for a mark at `x` percent from `top` to `bottom`; `texts` are its lines, the fullest form first.

    `own` is what runs across the whole width, whose words stand over or under it at either end.
    """

    x: float
    top: float
    bottom: float
    texts: Sequence[tuple[str, ...]]
    own: bool = False
    reach: float = REACH


@dataclass(frozen=True, slots=True)
class Label:
    """Lines at `x` percent and `dx` pixels; `y` is the first one's baseline, `anchor` start, middle or end."""

    x: float
    dx: float
    y: float
    anchor: str
    lines: tuple[str, ...]
    own: bool = False


def width_of(words: str) -> float:
    """About how many pixels the words take in the small size of a chart, rather too many than too few."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in words)
    return 6.9 * (len(words) - wide) + 13.5 * wide


def cut_to(words: str, room: float) -> str:
    """The words as far as they fit into `room` pixels, an ellipsis at the end where some are left out."""
    if width_of(words) <= room:
        return words
    while words and width_of(f"{words}…") > room:
        words = words[:-1]
    return f"{words.rstrip(' ,')}…"


def place_labels(
    wanted: Sequence[Wanted],
    taken: Sequence[Box],
    *,
    width: float,
    top: float,
    bottom: float,
    avoided: Sequence[Box] = (),
) -> list[Label]:
    """The labels that find room. Each is placed in its shortest form first, so that no long one keeps another out,
    and then in a fuller one where that fits. What is `avoided` words cross only where they have no other room."""
    found: dict[int, tuple[Label, Box]] = {}

    def place(number: int, texts: Sequence[tuple[str, ...]], away_from: Sequence[Box]) -> bool:
        others = [*taken, *away_from, *(box for other, (_, box) in found.items() if other != number)]
        for label, box in _places(wanted[number], texts):
            left, right = box.x / 100 * width + box.left, box.x / 100 * width + box.right
            inside = left >= 0 and right <= width + 4 and box.top >= top and box.bottom <= bottom
            if inside and not any(box.meets(other, width) for other in others):
                found[number] = (label, box)
                return True
        return False

    for number, want in enumerate(wanted):
        if not place(number, want.texts[-1:], avoided):
            place(number, want.texts[-1:], ())
    for number in list(found):
        place(number, wanted[number].texts, avoided)
    return [found[number][0] for number in sorted(found)]


def _places(want: Wanted, texts: Sequence[tuple[str, ...]]) -> Iterator[tuple[Label, Box]]:
    for lines in texts:
        high = LINE * len(lines)
        wide = max(width_of(line) for line in lines)
        if want.own:
            for y in (want.top - high - 3, want.bottom + 3):
                yield _at(want, lines, "end", ASIDE, y, wide, high)
                yield _at(replace(want, x=0.0), lines, "start", 0.0, y, wide, high)
            continue
        middle = (want.top + want.bottom - high) / 2
        beside = [middle, want.top, want.bottom - high, *(middle + step for step in (-LINE, LINE, -2 * LINE, 2 * LINE))]
        for y in beside:
            yield _at(want, lines, "start", want.reach, y, wide, high)
            yield _at(want, lines, "end", -want.reach, y, wide, high)
        for y in (want.top - high - 7, want.bottom + 5):
            yield _at(want, lines, "middle", 0.0, y, wide, high)


def _at(
    want: Wanted, lines: tuple[str, ...], anchor: str, dx: float, y: float, wide: float, high: float
) -> tuple[Label, Box]:
    left = {"start": dx, "middle": dx - wide / 2, "end": dx - wide}[anchor]
    label = Label(want.x, dx, round(y + LINE * 0.78, 1), anchor, lines, want.own)
    return label, Box(want.x, left, left + wide, y, y + high)
