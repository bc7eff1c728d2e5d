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
from devkit.people import Guest, NostrKeys
from venue import Venue, ago, answer, refusal

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]


@pytest.fixture
def wallets(app: Any, monkeypatch: pytest.MonkeyPatch) -> offers.Wallets:
    from loyalty.badges import services

    found = offers.Wallets()
    monkeypatch.setattr(services, "held", found.held)
    return found


@pytest.fixture
async def old_venue(new_venue: NewVenue) -> Venue:
    """Has stood for a day, with ten per cent for everybody, once."""
    with ago(days=1):
        venue = await new_venue()
        await offers.rule(venue, usage_limit=1, budget_sats=150)
    return venue


async def settled(venue: Venue, guest: Guest, made: Any) -> Any:
    """Pays what was applied; its event."""
    await venue.pay(guest, made["payment_request"])
    return await venue.counted(guest, made["order"]["id"])


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
    await settled(venue, guest, made)
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
    event = await settled(venue, guest, made)
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
    assert (given["discount_amount"], given["description"]) == (1_000, "10 % · Lunch")
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
    await settled(venue, guest, await offers.discounted(venue, guest, 1_000))
    assert await bills.points(venue, guest) == 0
    await settled(venue, guest, await offers.discounted(venue, guest, 1_100))
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


# --- once, and for this -------------------------------------------------------------


async def test_a_quote_is_used_once_here_and_for_that(
    venue: Venue, guest: Guest, new_guest: NewGuest, new_venue: NewVenue
) -> None:
    await offers.rule(venue)
    quote_id = (await offers.quote(venue, guest, 1_000))["quote_id"]
    rival = await new_venue(name="Rival")
    missing = (404, "quote_not_found")
    assert await offers.use_refused(rival, quote_id) in (
        missing,
        (404, "merchant_not_found"),
    )
    bill = (await venue.order(999))["order"]["id"]
    moved = await offers.use_refused(venue, quote_id, order_id=bill)
    assert moved == (409, "quote_amount")
    other = await new_guest("Other")
    bill = (await venue.order(1_000, customer_pubkey=other.pubkey))["order"]["id"]
    moved = await offers.use_refused(venue, quote_id, order_id=bill)
    assert moved == (409, "other_customer")
    foreign = (await rival.order(1_000))["order"]["id"]
    moved = await offers.use_refused(venue, quote_id, order_id=foreign)
    assert moved == (404, "order_not_found")
    first = answer(await offers.use(venue, quote_id, key="one"))
    again = answer(await offers.use(venue, quote_id, key="one"))
    assert again["order"]["id"] == first["order"]["id"]
    assert await offers.use_refused(venue, quote_id) == (409, "quote_used")
    refused = refusal(
        await venue.once("/apply", None, "one", quote_id=quote_id, tip_sats=1)
    )
    assert refused == (409, "idempotency_mismatch")
    assert await offers.use_refused(venue, "nonsense") == (404, "merchant_not_found")


async def test_a_quote_for_a_bill_is_for_that_bill(venue: Venue, guest: Guest) -> None:
    await offers.rule(venue)
    mine = {"customer_pubkey": guest.pubkey}
    one = (await venue.order(1_000, **mine))["order"]["id"]
    two = (await venue.order(1_000, **mine))["order"]["id"]
    asked = answer(await offers.ask(venue, guest, 1_000, order_id=one))
    refused = await offers.use_refused(venue, asked["quote_id"], order_id=two)
    assert refused == (409, "quote_elsewhere")


async def test_after_ten_minutes_it_is_no_promise(
    old_venue: Venue, guest: Guest
) -> None:
    with ago(601):
        asked = await offers.quote(old_venue, guest)
    refused = await offers.use_refused(old_venue, asked["quote_id"])
    assert refused == (409, "quote_ended")


async def test_badges_are_looked_at_again(
    venue: Venue, guest: Guest, wallets: offers.Wallets
) -> None:
    gold = offers.coordinate("gold")
    await offers.rule(venue, badge=gold)
    wallets.give(guest, offers.held(gold))
    asked = await offers.quote(venue, guest)
    wallets.give(guest, offers.held(gold, valid=False, reason="Taken back."))
    refused = await offers.use_refused(venue, asked["quote_id"])
    assert refused == (409, "badge_gone")
    wallets.give(guest, offers.held(gold))
    made = await offers.used(venue, asked["quote_id"])
    assert made["usage"][0]["award_id"] and made["usage"][0]["badge"] == gold


async def test_a_used_proof_opens_nothing(venue: Venue, guest: Guest) -> None:
    await offers.rule(venue)
    body = {"merchant_id": venue.id, "customer_pubkey": guest.pubkey, "amount": 500}
    first = await perks.sign(venue, guest, "/calculate", {}, **body)
    replayed = await venue.http.post(
        first.request.url,
        content=first.request.content,
        headers={
            "Authorization": first.request.headers["Authorization"],
            "Content-Type": "application/json",
        },
    )
    assert refusal(replayed) == (401, "proof_used")


async def test_guests_have_a_pace_and_no_header_changes_that(
    venue: Venue, guest: Guest, app: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from loyalty.discounts import pace

    monkeypatch.setattr(pace, "KEYS", pace.Pace(2))
    monkeypatch.setattr(pace, "ADDRESSES", pace.Pace(3))
    for _ in range(2):
        answer(await offers.ask(venue, guest, 100))
    refused = await offers.ask(venue, guest, 100)
    assert refusal(refused) == (429, "too_many_requests")
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    stranger = Guest("X", NostrKeys.fresh(), guest.wallet)
    venue.http.headers["X-Forwarded-For"] = "203.0.113.9"
    try:
        refused = await offers.ask(venue, stranger, 100)
    finally:
        del venue.http.headers["X-Forwarded-For"]
    assert refusal(refused) == (429, "too_many_requests")
    assert (await offers.estimate(venue, guest, 100))["original_amount"] == 100


# --- paid late ------------------------------------------------------------------------


async def test_an_invoice_lives_no_longer_than_the_promise(
    old_venue: Venue, guest: Guest
) -> None:
    import bolt11

    with ago(300):
        asked = await offers.quote(old_venue, guest)
    made = await offers.used(old_venue, asked["quote_id"])
    invoice = bolt11.decode(made["payment_request"])
    assert invoice.date + invoice.expiry <= asked["expires_at"] + 1


async def test_what_nobody_pays_is_let_go_of_and_honoured_late(
    old_venue: Venue, guest: Guest
) -> None:
    """It keeps price and count, and is flagged (design: Discounts)."""
    from loyalty.discounts.releasing import release_due

    with ago(700):
        late = await offers.discounted(old_venue, guest)
    order_id = late["order"]["id"]
    assert (await offers.estimate(old_venue, guest, 1_000))["discount_amount"] == 0
    assert await release_due() >= 1
    assert await offers.status(old_venue, order_id) == "released"
    assert (await bills.order(old_venue, order_id))["total_sats"] == 1_000
    now = await offers.discounted(old_venue, guest)  # the use is to be had again
    await settled(old_venue, guest, now)
    await old_venue.pay(guest, late["payment_request"])
    shown = await bills.closed(old_venue, order_id)
    assert (shown["rewards_sats"], shown["total_sats"]) == (100, 900)
    (paid,) = [p for p in shown["payments"] if p["paid_at"]]
    assert (paid["amount_sats"], paid["surplus_sats"]) == (900, 0)
    kept = next(u for u in await offers.usages(old_venue) if u["order_id"] == order_id)
    assert (kept["status"], kept["flag"]) == ("settled", "late")
    (rule,) = (await old_venue.do("GET", f"/rules/{old_venue.id}"))["data"]
    assert (rule["uses"], rule["spent_sats"]) == (2, 200)
    told = await offers.estimate(old_venue, guest, 1_000)
    assert told["not_applied"][0]["code"] == "limit_reached"


async def test_before_it_is_let_go_of_lnbits_is_asked(
    old_venue: Venue, guest: Guest, deaf: None
) -> None:
    from loyalty.discounts.releasing import release_due

    with ago(700):
        made = await offers.discounted(old_venue, guest)
    await old_venue.pay(guest, made["payment_request"])
    assert await offers.status(old_venue, made["order"]["id"]) == "reserved"
    await release_due()
    assert await offers.status(old_venue, made["order"]["id"]) == "settled"


async def test_a_canceled_bill_gives_it_back_and_keeps_its_price(
    venue: Venue, guest: Guest
) -> None:
    await offers.rule(venue, usage_limit=1)
    made = await offers.discounted(venue, guest)
    path = f"/orders/{made['order']['id']}/status"
    await venue.do("PUT", path, status="canceled")
    assert await offers.status(venue, made["order"]["id"]) == "released"
    assert (await offers.estimate(venue, guest, 1_000))["discount_amount"] == 100
    await venue.pay(guest, made["payment_request"])
    shown = await bills.closed(venue, made["order"]["id"])
    assert shown["flag"] == "late"
    assert await offers.status(venue, made["order"]["id"]) == "settled"
    assert (await offers.estimate(venue, guest, 1_000))["discount_amount"] == 0


async def test_a_late_payment_replaces_the_discount_that_came_after(
    venue: Venue, guest: Guest
) -> None:
    await offers.rule(venue)
    made = await offers.discounted(venue, guest)
    order_id = made["order"]["id"]
    await venue.do("DELETE", f"/orders/{order_id}/discount")
    await offers.rule(venue, discount_type="fixed", discount_value=300)
    asked = answer(await offers.ask(venue, guest, 1_000, order_id=order_id))
    second = await offers.used(venue, asked["quote_id"], order_id=order_id)
    assert second["final_amount"] == 700
    await venue.pay(guest, made["payment_request"])
    shown = await bills.closed(venue, order_id)
    assert (shown["total_sats"], shown["rewards_sats"]) == (900, 100)
    found = {u["discount_amount"]: u["status"] for u in await offers.usages(venue)}
    assert found == {100: "settled", 300: "released"}
