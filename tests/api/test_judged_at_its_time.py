"""A payment is judged by the programme, mode and link at the time it settled, once and
for ever, however late it is recorded (mission 4-10, 41, 55-56)."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

import records
from devkit.people import Guest
from venue import Venue, ago

NewVenue = Callable[..., Awaitable[Venue]]
Change = Callable[[Venue], Awaitable[Any]]


async def switch_off(venue: Venue) -> None:
    await venue.program(is_enabled=False)


async def switch_on(venue: Venue) -> None:
    await venue.program(is_enabled=True)


async def lower_the_mode(venue: Venue) -> None:
    await venue.do("PUT", f"/merchants/{venue.id}", mode="bistro")


async def raise_the_mode(venue: Venue) -> None:
    await venue.do("PUT", f"/merchants/{venue.id}", mode="full")


async def give_tenfold(venue: Venue) -> None:
    await venue.program(earn_points=10)


async def ask_a_minimum(venue: Venue) -> None:
    await venue.program(min_spend_sats=1_000_000)


async def close(venue: Venue) -> None:
    await venue.do("DELETE", f"/merchants/{venue.id}")


async def bill_of(venue: Venue, guest: Guest, amount: int = 5_000) -> str:
    """A bill of ours, paid; the payment's hash."""
    made = await venue.order(amount, customer_pubkey=guest.pubkey)
    return await venue.pay(guest, made["payment_request"])


async def posted(payment_hash: str) -> list[int]:
    """The points of every event that a payment has caused."""
    judged = await records.judged(payment_hash)
    found = await records.rows(
        "SELECT delta FROM events WHERE source_id = :id", id=judged["checking_id"]
    )
    return [row["delta"] for row in found]


@pytest.mark.parametrize(
    ("hide", "show", "outcome"),
    [
        (switch_off, switch_on, "disabled"),
        (lower_the_mode, raise_the_mode, "mode_off"),
    ],
)
async def test_what_is_paid_while_loyalty_is_off_is_never_paid_back(
    venue: Venue, guest: Guest, hide: Change, show: Change, outcome: str
) -> None:
    await venue.serve(guest, 3_000)
    await hide(venue)
    hash_ = await bill_of(venue, guest)
    assert await records.outcome(hash_) == outcome
    order = await records.order_of(hash_)
    assert await venue.bill(order["id"]) == "paid"
    await show(venue)
    await venue.rescan(0)
    assert await records.outcome(hash_) == outcome
    assert (await venue.card(guest))["points"] == 3


async def test_below_full_a_card_is_empty_and_above_it_is_what_it_was(
    venue: Venue, guest: Guest
) -> None:
    """Lowering the mode hides, never deletes (mission 55-56)."""
    await venue.tier("Gold", 2)
    await venue.serve(guest, 3_000)
    before = await venue.card(guest)
    for mode in ("bar", "bistro"):
        await venue.do("PUT", f"/merchants/{venue.id}", mode=mode)
        hidden = await venue.card(guest)
        assert hidden.pop("merchant")["id"] == venue.id
        assert not any(hidden.values()), hidden
    await raise_the_mode(venue)
    assert await venue.card(guest) == before
    assert before["tier"]["name"] == "Gold"


async def test_a_disabled_programme_still_shows_what_was_earned(
    venue: Venue, guest: Guest
) -> None:
    await venue.serve(guest, 3_000)
    before = await venue.card(guest)
    await switch_off(venue)
    assert await venue.card(guest) == before


@pytest.mark.parametrize(
    "change", [switch_off, lower_the_mode, give_tenfold, ask_a_minimum, close]
)
async def test_a_payment_recorded_late_earns_by_the_rules_of_its_time(
    new_venue: NewVenue, guest: Guest, deaf: None, change: Change
) -> None:
    with ago(300):
        venue = await new_venue()
        ours = await bill_of(venue, guest)
        theirs = await venue.pay_elsewhere(guest, 5_000, customer_pubkey=guest.pubkey)
    await change(venue)
    await records.reconcile()
    for hash_ in (ours, theirs):
        assert await records.outcome(hash_) == "earned"
        assert await posted(hash_) == [5]


@pytest.mark.parametrize(
    ("off", "on", "outcome"),
    [
        (switch_off, switch_on, "disabled"),
        (lower_the_mode, raise_the_mode, "mode_off"),
    ],
)
async def test_a_payment_recorded_late_does_not_profit_from_later_rules(
    new_venue: NewVenue,
    guest: Guest,
    deaf: None,
    off: Change,
    on: Change,
    outcome: str,
) -> None:
    with ago(300):
        venue = await new_venue()
        await off(venue)
        hash_ = await bill_of(venue, guest)
    await on(venue)
    await records.reconcile()
    assert await records.outcome(hash_) == outcome
    assert await posted(hash_) == []


async def test_the_time_on_the_card_is_when_it_was_paid(
    new_venue: NewVenue, guest: Guest, deaf: None
) -> None:
    with ago(500):
        venue = await new_venue()
        await bill_of(venue, guest)
        paid_at = time.time()
    before = int(time.time())
    await records.reconcile()
    (event,) = await records.rows(
        "SELECT time, recorded_at FROM events WHERE merchant_id = :id", id=venue.id
    )
    assert abs(event["time"] - paid_at) < 30
    assert event["recorded_at"] >= before


async def test_a_later_touch_by_lnbits_changes_no_time(
    new_venue: NewVenue, guest: Guest
) -> None:
    from lnbits.core.crud import update_payment

    with ago(days=1):
        venue = await new_venue()
        hash_ = await bill_of(venue, guest)
        judged = await records.judged(hash_)
    await update_payment(await records.core_payment(hash_))
    await records.reconcile()
    await venue.rescan(0)
    assert await records.judged(hash_) == judged
    assert await posted(hash_) == [5]


async def test_a_closed_merchants_open_bill_earns_nothing_when_paid(
    venue: Venue, guest: Guest
) -> None:
    made = await venue.order(5_000, customer_pubkey=guest.pubkey)
    await close(venue)
    hash_ = await venue.pay(guest, made["payment_request"])
    assert await records.outcome(hash_) == "not_linked"
    assert await posted(hash_) == []
    assert (await records.order_of(hash_))["bill"] == "paid"


async def test_a_payment_belongs_to_one_merchant_for_ever(
    new_venue: NewVenue, guest: Guest
) -> None:
    """A second merchant on the wallet is not paid for the first one's past."""
    with ago(days=1):
        first = await new_venue()
        counted = await first.pay_elsewhere(guest, 5_000, customer_pubkey=guest.pubkey)
        await records.judged(counted)
    second = await first.register()
    await close(first)
    await second.rescan(0)
    assert (await second.card(guest))["recent_events"] == []
    assert (await records.judged(counted))["merchant_id"] == first.id
    await records.judged(
        await second.pay_elsewhere(guest, 2_000, customer_pubkey=guest.pubkey)
    )
    assert (await second.card(guest))["points"] == 2


async def test_what_was_paid_between_two_merchants_is_nobodys(
    new_venue: NewVenue, guest: Guest
) -> None:
    with ago(days=2):
        first = await new_venue()
        await close(first)
    with ago(days=1):
        hash_ = await first.pay_elsewhere(guest, 5_000, customer_pubkey=guest.pubkey)
        assert await records.outcome(hash_) == "not_linked"
    second = await first.register()
    await second.rescan(0)
    assert await records.outcome(hash_) == "not_linked"
    assert (await second.card(guest))["recent_events"] == []


async def test_a_rescan_finds_what_nobody_told_of(
    new_venue: NewVenue, guest: Guest, deaf: None
) -> None:
    """Older than reconciliation looks back; again, and nothing counts twice."""
    with ago(days=5):
        venue = await new_venue()
        await bill_of(venue, guest)
    await records.reconcile()
    assert (await venue.card(guest))["points"] == 0
    since = time.time() - 6 * 86400
    for new in (1, 0):
        progress = await venue.rescan(since)
        assert (progress["earned"], progress["failed"]) == (new, "")
    assert (await venue.card(guest))["points"] == 5


async def test_the_second_of_two_changes_in_one_second_holds(
    venue: Venue, guest: Guest
) -> None:
    for points in (7, 3):
        await venue.program(earn_points=points)
    assert (await venue.serve(guest, 1_000))["points_delta"] == 3
