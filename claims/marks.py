"""Cuts an article's text into lines, and each line into plain and marked words, for a template to print."""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
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
    """

    text: str
    claim: Claim | None = None
    chosen: bool = False
    first: bool = False
    last: bool = False


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
        for start, end, claim in pieces:
            _add(line, last_runs, Run(text[start:end], claim, chosen is not None and claim == chosen))
            while hidden and hidden[0].end <= end:
                claim = hidden.pop(0)
                _add(line, last_runs, Run("", claim, chosen is not None and claim == chosen))
        for claim in hidden:
            _add(line, last_runs, Run("", claim, chosen is not None and claim == chosen))
        lines.append(line)
    for run in last_runs.values():
        run.last = True
    return lines


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
    for start, end in zip(places, places[1:], strict=False):
        while coming < len(claims) and claims[coming].start <= start:
            heapq.heappush(covering, (claims[coming].end - claims[coming].start, coming))
            coming += 1
        while covering and claims[covering[0][1]].end <= start:
            heapq.heappop(covering)
        claim = claims[covering[0][1]] if covering else None
        if pieces and pieces[-1][2] is claim:
            pieces[-1] = (pieces[-1][0], end, claim)
        else:
            pieces.append((start, end, claim))
    return pieces
