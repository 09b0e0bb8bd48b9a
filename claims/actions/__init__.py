"""Every write of the desk: one function per deed, atomic, keyword-only, `by=` whoever does it.

The form checks shape, the action checks state, the database checks truth.
"""

from claims.actions.articles import add_article
from claims.actions.bulk import assign_many, date_many, step_many, undo_bulk
from claims.actions.calendars import renew_calendar
from claims.actions.claims import assign_claim, make_claim, revise_claim, set_due_date
from claims.actions.clocks import add_clock, change_clock, move_windows, remove_clock
from claims.actions.corrections import reword_correction, submit_anew
from claims.actions.equations import declare_equation, remove_equation, remove_equations
from claims.actions.events import record_event, revise_signed
from claims.actions.evidence import add_evidence, remove_evidence, revise_evidence
from claims.actions.figures import set_figure
from claims.actions.filters import keep_filter
from claims.actions.findings import bring_finding_back, set_finding_aside
from claims.actions.gate import record_contact, remove_contact, unwaive, waive
from claims.actions.looks import look_at
from claims.actions.measures import choose_measure, make_measure
from claims.actions.messages import mark_read
from claims.actions.notes import add_note, remove_note, reopen_note, resolve_note
from claims.actions.own import choose_mail, declare_interest
from claims.actions.presence import clear_editing, mark_editing
from claims.actions.recusals import recuse, take_back_recusal
from claims.actions.signing import rate_unseen
from claims.actions.sources import revise_source
from claims.actions.steps import take_step
from claims.actions.suggestions import rescan
from claims.actions.tips import dismiss_tip, forget_readers, submit_tip, take_tip
from claims.actions.verdicts import draft_verdict
from claims.actions.voids import notice_voids, unnoticed_voids
from claims.actions.watch import age_verdicts, sound_alarms

__all__ = [
    "add_article",
    "add_clock",
    "add_evidence",
    "add_note",
    "age_verdicts",
    "assign_claim",
    "assign_many",
    "bring_finding_back",
    "change_clock",
    "choose_mail",
    "choose_measure",
    "clear_editing",
    "date_many",
    "declare_equation",
    "declare_interest",
    "dismiss_tip",
    "draft_verdict",
    "forget_readers",
    "keep_filter",
    "look_at",
    "make_claim",
    "make_measure",
    "mark_editing",
    "mark_read",
    "move_windows",
    "notice_voids",
    "rate_unseen",
    "record_contact",
    "record_event",
    "recuse",
    "remove_clock",
    "remove_contact",
    "remove_equation",
    "remove_equations",
    "remove_evidence",
    "remove_note",
    "renew_calendar",
    "reopen_note",
    "rescan",
    "resolve_note",
    "revise_claim",
    "revise_evidence",
    "revise_signed",
    "revise_source",
    "reword_correction",
    "set_due_date",
    "set_figure",
    "set_finding_aside",
    "sound_alarms",
    "step_many",
    "submit_anew",
    "submit_tip",
    "take_back_recusal",
    "take_step",
    "take_tip",
    "undo_bulk",
    "unnoticed_voids",
    "unwaive",
    "waive",
]
