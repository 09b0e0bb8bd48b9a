"""The desk's views under the names that claims.urls gives them."""

from claims.views.desk_articles import article_new, articles, claim_new, sheet, sources
from claims.views.desk_calendar import due_ics
from claims.views.desk_claims import assign, claim, claim_edit, due, evidence_edit, evidence_new, figure, step, verdict
from claims.views.desk_clocks import clock_edit, clock_new
from claims.views.desk_queue import bulk, queue
from claims.views.desk_reading import names, reading, scan

__all__ = [
    "article_new",
    "articles",
    "assign",
    "bulk",
    "claim",
    "claim_edit",
    "claim_new",
    "clock_edit",
    "clock_new",
    "due",
    "due_ics",
    "evidence_edit",
    "evidence_new",
    "figure",
    "names",
    "queue",
    "reading",
    "scan",
    "sheet",
    "sources",
    "step",
    "verdict",
]
