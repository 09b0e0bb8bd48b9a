"""A number gets its counted thing by one key, and by a plain button where there are no scripts.

A name that is almost another one's is pointed out while it is typed. The pages of track records can be read by
everyone, at 360 px and in the dark, and the names beside the dashboard’s bars stay in the chart.
"""

import pytest
from playwright.sync_api import Page, expect

from claims.models import Claim, Desk, Figure, Source, Stage

MEASURE = "Countries in the anti-ISIS coalition"


def without_measure() -> Claim:
    claim = Claim.objects.filter(stage=Stage.RETURNED).select_related("snapshot__article")[0]
    Figure.objects.filter(claim=claim).update(measure=None, common=None)
    return claim


def test_one_key_takes_the_first_counted_thing(open_page):
    page: Page = open_page("/desk/articles/", as_="reviewer")
    page.goto(without_measure().get_sheet_url())
    expect(page.locator("[data-key=m]")).to_contain_text(MEASURE)
    page.keyboard.press("m")
    expect(page.locator("[data-said]")).to_have_text(f"Counts: {MEASURE}.")
    expect(page.locator("#figure_measure")).to_have_value(MEASURE)
    expect(page.locator("[data-key=m]")).to_have_count(0)


def test_without_scripts_a_button_does_it(open_page):
    page: Page = open_page("/desk/articles/", as_="reviewer", scripts=False)
    claim = without_measure()
    page.goto(claim.get_desk_url())
    page.get_by_role("button", name=MEASURE).click()
    page.wait_for_url(f"**{claim.get_desk_url()}")
    expect(page.get_by_text(f"Counts: {MEASURE}.")).to_be_visible()
    assert Figure.objects.get(claim=claim).measure.name == MEASURE


def test_a_name_like_another_is_pointed_out_while_it_is_typed(open_page):
    page: Page = open_page("/desk/articles/", as_="reviewer")
    page.goto(without_measure().get_desk_url())
    page.get_by_text("Change the figure").click()
    page.locator("#figure_measure").fill("countries in anti-ISIS coalition")
    expect(page.locator("output[for=figure_measure]")).to_contain_text(f"The desk has “{MEASURE}”")


def test_everyone_can_read_the_pages(open_page, check_accessibility):
    page: Page = open_page("/desk/track/", as_="reviewer", width=360, scheme="dark")
    Desk.objects.update_or_create(pk=1, defaults={"least_track_record": 1})
    source = Source.objects.get(name="Syrian Democratic Forces")
    for path in ("?words=s", "?claimant=Sean%20Robertson", f"?source={source.pk}"):
        page.goto(f"/desk/track/{path}")
        check_accessibility(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.goto(without_measure().get_desk_url())
    page.get_by_text("None of these: make a new one").click()
    check_accessibility(page)


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_what_the_dashboards_bars_are_of_stays_in_the_chart(open_page, width):
    page: Page = open_page("/desk/dashboard/?weeks=52", as_="editor", width=width)
    page.locator("text.tick-wide").first.wait_for(state="attached")
    shown = page.evaluate(
        """() => [...document.querySelectorAll(".tick-narrow, .tick-wide")]
            .filter((tick) => tick.getClientRects().length)
            .map((tick) => tick.getBoundingClientRect().left - tick.closest("figure").getBoundingClientRect().left)"""
    )
    assert len(shown) > 3
    assert min(shown) >= 0
