"""Two people work on the same claim: one writes, the other sees it, asks, and gets an answer."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from claims.factories import TipFactory
from claims.models import Claim, Editing, Message, Note, Stage, Tip
from tests.waiting import wait_for


def open_claim():
    return Claim.objects.filter(stage=Stage.OPEN).first()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain forms"])
def test_a_question_is_asked_answered_and_resolved(open_page, scripts):
    claim = open_claim()
    page = open_page(claim.get_desk_url(), as_="reviewer", scripts=scripts)
    page.get_by_label("Note", exact=True).fill("@second-reviewer, whose count is it? @nobody")
    page.get_by_role("button", name="Post the note").click()
    expect(page.get_by_text("Nobody here is called @nobody.").first).to_be_visible()
    other = open_page("/desk/inbox/", as_="second-reviewer", scripts=scripts)
    expect(other.locator(".count-new")).to_contain_text("1")
    other.get_by_role("button", name="Open the claim").click()
    expect(other.locator(".thread")).to_contain_text("whose count is it?")
    expect(other.locator(".count-new")).to_have_count(0)
    other.locator(".thread summary").click()
    other.get_by_label("Answer", exact=True).fill("The desk's own.")
    other.get_by_role("button", name="Post the answer").click()
    expect(other.locator(".thread .answer")).to_contain_text("The desk's own.")
    other.get_by_role("button", name="Resolve").click()
    expect(other.get_by_text("1 resolved")).to_be_visible()
    assert Message.objects.get(kind="answer").to.username == "reviewer"


def test_others_see_who_writes_and_leaving_clears_it(open_page):
    claim = open_claim()
    page = open_page(claim.get_desk_url(), as_="reviewer")
    with page.expect_response("**/editing/"):
        page.get_by_label("In plain words").fill("Better words")
    other = open_page(claim.get_desk_url(), as_="second-reviewer", scripts=False)
    expect(other.locator(".presence")).to_contain_text("Being edited by First Reviewer since")
    with page.expect_response("**/editing/"):
        page.get_by_role("button", name="Save claim").click()
    expect(page.locator(".said-done")).to_contain_text("Claim saved.")
    assert not Editing.objects.exists()
    with page.expect_response("**/editing/"):
        page.get_by_label("In plain words").fill("Other words")
    assert Editing.objects.count() == 1
    page.get_by_label("In plain words").fill("Better words")  # as saved: the browser asks nothing on the way out
    page.goto("/desk/inbox/")
    wait_for(lambda: not Editing.objects.exists(), "the word that nobody writes any more")


def test_words_chosen_on_the_sheet_come_along_to_the_note(open_page):
    claim = open_claim()
    page = open_page(claim.get_sheet_url(), as_="reviewer")
    page.locator("#lines .line p").first.click(click_count=3)
    page.get_by_role("link", name="Add a note").click()
    words = page.get_by_label("About the words").input_value()
    assert words in claim.snapshot.text
    page.get_by_label("Note", exact=True).fill("Is this all of it?")
    page.get_by_role("button", name="Post the note").click()
    expect(page.locator(".thread q")).to_have_text(words)
    assert Note.objects.get().quote == words


def test_a_reader_asks_and_the_desk_takes_it_in(open_page):
    reader = open_page(reverse("check_this"), scripts=False)
    reader.get_by_label("What should be checked?").fill("600 were held in the school")
    reader.wait_for_timeout(4200)
    reader.get_by_role("button", name="Send it").click()
    expect(reader.get_by_role("heading", name="Thank you")).to_be_visible()
    page = open_page("/desk/tips/", as_="reviewer", scripts=False)
    page.locator("summary", has_text="The desk has it already").click()
    page.get_by_label("Address of the article or claim").fill(open_claim().get_desk_url())
    page.get_by_role("button", name="Link it").click()
    expect(page.get_by_text("Taken in.")).to_be_visible()
    assert Tip.objects.get().claim == open_claim()


@pytest.mark.parametrize("path", ["/desk/inbox/", "/desk/me/", "/desk/tips/", "/desk/?view=all"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_accessible(open_page, check_accessibility, path, scheme):
    TipFactory()
    page = open_page(path, as_="reviewer", scheme=scheme)
    check_accessibility(page)
    page.goto(reverse("check_this"))
    check_accessibility(page)


def test_a_name_is_chosen_while_it_is_typed(open_page):
    page = open_page(open_claim().get_desk_url(), as_="reviewer")
    note = page.get_by_label("Note", exact=True)
    names = page.get_by_role("listbox", name="People of the desk")
    note.press_sequentially("Ask @sec")
    expect(names.get_by_role("option")).to_have_text(["@second-reviewer Second Reviewer"])
    page.keyboard.press("Enter")
    expect(note).to_have_value("Ask @second-reviewer ")
    expect(names).to_have_count(0)
    note.press_sequentially("or @ed")
    names.get_by_role("option", name="@editor").click()
    expect(note).to_have_value("Ask @second-reviewer or @editor ")
    note.press_sequentially("@r")
    expect(names.get_by_role("option")).to_have_count(2)  # by the account's name and by the person's
    page.keyboard.press("ArrowDown")
    expect(names.get_by_role("option", selected=True)).to_contain_text("@")
    page.keyboard.press("Escape")
    expect(names).to_have_count(0)
    expect(note).to_be_focused()
    note.press_sequentially("x a@b")
    expect(names).to_have_count(0)
