"""Whoever needs a keyboard, or more contrast, can use every page that guests see."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from town import let_in

from devkit.layout import ROOT
from screens import PHONE, Screen, Visitor, assert_accessible
from stage import House, Stage

Open = Callable[..., Visitor]
# What only an owner and the staff open; `test_looks` sees to these.
OF_THE_HOUSE = {"PageLoyalty", "PageLoyaltyCommunity", "PageLoyaltyMonitor"}
OF_THE_HOUSE |= {"PageLoyaltyPos", "PageLoyaltyReport"}
MOST_PRESSES = 60


def routes() -> set[str]:
    listed = json.loads((ROOT / "static" / "routes.json").read_text())
    return {route["path"] for route in listed if route["name"] not in OF_THE_HOUSE}


@pytest.fixture(scope="module")
def place(stage: Stage) -> House:
    house = let_in(stage, stage.new_house("Satoshi's Table"), "Lugano")
    house.owner.send("PUT", f"/merchants/{house.id}/program", {"welcome_points": 10})
    return house


def paths(stage: Stage, place: House) -> dict[str, tuple[str, str]]:
    """Each public page's address, and words that are there once it is complete."""

    def made(path: str, **body: Any) -> dict[str, Any]:
        return dict(place.owner.send("POST", path, body))

    bill = made("/orders", merchant_id=place.id, amount_sats=22_400)
    stage.newcomer().wallet.pay(bill["payment_request"])
    still_open = made("/orders", merchant_id=place.id, amount_sats=9_000)
    asked = {"order_id": still_open["order"]["id"], "purpose": "attach"}
    table = made(f"/merchants/{place.id}/tables", name=bill["order"]["id"][:6])
    nonce = made("/challenges", **asked)["nonce"]
    receipt = f"/loyalty/receipt/{bill['receipt_token']}"
    card = stage.restaurant.card_page(stage.guest("Ana"))
    sticker = "/loyalty/t/" + str(table["url"]).rsplit("/", 1)[1]
    return {
        "/loyalty/card/:merchant": (card, "Tap the card to show it"),
        "/loyalty/c/:nonce": (f"/loyalty/c/{nonce}", "The points go on your card."),
        "/loyalty/me": ("/loyalty/me", "No card on this phone"),
        "/loyalty/receipt/:token": (receipt, "Keep my 22 points"),
        "/loyalty/t/:token": (sticker, "I am here"),
        "/loyalty/check": ("/loyalty/check", "Check a card"),
        "/loyalty/places": ("/loyalty/places", "Satoshi's Table"),
        "/loyalty/places/:place": (f"/loyalty/places/{place.id}", "First visit"),
    }


def assert_all_is_reached_by_tab(page: Page) -> None:
    """Every button and link of ours that somebody sees, within so many presses.

    Those that arrows move between, like tabs, are reached together.
    """
    for _ in range(MOST_PRESSES):
        page.keyboard.press("Tab")
        page.evaluate("document.activeElement.setAttribute('data-reached', '')")
    left = page.locator("main").evaluate(
        """main => [...main.querySelectorAll('button, a[href], [role=button], input')]
          .filter(element => element.checkVisibility({visibilityProperty: true}))
          .filter(element => !element.closest('[data-reached], [disabled]'))
          .filter(element => !['tab', 'radio'].includes(element.role))
          .filter(element => element.type !== 'file')
          .map(element => element.outerHTML.slice(0, 200))"""
    )
    assert not left


@pytest.mark.parametrize("screen", [PHONE, PHONE.light], ids=str)
def test_every_public_page(
    stage: Stage, place: House, visit: Open, screen: Screen
) -> None:
    opened, visitor = paths(stage, place), visit(screen)
    assert opened.keys() == routes()
    with visitor.expecting_trouble():  # nobody is signed in
        for path, words in opened.values():
            page = visitor.open(path)
            expect(page.locator("main").get_by_text(words).first).to_be_visible()
            assert_accessible(page)
            assert_all_is_reached_by_tab(page)


@pytest.mark.parametrize("screen", [PHONE, PHONE.light], ids=str)
def test_a_fields_label_can_be_read_while_somebody_types(
    visit: Open, screen: Screen
) -> None:
    page = visit(screen).open("/loyalty/check")
    page.get_by_label("Or paste it").focus()
    expect(page.locator(".q-field--highlighted")).to_be_visible()
    assert_accessible(page)
