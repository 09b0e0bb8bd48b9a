"""Whoever is quicker than the answers loses nothing: requests in flight, keys that are held, going back and forward."""

import pytest
from playwright.sync_api import Page, expect

from claims.actions import draft_verdict
from claims.factories import UserFactory
from claims.models import Claim, Note, Rating, Stage

SHEET = "/desk/articles/us-led-coalition-scramble-to-finish-isis-stronghold-in-syrias-hajin/"
WAIT = "the answer to what you did before is still on its way"


@pytest.fixture
def hold():
    """Hold back the requests of a page to matching addresses; the list of them fills, each to be let go on."""

    def hold_back(page: Page, pattern: str) -> list:
        held: list = []
        page.route(pattern, lambda route: held.append(route) if len(held) < 2 else route.continue_())
        return held

    return hold_back


def wait_for_held(page: Page, held: list, count: int) -> None:
    for _ in range(200):
        if len(held) >= count:
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"{len(held)} requests, not {count}")


def marks_of(page: Page) -> list[str]:
    """The keys of claims that have a mark, in the text's order, once each."""
    return list(
        dict.fromkeys(page.locator("#lines .mark").evaluate_all("all => all.map((mark) => mark.dataset.claim)"))
    )


def claim_in(stage: Stage) -> Claim:
    return Claim.objects.filter(stage=stage).select_related("snapshot__article")[0]


def test_of_two_claims_chosen_at_once_the_last_is_shown(open_page, hold):
    page = open_page(SHEET, as_="reviewer")
    first, last = marks_of(page)[0], marks_of(page)[-1]
    held = hold(page, "**/desk/articles/**claim=*")
    page.locator(f"#lines .mark[data-claim='{first}']").first.click()
    page.locator(f"#lines .mark[data-claim='{last}']").first.click()
    wait_for_held(page, held, 2)
    for route in reversed(held):
        route.continue_()
    page.wait_for_url(f"**claim={last}")
    expect(page.locator("#lines [aria-current]").first).to_have_attribute("data-claim", last)
    expect(page.locator("#panel form[action*='/claims/']").first).to_have_attribute(
        "action", f"/desk/claims/{last}/assign/"
    )


def test_a_key_for_the_next_claim_never_decides_on_the_one_before(open_page, hold):
    claim = claim_in(Stage.SUGGESTED)
    page = open_page(claim.get_sheet_url(), as_="reviewer")
    held = hold(page, "**/desk/articles/**claim=*")
    page.locator("body").press("k")
    wait_for_held(page, held, 1)
    page.locator("body").press("a")
    expect(page.locator("#trouble")).to_contain_text(WAIT)
    held[0].continue_()
    page.wait_for_url(lambda url: not url.endswith(f"claim={claim.pk}"))
    expect(page.locator("#trouble")).to_be_empty()
    claim.refresh_from_db()
    assert claim.stage == Stage.SUGGESTED


def test_a_note_sent_while_the_draft_is_saved_keeps_its_words_and_is_posted_once(open_page, hold):
    claim = claim_in(Stage.RETURNED)
    page = open_page(claim.get_desk_url(), as_="reviewer")
    held = hold(page, "**/verdict/")
    page.locator("#verdict_reasons").fill("Said anew")
    page.get_by_role("button", name="Save draft").click()
    wait_for_held(page, held, 1)
    page.get_by_label("Note", exact=True).fill("Who counted them?")
    page.get_by_role("button", name="Post the note").click()
    expect(page.locator("#trouble")).to_contain_text(WAIT)
    held[0].continue_()
    expect(page.locator("[data-said]")).to_have_text("Draft saved.")
    expect(page.get_by_label("Note", exact=True)).to_have_value("Who counted them?")
    page.get_by_role("button", name="Post the note").click()
    expect(page.locator("[data-said]")).to_have_text("Note posted.")
    assert Note.objects.filter(claim=claim, body="Who counted them?").count() == 1


def test_a_key_that_is_held_decides_once(open_page):
    Claim.objects.filter(stage__in=[Stage.OPEN, Stage.RETURNED]).update(stage=Stage.SUGGESTED)
    before = Claim.objects.filter(stage=Stage.SUGGESTED).count()
    assert before > 2
    page = open_page("/desk/?view=suggested", as_="reviewer")
    page.keyboard.press("j")
    for _ in range(4):
        page.keyboard.down("a")  # from the second time on the browser calls it a repetition
        page.wait_for_timeout(400)  # in which the queue comes anew
    page.keyboard.up("a")
    expect(page.locator("tr[data-claim]")).to_have_count(before - 1)


def test_names_are_offered_also_once_another_claim_was_chosen(open_page):
    page = open_page(claim_in(Stage.RETURNED).get_sheet_url(), as_="reviewer")
    address = page.url
    page.locator("body").press("j")
    page.wait_for_url(lambda url: url != address)
    page.locator("body").press("k")
    page.wait_for_url(address)
    page.locator("#evidence").evaluate("details => details.open = true")
    page.locator("#evidence_source").focus()
    page.locator("#sources option[value='CJTF-OIR']").wait_for(state="attached")


def test_who_stays_with_unsaved_words_is_asked_once_and_keeps_the_address(open_page):
    page = open_page(SHEET, as_="reviewer")
    first, last = marks_of(page)[0], marks_of(page)[-1]
    for claim in (first, str(claim_in(Stage.RETURNED).pk), last):
        page.locator(f"#lines .mark[data-claim='{claim}']").first.click()
        page.wait_for_url(f"**claim={claim}")
    page.go_back()
    middle = page.url
    expect(page.locator("#panel .panel-head")).to_be_visible()
    page.locator("#verdict_reasons").fill("Not saved yet")
    asked = []

    def stay(dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", stay)
    page.evaluate("history.forward()")
    page.wait_for_url(middle)
    page.wait_for_timeout(300)
    assert (len(asked), page.url) == (1, middle)
    expect(page.locator("#verdict_reasons")).to_have_value("Not saved yet")


def test_of_two_searches_the_last_is_shown(open_page, hold):
    page = open_page("/desk/?view=all", as_="reviewer")
    held = hold(page, "**/desk/?**words=*")
    words = page.get_by_label("Words or number")
    words.fill("first")
    words.press("Enter")
    wait_for_held(page, held, 1)
    words.fill("600")
    words.press("Enter")
    wait_for_held(page, held, 2)
    for route in held:
        route.continue_()
    page.wait_for_url("**words=600**")
    expect(words).to_have_value("600")


@pytest.mark.parametrize("width", [1280, 360])
def test_why_a_save_was_not_taken_comes_into_view_before_it_can_be_sent_again(open_page, width):
    claim = claim_in(Stage.RETURNED)
    page = open_page(claim.get_desk_url(), as_="reviewer", width=width)
    words = {"rating": Rating.objects.all()[0], "summary": "Theirs.", "reasons": ""}
    draft_verdict(claim, revision=claim.revision, by=UserFactory(role="editor"), **words)
    page.locator("#verdict_summary").fill("Mine")
    page.get_by_role("button", name="Save draft").click()
    alert = page.locator("#panel [role=alert]")
    expect(alert).to_contain_text("Someone else saved this claim")
    expect(alert).to_be_in_viewport()
    expect(alert).to_be_focused()
    expect(page.get_by_role("button", name="Save draft")).not_to_be_in_viewport()
    expect(page.locator("#verdict_summary")).to_have_value("Mine")


def test_a_missing_reason_is_said_at_its_field(open_page):
    page = open_page(claim_in(Stage.RETURNED).get_desk_url(), as_="reviewer")
    form = page.locator("form[action$='/waiver/']:has([name=reason])").first
    form.evaluate("form => { form.noValidate = true; form.closest('details').open = true }")
    form.get_by_role("button").first.click()
    field = page.locator("form[action$='/waiver/'] [name=reason][aria-invalid=true]").first
    expect(field).to_be_focused()
    expect(field).to_be_in_viewport()
