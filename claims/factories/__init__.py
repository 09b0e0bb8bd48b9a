"""Rows that are true by construction, for demo data and tests."""

from claims.factories.articles import ArticleFactory, ClaimFactory, EventFactory, SnapshotFactory, WorthinessRuleFactory
from claims.factories.evidence import EvidenceFactory, SourceFactory
from claims.factories.figures import (
    AlarmFactory,
    DismissalFactory,
    EquationFactory,
    EquationTermFactory,
    FigureFactory,
    MeasureFactory,
    PredictionFactory,
)
from claims.factories.people import UserFactory
from claims.factories.signing import (
    ContactFactory,
    GateRuleFactory,
    InterestFactory,
    RecusalFactory,
    SubmissionFactory,
    WaiverFactory,
)
from claims.factories.teamwork import MessageFactory, NoteFactory, TipFactory
from claims.factories.verdicts import (
    BlindRatingFactory,
    PublishedVerdictFactory,
    RatingFactory,
    VerdictFactory,
    complete,
)

__all__ = [
    "AlarmFactory",
    "ArticleFactory",
    "BlindRatingFactory",
    "ClaimFactory",
    "ContactFactory",
    "DismissalFactory",
    "EquationFactory",
    "EquationTermFactory",
    "EventFactory",
    "EvidenceFactory",
    "FigureFactory",
    "GateRuleFactory",
    "InterestFactory",
    "MeasureFactory",
    "MessageFactory",
    "NoteFactory",
    "PredictionFactory",
    "PublishedVerdictFactory",
    "RatingFactory",
    "RecusalFactory",
    "SnapshotFactory",
    "SourceFactory",
    "SubmissionFactory",
    "TipFactory",
    "UserFactory",
    "VerdictFactory",
    "WaiverFactory",
    "WorthinessRuleFactory",
    "complete",
]
