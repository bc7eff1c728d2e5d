"""What a receipt says on the phone, and what may go wrong (mission 46, 215)."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from screens import (
    PHONE,
    Screen,
    Visitor,
    assert_accessible,
)
from slips import (
    NEW_CARD,
    RECEIPT,
    answered_otherwise,
    judge,
    keep_button,
    keep_on_new_card,
    slip,
)
from stage import House, Stage

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]
SECRET = "nsec1vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5"
TAKEN = "These points are already on a card. Not yours? Show this receipt to the staff."
LINES = [
    {"name": "Ribeye", "unit_price_sats": 27_000, "quantity": 1},
    {"name": "House wine", "unit_price_sats": 3_500, "quantity": 2},
]
COPY = """async passphrase => {
  const keys = await import('/loyalty/static/js/keys.js')
  return keys.exported(passphrase)
}"""
# LNbits' own, which would ask the server past the test.
NO_WORKER = """async () => {
  const all = await navigator.serviceWorker.getRegistrations()
  await Promise.all(all.map(one => one.unregister()))
}"""
CACHED = """async () => {
  const names = await caches.keys()
  const kept = await Promise.all(
    names.map(async name => (await caches.open(name)).keys())
  )
  return kept.flat().map(request => request.url)
}"""
both_looks = pytest.mark.parametrize("screen", [PHONE, PHONE.light], ids=str)


# --- what a receipt says --------------------------------------------------------------


@both_looks
def test_an_unpaid_bill_turns_paid_by_itself(
    stage: Stage, visit: Open, keep_screenshot: Keep, screen: Screen
) -> None:
    house, phone = stage.new_house("Satoshi's Table"), visit(screen)
    bill = slip(house, table="Table 4")
    page = phone.open(bill.page)
    words = "Not paid yet. This page changes by itself."
    expect(page.get_by_role("heading", name=words)).to_be_visible()
    link = page.get_by_role("link", name="Open my wallet")
    expect(link).to_have_attribute("href", f"lightning:{bill.invoice.upper()}")
    judge(page)
    keep_screenshot(page, f"receipt-unpaid-{screen}")
    page.evaluate("window.stayed = true")
    bill.pay(stage.newcomer())
    expect(page.locator(".loyalty-paid-now")).to_have_text(re.compile("Paid"))
    expect(keep_button(page)).to_be_visible()
    judge(page)
    keep_screenshot(page, f"receipt-paid-now-{screen}")
    assert page.evaluate("window.stayed"), "the page was loaded again"


def test_the_bill_of_a_guest_with_a_tier(stage: Stage, visit: Open) -> None:
    """The tier is of that bill; the balance is on the holder's phone only."""
    house, guest = stage.new_house().add_tiers(), stage.newcomer("Ana")
    house.serve(guest, 306_000)
    bill = slip(house, customer_pubkey=guest.pubkey)
    bill.pay(guest)
    page = visit(PHONE).open(bill.page)
    thanks = "Thank you. +34 points · Gold tier"
    expect(page.get_by_role("heading", name=thanks)).to_be_visible()
    expect(page.get_by_text("on your card")).to_have_count(0)
    judge(page)


def test_too_small_a_bill(stage: Stage, house: House, visit: Open) -> None:
    path = f"/merchants/{house.id}/program"
    house.owner.send("PUT", path, {"min_spend_sats": 1_000})
    page = visit(PHONE).open(slip(house, 400).pay(stage.newcomer()).page)
    words = "Thank you. Bills from 1,000 sats earn points."
    expect(page.get_by_role("heading", name=words)).to_be_visible()
    expect(page.get_by_text("Keep my")).to_have_count(0)
    judge(page)


@both_looks
def test_half_of_it_is_refunded(
    stage: Stage, visit: Open, keep_screenshot: Keep, screen: Screen
) -> None:
    house = stage.new_house()
    bill = slip(house).pay(stage.newcomer())
    page = keep_on_new_card(visit(screen), bill)
    bill.refund(17_000)
    page.reload()
    words = "Half refunded. 17 points were taken back."
    expect(page.get_by_role("heading", name=words)).to_be_visible()
    expect(page.get_by_text("17 on your card.")).to_be_visible()
    judge(page)
    keep_screenshot(page, f"receipt-refunded-{screen}")


@both_looks
def test_a_part_of_a_bill_in_money(
    stage: Stage, visit: Open, keep_screenshot: Keep, screen: Screen
) -> None:
    """What it is worth in the venue's money, as the contract has it (mission 223)."""
    house = stage.new_house("Satoshi's Table")
    phone, bill = visit(screen), slip(house, 18_000, tip_sats=2_000, table="Table 4")
    bill.pay(stage.newcomer())
    minor = {"currency": "EUR", "minor_per_btc": 6_000_000, "amount_minor": 1_080}
    names = ("kind", "name", "quantity", "total_sats", "total_minor")
    lines = [
        ("item", "Ribeye", 1, 27_000, 1_620),
        ("item", "House wine", 2, 14_000, 840),
        ("reward", "Free dessert", 1, -5_000, -300),
    ]
    more = {
        "lines": [dict(zip(names, line, strict=True)) for line in lines],
        "split": {"number": 2, "of": 3, "bill_sats": 36_000},
        "tax": [{"tax_bp": 2300, "tax_sats": 3_366, "tax_minor": 202}],
    }
    answered_otherwise(phone.page, lambda said: said.update(**minor, **more))
    page = phone.open(bill.page)
    paid = page.locator(".loyalty-receipt")
    for words in (
        "20,000 sats",
        "€12.00",
        "2 × House wine €8.40",
        "1 × Free dessert −€3.00",
        "Your part €10.80",
        "Tip (earns no points) €1.20",
        "Tax in the prices, 23 % €2.02",
        "Part 2 of 3, of a bill of 36,000 sats",
    ):
        expect(paid).to_contain_text(words)
    judge(page)
    page.set_viewport_size({"width": PHONE.width, "height": 1250})
    keep_screenshot(page, f"receipt-part-{screen}")


def test_it_is_too_late(stage: Stage, house: House, visit: Open) -> None:
    phone, bill = visit(PHONE), slip(house).pay(stage.newcomer())

    until = 1_746_410_400  # 5 May 2025, 03:00 in Lisbon
    over = {"state": "ended", "claim_until": until}
    answered_otherwise(phone.page, lambda said: said["points"].update(over))
    page = phone.open(bill.page)
    words = "Ended on 4 May. Staff can still help."
    expect(page.get_by_role("heading", name=words)).to_be_visible()
    judge(page)


def test_the_clock_moves(stage: Stage, house: House, visit: Open) -> None:
    page = visit(PHONE).open(slip(house).pay(stage.newcomer()).page)
    clock = page.locator(".loyalty-clock time")
    expect(clock).to_have_text(re.compile(r"^\d\d:\d\d:\d\d$"))
    before = clock.inner_text()
    expect(clock).not_to_have_text(before)


def test_sharing_says_who_keeps_the_points(
    stage: Stage, house: House, visit: Open
) -> None:
    phone, bill = visit(PHONE), slip(house).pay(stage.newcomer())
    phone.context.add_init_script(
        "navigator.share = async what => { window.shared = what }"
    )
    page = phone.open(bill.page)
    page.get_by_role("button", name="Share").click()
    shared = page.evaluate("window.shared")
    assert shared["url"].endswith(bill.page)
    assert shared["text"] == "Whoever opens this first can keep the points"


def test_the_card_as_a_picture(stage: Stage, house: House, visit: Open) -> None:
    page = keep_on_new_card(visit(PHONE), slip(house).pay(stage.newcomer()))
    with page.expect_download() as download:
        page.get_by_role("button", name="Card as a picture").click()
    path = download.value.path()
    assert path.read_bytes().startswith(b"\x89PNG") and path.stat().st_size > 5_000
    manifest = page.evaluate("document.querySelector('link[rel=manifest]').href")
    made = page.request.get(manifest).json()
    assert made["start_url"] == "/loyalty/me"


# --- what may go wrong ----------------------------------------------------------------


def test_what_is_shown_while_it_loads(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    phone = visit(PHONE)
    with phone.held_up(RECEIPT):
        page = phone.open(slip(house).page)
        expect(page.locator("[aria-busy=true]")).to_be_visible()
        assert_accessible(page)
        keep_screenshot(page, "receipt-loading")
    expect(page.get_by_text("Not paid yet.").first).to_be_visible()


def test_no_such_receipt(visit: Open, keep_screenshot: Keep) -> None:
    phone = visit(PHONE)
    with phone.expecting_trouble():
        page = phone.open(f"/loyalty/receipt/{'0' * 32}-{'0' * 32}")
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text("There is no such receipt.")
        expect(alert).to_contain_text("Nothing was taken.")
    judge(page)
    keep_screenshot(page, "receipt-error")


def test_a_phone_out_of_reach_tries_again(
    stage: Stage, house: House, visit: Open
) -> None:
    phone, bill = visit(PHONE), slip(house).pay(stage.newcomer())
    page = phone.open(bill.page)
    keep_button(page).click()
    new_card = page.get_by_role("button", name=NEW_CARD)
    with phone.expecting_trouble():
        phone.context.set_offline(True)
        new_card.click()
        alert = page.get_by_role("dialog").get_by_role("alert")
        expect(alert).to_contain_text("No answer. Try again. Nothing was taken.")
        phone.context.set_offline(False)
    new_card.click()
    expect(page.get_by_text("Yours: 34 points at Hal's Bar.")).to_be_visible()
