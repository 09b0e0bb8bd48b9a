"""Each promise that the database keeps, broken once behind the forms' and actions' backs."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.apps import apps
from django.db import DatabaseError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange, NumericRange
from pghistory.models import Event as PastEvent
from pghistory.trigger import Event as Keep

from claims.factories import (
    AlarmFactory,
    ArticleFactory,
    BlindRatingFactory,
    ClaimFactory,
    ContactFactory,
    DismissalFactory,
    EquationFactory,
    EquationTermFactory,
    EventFactory,
    EvidenceFactory,
    FigureFactory,
    GateRuleFactory,
    InterestFactory,
    MeasureFactory,
    MessageFactory,
    NoteFactory,
    PredictionFactory,
    PublishedVerdictFactory,
    RatingFactory,
    RecusalFactory,
    SnapshotFactory,
    SourceFactory,
    SubmissionFactory,
    TipFactory,
    UserFactory,
    VerdictFactory,
    WaiverFactory,
    WorthinessRuleFactory,
)
from claims.models import CalendarKey, Desk, Editing, HedgeTable, Look, MailChoice, SavedFilter, Verdict

pytestmark = pytest.mark.django_db


def changed(row, **values):
    """Write values past save(), as raw SQL would."""
    type(row).objects.filter(pk=row.pk).update(**values)


def same_author_and_approver():
    user = UserFactory()
    VerdictFactory(author=user, approver=user)


def same_clock_twice():
    clock = PredictionFactory()
    words = {"starts_with": f" {clock.starts_with.upper()}", "ends_with": clock.ends_with.replace(" ", "  ")}
    PredictionFactory(claim=clock.claim, **words)


def two_versions_of_one_number():
    claim = PublishedVerdictFactory().claim
    VerdictFactory(claim=claim, version=1)


def two_verdicts_in_force():
    claim = PublishedVerdictFactory().claim
    PublishedVerdictFactory(claim=claim, version=2)


def two_drafts():
    VerdictFactory(claim=VerdictFactory().claim, version=2)


def two_owners():
    FigureFactory(evidence=EvidenceFactory(), claim=ClaimFactory())


def part_of_itself():
    measure = MeasureFactory()
    changed(measure, part_of=measure)


def from_itself():
    evidence = EvidenceFactory()
    changed(evidence, derived_from=evidence)


def in_a_circle():
    first = EvidenceFactory()
    second = EvidenceFactory(claim=first.claim, derived_from=first)
    changed(first, derived_from=second)


def twice_in_an_equation():
    term = EquationTermFactory()
    EquationTermFactory(equation=term.equation, figure=term.figure)


def two_wholes():
    EquationTermFactory(equation=EquationTermFactory(role="whole").equation, role="whole")


def alarmed_twice():
    alarm = AlarmFactory()
    AlarmFactory(claim=alarm.claim, key=alarm.key)


def first_width():
    return HedgeTable.objects.current().widths.first()


def waived_twice():
    waiver = WaiverFactory()
    WaiverFactory(claim=waiver.claim, rule=waiver.rule)


def submitted_twice():
    submission = SubmissionFactory()
    SubmissionFactory(claim=submission.claim, at=submission.at)


def recused_twice():
    recusal = RecusalFactory()
    RecusalFactory(claim=recusal.claim, user=recusal.user)


def rated_twice():
    first = BlindRatingFactory()
    BlindRatingFactory(verdict=first.verdict, by=first.by, fingerprint="a" * 64)


def rated_by_its_author():
    draft = VerdictFactory()
    BlindRatingFactory(verdict=draft, by=draft.author)


def decided_by_who_rated_otherwise():
    changed(Desk.objects.current(), blind_second_rating=True)
    draft = VerdictFactory()
    other = BlindRatingFactory(verdict=draft, rating=RatingFactory(label="False", value=1))
    changed(draft, approver=other.by)


def answers_itself():
    note = NoteFactory()
    changed(note, parent=note)


def edited_twice():
    claim, user, now = ClaimFactory(), UserFactory(), datetime(2026, 11, 2, tzinfo=UTC)
    for _ in range(2):
        Editing.objects.create(claim=claim, user=user, since=now, seen_at=now)


def looked_twice():
    claim, user, now = ClaimFactory(), UserFactory(), datetime(2026, 11, 2, tzinfo=UTC)
    for _ in range(2):
        Look.objects.create(claim=claim, user=user, at=now, revision=1)


def kept_twice():
    user = UserFactory()
    for _ in range(2):
        SavedFilter.objects.create(user=user, name="Mine", query="view=mine")


def span_past_the_end():
    """The words up to the text's last character, with an end that lies behind it."""
    snapshot = SnapshotFactory(text="They hold 600 men")
    ClaimFactory(snapshot=snapshot, quote="600 men", end=99)


def signed_by_an_earlier_author():
    draft = VerdictFactory()
    earlier = UserFactory()
    EventFactory(claim=draft.claim, step="drafted", by=earlier, at=draft.created_at)
    changed(draft, approver=earlier)


BROKEN = {
    "article_url_unique": lambda: ArticleFactory.create_batch(2, url="https://paper.example/one"),
    "article_is_named": lambda: ArticleFactory(title=""),
    "article_published_in_range": lambda: ArticleFactory(published_at=datetime(9999, 12, 31, 23, 59, tzinfo=UTC)),
    "snapshot_number_unique": lambda: SnapshotFactory(article=SnapshotFactory().article),
    "snapshot_has_text": lambda: SnapshotFactory(text=""),
    "source_is_named": lambda: SourceFactory(name=""),
    "source_reliability_known": lambda: SourceFactory(reliability="Z"),
    "source_kind_known": lambda: SourceFactory(kind="rumour"),
    "claim_span_fits_quote": span_past_the_end,
    "claim_stage_known": lambda: changed(ClaimFactory(), stage="somewhere"),
    "claim_kind_known": lambda: changed(ClaimFactory(), kind="opinion"),
    "claim_attribution_known": lambda: changed(ClaimFactory(), attribution="hearsay"),
    "claim_is_stated": lambda: changed(ClaimFactory(), statement=""),
    "claim_worthiness_in_range": lambda: changed(ClaimFactory(), worthiness=1.5),
    "claim_quote_is_the_span": lambda: ClaimFactory(start=0, end=5, quote="Other"),
    "measure_is_named": lambda: MeasureFactory(name=""),
    "measure_not_part_of_itself": part_of_itself,
    "measure_unit_known": lambda: MeasureFactory(unit="bananas"),
    "figure_has_one_owner": two_owners,
    "figure_low_not_above_high": lambda: changed(FigureFactory(), low=Decimal(9), high=Decimal(2)),
    "figure_has_a_number": lambda: changed(FigureFactory(), low=None, high=None),
    "figure_unit_known": lambda: changed(FigureFactory(), unit="bananas"),
    "figure_hedge_known": lambda: changed(FigureFactory(), hedge="perhaps"),
    "figure_band_not_empty": lambda: changed(FigureFactory(), band=NumericRange(empty=True)),
    "figure_common_on_a_measure": lambda: changed(FigureFactory(), common=None),
    "figure_count_not_negative": lambda: changed(FigureFactory(), low=Decimal(-1)),
    "measure_holds_in_range": lambda: changed(MeasureFactory(), holds_days=0),
    "hedgetable_numbered_from_one": lambda: HedgeTable.objects.create(number=0, note="None"),
    "hedgetable_never_changes": lambda: changed(HedgeTable.objects.current(), note="Another"),
    "hedgewidth_once_in_table": lambda: HedgeTable.objects.current().widths.create(hedge="about", percent=5),
    "hedgewidth_hedge_known": lambda: HedgeTable.objects.current().widths.create(hedge="at_most", percent=5),
    "hedgewidth_in_range": lambda: HedgeTable.objects.create(number=2, note="Wide").widths.create(
        hedge="about", percent=101
    ),
    "hedgewidth_never_changes": lambda: changed(first_width(), percent=77),
    "equation_kind_known": lambda: changed(EquationFactory(), kind="guess"),
    "equationterm_figure_once": twice_in_an_equation,
    "equationterm_one_whole_one_percent": two_wholes,
    "equationterm_role_known": lambda: changed(EquationTermFactory(), role="rest"),
    "dismissal_has_reason": lambda: DismissalFactory(reason=""),
    "dismissal_never_changes": lambda: changed(DismissalFactory(), reason="Another"),
    "alarm_once": alarmed_twice,
    "alarm_says_why": lambda: AlarmFactory(words=""),
    "gaterule_is_named": lambda: GateRuleFactory(label=""),
    "waiver_once": waived_twice,
    "waiver_has_reason": lambda: WaiverFactory(reason=""),
    "contact_made_or_why_not": lambda: ContactFactory(how=""),
    "contact_how_known": lambda: ContactFactory(how="pigeon"),
    "submission_once_at_a_time": submitted_twice,
    "submission_never_changes": lambda: changed(SubmissionFactory(), content={"made": "up"}),
    "blindrating_once": rated_twice,
    "blindrating_low_not_above_high": lambda: BlindRatingFactory(low=Decimal(3), high=Decimal(2)),
    "blindrating_never_changes": lambda: changed(BlindRatingFactory(), reason="Another"),
    "blindrating_by_another": rated_by_its_author,
    "recusal_once": recused_twice,
    "interest_in_something": lambda: InterestFactory(source=None),
    "interest_says_what": lambda: InterestFactory(words=""),
    "note_says_something": lambda: NoteFactory(body=""),
    "note_answers_another": answers_itself,
    "note_resolved_by_somebody": lambda: changed(NoteFactory(), resolved_at=datetime(2026, 11, 2, tzinfo=UTC)),
    "message_kind_known": lambda: MessageFactory(kind="shout"),
    "editing_once": edited_twice,
    "look_last": looked_twice,
    "savedfilter_name_once": kept_twice,
    "savedfilter_is_named": lambda: SavedFilter.objects.create(user=UserFactory(), name="", query=""),
    "mailchoice_often_known": lambda: MailChoice.objects.create(user=UserFactory(), often="yearly"),
    "tip_says_something": lambda: TipFactory(text=""),
    "tip_state_known": lambda: TipFactory(state="lost"),
    "desk_tips_in_range": lambda: changed(Desk.objects.current(), tips_per_hour=0),
    "event_correction_known": lambda: EventFactory(correction="oops"),
    "verdict_third_decides": decided_by_who_rated_otherwise,
    "desk_is_one": lambda: Desk.objects.create(pk=2),
    "desk_track_record_in_range": lambda: changed(Desk.objects.current(), least_track_record=0),
    "evidence_not_from_itself": from_itself,
    "evidence_derives_in_no_circle": in_a_circle,
    "evidence_reliability_known": lambda: changed(EvidenceFactory(), reliability="Z"),
    "evidence_attribution_known": lambda: changed(EvidenceFactory(), attribution="hearsay"),
    "evidence_stance_known": lambda: changed(EvidenceFactory(), stance="shrugs"),
    "evidence_credibility_in_range": lambda: changed(EvidenceFactory(), credibility=7),
    "evidence_is_titled": lambda: EvidenceFactory(title=""),
    "prediction_stands_once": same_clock_twice,
    "prediction_is_of_a_prediction": lambda: PredictionFactory(claim=ClaimFactory()),
    "claim_with_clocks_is_a_prediction": lambda: changed(PredictionFactory().claim, kind="figure"),
    "calendarkey_has_a_secret": lambda: CalendarKey.objects.create(user=UserFactory(), secret=""),
    "prediction_window_not_empty": lambda: PredictionFactory(window=DateRange(empty=True)),
    "prediction_window_has_ends": lambda: PredictionFactory(window=DateRange(date(2018, 10, 9), None)),
    "prediction_outcome_known": lambda: changed(PredictionFactory(), outcome="perhaps"),
    "prediction_ended_has_outcome": lambda: changed(PredictionFactory(), ended_on=date(2018, 12, 14)),
    "rating_is_labelled": lambda: RatingFactory(label=""),
    "rating_value_from_one": lambda: changed(RatingFactory(), value=0),
    "rating_tone_known": lambda: changed(RatingFactory(), tone="loud"),
    "verdict_version_unique": two_versions_of_one_number,
    "verdict_one_in_force": two_verdicts_in_force,
    "verdict_one_draft": two_drafts,
    "verdict_four_eyes": same_author_and_approver,
    "verdict_signer_had_no_hand": signed_by_an_earlier_author,
    "verdict_published_has_record": lambda: changed(VerdictFactory(), record={"made": "up"}),
    "verdict_rests_on_a_measure": lambda: changed(VerdictFactory(), rests_on=NumericRange(1, 2)),
    "verdict_has_summary": lambda: VerdictFactory(summary=""),
    "event_stage_known": lambda: EventFactory(to_stage="somewhere"),
    "worthinessrule_points_in_range": lambda: changed(WorthinessRuleFactory(), points=101),
    "snapshot_never_changes": lambda: changed(SnapshotFactory(), text="Other words."),
    "snapshot_never_goes": lambda: SnapshotFactory().delete(),
    "verdict_published_never_changes": lambda: changed(PublishedVerdictFactory(), summary="Never mind."),
    "verdict_never_back_in_force": lambda: back_in_force(PublishedVerdictFactory()),
    "verdict_published_never_goes": lambda: PublishedVerdictFactory().delete(),
    "event_never_changes": lambda: changed(EventFactory(), note="I never said that"),
    "event_never_goes": lambda: EventFactory().delete(),
}


def back_in_force(verdict):
    changed(verdict, in_force=False)
    changed(verdict, in_force=True)


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses(name):
    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        BROKEN[name]()
    words = str(refusal.value)
    assert name in words or "Cannot update" in words or "Cannot delete" in words, words


def test_every_promise_is_broken_above():
    promises = set()
    models = [model for model in apps.get_app_config("claims").get_models() if not issubclass(model, PastEvent)]
    for model in models:
        promises |= {constraint.name for constraint in model._meta.constraints}
        promises |= {trigger.name for trigger in getattr(model._meta, "triggers", []) if not isinstance(trigger, Keep)}
    assert promises == set(BROKEN)


@pytest.mark.parametrize("change", [{"record": {}}, {"rating": None}, {"version": 7}, {"fingerprint": "0" * 64}])
def test_no_column_of_a_published_verdict_changes(change):
    verdict = PublishedVerdictFactory()
    if "rating" in change:
        change = {"rating": RatingFactory(label="False", value=1, tone="false")}
    with pytest.raises(DatabaseError), transaction.atomic():
        changed(verdict, **change)


def test_a_published_verdict_may_leave_force():
    verdict = PublishedVerdictFactory()
    changed(verdict, in_force=False)
    assert not Verdict.objects.in_force().exists()


def test_saving_a_snapshot_unchanged_passes():
    snapshot = SnapshotFactory()
    snapshot.save()
    event = EventFactory()
    event.save()


def test_a_quote_with_emoji_and_arabic_stands_at_code_points():
    snapshot = SnapshotFactory(text="🙂 نحو 600 مقاتل 🙂 today")
    claim = ClaimFactory(snapshot=snapshot, quote="600 مقاتل")
    assert snapshot.text[claim.start : claim.end] == claim.quote


@pytest.mark.parametrize(
    "factory",
    [
        ArticleFactory,
        ClaimFactory,
        ContactFactory,
        DismissalFactory,
        EquationFactory,
        EquationTermFactory,
        EventFactory,
        EvidenceFactory,
        FigureFactory,
        GateRuleFactory,
        MeasureFactory,
        NoteFactory,
        PredictionFactory,
        PublishedVerdictFactory,
        RatingFactory,
        SnapshotFactory,
        SourceFactory,
        VerdictFactory,
        SubmissionFactory,
        TipFactory,
        WaiverFactory,
        WorthinessRuleFactory,
    ],
)
def test_what_a_factory_makes_is_valid_and_found_by_its_natural_key(factory):
    row = factory()
    row.full_clean(exclude=[field.name for field in row._meta.fields if field.generated])
    assert type(row).objects.get_by_natural_key(*row.natural_key()) == row
