"""Predictions beside words that say that nothing can be foretold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claims.models import ClaimKind, Snapshot, Stage
from claims.numbers.findings_kinds import LOUD, QUIET, Finding, Kind, Place, claim_place, key_of
from claims.numbers.findings_rows import Told
from claims.text.attribution import Speakers
from claims.text.sentences import split_sentences
from claims.text.unpredictable import Doubt, find_unpredictable

NEAREST = 3  # doubts that are shown beside one prediction
LONGEST = 300  # characters of a sentence that is quoted


def doubted(snapshot: Snapshot, claims: Iterable[Told], about: int | None = None) -> Iterator[Finding]:
    """One finding for each prediction of a text that somebody doubts in it; with `about`, only those in which the
    claim with this key stands. The text is read only where it has a prediction."""
    claims = [claim for claim in claims if claim.stage != Stage.DISMISSED]
    predictions = [claim for claim in claims if claim.kind == ClaimKind.PREDICTION]
    language = snapshot.article.language
    doubts = find_unpredictable(snapshot.text, language) if predictions else []
    if not doubts:
        return
    on_words = {doubt: _claim_on(doubt, claims) for doubt in doubts}
    speakers = _speakers(snapshot, on_words)
    for claim in predictions:
        others = [doubt for doubt in doubts if not (claim.start <= doubt.start and doubt.end <= claim.end)]
        own = [doubt for doubt in others if same_speaker(claim.claimant, speakers[doubt])]
        near = sorted(own or others, key=lambda doubt: abs(doubt.start - claim.start))[:NEAREST]
        if not near or (
            about is not None and about not in {claim.pk, *(on.pk for on in map(on_words.get, near) if on)}
        ):
            continue
        yield _finding(snapshot, claim, near, on_words, loud=bool(own))


def _finding(
    snapshot: Snapshot, claim: Told, doubts: list[Doubt], on_words: dict[Doubt, Told | None], *, loud: bool
) -> Finding:
    places, quotes = [claim_place(claim)], []
    for doubt in sorted(doubts, key=lambda doubt: doubt.start):
        on = on_words[doubt]
        if on and on != claim:
            places.append(claim_place(on))
            quotes.append(on.quote)
        else:
            sentence = doubt.sentence.of(snapshot.text)
            places.append(Place(claim.pk, "The same text", quote=sentence[:LONGEST], beside="no claim stands on it"))
            quotes.append(snapshot.text[doubt.start : doubt.end])
    words = f"“{claim.quote}” stands beside {' and '.join(f'“{quote}”' for quote in quotes)}."
    headline = "A prediction beside words that it can’t be made"
    if loud:
        headline = "Whoever predicts also says that it can’t be predicted"
        who = claim.claimant.split(",")[0].strip()
        words = f"{who} says “{claim.quote}”, and also {' and '.join(f'“{quote}”' for quote in quotes)}."
    key = key_of(Kind.UNPREDICTABLE, [claim.uid, claim.quote, claim.claimant], quotes)
    return Finding(Kind.UNPREDICTABLE, LOUD if loud else QUIET, headline, words, key, tuple(dict.fromkeys(places)))


def _claim_on(doubt: Doubt, claims: list[Told]) -> Told | None:
    """The shortest claim on these words, predictions last: they are what is doubted."""
    on = [claim for claim in claims if claim.start < doubt.end and doubt.start < claim.end]
    return min(on, key=lambda claim: (claim.kind == ClaimKind.PREDICTION, claim.end - claim.start), default=None)


def _speakers(snapshot: Snapshot, on_words: dict[Doubt, Told | None]) -> dict[Doubt, str]:
    """Who says each: as the desk keeps it for a claim on the words, else as the text shows it."""
    said_by = {doubt: claim.claimant if claim else "" for doubt, claim in on_words.items()}
    wanted = {doubt.sentence.number: doubt for doubt, who in said_by.items() if not who}
    if wanted:
        language = snapshot.article.language
        speakers = Speakers(snapshot.text, language)
        last = max(wanted)
        # In order and from the first on: who spoke before may be who speaks now.
        for sentence in split_sentences(snapshot.text, language)[:last]:
            found = speakers.read(sentence.start, sentence.end)
            if sentence.number in wanted:
                said_by[wanted[sentence.number]] = found.claimant
    return said_by


def same_speaker(one: str, other: str) -> bool:
    """Whether two names are one person's: "Sean Robertson, Pentagon" and "Robertson". Nobody is nobody's equal."""
    names = [set(name.split(",")[0].casefold().split()) for name in (one, other)]
    return all(names) and (names[0] <= names[1] or names[1] <= names[0])
