"""Somebody at the point of sale: what a waiter does with its page."""

from __future__ import annotations

import re
from collections.abc import Callable

import bolt11
from playwright.sync_api import Locator, Page, expect

from devkit.people import Guest
from screens import TABLET, Screen, Visitor
from stage import House

Open = Callable[..., Visitor]


def till(visit: Open, house: House, screen: Screen = TABLET) -> Visitor:
    visitor = visit(screen, house)
    visitor.open(house.pos_page)
    expect(key(visitor.page, "1")).to_be_visible()
    return visitor


def key(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def type_amount(page: Page, amount: int) -> None:
    for digit in str(amount):
        key(page, digit).click()


def charge(page: Page) -> Locator:
    return page.get_by_role("button", name=re.compile("^Charge"))


def invoice(page: Page) -> Locator:
    return page.get_by_role("link", name=re.compile("Invoice over"))


def request_of(page: Page) -> str:
    """The invoice that the code on the screen is."""
    href = invoice(page).get_attribute("href")
    assert href
    return href.removeprefix("lightning:")


def asked_sats(page: Page) -> int:
    msat = bolt11.decode(request_of(page)).amount_msat
    assert msat
    return int(msat) // 1000


def pay(page: Page, payer: Guest) -> None:
    assert payer.wallet.pay(request_of(page))["status"] == "success"


def scan(page: Page, text: str) -> None:
    """As a scanner that is a keyboard does."""
    page.get_by_label("Scan, or type six characters").fill(text)
    page.keyboard.press("Enter")


def attach(page: Page, text: str) -> None:
    page.get_by_role("button", name="Guest", exact=True).click()
    scan(page, text)
