"""The shape of what is submitted at the desk. Whether it may be done is for claims.actions to say."""

from claims.forms.articles import ArticleForm, SpanForm
from claims.forms.base import DeskForm, desk_people
from claims.forms.claims import AssignForm, ClaimForm, DueForm, RevisionForm, StepForm, claim_initial
from claims.forms.clocks import ClockForm, clock_initial
from claims.forms.evidence import EvidenceForm, evidence_initial
from claims.forms.figures import FigureForm, ReadingForm, figure_initial
from claims.forms.findings import EquationForm, FindingsForm, KeyForm, SetAsideForm
from claims.forms.gate import ContactForm, UnseenForm, WaiverForm
from claims.forms.history import HistoryForm
from claims.forms.queue import BulkForm, QueueForm
from claims.forms.sources import SourceForm, SourcesForm, source_initial
from claims.forms.verdicts import VerdictForm

__all__ = [
    "ArticleForm",
    "AssignForm",
    "BulkForm",
    "ClaimForm",
    "ClockForm",
    "ContactForm",
    "DeskForm",
    "DueForm",
    "EquationForm",
    "EvidenceForm",
    "FigureForm",
    "FindingsForm",
    "HistoryForm",
    "KeyForm",
    "QueueForm",
    "ReadingForm",
    "RevisionForm",
    "SetAsideForm",
    "SourceForm",
    "SourcesForm",
    "SpanForm",
    "StepForm",
    "UnseenForm",
    "VerdictForm",
    "WaiverForm",
    "claim_initial",
    "clock_initial",
    "desk_people",
    "evidence_initial",
    "figure_initial",
    "source_initial",
]
