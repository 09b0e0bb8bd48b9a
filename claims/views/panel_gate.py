"""The gate, the asking of the claimant, and what has changed since the claim was submitted."""

from typing import Any

from django.db.models import Subquery

from claims.actions.events import CONTENT
from claims.forms import ContactForm, UnseenForm, WaiverForm
from claims.models import Claim, Event
from claims.views.guard import DeskRequest
from claims.workflow import Standing, changes_since_submission, gate, hides_draft

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

    While a second rating is to be given unseen, the draft and what the ledger says of its rating are left out.
    """
    checks = gate(claim, standing)
    context: dict[str, Any] = {
        "gate": checks,
        "unlinked": [item for item in standing.evidence if str(item.uid) in standing.facts(claim).unlinked],
        "gate_met": sum(check.passed for check in checks),
        "void": standing.is_void(claim),
        "anew": standing.is_void(claim) and _is_author(request, standing),
        "changed": changes_since_submission(claim, standing),
        "changed_by": deeds_since_submission(claim, standing),
        "contacts": list(claim.contacts.all()),
        "waiver_form": WaiverForm(initial={"revision": claim.revision}),
        "contact_form": ContactForm(initial={"revision": claim.revision, "whom": claim.claimant}),
        "second_ratings": standing.ratings,
        "hidden": hides_draft(claim, request.user, standing),
    }
    if context["hidden"]:
        context["draft"] = None
        context["changed"] = [change for change in context["changed"] if not change.part.startswith("Verdict")]
        if request.user.pk not in standing.interests:
            form = UnseenForm()
            form.offer("rating", standing.scale)
            context["unseen_form"] = form
    return context
