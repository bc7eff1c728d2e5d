"""A lunch rush: several screens at once, one bill in many hands, and bad networks."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from bench import rush as rushes
from bench.rush import Rush
from counter import (
    add_reward,
    attach,
    charge,
    invoice,
    key,
    npub,
    orders,
    pay,
    scan_at_the_keypad,
    till,
    type_amount,
)
from demo.venue import API
from devkit.people import call
from devkit.processes import wait_until
from screens import PHONE, TABLET, Visitor, bill
from stage import House, Stage

Open = Callable[..., Visitor]
ORDERS = re.compile(r"/loyalty/api/v1/orders$")
REDEEM = re.compile(r"/redeem$")
MANY_SATS = 10_000_000
ENDED = "This link was ended. Ask the owner for a new one."


def link(house: House) -> dict[str, Any]:
    """A waiter's link, for one more device."""
    body = {"name": "Tablet", "role": "waiter"}
    return dict(house.owner.send("POST", f"/merchants/{house.id}/tokens", body))


def by_link(visitor: Visitor, house: House, made: dict[str, Any]) -> Page:
    page = visitor.open(f"{house.pos_page}#t={made['secret']}")
    expect(key(page, "1")).to_be_visible()
    return page


def open_table(page: Page, table: str) -> None:
    page.get_by_role("tab", name=re.compile("^Open bills")).click()
    page.get_by_role("button", name=re.compile(f"^{table}")).click()
    expect(page.get_by_role("heading", name=table)).to_be_visible()


def alert(page: Page) -> Locator:
    return page.locator(".loyalty-pos [role=alert]")


def test_two_tablets_and_a_phone(stage: Stage, house: House, visit: Open) -> None:
    """Ordered on one, charged on another, paid: all of them change by themselves."""
    ana, made = stage.newcomer("Ana"), link(house)
    house.nickname(ana)
    monitor = visit(TABLET, house).open(house.monitor_page)
    tablet, phone = (by_link(visit(s), house, made) for s in (TABLET, PHONE))
    type_amount(tablet, 9000)
    tablet.get_by_label("Table", exact=True).fill("Table 5")
    tablet.get_by_role("button", name="Keep open").click()
    expect(bill(monitor, "New", "Table 5")).to_contain_text("Not paid yet")
    open_table(tablet, "Table 5")
    open_table(phone, "Table 5")
    attach(phone, ana.pubkey)
    for page in (tablet, monitor):
        expect(page.get_by_text("Ana")).to_be_visible()
    charge(phone).click()
    pay(phone, ana)
    expect(phone.get_by_text("Thank you, Ana. +9 points.")).to_be_visible()
    expect(bill(monitor, "New", "Table 5")).not_to_contain_text("Not paid yet")
    expect(tablet.get_by_role("button", name="Receipt")).to_be_visible()
    phone.get_by_role("button", name="Done").click()
    for page in (tablet, phone):
        expect(page.get_by_role("tab", name="Open bills (0)")).to_be_visible()
    # A double tap on the way through the kitchen is one step.
    monitor.get_by_role("button", name="Accept: Table 5").dblclick()
    expect(bill(monitor, "Preparing", "Table 5")).to_be_visible()
    monitor.wait_for_timeout(500)
    (order,) = orders(house)
    assert (order["bill"], order["kitchen"]) == ("paid", "accepted")
    assert house.card(ana)["points"] == 9


@pytest.mark.every_database
def test_two_waiters_touch_one_bill(stage: Stage, house: House, visit: Open) -> None:
    """What one of them cannot do any more is said, and both see the same bill."""
    ana = stage.newcomer("Ana")
    house.nickname(ana)
    house.serve(ana, 150_000)
    add_reward(house, "A thousand off", 100, kind="sats_off", value=1000)
    visitors = [till(visit, house), till(visit, house)]
    one, other = (visitor.page for visitor in visitors)
    type_amount(one, 5000)
    one.get_by_label("Table", exact=True).fill("Table 9")
    one.get_by_role("button", name="Keep open").dblclick()
    for page in (one, other):
        open_table(page, "Table 9")
    attach(one, ana.pubkey)
    expect(other.get_by_text("Ana")).to_be_visible()
    scan_at_the_keypad(other, npub(ana))  # the same guest twice is one guest
    with visitors[0].expecting_trouble(), visitors[1].expecting_trouble():
        # The same reward from both in the same second: her points are for one.
        with visitors[0].held_up(REDEEM), visitors[1].held_up(REDEEM):
            for page in (one, other):
                page.get_by_role("button", name="A thousand off ready").click()
                page.get_by_role("button", name="Put on the bill").click()
                page.wait_for_timeout(200)
        for page in (one, other):
            expect(charge(page)).to_have_text("Charge 4,000 sats")
        assert sorted(alert(page).count() for page in (one, other)) == [0, 1]
    assert house.card(ana)["points"] == 50
    type_amount(one, 500)
    one.get_by_role("button", name="Add, not charge").dblclick()
    expect(charge(other)).to_have_text("Charge 4,500 sats")
    # While one shows the invoice, the other cancels the bill.
    charge(one).click()
    expect(invoice(one)).to_have_accessible_name("Invoice over 4,500 sats")
    other.get_by_role("button", name="Cancel this bill").click()
    with visitors[0].expecting_trouble():
        other.get_by_role("dialog").get_by_role(
            "button", name="Cancel this bill"
        ).click()
        expect(alert(one)).to_contain_text("This bill has changed. Nothing was taken.")
    (order,) = orders(house, "&bill=void")
    assert (order["amount_sats"], order["rewards_sats"]) == (5500, 1000)
    assert house.card(ana)["points"] == 150


def test_a_reward_given_at_two_tills_at_once(
    stage: Stage, house: House, visit: Open
) -> None:
    """Exactly once: there are points for one."""
    ana = stage.newcomer("Ana")
    house.serve(ana, 50_000)
    add_reward(house, "Coffee", 40)
    visitors = [till(visit, house), till(visit, house, PHONE)]
    for visitor in visitors:
        scan_at_the_keypad(visitor.page, npub(ana))
    with visitors[0].expecting_trouble(), visitors[1].expecting_trouble():
        with visitors[0].held_up(REDEEM), visitors[1].held_up(REDEEM):
            for visitor in visitors:
                visitor.page.get_by_role("button", name="Coffee ready").click()
                visitor.page.get_by_role("button", name="Give now").dblclick()
                visitor.page.wait_for_timeout(200)
        one, other = (visitor.page for visitor in visitors)
        given = "Enjoy your coffee. 10 left."
        expect(one.get_by_text(given).or_(alert(one))).to_be_visible()
        expect(other.get_by_text(given).or_(alert(other))).to_be_visible()
        said = [page.get_by_text(given).count() for page in (one, other)]
        assert sorted(said) == [0, 1]
        refused = other if said[0] else one
        expect(alert(refused)).to_contain_text("short: 10 of 40. Nothing was taken.")
    assert house.card(ana)["points"] == 10


def test_a_link_is_ended_in_mid_bill(stage: Stage, house: House, visit: Open) -> None:
    """At once, and nobody is seen any more; what was typed waits for the next link."""
    ana, made, visitor = stage.newcomer("Ana"), link(house), visit(TABLET)
    house.nickname(ana)
    house.serve(ana, 1000)
    page = by_link(visitor, house, made)
    type_amount(page, 7000)
    page.get_by_role("button", name="Guest", exact=True).click()
    expect(page.get_by_role("button", name=re.compile("^Ana"))).to_be_visible()
    with visitor.expecting_trouble():
        end(house, made)
        expect(alert(page)).to_contain_text(ENDED)
        expect(page.get_by_role("dialog")).to_have_count(0)
    # With another link, which is ended while a guest is on the bill.
    made = link(house)
    page.evaluate(f"location.hash = 't={made['secret']}'")
    page.reload()
    attach(page, ana.pubkey)
    expect(page.get_by_text("Ana")).to_be_visible()
    expect(charge(page)).to_have_text("Charge 7,000 sats")
    with visitor.expecting_trouble():
        end(house, made)
        expect(alert(page)).to_contain_text(ENDED)
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    for gone in (made["secret"], ana.pubkey):
        assert gone not in kept
    expect(page.get_by_text("Ana")).to_have_count(0)
    assert [order["amount_sats"] for order in orders(house)] == [1000]


def end(house: House, made: dict[str, Any]) -> None:
    path = f"{API}/tokens/{made['id']}"
    call(house.http, "DELETE", path, headers=house.owner.headers)


def test_ten_bills_while_the_network_comes_and_goes(house: House, visit: Open) -> None:
    """Nothing is lost, nothing comes twice, and each was sent with its own key."""
    visitor, monitor = till(visit, house), visit(TABLET, house)
    screen = monitor.open(house.monitor_page)
    page, keys = visitor.page, []
    page.on("request", lambda sent: keys.append(_key(sent)))

    def take(amount: int) -> None:
        page.keyboard.type(str(amount))
        expect(charge(page)).to_have_text(f"Charge {amount} sats")
        page.get_by_role("button", name="Keep open").dblclick()
        expect(charge(page)).to_be_disabled()

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    with visitor.expecting_trouble(), monitor.expecting_trouble():
        for amount in (101, 102):
            take(amount)
        # A screen that has not come yet when the network goes never comes.
        expect(screen.locator(".loyalty-order")).to_have_count(2)
        page.route(ORDERS, lose, times=1)  # it was made, and the answer got lost
        take(103)
        visitor.context.set_offline(True)
        monitor.context.set_offline(True)
        for amount in (104, 105, 106, 107, 108):
            take(amount)
        expect(page.get_by_text(re.compile("bills wait here"))).to_be_visible()
        expect(screen.get_by_text("No connection")).to_be_visible()
        visitor.context.set_offline(False)
        monitor.context.set_offline(False)
        for amount in (109, 110):
            take(amount)
        expect(page.get_by_role("tab", name="Open bills (10)")).to_be_visible()
        expect(page.get_by_text("wait here")).to_have_count(0)
        expect(screen.locator(".loyalty-order")).to_have_count(10)
        expect(screen.get_by_text("No connection")).to_have_count(0)
    assert sorted(o["amount_sats"] for o in orders(house)) == [*range(101, 111)]
    assert len({one for one in keys if one}) == 10


def _key(sent: Any) -> str:
    is_order = ORDERS.search(sent.url) and sent.method == "POST"
    return str(sent.headers["idempotency-key"]) if is_order else ""


def test_a_tablet_with_a_wrong_clock(stage: Stage, house: House, visit: Open) -> None:
    """Minutes and today's guests are the server's, and the screen goes on asking."""
    ana = stage.newcomer("Ana")
    house.nickname(ana)
    house.pay(ana, 5000, table="Table 1")
    visitor = visit(TABLET, house)
    visitor.page.clock.install(time=time.time() + 30 * 3600)
    visitor.page.clock.resume()
    page = visitor.open(house.monitor_page)
    order = bill(page, "New", "Table 1")
    expect(order.locator(".loyalty-clock")).to_have_text(re.compile("^[01] min"))
    house.pay(ana, 5000, table="Table 2")
    expect(bill(page, "New", "Table 2")).to_be_visible()
    visitor.page.clock.set_system_time(time.time() - 90_000)  # it was put right, badly
    house.pay(ana, 5000, table="Table 3")
    expect(bill(page, "New", "Table 3")).to_be_visible()
    page.get_by_role("link", name="Charge").click()
    page.get_by_role("button", name="Guest", exact=True).click()
    expect(page.get_by_role("button", name=re.compile("^Ana"))).to_be_visible()


def test_fifty_bills_in_a_hurry(stage: Stage, house: House, visit: Open) -> None:
    """Every bill is on both monitors once, and in the end in the right column; one of
    them is told nothing and asks by itself (mission 177)."""
    told, blocked = visit(TABLET, house), visit(TABLET, house)
    blocked.page.route_web_socket(re.compile("/changes$"), lambda socket: None)
    for visitor in (told, blocked):
        page = visitor.open(house.monitor_page)
        expect(page.get_by_text("No bills yet today.")).to_be_visible()
        page.evaluate(rushes.WATCH, rushes.NOT_PAID)
    guests = [stage.newcomer(f"Guest {n}", MANY_SATS) for n in range(rushes.WAITERS)]
    rush = Rush(house.http, house.id, link(house)["secret"], guests)
    for bill_of in list(rush.begin(50)):
        bill_of.result()
    for visitor in (told, blocked):
        page = visitor.page
        for column in filter(None, rushes.COLUMNS):
            assert wait_until(partial(shows, page, rush, column), 60), column
        expect(page.get_by_text(rushes.NOT_PAID)).to_have_count(0)
        assert page.evaluate("window.rush.twice") == []
    assert len(orders(house, "&bill=paid")) == 50


def shows(page: Page, rush: Rush, column: str) -> bool:
    """Whether the column holds each bill that belongs there once, and no other."""
    place = page.get_by_role("region", name=column, exact=True)
    shown = place.locator(".loyalty-order .text-h5").all_inner_texts()
    return sorted(shown) == rush.in_column(column)
