"""Somebody at the point of sale: what a waiter does with its page."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import bolt11
from nostr_sdk import PublicKey, SecretKey
from playwright.sync_api import Locator, Page, expect

from demo.venue import API
from devkit.people import Guest, call
from screens import TABLET, Screen, Visitor
from stage import House

Open = Callable[..., Visitor]


def till(visit: Open, house: House, screen: Screen = TABLET) -> Visitor:
    visitor = visit(screen, house)
    visitor.open(house.pos_page)
    expect(key(visitor.page, "1")).to_be_visible()
    return visitor


def waiter(visit: Open, house: House, screen: Screen = TABLET) -> Visitor:
    """At the same page by a staff link: with fewer rights than the owner, whose word is
    enough where a waiter's is not."""
    body = {"name": "Tablet", "role": "waiter"}
    made = house.owner.send("POST", f"/merchants/{house.id}/tokens", body)
    visitor = visit(screen)
    visitor.open("/" + made["link"].split("/", 3)[3])
    visitor.page.get_by_role("link", name="Charge").click()
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


def scan_at_the_keypad(page: Page, text: str) -> None:
    """The same without any field. All at once, as fast as a scanner is, however busy
    the machine of the test."""
    page.evaluate(
        """text => {
          for (const key of [...text, 'Enter']) {
            const said = {key, bubbles: true, cancelable: true}
            document.body.dispatchEvent(new KeyboardEvent('keydown', said))
          }
        }""",
        text,
    )


def attach(page: Page, text: str) -> None:
    page.get_by_role("button", name="Guest", exact=True).click()
    scan(page, text)


def kept(house: House, path: str) -> Any:
    """What the server has, whatever the page shows."""
    headers = house.owner.headers
    return call(house.http, "GET", f"{API}{path}", headers=headers)


def add_reward(house: House, name: str, cost: int, **more: Any) -> str:
    body = {"name": name, "kind": "free_item", "cost_points": cost, **more}
    made = house.owner.send("POST", f"/merchants/{house.id}/rewards", body)
    return str(made["id"])


def npub(guest: Guest) -> str:
    return str(PublicKey.parse(guest.pubkey).to_bech32())


def nsec(guest: Guest) -> str:
    return str(SecretKey.parse(guest.keys.secret).to_bech32())


def orders(house: House, query: str = "") -> list[dict[str, Any]]:
    return list(kept(house, f"/merchants/{house.id}/orders?limit=100{query}")["data"])
