"""Receipts in a guest's hand: bills that nobody's card was named with, and the page."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page, Route, expect

from demo.venue import API
from devkit import processes
from devkit.people import Guest, call
from screens import Visitor, assert_accessible, assert_fits, assert_house_words
from stage import House

RECEIPT = re.compile(r"/loyalty/api/v1/receipts/[^/]+$")
CLAIM = re.compile(r"/loyalty/api/v1/receipts/[^/]+/claim$")
NEW_CARD = "Put them on a new card"


@dataclass(frozen=True)
class Slip:
    """A bill that is to be paid, and the secret of its receipt."""

    house: House
    order: str
    secret: str
    invoice: str

    @property
    def page(self) -> str:
        return f"/loyalty/receipt/{self.secret}"

    def seen(self) -> dict[str, Any]:
        """What the receipt says to anybody."""
        return dict(call(self.house.http, "GET", f"{API}/receipts/{self.secret}"))

    def pay(self, payer: Guest) -> Slip:
        """Really paid, and seen to be."""
        assert payer.wallet.pay(self.invoice)["status"] == "success"
        return self.wait_until_paid()

    def wait_until_paid(self) -> Slip:
        def is_paid() -> bool:
            return bool(self.seen()["points"]["state"] != "pending")

        assert processes.wait_until(is_paid, timeout=60), self.seen()
        return self

    def refund(self, sats: int) -> None:
        body = {"amount_sats": sats, "reason": "Cold soup"}
        path = f"/orders/{self.order}/refund"
        self.house.owner.send("POST", path, body, once=f"{self.order}-{sats}")


def slip(house: House, sats: int = 34_000, **bill: Any) -> Slip:
    """A bill in nobody's name."""
    body = {"merchant_id": house.id, **bill}
    if "lines" not in bill:
        body["amount_sats"] = sats
    made = house.owner.send("POST", "/orders", body)
    secret, invoice = made["receipt_token"], made["payment_request"]
    return Slip(house, made["order"]["id"], secret, invoice)


def keep_button(page: Page, points: int = 34) -> Any:
    return page.get_by_role("button", name=f"Keep my {points} points")


def keep_on_new_card(visitor: Visitor, bill: Slip, points: int = 34) -> Page:
    """The two taps."""
    page = visitor.open(bill.page)
    keep_button(page, points).click()
    page.get_by_role("button", name=NEW_CARD).click()
    expect(page.get_by_role("link", name="See my card")).to_be_visible()
    return page


def add_reward(house: House, name: str, cost: int) -> None:
    body = {"name": name, "kind": "free_item", "cost_points": cost}
    house.owner.send("POST", f"/merchants/{house.id}/rewards", body)


def answered_otherwise(page: Page, change: Callable[[dict[str, Any]], None]) -> None:
    """What takes days or a price to come about: the server's answer, but for that."""

    def answer(route: Route) -> None:
        real = route.fetch()
        said = real.json()
        change(said)
        route.fulfill(response=real, json=said)

    page.route(RECEIPT, answer)


def judge(page: Page) -> None:
    assert_accessible(page)
    assert_fits(page)
    assert_house_words(page)
