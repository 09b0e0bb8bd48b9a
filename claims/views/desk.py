"""The desk's views under the names that claims.urls gives them."""

from claims.views.desk_articles import article_new, articles, claim_new, sheet, sources
from claims.views.desk_claims import assign, claim, claim_edit, due, evidence_edit, evidence_new, figure, step, verdict
from claims.views.desk_filters import filter_drop, filter_keep, undo
from claims.views.desk_inbox import inbox, inbox_read, me
from claims.views.desk_notes import answer, editing, note, note_new, note_remove, note_state, recusal
from claims.views.desk_queue import bulk, queue
from claims.views.desk_reading import names, reading, scan
from claims.views.desk_tips import tip, tip_dismiss, tip_take, tips

__all__ = [
    "answer",
    "article_new",
    "articles",
    "assign",
    "bulk",
    "claim",
    "claim_edit",
    "claim_new",
    "due",
    "editing",
    "evidence_edit",
    "evidence_new",
    "figure",
    "filter_drop",
    "filter_keep",
    "inbox",
    "inbox_read",
    "me",
    "names",
    "note",
    "note_new",
    "note_remove",
    "note_state",
    "queue",
    "reading",
    "recusal",
    "scan",
    "sheet",
    "sources",
    "step",
    "tip",
    "tip_dismiss",
    "tip_take",
    "tips",
    "undo",
    "verdict",
]
