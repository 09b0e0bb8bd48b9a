"""Every write of the desk: one function per deed, atomic, keyword-only, `by=` whoever does it.

The form checks shape, the action checks state, the database checks truth.
"""

from claims.actions.articles import add_article
from claims.actions.bulk import assign_many, date_many, undo_bulk
from claims.actions.claims import assign_claim, make_claim, revise_claim, set_due_date
from claims.actions.events import record_event
from claims.actions.evidence import add_evidence, remove_evidence, revise_evidence
from claims.actions.figures import remove_figure, set_figure
from claims.actions.filters import keep_filter
from claims.actions.messages import mark_read
from claims.actions.notes import add_note, remove_note, reopen_note, resolve_note
from claims.actions.presence import clear_editing, mark_editing
from claims.actions.recusals import recuse, take_back_recusal
from claims.actions.steps import take_step
from claims.actions.suggestions import rescan
from claims.actions.tips import dismiss_tip, submit_tip, take_tip
from claims.actions.verdicts import draft_verdict

__all__ = [
    "add_article",
    "add_evidence",
    "add_note",
    "assign_claim",
    "assign_many",
    "clear_editing",
    "date_many",
    "dismiss_tip",
    "draft_verdict",
    "keep_filter",
    "make_claim",
    "mark_editing",
    "mark_read",
    "record_event",
    "recuse",
    "remove_evidence",
    "remove_figure",
    "remove_note",
    "reopen_note",
    "rescan",
    "resolve_note",
    "revise_claim",
    "revise_evidence",
    "set_due_date",
    "set_figure",
    "submit_tip",
    "take_back_recusal",
    "take_step",
    "take_tip",
    "undo_bulk",
]
