"""What no longer holds says so: to its people, in the queue, at the gate, in the history, and is submitted anew."""

import json

import pytest
from django.core import serializers
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from claims.actions import (
    add_evidence,
    draft_verdict,
    notice_voids,
    record_contact,
    remove_evidence,
    reword_correction,
    submit_anew,
    take_step,
    unnoticed_voids,
)
from claims.errors import Refused, StepRefused
from claims.factories import ClaimFactory, RatingFactory, SourceFactory, UserFactory, complete
from claims.models import Claim, Evidence, Measure, Message, Source, Stage
from claims.timeline import timeline_of
from claims.workflow import gate

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return UserFactory(role="reviewer"), UserFactory(role="reviewer"), UserFactory(role="editor", is_superuser=True)


@pytest.fixture
def submitted(people):
    claim = complete(ClaimFactory(stage=Stage.OPEN))
    draft_verdict(claim, revision=1, by=people[0], rating=RatingFactory(), summary="So it is.", reasons="See.")
    return take_step(claim, "submit", by=people[0])


@pytest.fixture
def approved(submitted, people):
    return take_step(submitted, "approve", by=people[1])


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def add(claim, by) -> Evidence:
    return add_evidence(
        claim,
        by=by,
        source=SourceFactory(),
        title="One more list",
        stance="supports",
        url=f"https://list.example/{by.pk}",
    )


def test_author_and_signer_are_told_what_changed(approved, people):
    author, second, boss = people
    add(approved, boss)
    told = Message.objects.filter(kind="void")
    assert {message.to for message in told} == {author, second}
    assert all(message.words.startswith("Changed since it was submitted: Evidence “One more list”") for message in told)
    assert all(message.by == boss for message in told)
    add(approved, second)
    assert Message.objects.filter(kind="void").count() == 2  # told once


def test_what_nobody_has_signed_is_a_submission(submitted, people):
    boss = people[2]
    add(submitted, boss)
    for path in (submitted.get_desk_url(), reverse("desk:history", args=[submitted.pk])):
        page = signed_in(boss).get(path)
        assertContains(page, "Submission void")
        assertNotContains(page, "ign-off void")
    assertContains(signed_in(boss).get(submitted.get_desk_url()), "The submission no longer holds")
    assertContains(signed_in(people[0]).get(reverse("desk:inbox")), "What was submitted no longer holds")


def test_a_void_sign_off_is_one_and_nobody_can_publish(approved, people):
    page = signed_in(people[1]).get(approved.get_desk_url())
    assertContains(page, "An editor can also publish")
    add(approved, people[2])
    page = signed_in(people[1]).get(approved.get_desk_url())
    assertContains(page, "The sign-off no longer holds")
    assertContains(page, "Sign-off void")
    assertNotContains(page, "An editor can")


def test_a_void_sign_off_is_no_signature_at_the_gate_and_leaves_the_sign_off_view(submitted, people):
    _author, second, boss = people
    assert Claim.objects.waiting_for(second).count() == 1
    assertNotContains(signed_in(second).get("/desk/?view=signoff"), "no longer holds")
    add(submitted, boss)
    assert Claim.objects.waiting_for(second).count() == 0
    assertContains(signed_in(second).get("/desk/?view=all"), "no longer holds", count=1)


def test_the_gate_unticks_the_second_person_and_the_queue_counts_alike(approved, people):
    checks = {check.name: check.met for check in gate(Claim.objects.get(pk=approved.pk))}
    assert checks["second_person"]
    add(approved, people[2])
    checks = {check.name: check.met for check in gate(Claim.objects.get(pk=approved.pk))}
    assert not checks["second_person"]
    assertContains(signed_in(people[2]).get("/desk/?view=all"), f"{sum(checks.values())} of {len(checks)}")
    page = signed_in(people[2]).get(approved.get_desk_url())
    assertContains(page, "Changed since it was submitted.")
    assertNotContains(page, "Voids the sign-off")


def test_what_is_taken_back_holds_again_and_waits_again(submitted, people):
    evidence = add(submitted, people[2])
    claim = Claim.objects.get(pk=submitted.pk)
    assert claim.voided_at
    remove_evidence(evidence, revision=claim.revision, by=people[2])
    claim.refresh_from_db()
    assert claim.voided_at is None
    assert list(claim.events.order_by("at", "pk").values_list("step", flat=True))[-3:] == [
        "voided",
        "evidence",
        "holds",
    ]
    assert take_step(claim, "approve", by=people[1]).stage == Stage.APPROVED


def test_deeds_before_the_submission_void_nothing(people):
    claim = complete(ClaimFactory(stage=Stage.OPEN))
    record_contact(claim, revision=1, by=people[0], why_not="Nobody is there.")
    assert Claim.objects.get(pk=claim.pk).voided_at is None
    assert not claim.events.filter(step="voided").exists()


ADMIN = {
    "source": lambda claim: (
        claim.evidence.first().source,
        {"name": "Renamed", "kind": "party", "url": "", "reliability": "C", "interest": ""},
        "kind",
    ),
    "measure": lambda claim: (
        claim.figure.measure,
        {"name": "Renamed", "unit": claim.figure.measure.unit, "place": "", "definition": ""},
        "name",
    ),
    "rating": lambda claim: (
        claim.verdicts.get().rating,
        {"label": "True", "definition": "Renamed", "value": 5, "tone": "true", "position": 0},
        "definition",
    ),
    "article": lambda claim: (
        claim.snapshot.article,
        {
            "title": "Renamed", "publisher": "Other Paper", "language": "en", "topic": "", "byline": "", "origin": "",
            "url": "https://other.example/x", "published_at_0": "2018-08-09", "published_at_1": "11:27:00",
        },
        "publisher",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ADMIN)
def test_a_change_of_what_many_claims_share_is_told_in_the_history_with_who_and_when(approved, people, name):
    row, given, field = ADMIN[name](Claim.objects.get(pk=approved.pk))
    boss = people[2]
    client = signed_in(boss)
    path = reverse(f"admin:claims_{row._meta.model_name}_change", args=[row.pk])
    page = client.get(path)
    for formset in page.context["inline_admin_formsets"]:
        for form in (formset.formset.management_form, *formset.formset.forms):
            given |= {field.html_name: "" if field.value() is None else field.value() for field in form}
    response = client.post(path, given)
    assert response.status_code == 302, response.context["errors"]
    event = approved.events.get(step="revised")
    assert event.by == boss
    assert field in event.note
    assert f"In the admin, {row._meta.verbose_name}" in event.note
    assert approved.events.filter(step="voided", by=boss).count() == 1
    page = client.get(approved.get_desk_url())
    assertContains(page, event.note.replace("'", "&#x27;"))
    assertContains(page, 'aria-label="Who changed it"')


def test_a_save_under_an_old_name_keeps_the_old_name_in_the_history(people):
    claim = complete(ClaimFactory(stage=Stage.OPEN))
    measure, source = claim.figure.measure, claim.evidence.first().source
    names = measure.name, source.name
    with connection.cursor() as cursor:  # a test is one transaction, and its time stands still
        for table in ("claims_figureevent", "claims_evidenceevent"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute(f"UPDATE {table} SET pgh_created_at = pgh_created_at - interval '1 hour'")
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    Measure.objects.filter(pk=measure.pk).update(name="Newly called")
    Source.objects.filter(pk=source.pk).update(name="Newly called source")
    said = {change.after for entry in timeline_of(claim).entries for change in entry.changes}
    assert set(names) <= said
    assert not {"Newly called", "Newly called source"} & said


def test_the_author_submits_anew_in_one_deed(approved, people):
    author, second, boss = people
    add(approved, boss)
    claim = Claim.objects.get(pk=approved.pk)
    assertContains(signed_in(author).get(claim.get_desk_url()), "Submit anew as it stands")
    assertNotContains(signed_in(second).get(claim.get_desk_url()), "Submit anew as it stands")
    with pytest.raises(StepRefused, match="for the author"):
        submit_anew(claim, revision=claim.revision, by=second)
    response = signed_in(author).post(reverse("desk:submit_anew", args=[claim.pk]), {"revision": claim.revision})
    assert response.status_code == 302
    claim.refresh_from_db()
    assert (claim.stage, claim.voided_at) == (Stage.IN_REVIEW, None)
    assert claim.verdicts.get().approver is None
    with pytest.raises(Refused, match="still holds"):
        submit_anew(claim, revision=claim.revision, by=author)
    assert take_step(claim, "approve", by=second).stage == Stage.APPROVED


def test_submitting_anew_is_done_whole_or_not_at_all(approved, people):
    Evidence.objects.filter(claim=approved, stance="refutes").delete()
    claim = Claim.objects.get(pk=approved.pk)
    with pytest.raises(StepRefused, match="Still missing"):
        submit_anew(claim, revision=claim.revision, by=people[0])
    claim.refresh_from_db()
    assert claim.stage == Stage.APPROVED


def test_correcting_starts_from_the_verdict_in_force_with_the_note_that_can_be_changed(approved, people):
    author, second, boss = people
    take_step(approved, "publish", by=boss)
    claim = take_step(approved, "correct", by=boss, note="The day was wrong.", correction="error")
    page = signed_in(author).get(claim.get_desk_url())
    assert page.context["verdict_form"].initial["summary"] == "So it is."
    assertContains(page, "Readers will be told: The day was wrong.")
    assertNotContains(page, "Change what readers will be told")  # an editor's words
    path = reverse("desk:correction", args=[claim.pk])
    given = {"note": "The place was wrong.", "kind": "source", "revision": claim.revision}
    assert signed_in(author).post(path, given).status_code == 403
    refused = signed_in(boss).post(path, given | {"kind": "typo"})
    assertContains(refused, "The place was wrong.", status_code=422)
    assert signed_in(boss).post(path, given).status_code == 302
    claim.refresh_from_db()
    draft_verdict(claim, revision=claim.revision, by=author, rating=RatingFactory(), summary="Now.", reasons="See.")
    claim = take_step(claim, "submit", by=author)
    with pytest.raises(Refused, match="was submitted with this note"):
        reword_correction(claim, note="Again.", kind="error", revision=claim.revision, by=boss)
    take_step(claim, "approve", by=second)
    take_step(claim, "publish", by=boss)
    record = claim.verdicts.in_force().get().record
    assert (record["correction"], record["correction_kind"]) == ("The place was wrong.", "source")


def test_why_nobody_was_asked_is_taken_with_the_name_that_the_desk_filled_in(people):
    claim = ClaimFactory(stage=Stage.OPEN)
    client = signed_in(people[0])
    page = client.get(claim.get_desk_url())
    form = dict(page.context["contact_form"].initial.items())
    assert form["whom"] == claim.claimant
    path = reverse("desk:contact", args=[claim.pk])
    assert client.post(path, form | {"why_not": "He has died.", "how": "email"}).status_code == 422
    assert client.post(path, form | {"why_not": "He has died."}).status_code == 302
    contact = claim.contacts.get()
    assert (contact.whom, contact.why_not) == ("", "He has died.")


def test_a_rating_that_goes_voids_what_was_signed_with_the_scale_it_stood_on(approved, people):
    spare = RatingFactory(label="Unproven", value=None, tone="unproven")
    approved = take_step(approved, "withdraw", by=people[0])
    take_step(approved, "submit", by=people[0])
    client = signed_in(people[2])
    assert client.post(reverse("admin:claims_rating_delete", args=[spare.pk]), {"post": "yes"}).status_code == 302
    claim = Claim.objects.get(pk=approved.pk)
    assert claim.voided_at is not None
    assert "“Unproven”: removed" in claim.events.get(step="revised").note
    assert Message.objects.filter(claim=claim, kind="void", to=people[0]).exists()


def changed_by_sql(claim) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE claims_claim SET statement = 'Other words' WHERE id = %s", [claim.pk])


def test_what_sql_changed_is_noticed_once_in_nobody_s_name_and_told(approved, people, submitted):
    changed_by_sql(approved)
    other = complete(ClaimFactory(stage=Stage.OPEN))
    assert [claim.pk for claim in unnoticed_voids()] == [approved.pk]
    assert [claim.pk for claim in notice_voids()] == [approved.pk]
    assert notice_voids() == []
    claim = Claim.objects.get(pk=approved.pk)
    assert claim.voided_at
    assert {message.to for message in Message.objects.filter(kind="void", claim=claim)} == {people[0], people[1]}
    event = claim.events.get(step="voided")
    assert (event.by, event.nobody, event.note) == (None, "a change past the desk", "Claim, in plain words")
    assert Claim.objects.get(pk=other.pk).voided_at is None


def test_what_sql_took_back_holds_again(approved):
    words = approved.statement
    changed_by_sql(approved)
    notice_voids()
    Claim.objects.filter(pk=approved.pk).update(statement=words)
    assert [claim.voided_at for claim in notice_voids()] == [None]
    assert approved.events.filter(step="holds").exists()


def test_the_daily_run_tells_of_it_and_a_dry_run_writes_nothing(approved, capsys):
    changed_by_sql(approved)
    said = f"Claim {approved.pk}: what was submitted no longer holds."
    call_command("recheck_due", "--dry-run")
    assert said in capsys.readouterr().out
    assert Claim.objects.get(pk=approved.pk).voided_at is None
    call_command("recheck_due")
    assert said in capsys.readouterr().out
    assert Claim.objects.get(pk=approved.pk).voided_at
    call_command("recheck_due")
    assert said not in capsys.readouterr().out


def test_a_fixture_that_changes_what_is_signed_voids_it_and_tells_in_the_same_load(approved, people, tmp_path, capsys):
    file = tmp_path / "claims.json"
    rows = json.loads(serializers.serialize("json", [Claim.objects.get(pk=approved.pk)]))
    rows[0]["fields"]["statement"] = "Other words"
    file.write_text(json.dumps(rows), encoding="utf-8")
    call_command("loaddata", str(file))
    assert f"Claim {approved.pk}: what was submitted no longer holds." in capsys.readouterr().out
    assert Claim.objects.get(pk=approved.pk).voided_at
    assert {message.to for message in Message.objects.filter(kind="void")} == {people[0], people[1]}
    assertContains(signed_in(people[1]).get("/desk/?view=all"), "no longer holds", count=1)
