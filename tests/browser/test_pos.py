"""The point of sale on the waiter's tablet (mission 41, 180, 222, 223)."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from counter import (
    asked_sats,
    charge,
    invoice,
    kept,
    key,
    orders,
    pay,
    till,
    type_amount,
)
from screens import TABLET, Visitor
from stage import House, Stage

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]
RATE = re.compile("/api/v1/rate/EUR")


@pytest.mark.every_database
def test_charged_paid_and_kept(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    """Mission 41, 180: the button carries the amount; no tap after it."""
    page = visit(TABLET, house).open(house.monitor_page)
    page.get_by_role("link", name="Charge").click()
    type_amount(page, 34000)
    expect(charge(page)).to_have_text("Charge 34,000 sats")
    charge(page).click()
    expect(page.get_by_text("Not paid yet")).to_be_visible()
    assert asked_sats(page) == 34_000
    box, size = invoice(page).bounding_box(), page.viewport_size
    assert box and size
    assert min(box["width"], box["height"]) >= 0.6 * min(size["width"], size["height"])
    pay(page, stage.newcomer())
    expect(page.get_by_text("Scan to keep 34 points")).to_be_visible()
    url = page.get_by_role("link", name="Receipt").get_attribute("href")
    assert url
    receipt = kept(house, f"/receipts/{url.rsplit('/', 1)[1]}")
    assert (receipt["bill"], receipt["points"]["state"]) == ("paid", "waiting")
    keep_screenshot(page, "pos-receipt")
    expect(charge(page)).to_be_visible(timeout=30_000)  # by itself


def test_what_is_typed_is_listed_and_can_be_taken_off(
    house: House, visit: Open
) -> None:
    """Mission 41: a line is taken off by one tap, and comes back by another."""
    items = {"Ribeye": 28_000, "Water": 1_500, "Soup": 4_000}
    for name, price in items.items():
        body = {"name": name, "price_sats": price, "available": name != "Soup"}
        house.owner.send("POST", f"/merchants/{house.id}/items", body)
    page = till(visit, house).page
    type_amount(page, 700)
    key(page, "Another amount").click()
    page.get_by_role("tab", name="Menu").click()
    expect(page.get_by_role("button", name="Soup")).to_be_disabled()
    page.get_by_role("button", name=re.compile("^Ribeye")).click()
    page.get_by_role("button", name=re.compile("^Water")).click()
    key(page, "One more: Water").click()
    expect(charge(page)).to_have_text("Charge 31,700 sats")
    key(page, "Remove: Item").click()
    expect(charge(page)).to_have_text("Charge 31,000 sats")
    page.get_by_role("button", name="Undo").click()
    expect(charge(page)).to_have_text("Charge 31,700 sats")
    page.get_by_label("Table", exact=True).fill("Table 4")
    page.get_by_role("button", name="Tip", exact=True).click()
    key(page, "10 %").click()
    charge(page).click()
    assert asked_sats(page) == 31_700 + 3_170
    (order,) = orders(house)
    assert (order["table"], order["tip_sats"]) == ("Table 4", 3_170)
    said = {(line["name"], line["quantity"]) for line in order["lines"]}
    assert said == {("Item", 1), ("Ribeye", 1), ("Water", 2)}


@pytest.mark.every_database
def test_split_by_two(stage: Stage, house: House, visit: Open) -> None:
    """Mission 223: each part has its own code and its own receipt."""
    page = till(visit, house).page
    type_amount(page, 9001)
    page.get_by_label("Table", exact=True).fill("Table 2")
    page.get_by_role("button", name="Keep open").click()
    expect(page.get_by_text("Table 2 is open")).to_be_visible()
    page.get_by_role("tab", name="Open bills (1)").click()
    page.get_by_role("button", name=re.compile("^Table 2")).click()
    type_amount(page, 999)
    page.get_by_role("button", name="Add, not charge").click()
    expect(charge(page)).to_have_text("Charge 10,000 sats")
    page.get_by_role("button", name="Split").click()
    page.get_by_role("button", name="Charge this part").click()
    assert asked_sats(page) == 5000
    pay(page, stage.newcomer())
    expect(page.get_by_text("Scan to keep 5 points")).to_be_visible()
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_text("Part 1 · Paid")).to_be_visible()
    expect(charge(page)).to_have_text("Charge 5,000 sats")
    charge(page).click()
    assert asked_sats(page) == 5000
    pay(page, stage.newcomer())
    expect(page.get_by_text("Scan to keep 5 points")).to_be_visible()
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_role("tab", name="Open bills (0)")).to_be_visible()
    (order,) = orders(house)
    assert order["bill"] == "paid"
    assert len({part["id"] for part in order["payments"] if part["paid_at"]}) == 2


def test_cash_with_initials(house: House, visit: Open) -> None:
    """Mission 222: who got the money says so, and the tablet remembers who it was."""
    settings = {"accept_cash": True, "earn_on_cash": True}
    house.owner.send("PUT", f"/merchants/{house.id}/program", settings)
    staff = f"/merchants/{house.id}/staff"
    made = house.owner.send("POST", staff, {"initials": "LM", "name": "Lena"})
    page = till(visit, house).page
    type_amount(page, 8000)
    charge(page).click()
    page.get_by_role("button", name="Cash").click()
    page.get_by_role("dialog").get_by_role("button", name="Lena").click()
    expect(page.get_by_text("Scan to keep 8 points")).to_be_visible()
    (order,) = orders(house)
    (payment,) = order["payments"]
    assert (order["bill"], payment["method"]) == ("paid", "cash")
    page.reload()
    lena = page.get_by_role("button", name="Lena")
    expect(lena).to_have_attribute("aria-pressed", "true")
    assert made["id"] == page.evaluate("localStorage.getItem('loyalty.staff')")


def test_no_cash_where_the_owner_takes_none(house: House, visit: Open) -> None:
    page = till(visit, house).page
    type_amount(page, 8000)
    charge(page).click()
    expect(invoice(page)).to_be_visible()
    expect(page.get_by_role("button", name="Cash")).to_have_count(0)


def test_sats_and_money_side_by_side(house: House, visit: Open) -> None:
    """Mission 41: typed in either, and the button carries both."""
    house.owner.send("PUT", f"/merchants/{house.id}", {"currency": "EUR"})
    visitor = visit(TABLET, house)
    price = {"rate": 1666.67, "price": 60_000.0}
    visitor.page.route(RATE, lambda route: route.fulfill(json=price))
    page = visitor.open(house.pos_page)
    expect(key(page, "1")).to_be_visible()
    type_amount(page, 34000)
    expect(charge(page)).to_have_text("Charge 34,000 sats · €20.40")
    page.get_by_role("button", name="Clear", exact=True).click()
    key(page, "EUR").click()
    type_amount(page, 2040)
    expect(page.get_by_text("€20.40", exact=True)).to_be_visible()
    expect(charge(page)).to_have_text("Charge 34,000 sats · €20.40")
