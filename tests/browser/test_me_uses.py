"""What a holder does on their own page: uses rewards and vouchers, and takes the card
along so that anybody can check it (missions 43, 52, 53, 210)."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from own_pages import as_file, has_points, holding, judge, open_part
from playwright.sync_api import Page, expect

from devkit.people import Guest
from screens import PHONE, Screen, Visitor
from stage import House, Stage
from verify_card import verdict

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]
NARROW = Screen("narrow", 360, 740, is_touch=True)


def give_voucher(house: House, guest: Guest, **worth: Any) -> Any:
    body = {"customer_pubkey": guest.pubkey, "reason": "Sorry for the wait", **worth}
    path = f"/merchants/{house.id}/vouchers"
    return house.owner.send("POST", path, body, once=os.urandom(8).hex())["voucher"]


@pytest.fixture
def ana(stage: Stage, house: House) -> Guest:
    """Has 12 points, and a coffee costs ten."""
    house.owner.add_reward(house.id, "Free coffee", 10)
    guest = stage.newcomer("Ana")
    house.serve(guest, 12_000)
    return guest


def fulfil(house: House, code: str) -> Any:
    path = f"/merchants/{house.id}/redemptions/fulfil"
    return house.owner.send("POST", path, {"code": code})


@pytest.mark.every_database
@pytest.mark.parametrize("screen", [NARROW, PHONE.light], ids=str)
def test_a_reward_is_used_with_a_code(
    house: House, ana: Guest, visit: Open, keep_screenshot: Keep, screen: Screen
) -> None:
    page = holding(visit(screen), ana.keys)
    page.get_by_role("button", name="Use Free coffee").click()
    expect(page.get_by_text("Use Free coffee for 10 points?")).to_be_visible()
    judge(page)
    page.get_by_role("button", name="Yes, show the code").click()
    code = page.locator(".loyalty-short")
    expect(code).to_have_text("".join(code.inner_text().split()))
    judge(page)
    keep_screenshot(page, f"me-code-{screen}")
    shown = code.inner_text()
    page.get_by_role("button", name="Close").click()
    has_points(page, "2")
    page.get_by_role("button", name="Show the code").click()
    expect(code).to_have_text(shown)
    page.get_by_role("button", name="Not now, give my points back").click()
    has_points(page, "12")
    expect(page.get_by_text("To be handed over")).to_have_count(0)


@pytest.mark.every_database
def test_vouchers_are_used_once(
    house: House, ana: Guest, visit: Open, keep_screenshot: Keep
) -> None:
    give_voucher(house, ana, points=50)
    dessert = {"name": "Dessert", "kind": "free_item", "cost_points": 300}
    path = f"/merchants/{house.id}/rewards"
    reward = house.owner.send("POST", path, dessert)
    give_voucher(house, ana, perk=reward["id"])
    page = holding(visit(NARROW), ana.keys)
    open_part(page, "Vouchers")
    page.get_by_role("button", name="Use 50 points").click()
    expect(
        page.get_by_text("50 points from Hal's Bar are on your card.")
    ).to_be_visible()
    has_points(page, "62")
    expect(page.get_by_role("button", name="Use 50 points")).to_have_count(0)
    judge(page)
    keep_screenshot(page, "me-vouchers")
    page.get_by_role("button", name="Use Dessert").click()
    code = page.locator(".loyalty-short")
    expect(code).to_be_visible()
    assert fulfil(house, code.inner_text())["redemption"]["status"] == "fulfilled"


def test_a_voucher_is_brought_and_another_s_is_refused(
    stage: Stage, house: House, ana: Guest, visit: Open
) -> None:
    bob = stage.newcomer("Bob")
    house.serve(bob, 1_000)
    own = give_voucher(house, ana, points=50)["event"]
    bobs = give_voucher(house, bob, points=70)["event"]
    changed = {**own, "tags": [*own["tags"], ["x", "y"]]}
    visitor = visit(PHONE)
    page = holding(visitor, ana.keys)
    open_part(page, "Vouchers")
    field = page.get_by_label("Paste a voucher")
    for text in ("Dear waiter", json.dumps(changed)):
        field.fill(text)
        page.get_by_role("button", name="Look at it").click()
        expect(page.get_by_role("alert")).to_contain_text("no voucher, or it was")
    bobs_file = as_file(json.dumps(bobs))
    with visitor.expecting_trouble():
        page.locator(".q-form input[type=file]").set_input_files(bobs_file)
        expect(page.get_by_text("70 points, until")).to_be_visible()
        page.get_by_role("button", name="Use", exact=True).last.click()
        expect(page.get_by_role("alert")).to_contain_text("Nothing was taken.")
    field.fill(json.dumps(own))
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_text("50 points, until")).to_be_visible()
    page.get_by_role("button", name="Use", exact=True).last.click()
    has_points(page, "62")


@pytest.mark.parametrize(
    ("act", "is_signed"), [("Save my card as a file", False), ("Save as Nostr", True)]
)
def test_a_card_is_taken_along(
    house: House, ana: Guest, visit: Open, act: str, is_signed: bool, tmp_path: Path
) -> None:
    """What is saved says the same to the program that strangers check it with."""
    house.go_on_nostr()
    house.serve(ana, 3_000)
    page = holding(visit(PHONE), ana.keys)
    open_part(page, "Take my card with me")
    if is_signed:
        open_part(page, "Advanced")
    with page.expect_download() as download:
        page.get_by_role("button", name=act).click()
    expect(page.locator(".loyalty-verdict")).to_have_text(
        "Genuine. 2 entries, none missing."
    )
    judge(page)
    saved = tmp_path / "card"
    download.value.save_as(saved)
    code, words = verdict(saved.read_bytes())
    assert (code, words[0]) == (0, "Genuine. 2 entries, none missing.")


def test_a_place_that_signs_nothing(house: House, ana: Guest, visit: Open) -> None:
    visitor = visit(PHONE)
    page = holding(visitor, ana.keys)
    open_part(page, "Take my card with me")
    open_part(page, "Advanced")
    with visitor.expecting_trouble():
        page.get_by_role("button", name="Save as Nostr").click()
        expect(page.get_by_role("alert")).to_contain_text("signs nothing")
