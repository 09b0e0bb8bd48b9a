from claims.models.articles import Article, Snapshot
from claims.models.claims import Attribution, Claim, ClaimKind, Stage
from claims.models.events import Event
from claims.models.evidence import Evidence, Stance
from claims.models.figures import Figure, Hedge, Measure, Prediction
from claims.models.sources import Source
from claims.models.verdicts import Rating, Verdict
from claims.models.worthiness import WorthinessRule

__all__ = [
    "Article",
    "Attribution",
    "Claim",
    "ClaimKind",
    "Event",
    "Evidence",
    "Figure",
    "Hedge",
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
