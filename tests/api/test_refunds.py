"""Money goes back and points follow it, through the public API (mission 36-40, 212,
213)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from random import Random
from typing import Any

import perks
import records
from devkit.people import Guest
from money_back import bill_of, refunded, use_points
from venue import Venue, refusal

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]
PART_REFUNDED, REFUNDED = "part_refunded", "refunded"


# --- what a refund does ---------------------------------------------------------------


async def test_half_of_anas_bill(venue: Venue, guest: Guest) -> None:
    """The story of the demo: 40 points, half of a bill of 34,000 goes back."""
    await bill_of(venue, guest, 6_000)
    order_id = await bill_of(venue, guest, 34_000)
    path = f"/merchants/{venue.id}/customers/{guest.pubkey}"
    await venue.do("PUT", path, nickname="Ana")
    foretold = await venue.preview(order_id, amount_sats=17_000)
    assert foretold["words"] == (
        "17,000 sats go back to Ana. 17 points are taken back; 23 stay."
    )
    made = await refunded(venue, order_id, amount_sats=17_000)
    assert made["words"] == "Half refunded. 17 points were taken back."
    figures = {
        "refunded_sats": 17_000,
        "left_sats": 17_000,
        "tip_sats": 0,
        "points_taken": 17,
        "points_ended": 0,
        "points_owed": 0,
        "forgiven": 0,
        "points": 23,
        "kept_sats": 0,
        "payout_id": None,
    }
    for told in (foretold, made):
        assert {name: told[name] for name in figures} == figures
        names = {"refund", "rewards_returned", "rewards_lapsed", "withdraw", "words"}
        assert set(told) == {*figures, *names}
    card = await venue.card(guest)
    assert (card["points"], card["lifetime_points"]) == (23, 23)
    assert (await venue.proof())["wrong"] == 0


async def test_a_refund_is_on_the_order_and_on_the_card(
    venue: Venue, guest: Guest
) -> None:
    event = await venue.serve(guest, 10_000)
    order_id = event["order_id"]
    made = await refunded(
        venue, order_id, amount_sats=4_000, return_by="cash", reason="  Cold soup  "
    )
    entry = (await venue.card(guest))["recent_events"][0]
    told = {
        "kind": "revoked",
        "source": "refund",
        "points_delta": -4,
        "base_sats": -4_000,
        "order_id": order_id,
        "reason": "Cold soup",
        "time": made["refund"]["time"],
    }
    assert {name: entry[name] for name in told} == told
    order = await venue.do("GET", f"/orders/{order_id}")
    assert (order["bill"], order["kitchen"], order["status"]) == (
        PART_REFUNDED,
        "new",
        "paid",
    )
    assert order["refunded_sats"] == 4_000
    assert order["refunds"] == [made["refund"]]
    assert made["refund"]["words"] == "4,000 sats went back: Cold soup"
    assert (made["refund"]["amount_sats"], made["refund"]["return_by"]) == (
        4_000,
        "cash",
    )
    (row,) = await records.rows(
        "SELECT * FROM events WHERE source = 'refund' AND order_id = :id", id=order_id
    )
    assert row["source_id"] == made["refund"]["id"]
    assert row["answers"] == event["id"]
    assert row["actor_id"] == f"wallet:{venue.wallet.id}"
    assert row["text_commitment"]
    assert "Cold" not in str(row)


async def test_goods_go_back_first_and_the_tip_last(venue: Venue, guest: Guest) -> None:
    order_id = await bill_of(venue, guest, 10_000, tip_sats=2_000)
    most = await refunded(venue, order_id, amount_sats=10_000)
    assert most["words"] == "Refunded, all but the tip. 10 points were taken back."
    assert (most["left_sats"], most["points"]) == (2_000, 0)
    assert await venue.bill(order_id) == PART_REFUNDED
    tip = await refunded(venue, order_id, amount_sats=2_000)
    assert tip["words"] == "Refunded in full. No points were taken back."
    order = await venue.do("GET", f"/orders/{order_id}")
    assert (order["bill"], order["status"], order["kitchen"]) == (
        REFUNDED,
        REFUNDED,
        "new",
    )
    assert (await venue.card(guest))["visits_this_month"] == 0


async def test_an_order_that_went_back_can_be_taken_off_the_kitchen(
    venue: Venue, guest: Guest
) -> None:
    order_id = await bill_of(venue, guest, 5_000)
    path = f"/orders/{order_id}/status"
    await refunded(venue, order_id, amount_sats=4_999)
    conflict = await venue.refused("PUT", path, status="canceled")
    assert conflict == (409, "paid_needs_refund")
    await refunded(venue, order_id, amount_sats=1)
    order = await venue.do("PUT", path, status="canceled")
    assert (order["bill"], order["kitchen"]) == (REFUNDED, "canceled")


async def test_any_parts_take_back_exactly_what_was_earned(
    venue: Venue, guest: Guest
) -> None:
    """The rule changes on the way, and other bills come; the bill's own rule counts."""
    random = Random(213)
    await venue.program(earn_points=3, earn_per_sats=700)
    event = await venue.serve(guest, 30_000)
    await venue.program(earn_points=1, earn_per_sats=1_000, min_spend_sats=29_000)
    left, taken, gone = 30_000, 0, 0
    while left:
        part = min(random.randint(1, 6_000), left)
        made = await refunded(venue, event["order_id"], amount_sats=part)
        left, gone = left - part, gone + part
        taken += made["points_taken"]
        rest = (30_000 - gone) * 3 // 700
        assert taken == event["points_delta"] - rest
        assert made["points"] == rest
    assert taken == event["points_delta"]
    assert (await venue.proof())["wrong"] == 0


async def test_points_that_were_used_are_missing_until_the_next_bill(
    venue: Venue, guest: Guest
) -> None:
    order_id = await bill_of(venue, guest, 10_000)
    await use_points(venue, guest, 9)
    foretold = await venue.preview(order_id, amount_sats=10_000)
    assert foretold["words"] == (
        f"10,000 sats go back to Guest …{guest.pubkey[-4:]}. 10 points are taken back. "
        "9 points are missing: the next ones earned fill that."
    )
    made = await refunded(venue, order_id, amount_sats=10_000)
    assert made["words"] == (
        "Refunded in full. 10 points were taken back. "
        "9 points are missing: the next ones earned fill that."
    )
    assert (made["points_owed"], made["points"]) == (9, -9)
    await venue.serve(guest, 12_000)
    assert (await venue.card(guest))["points"] == 3
    assert (await venue.proof())["wrong"] == 0


async def test_points_that_were_used_may_be_let_go(venue: Venue, guest: Guest) -> None:
    await venue.program(deficit_policy="forgive")
    order_id = await bill_of(venue, guest, 10_000)
    await use_points(venue, guest, 9)
    made = await refunded(venue, order_id, amount_sats=10_000)
    figures = (made["points_taken"], made["forgiven"], made["points_owed"])
    assert figures == (1, 9, 0)
    assert made["words"] == (
        "Refunded in full. 1 point was taken back. 9 points were used and are let go."
    )
    await venue.serve(guest, 12_000)
    assert (await venue.card(guest))["points"] == 12


async def test_a_reward_that_waits_ends_before_anybody_owes(
    venue: Venue, guest: Guest
) -> None:
    order_id = await bill_of(venue, guest, 10_000)
    reward = await perks.reward(venue, cost_points=9)
    made = await perks.reserve(venue, guest, reward["id"])
    foretold = await venue.preview(order_id, amount_sats=5_000)
    assert foretold["words"] == (
        f"5,000 sats go back to Guest …{guest.pubkey[-4:]}. Free dessert was waiting "
        "to be used and ends for it. 5 points are taken back; 5 stay."
    )
    back = await refunded(venue, order_id, amount_sats=5_000)
    assert back["words"] == (
        "Half refunded. Free dessert was waiting to be used and ends for it. "
        "5 points were taken back."
    )
    late = await perks.end(venue, made, "fulfil", code=made["redemption"]["code"])
    assert refusal(late) == (409, "redemption_over")
    assert (await venue.card(guest))["points"] == 5
    assert (await venue.proof())["wrong"] == 0


async def test_a_bill_without_a_card_goes_back_all_the_same(
    venue: Venue, guest: Guest
) -> None:
    made = await venue.order(10_000)
    await venue.pay(guest, made["payment_request"])
    assert await records.outcome(made["payment_hash"]) == "no_customer"
    order_id = made["order"]["id"]
    foretold = await venue.preview(order_id, amount_sats=10_000)
    assert foretold["words"] == (
        "10,000 sats go back. The bill is on no card, so no points are taken back."
    )
    back = await refunded(venue, order_id, amount_sats=10_000)
    assert (back["points_taken"], back["points"]) == (0, None)
    assert await venue.bill(order_id) == REFUNDED
    assert (await venue.do("GET", f"/orders/{order_id}"))["refunded_sats"] == 10_000


async def test_a_bill_that_comes_to_a_card_after_its_refund_counts_the_rest(
    venue: Venue, guest: Guest
) -> None:
    from loyalty import services
    from loyalty.points import Bill
    from loyalty.store import store

    made = await venue.order(10_000)
    await venue.pay(guest, made["payment_request"])
    payment = await records.judged(made["payment_hash"])
    order_id = made["order"]["id"]
    await refunded(venue, order_id, amount_sats=3_000)
    await refunded(venue, order_id, amount_sats=1_500)

    def claim(tx: Any) -> None:
        from loyalty.clock import LocalClock

        paid = services.PaidBill(
            program=services.get_program(tx, venue.merchant["program_id"]),
            merchant_id=venue.id,
            order_id=order_id,
            source_id=payment["checking_id"],
            bill=Bill(10_000),
            time=payment["time"],
            clock=LocalClock("UTC"),
            minor_per_btc=0,
            is_claim=True,
        )
        services.earn(tx, guest.pubkey, paid)

    await store.write(claim)
    card = await venue.card(guest)
    assert (card["points"], card["lifetime_points"]) == (5, 5)
    reasons = [event["reason"] for event in card["recent_events"]]
    assert reasons == ["Cold soup", "Cold soup", None]
    assert (await refunded(venue, order_id, amount_sats=5_500))["points"] == 0
    assert (await venue.proof())["wrong"] == 0


async def test_a_payment_made_elsewhere_goes_back_too(
    venue: Venue, guest: Guest
) -> None:
    hash_ = await venue.pay_elsewhere(
        guest, 12_000, customer_pubkey=guest.pubkey, tip_sats=2_000
    )
    await records.judged(hash_)
    order_id = (await records.order_of(hash_))["id"]
    made = await refunded(venue, order_id, amount_sats=5_000)
    assert (made["points_taken"], made["left_sats"]) == (5, 7_000)
    too_large = await venue.refund(order_id, amount_sats=7_001)
    assert refusal(too_large) == (409, "refund_too_large")
    assert "7,000 sats" in too_large.json()["detail"]


async def test_a_refund_may_be_faster_than_the_news_of_the_payment(
    venue: Venue, guest: Guest, deaf: None
) -> None:
    made = await venue.order(10_000, customer_pubkey=guest.pubkey)
    order_id = made["order"]["id"]
    await venue.pay(guest, made["payment_request"])
    assert await venue.bill(order_id) == "open"
    assert (await venue.preview(order_id, amount_sats=4_000))["points"] == 6
    back = await refunded(venue, order_id, amount_sats=4_000)
    assert (back["points_taken"], back["points"]) == (4, 6)
    await records.reconcile()
    card = await venue.card(guest)
    assert (card["points"], len(card["recent_events"])) == (6, 2)


async def test_by_visit_the_last_bill_of_a_day_takes_its_points(
    venue: Venue, guest: Guest
) -> None:
    await venue.program(earn_by="visit", earn_points=1)
    lunch = await bill_of(venue, guest, 5_000)
    coffee = await bill_of(venue, guest, 2_000)
    assert (await refunded(venue, lunch, amount_sats=5_000))["points"] == 1
    part = await refunded(venue, coffee, amount_sats=1_999)
    assert part["words"] == "1,999 of 2,000 sats refunded. No points were taken back."
    last = await refunded(venue, coffee, amount_sats=1)
    assert last["words"] == "Refunded in full. 1 point was taken back."
    assert (await venue.card(guest))["visits_this_month"] == 0
    assert (await bill_of(venue, guest, 500)) and (await venue.card(guest))[
        "points"
    ] == 1
    assert (await venue.proof())["wrong"] == 0


async def test_a_refund_demotes_at_once(venue: Venue, guest: Guest) -> None:
    await venue.program(tier_window_days=30, tier_grace_days=30)
    await venue.tier("Gold", 10)
    order_id = await bill_of(venue, guest, 10_000)
    assert (await venue.card(guest))["tier"]["name"] == "Gold"
    await refunded(venue, order_id, amount_sats=1)
    assert (await venue.card(guest))["tier"] is None
