"""A desk from before numbers were compared is brought to today, stopping on the way.

An editor's numbers break what the next version promises: the upgrade names them and changes nothing. They mend them.
The upgrade goes on, through the version that first kept what was submitted, to today's; what was to be signed is with
its author again. Then the newest migrations are taken back and put on again.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps.registry import Apps
from django.core.management import CommandError
from django.db import connection
from django.db.backends.postgresql.psycopg_any import NumericRange
from django.db.migrations.executor import MigrationExecutor

from claims.management.scratch import scratch_database
from tests.migrations.old_desk import AT, OldDesk, number

BEFORE, SUBMISSIONS_KEPT = "0015_unassigned_are_found", "0021_articles_have_a_topic"
RESTS = [
    (number("540", "660"), [], "[540,660]"),
    (number("540", "660"), [number("600", "700")], "[540,700]"),
    (number("540", "660"), [number("900", "950"), number("1000", None, hedge="more_than")], "[900,)"),
    (number("600", None, hedge="more_than"), [number("600", "600")], "[600,600]"),
    (number("0", "600", hedge="fewer_than"), [number("600", "650")], "[600,650]"),
    (number("0", "600", hedge="fewer_than"), [number("100", "600", hedge="fewer_than")], "[0,600)"),
    (number("540", "660"), [number("600", "700", measure="Dogs")], "[540,660]"),
    (number("540", "660", measure="Dogs"), [], None),
    (None, [], None),
]


def migrate(name: str = "") -> Apps:
    """Bring the database to one of our migrations, else to the newest; answers the models as they are then."""
    executor = MigrationExecutor(connection)
    state = executor.migrate([("claims", name)] if name else executor.loader.graph.leaf_nodes("claims"))
    return state.apps


def indexes() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexname FROM pg_indexes WHERE tablename LIKE 'claims\\_%%'", [])
        return {name for (name,) in cursor.fetchall()}


@pytest.fixture(scope="module")
def desk(django_db_setup: None, django_db_blocker: Any, worker_id: str) -> Iterator[SimpleNamespace]:
    """The journey, once for all tests: what it met, the rows as they were, and the models of today as `apps`."""
    with django_db_blocker.unblock(), scratch_database(f"factcheck_old_{worker_id}"):
        old = OldDesk(migrate(BEFORE))
        met = SimpleNamespace(old=old)
        _break_and_mend(met)
        _fill(met)
        apps = migrate(SUBMISSIONS_KEPT)
        met.kept, met.changed = (
            apps.get_model("claims", "Claim").objects.get(pk=old.claim("in_review", fingerprint=letter * 64).pk)
            for letter in "ed"
        )
        submissions = apps.get_model("claims", "Submission").objects
        for claim, fingerprint in ((met.kept, met.kept.fingerprint), (met.changed, "c" * 64)):
            submissions.create(claim=claim, fingerprint=fingerprint, content={}, by_id=old.author.pk, at=AT)
        met.apps = migrate()
        met.indexes = indexes()
        yield met


def _break_and_mend(met: SimpleNamespace) -> None:
    old = met.old
    met.first, met.second = old.claim(), old.claim()
    old.figure(Decimal("-5.5"), -3, claim=met.first)
    old.figure(2, 2, unit="km", measure=old.measure, evidence=old.evidence(met.second))
    for _ in range(20):
        old.figure(-5, None, claim=old.claim())
    with pytest.raises(CommandError) as stopped:
        migrate()
    met.refusal = str(stopped.value)
    old.objects("Figure").all().delete()  # as the version that runs still can


def _fill(met: SimpleNamespace) -> None:
    old = met.old
    met.on_measure = old.figure(540, 660, measure=old.measure, claim=met.first)
    met.percent = old.figure(-5, -3, unit="percent", evidence=old.evidence(met.first))
    met.waiting, met.approved = (old.claim(stage, fingerprint="f" * 64) for stage in ("in_review", "approved"))
    old.draft(met.waiting)
    old.draft(met.approved, approver=old.approver)
    old.draft(met.second)
    met.published = [old.published(said, found).pk for said, found, _ in RESTS]


def rows(desk: SimpleNamespace, name: str) -> Any:
    return desk.apps.get_model("claims", name).objects


def test_numbers_that_break_a_new_rule_stop_the_upgrade_before_anything_changes(desk):
    first, *named, more = desk.refusal.splitlines()
    assert first.startswith("Nothing was changed.")
    assert named[:2] == [
        f"  claim {desk.second.pk}, “600 people live there”, document “The return”: 2 km,"
        " but “People in the town” is in people",
        f"  claim {desk.first.pk}, “600 people live there”: -5.5 to -3 people is below zero",
    ]
    assert (len(named), more) == (20, "  and 2 more")


def test_numbers_get_what_they_are_compared_by(desk):
    figures = {figure.pk: figure for figure in rows(desk, "Figure").select_related("hedges")}
    assert {figure.hedges.number for figure in figures.values()} == {1}
    assert figures[desk.on_measure.pk].common == NumericRange(Decimal(540), Decimal(660), "[]")
    assert figures[desk.percent.pk].common is None
    assert set(rows(desk, "Evidence").values_list("reliability", flat=True)) == {"B"}


def test_verdicts_in_force_rest_on_what_their_records_say(desk):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rests_on::text, rests_measure_id, rests_as_of FROM claims_verdict WHERE id = ANY(%s) ORDER BY id",
            [desk.published],
        )
        on_measure = (desk.old.measure.pk, date(2018, 8, 9))
        assert cursor.fetchall() == [(rests, *(on_measure if rests else (None, None))) for _, _, rests in RESTS]


def test_what_was_to_be_signed_goes_back_to_its_author_with_the_reason(desk):
    for claim in (desk.waiting, desk.approved):
        now = rows(desk, "Claim").get(pk=claim.pk)
        assert (now.stage, now.fingerprint, now.revision) == ("returned", "", claim.revision + 1)
        event = rows(desk, "Event").get(claim=claim.pk)
        assert (event.step, event.by, event.from_stage, event.to_stage) == ("return", None, claim.stage, "returned")
        assert "submit it anew" in event.note
        message = rows(desk, "Message").get(claim=claim.pk)
        assert (message.to_id, message.kind, message.words) == (desk.old.author.pk, "returned", event.note)
    assert not rows(desk, "Verdict").filter(published_at=None).exclude(approver=None).exists()
    through = (
        rows(desk, "ClaimEvent").filter(id=desk.waiting.pk, pgh_label="update").values_list("stage", "pgh_context")
    )
    assert [stage for stage, _ in through] == ["in_review"]
    assert all(context for _, context in through)


def test_what_was_not_to_be_signed_or_has_its_submission_stays(desk):
    stages = dict(rows(desk, "Claim").values_list("pk", "stage"))
    assert stages[desk.second.pk] == "open"
    assert stages[desk.kept.pk] == "in_review"
    assert stages[desk.changed.pk] == "returned"
    assert not rows(desk, "Event").filter(claim__in=[desk.second.pk, desk.kept.pk]).exists()


def test_the_newest_migrations_can_be_taken_back_and_put_on_again(desk):
    try:
        migrate(SUBMISSIONS_KEPT)
        assert "claims_event_claim_id_a822a001" in indexes()
    finally:
        migrate()
    assert indexes() == desk.indexes
