"""What the timeline tells of a claim: every table, every way in, in one query."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from pytest_django.asserts import assertNumQueries

from claims import actions
from claims.errors import Refused
from claims.factories import (
    ClaimFactory,
    ContactFactory,
    EvidenceFactory,
    FigureFactory,
    MeasureFactory,
    NoteFactory,
    PredictionFactory,
    RecusalFactory,
    SourceFactory,
    UserFactory,
    VerdictFactory,
    WaiverFactory,
)
from claims.models import Claim, Evidence, Figure
from claims.timeline import TABLES, Timeline, changes_of, timeline_of

pytestmark = pytest.mark.django_db


def fields(timeline: Timeline, said: str) -> dict[str, tuple[str, str]]:
    """The changes of the one entry that says this."""
    (entry,) = [entry for entry in timeline.entries if entry.said == said]
    return {change.label: (change.before, change.after) for change in entry.changes}


def full_claim() -> Claim:
    claim = ClaimFactory(kind="prediction")
    FigureFactory(claim=claim)
    FigureFactory(evidence=EvidenceFactory(claim=claim))
    for factory in (PredictionFactory, VerdictFactory, WaiverFactory, ContactFactory, RecusalFactory, NoteFactory):
        factory(claim=claim)
    return claim


def test_every_table_tells_what_was_added_in_one_query(reviewer):
    claim = full_claim()
    full_claim()  # another claim, of which nothing is told
    actions.record_event(claim, "made", by=reviewer, note="by hand")
    with assertNumQueries(1):
        found = timeline_of(claim)
    said = sorted(entry.said for entry in found.entries)
    assert said == sorted(
        [
            "Made", "Claim added", "Figure added", "Figure added", "Evidence added", "Prediction added",
            "Version 1 of the verdict added", "Waiver added", "Contact added", "Recusal added",
            "Note added",
        ]
    )  # fmt: skip
    assert {entry.table for entry in found.entries} == set(TABLES)


def test_a_chain_of_changes_tells_each_before_and_after():
    figure = FigureFactory()
    for low in (610, 620, 630):
        Figure.objects.filter(pk=figure.pk).update(low=low, high=630)
    found = timeline_of(figure.claim, tables=["figure"])
    lows = [
        (change.before, change.after) for entry in found.entries for change in entry.changes if change.label == "Low"
    ]
    assert lows == [("620", "630"), ("610", "620"), ("600", "610"), ("", "600")]


def test_names_are_told_for_rows_and_choices_for_values():
    old, new = SourceFactory(name="The ministry"), SourceFactory(name="The school")
    evidence = EvidenceFactory(source=old, title="A list")
    Evidence.objects.filter(pk=evidence.pk).update(source=new, stance="refutes", primary=True)
    found = timeline_of(evidence.claim, tables=["evidence"])
    changed = fields(found, "Evidence changed")
    assert changed == {
        "Source": ("The ministry", "The school"),
        "Stance": ("For", "Against"),
        "Primary source": ("no", "yes"),
    }
    assert {entry.title for entry in found.entries} == {"A list"}


def test_what_is_gone_is_told_with_the_numbers_that_went_with_it():
    evidence = EvidenceFactory(title="A list")
    FigureFactory(evidence=evidence, measure=MeasureFactory(name="People in the school"))
    claim = evidence.claim
    evidence.delete()
    found = timeline_of(claim)
    assert fields(found, "Evidence removed")["Title"] == ("A list", "")
    assert fields(found, "Figure removed")["Measure"] == ("People in the school", "")


def test_raw_sql_is_told_as_made_outside_the_app():
    claim = ClaimFactory(claimant="The mayor")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE claims_claim SET claimant = 'Nobody' WHERE id = %s", [claim.pk])
    entry = timeline_of(claim).entries[0]
    assert (entry.said, entry.through, entry.who) == ("Claim changed", "outside the app", "")
    assert [(item.label, item.before, item.after) for item in entry.changes] == [("Said by", "The mayor", "Nobody")]


def test_a_page_and_the_person_who_used_it_are_told(as_reviewer, reviewer):
    claim = ClaimFactory()
    form = {"statement": "Better words", "kind": "figure", "claimant": "", "attribution": "nobody", "revision": 1}
    as_reviewer.post(f"{reverse('desk:claim_edit', args=[claim.pk])}?secret=1", form)
    entry = timeline_of(claim, tables=["claim"]).entries[0]
    assert (entry.said, entry.through, entry.who) == ("Claim changed", "the claim’s page", reviewer.get_full_name())
    assert "secret" not in str(claim.past.latest("pgh_id").pgh_context.metadata)


def test_the_queue_and_the_admin_and_a_command_are_told(as_reviewer, as_editor, reviewer):
    claim = ClaimFactory()
    as_reviewer.post(reverse("desk:bulk"), {"deed": "assign", "to": reviewer.pk, "claim": [claim.pk]})
    assert timeline_of(claim, tables=["claim"]).entries[0].through == "bulk in the queue"
    call_command("rescan", claim.snapshot.article.slug)
    suggested = Claim.objects.exclude(pk=claim.pk).first()
    assert timeline_of(suggested, tables=["claim"]).entries[0].through == "the command rescan"


def test_the_timeline_is_told_by_person_and_by_what_others_did(as_reviewer, reviewer):
    claim = ClaimFactory()
    actions.assign_claim(claim, to=reviewer, by=reviewer)
    other = UserFactory()
    actions.set_due_date(claim, due_on=None, by=other)
    actions.record_event(claim, "made", by=other)
    form = {"statement": "Better words", "kind": "figure", "claimant": "", "attribution": "nobody", "revision": 1}
    as_reviewer.post(reverse("desk:claim_edit", args=[claim.pk]), form)
    mine = {entry.said for entry in timeline_of(claim, by=reviewer.pk).entries}
    assert mine == {"Assigned", "Revised", "Claim changed"}
    others = timeline_of(claim, not_by=reviewer.pk).entries
    assert [entry.said for entry in others if entry.table == "ledger"] == ["Made"]
    assert reviewer.get_full_name() not in {entry.who for entry in others}


def test_the_timeline_is_paged_to_its_end_without_a_gap_or_a_double():
    claim = full_claim()
    for low in range(601, 640):
        Figure.objects.filter(claim=claim).update(low=low, high=640)
    whole = timeline_of(claim, size=1000)
    assert whole.next == ""
    seen, after = [], ""
    while True:
        with assertNumQueries(1):
            page = timeline_of(claim, after=after, size=7)
        seen += page.entries
        if not (after := page.next):
            break
    assert seen == whole.entries


@pytest.mark.parametrize(
    "cursor", ["x", "~~", "2026-01-01T00:00:00~claim~1", "2026-01-01T00:00:00+00:00~claim~-1", "9~claim~99999999999"]
)
def test_a_broken_place_is_refused(cursor):
    with pytest.raises(Refused, match="broken"):
        timeline_of(ClaimFactory(), after=cursor)


def test_no_tables_no_entries():
    assert timeline_of(ClaimFactory(), tables=[]) == Timeline([])


def test_one_row_tells_its_own_changes():
    source = SourceFactory(name="The ministry", interest="")
    SourceFactory()
    type(source).objects.filter(pk=source.pk).update(interest="It pays for the school.")
    with assertNumQueries(1):
        found = changes_of(source)
    assert [entry.said for entry in found.entries] == ["Source changed", "Source added"]
    assert [change.after for change in found.entries[0].changes] == ["It pays for the school."]


def test_notes_are_told_also_those_taken_back(reviewer, second_reviewer):
    claim = ClaimFactory()
    first = actions.add_note(claim, by=reviewer, body="Who counted them?").note
    answer = actions.add_note(claim, by=second_reviewer, body="Nobody did.", answers=first).note
    actions.resolve_note(first, by=second_reviewer)
    actions.remove_note(answer, by=second_reviewer)
    told = timeline_of(claim, tables=["note"])
    assert [(entry.said, entry.title) for entry in told.entries] == [
        ("Note removed", "Nobody did."),
        ("Note changed", "Who counted them?"),
        ("Note added", "Nobody did."),
        ("Note added", "Who counted them?"),
    ]
    assert fields(told, "Note changed") == {"Resolved by": ("", second_reviewer.get_full_name())}
    assert fields(told, "Note removed")["In answer to"] == ("Who counted them?", "")
