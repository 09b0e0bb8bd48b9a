"""Saying which number a claim or a document gives."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from claims.actions.clocks import move_windows
from claims.actions.events import check_editable, lock_claim, record_event, save_revision
from claims.actions.watch import age_verdicts
from claims.errors import Refused
from claims.figures.bands import sides_of
from claims.models import Claim, Evidence, Figure, Measure
from claims.models.checks import day_passed
from claims.models.figures import bands_of, may_lie_ahead


def write_figure(
    owner: Claim | Evidence,
    *,
    hedge: str,
    low: Decimal | None,
    high: Decimal | None,
    unit: str,
    measure: Measure | None = None,
    as_of: date | None = None,
) -> Figure:
    """Keep the one figure that the owner's form shows, with its band: by the newest table of hedges, or by its own
    while the number stays. Raises Refused on a number that is none, and on a day that lies ahead of what was counted.
    """
    _check_day(owner, as_of, field="as_of")
    kept = Figure.objects.filter(claim=owner).first() if isinstance(owner, Claim) else owner.own_figure
    try:
        low, high = sides_of(low, high, hedge)
        table = None if kept is None else kept.table_for(low, high, hedge, unit)
        bands = bands_of(low, high, hedge, unit, measure, table)
    except ValueError as error:
        raise Refused(str(error)) from error
    values: dict[str, Any] = {
        "hedge": hedge, "low": low, "high": high, "unit": unit, "measure": measure, "as_of": as_of, **bands
    }  # fmt: skip
    if kept is None:
        owned: dict[str, Any] = {"claim": owner} if isinstance(owner, Claim) else {"evidence": owner}
        return Figure.objects.create(**owned, **values)
    for name, value in values.items():
        setattr(kept, name, value)
    kept.save()
    return kept


def _check_day(owner: Claim | Evidence, day: date | None, *, field: str, words: str = "") -> None:
    if day is None or may_lie_ahead(owner):
        return
    try:
        day_passed(day)
    except ValidationError as error:
        raise Refused(words or str(error.message), field=field) from error


def check_figure_day(claim: Claim) -> None:
    """Raise Refused where the claim's figure speaks about a day ahead and the claim predicts nothing."""
    day = Figure.objects.filter(claim=claim).values_list("as_of", flat=True).first()
    words = "Its figure is dated ahead of today, as a prediction’s alone may be: change that day first."
    _check_day(claim, day, field="kind", words=words)


@transaction.atomic
def set_figure(claim: Claim, *, revision: int, by: User, **figure: Any) -> Figure:
    """Keep what number the claim states, unless someone else saved since `revision` (Stale).

    Clocks whose windows follow it move with it, and verdicts that it lies outside of go to recheck.
    """
    claim = lock_claim(claim, revision=revision)
    check_editable(claim)
    kept = write_figure(claim, **figure)
    move_windows(claim)
    age_verdicts(claim)
    save_revision(claim)
    record_event(claim, "figure", by=by, note=str(kept))
    return kept
