"""Setting findings aside, bringing them back, and putting figures together."""

from decimal import Decimal

import pytest

from claims import actions
from claims.errors import Refused
from claims.factories import EquationFactory, FigureFactory, MeasureFactory, SnapshotFactory, UserFactory
from claims.models import Claim, Dismissal, Equation, Event
from claims.numbers.findings import claim_findings
from tests.numbers.helpers import claim_of, paper_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(db):
    """Two claims of a text that are apart."""
    snapshot, measure = SnapshotFactory(), MeasureFactory()
    return claim_of(snapshot, 500, measure), claim_of(snapshot, 900, measure)


def key_of(claim):
    (finding,) = claim_findings(claim)
    return finding.key


def test_setting_aside_is_told_on_every_claim_in_it(pair, reviewer):
    actions.set_finding_aside(pair[0], key=key_of(pair[0]), reason=" Counted twice. ", by=reviewer)
    dismissal = Dismissal.objects.get()
    assert (dismissal.kind, dismissal.reason, dismissal.by) == ("apart", "Counted twice.", reviewer)
    events = Event.objects.filter(step="finding")
    assert {event.claim_id for event in events} == {claim.pk for claim in pair}
    assert all(event.note == f"set aside: {dismissal.words} The reason: Counted twice." for event in events)
    assert Claim.objects.get(pk=pair[0].pk).revision == pair[0].revision


def test_setting_aside_needs_a_reason_and_a_finding_that_is_there(pair, reviewer):
    with pytest.raises(Refused, match="Say why"):
        actions.set_finding_aside(pair[0], key=key_of(pair[0]), reason="  ", by=reviewer)
    with pytest.raises(Refused, match="gone"):
        actions.set_finding_aside(pair[0], key="0" * 64, reason="So.", by=reviewer)
    assert not Event.objects.filter(step="finding").exists()


def test_the_second_to_set_aside_is_refused_in_words(pair, reviewer, second_reviewer):
    actions.set_finding_aside(pair[0], key=key_of(pair[0]), reason="Counted twice.", by=reviewer)
    with pytest.raises(
        Refused, match=f"{reviewer.get_full_name()} has set this finding aside already: “Counted twice.”"
    ):
        actions.set_finding_aside(pair[1], key=key_of(pair[1]), reason="So.", by=second_reviewer)
    assert Event.objects.filter(step="finding").count() == 2


def test_what_was_set_aside_is_brought_back_once(pair, reviewer):
    actions.set_finding_aside(pair[0], key=key_of(pair[0]), reason="Counted twice.", by=reviewer)
    actions.bring_finding_back(pair[1], key=key_of(pair[1]), by=reviewer)
    assert not Dismissal.objects.exists()
    assert Event.objects.filter(step="finding", note__startswith="brought back").count() == 2
    with pytest.raises(Refused, match="isn’t set aside"):
        actions.bring_finding_back(pair[1], key=key_of(pair[1]), by=reviewer)


@pytest.fixture
def figures(db):
    """A claim of 1,000 people, and documents with 600, 400, and 40 percent."""
    claim = claim_of(SnapshotFactory(), 1000)
    percent = paper_on(claim, 40, MeasureFactory(unit="percent"), unit="percent")
    return claim.figure, paper_on(claim, 600), paper_on(claim, 400), percent


def declare(figures, *, kind="sum", whole=0, parts=(1, 2), percent=None, by=None, claim=None):
    return actions.declare_equation(
        claim or figures[0].claim,
        kind=kind,
        whole=figures[whole].pk,
        parts=[figures[part].pk for part in parts],
        percent=None if percent is None else figures[percent].pk,
        note="All of them",
        by=by or UserFactory(),
    )


def test_figures_are_put_together_and_taken_apart_again(figures, reviewer):
    other = claim_of(figures[0].claim.snapshot, 300)
    equation = declare([*figures, other.figure], parts=(1, 2, 4), by=reviewer)
    assert [term.role for term in equation.terms.all()] == ["whole", "part", "part", "part"]
    assert equation.made_by == reviewer
    assert {event.claim_id for event in Event.objects.filter(step="equation")} == {figures[0].claim.pk, other.pk}
    actions.remove_equation(equation, by=reviewer)
    assert not Equation.objects.exists()
    assert Event.objects.filter(step="equation", note="taken back: adds up: All of them").count() == 2
    with pytest.raises(Refused, match="gone"):
        actions.remove_equation(equation, by=reviewer)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"kind": "product"}, "Choose whether"),
        ({"parts": (1,)}, "at least two parts"),
        ({"parts": (1, 1)}, "at least two parts"),
        ({"parts": (0, 1)}, "whole and a part of it"),
        ({"percent": 3}, "A sum has no percentage"),
        ({"kind": "share"}, "one whole and one part"),
        ({"kind": "share", "parts": (1,)}, "Choose the percentage"),
        ({"kind": "share", "parts": (1,), "percent": 1}, "a figure of its own"),
        ({"kind": "share", "parts": (1,), "percent": 2}, "a figure in percent"),
        ({"parts": (1, 3)}, "Percent and people can’t be reckoned together"),
    ],
)
def test_figures_that_cannot_belong_together_are_refused_in_words(figures, given, words):
    with pytest.raises(Refused, match=words):
        declare(figures, **given)
    assert not Equation.objects.exists()


def test_a_share_has_its_whole_its_part_and_its_percentage(figures):
    equation = declare(figures, kind="share", parts=(2,), percent=3)
    assert [term.role for term in equation.terms.all()] == ["whole", "part", "percent"]


def test_figures_of_other_texts_and_of_other_claims_alone_are_refused(figures):
    with pytest.raises(Refused, match="figures of this text"):
        declare([*figures, FigureFactory(low=Decimal(5), high=Decimal(5))], parts=(1, 4))
    beside = claim_of(figures[0].claim.snapshot, 5)
    with pytest.raises(Refused, match="at least one figure of this claim"):
        declare(figures, claim=beside)


def test_the_same_is_not_declared_twice(figures):
    declare(figures)
    with pytest.raises(Refused, match="declared already"):
        declare(figures, parts=(2, 1))
    EquationFactory()
    declare(figures, kind="share", parts=(2,), percent=3)
