"""What happened to a claim: the ledger's steps and each changed field, with who, when, before and after, and where."""

from claims.timeline.entries import TABLES, Timeline, changes_of, timeline_of
from claims.timeline.words import Change, Entry

__all__ = ["TABLES", "Change", "Entry", "Timeline", "changes_of", "timeline_of"]
