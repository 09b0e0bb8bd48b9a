"""What does not fit together: inside a text, around a claim and across articles. Worked out anew at each reading.

Only what somebody set aside is kept, under a key of the numbers that it was about: other numbers are a new finding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from claims.models import Claim, Dismissal, Snapshot, Stance
from claims.numbers import findings_pairs as pairs
from claims.numbers.findings_doubts import doubted
from claims.numbers.findings_elsewhere import KEPT, Other, read_elsewhere
from claims.numbers.findings_equations import Relation, relations_of
from claims.numbers.findings_kinds import (
    IMPOSSIBLE,
    LOUD,
    QUIET,
    Finding,
    Kind,
    Place,
    finding_on,
    key_of,
    place_of,
)
from claims.numbers.findings_restated import restated
from claims.numbers.findings_rows import Number, Text, dates_fit, is_looked_at, read_texts
from claims.numbers.findings_said import COUNTS, counted, listed, named, on_day, spanned, stated, times

__all__ = ["Around", "Finding", "Kind", "Place", "around_claim", "article_findings", "claim_findings", "findings_in"]

MOST = 50  # findings of one kind in a text, and as many on a claim's own page
NEAREST = 3  # claims elsewhere that a finding names


@dataclass(frozen=True)
class Around:
    """What stands around a claim: its findings, the equations in which it stands, and every number of its text."""

    findings: list[Finding] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)


def article_findings(snapshot: Snapshot) -> list[Finding]:
    """The findings in one text, the loudest first; those set aside among them. Three queries at most."""
    return findings_in([snapshot])[snapshot.pk]


def findings_in(snapshots: Iterable[Snapshot]) -> dict[int, list[Finding]]:
    """The findings in each of these texts, by the snapshot's key. Three queries at most, however many they are.

    At most MOST of a kind in a text. Needs each snapshot's article and text.
    """
    snapshots = list(snapshots)
    texts = read_texts(snapshot.pk for snapshot in snapshots)
    said = [
        number for text in texts.values() for number in text.numbers if is_looked_at(number) and not number.document
    ]
    elsewhere = read_elsewhere(said)
    found = {
        snapshot.pk: list(_findings(snapshot, text, relations_of(text.numbers), elsewhere))
        for snapshot in snapshots
        for text in [texts[snapshot.pk]]
    }
    dismissals = _dismissals(finding for findings in found.values() for finding in findings)
    return {pk: _marked(findings, dismissals) for pk, findings in found.items()}


def around_claim(claim: Claim) -> Around:
    """What the claim's own page shows. Three queries at most. Needs the claim's snapshot and article."""
    text = read_texts([claim.snapshot_id])[claim.snapshot_id]
    own = [number for number in text.numbers if number.claim.pk == claim.pk and is_looked_at(number)]
    elsewhere = read_elsewhere(number for number in own if not number.document)
    relations = [relation for relation in relations_of(text.numbers) if claim.pk in relation.claims]
    found = list(_findings(claim.snapshot, text, relations, elsewhere, about=claim.pk))
    return Around(_marked(found, _dismissals(found)), relations, text.numbers)


def claim_findings(claim: Claim) -> list[Finding]:
    """The findings in which the claim stands, those for its own page alone among them."""
    return around_claim(claim).findings


def _dismissals(findings: Iterable[Finding]) -> dict[str, Dismissal]:
    keys = {finding.key for finding in findings}
    kept = Dismissal.objects.filter(key__in=keys).select_related("by") if keys else ()
    return {dismissal.key: dismissal for dismissal in kept}


def _marked(findings: Iterable[Finding], dismissals: dict[str, Dismissal]) -> list[Finding]:
    return [replace(finding, dismissal=dismissals.get(finding.key)) for finding in findings]


def _findings(
    snapshot: Snapshot,
    text: Text,
    relations: list[Relation],
    elsewhere: dict[int, list[Other]],
    about: int | None = None,
) -> Iterator[Finding]:
    """Those of the text, or with `about` only those in which the claim with this key stands, as `relations` then do."""
    numbers = [number for number in text.numbers if is_looked_at(number)]
    for relation in relations:
        if not relation.holds:
            yield _broken(relation)
    yield from islice((_exceeds(*pair) for pair in pairs.exceeding(numbers, about)), MOST)
    whole = numbers
    if about is not None:  # nothing else is held against the documents on another claim
        numbers = [number for number in numbers if number.document is None or number.claim.pk == about]
    yield from islice((_apart(*pair) for pair in pairs.apart(numbers, about)), MOST)
    yield from islice(_documents(numbers, about), MOST)
    if about is not None:  # each is read anew, so of the claim that is asked about alone
        own = next((number for number in numbers if number.document is None and number.claim.pk == about), None)
        if own and (found := restated(own, snapshot.article.language)):
            yield found
    yield from islice(doubted(snapshot, text.claims.values(), about), MOST)
    # One slip is one finding, with one key, from wherever it is read.
    same = (group for group in pairs.same(whole) if about is None or about in {number.claim.pk for number in group})
    yield from islice(map(_same, same), MOST)
    for number in islice((number for number in numbers if elsewhere.get(number.pk)), MOST):
        yield _elsewhere(number, elsewhere[number.pk])


def _broken(relation: Relation) -> Finding:
    kind = Kind(relation.kind)
    headline = "The sum doesn’t add up" if kind == Kind.SUM else "The percentage doesn’t match its parts"
    found = finding_on(kind, IMPOSSIBLE, headline, relation.words, relation.numbers)
    return replace(found, key=key_of(kind, [relation.uid], *(number.identity for number in relation.numbers)))


def _exceeds(whole: Number, part: Number) -> Finding:
    names = whole.scope.name if whole.scope else "", part.scope.name if part.scope else ""
    words = f"{counted(part)} ({names[1]}) are a part of {counted(whole)} ({names[0]}), and more than these."
    return finding_on(Kind.EXCEEDS, IMPOSSIBLE, "A part is greater than its whole", words, [part, whole])


def _apart(low: Number, high: Number) -> Finding:
    name = low.scope.name if low.scope else ""
    words = f"{counted(low)} and {counted(high)}{times(low.common, high.common)}: {name}."
    numbers = sorted([low, high], key=lambda number: number.claim.start)
    return finding_on(Kind.APART, LOUD, "One text gives two numbers of the same thing", words, numbers)


def _documents(numbers: list[Number], about: int | None) -> Iterator[Finding]:
    """For each claim the documents on it that are apart from its number, together.

    That a fact-check finds other numbers is its point, so beyond the claim's own page they are news only where one of
    them is kept as bearing the claim out.
    """
    said = {number.claim.pk: number for number in numbers if not number.document and number.scope}
    found: dict[int, list[Number]] = defaultdict(list)
    for number in numbers:
        own = said.get(number.claim.pk)
        if number.document and own and own.scope and number.scope == own.scope and about in (None, own.claim.pk):
            fits = dates_fit(own.as_of, number.as_of, own.scope.holds_days)
            if fits and not number.common.overlaps(own.common):
                found[own.claim.pk].append(number)
    for claim, others in found.items():
        bears_out = any(number.document and number.document.stance == Stance.SUPPORTS for number in others)
        if bears_out or about is not None:
            yield _other_numbers(said[claim], others)


def _other_numbers(own: Number, others: list[Number]) -> Finding:
    documents = {number.document.pk: number.document for number in others if number.document}
    stances = [document.stance for document in documents.values()]
    told = [
        f"{COUNTS[count].lower() if count < len(COUNTS) else count} {words}"
        for stance, words in (
            (Stance.REFUTES, "kept against the claim"),
            (Stance.SUPPORTS, "kept for the claim"),
            (Stance.CONTEXT, "kept as context"),
        )
        if (count := stances.count(stance))
    ]
    verb = "gives" if len(documents) == 1 else "give"
    headline = f"{named(len(documents), 'document', 'documents')} {verb} another number: {spanned(others)}"
    name = own.scope.name if own.scope else ""
    kept = listed(told)
    words = f"The claim says {counted(own)}: {name}. {kept[0].upper()}{kept[1:]}."
    tone = LOUD if Stance.SUPPORTS in stances else QUIET
    return finding_on(Kind.APART, tone, headline, words, [own, *others])


def _same(numbers: list[Number]) -> Finding:
    one = numbers[0]
    value = stated(one).removeprefix("about ")
    other = next((number for number in numbers if number.unit != one.unit), None)
    if other:
        words = f"{value} {one.unit_words} here and {value} {other.unit_words} there: one of the units may be a slip."
        return finding_on(Kind.SAME, QUIET, "One number in two units", words, numbers)
    names = dict.fromkeys(number.scope.name for number in numbers if number.scope)
    words = f"{counted(one)} {' and '.join(f'of “{name}”' for name in names)}: one count may stand for the other."
    return finding_on(Kind.SAME, QUIET, "One number for two things", words, numbers)


def _elsewhere(own: Number, others: list[Other]) -> Finding:
    """A claim and those of other articles that are apart from it, as one finding that names the nearest in time."""
    near = others[:NEAREST]
    count = named(len(others), "says", "say").lower() if len(others) < KEPT else f"{KEPT} or more say"
    name, unit = (own.scope.name, own.scope.unit) if own.scope else ("", "")
    headline = "Claims in other articles give another number"
    numbers = listed(other.common.describe() for other in near)
    words = f"This one says {counted(own)}. Of those nearest in time {count} otherwise: first {numbers}. {name}."
    places = [
        Place(o.claim, f"“{o.quote}”", f"{o.common.describe()}{on_day(o.as_of)}", beside=f"{o.publisher}: {o.article}")
        for o in near
    ]
    kept = [[o.uid, o.kept.lower, o.kept.upper, o.kept.bounds, o.as_of, unit] for o in near]
    key = key_of(Kind.APART, own.identity, *kept)
    return Finding(Kind.APART, QUIET, headline, words, key, (place_of(own), *places), len(others) - len(near))
