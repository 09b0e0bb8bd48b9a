"""Claims with numbers, in few words."""

from decimal import Decimal

from claims.factories import ClaimFactory, EvidenceFactory, FigureFactory


def claim_of(snapshot, low, measure=None, *, high=None, claim=None, **figure):
    """A claim of the text that states a number."""
    claim = claim or ClaimFactory(snapshot=snapshot, quote="were taken")  # words without a number of their own
    FigureFactory(claim=claim, measure=measure, low=Decimal(low), high=Decimal(high or low), **figure)
    return claim


def paper_on(claim, low, measure=None, *, high=None, stance="refutes", **figure):
    """The figure of a new document on the claim."""
    evidence = EvidenceFactory(claim=claim, stance=stance)
    return FigureFactory(
        claim=None, evidence=evidence, measure=measure, low=Decimal(low), high=Decimal(high or low), **figure
    )
