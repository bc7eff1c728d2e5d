"""What a manager does with paid bills: money back, another card, lost cards."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from desk import answer_by, device, hire
from playwright.sync_api import Page, expect

from counter import charge, invoice, kept, key, orders, pay, type_amount
from demo.venue import API
from devkit.people import NostrKeys
from proofs import signed
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


def open_paid(page: Page, table: str) -> None:
    """From the order monitor to a bill of it, at the point of sale."""
    key(page, f"Bill: {table}").click()
    expect(page.get_by_role("heading", name=table)).to_be_visible()


@both_looks
def test_half_of_a_bill_goes_back(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep, screen: Screen
) -> None:
    """Mission 213: what it will do is said first; a manager, by name and PIN."""
    ana = stage.newcomer("Ana")
    house.nickname(ana)
    house.serve(ana, 34_000, table="Table 4")
    hire(house, "LM", "1357", "Lena")
    visitor = device(visit, house, "manager", screen)
    page = visitor.page
    open_paid(page, "Table 4")
    key(page, "Refund").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("34,000 sats can go back")
    expect(dialog).to_contain_text("34 points are taken back; 0 stay.")
    key(page, "Half").click()
    words = "17,000 sats go back to Ana. 17 points are taken back; 17 stay."
    expect(dialog).to_contain_text(words)
    act = key(page, "Refund 17,000 sats")
    expect(act).to_be_disabled()
    dialog.get_by_label("Reason").fill("The ribeye was cold")
    keep_screenshot(page, f"refund-{screen}")
    judge(page)
    with visitor.expecting_trouble():
        act.click()
        assert house.card(ana)["points"] == 34
        answer_by(page, "LM", "1357")
        said = "Half refunded. 17 points were taken back."
        expect(page.get_by_text(said)).to_be_visible()
    shown = page.get_by_role("region", name="Bill")
    expect(shown).to_contain_text("Partly refunded")
    expect(shown).to_contain_text("17,000 sats went back: The ribeye was cold")
    assert house.card(ana)["points"] == 17
    assert orders(house)[0]["bill"] == "part_refunded"
    keep_screenshot(page, f"pos-part-refunded-{screen}")
    judge(page)


def test_by_lines_more_than_is_left_is_refused_in_words(
    stage: Stage, house: House, visit: Open
) -> None:
    lines = [
        {"name": "Ribeye", "unit_price_sats": 28_000, "quantity": 2},
        {"name": "Water", "unit_price_sats": 1_500},
    ]
    body = {"merchant_id": house.id, "lines": lines, "table": "Table 2"}
    made = house.owner.send("POST", "/orders", body)
    payer = stage.newcomer()
    assert payer.wallet.pay(made["payment_request"])["status"] == "success"
    visitor = visit(TABLET, house)
    page = visitor.open(house.monitor_page)
    expect(bill(page, "New", "Table 2")).not_to_contain_text("Not paid yet")
    open_paid(page, "Table 2")
    key(page, "Refund").click()
    dialog = page.get_by_role("dialog")
    key(page, "By lines").click()
    expect(dialog).to_contain_text("Choose what goes back.")
    key(page, "One more: Ribeye").click()
    key(page, "One more: Water").click()
    expect(key(page, "One more: Water")).to_be_disabled()
    dialog.get_by_label("Reason").fill("Cold")
    dialog.get_by_label("Given back in cash").click()
    key(page, "Refund 29,500 sats").click()  # the owner needs no PIN
    expect(page.get_by_text("29,500 of 57,500 sats refunded.")).to_be_visible()
    (refund,) = orders(house)[0]["refunds"]
    assert (refund["amount_sats"], refund["return_by"]) == (29_500, "cash")
    key(page, "Refund").click()
    expect(dialog).to_contain_text("28,000 sats can go back")
    key(page, "Amount").click()
    with visitor.expecting_trouble():
        dialog.get_by_label("Amount in sats").fill("28001")
        words = "28,000 sats of this bill are left to give back. Nothing was taken."
        expect(dialog).to_contain_text(words)
    expect(key(page, "Refund").last).to_be_disabled()


def test_a_wrong_card_is_put_right_by_a_manager(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    """Mission 41: with a reason; a waiter is not offered it."""
    ana, bob = stage.newcomer("Ana"), stage.newcomer("Bob")
    for guest in (ana, bob):
        house.nickname(guest)
    house.serve(ana, 5000, table="Table 4")
    waiter = device(visit, house).page
    open_paid(waiter, "Table 4")
    expect(key(waiter, "Other card")).to_have_count(0)
    expect(key(waiter, "Refund")).to_have_count(0)
    visitor = device(visit, house, "manager")
    page = visitor.page
    page.get_by_role("link", name="Charge").click()
    page.get_by_role("tab", name=re.compile("^Open bills")).click()
    key(page, "Paid").click()
    listed = page.get_by_role("button", name=re.compile("^Table 4"))
    expect(listed).to_be_visible()
    keep_screenshot(page, "pos-paid-tablet-dark")
    judge(page)
    listed.click()
    key(page, "Other card").click()
    with visitor.expecting_trouble():
        page.get_by_label("Scan, or type six characters").fill(bob.pubkey)
        page.keyboard.press("Enter")
        page.get_by_label("Reason").fill("The wrong phone")
        judge(page)
        key(page, "Move it").click()
    expect(page.get_by_text("The bill is on the card of Bob now.")).to_be_visible()
    assert (house.card(ana)["points"], house.card(bob)["points"]) == (0, 5)


def test_each_part_of_a_split_bill_goes_on_its_own_card(
    stage: Stage, house: House, visit: Open
) -> None:
    """Mission 223: also after it was paid, by whoever taps their initials."""
    ana, bob = stage.newcomer("Ana"), stage.newcomer("Bob")
    for guest in (ana, bob):
        house.nickname(guest)
    hire(house, "LM")
    visitor = device(visit, house)
    page = visitor.page
    page.get_by_role("link", name="Charge").click()
    type_amount(page, 9000)
    page.get_by_label("Table", exact=True).fill("Table 2")
    key(page, "Keep open").click()
    page.get_by_role("tab", name="Open bills (1)").click()
    page.get_by_role("button", name=re.compile("^Table 2")).click()
    page.get_by_role("button", name="Split").click()
    page.get_by_role("button", name="Charge this part").click()
    pay(page, ana)
    page.get_by_role("button", name="Done").click()
    charge(page).click()
    expect(invoice(page)).to_be_visible()
    pay(page, ana)
    page.get_by_role("button", name="Done").click()
    page.get_by_role("tab", name="Open bills (0)").click()
    key(page, "Paid").click()
    page.get_by_role("button", name=re.compile("^Table 2")).click()
    page.get_by_role("button", name="LM").click()
    for part, guest in enumerate((ana, bob), start=1):
        key(page, f"Whose is part {part}?").click()
        page.get_by_label("Scan, or type six characters").fill(guest.pubkey)
        page.keyboard.press("Enter")
        expect(key(page, f"Whose is part {part}?")).to_have_count(0)
    points = [house.card(guest)["points"] for guest in (ana, bob)]
    assert points in ([4, 5], [5, 4])


@both_looks
def test_lost_cards_wait_for_a_manager(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep, screen: Screen
) -> None:
    """A card that was lost with a phone moves only if somebody believes it."""
    lost_card(stage, house)
    page = device(visit, house, "manager", screen).page
    page.get_by_role("button", name="Lost cards: 1").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Ana")
    expect(dialog.get_by_role("button", name="Approve: Ana")).to_be_disabled()
    dialog.get_by_label("How do you know them?").fill("She comes every day")
    keep_screenshot(page, f"lost-cards-{screen}")
    judge(page)
    dialog.get_by_role("button", name="Approve: Ana").click()
    expect(dialog).to_contain_text("The card moves to their new phone:")
    expect(dialog).to_contain_text("Because: She comes every day")
    dialog.get_by_role("button", name="Stop it: Ana").click()
    expect(dialog).to_contain_text("No lost cards.")
    judge(page)


def lost_card(stage: Stage, house: House) -> None:
    """Ana's card was made in a page; her new phone asks for it by a receipt."""
    ana, new = stage.newcomer("Ana"), NostrKeys.fresh()
    house.nickname(ana)
    by_hand(stage, ana.keys, "GET", "/me/wrap")
    house.serve(ana, 5000)
    (part,) = kept(house, f"/orders/{orders(house)[0]['id']}")["payments"]
    body = {"receipt_token": part["receipt_token"], "new_pubkey": new.public}
    by_hand(stage, new, "POST", "/recoveries", body)


def by_hand(
    stage: Stage, keys: NostrKeys, method: str, path: str, body: Any = None
) -> None:
    """What a phone sends."""
    raw = json.dumps(body).encode() if body else b""
    headers = signed(keys, method, API + path, raw, stage.server.url)
    if body:
        headers["Content-Type"] = "application/json"
    # A client of its own: the answers set cookies.
    answer = httpx.request(
        method, stage.server.url + API + path, headers=headers, content=raw, timeout=60
    )
    assert answer.is_success, answer.text
