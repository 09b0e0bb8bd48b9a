"""Changes that came past the desk, by a fixture or by SQL, to what was submitted or signed."""

from collections.abc import Iterator

from django.db import transaction

from claims.actions.events import lock_claims, notice_void
from claims.models import Claim
from claims.steps import SUBMITTED
from claims.workflow import Standing


def unnoticed_voids() -> Iterator[Claim]:
    """The claims whose submission or sign-off holds no longer, or again, without a deed that has noticed it.

    Some ten queries for each claim that is submitted or signed.
    """
    for key in list(Claim.objects.filter(stage__in=SUBMITTED).order_by("pk").values_list("pk", flat=True)):
        claim = Claim.objects.select_related("snapshot__article", "figure__measure").filter(pk=key).first()
        if claim is not None and Standing.of(claim).is_void(claim) != (claim.voided_at is not None):
            yield claim


def notice_voids() -> list[Claim]:
    """Notice what `unnoticed_voids` finds, in nobody's name, as no deed tells who changed it, and answer these claims.

    A transaction for each claim, unless the caller has one.
    """
    noticed: list[Claim] = []
    for found in unnoticed_voids():
        with transaction.atomic():
            noticed += [claim for claim in lock_claims([found.pk]) if notice_void(claim, by=None)]
    return noticed
