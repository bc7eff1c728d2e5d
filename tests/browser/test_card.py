"""The customer's card on their phone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from devkit.people import Guest
from screens import PHONE, Visitor, assert_accessible, assert_house_words, tab_to
from stage import House, Stage

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]
CARD = re.compile(r"/loyalty/api/v1/restaurants/")


def card(visit: Open, house: House, guest: Guest) -> Page:
    return visit(PHONE).open(house.card_page(guest))


def has_points(page: Page, points: str) -> None:
    expect(page.locator(".loyalty-number")).to_have_text(re.compile(rf"^{points}"))


@pytest.mark.every_database
def test_the_card_counts_up_by_itself(stage: Stage, visit: Open) -> None:
    house, guest = stage.new_house("Satoshi's Table").add_tiers(), stage.newcomer("Ana")
    house.serve(guest, 306_000)
    page = card(visit, house, guest)
    has_points(page, "306")
    for words in ("Satoshi's Table", "Gold", "Ana"):
        expect(page.locator(".loyalty-front")).to_contain_text(words)
    page.evaluate("window.stayed = true")
    house.pay(guest, 34_000)
    has_points(page, "340")
    newest = page.locator(".q-list .q-item").first
    expect(newest).to_contain_text("+34")
    expect(newest).to_contain_text("34,000 sats")
    assert page.evaluate("window.stayed"), "the page was loaded again"


def test_it_says_what_is_missing_to_the_next_tier(
    stage: Stage, house: House, visit: Open
) -> None:
    guest = stage.newcomer()
    house.add_tiers().serve(guest, 40_000)
    page = card(visit, house, guest)
    expect(page.get_by_text("60 to go")).to_be_visible()
    house.pay(guest, 60_000)
    expect(page.locator(".loyalty-front")).to_contain_text("Silver")
    expect(page.get_by_text("200 to go")).to_be_visible()


def test_the_card_is_shown_to_the_waiter_by_keyboard(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    page = card(visit, house, stage.newcomer())
    tab_to(page.get_by_role("button", name="0 points"))
    page.keyboard.press("Enter")
    code = page.get_by_role("dialog").get_by_role("img")
    expect(code).to_be_visible()
    assert_accessible(page)
    keep_screenshot(page, "card-code")
    box = code.bounding_box()
    assert box and box["width"] >= 0.6 * PHONE.width
    page.keyboard.press("Escape")
    expect(code).to_have_count(0)


def test_the_key_stays_on_the_phone(stage: Stage, house: House, visit: Open) -> None:
    visitor, guest = visit(PHONE), stage.newcomer()
    secret = guest.keys.secret
    sent: list[str] = []
    visitor.page.on("request", lambda r: sent.append(f"{r.url} {r.all_headers()}"))
    page = visitor.page
    visitor.open(house.card_page(guest))
    has_points(page, "0")
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert not any(secret in request.split("#")[0] for request in sent)
    assert secret not in kept + str(visitor.context.cookies())


def test_no_points_yet(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    page = card(visit, house, stage.newcomer())
    words = "No points yet. They appear here by themselves after your first paid bill."
    expect(page.get_by_text(words)).to_be_visible()
    expect(page.get_by_text("You have reached the highest tier.")).to_have_count(0)
    assert_accessible(page)
    assert_house_words(page)
    keep_screenshot(page, "card-empty")


def test_what_is_shown_while_it_loads(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    visitor = visit(PHONE)
    with visitor.held_up(CARD):
        page = visitor.open(house.card_page(stage.newcomer()))
        expect(page.locator("[aria-busy=true]")).to_be_visible()
        assert_accessible(page)
        keep_screenshot(page, "card-loading")
    has_points(page, "0")


def test_a_link_without_a_card(
    house: House, visit: Open, keep_screenshot: Keep
) -> None:
    for end in ("", "#key=7", "#key=" + "0" * 64):
        page = visit(PHONE).open(f"/loyalty/card/{house.id}{end}")
        words = "This phone does not hold a card"
        expect(page.get_by_role("heading", name=words)).to_be_visible()
    assert_accessible(page)
    assert_house_words(page)
    keep_screenshot(page, "card-no-key")


def test_a_place_that_is_not_there(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    visitor, guest = visit(PHONE), stage.newcomer()
    with visitor.expecting_trouble():
        page = visitor.open(house.card_page(guest).replace(house.id, "nowhere"))
        expect(page.get_by_role("alert")).to_contain_text("Nothing was taken.")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    assert_accessible(page)
    assert_house_words(page)
    keep_screenshot(page, "card-error")


def test_a_phone_out_of_reach_keeps_the_card_and_catches_up(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    visitor, guest = visit(PHONE), stage.newcomer()
    page = visitor.open(house.card_page(guest))
    has_points(page, "0")
    with visitor.expecting_trouble():
        visitor.context.set_offline(True)
        expect(page.get_by_text("No connection. Trying again.")).to_be_visible()
        has_points(page, "0")
        assert_accessible(page)
        keep_screenshot(page, "card-offline")
        house.serve(guest, 12_000)
        visitor.context.set_offline(False)
        has_points(page, "12")
    expect(page.get_by_text("No connection")).to_have_count(0)
