"""Guests and their rewards at the point of sale (mission 41, 43, 45)."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from counter import (
    add_reward,
    asked_sats,
    attach,
    charge,
    kept,
    key,
    npub,
    nsec,
    orders,
    pay,
    scan,
    scan_at_the_keypad,
    till,
    type_amount,
)
from devkit.people import Guest
from screens import PHONE, TABLET, Visitor
from stage import House, Stage

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]


JUNK = {
    "lnbc340u1pjxyz": "That is a Lightning invoice, not a card.",
    "LIGHTNING:LNBC340U1PJXYZ": "That is a Lightning invoice, not a card.",
    "LNURL1DP68GURN8GHJ7": "That is a wallet’s payment code, not a card.",
    "ana@example.com": "That is an address, not a card.",
    "https://example.com/?lightning=LNURL1DP": "a wallet’s payment code",
    "https://example.com/loyalty": "That is no card, receipt or code of ours.",
    "https://": "That is no card, receipt or code of ours.",
    "npub1qqqq": "That is no card, receipt or code of ours.",
    "4006381333931": "That is no card, receipt or code of ours.",
    "😀\x00": "That is no card, receipt or code of ours.",
}


@pytest.mark.every_database
def test_a_guest_is_scanned_and_a_reward_lowers_the_bill(
    stage: Stage, visit: Open
) -> None:
    """Mission 43, 45: seen at a glance, and used when the bill is paid."""
    house, ana = stage.new_house(), stage.newcomer("Ana")
    house.nickname(ana)
    house.serve(ana, 306_000)
    add_reward(house, "Dessert", 300)
    add_reward(house, "Trip to the moon", 9000)
    visitor = till(visit, house)
    page = visitor.page
    type_amount(page, 6000)
    attach(page, f"nostr:{npub(ana)}")
    bill = page.get_by_role("region", name="Bill")
    expect(bill).to_contain_text("Ana · First visit")
    expect(bill).to_contain_text("306 points")
    key(page, "Another amount").click()
    type_amount(page, 28000)
    expect(charge(page)).to_have_text("Charge 34,000 sats")
    page.get_by_role("button", name="Dessert ready").click()
    with visitor.expecting_trouble():  # which of the two is free is asked
        page.get_by_role("button", name="Put on the bill").click()
        page.get_by_role("dialog").get_by_role("button", name="Item").first.click()
    expect(charge(page)).to_have_text("Charge 28,000 sats")
    expect(bill).to_contain_text("−6,000 sats")
    expect(bill).to_contain_text("6 points")
    charge(page).click()
    assert asked_sats(page) == 28_000
    pay(page, ana)
    expect(page.get_by_text("Thank you, Ana. +28 points.")).to_be_visible()
    assert house.card(ana)["points"] == 34


def test_a_reward_is_taken_off_and_the_guest_too(stage: Stage, visit: Open) -> None:
    """Mission 41: until it is paid a bill can be somebody else's."""
    house, ana = stage.new_house(), stage.newcomer("Ana")
    house.serve(ana, 50_000)
    add_reward(house, "A hundred off", 50, kind="sats_off", value=100)
    page = till(visit, house).page
    attach(page, ana.pubkey)
    expect(page.get_by_text("50 points")).to_be_visible()
    reward = page.get_by_role("button", name="A hundred off ready")
    reward.click()
    page.get_by_role("button", name="Put on the bill").click()
    expect(page.get_by_role("alert")).to_contain_text("Type the amount first.")
    type_amount(page, 1000)
    reward.click()
    page.get_by_role("button", name="Put on the bill").click()
    expect(charge(page)).to_have_text("Charge 900 sats")
    key(page, "Take off: A hundred off").click()
    expect(charge(page)).to_have_text("Charge 1,000 sats")
    assert house.card(ana)["points"] == 50
    page.get_by_role("button", name=re.compile("^Take Guest .* off the bill")).click()
    expect(page.get_by_text("50 points")).to_have_count(0)
    assert orders(house)[0]["customer_pubkey"] is None


def test_given_at_once_and_called_back(stage: Stage, visit: Open) -> None:
    """Mission 43: ten seconds to call a reward back; six characters for another."""
    house, ana = stage.new_house(), stage.newcomer("Ana")
    house.serve(ana, 50_000)
    coffee = add_reward(house, "Coffee", 40)
    visitor = till(visit, house)
    page = visitor.page
    attach(page, ana.pubkey)
    page.get_by_role("button", name="Coffee ready").click()
    page.get_by_role("button", name="Give now").click()
    expect(page.get_by_text("Enjoy your coffee. 10 left.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("50 points")).to_be_visible()
    assert house.card(ana)["points"] == 50
    codes = reserved(house, ana, coffee)
    code = codes["short_code"]
    page.get_by_role("button", name=re.compile("off the bill")).click()
    attach(page, f"{code[:3]} {code[3:]}".lower())
    expect(page.get_by_text("Coffee given, 40 points.")).to_be_visible()
    with visitor.expecting_trouble():
        # The long one is as long as a key and more, and is no guest.
        for used in (code, codes["code"], codes["code"].upper()):
            attach(page, used)
            said = page.get_by_role("dialog").get_by_role("alert")
            expect(said).to_contain_text("This code was used")
            expect(said).to_contain_text("Nothing was taken.")
            page.get_by_role("dialog").get_by_role("button", name="Close").click()
    house.serve(ana, 30_000)
    scan_at_the_keypad(page, reserved(house, ana, coffee)["code"])
    expect(page.get_by_text("Coffee given, 40 points.").last).to_be_visible()
    expect(page.get_by_role("button", name="Guest", exact=True)).to_be_visible()
    assert house.card(ana)["points"] == 0


def reserved(house: House, guest: Guest, reward_id: str) -> dict[str, Any]:
    """A reward that waits for the guest, with its codes."""
    path = f"/restaurants/{house.id}/loyalty/{guest.pubkey}/redeem"
    once = os.urandom(8).hex()
    made = house.owner.send("POST", path, {"reward_id": reward_id}, once=once)
    return dict(made["redemption"])


def test_junk_under_the_scanner(stage: Stage, house: House, visit: Open) -> None:
    """Whatever people show is refused in words, and a secret key goes nowhere."""
    visitor = till(visit, house)
    page, sent = visitor.page, []
    page.on("request", lambda asked: sent.append(f"{asked.url} {asked.post_data}"))
    page.get_by_role("button", name="Guest", exact=True).click()
    said = page.get_by_role("dialog").get_by_role("alert")
    for text, words in JUNK.items():
        scan(page, text)
        expect(said).to_contain_text(words)
        expect(said).to_contain_text("Nothing was taken.")
    ana = stage.newcomer("Ana")
    secret = nsec(ana)
    for text in (secret, f"nostr:{secret}", house.card_page(ana)):
        scan(page, text)
        if "nsec" in text:
            expect(said).to_contain_text("That is a secret key. It was not kept.")
        expect(page.get_by_label("Scan, or type six characters")).to_have_value("")
    kept_here = page.evaluate("JSON.stringify({...localStorage})")
    for place in (*sent, kept_here, page.content()):
        assert secret not in place and ana.keys.secret not in place
    assert not orders(house)


def test_a_scanner_needs_no_field(stage: Stage, house: House, visit: Open) -> None:
    """A scanner that types is heard on the keypad, and is no amount."""
    ana = stage.newcomer("Ana")
    house.nickname(ana)
    page = till(visit, house).page
    page.keyboard.type("12")
    page.wait_for_timeout(200)
    scan_at_the_keypad(page, npub(ana))
    bill = page.get_by_role("region", name="Bill")
    expect(bill).to_contain_text("Ana · First visit")
    expect(charge(page)).to_have_text("Charge 12 sats")
    # The number of a bottle is no amount, and a key that is held down is no bottle.
    scan_at_the_keypad(page, "4006381333931")
    said = page.locator(".loyalty-pos [role=alert]")
    expect(said).to_contain_text("That is no card, receipt or code of ours.")
    expect(charge(page)).to_have_text("Charge 12 sats")
    for _ in range(8):
        page.keyboard.down("0")
    page.keyboard.up("0")
    expect(charge(page)).to_have_text("Charge 1,200,000,000 sats")


def test_a_guest_says_so_with_their_own_phone(
    stage: Stage, house: House, visit: Open
) -> None:
    """Mission 41: the link at the table, which only the key's holder can answer."""
    ana = stage.newcomer("Ana")
    house.nickname(ana)
    page = till(visit, house).page
    type_amount(page, 5000)
    page.get_by_role("button", name="Guest", exact=True).click()
    with page.expect_response(re.compile("/challenges$")) as asked:
        page.get_by_role("button", name="Let the guest scan").click()
    expect(page.get_by_role("img", name="The guest scans this")).to_be_visible()
    link = asked.value.json()["url"]
    phone = visit(PHONE).page
    phone.goto(f"{link}#key={ana.keys.secret}")
    phone.get_by_role("button", name="This is me").click()
    bill = page.get_by_role("region", name="Bill")
    expect(bill).to_contain_text("Ana · First visit")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_receipt_opens_its_bill_and_staff_says_whose_it_was(
    stage: Stage, house: House, visit: Open
) -> None:
    """Mission 41: whoever forgot to show their card still gets the points, by name."""
    ana = stage.newcomer("Ana")
    house.serve(ana, 1000)
    house.nickname(ana)
    body = {"initials": "LM", "name": "Lena"}
    house.owner.send("POST", f"/merchants/{house.id}/staff", body)
    paid = house.pay(None, 12_000, payer=ana, table="Table 3")
    (part,) = kept(house, f"/orders/{paid}")["payments"]
    visitor = till(visit, house, PHONE)
    page = visitor.page
    attach(page, f"{stage.server.url}/loyalty/receipt/{part['receipt_token']}")
    expect(page.get_by_role("heading", name="Table 3")).to_be_visible()
    page.get_by_role("button", name="Guest", exact=True).click()
    dialog = page.get_by_role("dialog")
    with visitor.expecting_trouble():
        dialog.get_by_role("button", name=re.compile("^Ana")).click()
        expect(dialog.get_by_role("alert")).to_contain_text("tap your initials")
    dialog.get_by_role("button", name="Close").click()
    page.get_by_role("button", name="Lena").click()
    page.get_by_role("button", name="Guest", exact=True).click()
    dialog.get_by_role("button", name=re.compile("^Ana")).click()
    expect(page.get_by_text("13 points")).to_be_visible()
    assert house.card(ana)["points"] == 13


def test_no_camera_is_said(house: House, visit: Open) -> None:
    visitor = till(visit, house)
    page = visitor.page
    page.get_by_role("button", name="Guest", exact=True).click()
    with visitor.expecting_trouble():
        page.get_by_role("button", name="Use the camera").click()
        said = page.get_by_role("dialog").get_by_role("alert")
        expect(said).to_contain_text("The camera cannot be used here.")


def test_a_waiter_charges_by_a_staff_link_and_scans_a_table(
    stage: Stage, house: House, visit: Open
) -> None:
    """Mission 220, 224: a device without a login; a table's code is its bill."""
    ana = stage.newcomer("Ana")
    house.serve(ana, 50_000)
    add_reward(house, "A hundred off", 40, kind="sats_off", value=100)
    at = f"/merchants/{house.id}"
    body = {"name": "Tablet", "role": "waiter"}
    link = house.owner.send("POST", f"{at}/tokens", body)["link"]
    made = house.owner.send("POST", f"{at}/tables", {"name": "Terrace 2"})
    visitor = visit(TABLET)
    page = visitor.open("/" + link.split("/", 3)[3])
    page.get_by_role("link", name="Charge").click()
    type_amount(page, 5000)
    attach(page, made["url"])
    expect(page.get_by_label("Table", exact=True)).to_have_value("Terrace 2")
    attach(page, ana.pubkey)
    expect(page.get_by_role("button", name="A hundred off ready")).to_be_visible()
    page.get_by_role("button", name="Keep open").click()
    expect(page.get_by_role("tab", name="Open bills (1)")).to_be_visible()
    attach(page, made["url"])
    expect(page.get_by_role("heading", name="Terrace 2")).to_be_visible()
    page.get_by_role("button", name="A hundred off ready").click()
    with visitor.expecting_trouble():  # a waiter alone takes no points
        with page.expect_response(re.compile("/challenges$")) as asked:
            page.get_by_role("button", name="Put on the bill").click()
        expect(page.get_by_role("img", name="The guest scans this")).to_be_visible()
    phone = visit(PHONE).page
    phone.goto(f"{asked.value.json()['url']}#key={ana.keys.secret}")
    phone.get_by_role("button", name="This is me").click()
    expect(charge(page)).to_have_text("Charge 4,900 sats")
    expect(page.get_by_role("dialog")).to_have_count(0)
    charge(page).click()
    assert asked_sats(page) == 4900
