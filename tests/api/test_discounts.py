"""Discounts on bills: promised, put on, paid, let go of (mission 98–166)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import bills
import offers
import pytest
from bills import named

import perks
import records
from browsers import Phone
from devkit.people import Guest
from venue import Venue, answer, refusal

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]


@pytest.fixture
def wallets(app: Any, monkeypatch: pytest.MonkeyPatch) -> offers.Wallets:
    return offers.Wallets.known(monkeypatch)


# --- asked ----------------------------------------------------------------------------


async def test_an_estimate_is_written_nowhere(venue: Venue, guest: Guest) -> None:
    made = await offers.rule(venue)
    told = await offers.estimate(venue, guest, 1_000, badges=["anything"])
    assert (told["original_amount"], told["discount_amount"]) == (1_000, 100)
    assert (told["final_amount"], told["quote_id"]) == (900, None)
    (applied,) = told["applied_rules"]
    assert applied == {
        "rule_id": made["id"],
        "badge_name": None,
        "discount_type": "percentage",
        "discount_value": 10,
        "description": "Lunch",
        "discount_amount": 100,
        "cashback_amount": 0,
    }
    quotes = "SELECT id FROM discount_quotes WHERE merchant_id = :id"
    assert await records.rows(quotes, id=venue.id) == []


async def test_the_other_spelling_is_understood(venue: Venue, guest: Guest) -> None:
    """The Commerce proposal writes camelCase."""
    await venue.do(
        "POST",
        "/rules",
        merchantId=venue.id,
        discountType="fixed",
        discountValue=50,
        minPurchaseSats=100,
        description="Off",
    )
    body = {"merchantId": venue.id, "customerPubkey": guest.pubkey, "amount": 100}
    told = await venue.do("POST", "/calculate", **body)
    assert told["discount_amount"] == 50


async def test_a_badge_opens_a_rule_and_its_absence_is_told(
    venue: Venue, guest: Guest, wallets: offers.Wallets
) -> None:
    gold = offers.coordinate("gold")
    await offers.rule(venue, badge=gold, discount_value=15)
    told = await offers.estimate(venue, guest, 1_000)
    assert (told["discount_amount"], told["applied_rules"]) == (0, [])
    words = "Not signed by La Crypta. Full price, points still count."
    bad = offers.held(gold, trusted=False, valid=False, reason=words)
    wallets.give(guest, bad)
    told = await offers.estimate(venue, guest, 1_000)
    assert told["discount_amount"] == 0
    assert told["not_applied"][0]["reason"] == words
    assert told["badges"][0]["valid"] is False
    wallets.give(guest, offers.held(gold))
    told = await offers.estimate(venue, guest, 1_000)
    assert told["discount_amount"] == 150
    assert told["applied_rules"][0]["badge_name"] == "Gold"


async def test_only_the_guest_is_promised_anything(
    venue: Venue, guest: Guest, new_guest: NewGuest
) -> None:
    """And nobody asks for somebody else."""
    await offers.rule(venue)
    asked = await offers.quote(venue, guest)
    assert asked["expires_at"]
    other = await new_guest("Other")
    body = {"customer_pubkey": guest.pubkey, "amount": 1_000, "merchant_id": venue.id}
    refused = await perks.sign(venue, other, "/calculate", {}, **body)
    assert refusal(refused) == (403, "not_your_card")
    assert refusal(await venue.call("POST", "/calculate", {}, **body))[0] == 401


async def test_a_confirmed_bill_is_promised_to_staff(
    venue: Venue, guest: Guest
) -> None:
    await offers.rule(venue)
    pos = await venue.token("pos")
    bill = (await venue.order(1_000, customer_pubkey=guest.pubkey))["order"]
    asked: dict[str, Any] = {
        "merchant_id": venue.id,
        "customer_pubkey": guest.pubkey,
        "order_id": bill["id"],
    }
    told = answer(await venue.call("POST", "/calculate", pos, **asked))
    assert (told["discount_amount"], told["quote_id"]) == (100, None)
    refused = await venue.once("/apply", pos, **asked)
    assert refusal(refused) == (403, "guest_proof_needed")
    link = await venue.do("POST", "/challenges", order_id=bill["id"], purpose="pay")
    answer(await Phone(venue.http, guest.keys).confirm(link["nonce"]))
    venue.http.cookies.clear()
    told = answer(await venue.call("POST", "/calculate", pos, **asked))
    assert told["quote_id"]
    made = answer(await venue.once("/apply", pos, **asked))
    assert (made["order"]["id"], made["final_amount"]) == (bill["id"], 900)
    await offers.settled(venue, guest, made)
    await venue.program(proof_policy="every_time")
    again = (await venue.order(1_000, customer_pubkey=guest.pubkey))["order"]
    link = await venue.do("POST", "/challenges", order_id=again["id"], purpose="pay")
    answer(await Phone(venue.http, guest.keys).confirm(link["nonce"]))
    venue.http.cookies.clear()
    asked["order_id"] = again["id"]
    refused = await venue.once("/apply", pos, **asked)
    assert refusal(refused) == (403, "guest_proof_needed")
    await venue.program(proof_policy="staff")
    assert answer(await venue.once("/apply", pos, **asked))["final_amount"] == 900


async def test_below_full_there_is_nothing(venue: Venue, guest: Guest) -> None:
    await offers.rule(venue)
    asked = await offers.quote(venue, guest)
    await venue.do("PUT", f"/merchants/{venue.id}", mode="bistro")
    assert (await offers.estimate(venue, guest, 1_000))["discount_amount"] == 0
    refused = await offers.use_refused(venue, asked["quote_id"])
    assert refused == (409, "loyalty_off")


# --- on the bill ----------------------------------------------------------------------


async def test_what_was_promised_is_paid_and_earns(venue: Venue, guest: Guest) -> None:
    """Points come of what was paid; the reason stands on bill and receipt; the guest's
    history has it (mission 42, 131, 176)."""
    made_rule = await offers.rule(venue)
    asked = await offers.quote(venue, guest, 10_000)
    made = await offers.used(venue, asked["quote_id"], tip_sats=50)
    order = made["order"]
    assert (order["amount_sats"], order["rewards_sats"]) == (10_000, 1_000)
    assert (made["final_amount"], order["total_sats"]) == (9_000, 9_050)
    (usage,) = made["usage"]
    assert (usage["status"], usage["rule_id"]) == ("reserved", made_rule["id"])
    event = await offers.settled(venue, guest, made)
    assert (event["base_sats"], event["points_delta"]) == (9_000, 9)
    shown = await bills.closed(venue, order["id"])
    (line,) = shown["lines"]
    assert (line["kind"], line["total_sats"]) == ("discount", -1_000)
    assert line["name"] == "10 % · Lunch"
    (kept,) = await offers.usages(venue)
    (paid,) = [one["payment_hash"] for one in shown["payments"]]
    assert (kept["status"], kept["payment_hash"]) == ("settled", paid)
    assert (kept["original_amount"], kept["final_amount"]) == (10_000, 9_000)
    receipt = await venue.do("GET", f"/receipts/{made['receipt_token']}")
    assert receipt["lines"][0]["name"] == "10 % · Lunch"
    history = await offers.mine(venue, guest, "/me/history")
    (given,) = history["data"][0]["discounts"]
    assert (given["sats"], given["name"]) == (1_000, "10 % · Lunch")
    await venue.proof()


async def test_a_quote_opens_an_order_with_lines(venue: Venue, guest: Guest) -> None:
    """Behind rewards, and only where the sum is what was promised for."""
    await venue.program(earn_per_sats=1)
    await venue.serve(guest, 1_000)
    reward = await perks.reward(
        venue, name="Half", kind="percent_off", value=50, cost_points=100
    )
    redemption = (await perks.reserve(venue, guest, reward["id"]))["redemption"]
    await offers.rule(venue)
    lines = [named("Soup", 600), named("Bread", 400)]
    bill: dict[str, Any] = {"lines": lines, "customer_pubkey": guest.pubkey}
    whole = (await offers.quote(venue, guest, 1_000))["quote_id"]
    refused = await venue.refused(
        "POST",
        "/orders",
        merchant_id=venue.id,
        **bill,
        quote_id=whole,
        redemption_ids=[redemption["id"]],
    )
    assert refused == (409, "quote_amount")
    half = (await offers.quote(venue, guest, 500))["quote_id"]
    made = await venue.order(
        None, **bill, quote_id=half, redemption_ids=[redemption["id"]]
    )
    assert made["order"]["total_sats"] == 450
    kinds = [
        line["kind"]
        for line in (await bills.order(venue, made["order"]["id"]))["lines"]
    ]
    assert kinds == ["item", "item", "reward", "discount"]


async def test_a_bill_with_a_discount_does_not_change(
    venue: Venue, guest: Guest, new_guest: NewGuest
) -> None:
    """Staff may take it off, not invent one (issue, point 5)."""
    await offers.rule(venue, usage_limit=1)
    made = await offers.discounted(venue, guest)
    path = f"/orders/{made['order']['id']}"
    more: dict[str, Any] = {"lines": [named("Cake", 1)]}
    on_it = (409, "discount_on_bill")
    assert await venue.refused("POST", f"{path}/lines", **more) == on_it
    other = (await new_guest("Other")).pubkey
    attached = await venue.call("PUT", f"{path}/customer", None, customer_pubkey=other)
    assert refusal(attached) == on_it
    refused = refusal(await offers.ask(venue, guest, 900, order_id=made["order"]["id"]))
    assert refused == on_it
    assert (await offers.estimate(venue, guest, 1_000))["discount_amount"] == 0
    bare = await venue.do("DELETE", f"{path}/discount")
    assert bare["order"]["total_sats"] == 1_000
    assert bare["payment_request"] != made["payment_request"]
    assert await offers.status(venue, made["order"]["id"]) == "released"
    assert (await offers.estimate(venue, guest, 1_000))["discount_amount"] == 100
    assert (await bills.add(venue, made["order"]["id"], named("Cake", 1)))["order"]
    gone = await venue.refused("DELETE", f"{path}/discount")
    assert gone == (404, "discount_not_found")


async def test_nothing_to_pay_needs_no_invoice(venue: Venue, guest: Guest) -> None:
    await venue.program(max_giveback_bp=10_000)
    await offers.rule(venue, discount_type="fixed", discount_value=5_000)
    made = await offers.discounted(venue, guest)
    assert (made["final_amount"], made["payment_request"]) == (0, "")
    assert made["order"]["bill"] == "paid"
    assert await offers.status(venue, made["order"]["id"]) == "settled"


async def test_it_can_be_split_and_refunded(
    venue: Venue, guest: Guest, new_guest: NewGuest
) -> None:
    """Parts earn together what the discounted bill would; a refund takes back what
    was earned, and no more (mission 213)."""
    await venue.program(earn_per_sats=10)
    await offers.rule(venue, discount_value=20)
    made = await offers.discounted(venue, guest, 1_000)
    order_id, friend = made["order"]["id"], await new_guest("Friend")
    first = await bills.part(venue, order_id, share=2, customer_pubkey=friend.pubkey)
    await bills.pay(venue, friend, order_id, first)
    rest = await bills.part(venue, order_id)
    await bills.pay(venue, guest, order_id, rest)
    assert await bills.points(venue, friend) + await bills.points(venue, guest) in (
        80,
        40,  # the rest is nobody's until it is said whose
    )
    shown = await bills.closed(venue, order_id)
    assert sum(p["amount_sats"] for p in shown["payments"] if p["paid_at"]) == 800
    assert await offers.status(venue, order_id) == "settled"
    back = await venue.refund(order_id, amount_sats=400, payment_id=first["payment_id"])
    assert back.is_success, back.text
    assert await bills.points(venue, friend) == 0
    await venue.proof()


async def test_the_minimum_is_on_what_is_paid(venue: Venue, guest: Guest) -> None:
    await venue.program(earn_per_sats=1, min_spend_sats=950)
    await offers.rule(venue)
    await offers.settled(venue, guest, await offers.discounted(venue, guest, 1_000))
    assert await bills.points(venue, guest) == 0
    await offers.settled(venue, guest, await offers.discounted(venue, guest, 1_100))
    assert await bills.points(venue, guest) == 990


async def test_a_bill_in_money_has_its_discount_in_both(
    venue: Venue, guest: Guest, monkeypatch: pytest.MonkeyPatch
) -> None:
    from loyalty import currencies

    async def price(currency: str) -> int:
        return 5_000_000  # 50,000.00 for a bitcoin: 20 sats a cent

    monkeypatch.setattr(currencies, "minor_per_btc", price)
    await venue.do("PUT", f"/merchants/{venue.id}", currency="EUR")
    await offers.rule(venue)
    bill = await venue.order(None, amount_minor=1_000, customer_pubkey=guest.pubkey)
    order_id = bill["order"]["id"]
    asked = answer(await offers.ask(venue, guest, 20_000, order_id=order_id))
    made = await offers.used(venue, asked["quote_id"], order_id=order_id)
    assert (made["order"]["rewards_sats"], made["order"]["rewards_minor"]) == (
        2_000,
        100,
    )
