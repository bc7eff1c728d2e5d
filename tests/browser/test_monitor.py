"""The order monitor on the waiter's tablet."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from demo import story
from screens import (
    EVERY_SCREEN,
    PHONE,
    TABLET,
    Screen,
    Visitor,
    assert_accessible,
    assert_fits,
    assert_house_words,
)
from stage import House, Stage

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]
ORDERS = re.compile(r"/loyalty/api/v1/merchants/\w+/orders")
FINGER_PX = 56


def monitor(visit: Open, house: House, screen: Screen = TABLET) -> Page:
    return visit(screen, house).open(house.monitor_page)


def bill(page: Page, column: str, table: str) -> Locator:
    place = page.get_by_role("region", name=column, exact=True)
    return place.locator(".loyalty-order", has_text=table)


def ordinal_of_todays_visit() -> str:
    """Ana comes on three days of a month before today, if it has had as many."""
    today = (datetime.now(ZoneInfo(story.TIMEZONE)) - story.DAY_STARTS).date()
    return ("1st", "2nd", "3rd", "4th")[len(story.days_this_month(today))]


def test_a_paid_bill_says_who_is_there(stage: Stage, visit: Open) -> None:
    restaurant, ana, joris = stage.restaurant, stage.guest("Ana"), stage.newcomer()
    restaurant.nickname(joris)
    page = monitor(visit, restaurant)
    expect(page.get_by_role("heading", name=story.RESTAURANT)).to_be_visible()
    page.evaluate("window.stayed = true")
    restaurant.pay(ana, 34_000, table="Table 4")
    words = f"Ana · Gold tier — {ordinal_of_todays_visit()} visit this month"
    expect(bill(page, "New", "Table 4")).to_contain_text(words)
    expect(bill(page, "New", "Table 4")).to_contain_text("34,000")
    restaurant.pay(joris, 9_500, table="Table 7")
    expect(bill(page, "New", "Table 7")).to_contain_text("Zoe · First visit")
    restaurant.pay(None, 4_200, payer=ana, table="Table 8")
    expect(bill(page, "New", "Table 8")).to_contain_text("No card yet")
    assert page.evaluate("window.stayed"), "the page was loaded again"


def test_a_guest_without_tier_or_name(stage: Stage, house: House, visit: Open) -> None:
    guest = stage.newcomer()
    page = monitor(visit, house)
    house.pay(guest, 5000)
    words = f"Guest …{guest.pubkey[-4:]} · First visit"
    expect(bill(page, "New", "Counter")).to_contain_text(words)


def test_an_open_bill_says_that_it_is_not_paid(
    stage: Stage, house: House, visit: Open
) -> None:
    page = monitor(visit, house)
    body = {"merchant_id": house.id, "amount_sats": 7000, "table": "Table 2"}
    made = house.owner.send("POST", "/orders", body)
    expect(bill(page, "New", "Table 2")).to_contain_text("Not paid yet")
    stage.newcomer().wallet.pay(made["payment_request"])
    expect(bill(page, "New", "Table 2")).not_to_contain_text("Not paid yet")


def test_an_order_goes_through_the_kitchen_by_keyboard(
    stage: Stage, house: House, visit: Open
) -> None:
    house.pay(stage.newcomer(), 5000, table="Table 3")
    page = monitor(visit, house)
    for column, act in (("New", "Accept"), ("Preparing", "Ready"), ("Ready", "Served")):
        expect(bill(page, column, "Table 3")).to_be_visible()
        tab_to(page, page.get_by_role("button", name=f"{act}: Table 3"))
        page.keyboard.press("Enter")
        expect(bill(page, column, "Table 3")).to_have_count(0)
    expect(page.get_by_text("No bills yet today.")).to_be_visible()
    page.get_by_role("button", name="Undo").last.click()
    expect(bill(page, "Ready", "Table 3")).to_be_visible()


def tab_to(page: Page, wanted: Locator) -> None:
    """Reach it with the Tab key alone, as somebody without a mouse does."""
    expect(wanted).to_be_visible()
    for _ in range(40):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("no number of Tab presses leads there")


def test_nobody_yet(house: House, visit: Open, keep_screenshot: Keep) -> None:
    page = monitor(visit, house)
    words = "No bills yet today. The first paid one appears here by itself."
    expect(page.get_by_text(words)).to_be_visible()
    assert_accessible(page)
    assert_house_words(page)
    keep_screenshot(page, "monitor-empty")


def test_what_is_shown_while_it_loads(
    house: House, visit: Open, keep_screenshot: Keep
) -> None:
    visitor, waiting = visit(TABLET, house), list[Route]()
    visitor.page.route(ORDERS, lambda route: waiting.append(route))
    page = visitor.open(house.monitor_page)
    expect(page.locator("[aria-busy=true]")).to_be_visible()
    assert_accessible(page)
    keep_screenshot(page, "monitor-loading")
    page.unroute(ORDERS)
    for route in waiting:
        route.continue_()
    expect(page.locator("[aria-busy=true]")).to_have_count(0)


def test_who_may_not_look(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    stranger = visit(TABLET)
    with stranger.expecting_trouble():
        page = stranger.open(house.monitor_page)
        expect(page.get_by_role("alert")).to_contain_text("Sign in to LNbits")
    assert_accessible(page)
    assert_house_words(page)
    keep_screenshot(page, "monitor-stranger")
    other = visit(TABLET, stage.new_house())
    with other.expecting_trouble():
        alert = other.open(house.monitor_page).get_by_role("alert")
        expect(alert).to_contain_text("no such venue among yours")


def test_a_server_in_trouble_is_said_and_got_over(
    house: House, visit: Open, keep_screenshot: Keep
) -> None:
    visitor = visit(TABLET, house)
    page = visitor.open(house.monitor_page)
    expect(page.get_by_text("No bills yet today.")).to_be_visible()
    with visitor.expecting_trouble():
        page.route(ORDERS, lambda route: route.fulfill(status=500))
        expect(page.get_by_text("No connection. Trying again.")).to_be_visible()
        assert_accessible(page)
        keep_screenshot(page, "monitor-offline")
        page.unroute(ORDERS)
        expect(page.get_by_text("No connection")).to_have_count(0)


@pytest.fixture(scope="module")
def lunch(stage: Stage) -> House:
    """A Tuesday at one o'clock: every column and every kind of guest."""
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


@pytest.mark.parametrize("screen", EVERY_SCREEN, ids=str)
def test_every_screen(
    lunch: House, visit: Open, keep_screenshot: Keep, screen: Screen
) -> None:
    page = monitor(visit, lunch, screen)
    expect(bill(page, "Preparing", "Table 7")).to_contain_text("Joris · First visit")
    assert_accessible(page)
    assert_fits(page)
    assert_house_words(page)
    keep_screenshot(page, f"monitor-{screen}")
    if screen.is_touch:
        for button in page.locator("main button:visible").all():
            box = button.bounding_box()
            assert box and min(box["height"], box["width"]) >= FINGER_PX


def test_every_tier_has_its_word_and_its_icon(lunch: House, visit: Open) -> None:
    page = monitor(visit, lunch, PHONE)
    for table, tier in (("Table 4", "Gold"), ("Table 2", "Bronze")):
        order = page.locator(".loyalty-order", has_text=table)
        expect(order).to_contain_text(f"{tier} tier")
        expect(order.locator("i.q-icon")).to_be_visible()
