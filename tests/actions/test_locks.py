"""Two deeds that hold what the other needs: one waits, and never each for the other."""

from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from claims.actions import (
    add_article,
    add_evidence,
    add_note,
    assign_many,
    look_at,
    remove_equations,
    rescan,
    revise_source,
    set_figure,
)
from claims.errors import Refused
from claims.factories import (
    ClaimFactory,
    EquationFactory,
    EquationTermFactory,
    EvidenceFactory,
    FigureFactory,
    PublishedVerdictFactory,
    UserFactory,
)
from claims.models import Alarm, Claim, Measure, Source, Stage
from claims.models.sources import source_revision
from tests.interleaving import behind, both

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
LATER = {"hedge": "exact", "unit": "people", "as_of": date(2018, 10, 2)}


def watch():
    call_command("recheck_due", stdout=StringIO())


def read(claim: Claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


@pytest.fixture
def person():
    return UserFactory(role="editor")


@pytest.fixture
def published():
    """A claim whose verdict rests on 600 people."""
    return PublishedVerdictFactory(claim=FigureFactory().claim).claim


def save_figure(claim: Claim, measure: Measure, number: int, *, by) -> None:
    sides = {"low": Decimal(number), "high": Decimal(number)}
    set_figure(claim, revision=claim.revision, by=by, **LATER, **sides, measure=measure)


def test_a_save_that_ages_a_verdict_never_waits_for_a_deed_on_many_claims(monkeypatch, published, person):
    measure, saved = published.figure.measure, ClaimFactory()
    _, outcome, waited = both(
        monkeypatch,
        lambda: save_figure(saved, measure, 700, by=person),
        lambda: assign_many([published.pk, saved.pk], to=person, by=person),
        at="claims.actions.watch.aged_by",
    )
    assert waited
    assert (outcome.done, outcome.refusals) == (2, [])
    assert read(saved).figure.low == 700
    assert read(published).stage == Stage.PUBLISHED
    assert not Alarm.objects.exists()
    watch()
    assert read(published).stage == Stage.RECHECK
    assert Alarm.objects.filter(claim=published).count() == 1


def test_a_save_never_waits_for_the_watch_and_what_it_left_out_is_told_the_next_time(monkeypatch, published, person):
    measure, saved = published.figure.measure, ClaimFactory()
    save_figure(ClaimFactory(), measure, 600, by=person)
    FigureFactory(measure=measure, low=Decimal(900), high=Decimal(900), as_of=date(2018, 10, 3))
    _, _, waited = both(
        monkeypatch,
        watch,
        lambda: save_figure(saved, measure, 700, by=person),
        at="claims.actions.watch._take_step",
    )
    assert not waited
    assert [alarm.words.split(" people")[0] for alarm in Alarm.objects.all()] == ["A later figure, 900"]
    watch()
    assert Alarm.objects.filter(claim=published, words__contains="700 people").exists()
    assert published.events.get(step="alarm").note.startswith("A later figure, 700 people")


def test_of_two_saves_that_age_the_same_verdict_neither_waits(monkeypatch, published, person):
    measure, one, two = published.figure.measure, ClaimFactory(), ClaimFactory()
    _, _, waited = both(
        monkeypatch,
        lambda: save_figure(one, measure, 700, by=person),
        lambda: save_figure(two, measure, 800, by=person),
        at="claims.actions.figures.save_revision",
    )
    assert not waited
    watch()
    assert Alarm.objects.filter(claim=published).count() == 2


def test_a_note_never_waits_for_the_watch(monkeypatch, published, person):
    """Its key is all that a note wants of the claim."""
    FigureFactory(measure=published.figure.measure, low=Decimal(900), high=Decimal(900), as_of=date(2018, 10, 3))
    _, _, waited = both(
        monkeypatch,
        watch,
        lambda: add_note(published, by=person, body="Look at this."),
        at="claims.actions.watch._take_step",
    )
    assert not waited
    assert read(published).stage == Stage.RECHECK


def revise(source: Source, name: str, *, by) -> None:
    revise_source(
        source, revision=source_revision(source.pk), by=by, name=name, kind=source.kind, url="", interest="",
        reliability=source.reliability,
    )  # fmt: skip


@pytest.fixture
def submitted():
    """A claim in review with a document."""
    return EvidenceFactory(claim=ClaimFactory(stage=Stage.IN_REVIEW)).claim


def test_a_source_is_changed_while_a_document_from_it_is_added(monkeypatch, submitted, person):
    source = submitted.evidence.get().source
    both(
        monkeypatch,
        lambda: add_evidence(submitted, by=person, source=source, title="A list", stance="context"),
        lambda: revise(source, "The harbour office", by=person),
        at="claims.actions.evidence._check_address",
    )
    assert Source.objects.get(pk=source.pk).name == "The harbour office"
    assert [event.step for event in submitted.events.order_by("pk")] == ["evidence", "revised"]
    assert read(submitted).revision == 3


def test_a_claim_that_takes_a_document_while_its_source_is_waited_for_is_told_too(monkeypatch, submitted, person):
    source, other = submitted.evidence.get().source, ClaimFactory(stage=Stage.IN_REVIEW)
    both(
        monkeypatch,
        lambda: revise(source, "The harbour office", by=person),
        lambda: add_evidence(other, by=person, source=source, title="A list", stance="context"),
        at="claims.actions.sources.lock_claims",
    )
    assert [event.step for event in other.events.order_by("pk")] == ["evidence", "revised"]
    assert [event.step for event in submitted.events.all()] == ["revised"]


def test_a_source_that_never_stands_still_is_refused_in_words_and_unchanged(monkeypatch, submitted, person):
    source = submitted.evidence.get().source
    monkeypatch.setattr("claims.actions.sources.lock_claims", lambda keys: [])
    with pytest.raises(Refused, match="are being added right now"):
        revise(source, "The harbour office", by=person)
    assert Source.objects.get(pk=source.pk).name == source.name


def typed(claim: Claim, **given) -> dict:
    return {"revision": claim.revision, "title": "A list", "stance": "context", "credibility": 6, **given}


@pytest.mark.parametrize("form", ["new", "edit"])
def test_a_source_gets_the_name_of_one_that_a_form_is_making(monkeypatch, submitted, person, form):
    document = submitted.evidence.get()
    client = Client()
    client.force_login(person)
    forms = {
        "new": (reverse("desk:evidence_new", args=[submitted.pk]), "claims.actions.add_evidence"),
        "edit": (reverse("desk:evidence_edit", args=[document.pk]), "claims.actions.revise_evidence"),
    }
    url, at = forms[form]
    described = {"source": "The harbour office", "source_kind": "government", "source_reliability": "B"}
    response, outcome, _ = both(
        monkeypatch,
        lambda: client.post(url, typed(submitted, **described)),
        lambda: revise(document.source, "The harbour office", by=person),
        at=at,
    )
    assert response.status_code == 302
    # The form's source came first, so the name is taken.
    assert outcome == "Another source has this name."


def test_equations_taken_back_together_lock_their_claims_together(monkeypatch, person):
    low, high = ClaimFactory(), ClaimFactory()
    equations = [EquationFactory(), EquationFactory()]
    for equation, claim in zip(equations, (high, low), strict=True):
        EquationTermFactory(equation=equation, figure=FigureFactory(claim=claim), role="whole")
    both(
        monkeypatch,
        lambda: remove_equations(equations, by=person),
        lambda: assign_many([low.pk, high.pk], to=person, by=person),
        at="claims.actions.equations.remove_equation",
        call=2,
    )
    assert {read(claim).assigned_to for claim in (low, high)} == {person}


def test_suggestions_are_weighed_anew_in_the_order_in_which_others_lock_them(person):
    text = "The mayor said 600 people were taken to the school. The police counted 4,000 people in the square."
    article = add_article(
        by=person, title="T", publisher="P", text=text, published_at=ClaimFactory().snapshot.retrieved_at
    )
    low, high = Claim.objects.filter(snapshot__article=article).order_by("pk")
    Claim.objects.filter(pk=high.pk).update(worthiness=0)
    Claim.objects.filter(pk=low.pk).update(worthiness=0)  # so that its row stands behind the other's
    outcome, _ = behind(
        low,
        lambda: assign_many([low.pk, high.pk], to=person, by=person),
        lambda: rescan(article, by=person),
    )
    assert outcome.done == 2
    assert all(read(claim).worthiness > 0 for claim in (low, high))


def test_looking_at_a_claim_never_waits_for_a_deed_on_it(monkeypatch, person):
    """A first look is kept, and refers to the claim by its key."""
    claim = ClaimFactory()
    _, _, waited = both(
        monkeypatch,
        lambda: assign_many([claim.pk], to=person, by=person),
        lambda: look_at(claim, by=person),
        at="claims.actions.claims.tell_of_assignment",
    )
    assert not waited
    assert (read(claim).assigned_to, claim.looks.count()) == (person, 1)
