"""Vouchers on the owner's page about a guest (mission 52, 57-62)."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

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


def kept(house: House, path: str) -> Any:
    """What the server has, whatever the page shows."""
    url = f"{API}/merchants/{house.id}{path}"
    return call(house.http, "GET", url, headers=house.owner.headers)


def judge(page: Page) -> None:
    assert_accessible(page)
    assert_fits(page)
    assert_house_words(page)


@pytest.mark.every_database
def test_a_voucher_is_given_saved_and_taken_back(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    dessert = {"name": "Free dessert", "kind": "free_item", "cost_points": 30}
    house.owner.send("POST", f"/merchants/{house.id}/rewards", dessert)
    ana = stage.newcomer("Ana")
    house.nickname(ana)
    house.serve(ana, 34_000)
    page = visit(PHONE, house).open(f"/loyalty/?tab=customers&guest={ana.pubkey}")
    expect(page.get_by_role("heading", name="Ana")).to_be_visible()
    expect(page.get_by_text("Vouchers not used yet")).to_have_count(0)
    for worth in ("Points", "A reward"):
        page.get_by_role("button", name="Give a voucher", exact=True).click()
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("Ana keeps it, and can use it until")
        dialog.get_by_role("radio", name=worth, exact=True).click()
        if worth == "Points":
            dialog.get_by_role("spinbutton", name="Points").fill("50")
            dialog.get_by_role("button", name="Give", exact=True).click()
            expect(dialog).to_contain_text("This is needed.")
        dialog.get_by_label("Why").fill("Happy birthday")
        judge(page)
        keep_screenshot(page, f"cms-voucher-{worth.split()[-1].lower()}")
        dialog.get_by_role("button", name="Give", exact=True).click()
        expect(dialog).to_have_count(0)
    rows = page.get_by_role("listitem")
    expect(rows.filter(has_text="“Happy birthday”")).to_have_count(2)
    expect(page.locator(".text-h3")).to_have_text("34")  # a promise, no points yet
    judge(page)
    keep_screenshot(page, "cms-vouchers")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file: 50 points").click()
    event = json.loads(download.value.path().read_text())
    vouchers = kept(house, "/vouchers?state=open")["data"]
    assert event in [voucher["event"] for voucher in vouchers]
    page.get_by_role("button", name="Take it back: Free dessert").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Ana may still have it")
    dialog.get_by_label("Why").fill("The wrong guest")
    judge(page)
    dialog.get_by_role("button", name="Take it back", exact=True).click()
    expect(rows.filter(has_text="“Happy birthday”")).to_have_count(1)
    states = sorted(one["state"] for one in kept(house, "/vouchers")["data"])
    assert states == ["open", "withdrawn"]
    page = visit(DESKTOP, house).open("/loyalty/?tab=staff")
    expect(page.get_by_text("gave Ana a voucher: 50 points")).to_be_visible()
    taken = page.get_by_text("took a voucher back from Ana: Free dessert")
    expect(taken).to_be_visible()
