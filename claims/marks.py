"""Cuts an article's text into lines, and each line into plain and marked words, for a template to print."""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from claims.text.sentences import Sentence, split_sentences

if TYPE_CHECKING:
    from claims.models import Claim


@dataclass(slots=True)
class Run:
    """Words of one line that all belong to one claim, or to none.

    A claim may have several runs, where it spans lines or has another claim inside it: `first` and `last` tell where
    its anchor and its sign go. A run without text is a claim whose words all went to others; its sign alone is shown.
    `start16` is where it begins in the text, in UTF-16 units as a browser counts.
    """

    text: str
    claim: Claim | None = None
    chosen: bool = False
    first: bool = False
    last: bool = False
    start16: int = 0


@dataclass(slots=True)
class Line:
    """One sentence. `claims` are those that begin on it, in the order in which they are shown."""

    number: int
    starts_paragraph: bool
    runs: list[Run] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)


def segments(text: str, claims: Iterable[Claim], chosen: Claim | None = None) -> list[Line]:
    """Cut the text into lines with marks. Every claim has at least one run.

    Where claims overlap, the shorter one has the words, so that a claim inside another stays visible; of two equally
    long ones the earlier has them. Needs `start` and `end` in code points. Takes n log n in the number of claims.
    """
    sentences = split_sentences(text)
    ends = [sentence.end for sentence in sentences]
    on_line: list[list[Claim]] = [[] for _ in sentences]
    begin_on: list[list[Claim]] = [[] for _ in sentences]
    finish_on: list[list[Claim]] = [[] for _ in sentences]
    for claim in sorted(claims, key=lambda claim: (claim.start, -claim.end)):
        at = first = bisect_right(ends, claim.start)
        while at < len(sentences) and sentences[at].start < claim.end:
            on_line[at].append(claim)
            at += 1
        if at > first:
            begin_on[first].append(claim)
            finish_on[at - 1].append(claim)

    lines: list[Line] = []
    last_runs: dict[int, Run] = {}
    for at, sentence in enumerate(sentences):
        pieces = _cut(sentence, on_line[at])
        hidden = sorted(finish_on[at], key=attrgetter("end"))
        line = Line(sentence.number, sentence.starts_paragraph, claims=begin_on[at])
        seen_here = {id(claim) for _, _, claim in pieces if claim is not None}
        hidden = [claim for claim in hidden if id(claim) not in last_runs and id(claim) not in seen_here]
        for start, end, owner in pieces:
            _add(line, last_runs, Run(text[start:end], owner, chosen is not None and owner == chosen))
            while hidden and hidden[0].end <= end:
                left = hidden.pop(0)
                _add(line, last_runs, Run("", left, chosen is not None and left == chosen))
        for left in hidden:
            _add(line, last_runs, Run("", left, chosen is not None and left == chosen))
        lines.append(line)
    for run in last_runs.values():
        run.last = True
    _count_utf16(text, sentences, lines)
    return lines


def _count_utf16(text: str, sentences: list[Sentence], lines: list[Line]) -> None:
    """Set each run's `start16`, in one pass over the text."""
    at = at16 = 0
    for sentence, line in zip(sentences, lines, strict=True):
        at16 += _length16(text[at : sentence.start])
        for run in line.runs:
            run.start16 = at16
            at16 += _length16(run.text)
        at = sentence.end


def _length16(words: str) -> int:
    return len(words) if words.isascii() else len(words.encode("utf-16-le", "surrogatepass")) // 2


def _add(line: Line, last_runs: dict[int, Run], run: Run) -> None:
    if run.claim is not None:
        run.first = id(run.claim) not in last_runs
        last_runs[id(run.claim)] = run
    line.runs.append(run)


def _cut(sentence: Sentence, claims: list[Claim]) -> list[tuple[int, int, Claim | None]]:
    """The sentence as (start, end, claim) in order, without gaps. `claims` are sorted by start."""
    if not claims:
        return [(sentence.start, sentence.end, None)]
    points = {sentence.start, sentence.end}
    for claim in claims:
        points.add(max(claim.start, sentence.start))
        points.add(min(claim.end, sentence.end))
    places = sorted(points)
    pieces: list[tuple[int, int, Claim | None]] = []
    covering: list[tuple[int, int]] = []  # (length, position in claims), shortest first; left when passed
    coming = 0
    for start, end in pairwise(places):
        while coming < len(claims) and claims[coming].start <= start:
            heapq.heappush(covering, (claims[coming].end - claims[coming].start, coming))
            coming += 1
        while covering and claims[covering[0][1]].end <= start:
            heapq.heappop(covering)
        owner = claims[covering[0][1]] if covering else None
        if pieces and pieces[-1][2] is owner:
            pieces[-1] = (pieces[-1][0], end, owner)
        else:
            pieces.append((start, end, owner))
    return pieces
