"""On the own page cards are put together, left for good, and found again (missions 212,
213, 219, 221)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from own_pages import (
    APP,
    MAKE,
    OUT,
    choose,
    has_points,
    holding,
    judge,
    open_part,
    signed_out,
)
from playwright.sync_api import Page, expect

from demo.venue import API
from devkit import processes
from devkit.people import call
from screens import (
    PHONE,
    Visitor,
)
from stage import House, Stage

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]


@pytest.mark.every_database
def test_two_cards_are_put_together(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    """The kept card takes in the one of a Nostr app."""
    kept, other = stage.newcomer(), stage.newcomer()
    for guest, sats in ((kept, 12_000), (other, 5_000)):
        house.serve(guest, sats)
    visitor = visit(PHONE)
    visitor.context.add_init_script(f"({APP})('{other.keys.secret}')")
    page = holding(visitor, kept.keys)
    has_points(page, "12")
    open_part(page, "Put two cards together")
    page.get_by_role("button", name="The other one is in my Nostr app").click()
    expect(page.get_by_text("One card now, with 17 points.")).to_be_visible()
    has_points(page, "17")
    judge(page)
    keep_screenshot(page, "me-merged")


def test_a_nostr_app_signs_in(stage: Stage, house: House, visit: Open) -> None:
    guest = stage.newcomer()
    house.serve(guest, 12_000)
    visitor = visit(PHONE)
    visitor.context.add_init_script(f"({APP})('{guest.keys.secret}')")
    page = signed_out(visitor)
    page.get_by_role("button", name="Use my Nostr key").click()
    has_points(page, "12")
    open_part(page, "Sign out")
    page.get_by_role("button", name="Sign out").last.click()
    expect(page.get_by_role("heading", name=OUT)).to_be_visible()


def test_leaving_one_place_keeps_the_other(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    guest, other = stage.newcomer(), stage.new_house("Satoshi's Table")
    other.serve(guest, 5_000)
    house.serve(guest, 12_000)
    page = holding(visit(PHONE), guest.keys)
    choose(page, "Hal's Bar")
    for points, is_last in (("12", False), ("5", True)):
        has_points(page, points)
        open_part(page, "Leave and be erased")
        leave = page.get_by_role("button", name="Leave for good")
        expect(leave).to_be_disabled()
        page.get_by_text("Yes, forget me there").click()
        leave.click()
        expect(page.get_by_role("heading", name="You are forgotten")).to_be_visible()
        if not is_last:
            judge(page)
            keep_screenshot(page, "me-left")
    expect(page.get_by_role("heading", name=OUT)).to_be_visible()
    assert page.evaluate("localStorage.getItem('loyalty.key')") is None


# --- a lost phone ---------------------------------------------------------------------


def test_a_lost_card_is_asked_for_and_its_holder_says_no(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    old_phone, payer = visit(PHONE), stage.newcomer()
    pubkey = signed_out(old_phone).evaluate(MAKE)
    body = {"merchant_id": house.id, "amount_sats": 12_000, "customer_pubkey": pubkey}
    made = house.owner.send("POST", "/orders", body)
    payer.wallet.pay(made["payment_request"])
    old = old_phone.open("/loyalty/me")
    _until_shown(old, "12")

    new = signed_out(visit(PHONE))
    open_part(new, "Lost your phone?")
    link = f"https://pay.example/loyalty/r/{made['receipt_token']}"
    new.get_by_label("Link of the receipt").fill(link)
    new.get_by_role("button", name="Ask for my card").click()
    expect(new.get_by_text("You have asked for your card.")).to_be_visible()
    judge(new)
    keep_screenshot(new, "me-lost")

    path = f"/merchants/{house.id}/recoveries"
    found = call(house.http, "GET", API + path, headers=house.owner.headers)
    (asked,) = found["data"]
    house.owner.send("POST", f"/recoveries/{asked['id']}/approve", {"reason": "Known"})
    new.get_by_role("button", name="Show my cards").click()
    expect(
        new.get_by_text("Your card at Hal's Bar comes to this phone")
    ).to_be_visible()
    judge(new)
    keep_screenshot(new, "me-coming")
    old.reload()
    expect(old.get_by_text("This card moves to another phone")).to_be_visible()
    judge(old)
    keep_screenshot(old, "me-wait")
    old.get_by_role("button", name="Keep it on this phone").click()
    expect(old.get_by_text("moves to another phone")).to_have_count(0)
    found = call(house.http, "GET", API + path, headers=house.owner.headers)
    assert found["data"] == []


def _until_shown(page: Page, points: str) -> None:
    """A payment is counted a moment after it was made."""

    def shown() -> bool:
        page.reload()
        page.wait_for_selector("h1")
        return page.locator(".loyalty-number").count() == 1

    assert processes.wait_until(shown, timeout=60)
    has_points(page, points)
