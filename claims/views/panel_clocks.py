"""The clocks of a claim about the future."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from claims.actions.events import EDITABLE
from claims.charts.clocks import chart_of, outcome_words
from claims.forms import ClockForm, clock_initial
from claims.models import Claim, ClaimKind, Figure, Prediction
from claims.numbers.clocks import due_words, has_no_end, last_day, runs_by_figure, start_words
from claims.records import prediction_data
from claims.views.guard import DeskRequest
from claims.workflow import Standing


@dataclass
class ClockRow:
    """One clock as the table shows it: `said` is how it stands today, `after` the days from its start to its end,
    `aside` how its window stands to the claim's figure where it doesn't follow it, `called` its name among the others.
    """

    clock: Prediction
    last: Any
    said: str
    state: str
    after: int | None
    aside: str
    called: str
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
    marked = runs_by_figure(figure) or any(clock.computed for clock in clocks)
    rows = [
        ClockRow(
            clock,
            last_day(clock.window),
            words,
            clock.state(today),
            (clock.ended_on - clock.starts_on).days if clock.ended_on else None,
            _aside(clock, figure) if marked else "",
            start_words(clock),
        )
        for clock, words in zip(clocks, said, strict=True)
    ]
    context: dict[str, Any] = {
        "clocks": rows,
        "clocks_by_figure": runs_by_figure(figure),
        "clocks_apart": any(row.aside for row in rows),
        "clocks_wait": not runs_by_figure(figure) and any(clock.computed for clock in clocks),
        "clocks_allowed": claim.kind == ClaimKind.PREDICTION,
    }
    if place == "sheet":
        return context
    if claim.stage in EDITABLE:
        for row in rows:
            initial = clock_initial(row.clock) | {"revision": claim.revision}
            row.form = ClockForm(claim=claim, clock=row.clock, initial=initial)
        first = {"starts_on": claim.made_on, "revision": claim.revision}
        context["clock_form"] = ClockForm(claim=claim, initial=first)
    return context | {"clock_chart": chart_of(data, said, today)}


def _aside(clock: Prediction, figure: Figure | None) -> str:
    """What to say of a window beside others that follow the claim's figure; empty where it follows it or none does."""
    if has_no_end(figure) and clock.outcome == Prediction.Outcome.MISSED and not _came_early(clock):
        return "the figure has no end now: look at the outcome"
    if clock.computed:
        return "" if runs_by_figure(figure) else "from an earlier figure"
    return "by hand"


def _came_early(clock: Prediction) -> bool:
    return clock.ended_on is not None and clock.ended_on < clock.window.lower
