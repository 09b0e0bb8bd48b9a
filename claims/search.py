"""Finding claims and verdicts by words."""

from django.contrib.postgres.search import SearchQuery
from django.db.models import QuerySet

from claims.models import Verdict
from claims.models.claims import ClaimQuerySet
from claims.models.vectors import join_digits


def words_query(words: str) -> SearchQuery:
    """Words as a reader types them: quotes hold a phrase together, a minus leaves out, 1000 is 1,000."""
    return SearchQuery(join_digits(words), config="english", search_type="websearch")


def search_claims(claims: ClaimQuerySet, words: str) -> ClaimQuerySet:
    """Keep the claims whose quote, statement or claimant has the words. The order is the caller's."""
    return claims.filter(words=words_query(words)) if words.strip() else claims


def search_verdicts(words: str) -> QuerySet[Verdict]:
    """Verdicts in force whose record has the words, newest first."""
    verdicts = Verdict.objects.in_force().newest_first().defer("words")
    return verdicts.filter(words=words_query(words)) if words.strip() else verdicts
