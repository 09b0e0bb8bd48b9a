"""Holding sources against a claim."""

from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from claims.actions.events import check_editable, lock_claim, record_event, save_revision
from claims.actions.figures import write_figure
from claims.actions.watch import age_verdicts
from claims.errors import Refused, Stale
from claims.models import Attribution, Claim, Evidence, Source
from claims.numbers.origins import origin_trouble


def _check_origin(evidence: Evidence) -> None:
    """Raise Refused where the evidence derives from another claim's, from itself, or from what derives from it."""
    trouble = origin_trouble(evidence.derived_from, claim_id=evidence.claim_id, evidence_id=evidence.pk)
    if trouble:
        raise Refused(trouble)


def _check_address(claim: Claim, url: str, *, but: Evidence | None = None) -> None:
    """Raise Refused where another document of the claim has this address."""
    others = claim.evidence.exclude(pk=but.pk) if but else claim.evidence.all()
    if known := others.at_address(url).first():
        raise Refused(f"This address is already here: “{known}”. Change that entry instead.", status=409, field="url")


def _check_once(evidence: Evidence) -> None:
    """Raise Refused where the claim has this very document already."""
    others = evidence.claim.evidence.exclude(pk=evidence.pk)
    given = {"title": evidence.title, "quote": evidence.quote, "url": evidence.url}
    if others.same_as(source=evidence.source, **given).exists():
        words = f"This document of {evidence.source} is already here, with the same words. Change that entry instead."
        raise Refused(words, status=409, field="title")


def _lock(evidence: Evidence, revision: int) -> Claim:
    """The evidence's claim, locked. Raises Stale with the document as it reads now where the claim has moved on."""
    try:
        return lock_claim(evidence.claim, revision=revision)
    except Stale as stale:
        kept = Evidence.objects.select_related("source").filter(pk=evidence.pk).first()
        reads = (
            f"This document now reads: “{kept}”, {kept.source}, {kept.get_stance_display().lower()}"
            f"{f': {kept.quote}' if kept.quote else ''}"
            if kept
            else "This document was removed"
        )
        raise Stale(f"{stale} {reads}.", claim=stale.claim) from stale


@transaction.atomic
def add_evidence(
    claim: Claim,
    *,
    by: User,
    source: Source,
    title: str,
    stance: str,
    url: str = "",
    published_on: date | None = None,
    quote: str = "",
    reliability: str = "",
    credibility: int = 6,
    attribution: str = Attribution.ORGANISATION,
    primary: bool = False,
    derived_from: Evidence | None = None,
    note: str = "",
    figure: dict[str, Any] | None = None,
) -> Evidence:
    """A document that bears on the claim, with the number that it gives, if any.

    Without `reliability` the source counts as reliable as it is graded today.
    """
    claim = lock_claim(claim)
    check_editable(claim)
    evidence = Evidence(
        claim=claim,
        source=source,
        title=title,
        url=url,
        published_on=published_on,
        quote=quote,
        stance=stance,
        reliability=reliability or source.reliability,
        credibility=credibility,
        attribution=attribution,
        primary=primary,
        derived_from=derived_from,
        note=note,
    )
    _check_address(claim, url)
    _check_once(evidence)
    _check_origin(evidence)
    evidence.save()
    if figure:
        write_figure(evidence, **figure)
        age_verdicts(claim)
    save_revision(claim)
    record_event(claim, "evidence", by=by, note=f"added: {title}")
    return evidence


@transaction.atomic
def revise_evidence(
    evidence: Evidence, *, revision: int, by: User, figure: dict[str, Any] | None = None, **given: Any
) -> Evidence:
    """Change a document's entry, unless someone else saved since `revision` of the claim (Stale).

    Without `figure` its number goes.
    """
    claim = _lock(evidence, revision)
    check_editable(claim)
    if given.get("url", evidence.url) != evidence.url:
        _check_address(claim, given["url"], but=evidence)
    told = any(name in given and given[name] != getattr(evidence, name) for name in ("source", "title", "quote", "url"))
    for name, value in given.items():
        setattr(evidence, name, value)
    if told:
        _check_once(evidence)
    _check_origin(evidence)
    evidence.save()
    if figure:
        write_figure(evidence, **figure)
        age_verdicts(claim)
    elif evidence.own_figure:
        evidence.own_figure.delete()
    save_revision(claim)
    record_event(claim, "evidence", by=by, note=f"revised: {evidence.title}")
    return evidence


@transaction.atomic
def remove_evidence(evidence: Evidence, *, revision: int, by: User) -> None:
    """Take a document off the claim, unless someone else saved since `revision` of the claim (Stale)."""
    claim = _lock(evidence, revision)
    check_editable(claim)
    title = evidence.title
    evidence.delete()
    save_revision(claim)
    record_event(claim, "evidence", by=by, note=f"removed: {title}")
