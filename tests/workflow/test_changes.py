"""What has changed since a claim was submitted, field by field, whoever changed it and however."""

import json
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from claims.actions import draft_verdict, take_step
from claims.changes import changes_between
from claims.errors import StepRefused
from claims.factories import ClaimFactory, EvidenceFactory, RatingFactory, UserFactory, WaiverFactory, complete
from claims.models import Claim, Figure, Stage
from claims.workflow import Standing, changes_since_submission


@pytest.fixture
def submitted(db):
    author = UserFactory(role="reviewer")
    claim = complete(ClaimFactory(stage=Stage.OPEN))
    draft_verdict(claim, revision=1, by=author, rating=RatingFactory(), summary="So it is.", reasons="See.")
    take_step(claim, "submit", by=author)
    return Claim.objects.get(pk=claim.pk)


def raw_sql(claim):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE claims_claim SET statement = 'Nobody came' WHERE id = %s", [claim.pk])


def figure(claim):
    Figure.objects.filter(claim=claim).update(low=Decimal(500))


def document(claim):
    claim.evidence.filter(stance="refutes").update(stance="context")


def document_gone(claim):
    claim.evidence.filter(stance="refutes").delete()


CHANGES = {
    "raw SQL": (raw_sql, r"Claim, in plain words: About .* people were taken to the school → Nobody came"),
    "figure": (figure, "Figure, low: 600 → 500"),
    "figure in thousands": (
        lambda claim: Figure.objects.filter(claim=claim).update(high=Decimal(12000)),
        "Figure, high: 600 → 12,000",
    ),
    "document": (document, "Evidence “The school’s own list .*”, stance: refutes → context"),
    "document gone": (document_gone, "Evidence “The school’s own list .*” removed"),
    "document added": (lambda claim: EvidenceFactory(claim=claim), "Evidence “.*” added"),
    "draft": (lambda claim: claim.verdicts.update(summary="It isn’t."), "Verdict, summary: So it is. → It isn’t."),
    "waiver": (lambda claim: WaiverFactory(claim=claim), "Waiver “Check .*” added"),
    "contact": (
        lambda claim: claim.contacts.update(answer="No."),
        "Asking the claimant “.*”, answer: They sent .* → No.",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("stage", [Stage.IN_REVIEW, Stage.APPROVED])
def test_any_change_voids_the_sign_off_and_is_named(submitted, name, stage, editor):
    change, words = CHANGES[name]
    if stage == Stage.APPROVED:
        take_step(submitted, "approve", by=UserFactory(role="reviewer"))
    change(submitted)
    with pytest.raises(StepRefused, match=words):
        take_step(submitted, "publish" if stage == Stage.APPROVED else "approve", by=editor)
    client = Client()
    client.force_login(editor)
    page = client.get(submitted.get_desk_url()).content.decode()
    assert "Changed since it was submitted." in page
    assert submitted.events.filter(step="publish").count() == 0


def test_unchanged_content_has_no_changes(submitted, as_editor):
    assert changes_since_submission(submitted, Standing.of(submitted)) == []
    assert "Changed since" not in as_editor.get(submitted.get_desk_url()).content.decode()


def test_a_change_taken_back_is_no_change(submitted):
    claim = Claim.objects.filter(pk=submitted.pk)
    claim.update(statement="Nobody came")
    claim.update(statement=submitted.statement)
    assert take_step(submitted, "approve", by=UserFactory(role="reviewer")).stage == Stage.APPROVED


CONTENT = st.fixed_dictionaries(
    {
        "claim": st.fixed_dictionaries({"statement": st.text(max_size=5), "claimant": st.text(max_size=5)}),
        "figure": st.none() | st.fixed_dictionaries({"low": st.text(max_size=3), "hedge": st.sampled_from("ab")}),
        "evidence": st.lists(
            st.fixed_dictionaries(
                {
                    "uid": st.sampled_from("abc"),
                    "title": st.text(max_size=3),
                    "figures": st.lists(st.just({"low": "1"})),
                }
            ),
            max_size=3,
            unique_by=lambda row: row["uid"],
        ),
    }
)


@given(CONTENT)
def test_a_content_differs_in_nothing_from_itself(content):
    assert changes_between(content, json.loads(json.dumps(content))) == []


@given(CONTENT, CONTENT)
def test_what_differs_is_named_and_the_other_way_round_as_often(one, other):
    there, back = changes_between(one, other), changes_between(other, one)
    same = one == other or sorted(map(str, one["evidence"])) == sorted(map(str, other["evidence"]))
    assert bool(there) or same
    assert len(there) == len(back)
    assert sorted((change.after, change.before) for change in there) == sorted(
        (change.before, change.after) for change in back
    )
