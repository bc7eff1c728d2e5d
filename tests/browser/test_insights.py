"""A period in figures, and the month on one sheet, as an owner sees them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from demo import story
from screens import (
    DESKTOP,
    PHONE,
    Visitor,
    assert_accessible,
    assert_fits,
    assert_house_words,
)
from stage import House, Stage

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]
ANALYTICS = re.compile(r"/loyalty/api/v1/analytics/\w+\?")


@pytest.mark.every_database
def test_figures_say_what_they_are_and_open_their_rows(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    """From nothing to a first week, then the month's sheet and its file."""
    visitor = visit(DESKTOP, house)
    with visitor.held_up(ANALYTICS):
        page = visitor.open("/loyalty/?tab=insights")
        expect(page.locator("[aria-busy=true]").first).to_be_visible()
    expect(page.get_by_text("No bills in these days.")).to_be_visible()
    assert_accessible(page)
    for number in range(6):
        house.serve(stage.newcomer(f"Guest {number}"), 7_000)
    page.reload()
    expect(page.get_by_text("6 bills, 42,000 sats.")).to_be_visible()
    page.get_by_role("button", name="How is this computed: New guests").click()
    rows = page.get_by_role("dialog").get_by_role("link", name="Show its rows")
    expect(rows).to_have_attribute("href", re.compile("tab=customers"))
    page.keyboard.press("Escape")
    bars = page.get_by_role("img", name=re.compile("What was taken, by the day"))
    expect(bars).to_have_accessible_name(re.compile("Sats: 42,000"))
    page.get_by_text("As a table").first.click()
    cohorts = page.get_by_role("table", name="Who comes back")
    expect(cohorts.get_by_role("row").last).to_contain_text("6")
    assert_accessible(page)
    assert_house_words(page)
    keep_screenshot(page, "insights")
    with page.expect_download() as sent:
        page.get_by_role("button", name="Save as CSV").click()
    assert sent.value.suggested_filename.startswith("days-")
    page.get_by_role("link", name="Month’s report").click()
    expect(page.get_by_role("table", name="Taken")).to_contain_text("42,000")


def test_the_month_fits_a_phone_and_a_sheet_of_paper(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    house.serve(stage.newcomer("Ana"), 9_000)
    visitor = visit(PHONE, house)
    month = f"{datetime.now(ZoneInfo(story.TIMEZONE)) - timedelta(hours=4):%Y-%m}"
    page = visitor.open(f"/loyalty/report/{house.id}?month={month}")
    expect(page.get_by_role("table", name="Taken")).to_contain_text("9,000")
    points = page.get_by_role("table", name="Points")
    expect(points.get_by_role("row").last).to_contain_text("9")
    assert_accessible(page)
    assert_fits(page)
    assert_house_words(page)
    keep_screenshot(page, "report")
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    expect(page.locator(".q-header")).to_be_hidden()
    expect(points).to_be_visible()
    visitor.page.route(
        re.compile("/report\\?"), lambda route: route.fulfill(status=500)
    )
    page.emulate_media(media="screen")
    with visitor.expecting_trouble():
        page.get_by_role("checkbox", name="All branches").click()
        expect(page.get_by_role("alert")).to_contain_text("Nothing was changed.")
