"""A device opens the order monitor by a link, without any account (mission 220)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from demo.venue import API
from devkit.people import NostrKeys, call
from screens import (
    DESKTOP,
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
ENDED = "This link was ended. Ask the owner for a new one."
SECRET = "nsec1vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5"
OWN_CARD = NostrKeys.fresh().public
both_looks = pytest.mark.parametrize("screen", [DESKTOP, PHONE.light], ids=str)


def make(house: House, role: str = "waiter") -> dict[str, Any]:
    body = {"name": "Tablet at the bar", "role": role}
    return dict(house.owner.send("POST", f"/merchants/{house.id}/tokens", body))


def path_of(link: str) -> str:
    return "/" + link.split("/", 3)[3]


def end(house: House, made: dict[str, Any]) -> None:
    path = f"{API}/tokens/{made['id']}"
    call(house.http, "DELETE", path, headers=house.owner.headers)


def judge(page: Page) -> None:
    assert_accessible(page)
    assert_fits(page)
    assert_house_words(page)


@pytest.mark.every_database
def test_a_waiter_follows_orders_by_a_link_until_it_is_ended(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    made, visitor = make(house), visit(TABLET)
    sent: list[str] = []
    visitor.page.on("request", lambda request: sent.append(request.url))
    page = visitor.open(path_of(made["link"]))
    expect(page.get_by_text("No bills yet today.")).to_be_visible()
    assert made["secret"] not in page.url, "it is not left in the address"
    assert not any(made["secret"] in re.sub(r"#\S*", "", url) for url in sent)
    house.pay(stage.newcomer(), 5000, table="Table 3")
    expect(bill(page, "New", "Table 3")).to_be_visible()
    page.get_by_role("button", name="Accept: Table 3").click()
    expect(bill(page, "Preparing", "Table 3")).to_be_visible()
    # Kept on this device: the bare address opens it again.
    page = visitor.open(house.monitor_page)
    expect(bill(page, "Preparing", "Table 3")).to_be_visible()
    with visitor.expecting_trouble():
        end(house, made)
        expect(page.get_by_role("alert")).to_contain_text(ENDED)
        expect(page.locator(".loyalty-order")).to_have_count(0)
        judge(page)
        keep_screenshot(page, "monitor-link-ended")
        page = visitor.open(house.monitor_page)
        expect(page.get_by_role("alert")).to_contain_text("Sign in to LNbits")
        page = visitor.open(path_of(made["link"]))
        expect(page.get_by_role("alert")).to_contain_text(ENDED)
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert made["secret"] not in kept


def test_another_link_in_the_same_tab(house: House, visit: Open) -> None:
    """The staff scans its new link where the old one was ended."""
    old, new, visitor = make(house), make(house), visit(TABLET)
    page = visitor.open(path_of(old["link"]))
    expect(page.get_by_text("No bills yet today.")).to_be_visible()
    with visitor.expecting_trouble():
        end(house, old)
        expect(page.get_by_role("alert")).to_contain_text(ENDED)
    page.evaluate(f"location.hash = 't={new['secret']}'")
    expect(page.get_by_text("No bills yet today.")).to_be_visible()
    assert new["secret"] not in page.url


def test_a_link_opens_its_own_place_only(
    stage: Stage, house: House, visit: Open
) -> None:
    secret, other, visitor = make(house)["secret"], stage.new_house(), visit(TABLET)
    with visitor.expecting_trouble():
        page = visitor.open(f"{other.monitor_page}#t={secret}")
        expect(page.get_by_role("alert")).to_contain_text(ENDED)


def test_the_owner_needs_no_link(house: House, visit: Open) -> None:
    page = visit(TABLET, house).open(house.monitor_page)
    expect(page.get_by_text("No bills yet today.")).to_be_visible()


# --- the owner makes and ends them ----------------------------------------------------


@both_looks
def test_the_owner_makes_a_link_and_ends_it(
    house: House, visit: Open, keep_screenshot: Keep, screen: Screen
) -> None:
    page = visit(screen, house).open("/loyalty/?tab=staff")
    expect(page.get_by_text("No device has a link.")).to_be_visible()
    expect(page.get_by_text("Nobody has been named yet.")).to_be_visible()
    judge(page)
    keep_screenshot(page, f"cms-staff-empty-{screen}")
    page.get_by_role("button", name="Make a link").click()
    page.get_by_label("Whose, or where").fill("Ana")
    judge(page)
    keep_screenshot(page, f"cms-staff-link-{screen}")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Make a link").click()
    expect(page.get_by_text("The link for Ana")).to_be_visible()
    expect(page.get_by_role("img", name="The link as a QR code")).to_be_visible()
    judge(page)
    page.evaluate(
        "navigator.clipboard.writeText = async text => { window.copied = text }"
    )
    dialog.get_by_role("button", name="Copy").click()
    page.wait_for_function("window.copied")
    link = str(page.evaluate("window.copied"))
    dialog.get_by_role("button", name="Done").click()
    expect(page.get_by_text("Waiter · Not used yet")).to_be_visible()
    device = visit(PHONE)
    there = device.open(path_of(link))
    expect(there.get_by_text("No bills yet today.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Waiter · Used just now")).to_be_visible()
    keep_screenshot(page, f"cms-staff-links-{screen}")
    page.get_by_role("button", name="End the link of Ana?").click()
    with device.expecting_trouble():
        dialog.get_by_role("button", name="End link").click()
        expect(page.get_by_text("No device has a link.")).to_be_visible()
        expect(there.get_by_role("alert")).to_contain_text(ENDED)


def test_the_owner_names_people(
    house: House, visit: Open, keep_screenshot: Keep
) -> None:
    page = visit(DESKTOP, house).open("/loyalty/?tab=staff")
    page.get_by_role("button", name="Add a person").click()
    page.get_by_label("Initials").fill("an")
    page.get_by_label("Name", exact=True).fill("Ana")
    page.get_by_label("PIN").fill("246")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Four digits, please.")).to_be_visible()
    page.get_by_label("PIN").fill("2468")
    card = page.get_by_label("Their own card")
    card.fill(SECRET)
    expect(dialog.get_by_text("That is a secret key")).to_be_visible()
    expect(card).to_have_value("")
    card.fill(OWN_CARD)
    judge(page)
    keep_screenshot(page, "cms-staff-person")
    dialog.get_by_role("button", name="Save").click()
    people = page.get_by_role("region", name="Staff")
    expect(people).to_contain_text("AN")
    expect(people).to_contain_text("Has a PIN · Has a card")
    page.get_by_role("button", name="Change Ana").click()
    expect(card).to_have_value("")
    page.get_by_role("checkbox", name="Take the card away").click()
    page.get_by_role("checkbox", name="Take the PIN away").click()
    dialog.get_by_role("button", name="Save").click()
    expect(people).to_contain_text("No PIN")
    expect(people).not_to_contain_text("Has a card")
    keep_screenshot(page, "cms-staff")
    page.get_by_role("button", name="Take Ana off").click()
    dialog.get_by_role("button", name="Take off").click()
    expect(page.get_by_text("Nobody has been named yet.")).to_be_visible()
