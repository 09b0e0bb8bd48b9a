"""A claim is worked on for an hour without losing a place or a word.

Errors are named at the top, with the focus on the first field that is wrong. A save leaves the scroll, the focus and
what stands unsaved in the other forms as they were. Leaving typing behind is asked about. A document is edited where
one stands. Words that touch a mark become a claim, and the address is the new claim's. On a telephone one tap opens
the panel.
"""

from playwright.sync_api import Page, expect

from claims.models import Claim, Evidence, Stage

SHEET = "/desk/articles/us-led-coalition-scramble-to-finish-isis-stronghold-in-syrias-hajin/"


def claim_in(stage: Stage) -> Claim:
    return Claim.objects.filter(stage=stage).select_related("snapshot__article")[0]


def test_errors_are_in_view_and_the_first_wrong_field_has_the_focus(open_page):
    page = open_page(claim_in(Stage.RETURNED).get_sheet_url(), as_="reviewer")
    page.get_by_text("Add evidence").click()
    page.locator("#evidence_source").fill("A monitor")
    page.get_by_text("A source that the desk doesn’t know yet").click()
    page.locator("#evidence_source_kind").select_option("monitor")
    page.locator("#evidence_source_reliability").select_option("F")
    page.locator("#evidence_title").fill("A count")
    page.locator("#evidence_low").fill("600")
    page.locator("#evidence_high").fill("500")
    page.get_by_role("button", name="Add", exact=True).click()
    alert = page.locator("#panel [role=alert]")
    expect(alert).to_contain_text("Not saved.")
    expect(alert.get_by_role("link", name="Low")).to_have_attribute("href", "#evidence_low")
    expect(alert).to_be_in_viewport()
    expect(page.locator("#evidence_low")).to_be_focused()
    expect(page.locator("#evidence_low")).to_be_in_viewport()
    assert page.locator("#evidence_title").input_value() == "A count"


def test_without_scripts_a_reload_after_a_refusal_shows_the_claim(open_page):
    claim = claim_in(Stage.RETURNED)
    page = open_page(claim.get_sheet_url(), as_="reviewer", scripts=False)
    page.get_by_text("Add evidence").click()
    page.locator("#evidence_source").fill("A monitor")
    page.get_by_role("button", name="Remove").or_(page.get_by_role("button", name="Add", exact=True)).wait_for()
    page.locator("#evidence form").evaluate("form => form.noValidate = true")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator("#panel [role=alert]")).to_contain_text("Document")
    page.goto(page.url)
    page.wait_for_url(f"**{claim.get_desk_url()}")
    expect(page.get_by_role("heading", level=1)).to_contain_text(claim.quote)


def test_a_save_keeps_scroll_focus_and_what_is_unsaved_elsewhere(open_page):
    page = open_page(claim_in(Stage.RETURNED).get_sheet_url(), as_="reviewer")
    page.locator("#verdict_reasons").fill("An hour of reasons")
    page.locator("#evidence").evaluate("details => details.open = true")
    page.locator("#evidence_quote").fill("Words of a document")
    page.get_by_text("Change the figure").click()
    page.locator("#figure_low").fill("70")
    page.locator("#figure_high").fill("70")
    page.locator("#figure_low").scroll_into_view_if_needed()
    page.evaluate("document.querySelector('.panel-body').scrollTop = 350")
    page.get_by_role("button", name="Save figure").click()
    expect(page.locator("[data-said]")).to_have_text("Figure saved.")
    assert page.evaluate("document.querySelector('.panel-body').scrollTop") > 250
    expect(page.get_by_text("Change the figure")).to_be_focused()  # the form is folded again
    assert page.locator("#verdict_reasons").input_value() == "An hour of reasons"
    assert page.locator("#evidence_quote").input_value() == "Words of a document"
    assert page.locator("#figure_low").input_value() == "70"


def test_leaving_unsaved_words_is_asked_about(open_page):
    page = open_page(claim_in(Stage.RETURNED).get_sheet_url(), as_="reviewer")
    address = page.url
    page.locator("#verdict_summary").fill("Not yet saved")
    asked = []
    answers = iter([False, True])

    def answer(dialog) -> None:
        asked.append(dialog.message)
        dialog.accept() if next(answers) else dialog.dismiss()

    page.on("dialog", answer)
    page.locator("h1").first.click()
    page.keyboard.press("j")
    assert page.url == address
    assert page.locator("#verdict_summary").input_value() == "Not yet saved"
    page.keyboard.press("j")
    page.wait_for_url(lambda url: url != address)
    assert len(asked) == 2


def test_a_document_is_edited_where_one_stands_and_its_address_survives_a_reload(open_page):
    claim = claim_in(Stage.RETURNED)
    document = Evidence.objects.filter(claim=claim).first()
    page = open_page(claim.get_sheet_url(), as_="reviewer")
    page.locator("#verdict_reasons").fill("An hour of reasons")
    page.get_by_role("link", name=f"Edit “{document.title}”").click()
    expect(page.locator("#evidence_source")).to_be_focused()
    expect(page.locator("#evidence_source")).to_be_in_viewport()
    assert page.locator("#verdict_reasons").input_value() == "An hour of reasons"
    page.locator("#evidence_quote").fill("Said anew")
    page.get_by_role("button", name="Save draft").click()  # another form: the document's stays open
    expect(page.locator("[data-said]")).to_have_text("Draft saved.")
    assert page.locator("#evidence_quote").input_value() == "Said anew"
    page.get_by_role("button", name="Save evidence").click()
    expect(page.locator("[data-said]")).to_have_text("Evidence saved.")
    assert page.url.endswith(claim.get_sheet_url())
    document.refresh_from_db()
    assert document.quote == "Said anew"


def select(page: Page, script: str) -> None:
    page.evaluate(f"(() => {{ const range = document.createRange(); {script}; const now = getSelection();"
                  "now.removeAllRanges(); now.addRange(range); })()")  # fmt: skip


def test_words_over_marks_become_a_claim_with_an_address_of_its_own(open_page):
    page = open_page(SHEET, as_="reviewer")
    line = claim_in(Stage.IN_REVIEW).quote.split()[0]
    select(
        page,
        "const marks = [...document.querySelectorAll('#lines .mark')];"
        f"const first = marks.find((mark) => mark.textContent.startsWith('{line}'));"
        "const next = marks[marks.indexOf(first) + 1];"
        "range.setStartBefore(first); range.setEndAfter(next)",
    )
    page.wait_for_function("() => document.querySelector('#new-claim [name=start]').value !== ''")
    words = page.locator("#new-claim [name=quote]").input_value()
    assert words == "thousands of ISIS detainees” in the hands of the SDF, and says that “about 600"
    page.keyboard.press("c")
    page.get_by_label("In plain words").fill("Both numbers at once")
    page.get_by_role("button", name="Make the claim").click()
    page.locator("#panel .chip", has_text="Open").wait_for()
    made = Claim.objects.get(statement="Both numbers at once")
    assert made.quote == words
    assert page.url.endswith(made.get_sheet_url())


def test_a_line_chosen_by_three_clicks_fills_the_form(open_page):
    page = open_page(SHEET, as_="reviewer")
    page.locator("#line-1 p").click(click_count=3)
    page.wait_for_function("() => document.querySelector('#new-claim [name=start]').value !== ''")
    words = page.locator("#new-claim [name=quote]").input_value()
    assert words == page.locator("#line-1 p").inner_text().strip()


def test_one_stage_alone_is_shown_and_walked_through(open_page):
    page = open_page(SHEET, as_="reviewer")
    page.locator(".stages label", has_text="Published").click()
    expect(page.locator("#lines .mark[data-of=dismissed] .letter").first).to_be_hidden()
    page.locator("h1").first.click()
    for _ in range(2):
        before = page.url
        page.keyboard.press("j")
        page.wait_for_url(lambda url, before=before: url != before)
        expect(page.locator("#panel .chip").first).to_have_text("PPublished")
    expect(page.locator(".stages :checked")).to_have_attribute("value", "published")


def test_on_a_telephone_one_tap_opens_the_panel(open_page):
    page = open_page(SHEET, as_="reviewer", width=360)
    page.locator("#lines .mark").first.click()
    page.wait_for_url("**?claim=*")
    page.wait_for_function("() => document.querySelector('#panel').clientHeight > 400")
    page.get_by_role("link", name="Close").click()
    page.wait_for_function("() => document.querySelector('#panel').clientHeight < 200")


def test_words_that_come_while_a_button_is_held_take_no_click_away(open_page):
    page = open_page(SHEET, as_="reviewer")
    readings = []
    page.route("**/desk/reading/*", lambda route: readings.append(route))
    select(
        page,
        "const marks = document.querySelectorAll('#lines .mark');"
        "range.setStartBefore(marks[0]); range.setEndAfter(marks[4])",
    )
    page.wait_for_function("() => document.querySelector('#new-claim [name=start]').value !== ''")
    page.get_by_label("In plain words").fill("Four numbers at once")
    button = page.get_by_role("button", name="Make the claim")
    button.hover()
    stood = button.bounding_box()
    page.mouse.down()
    with page.expect_response("**/desk/reading/*"):
        readings[-1].continue_()
    page.evaluate("new Promise((resolve) => setTimeout(() => requestAnimationFrame(resolve), 50))")
    assert button.bounding_box() == stood
    page.mouse.up()
    page.locator("#panel .chip", has_text="Open").wait_for()
    assert Claim.objects.filter(statement="Four numbers at once").exists()
