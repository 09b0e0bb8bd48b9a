"""The rows of the queue: how far each claim has come, why it came back, and what has fallen due."""

from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Case, OuterRef, Subquery, When

from claims.gate import Facts, checks_of, facts_of
from claims.interests import touched_by_interest
from claims.models import Claim, Event, GateRule, Prediction, Stage, Verdict
from claims.models.claims import ClaimQuerySet
from claims.numbers.clocks import due_words
from claims.numbers.fallen import fallen_clocks
from claims.numbers.origins import origins_of
from claims.pages import Page, keyset_page

TOP = 10  # predictions fallen due that stand above the queue; the others have a view of their own

# Stages whose way to sign-off a row measures: before them nothing was begun, after them it is behind.
MEASURED = {Stage.OPEN, Stage.RETURNED, Stage.IN_REVIEW, Stage.APPROVED}


def with_standing(claims: ClaimQuerySet) -> ClaimQuerySet:
    """Add what a row needs to say how far its claim has come and why it came back, in the same query."""
    returns = Event.objects.filter(claim=OuterRef("pk"), step="return").order_by("-at", "-pk").values("note")[:1]
    drafts = Verdict.objects.drafts().filter(claim=OuterRef("pk"))
    unrated = Verdict.objects.awaiting_second_rating().filter(claim=OuterRef("pk")).order_by().values("pk")[:1]
    return claims.annotate(
        returned_with=Case(When(stage=Stage.RETURNED, then=Subquery(returns))),
        author=Case(When(stage=Stage.IN_REVIEW, then=Subquery(drafts.values("author")[:1]))),
        unrated=Case(When(stage=Stage.IN_REVIEW, then=Subquery(unrated))),
        # One row each: for EXISTS in a list of columns PostgreSQL would read the whole table into a hash.
        drafted=Subquery(drafts.order_by().values("pk")[:1]),
        reasoned=Subquery(drafts.filter(reasons__regex=r"\S").order_by().values("pk")[:1]),
    )


def measure_rows(claims: list[Any], people: dict[int, User]) -> None:
    """Set each row's `drafted_by`, and `gate_met` of `gate_size` where the claim is on its way to sign-off. Four
    queries, however many rows there are; one more where interests were declared."""
    rules = list(GateRule.objects.active())
    measured = [claim.pk for claim in claims if claim.stage in MEASURED]
    facts, waived = facts_of(measured)
    origins, touched = origins_of(measured), touched_by_interest(measured)
    for claim in claims:
        # A template that asks for what isn't there pays for an exception, row after row.
        claim.group, claim.fallen = "", getattr(claim, "fallen", "")
        claim.drafted_by = people.get(claim.author)
        claim.gate_size = 0
        if claim.pk not in facts:
            continue
        drafted, reasoned = claim.drafted is not None, claim.reasoned is not None
        signed = claim.stage == Stage.APPROVED and claim.voided_at is None
        known = Facts(
            drafted=drafted,
            reasoned=reasoned,
            signed=signed,
            roots=origins[claim.pk],
            interested=("somebody",) if claim.pk in touched else (),
            **facts[claim.pk],
        )
        checks = checks_of(claim, known, rules, waived[claim.pk])
        claim.gate_met, claim.gate_size = sum(check.passed for check in checks), len(checks)
        claim.gate_origins = origins[claim.pk] if known.documents else None


def group_rows(rows: list[Any], day: date, *, begins: bool) -> None:
    """Set `group`, the heading above a row, on the first that is overdue and on the first that isn't. The rows stand
    by due date; a later page (`begins` false) goes on where the one before ended, so it has a heading only where the
    overdue end on it."""
    late = [claim.due_on is not None and claim.due_on < day for claim in rows]
    if not any(late):
        return
    if begins:
        rows[0].group = "Overdue"
    if False in late:
        rows[late.index(False)].group = "Not yet due"


def fallen_page(claims: ClaimQuerySet, day: date, after: str) -> Page:
    """A page of these claims' clocks that have fallen due, the earliest first, as rows of the queue. Two queries."""
    page = keyset_page(fallen_clocks(day).filter(claim__in=claims.values("pk")), order=("ripe_on", "id"), after=after)
    loaded = with_standing(Claim.objects.for_queue()).in_bulk([clock.claim_id for clock in page.rows])
    for clock in page.rows:
        loaded[clock.claim_id].fallen = due_words(clock, day)
    return Page([loaded[clock.claim_id] for clock in page.rows], page.next)


def fallen_first(day: date) -> list[Prediction]:
    """The clocks that fell due first, each with its claim and how it stands as `said`. One query."""
    clocks = (
        fallen_clocks(day).select_related("claim__snapshot__article", "claim__assigned_to").order_by("ripe_on", "id")
    )
    shown = clocks.only(
        "starts_with", "starts_on", "window", "outcome", "claim__quote", "claim__stage",
        "claim__snapshot__article__slug", "claim__assigned_to__username", "claim__assigned_to__first_name",
        "claim__assigned_to__last_name",
    )  # fmt: skip
    found: list[Any] = list(shown[:TOP])
    for clock in found:
        clock.said = due_words(clock, day)
    return found
