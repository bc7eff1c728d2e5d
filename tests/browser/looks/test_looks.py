"""Every page on every screen, in dark and in light: one picture of each.

A picture is the same on both databases, so these run once.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from own_pages import holding
from playwright.sync_api import Page, expect

from counter import attach, charge, invoice, key, pay, till, type_amount
from devkit.people import Guest
from screens import (
    EVERY_SCREEN,
    PHONE,
    Screen,
    Visitor,
    assert_accessible,
    assert_fits,
    assert_house_words,
    bill,
)
from stage import House, Stage

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]
FINGER_PX = 56
MENU = (
    ("Ribeye", "Lunch", 28_000),
    ("Margherita", "Lunch", 14_000),
    ("House wine", "Lunch", 5_500),
    ("Dessert", "Sweet", 6_000),
)
# Each tab of the operator's page, and a text that is there when it is complete.
TABS = {
    "Overview": "Every payment is counted.",
    "Figures": "When bills are paid",
    "Customers": "Joris",
    "History": "Save as CSV",
    "Programme": "What guests get",
    "Tiers": "Silver",
    "Rewards": "What guests get for their points",
    "Staff": "Who works here.",
    "Branches": "Places that share this programme",
    "Settings": "Does this place give points?",
}
every_screen = pytest.mark.parametrize("screen", EVERY_SCREEN, ids=str)


@pytest.fixture(scope="module")
def lunch(stage: Stage) -> House:
    """One o'clock at Satoshi's Table: every column and every kind of guest."""
    restaurant, ana, noor = stage.restaurant, stage.guest("Ana"), stage.guest("Noor")
    joris = stage.newcomer("Joris")
    restaurant.nickname(joris)
    restaurant.clear_kitchen()
    restaurant.pay(ana, 34_000, table="Table 4", note="1 × Ribeye, 1 × House wine")
    restaurant.pay(None, 4_200, payer=joris)
    noors = restaurant.pay(noor, 18_000, table="Table 2", note="2 × Margherita")
    restaurant.move(noors, "accepted")
    restaurant.move(restaurant.pay(joris, 9_500, table="Table 7"), "accepted")
    stranger = restaurant.pay(stage.newcomer(), 22_400, table="Table 1")
    restaurant.move(stranger, "ready")
    return restaurant


@pytest.fixture(scope="module")
def dear_lunch(lunch: House) -> House:
    """Its menu and its staff, for the point of sale."""
    for place, (name, category, price) in enumerate(MENU):
        body = {"name": name, "category": category, "price_sats": price}
        body["sort_order"] = place
        lunch.owner.send("POST", f"/merchants/{lunch.id}/items", body)
    for initials in ("LM", "AP", "JR"):
        body = {"initials": initials}
        lunch.owner.send("POST", f"/merchants/{lunch.id}/staff", body)
    settings = {"accept_cash": True}
    lunch.owner.send("PUT", f"/merchants/{lunch.id}/program", settings)
    return lunch


def judge(page: Page) -> None:
    assert_accessible(page)
    assert_fits(page)
    assert_house_words(page)


@every_screen
def test_monitor(
    lunch: House, visit: Open, keep_screenshot: Keep, screen: Screen
) -> None:
    page = visit(screen, lunch).open(lunch.monitor_page)
    expect(bill(page, "Preparing", "Table 7")).to_contain_text("Joris · First visit")
    keep_screenshot(page, f"monitor-{screen}")
    judge(page)
    if screen.is_touch:
        assert_for_fingers(page)


def assert_for_fingers(page: Page) -> None:
    for button in page.locator("main button:visible").all():
        box = button.bounding_box()
        assert box and min(box["height"], box["width"]) >= FINGER_PX


def test_every_tier_has_its_word_and_its_icon(lunch: House, visit: Open) -> None:
    page = visit(PHONE, lunch).open(lunch.monitor_page)
    for table, tier in (("Table 4", "Gold"), ("Table 2", "Bronze")):
        order = page.locator(".loyalty-order", has_text=table)
        expect(order).to_contain_text(f"{tier} tier")
        expect(order.locator(".loyalty-tier-icon")).to_be_visible()


def rung_up(page: Page, guest: Guest) -> None:
    """A bill of three lines, and whose it is."""
    type_amount(page, 1200)
    key(page, "Another amount").click()
    page.get_by_role("tab", name="Menu").click()
    page.get_by_role("button", name=re.compile("^Ribeye")).click()
    page.get_by_role("button", name=re.compile("^House wine")).click()
    attach(page, guest.pubkey)
    seen = page.get_by_role("region", name="Bill")
    expect(seen).to_contain_text(re.compile("Ana · Gold tier — .* visit this month"))
    expect(seen).to_contain_text("Free dessert ready")


@every_screen
def test_point_of_sale(
    stage: Stage, dear_lunch: House, visit: Open, keep_screenshot: Keep, screen: Screen
) -> None:
    visitor = till(visit, dear_lunch, screen)
    page = visitor.page
    rung_up(page, stage.guest("Ana"))
    keep_screenshot(page, f"pos-bill-{screen}")
    judge(page)
    if screen.is_touch:
        assert_for_fingers(page)
    page.get_by_role("tab", name="Keypad").click()
    type_amount(page, 34)
    judge(page)
    page.get_by_role("button", name="Clear", exact=True).click()
    type_amount(page, 34000)
    keep_screenshot(page, f"pos-keypad-{screen}")
    charge(page).click()
    expect(invoice(page)).to_be_visible()
    judge(page)
    keep_screenshot(page, f"pos-pay-{screen}")
    pay(page, stage.newcomer())
    expect(page.get_by_text("Scan to keep 34 points")).to_be_visible()
    judge(page)
    keep_screenshot(page, f"pos-keep-{screen}")


@every_screen
def test_card(
    stage: Stage, lunch: House, visit: Open, keep_screenshot: Keep, screen: Screen
) -> None:
    page = visit(screen).open(lunch.card_page(stage.guest("Ana")))
    expect(page.locator(".loyalty-front")).to_contain_text("Gold")
    keep_screenshot(page, f"card-{screen}")
    judge(page)


@every_screen
def test_own_page(
    stage: Stage, visit: Open, keep_screenshot: Keep, screen: Screen
) -> None:
    page = holding(visit(screen), stage.guest("Ana").keys)
    expect(page.locator(".loyalty-front")).to_contain_text("Gold")
    expect(page.locator(".q-item", has_text="sats").first).to_be_visible()
    keep_screenshot(page, f"me-{screen}")
    judge(page)


@every_screen
def test_operators_page(
    stage: Stage, lunch: House, visit: Open, keep_screenshot: Keep, screen: Screen
) -> None:
    visitor = visit(screen, lunch)
    page = visitor.open("/loyalty/")
    for tab, there in TABS.items():
        page.get_by_role("tab", name=tab).click()
        shown = page.get_by_role("region", name=tab)
        expect(shown.get_by_text(there).first).to_be_visible()
        keep_screenshot(page, f"cms-{tab.lower()}-{screen}")
        judge(page)
    ana = stage.guest("Ana").pubkey
    page = visitor.open(f"/loyalty/?tab=customers&guest={ana}")
    expect(page.get_by_text("Give a reward")).to_be_visible()
    expect(page.get_by_text(re.compile("^Bill$")).first).to_be_visible()
    keep_screenshot(page, f"cms-guest-{screen}")
    judge(page)
