"""The receipt on a stranger's phone: what it says, and how its points are kept
(missions 46, 215, 221)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, quote, unquote

import pytest
from playwright.sync_api import Page, Request, Route, expect

from devkit.people import NostrKeys
from proofs import signed_event
from screens import (
    PHONE,
    Screen,
    Visitor,
    assert_accessible,
    assert_fits,
    assert_house_words,
    tab_to,
)
from slips import (
    CLAIM,
    NEW_CARD,
    RECEIPT,
    add_reward,
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


# --- two taps -------------------------------------------------------------------------


@pytest.mark.every_database
@both_looks
def test_a_stranger_keeps_the_points_in_two_taps(
    stage: Stage, visit: Open, keep_screenshot: Keep, screen: Screen
) -> None:
    house = stage.new_house("Satoshi's Table")
    add_reward(house, "Free coffee", 100)
    bill = slip(house, lines=LINES, tip_sats=2_000, table="Table 4")
    bill.pay(stage.newcomer())
    page = visit(screen).open(bill.page)
    waiting = page.get_by_role("heading", name="34 points are waiting for you")
    expect(waiting).to_be_visible()
    for words in ("1 × Ribeye", "36,000 sats", "Free coffee at 100", "34 / 100"):
        expect(page.get_by_text(words).first).to_be_visible()
    judge(page)
    keep_screenshot(page, f"receipt-waiting-{screen}")
    button = keep_button(page)
    box = button.bounding_box()
    assert box and box["height"] >= 56
    tab_to(button)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Keep your 34 points")).to_be_visible()
    judge(page)
    keep_screenshot(page, f"receipt-keep-{screen}")
    page.get_by_role("button", name=NEW_CARD).click()
    yours = "Yours: 34 points at Satoshi's Table. Next: free coffee at 100."
    expect(page.get_by_text(yours)).to_be_visible()
    expect(page.get_by_role("link", name="See my card")).to_be_visible()
    judge(page)
    keep_screenshot(page, f"receipt-kept-{screen}")
    assert bill.seen()["points"]["state"] == "kept"
    page.get_by_role("link", name="See my card").click()
    expect(page.locator(".loyalty-number")).to_have_text(re.compile("^34"))


@both_looks
def test_a_second_phone_is_told_that_they_are_on_a_card(
    stage: Stage, visit: Open, keep_screenshot: Keep, screen: Screen
) -> None:
    """Whether it comes late, or had the receipt open all along."""
    house = stage.new_house("Satoshi's Table")
    bill = slip(house).pay(stage.newcomer())
    slow = visit(screen)
    page = slow.open(bill.page)
    keep_button(page).click()
    new_card = page.get_by_role("button", name=NEW_CARD)
    expect(new_card).to_be_visible()
    keep_on_new_card(visit(PHONE), bill)
    with slow.expecting_trouble():
        new_card.click()
        expect(page.get_by_text(TAKEN)).to_be_visible()
        expect(keep_button(page)).to_have_count(0)
    page = slow.open(bill.page)
    expect(page.get_by_text(TAKEN)).to_be_visible()
    expect(page.get_by_role("link", name="See my card")).to_have_count(0)
    judge(page)
    keep_screenshot(page, f"receipt-taken-{screen}")


def test_a_phone_with_a_card_needs_one_tap(
    stage: Stage, house: House, visit: Open
) -> None:
    phone, payer = visit(PHONE), stage.newcomer()
    keep_on_new_card(phone, slip(house).pay(payer))
    page = phone.open(slip(house, 16_000).pay(payer).page)
    keep_button(page, 16).click()
    expect(page.get_by_text("Yours: 16 points at Hal's Bar.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("50 on your card.")).to_be_visible()


def test_an_answer_that_was_lost_comes_again(
    stage: Stage, house: House, visit: Open
) -> None:
    """The points were put on the card; only the phone did not hear of it."""
    phone, bill = visit(PHONE), slip(house).pay(stage.newcomer())
    page, sent = phone.page, list[str]()

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    def note(request: Request) -> None:
        if CLAIM.search(request.url):
            sent.append(request.headers["idempotency-key"])

    page.on("request", note)
    page.route(CLAIM, lose)
    phone.open(bill.page)
    keep_button(page).click()
    with phone.expecting_trouble():
        page.get_by_role("button", name=NEW_CARD).click()
        alert = page.get_by_role("dialog").get_by_role("alert")
        expect(alert).to_contain_text("No answer. Try again.")
        page.unroute(CLAIM)
        page.get_by_role("button", name=NEW_CARD).click()
        expect(page.get_by_text("Yours: 34 points at Hal's Bar.")).to_be_visible()
    assert len(sent) == 2 and len(set(sent)) == 1
    assert bill.secret.split("-")[1] not in sent[0]


# --- the phone forgets ----------------------------------------------------------------


def test_the_phone_knows_its_card_after_its_storage_was_wiped(
    stage: Stage, house: House, visit: Open
) -> None:
    phone, bill = visit(PHONE), slip(house).pay(stage.newcomer())
    page = keep_on_new_card(phone, bill)
    page.evaluate("localStorage.removeItem('loyalty.key')")
    phone.open(bill.page)
    expect(page.get_by_text("34 on your card.")).to_be_visible()


def test_a_copy_brings_the_card_back_when_the_cookie_is_gone_too(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    phone, payer = visit(PHONE), stage.newcomer()
    first, second = slip(house).pay(payer), slip(house, 16_000).pay(payer)
    copy = keep_on_new_card(phone, first).evaluate(COPY, "correct horse")
    phone.page.evaluate("localStorage.removeItem('loyalty.key')")
    phone.context.clear_cookies()
    page = phone.open(first.page)
    expect(page.get_by_text(TAKEN)).to_be_visible()
    phone.open(second.page)
    keep_button(page, 16).click()
    page.get_by_role("button", name="I have a card").click()
    page.get_by_label("Copy of your card").fill(copy)
    page.get_by_label("Passphrase").fill("correct horse")
    judge(page)
    keep_screenshot(page, "receipt-have-card")
    page.get_by_role("button", name="Bring my card back").click()
    expect(page.get_by_text("Yours: 16 points at Hal's Bar.")).to_be_visible()
    phone.open(first.page)
    expect(page.get_by_text("50 on your card.")).to_be_visible()


def test_a_copy_is_offered_from_the_second_visit(stage: Stage, visit: Open) -> None:
    house, phone, payer = stage.new_house(), visit(PHONE), stage.newcomer()
    page = keep_on_new_card(phone, slip(house).pay(payer))
    offer = page.get_by_text("Keep a copy of your card")
    expect(offer).to_have_count(0)
    page.evaluate(NO_WORKER)
    answered_otherwise(page, lambda said: said["mine"].update(visits=2))
    page.reload()
    expect(offer).to_be_visible()
    judge(page)


def test_no_cache_of_the_browser_keeps_what_was_answered(
    stage: Stage, house: House, visit: Open
) -> None:
    """LNbits' service worker keeps what it may; the seal's key is never to be there."""
    phone = visit(PHONE)
    page = keep_on_new_card(phone, slip(house).pay(stage.newcomer()))
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    expect(page.get_by_text("34 on your card.")).to_be_visible()
    page.evaluate("import('/loyalty/static/js/keys.js').then(keys => keys.open())")
    page.reload()
    expect(page.get_by_text("34 on your card.")).to_be_visible()
    kept = page.evaluate(CACHED)
    assert any("/loyalty/static/" in address for address in kept), "no worker at work"
    assert not [address for address in kept if "/loyalty/api/" in address]


# --- a secret key is refused ----------------------------------------------------------


def test_a_secret_key_is_taken_away_and_sent_nowhere(
    stage: Stage, house: House, visit: Open
) -> None:
    phone, bill = visit(PHONE), slip(house).pay(stage.newcomer())
    sent, said = list[str](), list[str]()
    page = phone.page
    page.on("request", lambda r: sent.append(f"{r.url} {r.headers} {r.post_data}"))
    page.on("console", lambda message: said.append(message.text))
    phone.open(bill.page)
    keep_button(page).click()
    page.get_by_role("button", name="I have a card").click()
    field = page.get_by_label("Copy of your card")
    field.fill(SECRET)
    expect(page.get_by_role("alert")).to_contain_text("neither kept nor sent")
    expect(field).to_have_value("")
    page.get_by_role("button", name="Back", exact=True).click()
    page.get_by_role("button", name=NEW_CARD).click()
    name = page.get_by_placeholder("Call me")
    name.fill(SECRET)
    expect(page.get_by_role("alert")).to_contain_text("neither kept nor sent")
    expect(name).to_have_value("")
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert SECRET not in "".join([*sent, *said, kept])


def test_call_me_is_asked_once_the_points_are_safe(
    stage: Stage, house: House, visit: Open
) -> None:
    phone, payer = visit(PHONE), stage.newcomer()
    page = keep_on_new_card(phone, slip(house).pay(payer))
    page.get_by_placeholder("Call me").fill("Zoe")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The staff will know you as Zoe.")).to_be_visible()
    phone.open("/loyalty/me")
    expect(page.locator(".loyalty-front")).to_contain_text("Zoe")
    phone.open(slip(house, 16_000).pay(payer).page)
    with page.expect_response(re.compile("/me/cards")):
        keep_button(page, 16).click()
    expect(page.get_by_text("Yours: 16 points at Hal's Bar.")).to_be_visible()
    expect(page.get_by_placeholder("Call me")).to_have_count(0)


# --- Nostr keys -----------------------------------------------------------------------


def test_a_nostr_app_in_the_browser_signs(
    stage: Stage, house: House, visit: Open
) -> None:
    phone, keys = visit(PHONE), NostrKeys.fresh()
    phone.page.expose_function(
        "signs",
        lambda e: signed_event(
            keys, e["tags"], e["created_at"], e["kind"], e["content"]
        ),
    )
    phone.context.add_init_script(
        "window.nostr = {signEvent: event => window.signs(event)}"
    )
    page = phone.open(slip(house).pay(stage.newcomer()).page)
    keep_button(page).click()
    page.get_by_role("button", name="Use my Nostr key").click()
    expect(page.get_by_text("Yours: 34 points at Hal's Bar.")).to_be_visible()


def test_a_signing_app_is_asked_and_comes_back(
    stage: Stage, house: House, visit: Open
) -> None:
    """NIP-55: the link has the very event, and the answer stands behind `#`."""
    phone, keys = visit(PHONE), NostrKeys.fresh()
    phone.context.add_init_script(
        "Object.defineProperty(navigator, 'userAgent', {get: () => 'Android 15'})"
    )
    page = phone.open(slip(house).pay(stage.newcomer()).page)
    keep_button(page).click()
    page.get_by_role("button", name="Use my Nostr key").click()
    link = page.get_by_role("link", name="Open my Nostr app")
    address = link.get_attribute("href") or ""
    event, _, asked = address.removeprefix("nostrsigner:").partition("?")
    wanted, said = json.loads(unquote(event)), parse_qs(asked)
    made = signed_event(keys, wanted["tags"], wanted["created_at"], wanted["kind"])
    page.goto(said["callbackUrl"][0] + quote(json.dumps(made)))
    expect(page.get_by_text("Yours: 34 points at Hal's Bar.")).to_be_visible()
    assert "signed" not in page.url


def test_no_nostr_key_is_explained(stage: Stage, house: House, visit: Open) -> None:
    page = visit(PHONE).open(slip(house).pay(stage.newcomer()).page)
    keep_button(page).click()
    page.get_by_role("button", name="Use my Nostr key").click()
    expect(page.get_by_text("There is no Nostr key in this browser")).to_be_visible()
    judge(page)


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
