from claims.models.articles import Article, Snapshot
from claims.models.claims import Attribution, Claim, ClaimKind, Stage
from claims.models.desk import Desk
from claims.models.events import Event
from claims.models.evidence import Credibility, Evidence, Stance
from claims.models.figures import Figure, Measure, Prediction
from claims.models.findings import Dismissal, Equation, EquationTerm
from claims.models.hedges import Hedge, HedgeTable, HedgeWidth
from claims.models.sources import Source
from claims.models.verdicts import Rating, Verdict
from claims.models.watch import Alarm
from claims.models.worthiness import WorthinessRule

__all__ = [
    "Alarm",
    "Article",
    "Attribution",
    "Claim",
    "ClaimKind",
    "Credibility",
    "Desk",
    "Dismissal",
    "Equation",
    "EquationTerm",
    "Event",
    "Evidence",
    "Figure",
    "Hedge",
    "HedgeTable",
    "HedgeWidth",
    "Measure",
    "Prediction",
    "Rating",
    "Snapshot",
    "Source",
    "Stage",
    "Stance",
    "Verdict",
    "WorthinessRule",
]
