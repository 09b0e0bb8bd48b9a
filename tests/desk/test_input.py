"""What may be typed: words that can be seen, numbers as they are written, days that a calendar has."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from claims.factories import ArticleFactory, ClaimFactory, RatingFactory
from claims.models import Article, Figure, Verdict

pytestmark = pytest.mark.django_db
ARTICLE = {"title": "Floods", "publisher": "The Paper", "published_on": "2018-08-09", "language": "en"}


def deed(name, claim):
    return reverse(f"desk:{name}", args=[claim.pk])


def claim_form(claim, **changes):
    given = {"statement": claim.statement, "kind": claim.kind, "claimant": "", "attribution": "nobody"}
    return {**given, "revision": claim.revision, **changes}


@pytest.mark.parametrize("typed", ["1,000", "1 000", "1\u202f000", "1000", "1’000"])
def test_a_number_is_taken_as_it_is_written(as_reviewer, typed):
    claim = ClaimFactory()
    given = {"hedge": "exact", "low": typed, "high": typed, "unit": "people", "revision": 1}
    assert as_reviewer.post(deed("figure", claim), given).status_code == 302
    assert Figure.objects.get().low == 1000


@pytest.mark.parametrize("typed", ["1_000", "1,5", "10,00", "1,0000", "1,000 000", ",000"])
def test_a_number_whose_groups_are_no_thousands_is_refused(as_reviewer, typed):
    claim = ClaimFactory()
    given = {"hedge": "exact", "low": typed, "unit": "people", "revision": 1}
    assertContains(as_reviewer.post(deed("figure", claim), given), "Enter a number", status_code=422)


@pytest.mark.parametrize("day", ["1599-12-31", "0018-08-09", "9999-12-31", "2100-01-01"])
def test_what_was_said_or_published_lies_between_1600_and_today(as_reviewer, day):
    claim = ClaimFactory()
    assert as_reviewer.post(deed("claim_edit", claim), claim_form(claim, made_on=day)).status_code == 422
    document = {"source": "A paper", "title": "A report", "stance": "supports", "credibility": "3"}
    given = document | {"published_on": day}
    assertContains(as_reviewer.post(deed("evidence_new", claim), given), "Give a day from 1600", status_code=422)
    given = ARTICLE | {"text": "Some men", "published_on": day}
    assertContains(as_reviewer.post(reverse("desk:article_new"), given), "Give a day from 1600", status_code=422)


@pytest.mark.parametrize("day", ["0018-08-09", "9999-12-31"])
def test_a_due_date_lies_in_a_calendar_of_today(as_reviewer, day):
    assert as_reviewer.post(deed("due", ClaimFactory()), {"due_on": day}).status_code == 422


@pytest.mark.parametrize("unseen", ["\u202e", "\u200b", "\u2066\u2069", "\x07", "\u3164"])
def test_words_that_cannot_be_seen_are_refused(as_reviewer, unseen):
    claim = ClaimFactory()
    response = as_reviewer.post(deed("claim_edit", claim), claim_form(claim, statement=unseen))
    assertContains(response, "only invisible characters", status_code=422)
    given = {"source": unseen, "title": unseen, "stance": "supports", "credibility": "3"}
    assert as_reviewer.post(deed("evidence_new", claim), given).status_code == 422
    given = ARTICLE | {"text": "Some men", "publisher": unseen}
    assert as_reviewer.post(reverse("desk:article_new"), given).status_code == 422


def test_marks_that_turn_or_hide_other_words_go_and_an_article_s_text_keeps_them(as_reviewer):
    text = "Some \u202e600 men\u202c left.\x07"
    given = ARTICLE | {"origin": "\u202eabc\x00\x07", "title": "One\nline\u2066", "text": text}
    assert as_reviewer.post(reverse("desk:article_new"), given).status_code == 302
    article = Article.objects.get()
    assert (article.origin, article.title, article.snapshots.get().text) == ("abc", "One line", text)


def test_lines_of_reasons_stay_apart(as_reviewer):
    claim = ClaimFactory()
    form = {"rating": RatingFactory().pk, "summary": "So.", "reasons": "One.\r\n\r\n\tTwo.\u202e", "revision": 1}
    as_reviewer.post(deed("verdict", claim), form)
    assert Verdict.objects.get().reasons == "One.\n\n\tTwo."


def test_an_article_that_is_already_here_is_linked(as_reviewer):
    known = ArticleFactory(url="https://paper.example/known", title="<b>Floods</b>")
    given = ARTICLE | {"text": "Some men", "url": "https://paper.example:443/known/"}
    response = as_reviewer.post(reverse("desk:article_new"), given)
    link = f'already here: <a href="{known.get_desk_url()}">&lt;b&gt;Floods&lt;/b&gt;</a>'
    assertContains(response, link, status_code=422)


@pytest.mark.parametrize(("note", "words"), [("x" * 2001, "at most 2000 characters"), ("\u202e", "invisible")])
def test_a_note_that_cannot_be_kept_says_why(as_reviewer, note, words):
    response = as_reviewer.post(deed("step", ClaimFactory()), {"step": "dismiss", "note": note})
    assertContains(response, words, status_code=422)


@pytest.mark.parametrize("words", ["می\u200cخواهم", "نحو 600\u200f", "👩\u200d🚒 600", "?", "“…”"])
def test_marks_that_belong_to_a_script_or_a_sign_stay(as_reviewer, words):
    claim = ClaimFactory()
    assert as_reviewer.post(deed("claim_edit", claim), claim_form(claim, statement=words)).status_code == 302
    claim.refresh_from_db()
    assert claim.statement == words


def test_a_name_is_kept_in_one_way_however_it_is_typed(as_reviewer):
    typed = ARTICLE | {"text": "Some men", "title": "A  title", "publisher": "Cafe\u0301\u00a0 Noir"}
    as_reviewer.post(reverse("desk:article_new"), typed)
    kept = Article.objects.get()
    assert (kept.publisher, kept.title) == ("Café Noir", "A  title")
