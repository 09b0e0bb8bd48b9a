"""The gate, the asking of the claimant, and what has changed since the claim was submitted."""

from typing import Any

from claims.forms import ContactForm, UnseenForm, WaiverForm
from claims.models import Claim
from claims.views.guard import DeskRequest
from claims.workflow import Standing, changes_since_submission, gate, hides_draft


def part(request: DeskRequest, claim: Claim, standing: Standing, place: str) -> dict[str, Any]:
    """The checks with what is met, waived and missing; on the claim's own page with forms.

    While a second rating is to be given unseen, the draft and what the ledger says of its rating are left out.
    """
    checks = gate(claim, standing)
    context: dict[str, Any] = {
        "gate": checks,
        "gate_met": sum(check.passed for check in checks),
        "changed": changes_since_submission(claim, standing),
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
