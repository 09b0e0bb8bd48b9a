"""The gate, the asking of the claimant, and what has changed since the claim was submitted."""

from typing import Any

from django.contrib.auth.models import User
from django.db.models import Subquery

from claims.actions.events import CONTENT
from claims.errors import Refused
from claims.forms import ContactForm, UnseenForm, WaiverForm, desk_people
from claims.models import Claim, Event
from claims.unseen import check_rater, hides_draft, unfit_raters, waits_for_rating
from claims.views.guard import DeskRequest
from claims.workflow import Standing, changes_since_submission, gate

DEEDS = 20  # shown beside what has changed; the history has all


def deeds_since_submission(claim: Claim, standing: Standing) -> list[Event]:
    """Who has changed what is signed since it was submitted, oldest first; none while the sign-off holds. One query."""
    if not standing.is_void(claim):
        return []
    submitted = claim.events.filter(step="submit").order_by("-at", "-pk").values("at")[:1]
    deeds = claim.events.filter(step__in=CONTENT, at__gt=Subquery(submitted)).select_related("by").order_by("at", "pk")
    return list(deeds[:DEEDS])


def _is_author(request: DeskRequest, standing: Standing) -> bool:
    return standing.draft is not None and standing.draft.author_id == request.user.pk


def part(request: DeskRequest, claim: Claim, standing: Standing, place: str) -> dict[str, Any]:
    """The checks with what is met, waived and missing; on the claim's own page with forms.

    While a second rating is to be given unseen, what has changed in the draft is left out. One query for those who may
    give it, where it isn't the one who looks.
    """
    checks, void = gate(claim, standing), standing.is_void(claim)
    unlinked = {uid for check in checks if check.name == "linked" for uid in check.gap}
    context: dict[str, Any] = {
        "gate": checks,
        "unlinked": [item for item in standing.evidence if str(item.uid) in unlinked],
        "gate_met": sum(check.passed for check in checks),
        "void": void,
        "anew": void and _is_author(request, standing),
        "changed": changes_since_submission(claim, standing),
        "changed_by": deeds_since_submission(claim, standing),
        "contacts": list(claim.contacts.all()),
        "waiver_form": WaiverForm(initial={"revision": claim.revision}),
        "contact_form": ContactForm(initial={"revision": claim.revision, "whom": claim.claimant}),
        "second_ratings": standing.ratings,
    }
    if hides_draft(claim, request.user, standing):
        context["changed"] = [change for change in context["changed"] if not change.part.startswith("Verdict")]
        context |= _unseen(request, claim, standing)
    elif waits_for_rating(claim, standing):
        context["may_rate"] = _who_may_rate(standing)
    return context


def _who_may_rate(standing: Standing) -> list[User]:
    return list(desk_people().exclude(pk__in=unfit_raters(standing)))


def _unseen(request: DeskRequest, claim: Claim, standing: Standing) -> dict[str, Any]:
    """The form for the second rating, or why this person can't give it and, where others can, who may."""
    try:
        check_rater(claim, request.user, standing)
    except Refused as refusal:
        context: dict[str, Any] = {"cannot_rate": str(refusal)}
        if refusal.status == 403:
            context["may_rate"] = _who_may_rate(standing)
        return context
    form = UnseenForm()
    form.offer("rating", standing.scale)
    return {"unseen_form": form}
