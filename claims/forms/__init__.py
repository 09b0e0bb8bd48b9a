"""The shape of what is submitted at the desk. Whether it may be done is for claims.actions to say."""

from claims.forms.articles import ArticleForm, SpanForm
from claims.forms.base import DeskForm, desk_people, people_with_load
from claims.forms.claims import AssignForm, ClaimForm, DueForm, RevisionForm, StepForm, claim_initial
from claims.forms.clocks import ClockForm, clock_initial
from claims.forms.evidence import EvidenceForm, evidence_initial
from claims.forms.figures import FigureForm, ReadingForm, figure_initial
from claims.forms.findings import EquationForm, FindingsForm, KeyForm, SetAsideForm
from claims.forms.gate import ContactForm, UnseenForm, WaiverForm
from claims.forms.history import HistoryForm
from claims.forms.notes import AnswerForm, NoteForm, RecusalForm
from claims.forms.own import InterestForm, MailForm
from claims.forms.queue import BulkForm, KeepForm, QueueForm
from claims.forms.sources import SourceForm, SourcesForm, source_initial
from claims.forms.tips import DismissForm, TakeForm, TipForm, new_stamp
from claims.forms.verdicts import CorrectionForm, VerdictForm

__all__ = [
    "AnswerForm",
    "ArticleForm",
    "AssignForm",
    "BulkForm",
    "ClaimForm",
    "ClockForm",
    "ContactForm",
    "CorrectionForm",
    "DeskForm",
    "DismissForm",
    "DueForm",
    "EquationForm",
    "EvidenceForm",
    "FigureForm",
    "FindingsForm",
    "HistoryForm",
    "InterestForm",
    "KeepForm",
    "KeyForm",
    "MailForm",
    "NoteForm",
    "QueueForm",
    "ReadingForm",
    "RecusalForm",
    "RevisionForm",
    "SetAsideForm",
    "SourceForm",
    "SourcesForm",
    "SpanForm",
    "StepForm",
    "TakeForm",
    "TipForm",
    "UnseenForm",
    "VerdictForm",
    "WaiverForm",
    "claim_initial",
    "clock_initial",
    "desk_people",
    "evidence_initial",
    "figure_initial",
    "new_stamp",
    "people_with_load",
    "source_initial",
]
