"""The owner's badges: made, given and taken back; issuers who are trusted; and what is
said where no relay can be asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from own_pages import open_part
from playwright.sync_api import Locator, Page, expect

from demo.venue import API
from devkit.people import NostrKeys, call
from screens import (
    DESKTOP,
    PHONE,
    Visitor,
    assert_accessible,
    assert_fits,
    assert_house_words,
)
from stage import House

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]


def kept(house: House, path: str) -> Any:
    """What the server has, whatever the page shows."""
    url = f"{API}/merchants/{house.id}{path}"
    return call(house.http, "GET", url, headers=house.owner.headers)


def judge(page: Page) -> None:
    assert_accessible(page)
    assert_fits(page)
    assert_house_words(page)


def region(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name, exact=True)


def open_badges(visitor: Visitor) -> Page:
    page = visitor.open("/loyalty/?tab=discounts")
    open_part(page, "Badges")
    return page


def press(within: Page | Locator, name: str) -> None:
    within.get_by_role("button", name=name, exact=True).click()


@pytest.mark.every_database
def test_the_owner_gives_badges_and_says_whose_count(
    house: House, visit: Open, keep_screenshot: Keep
) -> None:
    visitor, guest = visit(DESKTOP, house), NostrKeys.fresh().public
    page = open_badges(visitor)
    own = region(page, "Your own badges")
    expect(own).to_contain_text("No badges of your own yet.")
    press(own, "Make a badge")
    form = page.get_by_role("dialog", name="Make a badge")
    form.get_by_label("Name", exact=True).fill("Friend <b>of</b> the house")
    press(form, "Make a badge")
    name = "Friend <b>of</b> the house"
    expect(own.get_by_text(name)).to_be_visible()

    press(own, f"Who holds {name}")
    holders = page.get_by_role("dialog", name=f"Who holds {name}")
    expect(holders).to_contain_text("Nobody holds it yet.")
    holders.get_by_label("Guest").fill("nobody")
    with visitor.expecting_trouble():
        press(holders, "Give")
        expect(holders).to_contain_text("Nothing was changed.")
    holders.get_by_label("Guest").fill(guest)
    press(holders, "Give")
    take = holders.get_by_role("button", name="Take back from Guest")
    expect(take).to_have_count(1)
    judge(page)
    keep_screenshot(page, "cms-badge-holders")
    listed = kept(house, "/badges/own")["data"]
    assert [one["holders"] for one in listed] == [1]
    press(holders, "Close")
    expect(own).to_contain_text("1 guest holds it")

    others = region(page, "Badges of others")
    press(others, "Add a badge")
    form = page.get_by_role("dialog", name="Add a badge")
    form.get_by_label("The badge’s address").fill(f"30009:{guest}:member")
    with visitor.expecting_trouble():
        press(form, "Add a badge")
        expect(form).to_contain_text("There is no relay to ask. Name one first.")
    press(form, "Cancel")
    trusted = region(page, "Trusted issuers")
    press(trusted, "Trust an issuer")
    form = page.get_by_role("dialog", name="Trust an issuer")
    form.get_by_label("Their Nostr key").fill(guest)
    press(form, "Trust an issuer")
    expect(trusted.get_by_text(f"…{guest[-4:]}").first).to_be_visible()
    assert kept(house, "/issuers")["total"] == 1
    judge(page)
    keep_screenshot(page, "cms-badges")

    phone = open_badges(visit(PHONE, house))
    own = region(phone, "Your own badges")
    expect(own).to_contain_text("1 guest holds it")
    judge(phone)
    keep_screenshot(phone, "cms-badges-phone")
    press(own, f"End {name}")
    press(phone.get_by_role("dialog"), "End it")
    expect(own).to_contain_text("No badges of your own yet.")
    assert kept(house, "/badges/own")["total"] == 0
