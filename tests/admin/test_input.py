"""What may be typed into the admin: the same as on the desk."""

import pytest
from django.urls import reverse

from claims.actions import draft_verdict
from claims.factories import FigureFactory
from claims.models import Claim, Figure, Measure, Verdict
from tests.admin.helpers import form_data


def change_url(row):
    return reverse(f"admin:claims_{row._meta.model_name}_change", args=[row.pk])


def send(client, row, **given):
    url = change_url(row)
    return client.post(url, form_data(client.get(url)) | given)


@pytest.mark.parametrize(
    ("model", "given"),
    [
        ("article", {"published_at_0": "9999-12-31", "published_at_1": "00:00:00"}),
        ("article", {"published_at_0": "0018-08-09", "published_at_1": "00:00:00"}),
        ("article", {"language": "!!"}),
        ("article", {"url": "ftp://paper.example/"}),
        ("article", {"title": "\u202e"}),
        ("source", {"url": "ftp://paper.example/"}),
        ("source", {"name": "\u2066\u2069"}),
        ("evidence", {"published_on": "9999-12-31"}),
        ("evidence", {"url": "ftp://paper.example/"}),
        ("evidence", {"quote": "x" * 5001}),
        ("evidence", {"note": "x" * 2001}),
        ("claim", {"made_on": "9999-12-31"}),
        ("claim", {"due_on": "9999-12-31"}),
        ("claim", {"statement": "\u200b"}),
        ("figure", {"as_of": "9999-12-31"}),
        ("figure", {"hedge": "at_least", "low": "1000", "high": "1500"}),
        ("figure", {"hedge": "at_most", "low": "1000", "high": "1500"}),
        ("figure", {"hedge": "exact", "low": "1000", "high": "1500"}),
        ("figure", {"hedge": "between", "low": "1000", "high": ""}),
        ("figure", {"low": "1.000", "high": "1.000"}),
        ("figure", {"unit": "people"}),
        ("measure", {"unit": "people"}),
        ("prediction", {"window_1": ""}),
        ("prediction", {"window_0": ""}),
        ("prediction", {"window_1": "9999-12-31"}),
        ("prediction", {"starts_on": "0018-08-09"}),
    ],
)
def test_what_the_desk_refuses_the_admin_refuses_in_its_form(at_admin, desk, model, given):
    response = send(at_admin, getattr(desk, model), **given)
    assert response.status_code == 200
    assert response.context["adminform"].form.errors


def test_a_figure_on_a_claim_s_page_is_held_to_its_measure_too(at_admin, desk):
    response = send(at_admin, desk.claim, **{"figure-0-unit": "people"})
    assert "is counted in percent" in response.content.decode()
    assert Figure.objects.get(pk=desk.figure.pk).unit == "percent"


def test_marks_that_turn_other_words_go(at_admin, desk):
    assert send(at_admin, desk.source, name="\u202eThe\tBureau\x07", interest="One.\r\nTwo.").status_code == 302
    desk.source.refresh_from_db()
    assert (desk.source.name, desk.source.interest) == ("The Bureau", "One.\nTwo.")


def test_a_number_is_taken_as_it_is_written(at_admin, desk):
    assert send(at_admin, desk.figure, low="1,000", high="1 500").status_code == 302
    desk.figure.refresh_from_db()
    assert (desk.figure.low, desk.figure.high) == (1000, 1500)


@pytest.mark.parametrize(("low", "high"), [("1,000", ""), ("", "1,000")])
def test_a_number_alone_is_exactly_that_number(at_admin, desk, low, high):
    assert send(at_admin, desk.figure, hedge="exact", low=low, high=high).status_code == 302
    desk.figure.refresh_from_db()
    assert (desk.figure.low, desk.figure.high, desk.figure.understood) == (1000, 1000, "1,000")


def test_a_part_of_what_is_counted_one_by_one_is_left_to_the_desk(at_admin, desk):
    Figure.objects.filter(pk=desk.figure.pk).update(unit="people", measure=None, common=None)
    given = {"hedge": "exact", "unit": "people", "measure": "", "low": "2.5", "high": "2.5"}
    response = send(at_admin, desk.figure, **given)
    assert "People are counted one by one" in str(response.context["adminform"].form.errors["low"])
    Figure.objects.filter(pk=desk.figure.pk).update(low="2.5", high="2.5")
    assert send(at_admin, desk.figure, **given | {"as_of": "2019-01-02"}).status_code == 302


def test_a_prediction_s_own_figure_may_be_dated_ahead(at_admin, desk):
    Claim.objects.filter(pk=desk.claim.pk).update(kind="prediction")
    assert send(at_admin, desk.figure, as_of="2199-01-01").status_code == 302
    refused = send(at_admin, FigureFactory(), as_of="2199-01-01")
    assert "up to today" in str(refused.context["adminform"].form.errors["as_of"])


def test_a_document_stands_once(at_admin, desk):
    twin = {"evidence-TOTAL_FORMS": 2, "evidence-1-source": desk.source.pk, "evidence-1-title": desk.evidence.title}
    twin |= {"evidence-1-quote": desk.evidence.quote, "evidence-1-stance": "context", "evidence-1-credibility": 3}
    type(desk.evidence).objects.update(url="")
    assert "This document is already here" in send(at_admin, desk.claim, **twin).content.decode()


def test_a_new_source_is_judged_by_whoever_enters_it(at_admin):
    url = reverse("admin:claims_source_add")
    given = {"name": "The Bureau again", "kind": "dataset"}
    response = at_admin.post(url, form_data(at_admin.get(url)) | given)
    assert list(response.context["adminform"].form.errors) == ["reliability"]
    assert at_admin.post(url, form_data(response) | {"reliability": "F"}).status_code == 302


def test_an_unused_measure_may_change_its_unit(at_admin, desk):
    measure = Measure.objects.create(name="Trees", unit="people")
    assert send(at_admin, measure, unit="things").status_code == 302


def test_one_address_stands_once(at_admin, desk, make_desk):
    other = make_desk(2)
    send(at_admin, desk.article, url="https://paper.example/a")
    response = send(at_admin, other.article, url="HTTPS://paper.example/a/#x")
    assert "already" in str(response.context["adminform"].form.errors)
    send(at_admin, desk.evidence, url="https://paper.example/a")
    twin = {"evidence-TOTAL_FORMS": 2, "evidence-1-source": desk.source.pk, "evidence-1-title": "Again"}
    twin |= {"evidence-1-stance": "context", "evidence-1-credibility": 3, "evidence-1-url": "https://paper.example/a/"}
    response = send(at_admin, desk.claim, **twin)
    assert "already here: “Release 1”" in response.content.decode()


def test_claims_are_reworded_on_their_article_s_page(at_admin, chief, desk):
    assert send(at_admin, desk.article, **{"claims-0-statement": "Fewer were out of work"}).status_code == 302
    claim = Claim.objects.get(pk=desk.claim.pk)
    assert (claim.statement, claim.revision) == ("Fewer were out of work", desk.claim.revision + 1)
    event = claim.events.first()
    assert (event.step, event.by, event.note) == ("revised", chief, "statement")


def test_an_article_s_page_offers_no_new_claim_and_no_page_that_readers_may_not_see(at_admin, desk):
    other = Claim.objects.create(
        snapshot=desk.snapshot, quote=desk.claim.quote, start=0, end=len(desk.claim.quote), statement="Unpublished"
    )
    response = at_admin.get(change_url(desk.article))
    assert response.context["inline_admin_formsets"][0].formset.max_num == 0
    assert other.get_absolute_url() not in response.content.decode()


def test_saving_an_article_alone_touches_no_claim(at_admin, desk):
    url = change_url(desk.article)
    data = form_data(at_admin.get(url)) | {"byline": "A. Writer"}
    Claim.objects.filter(pk=desk.claim.pk).update(revision=7, statement="Theirs")
    assert at_admin.post(url, data).status_code == 302
    claim = Claim.objects.get(pk=desk.claim.pk)
    assert (claim.statement, claim.revision) == ("Theirs", 7)


def test_a_stale_line_on_an_article_s_page_overwrites_nothing_and_is_kept(at_admin, desk):
    url = change_url(desk.article)
    data = form_data(at_admin.get(url)) | {"claims-0-statement": "Mine", "byline": "A. Writer"}
    Claim.objects.filter(pk=desk.claim.pk).update(revision=7, statement="Theirs")
    response = at_admin.post(url, data)
    page = response.content.decode()
    assert "Someone else saved this claim" in page
    assert "Mine</textarea>" in page
    assert Claim.objects.get(pk=desk.claim.pk).statement == "Theirs"
    desk.article.refresh_from_db()
    assert desk.article.byline == ""
    assert at_admin.post(url, form_data(response)).status_code == 302
    assert Claim.objects.get(pk=desk.claim.pk).statement == "Mine"


def test_a_published_claim_is_not_reworded_on_its_article_s_page(at_admin, desk):
    Claim.objects.filter(pk=desk.claim.pk).update(stage="published")
    assert send(at_admin, desk.article, **{"claims-0-statement": "Other words"}).status_code == 302
    assert Claim.objects.get(pk=desk.claim.pk).statement == desk.claim.statement


def test_no_claim_is_made_and_no_stage_moved_on_an_article_s_page(at_admin, desk):
    given = {"claims-TOTAL_FORMS": 2, "claims-1-statement": "New", "claims-1-kind": "figure"}
    send(at_admin, desk.article, **given, **{"claims-0-stage": "published", "claims-1-opened_revision": 1})
    assert [claim.stage for claim in Claim.objects.all()] == ["open"]


@pytest.mark.parametrize(
    ("model", "query"),
    [
        ("claim", "stage__exact=%00"),
        ("claim", "q=%00"),
        ("interest", "at__year=99999999999"),
        ("event", "at__year=10000"),
        ("claim", "stage__exact=%ED%A0%80"),
    ],
)
def test_a_list_that_cannot_be_is_no_crash(at_admin, model, query):
    assert at_admin.get(f"/admin/claims/{model}/?{query}").status_code in {200, 302}


def test_a_draft_saved_meanwhile_is_not_overwritten_unseen(at_admin, desk, colleague):
    url = reverse("admin:claims_verdict_change", args=[desk.draft.pk])
    opened = form_data(at_admin.get(url))
    claim = Claim.objects.get(pk=desk.claim.pk)
    words = {"summary": "Nearly.", "reasons": "Theirs, new."}
    draft_verdict(claim, revision=claim.revision, by=colleague, rating=desk.draft.rating, **words)
    page = at_admin.post(url, opened | {"reasons": "Mine."}).content.decode()
    assert "Someone else saved this claim" in page
    assert "Theirs, new." in page
    assert "Mine." in page
    assert Verdict.objects.get(pk=desk.draft.pk).reasons == "Theirs, new."
    again = form_data(at_admin.get(url)) | {"reasons": "Mine, after reading."}
    assert at_admin.post(url, again).status_code == 302
    assert Verdict.objects.get(pk=desk.draft.pk).reasons == "Mine, after reading."
