"""From a suggestion to a published verdict, by three people.

The reviewer signs in, sees the queue, opens the article's sheet, accepts a suggested claim, gives its figure, adds
evidence, drafts a verdict and submits it, all without a page reload. The second reviewer approves. The editor
publishes, and readers see it at once. The same with JavaScript off, by plain forms. Words selected in the text become
a claim. The author of a draft is told why they can't approve it.
"""

import pytest
from playwright.sync_api import expect

from claims.models import Claim, Stage, Verdict

SHEET = "/desk/articles/us-led-coalition-scramble-to-finish-isis-stronghold-in-syrias-hajin/"


def sheet_of(quote: str) -> str:
    return Claim.objects.get(quote=quote).get_sheet_url()


def work_through(page, quote: str) -> None:
    """Take the suggested claim from acceptance to a drafted verdict."""
    page.get_by_role("button", name="Accept").click()
    page.get_by_role("button", name="Submit for sign-off").wait_for()
    page.get_by_label("Counted thing").first.fill("People forced back towards the line of 1974")
    page.get_by_role("button", name="Save figure").click()
    page.locator(".gate [data-state=done]", has_text="The figure").wait_for()
    page.get_by_text("Add evidence").click()
    page.locator("[name=source]").fill("A monitor on the ground")
    page.get_by_text("A source that the desk doesn’t know yet").click()
    page.get_by_label("It is", exact=True).select_option("monitor")
    page.get_by_label("Reliability", exact=True).select_option("C")
    page.get_by_label("Document", exact=True).fill("Count at the crossing")
    page.locator("#panel [name=url]").fill("https://monitor.example/count")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("link", name="Count at the crossing", exact=True).wait_for()
    page.locator(".choices label", has_text="Unproven").click()
    page.get_by_label("Summary").fill("Nobody counted them, so the number stands alone.")
    page.get_by_label("Reasons").fill("The one monitor there gave no total.")
    page.get_by_role("button", name="Save draft").click()
    page.get_by_text("draft by First Reviewer").wait_for()


def pass_the_gate(page, claim: Claim) -> None:
    """On the claim's own page: waive what one document can't meet, say why nobody was asked, and submit."""
    for rule in ("Two independent origins", "Evidence for and against", "A primary source"):
        row = page.locator(".gate li", has_text=rule)
        row.get_by_text("Waive", exact=True).first.click()
        row.get_by_label("Why this claim is let off").fill("One monitor was there.")
        row.get_by_role("button", name="Waive", exact=True).click()
        page.locator(".gate [data-state=waived]", has_text=rule).wait_for()
    page.get_by_text("Write down an attempt").click()
    page.get_by_label("Who was asked").fill("")
    page.get_by_label("Or why nobody was asked").fill("The report names nobody.")
    page.get_by_role("button", name="Keep", exact=True).click()
    page.get_by_text("Nobody was asked: The report names nobody.").first.wait_for()
    page.get_by_role("button", name="Submit for sign-off").click()
    page.locator("main .chip", has_text="In review").first.wait_for()
    claim.refresh_from_db()
    assert claim.stage == Stage.IN_REVIEW


@pytest.mark.parametrize("scripts", [True, False], ids=["htmx", "plain forms"])
def test_a_claim_goes_from_suggestion_to_published_verdict(open_page, scripts):
    quote = Claim.objects.get(stage=Stage.SUGGESTED).quote
    first = open_page(sheet_of(quote), as_="reviewer", scripts=scripts)
    if scripts:
        first.evaluate("window.loadedOnce = true")
    work_through(first, quote)
    if scripts:
        assert first.evaluate("window.loadedOnce") is True  # no page was loaded anew
    claim = Claim.objects.get(quote=quote)
    pass_the_gate(open_page(claim.get_desk_url(), as_="reviewer", scripts=scripts), claim)
    first.reload()
    expect(first.get_by_role("button", name="Approve")).to_be_disabled()
    expect(first.locator(".steps")).to_contain_text("You had a hand in this draft")

    second = open_page(sheet_of(quote), as_="second-reviewer", scripts=scripts)
    second.get_by_role("button", name="Approve").click()
    second.locator("#panel .chip", has_text="Approved").wait_for()

    editor = open_page(sheet_of(quote), as_="editor", scripts=scripts)
    editor.get_by_role("button", name="Publish").click()
    editor.locator("#panel .chip", has_text="Published").wait_for()

    verdict = Verdict.objects.in_force().get(claim__quote=quote)
    reader = open_page(verdict.claim.get_absolute_url())
    expect(reader.locator("main")).to_contain_text("Nobody counted them")


def test_selected_words_become_a_claim(open_page):
    page = open_page(SHEET, as_="reviewer")
    line = page.locator("#lines .line p [data-start]").first
    words = line.evaluate(
        """(run) => {
            const range = document.createRange();
            range.setStart(run.firstChild, 5);
            range.setEnd(run.firstChild, 12);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            return range.toString();
        }"""
    )
    page.wait_for_function("document.querySelector('#new-claim [name=start]').value !== ''")
    page.keyboard.press("c")
    page.get_by_label("In plain words").fill("Word came on a Wednesday")
    page.get_by_role("button", name="Make the claim").click()
    page.locator("#panel .chip", has_text="Open").wait_for()
    claim = Claim.objects.get(statement="Word came on a Wednesday")
    assert claim.quote == words.strip()
    expect(page.locator(f"#lines .mark[data-claim='{claim.pk}'][aria-current]").first).to_be_visible()


def test_one_key_accepts_and_moves(open_page):
    claim = Claim.objects.get(stage=Stage.SUGGESTED)
    page = open_page(claim.get_sheet_url(), as_="reviewer")
    page.keyboard.press("a")
    page.locator("#panel .chip", has_text="Open").wait_for()
    page.locator("body").press("j")
    page.wait_for_function("pk => !location.search.endsWith('=' + pk)", arg=str(claim.pk))
    claim.refresh_from_db()
    assert claim.stage == Stage.OPEN


def test_a_stale_save_loses_nothing(open_page):
    url = sheet_of("setting a timeline for operations can only be speculated")
    one, other = (open_page(url, as_=name) for name in ("reviewer", "second-reviewer"))
    other.get_by_label("In plain words").fill("What the other wrote")
    other.get_by_role("button", name="Save claim").click()
    other.locator("[data-said]", has_text="Claim saved.").wait_for()
    one.get_by_label("In plain words").fill("What I typed for ten minutes")
    one.get_by_role("button", name="Save claim").click()
    one.get_by_role("alert").wait_for()
    assert "What the other wrote" in one.get_by_role("alert").inner_text()
    assert one.get_by_label("In plain words").input_value() == "What I typed for ten minutes"
    one.get_by_role("button", name="Save claim").click()
    one.locator("[data-said]", has_text="Claim saved.").wait_for()


def test_an_editor_corrects_a_source_in_the_admin(open_page):
    page = open_page("/admin/", as_="editor")
    page.get_by_role("link", name="Sources").first.click()
    page.locator("#result_list tbody a").first.click()
    page.get_by_label("Declared interest").fill("Belongs to one side.")
    page.get_by_role("button", name="Save", exact=True).first.click()
    page.locator(".messagelist .success").wait_for()


def test_a_session_that_ended_costs_nobody_a_word(open_page, sign_in):
    page = open_page(sheet_of("setting a timeline for operations can only be speculated"), as_="reviewer")
    page.get_by_label("In plain words").fill("What I typed for ten minutes")
    beside = page.context.new_page()
    beside.goto("/desk/")
    beside.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Save claim").click()
    expect(page.get_by_role("alert")).to_contain_text("Sign in in another tab")
    assert page.get_by_label("In plain words").input_value() == "What I typed for ten minutes"
    beside.goto("/accounts/login/")
    sign_in(beside, "reviewer")
    beside.wait_for_url("**/desk/")
    page.get_by_role("button", name="Save claim").click()
    page.locator("[data-said]", has_text="Claim saved.").wait_for()
    expect(page.get_by_role("alert")).to_have_count(0)


def test_one_key_decides_on_a_suggestion_and_another_takes_it_back(open_page):
    claim = Claim.objects.get(stage=Stage.SUGGESTED)
    page = open_page(claim.get_sheet_url(), as_="reviewer")
    for key, stage in (("d", "Dismissed"), ("u", "Suggested"), ("a", "Open"), ("u", "Suggested")):
        page.locator("body").press(key)
        page.locator("#panel .chip", has_text=stage).wait_for()
    claim.refresh_from_db()
    assert claim.stage == Stage.SUGGESTED


def test_undoing_finds_the_claim_again_once_another_is_open(open_page):
    claim = Claim.objects.get(stage=Stage.SUGGESTED)
    page = open_page(claim.get_sheet_url(), as_="reviewer")
    page.locator("body").press("d")
    page.locator("#panel .chip", has_text="Dismissed").wait_for()
    page.locator("body").press("k")
    page.wait_for_function("pk => !location.search.endsWith('=' + pk)", arg=str(claim.pk))
    page.locator("body").press("u")
    page.wait_for_function("pk => location.search.endsWith('=' + pk)", arg=str(claim.pk))
    page.locator("body").press("u")
    page.locator("#panel .chip", has_text="Suggested").wait_for()


def test_what_is_typed_is_read_while_one_types(open_page):
    page = open_page(SHEET, as_="reviewer")
    page.get_by_label("Words as they stand in the text").fill("about 600 of them")
    page.locator(".reading", has_text="540–660").wait_for()
    page.get_by_label("Words as they stand in the text").fill("of them")
    page.locator(".reading", has_text="No number read").wait_for()
    quote = Claim.objects.filter(stage=Stage.OPEN).first()
    page.goto(quote.get_desk_url())
    page.get_by_text("Add a figure").click()
    page.get_by_label("Number, as it is stated").first.fill("more than 2,000 fighters")
    page.locator("#sources option[value='CJTF-OIR']").wait_for(state="attached")  # names come when one begins to type
    page.locator(".reading", has_text="more than 2,000").wait_for()
    page.get_by_role("button", name="Save figure").click()
    page.locator(".readout", has_text="more than 2,000").wait_for()


def test_words_chosen_while_another_claim_is_open_are_read_in_the_new_form(open_page):
    page = open_page(sheet_of("about 600"), as_="reviewer")
    page.locator("#lines .line p", has_text="77-country").first.click(click_count=3)
    page.keyboard.press("c")
    page.locator(".reading", has_text="77").wait_for()
    assert "77-country coalition" in page.locator("#new-claim [name=quote]").input_value()
    assert "for operations" in page.locator("#new-claim [name=quote]").input_value()  # the whole line, past its marks
