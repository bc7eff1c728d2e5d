"""The receipt on a stranger's phone: what it says, and how its points are kept
(missions 46, 215, 221)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from urllib.parse import parse_qs, quote, unquote

import pytest
from playwright.sync_api import Page, Request, Route, expect

from devkit.people import NostrKeys
from proofs import signed_event
from screens import (
    PHONE,
    Screen,
    Visitor,
    tab_to,
)
from slips import (
    CLAIM,
    NEW_CARD,
    add_reward,
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
