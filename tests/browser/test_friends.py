"""Bring a friend: a link on the phone, the waiter's question, and the owner's switches
(missions 63, 64, 200)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from invitations import link
from own_pages import holding, judge, signed_out
from playwright.sync_api import Page, expect

from counter import attach, charge, key, pay, till, type_amount
from demo.venue import API
from devkit.people import Guest, call
from screens import DESKTOP, PHONE, Visitor
from slips import NEW_CARD, keep_button, slip
from stage import House, Stage

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]
SHARED = """() => {
  window.shared = ''
  navigator.share = async ({url}) => { window.shared = url }
}"""


def change(house: House, path: str, **body: Any) -> Any:
    url = f"{API}/merchants/{house.id}{path}"
    return call(house.http, "PUT", url, headers=house.owner.headers, json=body)


def referrals(house: House) -> list[dict[str, Any]]:
    url = f"{API}/merchants/{house.id}/referrals"
    found = call(house.http, "GET", url, headers=house.owner.headers)
    return list(found["data"])


@pytest.mark.every_database
def test_a_friend_comes_by_a_link(
    stage: Stage, visit: Open, keep_screenshot: Keep
) -> None:
    house, ana = stage.new_house(), stage.newcomer("Ana")
    change(house, "/program", referral_points=30, referral_bonus=20)
    house.serve(ana, 12_000)
    page = holding(visit(PHONE), ana.keys)
    expect(page.get_by_role("heading", name="Bring a friend")).to_be_visible()
    expect(page.get_by_text("30 points for you and 20 points for them")).to_be_visible()
    judge(page)
    keep_screenshot(page, "me-friend")
    page.evaluate(SHARED)
    page.get_by_role("button", name="Share a link").click()
    page.wait_for_function("window.shared")
    url = page.evaluate("window.shared")
    visitor = visit(PHONE)
    signed_out(visitor)
    with visitor.expecting_trouble():
        other = visitor.open(url[url.index("/loyalty/me") :])
        keep = other.get_by_role("button", name="Keep it")
        expect(keep).to_be_visible()
        judge(other)
        keep.click()
        expect(other.get_by_text("Kept. 20 points for you")).to_be_visible()
    keep_screenshot(other, "me-invited")
    pubkey = other.evaluate("JSON.parse(localStorage['loyalty.key']).pubkey")
    newcomer = Guest("Bob", ana.keys.__class__("", pubkey), ana.wallet)
    house.serve(newcomer, 9_000)
    (row,) = referrals(house)
    assert (row["referrer_pubkey"], row["customer_pubkey"]) == (ana.pubkey, pubkey)


def test_an_invitation_goes_before_the_first_bill(
    stage: Stage, visit: Open, keep_screenshot: Keep
) -> None:
    """Of whoever opened it, paid, and then got a card by the receipt; later it is
    refused in words, and the points are kept all the same."""
    house, ana = stage.new_house(), stage.newcomer("Ana")
    change(house, "/program", referral_points=30, referral_bonus=20)
    house.serve(ana, 12_000)
    path = f"{API}/merchants/{house.id}/referral"
    said = call(house.http, "GET", path, headers=house.owner.headers)
    ref, payer = link(ana.keys, said["program"]), stage.newcomer()
    phone = visit(PHONE)
    with phone.expecting_trouble():
        page = phone.open(f"/loyalty/me?ref={ref}")
        expect(page.get_by_text("A friend has invited you")).to_be_visible()
    page = phone.open(slip(house).pay(payer).page)
    keep_button(page).click()
    expect(page.get_by_text("It goes on your card first.")).to_be_visible()
    judge(page)
    keep_screenshot(page, "receipt-invited")
    page.get_by_role("button", name=NEW_CARD).click()
    expect(page.get_by_text("Kept. 20 points for you")).to_be_visible()
    judge(page)
    keep_screenshot(page, "receipt-brought")
    pubkey = page.evaluate("JSON.parse(localStorage['loyalty.key']).pubkey")
    (row,) = referrals(house)
    assert (row["referrer_pubkey"], row["customer_pubkey"]) == (ana.pubkey, pubkey)
    with phone.expecting_trouble():
        page = phone.open(f"{slip(house, 16_000).pay(payer).page}?ref={ref}")
        keep_button(page, 16).click()
        gave = "The invitation gave nothing: You have been here before."
        expect(page.get_by_text(gave)).to_be_visible()
    expect(page.get_by_text("Yours: 16 points")).to_be_visible()


def test_a_card_s_own_page_keeps_an_invitation(
    stage: Stage, visit: Open, keep_screenshot: Keep
) -> None:
    house, ana, bob = stage.new_house(), stage.newcomer("Ana"), stage.newcomer("Bob")
    change(house, "/program", referral_points=30)
    house.serve(ana, 12_000)
    path = f"{API}/merchants/{house.id}/referral"
    said = call(house.http, "GET", path, headers=house.owner.headers)
    at, own = house.card_page(bob).split("#")
    ref = link(ana.keys, said["program"])
    page = visit(PHONE).open(f"{at}?ref={ref}#{own}")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("Kept. Your friend gets points")).to_be_visible()
    judge(page)
    keep_screenshot(page, "card-invited")


def test_the_waiter_asks_who_brought_a_new_guest(
    stage: Stage, visit: Open, keep_screenshot: Keep
) -> None:
    house = stage.new_house()
    ana, bob = stage.newcomer("Ana"), stage.newcomer("Bob")
    change(house, "/program", referral_points=30)
    house.serve(ana, 12_000)
    house.nickname(ana)
    page = till(visit, house).page
    type_amount(page, 5_000)
    key(page, "Keep open").click()
    page.get_by_role("tab", name=re.compile("^Open")).click()
    page.locator(".loyalty-pos-row").first.click()
    attach(page, bob.pubkey)
    page.get_by_role("button", name="Who brought you?").click()
    page.get_by_role("dialog").get_by_text("Ana").click()
    expect(page.get_by_text("Brought by Ana")).to_be_visible()
    keep_screenshot(page, "pos-brought")
    charge(page).click()
    pay(page, bob)
    expect(page.get_by_text("Thank you")).to_be_visible()
    (row,) = referrals(house)
    assert row["referrer_pubkey"] == ana.pubkey


def test_the_owner_says_whom_to_trust(
    house: House, visit: Open, keep_screenshot: Keep
) -> None:
    house.add_tiers()
    page = visit(DESKTOP, house).open("/loyalty/?tab=programme")
    page.get_by_text("Advanced: cards of other places").click()
    program = f"32604:{'ab' * 32}:bar"
    page.get_by_label("Places you trust", exact=True).fill(program)
    page.get_by_role("button", name="Add a tier").click()
    page.get_by_label("There", exact=True).fill("Gold")
    page.get_by_label("Here", exact=True).click()
    page.get_by_role("option", name="Silver").click()
    page.get_by_label("Days that the tier lasts").fill("30")
    judge(page)
    keep_screenshot(page, "cms-trust")
    saved = page.get_by_role("button", name="Save", exact=True).last
    with page.expect_response(lambda r: r.url.endswith("/trust")) as answered:
        saved.click()
    said = answered.value.json()
    assert (said["programs"], said["tier_days"]) == ([program], 30)
    assert [row["their_tier"] for row in said["tiers"]] == ["Gold"]
