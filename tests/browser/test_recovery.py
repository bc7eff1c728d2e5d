"""The plug is pulled: both screens come back by themselves, and nothing is missed."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from screens import PHONE, TABLET, Visitor, bill
from stage import House, Stage

Open = Callable[..., Visitor]


@pytest.mark.every_database
def test_the_server_is_killed_in_the_middle_of_a_payment(
    stage: Stage, house: House, visit: Open
) -> None:
    guest = stage.newcomer("Ana")
    house.nickname(guest)
    tablet, phone = visit(TABLET, house), visit(PHONE)
    monitor = tablet.open(house.monitor_page)
    card = phone.open(house.card_page(guest))
    points = card.locator(".loyalty-number")
    house.pay(guest, 5000, table="Table 1")
    expect(bill(monitor, "New", "Table 1")).to_contain_text("Ana · First visit")
    expect(points).to_have_text(re.compile("^5"))
    for page in (monitor, card):
        page.evaluate("window.stayed = true")
    with tablet.expecting_trouble(), phone.expecting_trouble():
        # Paid in LNbits; whether it was counted before the end, nobody knows.
        house.pay(guest, 7000, table="Table 2")
        stage.server.kill()
        for page in (monitor, card):
            expect(page.get_by_text("No connection. Trying again.")).to_be_visible()
        stage.server.start()
        expect(bill(monitor, "New", "Table 2")).to_contain_text("Ana · First visit")
        expect(bill(monitor, "New", "Table 2")).not_to_contain_text("Not paid yet")
        expect(points).to_have_text(re.compile("^12"))
        for page in (monitor, card):
            expect(page.get_by_text("No connection")).to_have_count(0)
    house.pay(guest, 3000, table="Table 3")
    expect(bill(monitor, "New", "Table 3")).to_be_visible()
    expect(points).to_have_text(re.compile("^15"))
    assert monitor.evaluate("window.stayed") and card.evaluate("window.stayed")
    assert house.card(guest)["points"] == 15
