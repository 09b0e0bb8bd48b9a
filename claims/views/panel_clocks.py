"""The clocks of a claim about the future."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from claims.actions.events import EDITABLE
from claims.charts.clocks import chart_of, outcome_words
from claims.forms import ClockForm, clock_initial
from claims.models import Claim, ClaimKind, Prediction
from claims.numbers.clocks import due_words, last_day, runs_by_figure
from claims.records import prediction_data
from claims.views.guard import DeskRequest
from claims.workflow import Standing


@dataclass
class ClockRow:
    """One clock as the table shows it: `said` is how it stands today, `after` the days from its start to its end."""

    clock: Prediction
    last: Any
    said: str
    state: str
    after: int | None
    form: ClockForm | None = None


def part(request: DeskRequest, claim: Claim, standing: Standing, place: str) -> dict[str, Any]:
    """What the panel shows of it: beside the text (`place` "sheet") how each clock stands, on the claim's own page
    ("claim") the chart and the forms too. No queries: the panel has read the claim's clocks already."""
    clocks = list(claim.predictions.all()) if claim.has_clocks else []
    if not clocks and claim.kind != ClaimKind.PREDICTION:
        return {"clocks": None}
    today = timezone.localdate()
    figure = getattr(claim, "figure", None)
    data = [prediction_data(clock) for clock in clocks]
    said = [
        due_words(clock, today) if clock.outcome == Prediction.Outcome.PENDING else outcome_words(kept)
        for clock, kept in zip(clocks, data, strict=True)
    ]
    rows = [
        ClockRow(
            clock,
            last_day(clock.window),
            words,
            clock.state(today),
            (clock.ended_on - clock.starts_on).days if clock.ended_on else None,
        )
        for clock, words in zip(clocks, said, strict=True)
    ]
    context: dict[str, Any] = {"clocks": rows, "clocks_by_figure": runs_by_figure(figure)}
    if place == "sheet":
        return context
    if claim.stage in EDITABLE:
        for row in rows:
            initial = clock_initial(row.clock) | {"revision": claim.revision}
            row.form = ClockForm(figure=figure, clock=row.clock, initial=initial)
        first = {"starts_on": claim.made_on, "revision": claim.revision}
        context["clock_form"] = ClockForm(figure=figure, initial=first)
    return context | {"clock_chart": chart_of(data, said, today)}
