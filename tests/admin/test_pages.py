"""Every page of the admin opens for an editor, and lists cost the same however long."""

import re
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.actions import make_claim, record_event
from claims.admin import lists
from claims.models import Figure, Prediction

MODELS = [
    "article", "snapshot", "claim", "source", "evidence", "measure", "figure", "prediction", "rating", "verdict",
    "event", "alarm", "tip",
]  # fmt: skip
ADDED_BY_HAND = {"source", "evidence", "measure", "figure", "prediction", "rating"}


def row_of(desk, model):
    return desk.draft if model == "verdict" else getattr(desk, model)


def cost(client, url):
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)
    assert response.status_code == 200, url
    return len(queries)


@pytest.mark.parametrize("model", MODELS)
def test_an_editor_opens_the_list_and_its_search(at_admin, desk, model):
    url = reverse(f"admin:claims_{model}_changelist")
    assert at_admin.get(url).status_code == 200
    assert at_admin.get(url, {"q": "nothing has these words"}).status_code == 200


@pytest.mark.parametrize("model", MODELS)
def test_an_editor_opens_the_page_of_a_row_and_its_history(at_admin, desk, model):
    row = row_of(desk, model)
    assert at_admin.get(reverse(f"admin:claims_{model}_change", args=[row.pk])).status_code == 200
    assert at_admin.get(reverse(f"admin:claims_{model}_history", args=[row.pk])).status_code == 200


@pytest.mark.parametrize("model", MODELS)
def test_only_what_has_no_intake_of_its_own_is_added_by_hand(at_admin, desk, model):
    response = at_admin.get(reverse(f"admin:claims_{model}_add"))
    assert response.status_code == (200 if model in ADDED_BY_HAND else 403)


@pytest.mark.parametrize("model", MODELS)
def test_a_list_costs_the_same_however_long(at_admin, make_desk, model):
    url = reverse(f"admin:claims_{model}_changelist")
    make_desk(1)
    at_admin.get(url)
    short = cost(at_admin, url)
    for number in range(2, 11):
        make_desk(number)
    assert cost(at_admin, url) == short
    assert short <= 10


def test_the_list_of_people_costs_the_same_however_long(at_admin):
    url = reverse("admin:auth_user_changelist")
    short = cost(at_admin, url)
    get_user_model().objects.bulk_create(get_user_model()(username=f"p{number}") for number in range(9))
    assert cost(at_admin, url) == short


def test_claims_are_found_by_their_words(at_admin, desk, make_desk):
    other = make_desk(2).claim
    type(other).objects.filter(pk=other.pk).update(statement="Ships sailed")
    response = at_admin.get(reverse("admin:claims_claim_changelist"), {"q": "sailing ship"})
    assert [claim.pk for claim in response.context["cl"].result_list] == [other.pk]


def test_people_and_articles_are_found_by_name(at_admin, desk):
    assert b"colleague" in at_admin.get(reverse("admin:auth_user_changelist"), {"q": "colleag"}).content
    assert b"Jobs 1" in at_admin.get(reverse("admin:claims_article_changelist"), {"q": "jobs"}).content


def test_autocomplete_answers_with_words(at_admin, desk):
    response = at_admin.get(
        reverse("admin:autocomplete"),
        {"app_label": "claims", "model_name": "evidence", "field_name": "source", "term": "bureau"},
    )
    assert response.json()["results"][0]["text"] == "Bureau 1"


@pytest.mark.parametrize(
    "drill", [{}, {"year": 2026}, {"year": 2026, "month": 5}, {"year": 2026, "month": 5, "day": 2}]
)
def test_dates_drill_down_without_reading_the_table(at_admin, desk, drill):
    name = "snapshot__article__published_at"
    with CaptureQueriesContext(connection) as queries:
        response = at_admin.get(
            reverse("admin:claims_claim_changelist"), {f"{name}__{part}": number for part, number in drill.items()}
        )
    assert list(response.context["cl"].result_list) == [desk.claim]
    assert not any("DISTINCT" in query["sql"] for query in queries)


@pytest.mark.parametrize(
    "address",
    ["year=0", "year=9999", "year=9999&{0}__month=12", "year=x", "year=2026&{0}__month=13", "month=x", "month=5"],
)
def test_a_broken_date_in_the_address_is_no_crash(at_admin, desk, address):
    name = "snapshot__article__published_at"
    url = f"{reverse('admin:claims_claim_changelist')}?{name}__{address.format(name)}"
    assert at_admin.get(url).status_code in (200, 302)


@pytest.mark.parametrize("address", ["due=overdue", "due=week", "due=none", "assigned=me", "assigned=nobody"])
def test_filters_answer(at_admin, desk, address):
    assert at_admin.get(f"{reverse('admin:claims_claim_changelist')}?{address}").status_code == 200


def test_an_article_lists_its_claims_and_its_texts(at_admin, desk):
    page = at_admin.get(reverse("admin:claims_article_change", args=[desk.article.pk])).content.decode()
    assert reverse("admin:claims_claim_change", args=[desk.claim.pk]) in page
    assert reverse("admin:claims_snapshot_change", args=[desk.snapshot.pk]) in page
    listed = at_admin.get(reverse("admin:claims_claim_changelist"), {"snapshot__article__id__exact": desk.article.pk})
    assert list(listed.context["cl"].result_list) == [desk.claim]


def test_pages_lead_to_the_desk_and_to_the_public_page(at_admin, desk):
    page = at_admin.get(reverse("admin:claims_claim_change", args=[desk.claim.pk])).content.decode()
    assert f'href="{desk.claim.get_desk_url()}"' in page
    assert f'href="{desk.claim.get_absolute_url()}"' in page


def test_pages_need_nothing_inline(at_admin, desk):
    for url in (
        reverse("admin:index"),
        reverse("admin:claims_claim_changelist"),
        reverse("admin:claims_claim_change", args=[desk.claim.pk]),
        reverse("admin:claims_article_change", args=[desk.article.pk]),
    ):
        page = at_admin.get(url).content.decode()
        assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*(src=|application/json))", page), url


def test_a_reviewer_stays_outside(client, colleague):
    client.force_login(colleague)
    response = client.get(reverse("admin:index"))
    assert response.status_code == 302
    assert "login" in response["Location"]


@pytest.mark.parametrize("model", ["claim", "article", "snapshot", "evidence"])
def test_a_page_costs_the_same_however_much_hangs_on_it(at_admin, desk, model):
    url = reverse(f"admin:claims_{model}_change", args=[getattr(desk, model).pk])
    at_admin.get(url)
    short = cost(at_admin, url)
    for _ in range(9):
        for row in (desk.evidence, desk.evidence.figures.first(), desk.prediction):
            copy(row)
        record_event(desk.claim, "due", by=desk.claim.assigned_to)
        make_claim(desk.snapshot, start=0, end=12, statement=f"Unemployment fell {uuid4()}", by=None)
    assert cost(at_admin, url) == short


def copy(row):
    twin = type(row).objects.get(pk=row.pk)
    twin.pk, twin.uid = None, uuid4()
    twin._state.adding = True
    if isinstance(twin, Prediction):
        twin.starts_with = f"the year {uuid4()}"  # a claim has a clock once
    twin.save()


def test_a_filtered_list_is_counted_no_further_than_the_cap(monkeypatch, desk):
    monkeypatch.setattr(lists, "COUNTED_UP_TO", 1)
    figures = Figure.objects.filter(low=4).order_by("-id")
    assert figures.count() == 2
    assert lists.QuickPaginator(figures, 50).count == 1


def test_a_whole_list_is_counted_in_one_query_exactly_or_by_estimate(monkeypatch, desk, django_assert_num_queries):
    everything = Figure.objects.order_by("-id")
    counted = everything.count()
    with django_assert_num_queries(1):
        assert lists.QuickPaginator(everything, 50).count == counted
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE claims_figure")
    monkeypatch.setattr(lists, "COUNTED_UP_TO", 1)
    copy(everything[0])
    with django_assert_num_queries(1):
        assert lists.QuickPaginator(everything, 50).count == counted  # what stood there when it was analysed


def test_a_date_hierarchy_shows_the_latest_years_and_no_more(at_admin, desk, make_desk):
    type(desk.article).objects.filter(pk=desk.article.pk).update(published_at="1600-01-02T00:00:00Z")
    make_desk(2)
    page = at_admin.get(reverse("admin:claims_claim_changelist")).content.decode()
    assert "published_at__year=2026" in page
    assert page.count("published_at__year=") == lists.YEARS_SHOWN
