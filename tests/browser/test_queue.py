"""The queue is worked through by keys: what is typed for one deed is never sent with another."""

import pytest
from playwright.sync_api import expect

from claims.models import Claim, Stage


def choose_two(page) -> None:
    for box in page.locator("tbody input[type=checkbox]").all()[:2]:
        box.check()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain forms"])
def test_enter_in_the_reason_never_accepts(open_page, scripts):
    page = open_page("/desk/?stage=suggested", as_="reviewer", scripts=scripts)
    claim = Claim.objects.get(stage=Stage.SUGGESTED)
    page.locator("tbody input[type=checkbox]").check()
    page.locator(".bulk summary", has_text="Dismiss").click()
    page.get_by_label("Why dismiss").fill("It counts nothing")
    page.get_by_label("Why dismiss").press("Enter")
    if scripts:
        expect(page.get_by_role("status").filter(has_text="1 of 1 claims done")).to_be_visible()
    claim.refresh_from_db()
    assert claim.stage == (Stage.DISMISSED if scripts else Stage.SUGGESTED)


def test_giving_and_dating_want_a_choice(open_page):
    page = open_page("/desk/?view=all", as_="reviewer")
    given = dict(Claim.objects.values_list("pk", "assigned_to"))
    for summary, button in (("Give", "Give"), ("Due date", "Set")):
        choose_two(page)
        page.locator(".bulk summary", has_text=summary).click()
        page.locator(".bulk-field").get_by_role("button", name=button, exact=True).click()
        expect(page.get_by_role("status").first).to_contain_text("Nothing was done")
    assert dict(Claim.objects.values_list("pk", "assigned_to")) == given
    choose_two(page)
    page.locator(".bulk summary", has_text="Give").click()
    page.get_by_label("Give to").select_option(label="nobody")
    page.locator(".bulk-field").get_by_role("button", name="Give", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("2 of 2 claims done")


def test_keys_accept_and_dismiss_the_row_in_focus(open_page):
    page = open_page("/desk/?stage=suggested", as_="reviewer")
    claim = Claim.objects.get(stage=Stage.SUGGESTED)
    page.locator("h1").click()
    page.keyboard.press("j")
    page.keyboard.press("d")
    expect(page.get_by_label("Why dismiss")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("tbody input:checked")).to_have_count(0)
    page.keyboard.press("a")
    expect(page.get_by_role("status").first).to_contain_text("1 of 1 claims done")
    claim.refresh_from_db()
    assert claim.stage == Stage.OPEN


def test_an_article_is_chosen_in_the_filters(open_page):
    page = open_page("/desk/", as_="reviewer")
    page.get_by_label("Article").select_option(index=1)
    page.get_by_role("button", name="Apply").click()
    page.wait_for_url("**article=us-led*")
    expect(page.get_by_role("link", name="Drop filters")).to_be_visible()
