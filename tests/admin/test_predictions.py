"""The clocks of a prediction in the admin: worked out as on the desk, and wrong ones refused at their field."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from claims.models import Claim, Figure, Prediction
from claims.models.figures import bands_of
from tests.admin.helpers import form_data

NINTH = "2018-08-09"
EARLY = {"starts_on": NINTH, "early": "on"}  # long before the desk's claim, of 2026
FOLLOWS = EARLY | {"window_0": "", "window_1": ""}


@pytest.fixture
def months(desk):
    """The desk's claim as a prediction of two to three months."""
    Figure.objects.filter(pk=desk.figure.pk).delete()
    bands = bands_of(Decimal(2), Decimal(3), "between", "months", None)
    return Figure.objects.create(claim=desk.claim, hedge="between", low=2, high=3, unit="months", **bands)


def change_url(row):
    return reverse(f"admin:claims_{row._meta.model_name}_change", args=[row.pk])


def send(client, row, **given):
    url = change_url(row)
    return client.post(url, form_data(client.get(url)) | given)


def kept(desk):
    desk.prediction.refresh_from_db()
    return desk.prediction


@pytest.mark.parametrize(("ended_on", "outcome"), [("2018-11-09", "held"), ("2018-12-14", "missed"), ("", "pending")])
def test_window_and_outcome_follow(at_admin, desk, months, ended_on, outcome):
    given = FOLLOWS | {"ended_on": ended_on, "outcome": "pending"}
    assert send(at_admin, desk.prediction, **given).status_code == 302
    clock = kept(desk)
    assert (clock.window.lower, clock.window.upper) == (date(2018, 10, 9), date(2018, 11, 10))
    assert (clock.computed, clock.outcome) == (True, outcome)


def test_what_never_came_is_missed_without_a_day(at_admin, desk, months):
    assert send(at_admin, desk.prediction, **FOLLOWS, outcome="missed").status_code == 302
    assert (kept(desk).outcome, kept(desk).ended_on) == ("missed", None)


def test_by_hand_where_the_figure_is_no_length_of_time(at_admin, desk):
    given = EARLY | {"window_0": "2018-10-01", "window_1": "2018-11-01", "ended_on": "2018-10-31"}
    assert send(at_admin, desk.prediction, **given).status_code == 302
    assert (kept(desk).computed, kept(desk).outcome, kept(desk).window.upper) == (False, "held", date(2018, 11, 1))


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"window_0": "", "window_1": ""}, "window"),
        ({"window_0": "2018-01-01", "window_1": "2018-12-01"}, "window"),
        ({"window_0": "2018-10-01", "window_1": "2200-01-01"}, "window"),
        ({"outcome": "held"}, "ended_on"),
        ({"ended_on": "2018-08-08"}, "ended_on"),
        ({"window_0": "2190-10-01", "window_1": "2190-12-01", "outcome": "missed"}, "outcome"),
        ({"starts_on": ""}, "starts_on"),
        ({"early": ""}, "starts_on"),
    ],
)
def test_what_makes_no_clock_is_refused_at_its_field(at_admin, desk, given, field):
    form = EARLY | {"window_0": "2018-10-01", "window_1": "2018-11-01"} | given
    response = send(at_admin, desk.prediction, **form)
    assert response.status_code == 200
    assert field in response.context["adminform"].form.errors


def test_a_window_that_leaves_the_calendar_is_refused_at_its_start(at_admin, desk, months):
    response = send(at_admin, desk.prediction, starts_on="2199-11-01")
    assert "starts_on" in response.context["adminform"].form.errors


def test_only_a_prediction_gets_clocks(at_admin, desk):
    Prediction.objects.all().delete()
    Claim.objects.filter(pk=desk.claim.pk).update(kind="figure")
    given = EARLY | {"claim": desk.claim.pk, "starts_with": "it", "ends_with": "its end",
             "window_0": "2018-10-01", "window_1": "2018-11-01", "outcome": "pending"}  # fmt: skip
    url = reverse("admin:claims_prediction_add")
    assert "Only a prediction has clocks" in at_admin.post(url, given).content.decode()
    Claim.objects.filter(pk=desk.claim.pk).update(kind="prediction")
    assert at_admin.post(url, given).status_code == 302
    assert "has this clock already" in at_admin.post(url, given).content.decode()
    assert Prediction.objects.count() == 1


@pytest.mark.parametrize("where", ["figure", "claim"])
def test_windows_follow_a_figure_that_is_corrected(at_admin, desk, months, where):
    send(at_admin, desk.prediction, **FOLLOWS, ended_on="2018-12-14")
    assert kept(desk).outcome == "missed"
    if where == "figure":
        assert send(at_admin, months, high="5").status_code == 302
    else:
        assert send(at_admin, desk.claim, **{"figure-0-high": "5"}).status_code == 302
    assert (kept(desk).window.upper, kept(desk).outcome) == (date(2019, 1, 10), "held")


def test_a_figure_that_no_clock_can_follow_is_refused_in_words(at_admin, desk, months):
    send(at_admin, desk.prediction, **FOLLOWS)
    response = send(at_admin, months, high="4000")
    assert "can’t follow this figure" in response.content.decode()
    months.refresh_from_db()
    assert months.high == 3


def test_a_window_that_follows_goes_on_to_where_its_days_are_let_be(at_admin, desk, months):
    send(at_admin, desk.prediction, **FOLLOWS)
    send(at_admin, desk.prediction, starts_on="2018-08-10", early="on")
    assert (kept(desk).window.lower, kept(desk).computed) == (date(2018, 10, 10), True)
    send(at_admin, desk.prediction, window_1="2018-12-01")
    assert (kept(desk).window.upper, kept(desk).computed) == (date(2018, 12, 1), False)


def test_a_claim_gets_no_clock_twice_by_one_page(at_admin, desk):
    new = {"starts_on": "2026-02-01", "starts_with": "it", "ends_with": "its end", "outcome": "pending",
           "window_0": "2026-10-01", "window_1": "2026-11-01", "id": "", "claim": desk.claim.pk}  # fmt: skip
    twice = {f"predictions-{n}-{name}": value for n in (1, 2) for name, value in new.items()}
    response = send(at_admin, desk.claim, **twice, **{"predictions-TOTAL_FORMS": "3"})
    assert "The claim has this clock already: from it, 1 February 2026" in response.content.decode()
    assert Prediction.objects.count() == 1
    twice["predictions-2-starts_with"] = "another"
    assert send(at_admin, desk.claim, **twice, **{"predictions-TOTAL_FORMS": "3"}).status_code == 302
    assert Prediction.objects.count() == 3


def test_a_prediction_with_clocks_stays_one(at_admin, desk):
    response = send(at_admin, desk.claim, kind="figure")
    assert "has a clock, so it stays a prediction" in str(response.context["adminform"].form.errors["kind"])
    desk.prediction.delete()
    assert send(at_admin, desk.claim, kind="figure").status_code == 302


@pytest.mark.parametrize("stage", ["open", "published"])
def test_windows_are_said_in_words(at_admin, desk, stage):
    Claim.objects.filter(pk=desk.claim.pk).update(stage=stage)
    words = "1 March 2026 to 31 March 2026"
    assert words in at_admin.get(reverse("admin:claims_prediction_changelist")).content.decode()
    for row in (desk.prediction, desk.claim):
        page = at_admin.get(change_url(row)).content.decode()
        assert (words in page) is (stage == "published")
        assert "[2026-03-01" not in page


def test_alarms_are_read_only(at_admin, desk):
    url = change_url(desk.alarm)
    assert at_admin.get(url).status_code == 200
    assert at_admin.post(url, {"words": "Other"}).status_code == 403
    assert at_admin.get(reverse("admin:claims_alarm_add")).status_code == 403
    assert at_admin.post(reverse("admin:claims_alarm_delete", args=[desk.alarm.pk]), {"post": "yes"}).status_code == 403
