"""Bills that named staff close in cash or by card (mission 222)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import bills
import pytest

import records
from devkit.people import Guest
from money_back import refunded
from venue import Venue, answer, refusal

NewVenue = Callable[..., Awaitable[Venue]]


async def judged(venue: Venue) -> list[dict[str, Any]]:
    """What was made of the bills that were closed by hand, oldest first."""
    return await records.rows(
        "SELECT checking_id, outcome, base_sats, wallet_id FROM payments "
        "WHERE merchant_id = :id AND wallet_id = '' ORDER BY recorded_at, checking_id",
        id=venue.id,
    )


async def outcomes(venue: Venue) -> list[str]:
    return sorted(row["outcome"] for row in await judged(venue))


async def bill(venue: Venue, sats: int, guest: Guest | None, **more: Any) -> str:
    named = {"customer_pubkey": guest.pubkey} if guest else {}
    return str((await venue.order(sats, **named, **more))["order"]["id"])


@pytest.mark.parametrize("method", ["cash", "card"])
async def test_a_bill_closed_by_hand_earns_and_is_told_apart(
    venue: Venue, guest: Guest, method: str
) -> None:
    waiter = await bills.taking_cash(venue)
    order_id = await bill(venue, 5_000, guest, tip_sats=500)
    settled = await bills.in_cash(venue, order_id, waiter, method=method)
    order = settled["order"]
    assert (order["bill"], order["status"]) == ("paid", "paid")
    (paid,) = order["payments"]
    told = (paid["method"], paid["state"], paid["amount_sats"], paid["tip_sats"])
    assert told == (method, "paid", 5_000, 500)
    (row,) = await judged(venue)
    assert row["checking_id"] == f"{method}:{settled['payment_id']}"
    assert (row["outcome"], row["base_sats"]) == ("earned", 5_000)
    (event,) = (await venue.card(guest))["recent_events"]
    assert (event["points_delta"], event["base_sats"]) == (5, 5_000)
    assert (await venue.proof())["wrong"] == 0


async def test_the_owner_has_to_allow_it(venue: Venue, guest: Guest) -> None:
    waiter = await bills.hire(venue)
    order_id = await bill(venue, 5_000, guest)
    off = (403, "cash_off")
    assert await bills.by_hand_refused(venue, order_id, waiter) == off
    assert await venue.bill(order_id) == "open"
    await venue.program(accept_cash=True)
    await bills.in_cash(venue, order_id, waiter)
    assert await outcomes(venue) == ["cash_off"]  # it is paid, and earns nothing
    assert (await venue.card(guest))["recent_events"] == []


async def test_it_takes_a_name(venue: Venue, guest: Guest) -> None:
    waiter = await bills.taking_cash(venue)
    order_id = await bill(venue, 5_000, guest)
    for who in (venue.admin, venue.invoice, await venue.token("pos")):
        refused = await bills.by_hand_refused(venue, order_id, who)
        assert refused == (403, "staff_needed")
    unknown = {**waiter, "X-Loyalty-Staff": "nope"}
    refused = await bills.by_hand_refused(venue, order_id, unknown)
    assert refused == (403, "unknown_staff")
    monitor = {**await venue.token("monitor"), **{"X-Loyalty-Staff": "nope"}}
    refused = await bills.by_hand_refused(venue, order_id, monitor)
    assert refused == (403, "scope_missing")
    refused = await bills.by_hand_refused(venue, order_id, waiter, method="gold")
    assert refused == (400, "malformed")
    assert await venue.bill(order_id) == "open"


async def test_the_same_request_again_is_one_payment(
    venue: Venue, guest: Guest
) -> None:
    waiter = await bills.taking_cash(venue)
    order_id = await bill(venue, 5_000, guest)
    first = await bills.in_cash(venue, order_id, waiter, key="k")
    again = await bills.in_cash(venue, order_id, waiter, key="k")
    assert again["payment_id"] == first["payment_id"]
    assert await bills.by_hand_refused(venue, order_id, waiter) == bills.CLOSED
    mismatch = await bills.by_hand_refused(
        venue, order_id, waiter, key="k", method="card"
    )
    assert mismatch == (409, "idempotency_mismatch")
    assert await bills.points(venue, guest) == 5


async def test_two_waiters_close_one_bill_at_once(venue: Venue, guest: Guest) -> None:
    ana = await bills.taking_cash(venue)
    bea = await bills.hire(venue, "BE")
    order_id = await bill(venue, 5_000, guest)
    said = await asyncio.gather(
        *(bills.by_hand(venue, order_id, who) for who in (ana, bea, ana, bea))
    )
    assert sorted(response.status_code for response in said) == [200, 409, 409, 409]
    for response in said:
        if response.is_error:
            assert refusal(response) == bills.CLOSED
    assert len(await judged(venue)) == 1
    assert await bills.points(venue, guest) == 5
    assert (await venue.proof())["wrong"] == 0


async def test_a_day_has_a_cap_for_each_of_the_staff(
    venue: Venue, guest: Guest
) -> None:
    """Beyond it a bill is a visit on record, and brings no points."""
    ana = await bills.taking_cash(venue, cash_daily_sats=7_000)
    bea = await bills.hire(venue, "BE")
    ids = [await bill(venue, 5_000, guest) for _ in range(3)]
    for order_id, who in zip(ids, (ana, ana, bea), strict=True):
        await bills.in_cash(venue, order_id, who)
    assert await outcomes(venue) == ["cash_cap", "earned", "earned"]
    card = await venue.card(guest)
    deltas = sorted(event["points_delta"] for event in card["recent_events"])
    assert (card["points"], deltas) == (10, [0, 5, 5])
    assert sum(event["base_sats"] for event in card["recent_events"]) == 15_000
    await bills.in_cash(venue, await bill(venue, 2_000, guest), ana)  # that still fits
    assert await bills.points(venue, guest) == 12


async def test_a_refund_of_a_bill_beyond_the_cap_takes_nothing(
    venue: Venue, guest: Guest
) -> None:
    waiter = await bills.taking_cash(venue, cash_daily_sats=5_000)
    first, beyond = [await bill(venue, 5_000, guest) for _ in range(2)]
    await bills.in_cash(venue, first, waiter)
    await bills.in_cash(venue, beyond, waiter)
    await refunded(venue, beyond, amount_sats=5_000)
    assert await bills.points(venue, guest) == 5
    assert await venue.bill(beyond) == "refunded"
    await refunded(venue, first, amount_sats=5_000)
    assert await bills.points(venue, guest) == 0
    assert (await venue.proof())["wrong"] == 0


async def test_beyond_the_cap_there_is_no_visit_to_be_paid_for(
    venue: Venue, guest: Guest
) -> None:
    waiter = await bills.taking_cash(
        venue, cash_daily_sats=0, earn_by="visit", earn_points=3
    )
    await bills.in_cash(venue, await bill(venue, 5_000, guest), waiter)
    assert await bills.points(venue, guest) == 0


async def test_switched_off_or_of_nobody_it_is_paid_and_earns_nothing(
    venue: Venue, guest: Guest
) -> None:
    waiter = await bills.taking_cash(venue)
    await bills.in_cash(venue, await bill(venue, 5_000, None), waiter)
    await venue.program(is_enabled=False)
    await bills.in_cash(venue, await bill(venue, 5_000, guest), waiter)
    assert await outcomes(venue) == ["disabled", "no_customer"]
    assert (await venue.card(guest))["recent_events"] == []


async def test_one_part_in_cash_the_other_by_lightning(
    venue: Venue, guest: Guest
) -> None:
    waiter = await bills.taking_cash(venue)
    order_id = await bill(venue, 5_000, None, keep_open=True)
    mine = {"share": 2, "customer_pubkey": guest.pubkey}
    by_hand = await bills.part(venue, order_id, **mine)
    paid = await bills.part(venue, order_id, **mine)
    this = {"payment_id": by_hand["payment_id"]}
    await bills.in_cash(venue, order_id, waiter, **this)
    refused = await bills.by_hand_refused(venue, order_id, waiter, **this)
    assert refused == (409, "payment_closed")
    refused = await bills.by_hand_refused(venue, order_id, waiter, payment_id="nope")
    assert refused == (404, "payment_not_found")
    refused = await bills.by_hand_refused(venue, order_id, waiter)
    assert refused == (409, "nothing_left")
    await bills.pay(venue, guest, order_id, paid)
    shown = await bills.closed(venue, order_id)
    assert [p["method"] for p in shown["payments"]] == ["cash", "lightning"]
    assert await bills.points(venue, guest) == 5


async def test_what_is_left_of_a_split_bill_in_cash(venue: Venue, guest: Guest) -> None:
    waiter = await bills.taking_cash(venue)
    order_id = await bill(venue, 5_000, guest, keep_open=True)
    part = await bills.part(venue, order_id, amount_sats=1_000)
    await bills.pay(venue, guest, order_id, part)
    settled = await bills.in_cash(venue, order_id, waiter)
    rest = await bills.payment(venue, order_id, settled["payment_id"])
    assert (rest["amount_sats"], rest["method"]) == (4_000, "cash")
    assert await venue.bill(order_id) == "paid"


async def test_a_canceled_bill_is_not_closed_by_hand(venue: Venue) -> None:
    waiter = await bills.taking_cash(venue)
    order_id = await bill(venue, 5_000, None)
    await venue.do("PUT", f"/orders/{order_id}/status", status="canceled")
    assert await bills.by_hand_refused(venue, order_id, waiter) == bills.CLOSED
    assert await judged(venue) == []


async def test_a_bill_in_cash_is_refunded_like_any(venue: Venue, guest: Guest) -> None:
    waiter = await bills.taking_cash(venue)
    order_id = await bill(venue, 5_000, guest, tip_sats=500)
    await bills.in_cash(venue, order_id, waiter)
    too_much = await venue.refund(order_id, amount_sats=5_501)
    assert refusal(too_much) == (409, "refund_too_large")
    answer(await venue.refund(order_id, amount_sats=2_500, return_by="cash"))
    assert await bills.points(venue, guest) == 2
