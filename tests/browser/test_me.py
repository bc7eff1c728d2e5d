"""A customer's own page: all their cards, and what only they may do (missions 213, 219,
221)."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from own_pages import (
    KEEP,
    OUT,
    choose,
    has_points,
    holding,
    judge,
    open_part,
    signed_out,
)
from playwright.sync_api import Page, expect

from demo.venue import API
from devkit.people import Guest, NostrKeys, call
from screens import (
    PHONE,
    Screen,
    Visitor,
    assert_accessible,
    tab_to,
)
from stage import House, Stage

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]
CARDS = re.compile(r"/loyalty/api/v1/me/cards")
SESSION = re.compile(r"/loyalty/api/v1/me/session")
SECRET = "nsec1vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5"
both_looks = pytest.mark.parametrize("screen", [PHONE, PHONE.light], ids=str)


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
