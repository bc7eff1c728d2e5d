"""Rewards given at the table, and who answers for them (mission 43, 45, 220)."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from desk import answer_by, device, hire, ready, who_asks
from playwright.sync_api import Page, expect

from counter import add_reward, attach, charge, key, type_amount
from devkit.people import Guest
from screens import (
    PHONE,
    TABLET,
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
both_looks = pytest.mark.parametrize("screen", [TABLET, PHONE.light], ids=str)


def judge(page: Page) -> None:
    assert_accessible(page)
    assert_fits(page)
    assert_house_words(page)


def with_points(stage: Stage, house: House, name: str, sats: int) -> Guest:
    guest = stage.newcomer(name)
    house.serve(guest, sats)
    house.nickname(guest)
    house.clear_kitchen()
    return guest


@pytest.mark.every_database
def test_one_tap_gives_and_any_screen_calls_it_back(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    ana = with_points(stage, house, "Ana", 306_000)
    add_reward(house, "Free dessert", 300)
    add_reward(house, "Free coffee", 30)
    add_reward(house, "Half price", 20, kind="percent_off", value=50)
    house.pay(ana, 34_000, table="Table 4")
    tablet = visit(TABLET, house).open(house.monitor_page)
    other = visit(PHONE.light, house).open(house.monitor_page)
    expect(ready(tablet, "Free dessert")).to_be_visible()
    keep_screenshot(tablet, "monitor-ready-tablet-dark")
    ready(tablet, "Free dessert").click()
    for page in (tablet, other):
        slip = bill(page, "New", "Table 4")
        expect(slip).to_contain_text("Enjoy your dessert. 40 left.")
        left = key(page, "Undo: Free dessert").locator(".loyalty-left")
        expect(left).to_have_attribute("data-left", re.compile(r"\d"))
    judge(tablet)
    keep_screenshot(tablet, "monitor-given-tablet-dark")
    keep_screenshot(other, "monitor-given-phone-light")
    key(other, "Undo: Free dessert").click()
    for page in (tablet, other):
        expect(page.get_by_text("Enjoy your dessert")).to_have_count(0)
        expect(ready(page, "Free dessert")).to_be_visible()
    assert house.card(ana)["points"] == 340
    # The bill is paid: a discount has nothing to lower; the coffee is one tap away.
    key(tablet, "+1 more rewards: Table 4").click()
    expect(tablet.get_by_text("Half price ready")).to_have_count(0)
    tablet.get_by_text("Free coffee ready").click()
    expect(bill(tablet, "New", "Table 4")).to_contain_text("Enjoy your coffee.")
    assert house.card(ana)["points"] == 310


@both_looks
def test_a_waiter_answers_with_a_pin(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep, screen: Screen
) -> None:
    """Mission 220: only where the guest has not said yes."""
    ana = with_points(stage, house, "Ana", 50_000)
    add_reward(house, "Coffee", 40)
    hire(house, "LM", "1357", "Lena")
    hire(house, "JO")
    house.pay(ana, 5000, table="Table 4")
    visitor = device(visit, house, screen=screen)
    page = visitor.page
    with visitor.expecting_trouble():
        ready(page, "Coffee").click()
        expect(who_asks(page)).to_contain_text("Give Coffee")
        expect(who_asks(page)).not_to_contain_text("JO")
        judge(page)
        answer_by(page, "LM", "1358")
        alert = who_asks(page).get_by_role("alert")
        expect(alert).to_contain_text("That is not your PIN. Try again.")
        keep_screenshot(page, f"pin-{screen}")
        judge(page)
        assert house.card(ana)["points"] == 55
        page.keyboard.type("1357")  # a keyboard will do, too
        expect(who_asks(page)).to_have_count(0)
    expect(bill(page, "New", "Table 4")).to_contain_text("Enjoy your coffee. 15 left.")
    assert house.card(ana)["points"] == 15
    assert "1357" not in page.evaluate("JSON.stringify({...localStorage})")


def test_priority_guests_come_first(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    body = {"name": "Gold", "threshold": 100, "color": "#b8860b", "served_first": True}
    house.owner.send("POST", f"/merchants/{house.id}/tiers", body)
    ana = with_points(stage, house, "Ana", 100_000)
    for table in ("Table 1", "Table 2"):
        house.pay(stage.newcomer(), 5000, table=table)
    house.pay(ana, 5000, table="Table 3")
    house.pay(stage.newcomer(), 5000, table="Table 4")
    page = visit(TABLET, house).open(house.monitor_page)
    slips = page.locator(".loyalty-order")
    expect(slips).to_have_count(4)
    expect(slips.nth(0)).to_contain_text("Table 3")
    expect(slips.nth(0)).to_contain_text("Priority")
    expect(page.get_by_text("Priority")).to_have_count(1)
    for table in ("Table 1", "Table 3"):
        key(page, f"Accept: {table}").click()
        expect(bill(page, "Preparing", table)).to_be_visible()
    making = page.get_by_role("region", name="Preparing").locator(".loyalty-order")
    expect(making.nth(0)).to_contain_text("Table 3")
    judge(page)
    keep_screenshot(page, "monitor-priority-tablet-dark")


def test_at_the_till_a_waiter_answers_for_putting_on_and_taking_off(
    stage: Stage, house: House, visit: Open
) -> None:
    """A reward without the guest's word, and one that comes off a bill, take a PIN."""
    ana = with_points(stage, house, "Ana", 50_000)
    add_reward(house, "A hundred off", 40, kind="sats_off", value=100)
    hire(house, "LM", "1357", "Lena")
    visitor = device(visit, house)
    page = visitor.page
    page.get_by_role("link", name="Charge").click()
    type_amount(page, 5000)
    attach(page, ana.pubkey)
    ready(page, "A hundred off").click()
    expect(page.get_by_role("button", name="Give now")).to_have_count(0)
    with visitor.expecting_trouble():
        page.get_by_role("button", name="Put on the bill").click()
        page.get_by_role("button", name="Use my PIN instead").click()
        answer_by(page, "LM", "1357")
        expect(charge(page)).to_have_text("Charge 4,900 sats")
        assert house.card(ana)["points"] == 10
        key(page, "Take off: A hundred off").click()
        expect(who_asks(page)).to_contain_text("Lena, enter your PIN.")
        page.keyboard.type("1357")
        expect(charge(page)).to_have_text("Charge 5,000 sats")
    assert house.card(ana)["points"] == 50
