from claims.models.articles import Article, Snapshot
from claims.models.claims import Attribution, Claim, ClaimKind, Stage
from claims.models.desk import Desk
from claims.models.events import Correction, Event
from claims.models.evidence import Credibility, Evidence, Stance
from claims.models.figures import Figure, Measure
from claims.models.findings import Dismissal, Equation, EquationTerm
from claims.models.gate import Contact, GateRule, Waiver
from claims.models.hedges import Hedge, HedgeTable, HedgeWidth
from claims.models.predictions import Prediction
from claims.models.signing import BlindRating, Interest, Recusal, Submission
from claims.models.sources import Source
from claims.models.teamwork import BulkDeed, CalendarKey, Editing, Look, MailChoice, Message, Note, SavedFilter
from claims.models.tips import Tip
from claims.models.verdicts import Rating, Verdict
from claims.models.watch import Alarm
from claims.models.worthiness import WorthinessRule

__all__ = [
    "Alarm",
    "Article",
    "Attribution",
    "BlindRating",
    "BulkDeed",
    "CalendarKey",
    "Claim",
    "ClaimKind",
    "Contact",
    "Correction",
    "Credibility",
    "Desk",
    "Dismissal",
    "Editing",
    "Equation",
    "EquationTerm",
    "Event",
    "Evidence",
    "Figure",
    "GateRule",
    "Hedge",
    "HedgeTable",
    "HedgeWidth",
    "Interest",
    "Look",
    "MailChoice",
    "Measure",
    "Message",
    "Note",
    "Prediction",
    "Rating",
    "Recusal",
    "SavedFilter",
    "Snapshot",
    "Source",
    "Stage",
    "Stance",
    "Submission",
    "Tip",
    "Verdict",
    "Waiver",
    "WorthinessRule",
]
