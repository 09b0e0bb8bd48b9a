"""What verify_records finds, and that it finds the first."""

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pgtrigger
import pytest
from django.core.management import CommandError, call_command

from claims.chain import following, newest_link
from claims.factories import ClaimFactory, EventFactory, PublishedVerdictFactory
from claims.models import Claim, Event, Verdict
from claims.records import fingerprint_of

pytestmark = pytest.mark.django_db


@contextmanager
def behind_the_triggers():
    names = ("verdict_published_never_changes", "verdict_published_never_goes")
    with pgtrigger.ignore(*(f"claims.Verdict:{name}" for name in names), "claims.Event:event_never_goes"):
        yield


@pytest.fixture
def chain():
    """Four records, a day apart, each with its event. It begins after the demo's story ends."""
    first = PublishedVerdictFactory(claim=ClaimFactory(), published_at=datetime(2026, 11, 20, 9, tzinfo=UTC))
    verdicts = [first]
    for day in range(1, 4):
        verdicts.append(PublishedVerdictFactory(published_at=first.published_at + timedelta(days=day)))
    return [told(verdict) for verdict in verdicts]


def told(verdict) -> Verdict:
    """The verdict, with its publication in the ledger."""
    EventFactory(claim=verdict.claim, step="publish", to_stage="published", at=verdict.published_at)
    return verdict


def verify(capsys, **options) -> str:
    call_command("verify_records", **options)
    return capsys.readouterr().out


def failure(**options) -> str:
    with pytest.raises(CommandError) as error:
        call_command("verify_records", **options)
    assert error.value.returncode == 1
    return str(error.value)


def rewrite(verdict, *, sealed: bool, **changes) -> None:
    """Change a record behind the triggers, with its fingerprint made to fit where `sealed`."""
    record = verdict.record | changes
    fitting = {"fingerprint": fingerprint_of(record)} if sealed else {}
    with behind_the_triggers():
        Verdict.objects.filter(pk=verdict.pk).update(record=record, **fitting)


def test_an_unbroken_chain_passes_and_its_end_is_said(chain, capsys):
    printed = verify(capsys)
    assert "4 records passed" in printed
    assert chain[-1].fingerprint in printed
    assert "1 records passed" in verify(capsys, claim=chain[2].claim_id)


def test_a_desk_without_records_passes(capsys):
    assert "0 records passed" in verify(capsys)


def test_the_story_of_the_demo_passes_and_the_first_record_after_it_links_to_its_newest(capsys):
    call_command("loaddata", "ratings", "hajin", verbosity=0)
    tip = newest_link()
    later = told(PublishedVerdictFactory(published_at=following(tip.at, tip.at)))
    assert later.record["previous"] == tip.fingerprint
    assert "4 records passed" in verify(capsys)


def test_records_from_before_the_chain_may_be_loaded_beside_it(chain, capsys):
    call_command("loaddata", "ratings", "hajin", verbosity=0)
    assert "7 records passed" in verify(capsys)
    later = told(PublishedVerdictFactory(published_at=chain[-1].published_at + timedelta(days=1)))
    assert later.record["previous"] == chain[-1].fingerprint
    assert "8 records passed" in verify(capsys)


def test_a_record_without_a_predecessor_is_found_once_the_chain_has_begun(chain):
    slipped = told(PublishedVerdictFactory(published_at=chain[1].published_at + timedelta(microseconds=1)))
    for form in (1, 2, 4):
        record = {name: value for name, value in slipped.record.items() if name != "previous"} | {"format": form}
        with behind_the_triggers():
            Verdict.objects.filter(pk=slipped.pk).update(record=record, fingerprint=fingerprint_of(record))
        for options in ({}, {"claim": slipped.claim_id}):
            said = failure(**options)
            assert f"claim {slipped.claim_id}, version 1" in said
            assert "names no predecessor" in said


def test_a_story_from_after_the_chain_s_beginning_is_not_loaded_without_predecessors(chain):
    with behind_the_triggers():
        Verdict.objects.all().delete()
    told(PublishedVerdictFactory(published_at=datetime(2026, 11, 10, tzinfo=UTC)))
    with pytest.raises(CommandError, match="Nothing was loaded.*names no predecessor"):
        call_command("loaddata", "ratings", "hajin", verbosity=0)
    assert Verdict.objects.count() == 1


def test_a_changed_word_is_found(chain):
    rewrite(chain[1], sealed=False, summary="It was never so.")
    said = failure()
    assert f"claim {chain[1].claim_id}, version 1" in said
    assert "does not match the content" in said
    assert "1 records before it passed" in said
    assert "does not match" in failure(claim=chain[1].claim_id)


def test_a_changed_record_with_a_fitting_fingerprint_breaks_the_next_link(chain):
    rewrite(chain[1], sealed=True, summary="It was never so.")
    said = failure()
    assert f"claim {chain[2].claim_id}" in said
    assert "gap" in said
    assert "2 records before it passed" in said


def test_a_record_that_is_gone_leaves_a_gap(chain):
    with behind_the_triggers():
        chain[1].delete()
    assert "gap" in failure()
    assert f"claim {chain[2].claim_id}" in failure()


def test_the_last_record_gone_is_told_by_the_ledger(chain):
    with behind_the_triggers():
        chain[-1].delete()
    said = failure()
    assert f"claim {chain[-1].claim_id}," in said
    assert "the ledger tells of a publication whose record is gone" in said
    assert "3 records before it passed" in said
    assert "gone" in failure(claim=chain[-1].claim_id)


def test_a_record_slipped_in_has_no_event(chain):
    slipped = PublishedVerdictFactory(published_at=chain[-1].published_at + timedelta(days=1))
    assert f"claim {slipped.claim_id}, " in failure()
    assert "no event of its publication" in failure()


def test_a_record_that_names_another_predecessor_is_found(chain):
    rewrite(chain[3], sealed=True, previous=chain[1].fingerprint)
    assert "another predecessor" in failure()
    rewrite(chain[3], sealed=True, previous="")
    assert "another predecessor" in failure()


def test_a_record_of_the_new_format_without_a_predecessor_is_found(chain):
    record = {name: value for name, value in chain[2].record.items() if name != "previous"}
    with behind_the_triggers():
        Verdict.objects.filter(pk=chain[2].pk).update(record=record, fingerprint=fingerprint_of(record))
    assert "names no predecessor" in failure()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"version": 2}, "says that it is version 2"),
        ({"published_at": "2020-01-01T00:00:00+00:00"}, "says that it was published at 2020"),
        ({"supersedes": "0" * 64}, "the version that it replaces is gone"),
    ],
)
def test_a_record_that_disagrees_with_its_row_is_found(chain, changes, words):
    rewrite(chain[0], sealed=True, **changes)
    assert words in failure()


@pytest.mark.parametrize(
    "record",
    [
        {"version": 1}, [1], "words", 1, {"version": 1, "published_at": "soon"}, {"version": 1, "published_at": 5},
        {"version": "1", "published_at": "2026-11-21T09:00:00+00:00"},
        {"version": 1, "published_at": "2026-11-21T09:00:00+00:00", "previous": [1]},
        {"version": 1, "published_at": "2026-11-21T09:00:00+00:00", "claim": []},
        {"version": 1, "published_at": "2026-11-21T09:00:00+00:00", "format": None},
    ],
    ids=str,
)  # fmt: skip
def test_a_record_that_is_none_is_named_in_words(chain, record):
    with behind_the_triggers():
        Verdict.objects.filter(pk=chain[1].pk).update(record=record, fingerprint=fingerprint_of(record))
    assert f"claim {chain[1].claim_id}, version 1" in failure()
    assert "the record can't be read" in failure()


def test_a_verdict_that_left_force_without_a_deed_is_found(chain):
    Verdict.objects.filter(pk=chain[1].pk).update(in_force=False)
    assert f"claim {chain[1].claim_id}, version 1" in failure()
    assert "out of force, and the ledger has no event of its retraction" in failure(claim=chain[1].claim_id)
    EventFactory(claim=chain[1].claim, step="retract", to_stage="retracted")
    call_command("verify_records")


def test_a_verdict_in_force_that_the_ledger_tells_was_taken_back_is_found(chain):
    EventFactory(claim=chain[1].claim, step="retract", to_stage="retracted")
    assert "it is in force, and the ledger tells of its retraction" in failure()


def test_a_version_in_force_that_was_replaced_is_found(chain):
    first = chain[0]
    second = told(
        PublishedVerdictFactory(
            claim=first.claim, version=2, published_at=chain[-1].published_at + timedelta(days=1), in_force=False
        )
    )
    rewrite(second, sealed=True, supersedes=first.fingerprint)
    assert "a later version replaces it" in failure()


def test_a_record_that_was_hung_on_another_claim_is_found(chain):
    Claim.objects.filter(pk=chain[1].claim_id).update(uid=uuid4())
    assert f"claim {chain[1].claim_id}, version 1" in failure()
    assert "the record is of another claim" in failure()


def test_of_two_failures_the_first_is_named(chain):
    rewrite(chain[2], sealed=False, summary="Later.")
    rewrite(chain[1], sealed=False, summary="Earlier.")
    assert f"claim {chain[1].claim_id}," in failure()


def test_versions_follow_one_another(chain):
    first = chain[0]
    Verdict.objects.filter(pk=first.pk).update(in_force=False)
    second = PublishedVerdictFactory(
        claim=first.claim, version=2, published_at=chain[-1].published_at + timedelta(days=1)
    )
    EventFactory(claim=first.claim, step="publish", to_stage="published", at=second.published_at)
    assert "replaces another version" in failure()  # it names none
    rewrite(second, sealed=True, supersedes=first.fingerprint)
    call_command("verify_records")
    assert Event.objects.filter(claim=first.claim, step="publish").count() == 2


def test_a_claim_that_is_not_there_is_an_error():
    assert "no claim 999" in failure(claim=999)


def test_seeded_records_are_one_chain_however_often_seeded(capsys, monkeypatch):
    from claims import seeding

    call_command("seed_claims", 40)
    monkeypatch.setattr(seeding, "BY_FACTORY", 0)
    call_command("seed_claims", 40)
    call_command("seed_claims", 10)
    assert f"{Verdict.objects.published().count()} records passed" in verify(capsys)
