"""The gate: each check met and missing, waived, turned off; what was read in one query for many claims agrees."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.actions import record_contact, remove_contact, take_step, unwaive, waive
from claims.errors import Refused, Stale, StepRefused
from claims.factories import (
    ClaimFactory,
    ContactFactory,
    EvidenceFactory,
    FigureFactory,
    InterestFactory,
    MeasureFactory,
    SourceFactory,
    UserFactory,
    VerdictFactory,
    WaiverFactory,
    complete,
)
from claims.gate import Facts, Waived, checks_of, facts_of, facts_of_evidence, gap_of, missing
from claims.models import Claim, GateRule, Stage, Waiver
from claims.numbers.origins import origins_of
from claims.records import load_evidence
from claims.workflow import Standing, gate

pytestmark = pytest.mark.django_db

ALL = "figure evidence linked roots both_sides primary contacted verdict reasons no_interest second_person".split()
FULL = Facts(
    documents=2, roots=2, supports=True, refutes=True, primary=True, contacted=True, drafted=True, reasoned=True,
    signed=True,
)  # fmt: skip
BREAKS: dict[str, dict[str, Any]] = {
    "evidence": {"documents": 0},
    "linked": {"unlinked": ("a",)},
    "roots": {"roots": 1},
    "both_sides": {"refutes": False},
    "primary": {"primary": False},
    "contacted": {"contacted": False},
    "verdict": {"drafted": False},
    "reasons": {"reasoned": False},
    "no_interest": {"interested": ("R. Reviewer: used to work there",)},
    "second_person": {"signed": False},
}


def states(claim) -> dict[str, str]:
    claim = Claim.objects.select_related("snapshot__article").get(pk=claim.pk)
    return {check.name: check.state for check in gate(claim)}


@pytest.fixture
def ready():
    claim = complete(ClaimFactory(stage=Stage.OPEN))
    VerdictFactory(claim=claim)
    return Claim.objects.get(pk=claim.pk)


def test_the_desk_starts_with_these_checks_all_on():
    assert list(GateRule.objects.active().values_list("name", flat=True)) == ALL


def test_a_complete_claim_lacks_a_second_person_only(ready):
    assert {name for name, state in states(ready).items() if state == "missing"} == {"second_person"}


@pytest.mark.parametrize("name", BREAKS)
def test_each_check_looks_at_its_own_fact(name):
    claim = ClaimFactory.build(kind="statement")
    facts = replace(FULL, **BREAKS[name])
    checks = checks_of(claim, facts, GateRule.objects.active())
    assert [check.name for check in checks if not check.met] == [name]
    assert [check.name for check in missing(checks, "publish")] == [name]
    assert [check.name for check in missing(checks, "submit")] == ([] if name == "second_person" else [name])


def test_a_figure_needs_its_counted_thing():
    claim = ClaimFactory()
    assert states(claim)["figure"] == "missing"
    FigureFactory(claim=claim, measure=None)
    assert states(claim)["figure"] == "missing"
    claim.figure.delete()
    FigureFactory(claim=claim, measure=MeasureFactory())
    assert states(claim)["figure"] == "done"


def test_a_statement_is_not_asked_for_a_figure():
    assert "figure" not in states(ClaimFactory(kind="statement"))


def test_nobody_is_asked_where_nobody_is_named():
    assert states(ClaimFactory(claimant=""))["contacted"] == "done"
    assert states(ClaimFactory())["contacted"] == "missing"
    assert (
        states(ContactFactory(whom="", how="", on=None, answer="", why_not="They have died.").claim)["contacted"]
        == "done"
    )


def test_an_editor_turns_a_check_off(ready):
    GateRule.objects.filter(name="roots").update(active=False)
    assert "roots" not in states(ready)


WAIVABLE = {"linked", "roots", "both_sides", "primary", "contacted"}


@pytest.mark.parametrize("name", ALL)
def test_what_can_be_waived_is_waived_with_a_reason(name, reviewer):
    claim = ClaimFactory(stage=Stage.OPEN)
    rule = GateRule.objects.get(name=name)
    if name not in WAIVABLE:
        with pytest.raises(Refused, match="can’t be waived"):
            waive(claim, rule, reason="Because.", revision=1, by=reviewer)
        assert not Waiver.objects.exists()
        return
    EvidenceFactory(claim=claim, url="")
    waive(claim, rule, reason="It would endanger her.", revision=1, by=reviewer)
    assert states(claim)[name] == "waived"
    event = claim.events.get()
    assert (event.step, event.note) == ("waived", f"{rule.label}: It would endanger her.")
    unwaive(claim, rule, revision=2, by=reviewer)
    assert states(claim)[name] == "missing"


def test_a_waiver_covers_what_lacked_then_and_asks_again_for_more(ready, editor):
    first = EvidenceFactory(claim=ready, url="", title="The union’s list")
    linked = GateRule.objects.get(name="linked")
    waive(ready, linked, reason="It is on paper.", revision=ready.revision, by=editor)
    assert states(ready)["linked"] == "waived"
    second = EvidenceFactory(claim=ready, url="", title="A blog")
    assert states(ready)["linked"] == "missing"
    check = next(check for check in gate(Claim.objects.get(pk=ready.pk)) if check.name == "linked")
    assert (check.outgrown, check.detail) == ("It is on paper.", "2 without an address")
    assert check.gap == {str(first.uid), str(second.uid)}
    facts, waived = facts_of([ready.pk])
    loaded = facts_of_evidence(load_evidence(ready))
    assert facts[ready.pk]["unlinked"] == loaded["unlinked"]
    assert waived[ready.pk][linked.pk].covers == {str(first.uid)}
    first.delete()
    second.delete()
    assert states(ready)["linked"] == "done"


@pytest.mark.parametrize(
    ("name", "then", "now", "holds"),
    [
        ("roots", {"roots": 1}, {"roots": 0}, False),
        ("roots", {"roots": 0}, {"roots": 1}, True),
        ("both_sides", {"refutes": False}, {"supports": False}, False),
        ("both_sides", {"supports": False, "refutes": False}, {"refutes": False}, True),
        ("primary", {"primary": False}, {"primary": False}, True),
    ],
)
def test_a_waiver_holds_while_no_more_is_lacking(name, then, now, holds):
    rules = GateRule.objects.filter(name=name)
    waived = {rules[0].pk: Waived("Not here.", gap_of(name, replace(FULL, **then)))}
    (check,) = checks_of(ClaimFactory.build(), replace(FULL, **now), rules, waived)
    assert check.state == ("waived" if holds else "missing")


def test_a_correction_asks_again_for_what_was_waived(ready, editor):
    ready.evidence.filter(stance="refutes").delete()
    for name in ("roots", "both_sides"):
        ready.refresh_from_db()
        waive(ready, GateRule.objects.get(name=name), reason="Not here.", revision=ready.revision, by=editor)
    author = ready.verdicts.get().author
    author.groups.add(*UserFactory(role="reviewer").groups.all())
    take_step(ready, "submit", by=author)
    take_step(ready, "approve", by=UserFactory(role="reviewer"))
    take_step(ready, "publish", by=editor)
    take_step(ready, "correct", by=editor, note="The day was wrong.", correction="error")
    assert {states(ready)[name] for name in ("roots", "both_sides")} == {"missing"}
    assert set(ready.waivers.values_list("reason", flat=True)) == {"Not here."}


def test_a_waiver_needs_words_and_an_open_claim(reviewer):
    rule = GateRule.objects.get(name="roots")
    with pytest.raises(Refused, match="Say why"):
        waive(ClaimFactory(stage=Stage.OPEN), rule, reason="  ", revision=1, by=reviewer)
    with pytest.raises(Refused, match="can’t be changed"):
        waive(ClaimFactory(stage=Stage.PUBLISHED), rule, reason="Because.", revision=1, by=reviewer)
    with pytest.raises(Stale):
        waive(ClaimFactory(stage=Stage.OPEN), rule, reason="Because.", revision=7, by=reviewer)
    GateRule.objects.update(active=False)
    rule.refresh_from_db()
    with pytest.raises(Refused, match="doesn’t ask"):
        waive(ClaimFactory(stage=Stage.OPEN), rule, reason="Because.", revision=1, by=reviewer)


def test_asking_the_claimant_is_kept_and_can_be_taken_back(reviewer):
    claim = ClaimFactory(stage=Stage.OPEN)
    contact = record_contact(
        claim, revision=1, by=reviewer, whom="The mayor", how="email", on=date(2026, 11, 2), answer="She stands by it."
    )
    assert states(claim)["contacted"] == "done"
    remove_contact(contact, revision=2, by=reviewer)
    assert states(claim)["contacted"] == "missing"
    assert [event.note for event in claim.events.all()] == ["removed: The mayor, by e-mail", "The mayor, by e-mail"]


def test_submitting_names_what_is_missing():
    draft = VerdictFactory(claim=ClaimFactory(stage=Stage.OPEN), author=UserFactory(role="reviewer"))
    with pytest.raises(StepRefused) as refusal:
        take_step(draft.claim, "submit", by=draft.author)
    assert "Two independent origins (0 of 2)" in str(refusal.value)
    assert "A second person has signed" not in str(refusal.value)


def test_waivers_and_contacts_stand_in_the_published_record(ready, editor):
    ready.evidence.filter(stance="refutes").delete()
    for name in ("roots", "both_sides"):
        rule = GateRule.objects.get(name=name)
        ready.refresh_from_db()
        waive(ready, rule, reason=f"Not here: {name}.", revision=ready.revision, by=editor)
    author = ready.verdicts.get().author
    author.groups.add(*UserFactory(role="reviewer").groups.all())
    take_step(ready, "submit", by=author)
    take_step(ready, "approve", by=UserFactory(role="reviewer"))
    take_step(ready, "publish", by=editor)
    record = ready.verdicts.get().record
    kept = {check["name"]: check for check in record["gate"]}
    assert kept["roots"] == {
        "name": "roots", "label": "Two independent origins", "state": "waived", "reason": "Not here: roots."
    }  # fmt: skip
    assert kept["second_person"]["state"] == "done"
    assert record["contacts"][0]["answer"] == "They sent the list."


@pytest.mark.parametrize("touch", ["source", "claimant", "publisher"])
def test_whoever_declared_an_interest_neither_signs_nor_writes(ready, touch):
    author, second = ready.verdicts.get().author, UserFactory(role="reviewer")
    author.groups.add(*second.groups.all())
    touched = {
        "source": {"source": ready.evidence.first().source},
        "claimant": {"source": None, "name": ready.claimant.upper()},
        "publisher": {"source": None, "name": ready.snapshot.article.publisher},
    }[touch]
    take_step(ready, "submit", by=author)
    InterestFactory(user=second, words="My sister works there", **touched)
    with pytest.raises(StepRefused, match="My sister works there"):
        take_step(ready, "approve", by=second)
    InterestFactory(user=author, words="I own shares", **touched)
    with pytest.raises(StepRefused, match=r"Nobody with an interest signs \(.*I own shares"):
        take_step(ready, "approve", by=UserFactory(role="reviewer"))


def test_an_interest_in_something_else_bars_nobody(ready):
    author, second = ready.verdicts.get().author, UserFactory(role="reviewer")
    author.groups.add(*second.groups.all())
    InterestFactory(user=second)
    take_step(ready, "submit", by=author)
    take_step(ready, "approve", by=second)
    ready.refresh_from_db()
    assert ready.stage == Stage.APPROVED


DOCUMENT = st.fixed_dictionaries(
    {
        "stance": st.sampled_from(["supports", "refutes", "context"]),
        "url": st.sampled_from(["", "https://one.example/"]),
        "primary": st.booleans(),
        "source": st.integers(0, 2),
        "origin": st.none() | st.integers(0, 5),
    }
)


@given(st.lists(st.lists(DOCUMENT, max_size=5), min_size=1, max_size=3))
def test_one_query_for_many_claims_says_what_loaded_rows_say(claims):
    sources = SourceFactory.create_batch(3)
    made = []
    for documents in claims:
        claim = ClaimFactory()
        kept: list[Any] = []
        for n, document in enumerate(documents):
            origin = kept[document["origin"]] if (document["origin"] or n) < n else None
            kept.append(
                EvidenceFactory(
                    claim=claim,
                    stance=document["stance"],
                    primary=document["primary"],
                    derived_from=origin,
                    url=document["url"] and f"{document['url']}{claim.pk}/{n}",
                    source=sources[document["source"]],
                )
            )
        made.append(claim)
    facts, waived = facts_of(claim.pk for claim in made)
    for claim in made:
        roots = {"roots": origins_of([claim.pk])[claim.pk]}
        assert facts[claim.pk] | roots == facts_of_evidence(load_evidence(claim)) | {"contacted": False}
        assert waived[claim.pk] == {}


def test_many_claims_are_measured_in_one_query(django_assert_num_queries):
    waiver = WaiverFactory(rule=GateRule.objects.get(name="roots"))
    ContactFactory(claim=waiver.claim)
    others = [ClaimFactory().pk for _ in range(5)]
    with django_assert_num_queries(1):
        facts, waived = facts_of([waiver.claim.pk, *others])
    assert facts[waiver.claim.pk]["contacted"]
    assert list(waived[waiver.claim.pk]) == [waiver.rule_id]


def test_what_a_step_is_checked_against_costs_the_same_however_much_there_is(django_assert_num_queries, ready):
    def read():
        claim = Claim.objects.select_related("snapshot__article").get(pk=ready.pk)
        with django_assert_num_queries(12):
            gate(claim, Standing.of(claim))

    read()
    EvidenceFactory.create_batch(5, claim=ready)
    ContactFactory.create_batch(3, claim=ready)
    WaiverFactory.create_batch(3, claim=ready)
    read()
