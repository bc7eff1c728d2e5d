"""The operator's page."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from demo.venue import API
from devkit.people import NostrKeys, call
from screens import DESKTOP, PHONE, Visitor, assert_accessible, assert_house_words
from stage import House, Stage

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]
CUSTOMERS = re.compile(r"/loyalty/api/v1/merchants/\w+/customers\?")


def kept(house: House, path: str) -> Any:
    """What the server has, whatever the page shows."""
    url = f"{API}/merchants/{house.id}{path}"
    return call(house.http, "GET", url, headers=house.owner.headers)


def tiers(house: House) -> list[tuple[str, int]]:
    return [(t["name"], t["threshold"]) for t in kept(house, "/tiers")["data"]]


def says(page: Page) -> Locator:
    """What bills earn, in one sentence under the venue's name."""
    return page.locator("main header p")


def test_the_programme_is_changed(house: House, visit: Open) -> None:
    page = visit(DESKTOP, house).open("/loyalty/?tab=programme")
    form = page.get_by_role("region", name="Programme")
    expect(says(page)).to_contain_text("1 point for every 1,000 sats.")
    form.get_by_label("Points", exact=True).fill("2")
    form.get_by_label("For every").fill("500")
    form.get_by_role("button", name="Save").click()
    expect(says(page)).to_contain_text("2 points for every 500 sats.")
    expect(page.get_by_text("Saved")).to_be_visible()
    program = kept(house, "/program")
    assert (program["earn_points"], program["earn_per_sats"]) == (2, 500)
    form.get_by_role("switch", name="Bills earn points").click()
    form.get_by_role("button", name="Save").click()
    expect(says(page)).to_contain_text("the programme is switched off")
    assert not kept(house, "/program")["is_enabled"]


def test_the_owner_says_whose_payments_count(
    house: House, visit: Open, keep_screenshot: Keep
) -> None:
    """Other extensions' payments, each by its own switch (mission 216)."""
    page = visit(DESKTOP, house).open("/loyalty/?tab=settings")
    counts = page.get_by_role("group", name="Payments that count")
    expect(counts.get_by_role("switch", name="Cash at TPoS")).to_have_count(0)
    counts.get_by_role("switch", name="TPoS").click()
    expect(counts.get_by_text("Tips do not earn.")).to_be_visible()
    expect(counts.get_by_role("switch", name="Cash at TPoS")).not_to_be_checked()
    counts.get_by_role("switch", name="Lightning addresses and zaps").click()
    assert_accessible(page)
    assert_house_words(page)
    keep_screenshot(page, "cms-payments-that-count")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved")).to_be_visible()
    assert kept(house, "")["adapters"] == ["lnurlp", "tpos"]
    page.reload()
    counts.get_by_role("switch", name="TPoS", exact=True).click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved")).to_be_visible()
    assert kept(house, "")["adapters"] == ["lnurlp"]


def test_what_cannot_be_saved_is_said(house: House, visit: Open) -> None:
    page = visit(DESKTOP, house).open("/loyalty/?tab=programme")
    form = page.get_by_role("region", name="Programme")
    form.get_by_label("Points", exact=True).fill("1.5")
    form.get_by_role("button", name="Save").click()
    expect(form.get_by_text("A whole number, please.")).to_be_visible()
    assert kept(house, "/program")["earn_points"] == 1
    form.get_by_role("button", name="Undo changes").click()
    expect(form.get_by_label("Points", exact=True)).to_have_value("1")


def write_tier(page: Page, name: str, threshold: int) -> None:
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name", exact=True).fill(name)
    dialog.get_by_role("spinbutton", name="Starts at").fill(str(threshold))
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_have_count(0)


@pytest.mark.every_database
def test_tiers_are_added_changed_and_deleted(
    house: House, visit: Open, keep_screenshot: Keep
) -> None:
    page = visit(DESKTOP, house).open("/loyalty/?tab=tiers")
    page.get_by_role("button", name="Add the first tier").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert_accessible(page)
    keep_screenshot(page, "cms-tier")
    write_tier(page, "Bronze", 0)
    for name, threshold in (("Silver", 100), ("Gold", 300)):
        page.get_by_role("button", name="Add a tier").click()
        write_tier(page, name, threshold)
    assert tiers(house) == [("Bronze", 0), ("Silver", 100), ("Gold", 300)]
    page.get_by_role("button", name="Edit Silver").click()
    write_tier(page, "Silver", 150)
    page.get_by_role("button", name="Delete Gold").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(page.get_by_role("button", name="Edit Gold")).to_have_count(0)
    assert tiers(house) == [("Bronze", 0), ("Silver", 150)]


def three_guests(stage: Stage, house: House) -> None:
    for name, bills in (("Ana", (9000,)), ("Bruno", (30_000,)), ("Carla", (1000, 500))):
        guest = stage.newcomer(name)
        house.nickname(guest)
        for sats in bills:
            house.serve(guest, sats)
        time.sleep(1)  # the list tells who was last seen by the second


def names(page: Page) -> Locator:
    return page.locator("tbody tr td:first-child")


@pytest.mark.every_database
def test_customers_are_sorted_and_searched_by_the_server(
    stage: Stage, house: House, visit: Open
) -> None:
    three_guests(stage, house)
    page = visit(DESKTOP, house).open("/loyalty/?tab=customers")
    expect(names(page)).to_have_text([re.compile(n) for n in ("Carla", "Bruno", "Ana")])
    with page.expect_request(CUSTOMERS) as sorting:
        page.get_by_role("columnheader", name="Points").click()
    assert "sortby=points" in sorting.value.url
    expect(names(page)).to_have_text([re.compile(n) for n in ("Carla", "Ana", "Bruno")])
    with page.expect_request(re.compile("search=bru")):
        page.get_by_label("Search by name or key").fill("bru")
    expect(names(page)).to_have_text([re.compile("Bruno")])
    page.get_by_label("Search by name or key").fill("nobody")
    expect(page.get_by_text("Nobody by that name.")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Show all guests").click()
    expect(names(page)).to_have_count(3)


def test_many_customers_come_page_by_page(
    stage: Stage, house: House, visit: Open
) -> None:
    payer = stage.newcomer()
    for _ in range(21):
        body = {"merchant_id": house.id, "amount_sats": 1000}
        body["customer_pubkey"] = NostrKeys.fresh().public
        payer.wallet.pay(house.owner.send("POST", "/orders", body)["payment_request"])
    page = visit(DESKTOP, house).open("/loyalty/?tab=customers")
    expect(names(page)).to_have_count(20)
    with page.expect_request(re.compile("offset=20")):
        page.get_by_role("button", name="Next page").click()
    expect(names(page)).to_have_count(1)


def test_a_new_bill_and_a_new_name_appear_by_themselves(
    stage: Stage, house: House, visit: Open
) -> None:
    page = visit(DESKTOP, house).open("/loyalty/?tab=customers")
    expect(page.get_by_text("No guests yet.")).to_be_visible()
    assert_accessible(page)
    assert_house_words(page)
    ana = stage.newcomer("Ana")
    house.pay(ana, 7000)
    expect(names(page)).to_have_text([re.compile(f"…{ana.pubkey[-4:]}")])
    house.nickname(ana)
    expect(names(page)).to_have_text([re.compile("Ana")])


def test_a_guest_is_opened(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    three_guests(stage, house)
    page = visit(PHONE, house).open("/loyalty/?tab=customers")
    page.get_by_text("Bruno").click()
    expect(page.get_by_role("heading", name="Bruno")).to_be_visible()
    expect(page.get_by_text("+30")).to_be_visible()
    assert_accessible(page)
    assert_house_words(page)
    keep_screenshot(page, "cms-guest")


def test_what_is_shown_while_customers_load(
    house: House, visit: Open, keep_screenshot: Keep
) -> None:
    visitor = visit(DESKTOP, house)
    with visitor.held_up(CUSTOMERS):
        page = visitor.open("/loyalty/?tab=customers")
        expect(page.locator("[aria-busy=true]").first).to_be_visible()
        assert_accessible(page)
        keep_screenshot(page, "cms-loading")
    expect(page.get_by_text("No guests yet.")).to_be_visible()


def test_a_server_in_trouble_is_said_and_got_over(
    house: House, visit: Open, keep_screenshot: Keep
) -> None:
    visitor = visit(DESKTOP, house)
    visitor.page.route(CUSTOMERS, lambda route: route.fulfill(status=500))
    with visitor.expecting_trouble():
        page = visitor.open("/loyalty/?tab=customers")
        expect(page.get_by_role("alert")).to_contain_text("Nothing was changed.")
        assert_accessible(page)
        keep_screenshot(page, "cms-error")
        page.unroute(CUSTOMERS)
        page.get_by_role("button", name="Try again").click()
        expect(page.get_by_text("No guests yet.")).to_be_visible()


def test_nobody_who_is_not_signed_in_gets_in(house: House, visit: Open) -> None:
    visitor = visit(DESKTOP)
    with visitor.expecting_trouble():
        page = visitor.open("/loyalty/")
        expect(page.get_by_role("tab", name="Customers")).to_have_count(0)
        expect(page.get_by_text(house.id)).to_have_count(0)
