"""What is published: the parts of a record, its fingerprint, and the record that is frozen of them."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import User

from claims.figures.calendar import days_late
from claims.figures.comparison import resting_band
from claims.figures.descent import roots
from claims.models import Claim, Contact, Evidence, Figure, Prediction, Rating, Stance, Verdict, Waiver
from claims.models.figures import as_band, as_range

# 1 had no scale; 2 no kind of correction and no predecessor in the desk's chain; 3 no days for which numbers hold.
# Records of all of them stay as they are.
FORMAT = 4


def _plain(value: Any) -> Any:
    """A value as JSON has it: dates in ISO 8601, decimals as the shortest digits, so equal content is equal text."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value


def canonical_json(data: Any) -> str:
    """The one text of this data: sorted keys, no spaces, UTF-8 as it is."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_plain)


def fingerprint_of(data: Any) -> str:
    """SHA-256 in hex of the canonical JSON."""
    return hashlib.sha256(canonical_json(data).encode()).hexdigest()


def as_json(data: Any) -> Any:
    """The data as reading its canonical JSON gives it back, so that it can be held against what was kept."""
    return json.loads(canonical_json(data))


def figure_data(figure: Figure) -> dict[str, Any]:
    """`holds_days` is there where the measure has it, so that what was signed before it was kept is still the same."""
    holds_days = figure.measure.holds_days if figure.measure else None
    return {
        "hedge": figure.hedge,
        "low": _plain(figure.low),
        "high": _plain(figure.high),
        "unit": figure.unit,
        "unit_label": figure.get_unit_display(),
        "understood": figure.understood,
        "band_low": _plain(figure.band.lower),
        "band_high": _plain(figure.band.upper),
        "measure": figure.measure.name if figure.measure else "",
        "as_of": _plain(figure.as_of),
        **({} if holds_days is None else {"holds_days": holds_days}),
    }


def prediction_data(prediction: Prediction) -> dict[str, Any]:
    first, last = prediction.window.lower, prediction.window.upper - timedelta(days=1)
    return {
        "starts_on": _plain(prediction.starts_on),
        "starts_with": prediction.starts_with,
        "ends_with": prediction.ends_with,
        "window_first": _plain(first),
        "window_last": _plain(last),
        "ended_on": _plain(prediction.ended_on),
        "outcome": prediction.outcome,
        "days_late": days_late((first, last), prediction.ended_on) if prediction.ended_on else None,
    }


def contact_data(contact: Contact) -> dict[str, Any]:
    return {
        "uid": str(contact.uid),
        "whom": contact.whom,
        "how": contact.how,
        "how_label": contact.get_how_display(),
        "on": _plain(contact.on),
        "answer": contact.answer,
        "why_not": contact.why_not,
    }


def waiver_data(waiver: Waiver) -> dict[str, Any]:
    return {"rule": waiver.rule.name, "label": waiver.rule.label, "reason": waiver.reason}


def evidence_data(evidence: Evidence) -> dict[str, Any]:
    return {
        "uid": str(evidence.uid),
        "source": evidence.source.name,
        "source_kind": evidence.source.get_kind_display(),
        "interest": evidence.source.interest,
        "reliability": evidence.reliability,
        "title": evidence.title,
        "url": evidence.url,
        "published_on": _plain(evidence.published_on),
        "quote": evidence.quote,
        "stance": evidence.stance,
        "stance_label": evidence.get_stance_display(),
        "credibility": evidence.credibility,
        "attribution": evidence.attribution,
        "attribution_label": evidence.get_attribution_display(),
        "primary": evidence.primary,
        "derived_from": str(evidence.derived_from.uid) if evidence.derived_from else None,
        "note": evidence.note,
        "figures": [figure_data(figure) for figure in evidence.figures.all()],
    }


def load_evidence(claim: Claim) -> list[Evidence]:
    """The claim's evidence with sources and figures, oldest first. Two queries, however much there is."""
    return list(
        claim.evidence.select_related("source", "derived_from").prefetch_related("figures__measure").order_by("pk")
    )


def count_roots(evidence: list[Evidence]) -> int:
    """Independent origins: the sources of the documents where the lines of all that speaks for or against begin.

    Two documents of one source share their origin; context bears out nothing. No query; without the evidence at hand,
    claims.numbers.origins counts alike.
    """
    known = {item.pk: item for item in evidence}
    begins = roots({item.pk: item.derived_from_id for item in evidence})
    speaking = [item.pk for item in evidence if item.stance != Stance.CONTEXT]
    return len({known[begins[pk]].source_id for pk in speaking if pk in begins})


def resting_on(figure: Figure | None, evidence: list[Evidence]) -> dict[str, Any]:
    """What a verdict keeps of the numbers that it rests on: their band, the measure, and the claim's date.

    Context bears neither for nor against, and what counts another thing is no ground.
    """
    if figure is None or figure.common is None:
        return {"rests_on": None, "rests_measure_id": None, "rests_as_of": None}
    found = [
        as_band(number.common)
        for item in evidence
        if item.stance != Stance.CONTEXT
        for number in item.figures.all()
        if number.measure_id == figure.measure_id and number.common is not None
    ]
    return {
        "rests_on": as_range(resting_band(as_band(figure.common), found)),
        "rests_measure_id": figure.measure_id,
        "rests_as_of": figure.as_of,
    }


def claim_data(claim: Claim) -> dict[str, Any]:
    return {
        "uid": str(claim.uid),
        "quote": claim.quote,
        "statement": claim.statement,
        "kind": claim.kind,
        "claimant": claim.claimant,
        "attribution": claim.attribution,
        "attribution_label": claim.get_attribution_display(),
        "made_on": _plain(claim.made_on),
    }


def article_data(claim: Claim) -> dict[str, Any]:
    snapshot = claim.snapshot
    return {
        "title": snapshot.article.title,
        "slug": snapshot.article.slug,
        "publisher": snapshot.article.publisher,
        "url": snapshot.article.url,
        "published_at": _plain(snapshot.article.published_at),
        "language": snapshot.article.language,
        "snapshot": snapshot.number,
        "sha256": snapshot.sha256,
    }


def rating_data(rating: Rating, scale: Iterable[Rating]) -> dict[str, Any]:
    """A rating with the best and the worst value of the scale that it stands on."""
    values = [step.value for step in scale if step.value is not None]
    return {
        "label": rating.label,
        "definition": rating.definition,
        "value": rating.value,
        "best": max(values, default=None),
        "worst": min(values, default=None),
        "tone": rating.tone,
        "sign": rating.sign,
    }


def scale_data(scale: Iterable[Rating]) -> list[dict[str, Any]]:
    """The desk's scale as it is shown beside a verdict, in its order."""
    return [{"label": step.label, "value": step.value, "tone": step.tone, "sign": step.sign} for step in scale]


def build_record(claim: Claim, verdict: Verdict, *, approver: User, at: datetime, **ties: Any) -> dict[str, Any]:
    """The frozen JSON of a verdict that is published at `at`: readers see this and nothing else.

    `ties` are those that compose_record takes, and the gate.
    """
    scale = list(Rating.objects.all())
    return compose_record(
        claim,
        verdict,
        figure=claim.figure if hasattr(claim, "figure") else None,
        predictions=list(claim.predictions.all()),
        evidence=load_evidence(claim),
        rating=rating_data(verdict.rating, scale),
        scale=scale_data(scale),
        approver=approver,
        at=at,
        contacts=list(claim.contacts.all()),
        **ties,
    )


def compose_record(
    claim: Claim,
    verdict: Verdict,
    *,
    figure: Figure | None,
    predictions: list[Prediction],
    evidence: list[Evidence],
    rating: dict[str, Any],
    scale: list[dict[str, Any]],
    approver: User,
    at: datetime,
    correction: str = "",
    correction_kind: str = "",
    supersedes: str = "",
    previous: str = "",
    gate: Sequence[dict[str, str]] = (),
    contacts: Iterable[Contact] = (),
) -> dict[str, Any]:
    """The record of parts that are at hand. No queries.

    `correction` is the public note where it replaces an earlier version of the claim's verdict, whose fingerprint is
    `supersedes`; `previous` is the fingerprint of what the desk published right before it, on whichever claim; `gate`
    what was checked before, and what was waived for which reason.
    """
    return {
        "format": FORMAT,
        "claim": claim_data(claim),
        "article": article_data(claim),
        "figure": figure_data(figure) if figure else None,
        "predictions": [prediction_data(item) for item in predictions],
        "evidence": [evidence_data(item) for item in evidence],
        "roots": count_roots(evidence),
        "rating": rating,
        "scale": scale,
        "summary": verdict.summary,
        "reasons": verdict.reasons,
        "author": verdict.author.get_full_name() or verdict.author.get_username(),
        "approver": approver.get_full_name() or approver.get_username(),
        "published_at": at.isoformat(),
        "version": verdict.version,
        "correction": correction,
        "correction_kind": correction_kind,
        "supersedes": supersedes,
        "previous": previous,
        "gate": list(gate),
        "contacts": [contact_data(item) for item in contacts],
    }
