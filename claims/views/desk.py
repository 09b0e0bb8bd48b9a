"""The desk's views under the names that claims.urls gives them."""

from claims.views.desk_articles import article_new, articles, claim_new, sheet
from claims.views.desk_calendar import calendar_renew, due_ics
from claims.views.desk_claims import assign, claim, claim_edit, due, evidence_edit, evidence_new, figure, step, verdict
from claims.views.desk_clocks import clock_edit, clock_new
from claims.views.desk_correction import correction, submit_anew
from claims.views.desk_counted import measure_choose, measure_new, measures_like
from claims.views.desk_dashboard import dashboard, dashboard_csv
from claims.views.desk_filters import filter_drop, filter_keep, undo
from claims.views.desk_findings import equation_new, equation_remove, finding_aside, finding_back, findings
from claims.views.desk_gate import contact, contact_remove, unseen, waiver
from claims.views.desk_history import history
from claims.views.desk_inbox import inbox, inbox_read
from claims.views.desk_measures import measure, measures
from claims.views.desk_notes import answer, editing, note, note_new, note_remove, note_state, recusal, recusal_back
from claims.views.desk_own import interest_new, me
from claims.views.desk_queue import bulk, queue
from claims.views.desk_reading import names, reading, scan
from claims.views.desk_sources import source, source_edit, sources
from claims.views.desk_tips import tip, tip_dismiss, tip_take, tips
from claims.views.desk_track import track, track_csv

__all__ = [
    "answer",
    "article_new",
    "articles",
    "assign",
    "bulk",
    "calendar_renew",
    "claim",
    "claim_edit",
    "claim_new",
    "clock_edit",
    "clock_new",
    "contact",
    "contact_remove",
    "correction",
    "dashboard",
    "dashboard_csv",
    "due",
    "due_ics",
    "editing",
    "equation_new",
    "equation_remove",
    "evidence_edit",
    "evidence_new",
    "figure",
    "filter_drop",
    "filter_keep",
    "finding_aside",
    "finding_back",
    "findings",
    "history",
    "inbox",
    "inbox_read",
    "interest_new",
    "me",
    "measure",
    "measure_choose",
    "measure_new",
    "measures",
    "measures_like",
    "names",
    "note",
    "note_new",
    "note_remove",
    "note_state",
    "queue",
    "reading",
    "recusal",
    "recusal_back",
    "scan",
    "sheet",
    "source",
    "source_edit",
    "sources",
    "step",
    "submit_anew",
    "tip",
    "tip_dismiss",
    "tip_take",
    "tips",
    "track",
    "track_csv",
    "undo",
    "unseen",
    "verdict",
    "waiver",
]
