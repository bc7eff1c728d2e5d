"""The owner's programme: a rule is tried on what happened, saved, and remembered; for a
while bills earn more (mission 4-10, 57-62)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect

from demo.venue import API
from devkit.people import call
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
PROGRAMME = "/loyalty/?tab=programme"


def kept(house: House, path: str) -> Any:
    """What the server has, whatever the page shows."""
    url = f"{API}/merchants/{house.id}{path}"
    return call(house.http, "GET", url, headers=house.owner.headers)


def judge(page: Page) -> None:
    expect(page.locator(".q-notification")).to_have_count(0)  # they fade
    assert_accessible(page)
    assert_fits(page)
    assert_house_words(page)


def form(page: Page) -> Locator:
    return page.get_by_role("region", name="Programme")


def points(page: Page) -> Locator:
    return form(page).get_by_label("Points", exact=True)


def save(page: Page) -> None:
    form(page).get_by_role("button", name="Save", exact=True).click()


@pytest.mark.every_database
def test_a_rule_is_tried_on_what_happened_and_then_saved(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    for name, sats in (("Ana", 9_500), ("Bruno", 30_000)):
        house.serve(stage.newcomer(name), sats)
    page = visit(DESKTOP, house).open(PROGRAMME)
    look = form(page).get_by_role("button", name="Look")
    look.click()
    expect(form(page).get_by_text("Just as many points.")).to_be_visible()
    points(page).fill("2")
    expect(form(page).get_by_text("Just as many points.")).to_have_count(0)
    form(page).get_by_label("Smallest bill that earns").fill("10000")
    look.click()
    expect(form(page).get_by_text("21 points more.", exact=True)).to_be_visible()
    expect(form(page).get_by_text("You would owe 21 points more.")).to_be_visible()
    expect(
        form(page).get_by_role("row", name="Cards that would differ")
    ).to_contain_text("2 of 2")
    assert kept(house, "/program")["earn_points"] == 1
    judge(page)
    keep_screenshot(page, "cms-programme-preview")
    save(page)
    expect(page.get_by_text("Saved. Holds from")).to_be_visible()
    expect(form(page).get_by_text("These settings hold since")).to_be_visible()
    form(page).get_by_text("What the settings were").click()
    expect(form(page).get_by_text("Points: 1 → 2")).to_be_visible()
    expect(
        form(page).get_by_text("Smallest bill that earns: 0 sats → 10,000 sats")
    ).to_be_visible()
    judge(page)
    keep_screenshot(page, "cms-programme-history")


def test_what_the_server_refuses_is_said_at_its_field(
    house: House, visit: Open, keep_screenshot: Keep
) -> None:
    visitor = visit(PHONE, house)
    page = visitor.open(PROGRAMME)
    form(page).get_by_text("Welcome points, tiers over time, staff").click()
    form(page).get_by_label("Points for a first paid bill").fill("20000")
    with visitor.expecting_trouble():
        save(page)
        words = "Welcome points cannot be more than"
        expect(form(page).get_by_text(words)).to_be_visible()
    expect(page.get_by_role("alert").filter(has_text="welcome_over")).to_have_count(0)
    judge(page)
    keep_screenshot(page, "cms-programme-refused")
    form(page).get_by_label("Points for a first paid bill").fill("50")
    save(page)
    expect(page.get_by_text("Saved. Holds from")).to_be_visible()
    assert kept(house, "/program")["welcome_points"] == 50


def test_points_end_as_the_owner_says(house: House, visit: Open) -> None:
    page = visit(DESKTOP, house).open(PROGRAMME)
    form(page).get_by_label("When points end").click()
    page.get_by_role("option", name="Some months after they came").click()
    save(page)
    needed = "A whole number from 1 to 1200, please."
    expect(form(page).get_by_text(needed)).to_be_visible()
    form(page).get_by_label("Months").fill("6")
    save(page)
    expect(page.get_by_text("Saved. Holds from")).to_be_visible()
    program = kept(house, "/program")
    assert (program["expiry_mode"], program["expiry_months"]) == ("months", 6)


def test_what_is_typed_is_not_lost(house: House, visit: Open) -> None:
    """In another tab of the page, over a new start of it; leaving it asks first."""
    page = visit(DESKTOP, house).open(PROGRAMME)
    points(page).fill("7")
    page.get_by_role("tab", name="Tiers").click()
    page.get_by_role("tab", name="Programme").click()
    expect(points(page)).to_have_value("7")
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)
    page.reload()
    assert asked == ["beforeunload"]
    expect(
        form(page).get_by_text("What you typed before is still here.")
    ).to_be_visible()
    expect(points(page)).to_have_value("7")
    assert kept(house, "/program")["earn_points"] == 1
    form(page).get_by_role("button", name="Undo changes").click()
    expect(points(page)).to_have_value("1")
    page.reload()
    expect(points(page)).to_have_value("1")
    assert asked == ["beforeunload"]


# --- campaigns ------------------------------------------------------------------------


def campaigns(page: Page) -> Locator:
    return page.get_by_role("region", name="Campaigns", exact=True)


def choose_hour(page: Page, label: str, hour: str) -> None:
    page.get_by_role("dialog").get_by_label(label, exact=True).click()
    page.get_by_role("option", name=hour).click()
    expect(page.get_by_role("option")).to_have_count(0)  # the list has gone


@pytest.mark.every_database
def test_a_campaign_is_made_seen_in_the_calendar_and_ended(
    house: House, visit: Open, keep_screenshot: Keep
) -> None:
    page = visit(DESKTOP, house).open(PROGRAMME)
    campaigns(page).get_by_role("button", name="Add the first campaign").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name").fill("Happy hour")
    dialog.get_by_role("button", name="Fri").click()
    dialog.get_by_role("switch", name="All day long").click()
    choose_hour(page, "From", "22:00")
    choose_hour(page, "Until", "02:00")
    expect(dialog.get_by_text("Over midnight")).to_be_visible()
    assert_accessible(page)
    keep_screenshot(page, "cms-campaign")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_have_count(0)
    expect(campaigns(page)).to_contain_text("2× points · Fri · 22:00–02:00")
    (made,) = kept(house, "/campaigns")["data"]
    hours = (made["weekdays"], made["from_hour"], made["to_hour"])
    assert hours == ([4], 22, 2)
    calendar = page.get_by_role("region", name="Calendar of campaigns")
    expect(calendar.get_by_text("2× Happy hour").first).to_be_visible()
    expect(calendar.get_by_text("22:00–02:00").first).to_be_visible()
    judge(page)
    keep_screenshot(page, "cms-campaigns")
    calendar.get_by_role("button", name="Week").click()
    expect(calendar.get_by_text("Nothing extra")).to_have_count(6)
    calendar.get_by_role("button", name="After").click()
    expect(calendar.get_by_text("2× Happy hour")).to_have_count(1)
    campaigns(page).get_by_role("button", name="End Happy hour").click()
    page.get_by_role("dialog").get_by_role("button", name="End campaign").click()
    expect(campaigns(page).get_by_text("No campaigns yet.")).to_be_visible()
    assert kept(house, "/campaigns")["total"] == 0


def test_a_campaign_has_its_times_in_the_venues_zone(
    house: House, visit: Open, keep_screenshot: Keep
) -> None:
    """The browser is in Lisbon, the venue in Tokyo."""
    house.owner.send("PUT", f"/merchants/{house.id}", {"timezone": "Asia/Tokyo"})
    page = visit(PHONE, house).open(PROGRAMME)
    campaigns(page).get_by_role("button", name="Add the first campaign").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name").fill("New year")
    dialog.get_by_label("Begins").fill("2030-01-01T00:00")
    dialog.get_by_label("Ends").fill("2029-12-31T00:00")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_text("It has to end after it begins.")).to_be_visible()
    dialog.get_by_label("Ends").fill("2030-01-02T00:00")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_have_count(0)
    (made,) = kept(house, "/campaigns")["data"]
    midnight_in_tokyo = 1_893_423_600  # 2029-12-31 15:00 UTC
    assert made["starts_at"] == midnight_in_tokyo
    assert made["ends_at"] == midnight_in_tokyo + 86_400
    expect(campaigns(page)).to_contain_text("Jan 1, 2030, 00:00 to Jan 2, 2030, 00:00")
    judge(page)
    keep_screenshot(page, "cms-campaigns-phone")
