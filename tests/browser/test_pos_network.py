"""The point of sale, while network, server and another tablet do as they like."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from counter import (
    asked_sats,
    charge,
    invoice,
    orders,
    pay,
    till,
    type_amount,
)
from screens import TABLET, Visitor, assert_accessible, assert_house_words
from stage import House, Stage

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]
ORDERS = re.compile(r"/loyalty/api/v1/orders$")


def test_a_double_tap_is_one_bill(house: House, visit: Open) -> None:
    """The same bill twice is one, also if its first answer never came."""
    visitor = till(visit, house)
    page = visitor.page
    type_amount(page, 7000)
    with visitor.expecting_trouble():
        lost: list[str] = []

        def lose(route: Route) -> None:
            route.fetch()
            lost.append(route.request.headers["idempotency-key"])
            route.abort()

        page.route(ORDERS, lose, times=1)
        charge(page).dblclick()
        expect(invoice(page)).to_be_visible()
    assert len(lost) == 1
    assert [order["amount_sats"] for order in orders(house)] == [7000]


@pytest.mark.every_database
def test_three_bills_without_a_network(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    """Nothing is lost and nothing comes twice, not even by a new start of the page."""
    visitor = till(visit, house)
    page = visitor.page
    with visitor.expecting_trouble():
        visitor.context.set_offline(True)
        for amount in (1000, 2000, 3000):
            type_amount(page, amount)
            charge(page).click()
            expect(page.get_by_text("This bill is kept on this device")).to_be_visible()
            page.get_by_role("button", name="Next bill").click()
        expect(page.get_by_text("3 bills wait here.")).to_be_visible()
        page.get_by_role("tab", name="Open bills (3)").click()
        expect(page.get_by_text("On this device, waiting")).to_have_count(3)
        assert_accessible(page)
        assert_house_words(page)
        keep_screenshot(page, "pos-offline")
        assert not orders(house)
        visitor.context.set_offline(False)
        page.reload()
        expect(page.get_by_role("tab", name="Open bills (3)")).to_be_visible()
        expect(page.get_by_text("wait here")).to_have_count(0)
        page.wait_for_timeout(2500)
    assert sorted(o["amount_sats"] for o in orders(house)) == [1000, 2000, 3000]
    assert page.evaluate(f"localStorage.getItem('loyalty.bills.{house.id}')") == "[]"
    page.get_by_role("tab", name="Open bills (3)").click()
    page.get_by_role("button", name=re.compile("2,000 sats")).click()
    expect(charge(page)).to_have_text("Charge 2,000 sats")
    charge(page).click()
    pay(page, stage.newcomer())
    expect(page.get_by_text("Scan to keep 2 points")).to_be_visible()


def test_a_bill_that_is_refused_comes_back(house: House, visit: Open) -> None:
    """What the server will not have is said, and can be put right."""
    path = f"/merchants/{house.id}/items"
    item = house.owner.send("POST", path, {"name": "Soup", "price_sats": 4000})
    visitor = till(visit, house)
    page = visitor.page
    page.get_by_role("tab", name="Menu").click()
    page.get_by_role("button", name=re.compile("^Soup")).click()
    house.owner.send("PUT", f"/items/{item['id']}", {"available": False})
    with visitor.expecting_trouble():
        charge(page).click()
        said = page.get_by_role("alert")
        expect(said).to_contain_text("Soup is not to be had today. Nothing was taken.")
    expect(charge(page)).to_have_text("Charge 4,000 sats")
    assert not orders(house)


def test_two_tablets_see_one_another(stage: Stage, house: House, visit: Open) -> None:
    """What is added on one tablet is what the other one asks for."""
    one, other = till(visit, house).page, till(visit, house).page
    type_amount(one, 5000)
    one.get_by_label("Table", exact=True).fill("Table 9")
    one.get_by_role("button", name="Keep open").click()
    for page in (one, other):
        page.get_by_role("tab", name="Open bills (1)").click()
        page.get_by_role("button", name=re.compile("^Table 9")).click()
    charge(one).click()
    assert asked_sats(one) == 5000
    type_amount(other, 2500)
    other.get_by_role("button", name="Add, not charge").click()
    expect(invoice(one)).to_have_accessible_name("Invoice over 7,500 sats")
    assert asked_sats(one) == 7500
    expect(charge(other)).to_have_text("Charge 7,500 sats")
    pay(one, stage.newcomer())
    expect(one.get_by_text("Scan to keep 7 points")).to_be_visible()
    expect(other.get_by_role("button", name="Receipt")).to_be_visible()
    expect(other.get_by_role("tab", name="Open bills (0)")).to_be_visible()


def test_a_server_in_trouble_is_said_and_got_over(house: House, visit: Open) -> None:
    visitor = till(visit, house)
    page = visitor.page
    with visitor.expecting_trouble():
        page.route(ORDERS, lambda route: route.fulfill(status=500))
        type_amount(page, 4000)
        charge(page).click()
        expect(page.get_by_text("No connection. Trying again.")).to_be_visible()
        page.unroute(ORDERS)
        expect(invoice(page)).to_be_visible()
    assert [order["amount_sats"] for order in orders(house)] == [4000]


def test_paid_where_sockets_are_blocked(
    stage: Stage, house: House, visit: Open
) -> None:
    """The screen changes by itself also where it is told nothing."""
    visitor = visit(TABLET, house)
    visitor.page.route_web_socket(re.compile("/changes$"), lambda socket: None)
    page = visitor.open(house.pos_page)
    type_amount(page, 3000)
    charge(page).click()
    pay(page, stage.newcomer())
    expect(page.get_by_text("Scan to keep 3 points")).to_be_visible()


def test_screens_ask_seldom(house: House, visit: Open) -> None:
    """Many changes at once are one question, at most every two seconds."""
    page = till(visit, house).page
    page.wait_for_timeout(2500)
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url))
    for amount in range(1, 11):
        body = {"merchant_id": house.id, "amount_sats": amount, "keep_open": True}
        house.owner.send("POST", "/orders", body)
    expect(page.get_by_role("tab", name="Open bills (10)")).to_be_visible()
    assert sum("bill=open" in url for url in asked) <= 4


def test_what_is_shown_before_there_is_anything(
    house: House, visit: Open, keep_screenshot: Keep
) -> None:
    visitor = visit(TABLET, house)
    with visitor.held_up(re.compile(r"/loyalty/api/v1/merchants/\w+/program")):
        page = visitor.open(house.pos_page)
        expect(page.locator("[aria-busy=true]")).to_be_visible()
        assert_accessible(page)
        keep_screenshot(page, "pos-loading")
    expect(page.get_by_text("Type an amount, or tap the menu.")).to_be_visible()
    page.get_by_role("tab", name="Menu").click()
    expect(page.get_by_text("No menu yet.")).to_be_visible()
    page.get_by_role("tab", name="Open bills (0)").click()
    expect(page.get_by_text("No open bills.")).to_be_visible()
    assert_accessible(page)
    assert_house_words(page)
    keep_screenshot(page, "pos-empty")


def test_who_may_not_charge(stage: Stage, house: House, visit: Open) -> None:
    for visitor in (visit(TABLET), visit(TABLET, stage.new_house())):
        with visitor.expecting_trouble():
            page = visitor.open(house.pos_page)
            words = re.compile("Sign in to LNbits|no such venue among yours")
            expect(page.get_by_role("alert")).to_contain_text(words)
        assert_accessible(page)
