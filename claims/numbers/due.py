"""Clocks that have fallen due, as reasons to look at a published prediction again."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch

from claims.days import long_day
from claims.models import Alarm, Claim, Prediction
from claims.numbers.ageing import BATCH, WATCHED, Reason
from claims.numbers.clocks import last_day


def reason_of(clock: Prediction, quote: str, day: date) -> Reason:
    """Why a clock that is ripe or overdue on this day sends its claim back: once as the one, once more as the other."""
    state = clock.state(day)
    since = clock.judged_from if state == "ripe" else clock.window.upper
    due = (
        f"it can be judged since {long_day(since)}"
        if state == "ripe"
        else f"it was due by {long_day(last_day(clock.window))}, and nothing is noted of how it came out"
    )
    return Reason(
        f"{state}:{clock.uid}:{since.isoformat()}",
        f"“{quote[:100]}”, counted from {clock.starts_with}, {long_day(clock.starts_on)}: {due}.",
    )


def fallen_due(day: date) -> Iterator[dict[int, list[Reason]]]:
    """What the clocks tell on this day that the desk has not been told yet, by the claims' keys, a batch at a time."""
    ripe = Prediction.objects.ripe(day)
    of_clocks = Alarm.objects.exclude(key__startswith="figure:").only("claim", "key")
    claims = (
        Claim.objects.filter(Exists(ripe.filter(claim=OuterRef("pk"))), stage__in=WATCHED)
        .only("quote")
        .order_by("pk")
        .prefetch_related(Prefetch("predictions", ripe, to_attr="ripe"), Prefetch("alarms", of_clocks))
    )
    after = 0
    while batch := list(claims.filter(pk__gt=after)[:BATCH]):
        after = batch[-1].pk
        yield {claim.pk: reasons for claim in batch if (reasons := _untold(claim, day))}


def _untold(claim: Claim, day: date) -> list[Reason]:
    told = {alarm.key for alarm in claim.alarms.all()}
    reasons = [reason_of(clock, claim.quote, day) for clock in claim.ripe]  # type: ignore[attr-defined]
    return [reason for reason in reasons if reason.key not in told]
