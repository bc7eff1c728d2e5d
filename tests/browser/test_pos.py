"""The point of sale on the waiter's tablet (mission 41, 43, 45, 180, 222)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from counter import asked_sats, attach, charge, invoice, key, pay, scan, till, type_amount
from demo.venue import API
from devkit.people import call
from screens import TABLET, Visitor, assert_accessible, assert_house_words
from stage import House, Stage

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]


def kept(house: House, path: str) -> Any:
    """What the server has, whatever the page shows."""
    headers = house.owner.headers
    return call(house.http, "GET", f"{API}{path}", headers=headers)


def orders(house: House, query: str = "") -> list[dict[str, Any]]:
    return list(kept(house, f"/merchants/{house.id}/orders?limit=100{query}")["data"])


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
