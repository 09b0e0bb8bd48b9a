"""Every deed that a form asks for, each as a request that is ready to be sent."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from unittest.mock import patch

from django.contrib.auth.models import User
from django.db.models import Model
from django.urls import reverse

from claims import actions
from claims.factories import (
    ArticleFactory,
    ClaimFactory,
    ContactFactory,
    EvidenceFactory,
    FigureFactory,
    InterestFactory,
    MeasureFactory,
    MessageFactory,
    NoteFactory,
    PredictionFactory,
    RatingFactory,
    SnapshotFactory,
    TipFactory,
    UserFactory,
    complete,
)
from claims.forms.tips import new_stamp
from claims.models import Claim, Desk, GateRule, SavedFilter, Stage
from claims.models.sources import source_revision
from claims.numbers.findings import claim_findings
from claims.steps import STEPS
from tests.admin.helpers import form_data
from tests.conftest import logged_in

DAY = date(2030, 1, 1)
WHY = {"note": "We had misread it.", "correction": "error"}
NUMBER = {"hedge": "about", "low": "700", "high": "700", "unit": "people", "measure": "Boats in the bay"}
SOURCE = {"source": "The harbour office", "source_kind": "monitor", "source_reliability": "B"}
DOCUMENT = {"title": "A list", "stance": "supports", "credibility": "2", "published_on": "2018-08-10"}
CLOCK = {"starts_with": "the report", "starts_on": "2018-08-09", "ends_with": "the fall of the town"}
WINDOW = {"first": "2018-10-09", "last": "2018-11-09"}


@dataclass(frozen=True)
class Request:
    """What a browser sends, by nobody where a reader sends it. The deed takes so many `transactions` of the database,
    each of which is whole by itself."""

    by: User | None
    path: str
    form: dict[str, Any] = field(default_factory=dict)
    transactions: int = 1


class People:
    """Who takes part in a deed."""

    def __init__(self) -> None:
        self.author = UserFactory(role="reviewer")
        self.second = UserFactory(role="reviewer")
        self.editor = UserFactory(role="editor", is_staff=True)


Made = Callable[[People], Request]
DEEDS: dict[str, Made] = {}


def deed(*variant: str) -> Callable[[Any], Any]:
    """Keep a request under the name of its address, and of its variant where there are several."""

    def keep(make: Any) -> Any:
        DEEDS[" ".join([make.__name__.rstrip("_"), *variant])] = make
        return make

    return keep


def ask(by: User | None, name: str, of: object = None, /, **form: Any) -> Request:
    return Request(by, reverse(f"desk:{name}", args=[] if of is None else [of]), form)


def on(claim: Claim, name: str, by: User, /, **form: Any) -> Request:
    return ask(by, name, claim.pk, revision=claim.revision, **form)


def open_claim(**given: Any) -> Claim:
    return complete(ClaimFactory(stage=Stage.OPEN, **given))


def drafted(who: People) -> Claim:
    claim = open_claim()
    words = {"rating": RatingFactory(), "summary": "So it is.", "reasons": "See the list."}
    actions.draft_verdict(claim, revision=claim.revision, by=who.author, **words)
    return claim


def claim_at(stage: str, who: People) -> Claim:
    """A claim that came to this stage step by step."""
    submitted = [("submit", who.author)]
    approved = [*submitted, ("approve", who.second)]
    published = [*approved, ("publish", who.editor)]
    ways = {
        Stage.OPEN: [],
        Stage.DISMISSED: [("dismiss", who.author)],
        Stage.IN_REVIEW: submitted,
        Stage.RETURNED: [*submitted, ("return", who.second)],
        Stage.APPROVED: approved,
        Stage.PUBLISHED: published,
        Stage.RECHECK: [*published, ("recheck", who.editor)],
        Stage.RETRACTED: [*published, ("retract", who.editor)],
    }
    if stage == Stage.SUGGESTED:
        return ClaimFactory(stage=stage)
    claim = drafted(who)
    for name, person in ways[Stage(stage)]:
        given = WHY if STEPS[name].asks_correction else {"note": WHY["note"]}
        actions.take_step(claim, name, by=person, **given)
    return Claim.objects.get(pk=claim.pk)


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


@deed()
def assign(who: People) -> Request:
    return on(open_claim(), "assign", who.author, to=who.second.pk)


@deed()
def due(who: People) -> Request:
    return on(open_claim(), "due", who.author, due_on=DAY)


@deed()
def note_new(who: People) -> Request:
    return on(open_claim(), "note_new", who.author, body=f"Ask them, @{who.second}.")


@deed()
def answer(who: People) -> Request:
    return ask(who.author, "answer", NoteFactory(by=who.second).pk, body="They were asked.")


@deed()
def note_state(who: People, state: str = "resolved") -> Request:
    note = NoteFactory(by=who.author)
    if state != "resolved":
        actions.resolve_note(note, by=who.author)
    return ask(who.author, "note_state", note.pk, state=state)


DEEDS["note_state open"] = lambda who: note_state(who, "open")


@deed()
def note_remove(who: People) -> Request:
    return ask(who.author, "note_remove", NoteFactory(by=who.author).pk)


@deed()
def recusal(who: People) -> Request:
    return on(open_claim(), "recusal", who.author, reason="My sister works there.")


@deed()
def recusal_back(who: People) -> Request:
    claim = open_claim()
    actions.recuse(claim, by=who.second)
    return on(claim, "recusal_back", who.editor, person=who.second.pk)


@deed()
def editing(who: People) -> Request:
    return on(open_claim(), "editing", who.author)


@deed("no longer")
def editing_(who: People) -> Request:
    claim = open_claim()
    actions.mark_editing(claim, by=who.author)
    return on(claim, "editing", who.author, left="1")


@deed()
def inbox_read(who: People) -> Request:
    MessageFactory.create_batch(2, to=who.author)
    return ask(who.author, "inbox_read")


@deed("one")
def inbox_read_(who: People) -> Request:
    return ask(who.author, "inbox_read", message=MessageFactory(to=who.author).pk, open="1")


@deed()
def me(who: People) -> Request:
    return ask(who.author, "me", often="daily", address="somebody.else@desk.example")


@deed()
def interest_new(who: People) -> Request:
    return ask(who.author, "interest_new", named="The mayor", words="A cousin.")


@deed()
def calendar_renew(who: People) -> Request:
    return ask(who.author, "calendar_renew")


@deed()
def filter_keep(who: People) -> Request:
    return ask(who.author, "filter_keep", title="Late", query="view=due")


@deed()
def filter_drop(who: People) -> Request:
    kept = SavedFilter.objects.create(user=who.author, name="Late", query="view=due")
    return ask(who.author, "filter_drop", filter=kept.pk)


@deed()
def source_edit(who: People) -> Request:
    source = EvidenceFactory().source
    given = {"called": source.name, "kind": "agency", "reliability": "E", "revision": source_revision(source.pk)}
    return ask(who.editor, "source_edit", source.pk, **given)


@deed()
def tip_take(who: People) -> Request:
    return ask(who.author, "tip_take", TipFactory().pk, page=ArticleFactory().url)


@deed()
def tip_dismiss(who: People) -> Request:
    return ask(who.author, "tip_dismiss", TipFactory().pk, reason="An opinion.")


@deed()
def check_this(who: People) -> Request:
    with patch("time.time", return_value=time.time() - 60):
        stamp = new_stamp()
    return Request(None, reverse("check_this"), {"text": "600 were held", "stamp": stamp})


def in_admin(row: Model, who: People, **changes: Any) -> Request:
    """The row's page of the admin, saved with these changes."""
    path = reverse(f"admin:claims_{row._meta.model_name}_change", args=[row.pk])
    return Request(who.editor, path, form_data(logged_in(who.editor).get(path)) | changes)


def deleted(row: Model, who: People) -> Request:
    return Request(who.editor, reverse(f"admin:claims_{row._meta.model_name}_delete", args=[row.pk]), {"post": "yes"})


def chosen(name: str, who: People, **answers: Any) -> Request:
    claims = [ClaimFactory().pk for _ in range(3)]
    form = {"action": name, "_selected_action": claims, "answered": "1", **answers}
    return Request(who.editor, reverse("admin:claims_claim_changelist"), form, transactions=3)


DEEDS |= {
    "admin claim": lambda who: in_admin(
        open_claim(), who, statement="Other words", due_on=str(DAY), assigned_to=who.second.pk
    ),
    "admin article": lambda who: in_admin(open_claim().snapshot.article, who, publisher="The Evening Paper"),
    "admin source": lambda who: in_admin(EvidenceFactory().source, who, reliability="E"),
    "admin verdict": lambda who: in_admin(drafted(who).verdicts.get(), who, summary="So it is not."),
    "admin evidence deleted": lambda who: deleted(EvidenceFactory(claim=open_claim()), who),
    "admin interest deleted": lambda who: deleted(InterestFactory(), who),
    "admin claims assigned": lambda who: chosen("assign", who, to=who.second.pk),
    "admin claims dated": lambda who: chosen("set_due", who, due_on=str(DAY)),
    "admin claims dismissed": lambda who: chosen("dismiss", who, note="Nobody asks."),
}
