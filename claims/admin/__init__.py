"""The Django admin, where editors correct records. It never skips the workflow: stages move by steps only."""

from claims.admin import accounts, articles, claims, events, evidence, figures, tips, verdicts, worthiness

__all__ = ["accounts", "articles", "claims", "events", "evidence", "figures", "tips", "verdicts", "worthiness"]
