import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from claims.actions import dismiss_tip, take_tip
from claims.factories import ArticleFactory, ClaimFactory, TipFactory
from claims.models import Article, Tip
from tests.desk.test_pages import queries_of

pytestmark = pytest.mark.django_db
TIPS, NEW = reverse("desk:tips"), reverse("desk:article_new")
ARTICLE = {
    "title": "Floods",
    "publisher": "The Paper",
    "language": "en",
    "published_on": "2018-08-09",
    "text": "Some 600.",
}


def path(name, tip):
    return reverse(f"desk:{name}", args=[tip.pk])


def test_tips_are_shown_escaped_with_a_link_only_to_the_web(as_reviewer):
    TipFactory(text="<script>alert(1)</script>", url="https://paper.example/?a=1&b=2", contact="a@b.example")
    TipFactory(text="Other", url="javascript:alert(1)")
    page = as_reviewer.get(TIPS)
    assertNotContains(page, "<script>alert")
    assertNotContains(page, 'href="javascript')
    assertContains(page, 'href="https://paper.example/?a=1&amp;b=2" rel="noopener noreferrer nofollow"')
    assertContains(page, "a@b.example")


def test_taking_in_opens_the_form_for_articles_and_is_done_with_the_article(as_reviewer, reviewer):
    tip = TipFactory(url="https://paper.example/floods")
    page = as_reviewer.get(f"{NEW}?tip={tip.pk}")
    assertContains(page, 'value="https://paper.example/floods"')
    assertContains(page, tip.text)
    refused = as_reviewer.post(NEW, ARTICLE | {"tip": tip.pk, "title": ""})
    assertContains(refused, f'name="tip" value="{tip.pk}"', status_code=422)
    as_reviewer.post(NEW, ARTICLE | {"tip": tip.pk})
    tip.refresh_from_db()
    assert (tip.state, tip.article, tip.decided_by) == ("taken", Article.objects.get(), reviewer)


@pytest.mark.parametrize("tip", ["", "abc", "²", "9" * 30, "0"])
def test_an_article_comes_in_whatever_the_tip_says(as_reviewer, tip):
    assert as_reviewer.get(f"{NEW}?tip={tip}").status_code == 200
    assert as_reviewer.post(NEW, ARTICLE | {"tip": tip}).status_code == 302


def test_a_tip_is_linked_to_what_the_desk_has(as_reviewer):
    claim = ClaimFactory()
    article = claim.snapshot.article
    for address, found in (
        (f"https://desk.example{claim.get_desk_url()}#h-notes", claim),
        (claim.get_absolute_url(), claim),
        (claim.get_sheet_url(), claim),
        (f"http://x{article.get_absolute_url()}", None),
        (article.get_desk_url(), None),
    ):
        tip = TipFactory(text=address)
        assertRedirects(as_reviewer.post(path("tip_take", tip), {"page": address}), TIPS)
        tip.refresh_from_db()
        assert (tip.article, tip.claim) == (article, found)


@pytest.mark.parametrize(
    "address", ["", "/desk/claims/999/", "/articles/none/", "//evil", "/desk/?claim=x", "x" * 1001]
)
def test_what_is_no_article_or_claim_is_refused_at_its_field(as_reviewer, address):
    tip = TipFactory()
    response = as_reviewer.post(path("tip_take", tip), {"page": address})
    assertContains(response, f'id="take{tip.pk}_page_error"', status_code=422)


def test_dismissing_needs_a_reason_and_what_is_decided_stays_so(as_reviewer, as_second_reviewer, reviewer):
    tip = TipFactory()
    assertContains(as_reviewer.post(path("tip_dismiss", tip), {"reason": ""}), "required", status_code=422)
    as_reviewer.post(path("tip_dismiss", tip), {"reason": "Nothing to check."})
    tip.refresh_from_db()
    assert (tip.state, tip.reason, tip.decided_by) == ("dismissed", "Nothing to check.", reviewer)
    response = as_second_reviewer.post(path("tip_take", tip), {"page": ArticleFactory().get_desk_url()})
    assertContains(response, "has dismissed this already", status_code=409)
    assertNotContains(as_reviewer.get(TIPS), tip.text)
    assertRedirects(as_reviewer.get(path("tip_dismiss", tip)), path("tip", tip), target_status_code=302)


def test_the_list_is_paged_and_costs_the_same(as_reviewer):
    TipFactory()
    before = queries_of(as_reviewer, TIPS)
    Tip.objects.bulk_create(Tip(text=f"No. {number}", sender="") for number in range(30))
    assert queries_of(as_reviewer, TIPS) == before == 6  # session, user, 2 permission, page, counts
    page = as_reviewer.get(TIPS)
    assert len(as_reviewer.get(f"{TIPS}?after={page.context['page'].next}").context["page"].rows) == 11


def test_a_tip_on_an_article_that_the_desk_has_says_so_and_links_to_it(as_reviewer):
    article = ArticleFactory(url="https://Paper.example/floods/")
    tip = TipFactory(url="https://paper.example/floods")
    page = as_reviewer.get(TIPS)
    assertContains(page, f'The desk has this article: <a href="{article.get_desk_url()}">')
    assert as_reviewer.post(path("tip_take", tip), {"page": "http://other.example/"}).status_code == 422
    assertRedirects(as_reviewer.post(path("tip_take", tip), {"page": "https://paper.example/floods"}), TIPS)
    tip.refresh_from_db()
    assert tip.article == article


def test_a_tip_that_was_decided_on_meanwhile_is_said_before_and_after_the_article_is_read(as_reviewer, reviewer):
    tip = TipFactory()
    dismiss_tip(tip, by=reviewer, reason="Not checkable.")
    assertContains(as_reviewer.get(f"{NEW}?tip={tip.pk}"), "was dismissed meanwhile")
    response = as_reviewer.post(NEW, ARTICLE | {"tip": tip.pk}, follow=True)
    assertContains(response, "has dismissed this already")


def test_what_was_decided_is_listed_by_what_became_of_it(as_reviewer, reviewer):
    claim = ClaimFactory()
    waiting, taken, dismissed = (TipFactory(text=f"Tip {name}") for name in ("waiting", "taken", "dismissed"))
    take_tip(taken, by=reviewer, article=claim.snapshot.article, claim=claim)
    dismiss_tip(dismissed, by=reviewer, reason="Not a <claim>.")
    for state, shown in (
        ("", waiting),
        ("new", waiting),
        ("other", waiting),
        ("taken", taken),
        ("dismissed", dismissed),
    ):
        page = as_reviewer.get(TIPS, {"state": state})
        assert [row["tip"] for row in page.context["rows"]] == [shown]
    page = as_reviewer.get(TIPS, {"state": "taken"})
    assertContains(page, f"Taken in by <bdi>{reviewer.get_full_name()}</bdi>")
    assertContains(page, claim.get_desk_url())
    assertNotContains(page, "tip-deeds")
    assertContains(as_reviewer.get(TIPS, {"state": "dismissed"}), "Not a &lt;claim&gt;.")


def test_a_list_of_decided_tips_costs_the_same_however_long(as_reviewer, reviewer):
    def take(count):
        for _ in range(count):
            claim = ClaimFactory()
            take_tip(TipFactory(), by=reviewer, article=claim.snapshot.article, claim=claim)
        return queries_of(as_reviewer, f"{TIPS}?state=taken")

    assert take(1) == take(9) == 6


def test_the_text_and_the_claim_say_what_a_reader_asked(as_reviewer, reviewer):
    claim = ClaimFactory()
    assertNotContains(as_reviewer.get(claim.get_desk_url()), "A reader asked")
    tip = TipFactory(text="Is <this> true?")
    take_tip(tip, by=reviewer, article=claim.snapshot.article, claim=claim)
    assertContains(as_reviewer.get(claim.get_desk_url()), "“Is &lt;this&gt; true?”")
    assertContains(as_reviewer.get(claim.snapshot.article.get_desk_url()), "Is &lt;this&gt; true?</q>")
