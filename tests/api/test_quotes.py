"""Quotes: once, for one bill, for ten minutes; and what is paid later (mission 145)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import bills
import offers
import pytest

import perks
from devkit.people import Guest, NostrKeys
from venue import Venue, ago, answer, refusal

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]


@pytest.fixture
def wallets(app: Any, monkeypatch: pytest.MonkeyPatch) -> offers.Wallets:
    return offers.Wallets.known(monkeypatch)


@pytest.fixture
async def old_venue(new_venue: NewVenue) -> Venue:
    """Has stood for a day, with ten per cent for everybody, once."""
    with ago(days=1):
        venue = await new_venue()
        await offers.rule(venue, usage_limit=1, budget_sats=150)
    return venue


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
    from loyalty.orders.discounts.releasing import release_due

    with ago(700):
        late = await offers.discounted(old_venue, guest)
    order_id = late["order"]["id"]
    assert (await offers.estimate(old_venue, guest, 1_000))["discount_amount"] == 0
    assert await release_due() >= 1
    assert await offers.status(old_venue, order_id) == "released"
    assert (await bills.order(old_venue, order_id))["total_sats"] == 1_000
    now = await offers.discounted(old_venue, guest)  # the use is to be had again
    await offers.settled(old_venue, guest, now)
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
    from loyalty.orders.discounts.releasing import release_due

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
