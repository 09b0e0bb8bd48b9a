"""The shape of what is submitted at the desk. Whether it may be done is for claims.actions to say."""

from claims.forms.articles import ArticleForm, SpanForm
from claims.forms.base import DeskForm, desk_people
from claims.forms.claims import AssignForm, ClaimForm, DueForm, StepForm, claim_initial
from claims.forms.clocks import ClockForm, clock_initial
from claims.forms.evidence import EvidenceForm, evidence_initial
from claims.forms.figures import FigureForm, ReadingForm, figure_initial
from claims.forms.queue import BulkForm, QueueForm
from claims.forms.verdicts import VerdictForm

__all__ = [
    "ArticleForm",
    "AssignForm",
    "BulkForm",
    "ClaimForm",
    "ClockForm",
    "DeskForm",
    "DueForm",
    "EvidenceForm",
    "FigureForm",
    "QueueForm",
    "ReadingForm",
    "SpanForm",
    "StepForm",
    "VerdictForm",
    "claim_initial",
    "clock_initial",
    "desk_people",
    "evidence_initial",
    "figure_initial",
]
