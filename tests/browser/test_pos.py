"""The point of sale on the waiter's tablet (mission 41, 43, 45, 180, 222)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from nostr_sdk import PublicKey, SecretKey
from playwright.sync_api import Page, Route, expect

from counter import (
    asked_sats,
    attach,
    charge,
    invoice,
    key,
    pay,
    scan,
    till,
    type_amount,
)
from demo.venue import API
from devkit.people import Guest, call
from screens import PHONE, TABLET, Visitor, assert_accessible, assert_house_words
from stage import House, Stage

Open = Callable[..., Visitor]
Keep = Callable[[Page, str], None]
ORDERS = re.compile(r"/loyalty/api/v1/orders$")
RATE = re.compile("/api/v1/rate/EUR")


def kept(house: House, path: str) -> Any:
    """What the server has, whatever the page shows."""
    headers = house.owner.headers
    return call(house.http, "GET", f"{API}{path}", headers=headers)


def add_reward(house: House, name: str, cost: int, **more: Any) -> str:
    body = {"name": name, "kind": "free_item", "cost_points": cost, **more}
    made = house.owner.send("POST", f"/merchants/{house.id}/rewards", body)
    return str(made["id"])


def npub(guest: Guest) -> str:
    return str(PublicKey.parse(guest.pubkey).to_bech32())


def nsec(guest: Guest) -> str:
    return str(SecretKey.parse(guest.keys.secret).to_bech32())


def orders(house: House, query: str = "") -> list[dict[str, Any]]:
    return list(kept(house, f"/merchants/{house.id}/orders?limit=100{query}")["data"])


@pytest.mark.every_database
def test_charged_paid_and_kept(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    """Mission 41, 180: the button carries the amount; no tap after it."""
    page = visit(TABLET, house).open(house.monitor_page)
    page.get_by_role("link", name="Charge").click()
    type_amount(page, 34000)
    expect(charge(page)).to_have_text("Charge 34,000 sats")
    charge(page).click()
    expect(page.get_by_text("Not paid yet")).to_be_visible()
    assert asked_sats(page) == 34_000
    box, size = invoice(page).bounding_box(), page.viewport_size
    assert box and size
    assert min(box["width"], box["height"]) >= 0.6 * min(size["width"], size["height"])
    pay(page, stage.newcomer())
    expect(page.get_by_text("Scan to keep 34 points")).to_be_visible()
    url = page.get_by_role("link", name="Receipt").get_attribute("href")
    assert url
    receipt = kept(house, f"/receipts/{url.rsplit('/', 1)[1]}")
    assert (receipt["bill"], receipt["points"]["state"]) == ("paid", "waiting")
    keep_screenshot(page, "pos-receipt")
    expect(charge(page)).to_be_visible(timeout=30_000)  # by itself


def test_what_is_typed_is_listed_and_can_be_taken_off(
    house: House, visit: Open
) -> None:
    """Mission 41: a line is taken off by one tap, and comes back by another."""
    items = {"Ribeye": 28_000, "Water": 1_500, "Soup": 4_000}
    for name, price in items.items():
        body = {"name": name, "price_sats": price, "available": name != "Soup"}
        house.owner.send("POST", f"/merchants/{house.id}/items", body)
    page = till(visit, house).page
    type_amount(page, 700)
    key(page, "Another amount").click()
    page.get_by_role("tab", name="Menu").click()
    expect(page.get_by_role("button", name="Soup")).to_be_disabled()
    page.get_by_role("button", name=re.compile("^Ribeye")).click()
    page.get_by_role("button", name=re.compile("^Water")).click()
    key(page, "One more: Water").click()
    expect(charge(page)).to_have_text("Charge 31,700 sats")
    key(page, "Remove: Item").click()
    expect(charge(page)).to_have_text("Charge 31,000 sats")
    page.get_by_role("button", name="Undo").click()
    expect(charge(page)).to_have_text("Charge 31,700 sats")
    page.get_by_label("Table", exact=True).fill("Table 4")
    page.get_by_role("button", name="Tip", exact=True).click()
    key(page, "10 %").click()
    charge(page).click()
    assert asked_sats(page) == 31_700 + 3_170
    (order,) = orders(house)
    assert (order["table"], order["tip_sats"]) == ("Table 4", 3_170)
    said = {(line["name"], line["quantity"]) for line in order["lines"]}
    assert said == {("Item", 1), ("Ribeye", 1), ("Water", 2)}


@pytest.mark.every_database
def test_a_guest_is_scanned_and_a_reward_lowers_the_bill(
    stage: Stage, visit: Open
) -> None:
    """Mission 43, 45: seen at a glance, and used when the bill is paid."""
    house, ana = stage.new_house(), stage.newcomer("Ana")
    house.nickname(ana)
    house.serve(ana, 306_000)
    add_reward(house, "Dessert", 300)
    add_reward(house, "Trip to the moon", 9000)
    visitor = till(visit, house)
    page = visitor.page
    type_amount(page, 6000)
    attach(page, f"nostr:{npub(ana)}")
    bill = page.get_by_role("region", name="Bill")
    expect(bill).to_contain_text("Ana · First visit")
    expect(bill).to_contain_text("306 points")
    key(page, "Another amount").click()
    type_amount(page, 28000)
    expect(charge(page)).to_have_text("Charge 34,000 sats")
    page.get_by_role("button", name="Dessert ready").click()
    with visitor.expecting_trouble():  # which of the two is free is asked
        page.get_by_role("button", name="Put on the bill").click()
        page.get_by_role("dialog").get_by_role("button", name="Item").first.click()
    expect(charge(page)).to_have_text("Charge 28,000 sats")
    expect(bill).to_contain_text("−6,000 sats")
    expect(bill).to_contain_text("6 points")
    charge(page).click()
    assert asked_sats(page) == 28_000
    pay(page, ana)
    expect(page.get_by_text("Thank you, Ana. +28 points.")).to_be_visible()
    assert house.card(ana)["points"] == 34


def test_a_reward_is_taken_off_and_the_guest_too(stage: Stage, visit: Open) -> None:
    """Mission 41: until it is paid a bill can be somebody else's."""
    house, ana = stage.new_house(), stage.newcomer("Ana")
    house.serve(ana, 50_000)
    add_reward(house, "A hundred off", 50, kind="sats_off", value=100)
    page = till(visit, house).page
    attach(page, ana.pubkey)
    expect(page.get_by_text("50 points")).to_be_visible()
    reward = page.get_by_role("button", name="A hundred off ready")
    reward.click()
    page.get_by_role("button", name="Put on the bill").click()
    expect(page.get_by_role("alert")).to_contain_text("Type the amount first.")
    type_amount(page, 1000)
    reward.click()
    page.get_by_role("button", name="Put on the bill").click()
    expect(charge(page)).to_have_text("Charge 900 sats")
    key(page, "Take off: A hundred off").click()
    expect(charge(page)).to_have_text("Charge 1,000 sats")
    assert house.card(ana)["points"] == 50
    page.get_by_role("button", name=re.compile("^Take Guest .* off the bill")).click()
    expect(page.get_by_text("50 points")).to_have_count(0)
    assert orders(house)[0]["customer_pubkey"] is None


def test_given_at_once_and_called_back(stage: Stage, visit: Open) -> None:
    """Mission 43: ten seconds to call a reward back; six characters for another."""
    house, ana = stage.new_house(), stage.newcomer("Ana")
    house.serve(ana, 50_000)
    coffee = add_reward(house, "Coffee", 40)
    visitor = till(visit, house)
    page = visitor.page
    attach(page, ana.pubkey)
    page.get_by_role("button", name="Coffee ready").click()
    page.get_by_role("button", name="Give now").click()
    expect(page.get_by_text("Coffee given. 10 points left.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("50 points")).to_be_visible()
    assert house.card(ana)["points"] == 50
    path = f"/restaurants/{house.id}/loyalty/{ana.pubkey}/redeem"
    made = house.owner.send("POST", path, {"reward_id": coffee}, once="reserved")
    code = made["redemption"]["short_code"]
    page.get_by_role("button", name=re.compile("off the bill")).click()
    attach(page, f"{code[:3]} {code[3:]}".lower())
    expect(page.get_by_text("Coffee given, 40 points.")).to_be_visible()
    with visitor.expecting_trouble():
        attach(page, code)
        said = page.get_by_role("dialog").get_by_role("alert")
        expect(said).to_contain_text("This code was used")
        expect(said).to_contain_text("Nothing was taken.")


JUNK = {
    "lnbc340u1pjxyz": "That is a Lightning invoice, not a card.",
    "LIGHTNING:LNBC340U1PJXYZ": "That is a Lightning invoice, not a card.",
    "LNURL1DP68GURN8GHJ7": "That is a wallet’s payment code, not a card.",
    "ana@example.com": "That is an address, not a card.",
    "https://example.com/?lightning=LNURL1DP": "a wallet’s payment code",
    "https://example.com/loyalty": "That is no card, receipt or code of ours.",
    "https://": "That is no card, receipt or code of ours.",
    "npub1qqqq": "That is no card, receipt or code of ours.",
    "4006381333931": "That is no card, receipt or code of ours.",
    "😀\x00": "That is no card, receipt or code of ours.",
}


def test_junk_under_the_scanner(stage: Stage, house: House, visit: Open) -> None:
    """Whatever people show is refused in words, and a secret key goes nowhere."""
    visitor = till(visit, house)
    page, sent = visitor.page, []
    page.on("request", lambda asked: sent.append(f"{asked.url} {asked.post_data}"))
    page.get_by_role("button", name="Guest", exact=True).click()
    said = page.get_by_role("dialog").get_by_role("alert")
    for text, words in JUNK.items():
        scan(page, text)
        expect(said).to_contain_text(words)
        expect(said).to_contain_text("Nothing was taken.")
    ana = stage.newcomer("Ana")
    secret = nsec(ana)
    for text in (secret, f"nostr:{secret}", house.card_page(ana)):
        scan(page, text)
        if "nsec" in text:
            expect(said).to_contain_text("That is a secret key. It was not kept.")
        expect(page.get_by_label("Scan, or type six characters")).to_have_value("")
    kept_here = page.evaluate("JSON.stringify({...localStorage})")
    for place in (*sent, kept_here, page.content()):
        assert secret not in place and ana.keys.secret not in place
    assert not orders(house)


def test_a_scanner_needs_no_field(stage: Stage, house: House, visit: Open) -> None:
    """A scanner that types is heard on the keypad, and is no amount."""
    ana = stage.newcomer("Ana")
    house.nickname(ana)
    page = till(visit, house).page
    page.keyboard.type("12")
    page.wait_for_timeout(200)
    page.keyboard.type(npub(ana))
    page.keyboard.press("Enter")
    bill = page.get_by_role("region", name="Bill")
    expect(bill).to_contain_text("Ana · First visit")
    expect(charge(page)).to_have_text("Charge 12 sats")


@pytest.mark.every_database
def test_split_by_two(stage: Stage, house: House, visit: Open) -> None:
    """Mission 223: each part has its own code and its own receipt."""
    page = till(visit, house).page
    type_amount(page, 9001)
    page.get_by_label("Table", exact=True).fill("Table 2")
    page.get_by_role("button", name="Keep open").click()
    expect(page.get_by_text("Table 2 is open")).to_be_visible()
    page.get_by_role("tab", name="Open bills (1)").click()
    page.get_by_role("button", name=re.compile("^Table 2")).click()
    type_amount(page, 999)
    page.get_by_role("button", name="Add, not charge").click()
    expect(charge(page)).to_have_text("Charge 10,000 sats")
    page.get_by_role("button", name="Split").click()
    page.get_by_role("button", name="Charge this part").click()
    assert asked_sats(page) == 5000
    pay(page, stage.newcomer())
    expect(page.get_by_text("Scan to keep 5 points")).to_be_visible()
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_text("Part 1 · Paid")).to_be_visible()
    expect(charge(page)).to_have_text("Charge 5,000 sats")
    charge(page).click()
    assert asked_sats(page) == 5000
    pay(page, stage.newcomer())
    expect(page.get_by_text("Scan to keep 5 points")).to_be_visible()
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_role("tab", name="Open bills (0)")).to_be_visible()
    (order,) = orders(house)
    assert order["bill"] == "paid"
    assert len({part["id"] for part in order["payments"] if part["paid_at"]}) == 2


def test_cash_with_initials(house: House, visit: Open) -> None:
    """Mission 222: who got the money says so, and the tablet remembers who it was."""
    settings = {"accept_cash": True, "earn_on_cash": True}
    house.owner.send("PUT", f"/merchants/{house.id}/program", settings)
    staff = f"/merchants/{house.id}/staff"
    made = house.owner.send("POST", staff, {"initials": "LM", "name": "Lena"})
    page = till(visit, house).page
    type_amount(page, 8000)
    charge(page).click()
    page.get_by_role("button", name="Cash").click()
    page.get_by_role("dialog").get_by_role("button", name="Lena").click()
    expect(page.get_by_text("Scan to keep 8 points")).to_be_visible()
    (order,) = orders(house)
    (payment,) = order["payments"]
    assert (order["bill"], payment["method"]) == ("paid", "cash")
    page.reload()
    lena = page.get_by_role("button", name="Lena")
    expect(lena).to_have_attribute("aria-pressed", "true")
    assert made["id"] == page.evaluate("localStorage.getItem('loyalty.staff')")


def test_no_cash_where_the_owner_takes_none(house: House, visit: Open) -> None:
    page = till(visit, house).page
    type_amount(page, 8000)
    charge(page).click()
    expect(invoice(page)).to_be_visible()
    expect(page.get_by_role("button", name="Cash")).to_have_count(0)


def test_a_double_tap_is_one_bill(house: House, visit: Open) -> None:
    """The same bill twice is one, also if its first answer never came."""
    visitor = till(visit, house)
    page = visitor.page
    type_amount(page, 7000)
    with visitor.expecting_trouble():
        lost: list[str] = []

        def lose(route: Route) -> None:
            route.fetch()
            lost.append(route.request.headers["idempotency-key"])
            route.abort()

        page.route(ORDERS, lose, times=1)
        charge(page).dblclick()
        expect(invoice(page)).to_be_visible()
    assert len(lost) == 1
    assert [order["amount_sats"] for order in orders(house)] == [7000]


@pytest.mark.every_database
def test_three_bills_without_a_network(
    stage: Stage, house: House, visit: Open, keep_screenshot: Keep
) -> None:
    """Nothing is lost and nothing comes twice, not even by a new start of the page."""
    visitor = till(visit, house)
    page = visitor.page
    with visitor.expecting_trouble():
        visitor.context.set_offline(True)
        for amount in (1000, 2000, 3000):
            type_amount(page, amount)
            charge(page).click()
            expect(page.get_by_text("This bill is kept on this device")).to_be_visible()
            page.get_by_role("button", name="Next bill").click()
        expect(page.get_by_text("3 bills wait here.")).to_be_visible()
        page.get_by_role("tab", name="Open bills (3)").click()
        expect(page.get_by_text("On this device, waiting")).to_have_count(3)
        assert_accessible(page)
        assert_house_words(page)
        keep_screenshot(page, "pos-offline")
        assert not orders(house)
        visitor.context.set_offline(False)
        page.reload()
        expect(page.get_by_role("tab", name="Open bills (3)")).to_be_visible()
        expect(page.get_by_text("wait here")).to_have_count(0)
        page.wait_for_timeout(2500)
    assert sorted(o["amount_sats"] for o in orders(house)) == [1000, 2000, 3000]
    assert page.evaluate(f"localStorage.getItem('loyalty.bills.{house.id}')") == "[]"
    page.get_by_role("tab", name="Open bills (3)").click()
    page.get_by_role("button", name=re.compile("2,000 sats")).click()
    charge(page).click()
    pay(page, stage.newcomer())
    expect(page.get_by_text("Scan to keep 2 points")).to_be_visible()


def test_a_bill_that_is_refused_comes_back(house: House, visit: Open) -> None:
    """What the server will not have is said, and can be put right."""
    path = f"/merchants/{house.id}/items"
    item = house.owner.send("POST", path, {"name": "Soup", "price_sats": 4000})
    visitor = till(visit, house)
    page = visitor.page
    page.get_by_role("tab", name="Menu").click()
    page.get_by_role("button", name=re.compile("^Soup")).click()
    house.owner.send("PUT", f"/items/{item['id']}", {"available": False})
    with visitor.expecting_trouble():
        charge(page).click()
        said = page.get_by_role("alert")
        expect(said).to_contain_text("Soup is not to be had today. Nothing was taken.")
    expect(charge(page)).to_have_text("Charge 4,000 sats")
    assert not orders(house)


def test_two_tablets_see_one_another(stage: Stage, house: House, visit: Open) -> None:
    """What is added on one tablet is what the other one asks for."""
    one, other = till(visit, house).page, till(visit, house).page
    type_amount(one, 5000)
    one.get_by_label("Table", exact=True).fill("Table 9")
    one.get_by_role("button", name="Keep open").click()
    for page in (one, other):
        page.get_by_role("tab", name="Open bills (1)").click()
        page.get_by_role("button", name=re.compile("^Table 9")).click()
    charge(one).click()
    assert asked_sats(one) == 5000
    type_amount(other, 2500)
    other.get_by_role("button", name="Add, not charge").click()
    expect(invoice(one)).to_have_accessible_name("Invoice over 7,500 sats")
    assert asked_sats(one) == 7500
    expect(charge(other)).to_have_text("Charge 7,500 sats")
    pay(one, stage.newcomer())
    expect(one.get_by_text("Scan to keep 7 points")).to_be_visible()
    expect(other.get_by_role("button", name="Receipt")).to_be_visible()
    expect(other.get_by_role("tab", name="Open bills (0)")).to_be_visible()


def test_a_guest_says_so_with_their_own_phone(
    stage: Stage, house: House, visit: Open
) -> None:
    """Mission 41: the link at the table, which only the key's holder can answer."""
    ana = stage.newcomer("Ana")
    house.nickname(ana)
    page = till(visit, house).page
    type_amount(page, 5000)
    page.get_by_role("button", name="Guest", exact=True).click()
    with page.expect_response(re.compile("/challenges$")) as asked:
        page.get_by_role("button", name="Let the guest scan").click()
    expect(page.get_by_role("img", name="The guest scans this")).to_be_visible()
    link = asked.value.json()["url"]
    phone = visit(PHONE).page
    phone.goto(f"{link}#key={ana.keys.secret}")
    phone.get_by_role("button", name="This is me").click()
    bill = page.get_by_role("region", name="Bill")
    expect(bill).to_contain_text("Ana · First visit")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_what_is_shown_before_there_is_anything(
    house: House, visit: Open, keep_screenshot: Keep
) -> None:
    visitor = visit(TABLET, house)
    with visitor.held_up(re.compile(r"/loyalty/api/v1/merchants/\w+/program")):
        page = visitor.open(house.pos_page)
        expect(page.locator("[aria-busy=true]")).to_be_visible()
        assert_accessible(page)
        keep_screenshot(page, "pos-loading")
    expect(page.get_by_text("Type an amount, or tap the menu.")).to_be_visible()
    page.get_by_role("tab", name="Menu").click()
    expect(page.get_by_text("No menu yet.")).to_be_visible()
    page.get_by_role("tab", name="Open bills (0)").click()
    expect(page.get_by_text("No open bills.")).to_be_visible()
    assert_accessible(page)
    assert_house_words(page)
    keep_screenshot(page, "pos-empty")


def test_who_may_not_charge(stage: Stage, house: House, visit: Open) -> None:
    for visitor in (visit(TABLET), visit(TABLET, stage.new_house())):
        with visitor.expecting_trouble():
            page = visitor.open(house.pos_page)
            words = re.compile("Sign in to LNbits|no such venue among yours")
            expect(page.get_by_role("alert")).to_contain_text(words)
        assert_accessible(page)


def test_a_server_in_trouble_is_said_and_got_over(house: House, visit: Open) -> None:
    visitor = till(visit, house)
    page = visitor.page
    with visitor.expecting_trouble():
        page.route(ORDERS, lambda route: route.fulfill(status=500))
        type_amount(page, 4000)
        charge(page).click()
        expect(page.get_by_text("No connection. Trying again.")).to_be_visible()
        page.unroute(ORDERS)
        expect(invoice(page)).to_be_visible()
    assert [order["amount_sats"] for order in orders(house)] == [4000]


def test_sats_and_money_side_by_side(house: House, visit: Open) -> None:
    """Mission 41: typed in either, and the button carries both."""
    house.owner.send("PUT", f"/merchants/{house.id}", {"currency": "EUR"})
    visitor = visit(TABLET, house)
    price = {"rate": 1666.67, "price": 60_000.0}
    visitor.page.route(RATE, lambda route: route.fulfill(json=price))
    page = visitor.open(house.pos_page)
    expect(key(page, "1")).to_be_visible()
    type_amount(page, 34000)
    expect(charge(page)).to_have_text("Charge 34,000 sats · €20.40")
    page.get_by_role("button", name="Clear", exact=True).click()
    key(page, "EUR").click()
    type_amount(page, 2040)
    expect(page.get_by_text("€20.40", exact=True)).to_be_visible()
    expect(charge(page)).to_have_text("Charge 34,000 sats · €20.40")


def test_paid_where_sockets_are_blocked(
    stage: Stage, house: House, visit: Open
) -> None:
    """The screen changes by itself also where it is told nothing."""
    visitor = visit(TABLET, house)
    visitor.page.route_web_socket(re.compile("/changes$"), lambda socket: None)
    page = visitor.open(house.pos_page)
    type_amount(page, 3000)
    charge(page).click()
    pay(page, stage.newcomer())
    expect(page.get_by_text("Scan to keep 3 points")).to_be_visible()


def test_screens_ask_seldom(house: House, visit: Open) -> None:
    """Many changes at once are one question, at most every two seconds."""
    page = till(visit, house).page
    page.wait_for_timeout(2500)
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url))
    for amount in range(1, 11):
        body = {"merchant_id": house.id, "amount_sats": amount, "keep_open": True}
        house.owner.send("POST", "/orders", body)
    expect(page.get_by_role("tab", name="Open bills (10)")).to_be_visible()
    assert sum("bill=open" in url for url in asked) <= 4


def test_a_receipt_opens_its_bill_and_staff_says_whose_it_was(
    stage: Stage, house: House, visit: Open
) -> None:
    """Mission 41: whoever forgot to show their card still gets the points, by name."""
    ana = stage.newcomer("Ana")
    house.serve(ana, 1000)
    house.nickname(ana)
    body = {"initials": "LM", "name": "Lena"}
    house.owner.send("POST", f"/merchants/{house.id}/staff", body)
    paid = house.pay(None, 12_000, payer=ana, table="Table 3")
    (part,) = kept(house, f"/orders/{paid}")["payments"]
    visitor = till(visit, house, PHONE)
    page = visitor.page
    attach(page, f"{stage.server.url}/loyalty/receipt/{part['receipt_token']}")
    expect(page.get_by_role("heading", name="Table 3")).to_be_visible()
    page.get_by_role("button", name="Guest", exact=True).click()
    dialog = page.get_by_role("dialog")
    with visitor.expecting_trouble():
        dialog.get_by_role("button", name=re.compile("^Ana")).click()
        expect(dialog.get_by_role("alert")).to_contain_text("tap your initials")
    dialog.get_by_role("button", name="Close").click()
    page.get_by_role("button", name="Lena").click()
    page.get_by_role("button", name="Guest", exact=True).click()
    dialog.get_by_role("button", name=re.compile("^Ana")).click()
    expect(page.get_by_text("13 points")).to_be_visible()
    assert house.card(ana)["points"] == 13


def test_no_camera_is_said(house: House, visit: Open) -> None:
    visitor = till(visit, house)
    page = visitor.page
    page.get_by_role("button", name="Guest", exact=True).click()
    with visitor.expecting_trouble():
        page.get_by_role("button", name="Use the camera").click()
        said = page.get_by_role("dialog").get_by_role("alert")
        expect(said).to_contain_text("The camera cannot be used here.")


def test_a_waiter_charges_by_a_staff_link_and_scans_a_table(
    stage: Stage, house: House, visit: Open
) -> None:
    """Mission 220, 224: a device without a login; a table's code is its bill."""
    ana = stage.newcomer("Ana")
    house.serve(ana, 50_000)
    add_reward(house, "A hundred off", 40, kind="sats_off", value=100)
    at = f"/merchants/{house.id}"
    body = {"name": "Tablet", "role": "waiter"}
    link = house.owner.send("POST", f"{at}/tokens", body)["link"]
    made = house.owner.send("POST", f"{at}/tables", {"name": "Terrace 2"})
    visitor = visit(TABLET)
    page = visitor.open("/" + link.split("/", 3)[3])
    page.get_by_role("link", name="Charge").click()
    type_amount(page, 5000)
    attach(page, made["url"])
    expect(page.get_by_label("Table", exact=True)).to_have_value("Terrace 2")
    attach(page, ana.pubkey)
    expect(page.get_by_role("button", name="A hundred off ready")).to_be_visible()
    page.get_by_role("button", name="Keep open").click()
    expect(page.get_by_role("tab", name="Open bills (1)")).to_be_visible()
    attach(page, made["url"])
    expect(page.get_by_role("heading", name="Terrace 2")).to_be_visible()
    page.get_by_role("button", name="A hundred off ready").click()
    with visitor.expecting_trouble():  # a waiter alone takes no points
        with page.expect_response(re.compile("/challenges$")) as asked:
            page.get_by_role("button", name="Put on the bill").click()
        expect(page.get_by_role("img", name="The guest scans this")).to_be_visible()
    phone = visit(PHONE).page
    phone.goto(f"{asked.value.json()['url']}#key={ana.keys.secret}")
    phone.get_by_role("button", name="This is me").click()
    expect(charge(page)).to_have_text("Charge 4,900 sats")
    expect(page.get_by_role("dialog")).to_have_count(0)
    charge(page).click()
    assert asked_sats(page) == 4900
