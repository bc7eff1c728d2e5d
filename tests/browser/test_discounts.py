"""Discounts as the owner keeps them, and what the counter makes of a badge."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from counter import asked_sats, attach, charge, npub, pay, type_amount, waiter
from demo.venue import API
from devkit.people import call
from screens import (
    DESKTOP,
    PHONE,
    Visitor,
    assert_accessible,
    assert_fits,
    assert_house_words,
)
from stage import House, Stage

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]
DISCOUNTS = "/loyalty/?tab=discounts"


def rules(house: House) -> list[Any]:
    """What the server has, whatever the page shows."""
    url = f"{API}/rules/{house.id}"
    return list(call(house.http, "GET", url, headers=house.owner.headers)["data"])


def judge(page: Page) -> None:
    expect(page.locator(".q-notification")).to_have_count(0)  # they fade
    assert_accessible(page)
    assert_fits(page)
    assert_house_words(page)


def choose(page: Page, dialog: Locator, label: str, option: str) -> None:
    dialog.get_by_label(label, exact=True).click()
    page.get_by_role("option", name=option, exact=True).click()


@pytest.mark.every_database
def test_a_discount_is_made_changed_paused_and_taken_away(
    house: House, visit: Open, keep_screenshot: Keep
) -> None:
    badge = {"name": "Regulars' club"}
    house.owner.send("POST", f"/merchants/{house.id}/badges/own", badge)
    page = visit(DESKTOP, house).open(DISCOUNTS)
    page.get_by_role("button", name="Add the first discount").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("What it is for").fill("Lunch for the club")
    dialog.get_by_label("How much", exact=True).fill("101")
    dialog.get_by_role("button", name="Save", exact=True).click()
    expect(dialog.get_by_text("More than 0, and at most 100 %.")).to_be_visible()
    dialog.get_by_label("How much", exact=True).fill("12.5")
    choose(page, dialog, "Who gets it", "Guests with a badge")
    choose(page, dialog, "Badge", "Regulars' club")
    expect(dialog.get_by_role("status")).to_contain_text("0 of 0 guests would get it.")
    dialog.get_by_text("Limits", exact=True).click()
    dialog.get_by_label("How often each guest can use it").fill("3")
    assert_accessible(page)
    keep_screenshot(page, "cms-discount")
    dialog.get_by_role("button", name="Save", exact=True).click()
    expect(dialog).to_have_count(0)
    row = page.get_by_role("listitem").filter(has_text="Lunch for the club")
    expect(row).to_contain_text("12.5 %")
    expect(row).to_contain_text("3 times each")
    (made,) = rules(house)
    assert (made["discount_value"], made["usage_limit"]) == (12.5, 3)
    row.get_by_role("switch").click()
    expect(row.get_by_text("paused")).to_be_visible()
    assert rules(house)[0]["active"] is False
    judge(page)
    page.get_by_role("button", name="Change Lunch for the club").click()
    dialog = page.get_by_role("dialog")
    choose(page, dialog, "What they get", "Sats off")
    dialog.get_by_label("How much", exact=True).fill("500")
    dialog.get_by_role("button", name="Save", exact=True).click()
    expect(dialog).to_have_count(0)
    expect(row).to_contain_text("500 sats")
    (made,) = rules(house)
    assert (made["discount_type"], made["discount_value"]) == ("fixed", 500)
    assert made["badge"]
    page.get_by_role("button", name="Take Lunch for the club away").click()
    page.get_by_role("dialog").get_by_role("button", name="Take it away").click()
    expect(page.get_by_text("No discounts yet.")).to_be_visible()
    assert rules(house) == []


def test_the_list_fits_a_phone(
    house: House, visit: Open, keep_screenshot: Keep
) -> None:
    body = {
        "merchant_id": house.id,
        "discount_type": "cashback",
        "discount_value": 5,
        "description": "Sats back on every lunch",
        "budget_sats": 100_000,
        "min_purchase_sats": 2_000,
    }
    house.owner.send("POST", "/rules", body)
    page = visit(PHONE, house).open(DISCOUNTS)
    expect(page.get_by_text("Sats back on every lunch")).to_be_visible()
    judge(page)
    keep_screenshot(page, "cms-discounts-phone")


def test_a_badge_takes_fifteen_per_cent_off_at_the_counter(
    stage: Stage, visit: Open, keep_screenshot: Keep
) -> None:
    """The guest says yes with their own phone; the bill says why it is less; the second
    time the screen says why not."""
    house, ana = stage.new_house(), stage.newcomer("Ana")
    here = f"/merchants/{house.id}/badges/own"
    badge = house.owner.send("POST", here, {"name": "Gold"})
    holder = {"customer_pubkey": ana.pubkey}
    house.owner.send("POST", f"{here}/{badge['id']}/holders", holder)
    body = {
        "merchant_id": house.id,
        "badge": badge["badge"],
        "discount_type": "percentage",
        "discount_value": 15,
        "description": "For Gold",
        "usage_limit": 1,
    }
    house.owner.send("POST", "/rules", body)
    visitor = waiter(visit, house)
    page = visitor.page
    type_amount(page, 10_000)
    attach(page, npub(ana))
    bill = page.get_by_role("region", name="Bill")
    expect(bill).to_contain_text("15 % · Gold · For Gold")
    with (
        visitor.expecting_trouble(),  # the guest has to say yes
        page.expect_response(re.compile("/challenges$")) as asked,
    ):
        page.get_by_role("button", name="Take 1,500 sats off").click()
    link = asked.value.json()["url"]
    phone = visit(PHONE).page
    phone.goto(f"{link}#key={ana.keys.secret}")
    phone.get_by_role("button", name="This is me").click()
    expect(bill).to_contain_text("−1,500 sats")
    expect(charge(page)).to_have_text("Charge 8,500 sats")
    assert_accessible(page)
    keep_screenshot(page, "pos-discount")
    charge(page).click()
    assert asked_sats(page) == 8_500
    pay(page, ana)
    visitor.open(house.pos_page)  # sooner than by itself
    type_amount(page, 10_000)
    attach(page, npub(ana))
    expect(bill).to_contain_text("Already used as often as it can be: 1.")
