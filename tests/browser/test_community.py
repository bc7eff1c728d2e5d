"""The page of who keeps what is every venue's (mission 120, 182–184)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from demo.venue import API
from devkit.people import NostrKeys, call
from screens import (
    DESKTOP,
    PHONE,
    Screen,
    Visitor,
    assert_accessible,
    assert_fits,
    assert_house_words,
)
from stage import House, Stage

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]
LISTS = ("badges", "issuers", "curators")


def judge(page: Page) -> None:
    assert_accessible(page)
    assert_fits(page)
    assert_house_words(page)


def region(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name, exact=True)


def press(within: Page | Locator, name: str) -> None:
    within.get_by_role("button", name=name, exact=True).click()


@pytest.fixture
def admin(stage: Stage) -> Iterator[Callable[..., Any]]:
    """Calls as the admin; afterwards the community has nothing."""

    def send(method: str, path: str, **body: Any) -> Any:
        more = {"json": body} if body else {}
        return stage.superuser.call(method, API + path, **more)

    stage.superuser.enable_extension()
    yield send
    for name in LISTS:
        for one in send("GET", f"/community/{name}?limit=100")["data"]:
            send("DELETE", f"/community/{name}/{one['id']}")
    for rule in send("GET", "/rules/community?limit=100")["data"]:
        send("DELETE", f"/rules/{rule['id']}")
    send("PUT", "/community/relays", relays=[])


@pytest.fixture
def signed_in(stage: Stage, visit: Open) -> Callable[[Screen], Visitor]:
    def arrive(screen: Screen) -> Visitor:
        visitor = visit(screen)
        visitor.sign_in(**stage.book.superuser)
        return visitor

    return arrive


@pytest.mark.every_database
def test_an_admin_makes_an_offer_and_sees_who_joins(
    admin: Callable[..., Any],
    signed_in: Callable[[Screen], Visitor],
    house: House,
    keep_screenshot: Keep,
) -> None:
    visitor = signed_in(DESKTOP)
    page = visitor.open("/loyalty/community?tab=offers")
    offers = region(page, "Offers to every place")
    expect(offers).to_contain_text("No offers yet.")
    judge(page)
    keep_screenshot(page, "community-empty")
    press(offers, "Make an offer")
    form = page.get_by_role("dialog", name="Add a discount")
    form.get_by_label("What it is for").fill("Members of <b>La Crypta</b>")
    press(form, "Save")
    expect(offers.get_by_text("Members of <b>La Crypta</b>")).to_be_visible()
    expect(offers).to_contain_text("No place has joined")
    (made,) = admin("GET", "/rules/community")["data"]
    assert (made["merchant_id"], made["discount_value"]) == (None, 10)
    path = f"{API}/merchants/{house.id}/rules/{made['id']}"
    body = {"budget_sats": 5_000}
    call(house.http, "PUT", path, headers=house.owner.headers, json=body)
    page.reload()
    press(offers, f"1 place has joined: {made['description']}")
    who = page.get_by_role("dialog", name=f"Who has joined {made['description']}")
    expect(who).to_contain_text("5,000 sats in all")
    keep_screenshot(page, "community-partners")
    press(who, "Close")
    judge(page)
    keep_screenshot(page, "community-offers")
    offers.get_by_role("button", name=f"Change {made['description']}").click()
    form = page.get_by_role("dialog", name=f"Change {made['description']}")
    form.get_by_label("How much").fill("12.5")
    press(form, "Save")
    expect(offers).to_contain_text("12.5 %")
    press(offers, f"Take {made['description']} away")
    press(page.get_by_role("dialog"), "Take it away")
    expect(offers).to_contain_text("No offers yet.")
    assert admin("GET", "/rules/community")["total"] == 0


def test_an_admin_says_who_helps_and_where_badges_are_looked_for(
    admin: Callable[..., Any],
    signed_in: Callable[[Screen], Visitor],
    keep_screenshot: Keep,
) -> None:
    page = signed_in(PHONE).open("/loyalty/community?tab=settings")
    helpers = region(page, "People who help")
    key = NostrKeys.fresh().public
    press(helpers, "Let somebody help")
    form = page.get_by_role("dialog", name="Let somebody help")
    form.get_by_label("Their Nostr key").fill(key)
    form.get_by_label("Name").fill("Carla")
    press(form, "Let somebody help")
    expect(helpers.get_by_text("Carla")).to_be_visible()
    (curator,) = admin("GET", "/community/curators")["data"]
    assert (curator["pubkey"], curator["name"]) == (key, "Carla")
    relays = region(page, "Where badges are looked for")
    press(relays, "Add a relay")
    form = page.get_by_role("dialog", name="Add a relay")
    form.get_by_label("Address").fill("wss://relay.example.com")
    press(form, "Add a relay")
    expect(relays.get_by_text("wss://relay.example.com")).to_be_visible()
    assert admin("GET", "/community/relays")["relays"] == ["wss://relay.example.com"]
    judge(page)
    keep_screenshot(page, "community-settings-phone")
    press(helpers, "Remove Carla")
    press(page.get_by_role("dialog"), "Remove")
    expect(helpers).to_contain_text("Nobody yet")
    page.get_by_role("tab", name="Badges").click()
    issuers = region(page, "Issuers who are trusted everywhere")
    expect(issuers).to_contain_text("Nobody yet.")
    judge(page)
    keep_screenshot(page, "community-badges-phone")


def test_whoever_is_no_admin_is_told_so(house: House, visit: Open) -> None:
    page = visit(DESKTOP, house).open("/loyalty/community")
    words = "This page is for admins of this LNbits."
    expect(page.get_by_text(words)).to_be_visible()
