"""What points buy, and how a tier looks, as the owner has it (mission 11-19, 42-43)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from demo.venue import API
from devkit.people import call
from screens import (
    DESKTOP,
    PHONE,
    Visitor,
    assert_accessible,
    assert_fits,
    assert_house_words,
    tab_to,
)
from stage import House

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]
REWARDS = "/loyalty/?tab=rewards"
BADGE = "https://badges.example/gold.svg"
DRAWN = """
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">
  <rect width="9" height="9" fill="gold" />
</svg>
"""


def rewards(house: House) -> list[Any]:
    """What the server has, whatever the page shows."""
    url = f"{API}/merchants/{house.id}/rewards"
    return list(call(house.http, "GET", url, headers=house.owner.headers)["data"])


def names(house: House) -> list[str]:
    return [reward["name"] for reward in rewards(house)]


def judge(page: Page) -> None:
    expect(page.locator(".q-notification")).to_have_count(0)  # they fade
    assert_accessible(page)
    assert_fits(page)
    assert_house_words(page)


def rows(page: Page) -> Locator:
    return page.locator("[data-reward]")


def fill(page: Page, **fields: str) -> Locator:
    """What is typed into the form that is open, by its labels."""
    dialog = page.get_by_role("dialog")
    for label, value in fields.items():
        name = label.replace("_", " ")
        dialog.get_by_label(name, exact=True).fill(value)
    return dialog


def saved(page: Page) -> None:
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Save", exact=True).click()
    expect(dialog).to_have_count(0)


def four(house: House) -> None:
    made = []
    path = f"/merchants/{house.id}/rewards"
    for place, name in enumerate(("Coffee", "Dessert", "Lunch", "Wine"), 1):
        body = {"name": name, "kind": "free_item", "cost_points": 100 * place}
        made.append(house.owner.send("POST", path, body)["id"])
    house.owner.send("PUT", f"{path}/order", {"ids": made})


@pytest.mark.every_database
def test_a_reward_is_made_changed_retired_and_deleted(
    house: House, visit: Open, keep_screenshot: Keep
) -> None:
    page = visit(DESKTOP, house).open(REWARDS)
    page.get_by_role("button", name="Add the first reward").click()
    dialog = fill(page, Name="Free dessert", Costs_the_guest="300", Costs_you="4200")
    expect(dialog).to_contain_text("A guest spends 300,000 sats for it")
    expect(dialog).to_contain_text("you give 1.4 % back.")
    dialog.get_by_label("How many there are").fill("5")
    assert_accessible(page)
    keep_screenshot(page, "cms-reward")
    saved(page)
    expect(rows(page)).to_contain_text("300 points · free")
    expect(rows(page)).to_contain_text("5 left")
    (made,) = rewards(house)
    assert (made["cost_points"], made["cost_sats"], made["stock"]) == (300, 4200, 5)
    page.get_by_role("button", name="Change Free dessert").click()
    dialog = fill(page, Name="Dessert for two")
    dialog.get_by_label("What it is").click()
    page.get_by_role("option", name="Per cent off a bill").click()
    fill(page, Off_the_bill="12.345")
    dialog.get_by_role("button", name="Save", exact=True).click()
    expect(dialog.get_by_text("From 0.01 to 100")).to_be_visible()
    fill(page, Off_the_bill="12.5")
    saved(page)
    expect(rows(page)).to_contain_text("12.5 % off the bill")
    (made,) = rewards(house)
    assert (made["kind"], made["value"]) == ("percent_off", 12.5)
    page.get_by_role("button", name="More for Dessert for two").click()
    page.get_by_text("Retire", exact=True).click()
    expect(rows(page).get_by_text("Retired", exact=True)).to_be_visible()
    assert not rewards(house)[0]["is_active"]
    judge(page)
    page.get_by_role("button", name="More for Dessert for two").click()
    page.get_by_text("Delete", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(page.get_by_text("No rewards yet.")).to_be_visible()
    assert rewards(house) == []


def test_rewards_are_put_in_order_by_mouse_and_by_keyboard(
    house: House, visit: Open, keep_screenshot: Keep
) -> None:
    four(house)
    page = visit(DESKTOP, house).open(REWARDS)
    expect(rows(page)).to_have_count(4)
    box = rows(page).nth(3).bounding_box()
    top = rows(page).nth(0).bounding_box()
    assert box and top
    handle = rows(page).nth(3).locator("[data-handle]")
    handle.hover()
    page.mouse.down()
    page.mouse.move(box["x"] + 24, top["y"] + 10, steps=8)
    page.mouse.up()
    expect(rows(page).first).to_contain_text("Wine")
    expect(page.get_by_role("alert")).to_have_count(0)
    keep_screenshot(page, "cms-rewards")
    up = page.get_by_role("button", name="Move Dessert up")
    tab_to(up)
    page.keyboard.press("Enter")
    expect(rows(page).nth(1)).to_contain_text("Dessert")
    expect(up).to_be_focused()
    page.keyboard.press("Enter")
    expect(rows(page).first).to_contain_text("Dessert")
    expect(page.get_by_role("button", name="Move Dessert down")).to_be_focused()
    judge(page)
    page.reload()
    expect(rows(page).first).to_contain_text("Dessert")
    assert names(house) == ["Dessert", "Wine", "Coffee", "Lunch"]


def test_rewards_on_a_phone(house: House, visit: Open, keep_screenshot: Keep) -> None:
    four(house)
    page = visit(PHONE.light, house).open(REWARDS)
    expect(rows(page)).to_have_count(4)
    judge(page)
    keep_screenshot(page, "cms-rewards-phone")
    page.get_by_role("button", name="Move Wine up").tap()
    expect(rows(page).nth(2)).to_contain_text("Wine")
    assert names(house) == ["Coffee", "Dessert", "Wine", "Lunch"]
    page.get_by_role("button", name="Add a reward").tap()
    dialog = fill(page, Name="Half typed")
    assert_accessible(page)
    keep_screenshot(page, "cms-reward-phone")
    page.keyboard.press("Escape")  # what is typed stays
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Cancel").tap()
    expect(dialog).to_have_count(0)


def draw(route: Route) -> None:
    route.fulfill(body=DRAWN, content_type="image/svg+xml")


def test_a_tier_is_seen_as_its_guests_see_it(
    house: House, visit: Open, keep_screenshot: Keep
) -> None:
    page = visit(DESKTOP, house).open("/loyalty/?tab=tiers")
    page.route(BADGE, draw)
    page.get_by_role("button", name="Add the first tier").click()
    dialog = fill(page, Name="Gold", Badge=BADGE)
    dialog.get_by_role("spinbutton", name="Starts at").fill("300")
    card = dialog.get_by_role("img", name="A guest’s card with the tier Gold")
    expect(card).to_contain_text("300")
    expect(card.locator("img")).to_have_attribute("src", BADGE)
    for code, words in (
        ("gold", "A code like #b8860b"),
        ("#ffe08a", "Hard to see on a light page."),
        ("#202040", "Hard to see on a dark page."),
    ):
        fill(page, Colour_code=code)
        dialog.get_by_role("button", name="Save").click()
        expect(dialog.get_by_text(words)).to_be_visible()
    fill(page, Colour_code="#b8860b")
    assert_accessible(page)
    keep_screenshot(page, "cms-tier-badge")
    saved(page)
    shown = page.get_by_role("region", name="Tiers").locator("img")
    expect(shown).to_have_attribute("src", BADGE)
    url = f"{API}/merchants/{house.id}/tiers"
    (made,) = call(house.http, "GET", url, headers=house.owner.headers)["data"]
    assert (made["image"], made["color"]) == (BADGE, "#b8860b")
