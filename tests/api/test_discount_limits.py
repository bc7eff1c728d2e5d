"""What bounds discounts: uses, budgets, who counts as one guest; and cashback."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import bills
import offers
import pytest

import records
from devkit.people import Guest
from venue import Venue, refusal

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]


# --- bounded --------------------------------------------------------------------------


async def test_forty_racers_get_three(
    venue: Venue, guest: Guest, monkeypatch: pytest.MonkeyPatch
) -> None:
    from loyalty.discounts import pace

    monkeypatch.setattr(pace, "KEYS", pace.Pace(100))
    made = await offers.rule(venue, usage_limit=3, budget_sats=10_000)
    asked = [await offers.quote(venue, guest) for _ in range(40)]
    answers = await asyncio.gather(
        *(offers.use(venue, one["quote_id"]) for one in asked)
    )
    won = [one for one in answers if one.is_success]
    lost = {refusal(one) for one in answers if not one.is_success}
    assert (len(won), lost) == (3, {(409, "limit_reached")})
    (rule,) = (await venue.do("GET", f"/rules/{venue.id}"))["data"]
    assert (rule["id"], rule["spent_sats"]) == (made["id"], 300)
    kept = await offers.usages(venue)
    assert [one["status"] for one in kept] == ["reserved"] * 3
    orders = await records.rows(
        "SELECT id FROM orders WHERE merchant_id = :id", id=venue.id
    )
    assert len(orders) == 3  # whoever lost left nothing


async def test_one_quote_for_many_bills_is_one(venue: Venue, guest: Guest) -> None:
    await offers.rule(venue)
    quote_id = (await offers.quote(venue, guest))["quote_id"]
    answers = await asyncio.gather(*(offers.use(venue, quote_id) for _ in range(8)))
    won = [one for one in answers if one.is_success]
    lost = {refusal(one) for one in answers if not one.is_success}
    assert (len(won), lost) == (1, {(409, "quote_used")})


async def test_a_budget_is_never_overdrawn(
    venue: Venue, new_guest: NewGuest, guest: Guest
) -> None:
    await offers.rule(venue, budget_sats=250)
    guests = [guest, await new_guest("B"), await new_guest("C"), await new_guest("D")]
    asked = [await offers.quote(venue, one) for one in guests]
    answers = await asyncio.gather(
        *(offers.use(venue, one["quote_id"]) for one in asked)
    )
    lost = [refusal(one) for one in answers if not one.is_success]
    assert lost == [(409, "budget_spent")] * 2
    told = await offers.estimate(venue, guest, 1_000)
    assert told["not_applied"][0]["code"] == "budget_spent"


# --- cashback -------------------------------------------------------------------------


async def owed(venue: Venue) -> list[int]:
    rows = await records.rows(
        "SELECT amount_sats FROM payouts WHERE merchant_id = :id", id=venue.id
    )
    return [row["amount_sats"] for row in rows]


async def test_cashback_is_owed_when_the_bill_is_paid(
    venue: Venue, guest: Guest
) -> None:
    await offers.rule(venue, discount_type="cashback", discount_value=5)
    made = await offers.discounted(venue, guest, 10_000)
    assert (made["final_amount"], made["usage"][0]["cashback_amount"]) == (10_000, 500)
    assert await owed(venue) == []
    await venue.pay(guest, made["payment_request"])
    event = await venue.counted(guest, made["order"]["id"])
    assert event["base_sats"] == 10_000
    assert await owed(venue) == [500]
    (usage,) = await offers.usages(venue)
    assert (usage["status"], usage["cashback_owed"]) == ("settled", 500)
    assert usage["discount_amount"] == 0


async def test_cash_brings_no_sats_back(venue: Venue, guest: Guest) -> None:
    """And a bill that was partly paid in cash, for the other part only."""
    who = await bills.taking_cash(venue)
    await offers.rule(venue, discount_type="cashback", discount_value=10)
    made = await offers.discounted(venue, guest, 1_000)
    await bills.in_cash(venue, made["order"]["id"], who)
    assert await owed(venue) == []
    half = await offers.discounted(venue, guest, 1_000)
    order_id = half["order"]["id"]
    part = await bills.part(venue, order_id, amount_sats=400)
    await bills.pay(venue, guest, order_id, part)
    await bills.in_cash(venue, order_id, who)
    assert await owed(venue) == [40]


# --- one person, and nobody -----------------------------------------------------------


async def test_who_is_forgotten_is_not_new(venue: Venue, guest: Guest) -> None:
    await offers.rule(venue, usage_limit=1)
    await offers.discounted(venue, guest)
    await venue.do("DELETE", venue.card_path(guest))
    for table in ("discount_usages", "discount_quotes"):
        rows = await records.rows(
            f"SELECT * FROM {table} WHERE merchant_id = :id",  # noqa: S608
            id=venue.id,
        )
        assert guest.pubkey not in str(rows)
        assert all(not row.get("award_id") for row in rows)
    told = await offers.estimate(venue, guest, 1_000)
    assert told["not_applied"][0]["code"] == "limit_reached"
    (uses,) = await records.rows(
        "SELECT used, forget_at FROM rule_uses WHERE rule_id IN "
        "(SELECT id FROM discount_rules WHERE merchant_id = :id)",
        id=venue.id,
    )
    assert uses["used"] == 1 and uses["forget_at"]


async def test_two_cards_that_became_one_are_one_person(
    venue: Venue, guest: Guest, new_guest: NewGuest
) -> None:
    from loyalty import services
    from loyalty.store import store

    other = await new_guest("Other")
    await offers.rule(venue, usage_limit=2)
    for one in (guest, other):
        made = await offers.discounted(venue, one)
        await venue.pay(one, made["payment_request"])
        await venue.counted(one, made["order"]["id"])
    assert (await offers.estimate(venue, guest, 1_000))["discount_amount"] == 100
    program = venue.merchant["program_id"]
    await store.write(services.merge_cards, program, other.pubkey, guest.pubkey)
    for one in (guest, other):
        told = await offers.estimate(venue, one, 1_000)
        assert told["not_applied"][0]["code"] == "limit_reached"
