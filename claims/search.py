"""Finding claims and verdicts by words."""

from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import QuerySet

from claims.models import Claim, Verdict
from claims.models.claims import ClaimQuerySet
from claims.models.vectors import join_digits

FEW = 500  # rows that are found first and then put in order; more of them are met soon on the way in that order


def words_query(words: str) -> SearchQuery:
    """Words as a reader types them: quotes hold a phrase together, a minus leaves out, 1000 is 1,000."""
    return SearchQuery(join_digits(words), config="english", search_type="websearch")


def few_with_words(among: QuerySet[Any], words: str) -> list[int] | None:
    """The keys of the rows that have the words, by the words' own index; none where they are more than FEW. One query.

    By its statistics PostgreSQL can't tell a seldom word from one that nobody wrote: asked for an order as well, it
    walks all rows in that order, in the hope of some that have the word.
    """
    keys = list(among.filter(words=words_query(words)).order_by().values_list("pk", flat=True)[: FEW + 1])
    return keys if len(keys) <= FEW else None


def search_claims(claims: ClaimQuerySet, words: str) -> ClaimQuerySet:
    """Keep the claims whose quote, statement or claimant has the words. The order is the caller's. One query, none
    without words."""
    if not words.strip():
        return claims
    few = few_with_words(Claim.objects.all(), words)
    return claims.filter(words=words_query(words)) if few is None else claims.filter(pk__in=few)


def search_verdicts(words: str) -> QuerySet[Verdict]:
    """Verdicts in force whose record has the words, newest first. One query, none without words."""
    verdicts = Verdict.objects.in_force().newest_first().defer("words")
    if not words.strip():
        return verdicts
    few = few_with_words(Verdict.objects.in_force(), words)
    return verdicts.filter(words=words_query(words)) if few is None else verdicts.filter(pk__in=few)
