"""A customer's own page: all their cards, and what only they may do (missions 213, 219,
221)."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from demo.venue import API
from devkit import processes
from devkit.people import Guest, NostrKeys, call
from screens import (
    PHONE,
    Screen,
    Visitor,
    assert_accessible,
    assert_fits,
    assert_house_words,
    tab_to,
)
from stage import House, Stage

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]
CARDS = re.compile(r"/loyalty/api/v1/me/cards")
SESSION = re.compile(r"/loyalty/api/v1/me/session")
OUT = "No card on this phone"
SECRET = "nsec1vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5"
# What the page itself does: with a key that came from elsewhere, and with a new one.
KEEP = """async hex => {
  const keys = await import('/loyalty/static/js/keys.js')
  await keys.restore(Uint8Array.from(hex.match(/../g), two => parseInt(two, 16)))
}"""
MAKE = """async () => {
  const keys = await import('/loyalty/static/js/keys.js')
  return (await keys.make()).pubkey()
}"""
APP = """hex => {
  const bytes = Uint8Array.from(hex.match(/../g), two => parseInt(two, 16))
  window.nostr = {
    getPublicKey: async () => NostrTools.getPublicKey(bytes),
    signEvent: async event => NostrTools.finalizeEvent(event, bytes)
  }
}"""
both_looks = pytest.mark.parametrize("screen", [PHONE, PHONE.light], ids=str)


def signed_out(visitor: Visitor) -> Page:
    """The page of a phone that holds no card: it asks who is there, and is nobody."""
    with visitor.expecting_trouble():
        page = visitor.open("/loyalty/me")
        expect(page.get_by_role("heading", name=OUT)).to_be_visible()
    return page


def holding(visitor: Visitor, keys: NostrKeys) -> Page:
    """The page of a phone that holds the cards of a key."""
    signed_out(visitor).evaluate(KEEP, keys.secret)
    return visitor.open("/loyalty/me")


def judge(page: Page) -> None:
    assert_accessible(page)
    assert_fits(page)
    assert_house_words(page)


def open_part(page: Page, name: str) -> None:
    page.get_by_role("button", name=f'Expand "{name}"').or_(
        page.locator(".q-expansion-item__container > .q-item", has_text=name)
    ).first.click()


def has_points(page: Page, points: str) -> None:
    expect(page.locator(".loyalty-number")).to_have_text(re.compile(rf"^{points}"))


def choose(page: Page, venue: str) -> None:
    """The card that was used last stands first; within a second, either may."""
    expect(page.locator(".loyalty-front")).to_be_visible()
    other = page.locator(".q-item.q-link", has_text=venue)
    if other.count():
        other.click()
    expect(page.locator(".loyalty-front")).to_contain_text(venue)


def known_as(house: House, guest: Guest) -> str:
    path = f"{API}/merchants/{house.id}/customers"
    found = call(house.http, "GET", path, headers=house.owner.headers)["data"]
    return str(next(c["name"] for c in found if c["customer_pubkey"] == guest.pubkey))


# --- what there is --------------------------------------------------------------------


@pytest.mark.every_database
@both_looks
def test_all_cards_on_one_page(
    stage: Stage, visit: Open, keep_screenshot: Keep, screen: Screen
) -> None:
    guest = stage.newcomer("Ana")
    bar, house = stage.new_house(), stage.new_house("Satoshi's Table").add_tiers()
    bar.serve(guest, 12_000)
    house.serve(guest, 306_000)
    page = holding(visit(screen), guest.keys)
    choose(page, "Satoshi's Table")
    has_points(page, "306")
    expect(page.locator(".loyalty-front")).to_contain_text("Gold")
    line = page.locator(".q-list .q-item", has_text="306,000 sats")
    expect(line).to_contain_text("+306")
    judge(page)
    keep_screenshot(page, f"me-cards-{screen}")
    choose(page, "Hal's Bar")
    has_points(page, "12")
    expect(page.locator(".q-list .q-item", has_text="12,000 sats")).to_be_visible()


def test_the_card_is_shown_to_the_waiter(
    stage: Stage, house: House, visit: Open
) -> None:
    guest = stage.newcomer("Ana")
    house.serve(guest, 12_000)
    page = holding(visit(PHONE), guest.keys)
    tab_to(page.get_by_role("button", name="12 points").first)
    page.keyboard.press("Enter")
    code = page.get_by_role("dialog").get_by_role("img")
    expect(code).to_be_visible()
    expect(code).to_have_attribute("aria-label", re.compile("^npub1"))
    page.keyboard.press("Escape")
    expect(code).to_have_count(0)


def test_call_me(stage: Stage, house: House, visit: Open) -> None:
    guest = stage.newcomer("Ana")
    house.serve(guest, 12_000)
    page = holding(visit(PHONE), guest.keys)
    open_part(page, "Call me")
    page.get_by_label("Call me", exact=True).last.fill("Ana")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved")).to_be_visible()
    expect(page.locator(".loyalty-front")).to_contain_text("Ana")
    assert known_as(house, guest) == "Ana"
    judge(page)


# --- what there is not ----------------------------------------------------------------


@both_looks
def test_a_phone_without_a_card(
    visit: Open, keep_screenshot: Keep, screen: Screen
) -> None:
    page = signed_out(visit(screen))
    open_part(page, "Lost your phone?")
    expect(page.get_by_text("48 hours later the card is here")).to_be_visible()
    judge(page)
    keep_screenshot(page, f"me-out-{screen}")


def test_a_holder_without_cards(visit: Open, keep_screenshot: Keep) -> None:
    page = holding(visit(PHONE), NostrKeys.fresh())
    expect(page.get_by_role("heading", name="No cards yet")).to_be_visible()
    judge(page)
    keep_screenshot(page, "me-empty")


def test_what_is_shown_while_it_loads(
    visit: Open, house: House, stage: Stage, keep_screenshot: Keep
) -> None:
    visitor, guest = visit(PHONE), stage.newcomer()
    house.serve(guest, 12_000)
    signed_out(visitor).evaluate(KEEP, guest.keys.secret)
    with visitor.held_up(CARDS):
        page = visitor.open("/loyalty/me")
        expect(page.locator("[aria-busy=true]").first).to_be_visible()
        assert_accessible(page)
        keep_screenshot(page, "me-loading")
    has_points(page, "12")


def test_a_server_out_of_reach(visit: Open, keep_screenshot: Keep) -> None:
    visitor = visit(PHONE)
    with visitor.expecting_trouble():
        visitor.page.route(SESSION, lambda route: route.abort())
        page = visitor.open("/loyalty/me")
        expect(page.get_by_role("alert")).to_contain_text("Nothing was taken.")
        judge(page)
        keep_screenshot(page, "me-error")
        page.unroute(SESSION)
        page.get_by_role("button", name="Try again").click()
        expect(page.get_by_role("heading", name=OUT)).to_be_visible()


def test_a_bare_secret_is_taken_away_and_never_sent(visit: Open) -> None:
    visitor = visit(PHONE)
    page = signed_out(visitor)
    sent: list[str] = []
    page.on("request", lambda r: sent.append(f"{r.url} {r.post_data or ''}"))
    for part, field in (
        ("I have a copy", "Copy of your card"),
        ("Lost your phone?", "Link of the receipt"),
    ):
        open_part(page, part)
        page.get_by_label(field).fill(f"my key is {SECRET}")
        expect(page.get_by_role("alert").last).to_contain_text("neither kept nor sent")
        expect(page.get_by_label(field)).to_have_value("")
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert SECRET not in kept + "".join(sent)


# --- a copy, and back -----------------------------------------------------------------


def test_a_copy_brings_the_card_back(
    stage: Stage, visit: Open, house: House, keep_screenshot: Keep
) -> None:
    guest = stage.guest("Noor")
    page = holding(visit(PHONE), guest.keys)
    open_part(page, "Keep a copy of your card")
    page.get_by_role("textbox", name="Passphrase").fill("four random words")
    page.get_by_role("button", name="Make the copy").click()
    copy = page.locator("p.loyalty-backup").first
    expect(copy).to_contain_text("ncryptsec1")
    judge(page)
    keep_screenshot(page, "me-backup")
    backup = copy.inner_text()
    page.emulate_media(media="print")
    page.evaluate("document.body.classList.add('loyalty-printing')")
    expect(page.get_by_text("Copy of your loyalty card")).to_be_visible()
    expect(page.locator(".loyalty-front")).to_be_hidden()
    page = signed_out(visit(PHONE))
    open_part(page, "I have a copy")
    page.get_by_label("Copy of your card").fill(backup)
    for passphrase in ("four other words", "four random words"):
        page.get_by_role("textbox", name="Passphrase").fill(passphrase)
        page.get_by_role("button", name="Bring my card back").click()
        if passphrase == "four other words":
            expect(page.get_by_role("alert")).to_contain_text("does not open it")
    expect(page.locator(".loyalty-front")).to_contain_text("Satoshi's Table")


def test_a_copy_is_not_offered_on_the_first_visit(
    stage: Stage, house: House, visit: Open
) -> None:
    guest = stage.newcomer()
    house.serve(guest, 12_000)
    page = holding(visit(PHONE), guest.keys)
    has_points(page, "12")
    expect(page.get_by_text("Leave and be erased")).to_be_visible()
    expect(page.get_by_text("Keep a copy of your card")).to_have_count(0)


# --- two cards, and none --------------------------------------------------------------


def test_two_cards_are_put_together(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    """The kept card takes in the one of a Nostr app."""
    kept, other = stage.newcomer(), stage.newcomer()
    for guest, sats in ((kept, 12_000), (other, 5_000)):
        house.serve(guest, sats)
    visitor = visit(PHONE)
    visitor.context.add_init_script(f"({APP})('{other.keys.secret}')")
    page = holding(visitor, kept.keys)
    has_points(page, "12")
    open_part(page, "Put two cards together")
    page.get_by_role("button", name="The other one is in my Nostr app").click()
    expect(page.get_by_text("One card now, with 17 points.")).to_be_visible()
    has_points(page, "17")
    judge(page)
    keep_screenshot(page, "me-merged")


def test_a_nostr_app_signs_in(stage: Stage, house: House, visit: Open) -> None:
    guest = stage.newcomer()
    house.serve(guest, 12_000)
    visitor = visit(PHONE)
    visitor.context.add_init_script(f"({APP})('{guest.keys.secret}')")
    page = signed_out(visitor)
    page.get_by_role("button", name="Use my Nostr key").click()
    has_points(page, "12")
    open_part(page, "Sign out")
    page.get_by_role("button", name="Sign out").last.click()
    expect(page.get_by_role("heading", name=OUT)).to_be_visible()


def test_leaving_one_place_keeps_the_other(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    guest, other = stage.newcomer(), stage.new_house("Satoshi's Table")
    other.serve(guest, 5_000)
    house.serve(guest, 12_000)
    page = holding(visit(PHONE), guest.keys)
    choose(page, "Hal's Bar")
    for points, is_last in (("12", False), ("5", True)):
        has_points(page, points)
        open_part(page, "Leave and be erased")
        leave = page.get_by_role("button", name="Leave for good")
        expect(leave).to_be_disabled()
        page.get_by_text("Yes, forget me there").click()
        leave.click()
        expect(page.get_by_role("heading", name="You are forgotten")).to_be_visible()
        if not is_last:
            judge(page)
            keep_screenshot(page, "me-left")
    expect(page.get_by_role("heading", name=OUT)).to_be_visible()
    assert page.evaluate("localStorage.getItem('loyalty.key')") is None


# --- a lost phone ---------------------------------------------------------------------


def test_a_lost_card_is_asked_for_and_its_holder_says_no(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    old_phone, payer = visit(PHONE), stage.newcomer()
    pubkey = signed_out(old_phone).evaluate(MAKE)
    body = {"merchant_id": house.id, "amount_sats": 12_000, "customer_pubkey": pubkey}
    made = house.owner.send("POST", "/orders", body)
    payer.wallet.pay(made["payment_request"])
    old = old_phone.open("/loyalty/me")
    _until_shown(old, "12")

    new = signed_out(visit(PHONE))
    open_part(new, "Lost your phone?")
    link = f"https://pay.example/loyalty/r/{made['receipt_token']}"
    new.get_by_label("Link of the receipt").fill(link)
    new.get_by_role("button", name="Ask for my card").click()
    expect(new.get_by_text("You have asked for your card.")).to_be_visible()
    judge(new)
    keep_screenshot(new, "me-lost")

    path = f"/merchants/{house.id}/recoveries"
    found = call(house.http, "GET", API + path, headers=house.owner.headers)
    (asked,) = found["data"]
    house.owner.send("POST", f"/recoveries/{asked['id']}/approve", {"reason": "Known"})
    new.get_by_role("button", name="Show my cards").click()
    expect(
        new.get_by_text("Your card at Hal's Bar comes to this phone")
    ).to_be_visible()
    judge(new)
    keep_screenshot(new, "me-coming")
    old.reload()
    expect(old.get_by_text("This card moves to another phone")).to_be_visible()
    judge(old)
    keep_screenshot(old, "me-wait")
    old.get_by_role("button", name="Keep it on this phone").click()
    expect(old.get_by_text("moves to another phone")).to_have_count(0)
    found = call(house.http, "GET", API + path, headers=house.owner.headers)
    assert found["data"] == []


def _until_shown(page: Page, points: str) -> None:
    """A payment is counted a moment after it was made."""

    def shown() -> bool:
        page.reload()
        page.wait_for_selector("h1")
        return page.locator(".loyalty-number").count() == 1

    assert processes.wait_until(shown, timeout=60)
    has_points(page, points)
