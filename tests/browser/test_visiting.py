"""A card of another place is shown here: “Gold there is Silver here” (mission 64)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from own_pages import holding, judge, open_part
from playwright.sync_api import Page, expect

from demo.venue import API
from devkit.people import Guest, call
from screens import PHONE, Screen, Visitor
from stage import House, Stage

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]
NARROW = Screen("narrow", 360, 740, is_touch=True)
EVENTS = """async name => {
  const api = '/loyalty/api/v1/me/cards'
  const {data} = await (await fetch(api)).json()
  const card = data.find(one => one.merchant.name === name)
  return (await fetch(`${api}/${card.card_id}/events`)).text()
}"""
SHOW = "Show it at Satoshi's Table"
GIVEN = "Gold there is Silver here until"


def programme(house: House) -> str:
    """The address of a place's programme, whose key is made now."""
    path = f"/merchants/{house.id}/nostr"
    house.owner.send("POST", f"{path}/rotate", {})
    key = call(house.http, "GET", API + path, headers=house.owner.headers)["pubkey"]
    path = f"{API}/merchants/{house.id}"
    found = call(house.http, "GET", path, headers=house.owner.headers)
    return f"32604:{key}:{found['program_id']}"


def trust(house: House, **body: Any) -> None:
    house.owner.send("PUT", f"/merchants/{house.id}/program/trust", body)


def bring(visitor: Visitor, guest: Guest) -> Page:
    """Their card of Hal's Bar, as a file, on their own page."""
    page = holding(visitor, guest.keys)
    expect(page.locator(".loyalty-front")).to_be_visible()
    text = page.evaluate(EVENTS, "Hal's Bar")
    open_part(page, "Cards of other places")
    # Other parts have one, too, and are closed.
    page.locator(".q-item:visible", has_text="Advanced").last.click()
    page.get_by_label("Address of a card, a place or a list").fill(text)
    page.get_by_role("button", name="Look elsewhere").click()
    open_part(page, "Regulars · 6 points")
    return page


def test_gold_there_is_silver_here(
    stage: Stage, visit: Open, keep_screenshot: Keep
) -> None:
    there, here = stage.new_house("Hal's Bar"), stage.new_house("Satoshi's Table")
    ana = stage.newcomer("Ana")
    there.owner.add_tier(there.id, "Gold", 5, "#d4a017")
    tiers = f"/merchants/{here.id}/tiers"
    silver = here.owner.send("POST", tiers, {"name": "Silver", "threshold": 100})
    known, stranger = programme(there), f"32604:{'ab' * 32}:bar"
    matched = [{"their_tier": "Gold", "tier_id": silver["id"]}]
    trust(here, programs=[stranger], tiers=matched, tier_days=30)
    there.serve(ana, 6_000)
    here.serve(ana, 1_000)
    visitor = visit(NARROW)
    page = bring(visitor, ana)
    show = page.get_by_role("button", name=SHOW)
    expect(show).to_be_visible()
    # Hal's Bar trusts nobody.
    expect(page.get_by_role("button", name="Show it at")).to_have_count(1)
    with visitor.expecting_trouble():
        show.click()
        refused = "Cards of that place are not taken here. Nothing was given."
        expect(page.get_by_text(refused)).to_be_visible()
    judge(page)
    keep_screenshot(page, "me-visit-refused")
    trust(here, programs=[stranger, known])
    show.click()
    expect(page.get_by_text(GIVEN)).to_be_visible()
    judge(page)
    keep_screenshot(page, "me-visit-dark")
    assert here.card(ana)["tier"]["name"] == "Silver"
    # Shown again, on another phone: it holds from then on.
    page = bring(visit(PHONE.light), ana)
    page.get_by_role("button", name=SHOW).click()
    expect(page.get_by_text(GIVEN)).to_be_visible()
    judge(page)
    keep_screenshot(page, "me-visit-light")
