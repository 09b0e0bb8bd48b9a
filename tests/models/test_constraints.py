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
    ClaimFactory,
    DismissalFactory,
    EquationFactory,
    EquationTermFactory,
    EventFactory,
    EvidenceFactory,
    FigureFactory,
    MeasureFactory,
    PredictionFactory,
    PublishedVerdictFactory,
    RatingFactory,
    SnapshotFactory,
    SourceFactory,
    UserFactory,
    VerdictFactory,
    WorthinessRuleFactory,
)
from claims.models import Desk, HedgeTable, Verdict

pytestmark = pytest.mark.django_db


def changed(row, **values):
    """Write values past save(), as raw SQL would."""
    type(row).objects.filter(pk=row.pk).update(**values)


def same_author_and_approver():
    user = UserFactory()
    VerdictFactory(author=user, approver=user)


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
    "desk_is_one": lambda: Desk.objects.create(pk=2),
    "desk_track_record_in_range": lambda: changed(Desk.objects.current(), least_track_record=0),
    "evidence_not_from_itself": from_itself,
    "evidence_derives_in_no_circle": in_a_circle,
    "evidence_reliability_known": lambda: changed(EvidenceFactory(), reliability="Z"),
    "evidence_attribution_known": lambda: changed(EvidenceFactory(), attribution="hearsay"),
    "evidence_stance_known": lambda: changed(EvidenceFactory(), stance="shrugs"),
    "evidence_credibility_in_range": lambda: changed(EvidenceFactory(), credibility=7),
    "evidence_is_titled": lambda: EvidenceFactory(title=""),
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
        DismissalFactory,
        EquationFactory,
        EquationTermFactory,
        EventFactory,
        EvidenceFactory,
        FigureFactory,
        MeasureFactory,
        PredictionFactory,
        PublishedVerdictFactory,
        RatingFactory,
        SnapshotFactory,
        SourceFactory,
        VerdictFactory,
        WorthinessRuleFactory,
    ],
)
def test_what_a_factory_makes_is_valid_and_found_by_its_natural_key(factory):
    row = factory()
    row.full_clean(exclude=[field.name for field in row._meta.fields if field.generated])
    assert type(row).objects.get_by_natural_key(*row.natural_key()) == row
