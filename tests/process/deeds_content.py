"""Deeds on articles, claims and what is signed with them."""

from decimal import Decimal
from typing import Any

from django.contrib.auth.models import User
from django.urls import reverse

from claims import actions
from claims.factories import (
    ClaimFactory,
    ContactFactory,
    EvidenceFactory,
    FigureFactory,
    MeasureFactory,
    PredictionFactory,
    RatingFactory,
    SnapshotFactory,
    TipFactory,
    UserFactory,
)
from claims.models import Claim, Desk, GateRule, Stage
from claims.numbers.findings import claim_findings
from claims.steps import STEPS
from tests.process.shared import DAY, DEEDS, WHY, Made, People, Request, ask, claim_at, deed, on, open_claim

NUMBER = {"hedge": "about", "low": "700", "high": "700", "unit": "people", "measure": "Boats in the bay"}
SOURCE = {"source": "The harbour office", "source_kind": "monitor", "source_reliability": "B"}
DOCUMENT = {"title": "A list", "stance": "supports", "credibility": "2", "published_on": "2018-08-10"}
CLOCK = {"starts_with": "the report", "starts_on": "2018-08-09", "ends_with": "the fall of the town"}
WINDOW = {"first": "2018-10-09", "last": "2018-11-09"}


def to_be_stepped(name: str, who: People) -> tuple[Claim, User]:
    """A claim on which this step can be taken next, and who may take it."""
    step = STEPS[name]
    if name == "undo":
        claim = claim_at(Stage.SUGGESTED, who)
        actions.take_step(claim, "accept", by=who.author)
    elif name == "abandon":
        claim = claim_at(Stage.PUBLISHED, who)
        actions.take_step(claim, "correct", by=who.editor, **WHY)
    else:
        sources = step.sources & {Stage.PUBLISHED} if step.of_verdict else step.sources
        claim = claim_at(next(stage for stage in Stage if stage in sources), who)
    if step.by_author:
        return claim, who.author
    return claim, who.second if step.four_eyes else UserFactory(role="editor")


def step(name: str) -> Made:
    def make(who: People) -> Request:
        claim, by = to_be_stepped(name, who)
        claim.refresh_from_db()
        return on(claim, "step", by, step=name, **WHY)

    return make


DEEDS |= {f"step {name}": step(name) for name in STEPS}


@deed("assign")
def bulk(who: People, transactions: int = 1, stage: str = Stage.OPEN, **form: Any) -> Request:
    claims = [ClaimFactory(stage=stage).pk for _ in range(3)]
    form = form or {"deed": "assign", "to": who.second.pk}
    return Request(who.author, reverse("desk:bulk"), {"claim": claims, **form}, transactions)


DEEDS["bulk due"] = lambda who: bulk(who, deed="due", due_on=DAY)
DEEDS["bulk accept"] = lambda who: bulk(who, 3, Stage.SUGGESTED, deed="accept")
DEEDS["bulk dismiss"] = lambda who: bulk(who, 3, deed="dismiss", note="Nobody asks.")


@deed()
def undo(who: People) -> Request:
    outcome = actions.date_many([open_claim().pk for _ in range(2)], due_on=DAY, by=who.author)
    return ask(who.author, "undo", outcome.deed.pk)


@deed()
def article_new(who: People, **form: Any) -> Request:
    given = {"title": "Floods", "publisher": "The Paper", "language": "en", "published_on": "2018-08-09"}
    return ask(who.author, "article_new", **given, text="Some 600 people left the town on Monday.", **form)


@deed("that a reader asked for")
def article_new_(who: People) -> Request:
    tip = TipFactory(url="https://paper.example/floods")
    return article_new(who, url=tip.url, tip=tip.pk)


@deed()
def scan(who: People) -> Request:
    return ask(who.author, "scan", SnapshotFactory().article.slug)


@deed()
def claim_new(who: People) -> Request:
    snapshot = SnapshotFactory()
    quote = snapshot.text.split("\n\n")[1][:12].strip()
    return ask(who.author, "claim_new", snapshot.article.slug, quote=quote, statement="So they said", kind="figure")


@deed()
def claim_edit(who: People) -> Request:
    words = {"statement": "Other words", "kind": "figure", "claimant": "", "attribution": "nobody"}
    return on(open_claim(), "claim_edit", who.author, **words)


@deed()
def figure(who: People) -> Request:
    return on(open_claim(), "figure", who.author, **NUMBER)


@deed()
def measure_choose(who: People) -> Request:
    return on(open_claim(), "measure_choose", who.author, measure=MeasureFactory().pk)


@deed()
def measure_new(who: People) -> Request:
    return on(open_claim(), "measure_new", who.author, called="Boats in the bay", unit="people")


@deed()
def evidence_new(who: People) -> Request:
    return on(open_claim(), "evidence_new", who.author, **SOURCE, **DOCUMENT, **NUMBER)


@deed()
def evidence_edit(who: People, **form: Any) -> Request:
    document = EvidenceFactory(claim=open_claim())
    given = {**SOURCE, **DOCUMENT, **NUMBER, "revision": document.claim.revision}
    return ask(who.author, "evidence_edit", document.pk, **given, **form)


DEEDS["evidence_edit remove"] = lambda who: evidence_edit(who, remove="1")


def two_apart() -> Claim:
    """One of two claims of a text whose figures are apart."""
    snapshot, measure = SnapshotFactory(), MeasureFactory()
    claims = [ClaimFactory(snapshot=snapshot, stage=Stage.OPEN) for _ in range(2)]
    for claim, number in zip(claims, (Decimal(500), Decimal(900)), strict=True):
        FigureFactory(claim=claim, measure=measure, low=number, high=number)
    return claims[0]


@deed()
def finding_aside(who: People) -> Request:
    claim = two_apart()
    return on(claim, "finding_aside", who.author, key=claim_findings(claim)[0].key, reason="Counted twice.")


@deed()
def finding_back(who: People) -> Request:
    claim = two_apart()
    key = claim_findings(claim)[0].key
    actions.set_finding_aside(claim, key=key, reason="Counted twice.", by=who.author)
    return on(claim, "finding_back", who.editor, key=key)


def sum_on(claim: Claim) -> dict[str, Any]:
    """Two documents' numbers that make up the claim's."""
    number = {"measure": claim.figure.measure, "low": Decimal(250), "high": Decimal(250)}
    parts = [FigureFactory(evidence=EvidenceFactory(claim=claim), **number) for _ in range(2)]
    return {"kind": "sum", "whole": claim.figure.pk, "part": [part.pk for part in parts], "note": "Both banks"}


@deed()
def equation_new(who: People) -> Request:
    claim = two_apart()
    return on(claim, "equation_new", who.author, **sum_on(claim))


@deed()
def equation_remove(who: People) -> Request:
    claim = two_apart()
    given = sum_on(claim)
    equation = actions.declare_equation(claim, by=who.author, percent=None, parts=given.pop("part"), **given)
    return on(claim, "equation_remove", who.editor, equation=equation.pk)


@deed()
def clock_new(who: People) -> Request:
    return on(open_claim(kind="prediction"), "clock_new", who.author, **CLOCK, **WINDOW)


@deed()
def clock_edit(who: People, **form: Any) -> Request:
    clock = PredictionFactory(claim=open_claim(kind="prediction"))
    return ask(who.author, "clock_edit", clock.pk, revision=clock.claim.revision, **CLOCK, **WINDOW, **form)


DEEDS["clock_edit remove"] = lambda who: clock_edit(who, remove="1")


@deed()
def verdict(who: People) -> Request:
    return on(open_claim(), "verdict", who.author, rating=RatingFactory().pk, summary="So it is.", reasons="A list.")


@deed()
def correction(who: People) -> Request:
    claim = claim_at(Stage.PUBLISHED, who)
    actions.take_step(claim, "correct", by=who.editor, **WHY)
    claim.refresh_from_db()
    return on(claim, "correction", who.editor, kind="update", note="The list came anew.")


@deed()
def submit_anew(who: People) -> Request:
    claim = claim_at(Stage.IN_REVIEW, who)
    claim.evidence.filter(stance="supports").update(title="Another list")
    return on(claim, "submit_anew", who.author)


@deed()
def waiver(who: People) -> Request:
    return on(open_claim(), "waiver", who.author, rule=waivable().name, reason="There is one list.")


@deed("taken back")
def waiver_(who: People) -> Request:
    claim, rule = open_claim(), waivable()
    actions.waive(claim, rule, reason="There is one list.", revision=claim.revision, by=who.author)
    claim.refresh_from_db()
    return on(claim, "waiver", who.author, rule=rule.name, again="1")


def waivable() -> GateRule:
    return GateRule.objects.filter(waivable=True)[0]


@deed()
def contact(who: People) -> Request:
    return on(open_claim(), "contact", who.author, whom="The mayor", how="telephone", on="2018-08-10")


@deed()
def contact_remove(who: People) -> Request:
    contact = ContactFactory(by=who.author)
    return ask(who.author, "contact_remove", contact.pk, revision=contact.claim.revision)


@deed()
def unseen(who: People) -> Request:
    Desk.objects.current()
    Desk.objects.update(blind_second_rating=True)
    claim = claim_at(Stage.IN_REVIEW, who)
    return on(claim, "unseen", who.second, rating=RatingFactory().pk, reason="The list says so.")
