"""A reader comes from a search engine or the newspaper's home page.

They see the latest verdicts, open the article that was taken apart, follow a mark to its note, open the verdict and
find the rating, the summary, the sources with links, and who checked it and when. They never sign in.
"""

import json

from playwright.sync_api import expect


def test_a_reader_goes_from_the_latest_verdicts_to_the_sources(open_page):
    page = open_page("/")
    page.get_by_role("link", name="two to three months").first.click()
    page.wait_for_url("**/claims/*/")
    text = page.locator("main").inner_text()
    for words in ("Missed", "missed by 35 days", "missed by 4 days", "First Reviewer", "Second Reviewer"):
        assert words in text, words
    assert page.locator("main a[href^='https://']").count() >= 3
    review = json.loads(page.locator("script[type='application/ld+json']").inner_text())
    assert (review["@type"], review["reviewRating"]["alternateName"]) == ("ClaimReview", "Missed")


def test_a_reader_sees_the_claims_marked_in_the_article(open_page):
    page = open_page("/articles/")
    page.get_by_role("link", name="Hajin").first.click()
    marks = page.locator("a.mark")
    expect(marks).to_have_count(3)
    marks.first.click()
    expect(page.locator(".note:target")).to_have_count(1)


def test_a_reader_finds_a_claim_by_its_number_and_is_told_where_there_is_none(open_page):
    page = open_page("/")
    page.get_by_role("searchbox").last.fill("600")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=600")
    expect(page.get_by_role("link", name="600").first).to_be_visible()
    page.goto("/?q=zeppelin")
    assert "zeppelin" in page.locator("main").inner_text()


def test_a_reader_chooses_dark_and_it_stays_without_javascript(open_page):
    page = open_page("/", scripts=False)
    page.get_by_role("button", name="Dark").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.goto("/methodology/")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
