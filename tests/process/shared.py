"""What the deeds share: how one is kept as a request, its people, and claims that came to a stage step by step."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.urls import reverse

from claims import actions
from claims.factories import (
    ClaimFactory,
    RatingFactory,
    UserFactory,
    complete,
)
from claims.models import Claim, Stage
from claims.steps import STEPS

DAY = date(2030, 1, 1)
WHY = {"note": "We had misread it.", "correction": "error"}


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
