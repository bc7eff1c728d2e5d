"""A paid order earns points, exactly once (mission 41, 42, 44, 66, 67)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest

import records
from devkit.people import Guest
from venue import Venue, ago, answer

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]


async def test_a_paid_order_earns_points(venue: Venue, guest: Guest) -> None:
    event = await venue.serve(guest, 34_900)
    assert event["kind"] == "earned"
    assert event["points_delta"] == 34  # floored
    card = await venue.card(guest)
    assert card["points"] == card["lifetime_points"] == 34
    assert card["visits_this_month"] == 1
    assert card["tier"] is None


@pytest.mark.parametrize(("amount", "points"), [(999, 0), (1000, 1), (1999, 1)])
async def test_points_are_floored(
    venue: Venue, guest: Guest, amount: int, points: int
) -> None:
    """A bill that earns nothing is on the card all the same (mission 42)."""
    event = await venue.serve(guest, amount)
    assert (event["points_delta"], event["base_sats"]) == (points, amount)
    card = await venue.card(guest)
    assert (card["points"], card["visits_this_month"]) == (points, 1)


async def test_any_whole_ratio_is_a_rule(venue: Venue, guest: Guest) -> None:
    await venue.program(earn_points=3, earn_per_sats=700)
    assert (await venue.serve(guest, 1000))["points_delta"] == 4  # 4.28


async def test_the_tip_is_paid_and_does_not_earn(venue: Venue, guest: Guest) -> None:
    event = await venue.serve(guest, 9_500, tip_sats=1_500)
    assert (event["points_delta"], event["base_sats"]) == (9, 9_500)
    wallet = answer(await venue.http.get("/api/v1/wallet", headers=venue.invoice))
    assert wallet["balance"] == 11_000_000


async def test_parts_of_a_sat_are_dropped(
    venue: Venue, guest: Guest, deaf: None
) -> None:
    """Amounts are millisats in LNbits, whatever its own invoices can be made over."""
    from loyalty import core_payments
    from loyalty.orders.payments.settlement import settle
    from loyalty.store import store

    made = await venue.order(1_000, customer_pubkey=guest.pubkey)
    await venue.pay(guest, made["payment_request"])
    notified = await records.core_payment(made["payment_hash"])
    (paid,) = await core_payments.get_payments([notified.checking_id])
    judged = await store.write(settle, replace(paid, amount_msat=999_999))
    assert judged.base_sats == 999


async def test_a_small_bill_is_a_visit_and_earns_nothing(
    venue: Venue, guest: Guest
) -> None:
    await venue.program(min_spend_sats=5_000)
    small = await venue.serve(guest, 4_999)
    assert (small["points_delta"], small["base_sats"]) == (0, 4_999)
    assert (await venue.card(guest))["visits_this_month"] == 1
    assert (await venue.serve(guest, 5_000))["points_delta"] == 5


async def test_the_tip_does_not_help_over_the_minimum(
    venue: Venue, guest: Guest
) -> None:
    await venue.program(min_spend_sats=5_000)
    assert (await venue.serve(guest, 4_900, tip_sats=500))["points_delta"] == 0


async def test_the_tier_at_posting_multiplies(venue: Venue, guest: Guest) -> None:
    """The bill that reaches a tier is counted without it (mission 42, 44)."""
    await venue.tier("Gold", 10, multiplier_bp=15_000)
    assert (await venue.serve(guest, 10_000))["points_delta"] == 10
    assert (await venue.card(guest))["tier"]["name"] == "Gold"
    assert (await venue.serve(guest, 9_000))["points_delta"] == 13  # 13.5


async def test_the_tier_moves_with_the_points(venue: Venue, guest: Guest) -> None:
    """In one transaction, so no reader ever sees one without the other (mission 44)."""
    silver = await venue.tier("Silver", 5)
    gold = await venue.tier("Gold", 12)
    seen = []
    for _ in range(3):
        event = await venue.serve(guest, 5_000)
        seen += await records.rows(
            "SELECT tier_id, points FROM balances WHERE card_id = :card",
            card=event["id"].split(":")[0],
        )
    tiers = [(row["points"], row["tier_id"]) for row in seen]
    assert tiers == [(5, silver["id"]), (10, silver["id"]), (15, gold["id"])]
    assert (await venue.proof())["wrong"] == 0


async def test_the_card_says_what_is_missing_for_the_next_tier(
    venue: Venue, guest: Guest
) -> None:
    await venue.tier("Silver", 5)
    await venue.tier("Gold", 12)
    assert (await venue.card(guest))["next_tier"] == {
        "name": "Silver",
        "missing": 5,
        "threshold": 5,
    }
    await venue.serve(guest, 7_000)
    ahead = (await venue.card(guest))["next_tier"]
    assert ahead == {"name": "Gold", "missing": 5, "threshold": 12}
    await venue.serve(guest, 7_000)
    assert (await venue.card(guest))["next_tier"] is None


async def test_two_bills_on_one_day_are_one_visit(venue: Venue, guest: Guest) -> None:
    await venue.serve(guest, 2_000)
    await venue.serve(guest, 3_000)
    card = await venue.card(guest)
    assert (card["points"], card["visits_this_month"]) == (5, 1)


async def test_a_programme_by_visit_gives_points_once_a_day(
    new_venue: NewVenue, guest: Guest
) -> None:
    """Mission 4-10: the stamp card."""
    with ago(days=2):
        venue = await new_venue()
        await venue.program(earn_by="visit", earn_points=1)
        await venue.serve(guest, 2_000)
    with ago(days=1):
        await venue.serve(guest, 2_000)
        await venue.serve(guest, 90_000)
    await venue.serve(guest, 2_000)
    deltas = [e["points_delta"] for e in (await venue.card(guest))["recent_events"]]
    assert deltas == [1, 0, 1, 1]


async def test_a_bill_without_a_customer_earns_nothing(
    venue: Venue, guest: Guest
) -> None:
    made = await venue.order(50_000)
    await venue.pay(guest, made["payment_request"])
    assert await records.outcome(made["payment_hash"]) == "no_customer"
    assert await venue.bill(made["order"]["id"]) == "paid"
    assert (await venue.card(guest))["recent_events"] == []


async def test_a_bill_earns_once_however_often_it_is_reported(
    venue: Venue, guest: Guest
) -> None:
    from loyalty.orders.payments.reconciliation import on_paid

    made = await venue.order(8_000, customer_pubkey=guest.pubkey)
    await venue.pay(guest, made["payment_request"])
    paid = await records.core_payment(made["payment_hash"])
    await asyncio.gather(*(on_paid(paid) for _ in range(5)), records.reconcile())
    await records.judged(made["payment_hash"])
    card = await venue.card(guest)
    assert (card["points"], len(card["recent_events"])) == (8, 1)


async def test_a_bill_cannot_be_paid_twice(venue: Venue, guest: Guest) -> None:
    made = await venue.order(8_000, customer_pubkey=guest.pubkey)
    await venue.pay(guest, made["payment_request"])
    with pytest.raises(AssertionError):
        await venue.pay(guest, made["payment_request"])
    await venue.counted(guest, made["order"]["id"])
    assert (await venue.card(guest))["points"] == 8


async def test_bills_paid_at_once_all_count(venue: Venue, guest: Guest) -> None:
    """Twenty at the same moment on one card: the sum is exact, the chain whole."""
    amounts = [1_000 * n for n in range(1, 21)]
    made = await asyncio.gather(
        *(venue.order(amount, customer_pubkey=guest.pubkey) for amount in amounts)
    )
    await asyncio.gather(*(venue.pay(guest, m["payment_request"]) for m in made))
    for bill in made:
        await venue.counted(guest, bill["order"]["id"])
    card = await venue.card(guest)
    assert card["points"] == sum(range(1, 21))
    assert [e["seq"] for e in card["recent_events"]] == list(range(20, 0, -1))
    proof = await venue.proof()
    assert (proof["cards"], proof["events"], proof["findings"]) == (1, 20, [])


async def test_guests_have_a_card_each(venue: Venue, new_guest: NewGuest) -> None:
    alice, bob = await new_guest("Alice"), await new_guest("Bob")
    await asyncio.gather(venue.serve(alice, 3_000), venue.serve(bob, 4_000))
    assert (await venue.card(alice))["points"] == 3
    assert (await venue.card(bob))["points"] == 4


async def test_whoever_pays_the_card_on_the_bill_earns(
    venue: Venue, new_guest: NewGuest
) -> None:
    """Bob treats Alice: the key on the order is who came."""
    alice, bob = await new_guest("Alice"), await new_guest("Bob")
    made = await venue.order(6_000, customer_pubkey=alice.pubkey)
    await venue.pay(bob, made["payment_request"])
    await venue.counted(alice, made["order"]["id"])
    assert (await venue.card(bob))["points"] == 0


async def test_more_points_than_exist_are_refused_and_the_bill_is_paid(
    venue: Venue, guest: Guest
) -> None:
    await venue.program(earn_points=2**53 - 1, earn_per_sats=1)
    made = await venue.order(2, customer_pubkey=guest.pubkey)
    await venue.pay(guest, made["payment_request"])
    assert await records.outcome(made["payment_hash"]) == "too_many_points"
    assert await venue.bill(made["order"]["id"]) == "paid"
    await venue.program(earn_points=1, earn_per_sats=1000)
    assert (await venue.serve(guest, 3_000))["points_delta"] == 3


async def test_an_event_says_what_it_was_counted_by(venue: Venue, guest: Guest) -> None:
    """The rule in its hash, multiplier, order and payment (mission 26-35)."""
    from loyalty.points import EarnRule

    event = await venue.serve(guest, 34_900, tip_sats=100)
    (row,) = await records.rows(
        "SELECT e.*, r.rule FROM events e "
        "JOIN rule_snapshots r ON r.rule_hash = e.rule_hash "
        "WHERE e.card_id = :card AND e.seq = :seq",
        card=event["id"].split(":")[0],
        seq=event["seq"],
    )
    rule = EarnRule("spend", 1, 1000, "", 0, 0)
    expected: dict[str, Any] = {
        "rule": rule.canonical(),
        "tier_bp": 10_000,
        "campaign_bp": 10_000,
        "tier_points": 34,
        "lots": "34@0",
        "source": "payment",
        "actor_id": "system",
        "merchant_id": venue.id,
        "order_id": event["order_id"],
    }
    assert {name: row[name] for name in expected} == expected
