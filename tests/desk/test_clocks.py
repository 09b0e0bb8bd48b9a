"""The clocks of a prediction on its page, with and without htmx, and what fell due on top of the queue."""

from datetime import date, timedelta
from decimal import Decimal

import pgtrigger
import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from claims.actions import set_figure, sound_alarms
from claims.factories import ClaimFactory, PredictionFactory, PublishedVerdictFactory
from claims.models import Claim, Prediction, Stage
from claims.numbers.ageing import Reason
from tests.desk.test_pages import queries_of

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true", "HX-Target": "panel"}
FORM = {"starts_with": "the report", "starts_on": "2018-08-09", "ends_with": "the fall of Hajin"}
BY_HAND = FORM | {"first": "2018-10-01", "last": "2018-10-31"}


@pytest.fixture
def claim(reviewer):
    """A prediction of two to three months."""
    claim = ClaimFactory(kind="prediction")
    given = {"hedge": "between", "low": Decimal(2), "high": Decimal(3), "unit": "months"}
    set_figure(claim, revision=1, by=reviewer, **given)
    claim.refresh_from_db()
    return claim


def path(claim):
    return reverse("desk:clock_new", args=[claim.pk])


def edit(clock):
    return reverse("desk:clock_edit", args=[clock.pk])


def test_a_clock_is_added_by_a_plain_post_and_its_window_is_shown(as_reviewer, claim):
    response = as_reviewer.post(path(claim), FORM | {"revision": 2})
    assertRedirects(response, claim.get_desk_url(), fetch_redirect_response=False)
    page = as_reviewer.get(claim.get_desk_url())
    assertContains(page, "9 Oct 2018 to 9 Nov 2018")
    assertContains(page, "overdue by")
    assertContains(page, '<title id="clock-title">')
    assertNotContains(page, 'name="first"')


def test_htmx_gets_the_panel_with_the_outcome(as_reviewer, claim):
    as_reviewer.post(path(claim), FORM | {"revision": 2})
    clock = Prediction.objects.get()
    given = FORM | {"ended_on": "2018-12-14", "revision": 3, "place": "claim"}
    response = as_reviewer.post(edit(clock), given, headers=HTMX)
    assertContains(response, "Clock saved: missed.")
    assertContains(response, "missed by 35 days")
    assertContains(response, "127 days")
    assert b"<html" not in response.content
    response = as_reviewer.post(edit(clock), given | {"ended_on": "2018-11-09", "revision": 4}, headers=HTMX)
    assertContains(response, "held")
    response = as_reviewer.post(edit(clock), given | {"ended_on": "", "never": "on", "revision": 5}, headers=HTMX)
    assertContains(response, "missed, it never came")
    as_reviewer.post(edit(clock), {"remove": "1", "revision": 6})
    assert not Prediction.objects.exists()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"starts_on": ""}, "required"),
        ({"starts_on": "2018-02-30"}, "valid date"),
        ({"starts_on": "0018-08-09"}, "Give a day from 1600"),
        ({"starts_on": "9999-12-31"}, "Give a day from 1600"),
        ({"starts_on": "2199-11-30"}, "the years 1600 to 2199"),
        ({"starts_with": ""}, "required"),
        ({"starts_with": "\u202e"}, "only invisible characters"),
        ({"ends_with": "x" * 201}, "at most 200"),
        ({"ended_on": "2018-08-08"}, "before the clock starts"),
        ({"ended_on": "2190-01-01"}, "up to today"),
        ({"ended_on": "2018-10-10", "never": "on"}, "Either it ended on that day"),
        ({"starts_on": "2190-01-01", "never": "on"}, "It may still come"),
        ({"first": "2018-11-01", "last": "2018-10-01"}, "The last day is before the first"),
        ({"starts_on": "1618-08-09"}, "400 years before the claim, of 9 August 2018"),
        ({"starts_on": "2008-08-09"}, "tick the box that says so"),
    ],
)
def test_what_makes_no_clock_is_refused_at_its_field_and_kept(as_reviewer, claim, given, words):
    response = as_reviewer.post(path(claim), FORM | {"ends_with": "What I typed", "revision": 2} | given)
    assertContains(response, words, status_code=422)
    assertContains(response, "field-error", status_code=422)
    if "ends_with" not in given:
        assertContains(response, 'value="What I typed"', status_code=422)
    assert not Prediction.objects.exists()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"first": ""}, "Give the first day"),
        ({"last": ""}, "Give the last day"),
        ({"last": "2018-09-30"}, "The last day is before the first"),
        ({"first": "2018-08-08"}, "before the clock starts"),
        ({"last": "2199-12-31"}, "Give a day before 31 December 2199"),
    ],
)
def test_where_the_figure_says_no_length_the_days_are_given_by_hand(as_reviewer, given, words):
    claim = ClaimFactory(kind="prediction")
    assertContains(as_reviewer.get(claim.get_desk_url()), 'name="first"')
    response = as_reviewer.post(path(claim), BY_HAND | {"revision": 1} | given)
    assertContains(response, words, status_code=422)
    assert as_reviewer.post(path(claim), BY_HAND | {"revision": 1}).status_code == 302
    assert not Prediction.objects.get().computed


def test_a_start_long_before_the_claim_is_confirmed_once(as_reviewer, claim):
    crisis = FORM | {"starts_on": "2008-09-15", "revision": 2}
    page = as_reviewer.get(claim.get_desk_url())
    assertNotContains(page, 'name="early"')
    assertContains(as_reviewer.post(path(claim), crisis), 'name="early"', status_code=422)
    assert as_reviewer.post(path(claim), crisis | {"early": "on"}).status_code == 302
    clock = Prediction.objects.get()
    assert clock.window.lower == date(2008, 11, 15)
    kept = crisis | {"revision": 3, "ends_with": "the recovery"}
    assert as_reviewer.post(edit(clock), kept).status_code == 302
    assertContains(
        as_reviewer.post(edit(clock), kept | {"revision": 4, "starts_on": "2008-09-16"}),
        'name="early"',
        status_code=422,
    )
    assert as_reviewer.post(path(claim), FORM | {"revision": 4, "starts_on": "2017-08-09"}).status_code == 302


def test_the_same_clock_twice_is_refused_at_its_field_and_kept(as_reviewer, claim):
    as_reviewer.post(path(claim), FORM | {"revision": 2})
    response = as_reviewer.post(path(claim), FORM | {"revision": 3, "starts_with": "The  Report"})
    assertContains(response, "The claim has this clock already: from the report, 9 August 2018", status_code=422)
    assertContains(response, 'value="The  Report"', status_code=422)
    assert Prediction.objects.count() == 1


def test_every_button_of_a_clock_says_which_one_it_is(as_reviewer, claim):
    for day in ("2018-08-09", "2018-08-10"):
        claim.refresh_from_db()
        as_reviewer.post(path(claim), FORM | {"revision": claim.revision, "starts_on": day})
    page = as_reviewer.get(claim.get_desk_url())
    for day in ("9 August 2018", "10 August 2018"):
        for does in ("Save", "Remove"):
            assertContains(page, f'aria-label="{does} clock from the report, {day}, to the fall of Hajin"', count=1)
    assertContains(page, "Change the clock from <bdi>the report</bdi>, 10 Aug 2018")
    assertContains(as_reviewer.get(claim.get_sheet_url()), "From <bdi>the report</bdi>, 10 Aug 2018")


def test_what_the_page_says_of_the_windows_is_so(as_reviewer, reviewer, claim):
    as_reviewer.post(path(claim), FORM | {"revision": 2})
    by_hand = PredictionFactory(claim=claim)
    said = lambda: as_reviewer.get(claim.get_desk_url())  # noqa: E731

    def now(**figure):
        claim.refresh_from_db()
        set_figure(claim, revision=claim.revision, by=reviewer, **figure)

    assertContains(said(), "in calendar months and days, but for those that the table marks.")
    assertContains(said(), '<span class="meta">by hand</span>', count=1)
    assertContains(said(), "Empty both its days to let it follow", count=1)
    now(hedge="exact", low=Decimal(600), high=Decimal(600), unit="people")
    assertContains(said(), "windows from an earlier figure stay as they were until it does again.")
    assertContains(said(), '<span class="meta">from an earlier figure</span>', count=1)
    assertContains(said(), '<span class="meta">by hand</span>', count=1)
    now(hedge="exact", low=Decimal(3), high=Decimal(3), unit="months")
    assertContains(said(), "<td>9 Nov 2018</td>")
    by_hand.delete()
    assertContains(said(), "in calendar months and days.")
    assertNotContains(said(), "by hand")


def test_a_miss_that_a_figure_without_an_end_takes_back_is_marked(as_reviewer, reviewer, claim):
    PredictionFactory(claim=claim, ended_on=date(2018, 12, 14), outcome="missed", computed=True)
    set_figure(claim, revision=2, by=reviewer, hedge="at_least", low=Decimal(2), high=None, unit="months")
    assertContains(as_reviewer.get(claim.get_desk_url()), "the figure has no end now: look at the outcome")


def test_a_prediction_with_clocks_stays_one_and_what_was_typed_is_kept(as_reviewer, claim):
    PredictionFactory.create_batch(2, claim=claim)
    form = {"statement": "What I typed", "kind": "figure", "claimant": "", "attribution": "nobody", "made_on": "",
            "revision": 2}  # fmt: skip
    response = as_reviewer.post(reverse("desk:claim_edit", args=[claim.pk]), form)
    words = "The claim has 2 clocks, so it stays a prediction: remove them first."
    assertContains(response, f'<span class="field-error" id="claim_kind_error">{words}', status_code=422)
    assertContains(response, 'value="What I typed"', status_code=422)


def test_clocks_from_before_on_what_is_no_prediction_are_shown_to_be_removed(as_reviewer, claim):
    clock = PredictionFactory(claim=claim)
    with pgtrigger.ignore("claims.Claim:claim_with_clocks_is_a_prediction"):
        Claim.objects.filter(pk=claim.pk).update(kind="figure")
    page = as_reviewer.get(claim.get_desk_url())
    assertContains(page, "The claim is no prediction, but these still fall due.")
    assertNotContains(page, "Add a clock")
    assert as_reviewer.post(edit(clock), {"remove": "1", "revision": 2}).status_code == 302
    assertNotContains(as_reviewer.get(claim.get_desk_url()), 'id="clocks"')


def test_a_stale_save_keeps_what_was_typed_even_where_the_clock_is_gone(as_reviewer, claim):
    as_reviewer.post(path(claim), FORM | {"revision": 2})
    clock = Prediction.objects.get()
    given = FORM | {"starts_with": "What I typed", "revision": 2}
    response = as_reviewer.post(edit(clock), given)
    assertContains(response, "This clock now reads", status_code=409)
    assertContains(response, 'value="What I typed"', status_code=409)
    other = as_reviewer.post(edit(clock), {"remove": "1", "revision": 3})
    assert other.status_code == 302
    assert as_reviewer.post(edit(clock), given).status_code == 404


def test_the_page_of_a_clock_s_form_leads_to_its_claim(as_reviewer, claim):
    clock = PredictionFactory(claim=claim)
    assertRedirects(as_reviewer.get(edit(clock)), f"{claim.get_desk_url()}#clocks", fetch_redirect_response=False)
    assertRedirects(as_reviewer.get(path(claim)), claim.get_desk_url(), fetch_redirect_response=False)


def test_who_does_not_work_at_the_desk_sets_no_clock(client, claim, django_user_model):
    clock = PredictionFactory(claim=claim)
    for deed in (path(claim), edit(clock)):
        assert client.post(deed, FORM).status_code == 403
    client.force_login(django_user_model.objects.create(username="stranger"))
    for deed in (path(claim), edit(clock)):
        assert client.post(deed, FORM).status_code == 403
    assert Prediction.objects.count() == 1


def test_what_is_published_shows_its_clocks_and_no_form(as_reviewer, claim):
    PredictionFactory(claim=claim)
    Claim.objects.filter(pk=claim.pk).update(stage=Stage.PUBLISHED)
    page = as_reviewer.get(claim.get_desk_url())
    assertContains(page, "clock-numbers")
    assertNotContains(page, "Add a clock")
    assert as_reviewer.post(path(claim), FORM | {"revision": 2}).status_code == 409


def test_clocks_cost_the_claim_one_query_and_other_claims_none(as_reviewer, claim):
    bare, sheet = (queries_of(as_reviewer, path) for path in (claim.get_desk_url(), claim.get_sheet_url()))
    PredictionFactory(claim=claim)
    assert queries_of(as_reviewer, claim.get_desk_url()) == bare + 1
    PredictionFactory.create_batch(9, claim=claim)
    assert queries_of(as_reviewer, claim.get_desk_url()) == bare + 1
    assert queries_of(as_reviewer, claim.get_sheet_url()) == sheet + 1
    PredictionFactory.create_batch(3, claim__snapshot=claim.snapshot)
    assert queries_of(as_reviewer, claim.get_sheet_url()) == sheet + 1


def test_the_sheet_says_how_each_clock_stands_and_has_no_form(as_reviewer, claim):
    PredictionFactory(claim=claim, ended_on="2018-12-14", outcome="missed")
    sheet = as_reviewer.get(claim.get_sheet_url())
    assertContains(sheet, "missed by 35 days")
    assertNotContains(sheet, "clock-title")
    assertNotContains(sheet, 'name="starts_with"')


def test_the_story_s_two_clocks_are_35_and_4_days_late_on_every_page(as_reviewer, client):
    call_command("loaddata", "ratings", "hajin", verbosity=0)
    claim = Claim.objects.get(quote="two to three months")
    for page in (as_reviewer.get(claim.get_desk_url()), as_reviewer.get(claim.get_sheet_url()),
                 client.get(claim.get_absolute_url())):  # fmt: skip
        assertContains(page, "missed by 35 days")
        assertContains(page, "missed by 4 days")


def test_what_the_watch_noted_since_stands_beside_what_it_sent_back_for(as_reviewer):
    claim = PublishedVerdictFactory().claim
    sound_alarms({claim.pk: [Reason("a", "The first reason.")]})
    sound_alarms({claim.pk: [Reason("b", "The second reason.")]})
    page = as_reviewer.get(claim.get_desk_url())
    assertContains(page, "Sent to recheck by <bdi>the watch</bdi>")
    assertContains(page, "The first reason.", count=2)
    assertContains(page, "The second reason.", count=2)


def clock_from(days, **more):
    """A clock whose window opens so many days from today and is open for thirty."""
    first = timezone.localdate() + timedelta(days=days)
    return PredictionFactory(window=(first, first + timedelta(days=30)), starts_on=first - timedelta(days=60), **more)


def fallen(response):
    return [clock.claim_id for clock in response.context["fallen"]]


def test_what_fell_due_stands_on_top_of_the_queue_the_oldest_first(as_reviewer):
    ripe, overdue = clock_from(0), clock_from(-42)
    clock_from(1)
    clock_from(-9, outcome="missed")
    for stage in (Stage.DISMISSED, Stage.RETRACTED):
        clock_from(-9, claim=ClaimFactory(kind="prediction", stage=stage))
    published = clock_from(-5, claim=ClaimFactory(kind="prediction", stage=Stage.PUBLISHED))
    clock_from(-1, claim=published.claim)
    response = as_reviewer.get(reverse("desk:queue"))
    assert fallen(response) == [overdue.claim_id, published.claim_id, ripe.claim_id]
    assertContains(response, "Overdue by 13 days")
    assertContains(response, "Ripe since")
    assert response.context["fallen_count"] == "3"
    listed = as_reviewer.get(f"{reverse('desk:queue')}?view=fallen")
    assert [claim.pk for claim in listed.context["page"].rows] == fallen(response)
    assertContains(listed, "Overdue by 13 days")
    assert fallen(listed) == []


def test_what_may_come_any_day_until_its_last_falls_due_on_that_day(as_reviewer, claim):
    today = timezone.localdate()
    for last in (1, 0, -1):
        start = today - timedelta(days=90)
        PredictionFactory(claim=claim, starts_on=start, window=(start, today + timedelta(days=last + 1)))
    states = {clock.window.upper - today: clock.state(today) for clock in claim.predictions.all()}
    assert [states[timedelta(days=n)] for n in (2, 1, 0)] == ["pending", "ripe", "overdue"]
    assert Prediction.objects.ripe(today).count() == 2
    assert all(clock.ripe_on == clock.judged_from for clock in claim.predictions.all())
    page = as_reviewer.get(claim.get_desk_url())
    for words in ("still open", f"ripe since {today.day} {today:%B %Y}", "overdue by 1 day"):
        assertContains(page, f">{words}</strong>")


def test_only_the_first_page_of_the_whole_queue_is_topped(as_reviewer):
    clock_from(0)
    ClaimFactory.create_batch(30)
    queue = reverse("desk:queue")
    first = as_reviewer.get(queue)
    assert fallen(first)
    for query in ("?view=mine", "?kind=figure", "?words=school", f"?{first.context['next_query']}"):
        assert fallen(as_reviewer.get(f"{queue}{query}")) == []


def test_many_that_fell_due_are_counted_and_paged(as_reviewer):
    clocks = [clock_from(-n) for n in range(30)]
    queue = reverse("desk:queue")
    top = as_reviewer.get(queue)
    assert len(fallen(top)) == 10
    assertContains(top, "All 30 that have fallen due")
    seen, query = [], "view=fallen"
    for _ in range(2):
        response = as_reviewer.get(f"{queue}?{query}")
        seen += [claim.pk for claim in response.context["page"].rows]
        query = response.context["next_query"]
    assert seen == [clock.claim_id for clock in reversed(clocks)]
    narrowed = as_reviewer.get(f"{queue}?view=fallen&kind=figure")
    assertContains(narrowed, "No claim fits these filters")


def test_what_fell_due_costs_the_same_however_much(as_reviewer, django_assert_num_queries):
    clock_from(0)
    for query in ("", "?view=fallen"):
        with django_assert_num_queries(15):
            as_reviewer.get(f"{reverse('desk:queue')}{query}")
    for n in range(12):
        clock_from(-n)
    for query in ("", "?view=fallen"):
        with django_assert_num_queries(15):
            as_reviewer.get(f"{reverse('desk:queue')}{query}")
