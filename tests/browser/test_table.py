"""The link on a table: one tap, and staff sees who sits there (mission 224)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from demo.venue import API
from devkit.people import NostrKeys, call
from proofs import signed_event
from screens import (
    DESKTOP,
    PHONE,
    TABLET,
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
BY_LINK = re.compile(r"/loyalty/api/v1/tables/by-link/")
HERE = "I am here"
A6_POINTS = (297.6, 419.5)
SEATED = "You are at table 4 at Satoshi's Table"
both_looks = pytest.mark.parametrize("screen", [PHONE, PHONE.light], ids=str)


def sticker(house: House, name: str = "4") -> str:
    """The path in a table's code."""
    made = house.owner.send("POST", f"/merchants/{house.id}/tables", {"name": name})
    return "/loyalty/t/" + str(made["url"]).rsplit("/", 1)[1]


def seated(house: House) -> list[dict[str, Any]]:
    path = f"{API}/merchants/{house.id}/checkins"
    return list(call(house.http, "GET", path, headers=house.owner.headers)["data"])


def judge(page: Page) -> None:
    assert_accessible(page)
    assert_fits(page)
    assert_house_words(page)


def arrive(visitor: Visitor, path: str) -> Page:
    """Somebody who is not signed in: the browser reports that, and no more."""
    with visitor.expecting_trouble():
        page = visitor.open(path)
        expect(page.get_by_role("button", name=HERE)).to_be_visible()
    return page


@pytest.mark.every_database
@both_looks
def test_a_newcomer_sits_down_with_one_tap(
    stage: Stage, visit: Open, keep_screenshot: Keep, screen: Screen
) -> None:
    house, visitor = stage.new_house("Satoshi's Table"), visit(screen)
    page = arrive(visitor, sticker(house))
    expect(page.get_by_role("heading", name="Satoshi's Table")).to_be_visible()
    expect(page.get_by_text("No app, no e-mail.")).to_be_visible()
    judge(page)
    keep_screenshot(page, f"table-{screen}")
    button = page.get_by_role("button", name=HERE)
    box = button.bounding_box()
    assert box and box["height"] >= 56
    tab_to(button)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=SEATED)).to_be_visible()
    judge(page)
    keep_screenshot(page, f"table-seated-{screen}")
    (seat,) = seated(house)
    assert (seat["table"], seat["glance"]["headline"]) == ("4", "First visit")
    # The phone knows who it is, at the next table, too.
    page = visitor.open(sticker(house, "Terrace 2"))
    expect(page.get_by_text("With the card on this phone.")).to_be_visible()
    page.get_by_role("button", name=HERE).click()
    moved = page.get_by_role("heading", name="You are at Terrace 2 at Satoshi's Table")
    expect(moved).to_be_visible()
    (again,) = seated(house)
    assert again["table"] == "Terrace 2"
    assert again["customer_pubkey"] == seat["customer_pubkey"]
    page.get_by_role("link", name="See your card").click()
    expect(page).to_have_url(re.compile("/loyalty/me"))


def test_a_nostr_app_says_who_sits_there(
    house: House, visit: Open, keep_screenshot: Keep
) -> None:
    visitor, keys = visit(PHONE), NostrKeys.fresh()
    visitor.page.expose_function(
        "signs",
        lambda e: signed_event(
            keys, e["tags"], e["created_at"], e["kind"], e["content"]
        ),
    )
    visitor.context.add_init_script(
        f"""window.nostr = {{
          getPublicKey: async () => '{keys.public}',
          signEvent: event => window.signs(event)
        }}"""
    )
    page = arrive(visitor, sticker(house))
    expect(page.get_by_text("With your Nostr app.")).to_be_visible()
    expect(page.get_by_role("button", name="Use a new card")).to_be_visible()
    judge(page)
    keep_screenshot(page, "table-app")
    page.get_by_role("button", name=HERE).click()
    expect(page.get_by_role("heading", name="You are at table 4")).to_be_visible()
    assert [seat["customer_pubkey"] for seat in seated(house)] == [keys.public]


def test_a_sticker_that_is_out_of_use(
    house: House, visit: Open, keep_screenshot: Keep
) -> None:
    visitor = visit(PHONE)
    with visitor.expecting_trouble():
        page = visitor.open("/loyalty/t/nothing")
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text("This code is out of use")
    judge(page)
    keep_screenshot(page, "table-unknown")


def test_what_is_shown_while_it_loads(
    house: House, visit: Open, keep_screenshot: Keep
) -> None:
    visitor = visit(PHONE)
    with visitor.expecting_trouble():  # nobody is signed in
        with visitor.held_up(BY_LINK):
            page = visitor.open(sticker(house))
            expect(page.locator("[aria-busy=true]")).to_be_visible()
            assert_accessible(page)
            keep_screenshot(page, "table-loading")
        expect(page.get_by_role("button", name=HERE)).to_be_visible()


def test_a_phone_out_of_reach(house: House, visit: Open, keep_screenshot: Keep) -> None:
    visitor = visit(PHONE)
    page = arrive(visitor, sticker(house))
    with visitor.expecting_trouble():
        visitor.context.set_offline(True)
        page.get_by_role("button", name=HERE).click()
        expect(page.get_by_role("alert")).to_contain_text("Nothing was taken.")
        judge(page)
        keep_screenshot(page, "table-error")
        visitor.context.set_offline(False)
        page.get_by_role("button", name="Try again").click()
        page.get_by_role("button", name=HERE).click()
        expect(page.get_by_role("heading", name="You are at table 4")).to_be_visible()
    assert len(seated(house)) == 1


# --- on the waiter's screen ---------------------------------------------------------


@pytest.mark.parametrize("screen", [TABLET, PHONE.light], ids=str)
def test_the_waiter_sees_who_sits_there_and_puts_the_bill_on_their_card(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep, screen: Screen
) -> None:
    """By a staff link, and with one tap (mission 220, 224)."""
    body = {"name": "Tablet", "role": "waiter"}
    made = house.owner.send("POST", f"/merchants/{house.id}/tokens", body)
    page = visit(screen).open("/" + made["link"].split("/", 3)[3])
    expect(page.get_by_text("No bills yet today.")).to_be_visible()
    phone = visit(PHONE)
    guest = arrive(phone, sticker(house, "Table 4"))
    guest.get_by_role("button", name=HERE).click()
    seats = page.get_by_role("region", name="Guests at tables")
    expect(seats).to_contain_text("First visit")
    bill = {"merchant_id": house.id, "amount_sats": 9_000, "table": "table 4"}
    order = house.owner.send("POST", "/orders", bill)["order"]["id"]
    button = seats.get_by_role("button", name="Put bill on card: Guest")
    expect(button).to_be_visible()
    judge(page)
    keep_screenshot(page, f"monitor-seated-{screen}")
    box = button.bounding_box()
    assert box and box["height"] >= 56
    button.click()
    expect(button).to_have_count(0)
    (seat,) = seated(house)
    path = f"{API}/orders/{order}"
    shown = call(house.http, "GET", path, headers=house.owner.headers)
    assert shown["customer_pubkey"] == seat["customer_pubkey"]


# --- the owner's side -----------------------------------------------------------------


def test_the_owner_adds_tables_prints_their_codes_and_removes_one(
    stage: Stage, visit: Open, keep_screenshot: Keep
) -> None:
    house = stage.new_house("Satoshi's Table")
    page = visit(DESKTOP, house).open("/loyalty/?tab=settings")
    page.get_by_role("button", name="Add tables").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Tables").fill("1-3, Terrace 2")
    assert_accessible(page)
    keep_screenshot(page, "cms-tables-add")
    dialog.get_by_role("button", name="Add tables").click()
    expect(page.get_by_text("Terrace 2", exact=True)).to_be_visible()
    path = f"{API}/merchants/{house.id}/tables"
    made = call(house.http, "GET", path, headers=house.owner.headers)["data"]
    assert [table["name"] for table in made] == ["1", "2", "3", "Terrace 2"]
    on_paper(page, keep_screenshot)
    page.get_by_role("button", name="Remove Table 2").click()
    dialog.get_by_role("button", name="Remove").click()
    expect(page.get_by_text("Table 2", exact=True)).to_have_count(0)
    visitor = visit(PHONE)
    with visitor.expecting_trouble():
        old = visitor.open("/loyalty/t/" + made[1]["url"].rsplit("/", 1)[1])
        expect(old.get_by_role("alert")).to_contain_text("out of use")


def on_paper(page: Page, keep_screenshot: Keep) -> None:
    """One A6 card for each table, and nothing else of the page."""
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print the codes").click()
    page.emulate_media(media="print")
    cards = page.locator(".loyalty-print-card")
    expect(cards).to_have_count(4)
    expect(cards.first).to_contain_text("Points for every visit. Scan. No app.")
    expect(cards.first).to_contain_text("Table 1")
    expect(page.get_by_role("tab", name="Settings")).not_to_be_visible()
    page.set_viewport_size({"width": 397, "height": 560})
    page.evaluate("window.scrollTo(0, 0)")
    keep_screenshot(page, "table-print")
    page.set_viewport_size({"width": DESKTOP.width, "height": DESKTOP.height})
    pages = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pages)) == 4
    boxes = set(re.findall(rb"/MediaBox\s*\[([\d. ]+)\]", pages))
    assert len(boxes) == 1, boxes
    width, height = (float(part) for part in boxes.pop().split()[2:])
    assert abs(width - A6_POINTS[0]) < 2 and abs(height - A6_POINTS[1]) < 2
    expect(cards).to_have_count(0)
