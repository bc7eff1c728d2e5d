"""Whoever writes at the same time, every balance stays what its chain adds up to."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Awaitable, Callable
from threading import Event
from typing import Any

import bills
import pytest

import perks
import records
from devkit.people import Guest
from lab import DAY, Lab
from till import Till
from venue import Venue, answer, refusal, until

# How long a unit of work dawdles for another that may have to wait for it.
STATEMENTS = 2_000
MANY = 16


class Dawdling:
    """Earning stops half-way, tiers already read, and gives others a chance."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from loyalty import crud

        self.half_way, self.go_on = Event(), Event()
        self._insert_event = crud.insert_event
        monkeypatch.setattr(crud, "insert_event", self._dawdle)

    def _dawdle(self, tx: Any, event: Any) -> None:
        self.half_way.set()
        for _ in range(STATEMENTS):
            if not self.go_on.is_set():
                tx.one("SELECT 1 AS one")
        self._insert_event(tx, event)

    async def is_half_way(self) -> bool:
        return self.half_way.is_set()


@pytest.fixture
def dawdling(app: Any, monkeypatch: pytest.MonkeyPatch) -> Dawdling:
    return Dawdling(monkeypatch)


async def test_a_tier_made_while_a_bill_is_counted_is_on_the_card(
    venue: Venue, guest: Guest, dawdling: Dawdling
) -> None:
    serving = asyncio.create_task(venue.serve(guest, 5_000))
    await until(dawdling.is_half_way)
    await venue.tier("Gold", 1)
    dawdling.go_on.set()
    await serving
    proof = await venue.proof()
    assert proof["wrong"] == 0, proof["findings"]
    assert (await venue.card(guest))["tier"]["name"] == "Gold"


async def test_a_tier_basis_changed_while_a_bill_is_counted_holds_for_the_card(
    venue: Venue, guest: Guest, dawdling: Dawdling
) -> None:
    await venue.tier("Gold", 5)
    serving = asyncio.create_task(venue.serve(guest, 5_000))
    await until(dawdling.is_half_way)
    await venue.program(tier_basis="visits")
    dawdling.go_on.set()
    await serving
    proof = await venue.proof()
    assert proof["wrong"] == 0, proof["findings"]
    assert (await venue.card(guest))["tier"] is None


# --- many at once ---------------------------------------------------------------------


async def test_many_bills_on_one_card_at_once_are_all_counted(
    new_lab: Callable[..., Awaitable[Lab]],
) -> None:
    """Writers of one card wait for each other; none of them fails."""
    lab = await new_lab(int(time.time()) - DAY)
    ana = lab.guest()
    await asyncio.gather(*(lab.earn(ana, 1_000) for _ in range(MANY)))
    assert await lab.points(ana) == MANY
    await lab.prove()


async def test_one_cause_never_leads_to_two_events(
    new_lab: Callable[..., Awaitable[Lab]],
) -> None:
    """Not on the same card, and not on another one either."""
    from loyalty.store import DuplicateRow

    lab = await new_lab(int(time.time()) - DAY)
    ana, bob = lab.guest(), lab.guest()
    await lab.earn(ana, 1_000, source_id=f"{lab.venue.id}-paid")
    for guest in (ana, bob):
        with pytest.raises(DuplicateRow):
            await lab.earn(guest, 1_000, source_id=f"{lab.venue.id}-paid")
    assert await lab.points(ana) == 1
    await lab.prove()


async def test_a_payment_told_of_many_times_at_once_is_judged_once(
    venue: Venue, guest: Guest, deaf: None
) -> None:
    """Whoever comes second says what the first one said."""
    from loyalty import core_payments
    from loyalty.orders.payments.settlement import settle
    from loyalty.store import store

    payment_hash = await venue.pay_elsewhere(guest, 5_000, customer_pubkey=guest.pubkey)
    core = await records.core_payment(payment_hash)
    (payment,) = await core_payments.get_payments([core.checking_id])
    judged = await asyncio.gather(*(store.write(settle, payment) for _ in range(MANY)))
    assert {row.order_id for row in judged} == {judged[0].order_id}
    assert (await venue.card(guest))["points"] == 5


async def test_an_order_has_one_refund_of_a_number(
    new_lab: Callable[..., Awaitable[Lab]],
) -> None:
    """Whoever counts an order's refunds holds it; this is the net below."""
    from loyalty import services
    from loyalty.claw_back import Refund
    from loyalty.store import DuplicateRow

    lab = await new_lab(int(time.time()) - DAY)
    till = Till.of_new_guest(lab)
    await till.earn("lunch", 5_000)
    await till.refund("lunch", 1_000)
    (made,) = await records.rows(
        "SELECT * FROM refunds WHERE order_id = :id", id=f"{till.tag}lunch"
    )
    again = Refund(**{**made, "id": os.urandom(8).hex()})
    with pytest.raises(DuplicateRow):
        await lab.run(services.refund_bill, again, "Cold soup")
    assert await till.points() == 4


async def test_rewards_of_one_card_given_back_at_once_all_come_back(
    new_lab: Callable[..., Awaitable[Lab]],
) -> None:
    """Whoever knows a card by what hangs on it waits for it, too."""
    from loyalty import services

    lab = await new_lab(int(time.time()) - DAY)
    till = Till.of_new_guest(lab)
    await till.earn("lunch", 10_000)
    waiting = [await till.reserve(1) for _ in range(8)]
    back = (lab.run(services.cancel, made, "wallet:owner", "") for made in waiting)
    await asyncio.gather(*back)
    assert await till.points() == 10
    await lab.prove()


async def test_a_reward_is_given_or_given_back_never_both(
    venue: Venue, guest: Guest, dawdling: Dawdling
) -> None:
    """Whoever gives it while it is being canceled hears that it is over."""
    dawdling.go_on.set()
    await venue.serve(guest, 5_000)
    dessert = await perks.reward(venue, cost_points=5)
    made = await perks.reserve(venue, guest, dessert["id"])
    dawdling.half_way.clear()
    dawdling.go_on.clear()
    canceling = asyncio.create_task(perks.end(venue, made, "cancel"))
    await until(dawdling.is_half_way)
    code = made["redemption"]["code"]
    giving = asyncio.create_task(perks.end(venue, made, "fulfil", code=code))
    await asyncio.wait({giving}, timeout=0.3)  # it has to be waiting by then
    dawdling.go_on.set()
    assert (await canceling).is_success
    assert refusal(await giving) == (409, "redemption_over")
    assert (await venue.card(guest))["points"] == 5


# --- one bill at once -----------------------------------------------------------------


async def test_parts_of_a_bill_paid_at_once_earn_what_the_whole_would(
    venue: Venue, guest: Guest, deaf: None
) -> None:
    """Each counts from where the one before it stopped (mission 42, 215)."""
    await venue.program(earn_per_sats=1_500)
    order_id = (await venue.order(5_000, keep_open=True))["order"]["id"]
    mine = {"share": 5, "customer_pubkey": guest.pubkey}
    parts = [await bills.part(venue, order_id, **mine) for _ in range(5)]
    hashes = [await venue.pay(guest, part["payment_request"]) for part in parts]
    await asyncio.gather(*(_settle(hash_) for hash_ in [*hashes, *hashes]))
    shown = await bills.order(venue, order_id)
    assert (shown["bill"], shown["left_sats"]) == ("paid", 0)
    assert await bills.points(venue, guest) == 3
    assert (await venue.proof())["wrong"] == 0


async def _settle(payment_hash: str) -> Any:
    from loyalty import core_payments
    from loyalty.orders.payments.settlement import settle
    from loyalty.store import store

    core = await records.core_payment(payment_hash)
    (payment,) = await core_payments.get_payments([core.checking_id])
    return await store.write(settle, payment)


async def test_a_reward_put_on_a_bill_while_it_is_paid_is_used_or_kept(
    venue: Venue, guest: Guest, deaf: None
) -> None:
    """Either it was on the bill in time, or the bill was paid and it still waits."""
    await venue.program(earn_per_sats=1)
    answer(await venue.by_hand("grant", guest.pubkey, 1_000))
    reward = await perks.reward(
        venue, name="A hundred off", kind="sats_off", value=100, cost_points=100
    )
    spent = 0
    for _ in range(3):
        held = (await perks.reserve(venue, guest, reward["id"]))["redemption"]["id"]
        made = await venue.order(500, customer_pubkey=guest.pubkey)
        order_id = made["order"]["id"]
        paid = await venue.pay(guest, made["payment_request"])
        path = f"/orders/{order_id}/rewards/{held}"
        put, _ = await asyncio.gather(venue.call("PUT", path), _settle(paid))
        shown = await bills.order(venue, order_id)
        (row,) = await records.rows("SELECT * FROM redemptions WHERE id = :id", id=held)
        (paid_one,) = [p for p in shown["payments"] if p["paid_at"]]
        assert shown["bill"] == "paid"
        if put.is_success:
            assert (row["status"], paid_one["surplus_sats"]) == ("fulfilled", 100)
        else:
            assert refusal(put) == bills.CLOSED
            assert (row["status"], row["order_id"]) == ("reserved", None)
        spent += paid_one["amount_sats"]
    assert await bills.points(venue, guest) == 1_000 - 300 + spent
    assert (await venue.proof())["wrong"] == 0


async def test_a_bill_paid_in_cash_and_by_lightning_at_once_counts_once(
    venue: Venue, guest: Guest, deaf: None
) -> None:
    waiter = await bills.taking_cash(venue)
    for count in range(1, 4):
        made = await venue.order(2_000, customer_pubkey=guest.pubkey)
        order_id = made["order"]["id"]
        paid = await venue.pay(guest, made["payment_request"])
        await asyncio.gather(bills.by_hand(venue, order_id, waiter), _settle(paid))
        shown = await bills.order(venue, order_id)
        assert shown["bill"] == "paid"
        assert sum(p["amount_sats"] for p in shown["payments"] if p["paid_at"]) == 2_000
        assert await bills.points(venue, guest) == 2 * count
    assert (await venue.proof())["wrong"] == 0
