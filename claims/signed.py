"""What a signature covers: all that the record will publish and that anybody can still change."""

from collections.abc import Iterable
from typing import Any

from claims.models import Claim, Event, Evidence, Rating, Verdict
from claims.records import (
    article_data,
    claim_data,
    contact_data,
    evidence_data,
    figure_data,
    prediction_data,
    scale_data,
    waiver_data,
)


def signed_content(
    claim: Claim,
    draft: Verdict | None,
    evidence: Iterable[Evidence],
    *,
    scale: Iterable[Rating],
    correction: Event | None = None,
) -> dict[str, Any]:
    """All that a signature covers: claim, place, figure, clocks, evidence, drafted verdict and what readers are told
    of the correction.

    Row numbers and addresses of our own pages are left out: they are not content. The gate is no part of it, since the
    desk's rules make it of what is signed, and its last check is the signature.
    """
    return {
        "claim": {
            **claim_data(claim),
            "start": claim.start,
            "end": claim.end,
        },
        "article": article_data(claim),
        "figure": figure_data(claim.figure) if hasattr(claim, "figure") else None,
        "predictions": [prediction_data(item) for item in claim.predictions.all()],
        "contacts": [contact_data(item) for item in claim.contacts.all()],
        "waivers": [waiver_data(item) for item in claim.waivers.all()],
        "evidence": [evidence_data(item) for item in sorted(evidence, key=lambda item: str(item.uid))],
        "verdict": draft
        and {
            "version": draft.version,
            "rating": draft.rating.label,
            "definition": draft.rating.definition,
            "summary": draft.summary,
            "reasons": draft.reasons,
            "author": draft.author.get_username(),
            "author_name": draft.author.get_full_name(),
        },
        "scale": scale_data(scale),
        "correction": correction and {"kind": correction.get_correction_display(), "note": correction.note},
    }
