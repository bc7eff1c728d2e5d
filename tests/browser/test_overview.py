"""The owner's first page: today in one sentence, and everything it rests on."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from demo.venue import API
from devkit.people import Guest, call
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
OVERVIEW = re.compile(r"/loyalty/api/v1/merchants/\w+/overview")


def says(page: Page) -> Locator:
    return page.get_by_role("region", name="Overview").get_by_role("heading", level=2)


def pay_elsewhere(house: House, guest: Guest, sats: int, named: str) -> None:
    """A payment of another program's, which says whose it is."""
    invoice = house.wallet.make_invoice(sats, extra={"customer_pubkey": named})
    guest.wallet.pay(invoice["bolt11"])


@pytest.mark.every_database
def test_the_first_bill_appears_and_every_figure_says_how_it_is_computed(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    visitor = visit(DESKTOP, house)
    with visitor.held_up(OVERVIEW):
        page = visitor.open("/loyalty/")
        expect(page.locator("[aria-busy=true]").first).to_be_visible()
        assert_accessible(page)
    expect(says(page)).to_have_text(
        "No bills yet today. The first paid one appears here by itself."
    )
    charge = page.get_by_role("region", name="Overview").get_by_role("link")
    expect(charge).to_have_attribute("href", house.pos_page)
    assert_accessible(page)
    house.serve(stage.newcomer("Ana"), 7_000)
    expect(says(page)).to_have_text("Today: 1 bill, 7,000 sats.")
    expect(page.get_by_text("Not enough bills yet: 1 of 20.").first).to_be_visible()
    expect(page.get_by_text("You owe 7 points.")).to_be_visible()
    expect(page.get_by_text("Every payment is counted. Checked")).to_be_visible()
    page.get_by_role("button", name="How is this computed: Used today").click()
    how = page.get_by_role("dialog")
    expect(how).to_contain_text("Points that left cards for rewards")
    assert_accessible(page)
    keep_screenshot(page, "overview-how")
    rows = how.get_by_role("link", name="Show its rows")
    expect(rows).to_have_attribute("href", re.compile("tab=ledger&kind=redeemed&from="))
    page.keyboard.press("Escape")
    bars = page.get_by_role("img", name=re.compile("Points given and used"))
    expect(bars).to_have_accessible_name(re.compile("Given: 7, Used: 0"))
    page.get_by_text("As a table").click()
    expect(page.get_by_role("row").filter(has_text="7,000")).to_contain_text("7")
    assert_accessible(page)
    assert_house_words(page)
    page.get_by_role("button", name="How is this computed: Came back").click()
    page.get_by_role("link", name="Show its rows").click()
    expect(page.get_by_role("region", name="Customers")).to_be_visible()


def test_payments_that_need_a_look_stand_above_the_charts(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    guest = stage.newcomer()
    house.serve(guest, 9_000)
    for sats in (900, 1_200):
        pay_elsewhere(house, guest, sats, "nobody")
    visitor = visit(PHONE, house)
    page = visitor.open("/loyalty/")
    expect(page.get_by_text("2 payments need a look.")).to_be_visible()
    assert_accessible(page)
    assert_fits(page)
    keep_screenshot(page, "overview-to-look-at")
    page.get_by_role("link", name="Show them").click()
    expect(page.get_by_text("2 things need a look.")).to_be_visible()
    expect(page.get_by_text("A payment of 1,200 sats earned nothing.")).to_be_visible()
    page.get_by_role("tab", name="Overview").click()
    expect(page.get_by_text("2 payments need a look.")).to_be_visible()
    visitor.page.route(OVERVIEW, lambda route: route.fulfill(status=500))
    with visitor.expecting_trouble():
        expect(page.get_by_role("alert")).to_contain_text("Nothing was changed.")
        assert_accessible(page)
        page.unroute(OVERVIEW)
        page.get_by_role("button", name="Try again").click()
        expect(page.get_by_role("alert")).to_have_count(0)


def test_a_phone_has_four_buttons_and_loyalty_is_on_with_one_tap(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    house.serve(stage.newcomer(), 9_000)
    house.owner.send("PUT", f"/merchants/{house.id}", {"mode": "bistro"})
    page = visit(PHONE, house).open("/loyalty/")
    home = page.get_by_role("navigation", name="Quick start")
    expect(home.get_by_role("link")).to_have_count(2)
    expect(says(page)).to_have_text("Today: 1 bill, 9,000 sats.")
    for tab in ("Customers", "Ledger", "Programme", "Tiers"):
        expect(page.get_by_role("tab", name=tab)).to_have_count(0)
    expect(page.get_by_text("Points you owe")).to_have_count(0)
    assert_accessible(page)
    assert_fits(page)
    keep_screenshot(page, "overview-off")
    page.get_by_role("button", name="Turn loyalty on").click()
    expect(page.get_by_role("tab", name="Customers")).to_be_visible()
    expect(page.get_by_text("You owe 9 points.")).to_be_visible()
    url = f"{API}/merchants/{house.id}"
    kept = call(house.http, "GET", url, headers=house.owner.headers)
    assert kept["mode"] == "full"
    links = {
        "Charge": house.pos_page,
        "Scan": f"{house.pos_page}?scan=1",
        "Today": house.monitor_page,
        "Customers": "/loyalty/?tab=customers",
    }
    expect(home.get_by_role("link")).to_have_count(len(links))
    for name, href in links.items():
        expect(home.get_by_role("link", name=name)).to_have_attribute("href", href)
    home.get_by_role("link", name="Scan").click()
    expect(page.get_by_label("Scan, or type six characters")).to_be_visible()
