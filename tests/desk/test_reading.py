"""What the desk understands while one types, and scanning a text again."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertNumQueries, assertRedirects

from claims.actions import add_article, take_step
from claims.factories import ClaimFactory, FigureFactory, MeasureFactory, SnapshotFactory, SourceFactory
from claims.models import Claim, Event, Figure, Stage, WorthinessRule

pytestmark = pytest.mark.django_db
READING = reverse("desk:reading")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"quote": "about 600 people"}, ["540–660", "people", "±10 %"]),
        ({"stated": "nearly 600 men"}, ["540–600", "men"]),
        ({"stated": "two to three months"}, ["2–3", "months"]),
        ({"stated": "more than 600 fighters"}, ["more than 600", "fighters"]),
        ({"quote": "up to 80 boats and 12 men"}, ["up to 80", "12"]),
        ({"quote": "نحو 600 مقاتل", "language": "ar"}, ["540–660", "مقاتل"]),
        ({"stated": "نحو ٦٠٠ مقاتل"}, ["540–660", "مقاتل"]),
        ({"hedge": "about", "low": "600", "high": "600", "unit": "people"}, ["540–660", "people"]),
        ({"hedge": "about", "low": "600", "unit": "people"}, ["just over 600", "600–660"]),
        ({"hedge": "about", "high": "600", "unit": "people"}, ["nearly 600", "540–600"]),
        ({"low": "1.000"}, ["1,000 elsewhere"]),
        ({"hedge": "at_least", "low": "600", "high": "700"}, ["has no upper end"]),
        ({"stated": "about 700", "low": "600", "high": "600"}, ["630–770"]),
        ({"stated": "about 700", "low": "600", "high": "500"}, ["630–770"]),
        ({"low": "1000"}, ["1,000"]),
        ({"quote": "no figure here"}, ["No number read"]),
        ({"low": "600", "high": "500"}, ["The range is reversed"]),
        ({"low": "six"}, ["field-error"]),
    ],
)
def test_what_is_typed_is_read_at_once(as_reviewer, given, words):
    response = as_reviewer.post(READING, given)
    for word in words:
        assertContains(response, word)
    assertNotContains(response, "<html")


def test_nothing_typed_says_nothing(as_reviewer):
    assert as_reviewer.post(READING).content.strip() == b""


@pytest.mark.parametrize(
    "given",
    [
        {"quote": "about 600 people and 40 boats"},
        {"stated": "12 miles", "measure": "Front line"},
        {"hedge": "about", "low": "12", "unit": "mi", "measure": "Front line"},
    ],
)
def test_reading_asks_the_database_for_the_person_and_the_table(as_reviewer, given):
    MeasureFactory(name="Front line", unit="km")
    with assertNumQueries(5):  # session, user, 2 permission, hedge table with the measure's unit
        as_reviewer.post(READING, given)


def test_nothing_typed_asks_for_no_table(as_reviewer):
    with assertNumQueries(4):
        as_reviewer.post(READING, {"measure": "Front line"})


def test_words_are_shown_escaped(as_reviewer):
    assertNotContains(as_reviewer.post(READING, {"quote": "600 <script>s"}), "<script>")


def test_a_figure_is_saved_as_it_is_stated(as_reviewer):
    claim = ClaimFactory()
    form = {"stated": "nearly 600 fighters", "measure": "", "revision": claim.revision}
    assert as_reviewer.post(reverse("desk:figure", args=[claim.pk]), form).status_code == 302
    figure = Figure.objects.get(claim=claim)
    assert (figure.hedge, figure.low, figure.high, figure.unit) == ("about", None, 600, "people")


def test_what_is_stated_takes_the_place_of_an_earlier_figure_and_keeps_its_unit(as_reviewer):
    claim = ClaimFactory()
    FigureFactory(claim=claim, low=Decimal(77), high=Decimal(77), unit="members", measure=None)
    form = {"stated": "up to 80", "low": "77", "high": "77", "unit": "members", "revision": claim.revision}
    as_reviewer.post(reverse("desk:figure", args=[claim.pk]), form)
    figure = Figure.objects.get(claim=claim)
    assert (figure.hedge, figure.low, figure.high, figure.unit) == ("at_most", None, 80, "members")


@pytest.mark.parametrize(("stated", "words"), [("many", "hold no number"), ("600 men and 40 boats", "hold 2 numbers")])
def test_a_figure_that_cannot_be_told_from_its_words_is_asked_for(as_reviewer, stated, words):
    claim = ClaimFactory()
    form = {"stated": stated, "revision": claim.revision}
    response = as_reviewer.post(reverse("desk:figure", args=[claim.pk]), form)
    assertContains(response, words, status_code=422)
    assertContains(response, f'value="{stated}"', status_code=422)


TEXT = (
    "Harbour report\n\nHarbour master Ada Lindqvist said that about 600 sailors waited. Some 40 boats sank.\n\n"
    "The storm could last two to three days, she said."
)


@pytest.fixture
def article(reviewer):
    return add_article(
        by=reviewer, title="Storm", publisher="Paper", text=TEXT, published_at=datetime(2019, 3, 4, tzinfo=UTC)
    )


def test_a_suggestion_says_who_is_said_to_say_it_and_by_which_words(article):
    claim = Claim.objects.get(quote__startswith="about 600")
    assert (claim.claimant, claim.attribution) == ("Ada Lindqvist", "named_on_record")
    assert "said" in claim.attribution_words
    assert all(reason[0] in "+-" for reason in claim.worthiness_reasons)


def test_a_dismissed_suggestion_does_not_come_back(as_reviewer, reviewer, article):
    claims = list(Claim.objects.all())
    take_step(claims[0], "dismiss", by=reviewer)
    response = as_reviewer.post(reverse("desk:scan", args=[article.slug]), follow=True)
    assertContains(response, "Nothing new found")
    assert Claim.objects.count() == len(claims)


def test_what_is_new_in_the_text_is_suggested_by_whoever_scanned(as_reviewer, reviewer):
    snapshot = SnapshotFactory(text=TEXT)
    response = as_reviewer.post(reverse("desk:scan", args=[snapshot.article.slug]))
    assertRedirects(response, snapshot.article.get_desk_url())
    assert Claim.objects.filter(snapshot=snapshot, stage=Stage.SUGGESTED).count() == 3
    assert set(Event.objects.values_list("by", flat=True)) == {reviewer.pk}


def test_words_that_a_person_claimed_already_are_left_alone(as_reviewer):
    snapshot = SnapshotFactory(text=TEXT)
    ClaimFactory(snapshot=snapshot, quote="that about 600 sailors")
    as_reviewer.post(reverse("desk:scan", args=[snapshot.article.slug]))
    assert Claim.objects.filter(snapshot=snapshot, quote__contains="600").count() == 1


def test_a_dismissed_statement_does_not_come_back_on_a_newer_text(as_reviewer, reviewer, article):
    claim = Claim.objects.get(quote__startswith="about 600")
    take_step(claim, "dismiss", by=reviewer)
    SnapshotFactory(article=article, number=2, text=f"Updated.\n\n{TEXT}")
    as_reviewer.post(reverse("desk:scan", args=[article.slug]))
    assert not Claim.objects.filter(snapshot__number=2, quote__startswith="about 600").exists()
    assert Claim.objects.filter(snapshot__number=2, quote__startswith="Some 40").exists()


def test_points_that_an_editor_set_weigh_in_the_next_scan(article, as_reviewer):
    before = Claim.objects.get(quote__startswith="about 600").worthiness
    WorthinessRule.objects.update_or_create(name="number", defaults={"points": 0, "reason": "x", "position": 0})
    snapshot = SnapshotFactory(text=TEXT)
    as_reviewer.post(reverse("desk:scan", args=[snapshot.article.slug]))
    assert Claim.objects.get(snapshot=snapshot, quote__startswith="about 600").worthiness < before


def test_a_suggestion_that_waits_is_weighed_anew_and_a_decided_one_is_not(article, as_reviewer, reviewer):
    waiting, decided = Claim.objects.order_by("start")[:2]
    take_step(decided, "accept", by=reviewer)
    before = {claim.pk: claim.worthiness for claim in (waiting, decided)}
    WorthinessRule.objects.filter(name="number").update(points=-50)
    as_reviewer.post(reverse("desk:scan", args=[article.slug]))
    waiting.refresh_from_db()
    decided.refresh_from_db()
    assert waiting.worthiness < before[waiting.pk]
    assert "-50 states a number" in waiting.worthiness_reasons
    assert decided.worthiness == before[decided.pk]


def test_nobody_scans_an_article_that_is_not_there(as_reviewer):
    assert as_reviewer.post(reverse("desk:scan", args=["nowhere"])).status_code == 404


def test_the_command_scans_again_and_names_what_it_cannot_find(article, capsys):
    call_command("rescan", article.slug)
    assert f"{article.slug}: 0 new" in capsys.readouterr().out
    with pytest.raises(CommandError, match="no article nowhere"):
        call_command("rescan", article.slug, "nowhere")


def test_a_claim_made_by_hand_starts_with_the_number_in_its_words(as_reviewer):
    snapshot = SnapshotFactory(text=TEXT)
    form = {"quote": "Some 40 boats", "statement": "40 boats sank", "kind": "figure"}
    as_reviewer.post(reverse("desk:claim_new", args=[snapshot.article.slug]), form)
    figure = Figure.objects.get(claim__statement="40 boats sank")
    assert (figure.hedge, figure.low, figure.unit) == ("about", 40, "things")


LONG = "1234567890123456789012345678"


def test_a_number_too_long_to_keep_stops_no_intake(reviewer):
    text = f"They hold {LONG} people. They hold 40 boats."
    article = add_article(
        by=reviewer, title="Long", publisher="Paper", text=text, published_at=datetime(2019, 3, 4, tzinfo=UTC)
    )
    kept = Figure.objects.filter(claim__snapshot__article=article)
    assert [figure.low for figure in kept] == [40]


def test_a_number_too_long_to_keep_is_refused_in_words(as_reviewer):
    claim = ClaimFactory()
    form = {"stated": f"{LONG} people", "revision": claim.revision}
    response = as_reviewer.post(reverse("desk:figure", args=[claim.pk]), form)
    assertContains(response, "hold no number that the desk can keep", status_code=422)


def test_scanning_by_a_mere_link_leads_to_the_sheet(as_reviewer):
    article = SnapshotFactory().article
    assertRedirects(as_reviewer.get(reverse("desk:scan", args=[article.slug])), article.get_desk_url())


def test_names_to_choose_from_come_when_they_are_asked_for(as_reviewer):
    MeasureFactory(name="Boats & <barges>")
    SourceFactory(name="The harbour office")
    with assertNumQueries(6):  # session, user, 2 permission, measures, sources
        response = as_reviewer.get(reverse("desk:names"))
    assertContains(response, '<option value="Boats &amp; &lt;barges&gt;">')
    assertContains(response, '<option value="The harbour office">')
    assertNotContains(as_reviewer.get(ClaimFactory().get_desk_url()), "The harbour office")
