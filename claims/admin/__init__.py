"""The Django admin, where editors correct records. It never skips the workflow: stages move by steps only."""

from claims.admin import (
    accounts,
    articles,
    claims,
    desk,
    events,
    evidence,
    figures,
    findings,
    gate,
    hedges,
    predictions,
    tips,
    verdicts,
    worthiness,
)

__all__ = [
    "accounts",
    "articles",
    "claims",
    "desk",
    "events",
    "evidence",
    "figures",
    "findings",
    "gate",
    "hedges",
    "predictions",
    "tips",
    "verdicts",
    "worthiness",
]
