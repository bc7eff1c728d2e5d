"""The order monitor on the waiter's tablet."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from demo import story
from screens import (
    TABLET,
    Screen,
    Visitor,
    assert_accessible,
    assert_house_words,
    bill,
    tab_to,
)
from stage import House, Stage

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]
ORDERS = re.compile(r"/loyalty/api/v1/merchants/\w+/orders")


def monitor(visit: Open, house: House, screen: Screen = TABLET) -> Page:
    return visit(screen, house).open(house.monitor_page)


def ordinal_of_todays_visit() -> str:
    """Ana comes on three days of a month before today, if it has had as many."""
    today = (datetime.now(ZoneInfo(story.TIMEZONE)) - story.DAY_STARTS).date()
    return ("1st", "2nd", "3rd", "4th")[len(story.days_this_month(today))]


def test_a_paid_bill_says_who_is_there(stage: Stage, visit: Open) -> None:
    restaurant, ana, joris = stage.restaurant, stage.guest("Ana"), stage.newcomer()
    restaurant.nickname(joris)
    restaurant.clear_kitchen()
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


@pytest.mark.every_database
def test_an_order_goes_through_the_kitchen_by_keyboard(
    stage: Stage, house: House, visit: Open
) -> None:
    house.pay(stage.newcomer(), 5000, table="Table 3")
    page = monitor(visit, house)
    for column, act in (("New", "Accept"), ("Preparing", "Ready"), ("Ready", "Served")):
        expect(bill(page, column, "Table 3")).to_be_visible()
        tab_to(page.get_by_role("button", name=f"{act}: Table 3"))
        page.keyboard.press("Enter")
        expect(bill(page, column, "Table 3")).to_have_count(0)
    expect(page.get_by_text("No bills yet today.")).to_be_visible()
    page.get_by_role("button", name="Undo").last.click()
    expect(bill(page, "Ready", "Table 3")).to_be_visible()


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
    visitor = visit(TABLET, house)
    with visitor.held_up(ORDERS):
        page = visitor.open(house.monitor_page)
        expect(page.locator("[aria-busy=true]")).to_be_visible()
        assert_accessible(page)
        keep_screenshot(page, "monitor-loading")
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
