"""Who else has a form of this claim open."""

from typing import Any

from django.utils import timezone

from claims.actions.presence import EXPIRES
from claims.models import Claim, Editing
from claims.views.guard import DeskRequest
from claims.workflow import Standing


def part(request: DeskRequest, claim: Claim, standing: Standing, place: str) -> dict[str, Any]:
    """One query."""
    return {"editing": others_editing(request, claim.pk)}


def others_editing(request: DeskRequest, claim: int) -> list[Editing]:
    """Those other than the reader whose page said lately that they write, first come first."""
    lately = Editing.objects.filter(claim=claim, seen_at__gte=timezone.now() - EXPIRES)
    return list(lately.exclude(user=request.user).select_related("user").order_by("since", "pk")[:5])
