"""A bill shared by guests: each has an invoice, a receipt, points (mission 42, 215)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import bills
import pytest
from bills import named

from devkit.people import Guest
from money_back import refunded
from venue import Venue, answer, refusal

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]
TAKEN = (409, "already_claimed")
LINES = [named("Soup", 1_500), named("Wine", 900, 2), named("Cake", 700)]  # 4000


@pytest.fixture
async def alice(new_guest: NewGuest) -> Guest:
    return await new_guest("Alice")


@pytest.fixture
async def bob(new_guest: NewGuest) -> Guest:
    return await new_guest("Bob")


async def table(venue: Venue, **more: Any) -> Any:
    """An open table of 4,000 sats; the order."""
    made = await venue.order(None, lines=LINES, keep_open=True, **more)
    return await bills.order(venue, made["order"]["id"])


async def shares(venue: Venue, order_id: str, *pubkeys: str | None) -> list[Any]:
    """Equal shares, each of the guest named."""
    made = []
    for pubkey in pubkeys:
        asked = {"share": len(pubkeys)} | (
            {"customer_pubkey": pubkey} if pubkey else {}
        )
        made.append(await bills.part(venue, order_id, **asked))
    return made


async def test_three_guests_pay_what_each_had(
    venue: Venue, alice: Guest, bob: Guest, guest: Guest
) -> None:
    """Alice and Bob are known; a stranger claims their own part afterwards."""
    order = await table(venue, tip_sats=400)
    soup, wine, _ = (line["id"] for line in order["lines"])
    first = await bills.part(
        venue, order["id"], line_ids=[soup], customer_pubkey=alice.pubkey
    )
    second = await bills.part(
        venue, order["id"], line_ids=[wine], customer_pubkey=bob.pubkey
    )
    third = await bills.part(venue, order["id"])
    for key in ("payment_hash", "receipt_token", "payment_id"):
        assert len({made[key] for made in (first, second, third)}) == 3
    paid = [
        await bills.pay(venue, payer, order["id"], made)
        for payer, made in ((bob, second), (guest, third), (alice, first))
    ]
    told = [(p["amount_sats"], p["tip_sats"]) for p in paid]
    assert told == [(1_800, 180), (700, 70), (1_500, 150)]
    shown = await bills.closed(venue, order["id"])
    assert {line["payment_id"] for line in shown["lines"]} >= {
        first["payment_id"],
        second["payment_id"],
    }
    assert (await bills.points(venue, bob), await bills.points(venue, alice)) == (1, 2)
    # 4 points in all: f(1800), f(2500) - f(1800), f(4000) - f(2500).
    claimed = answer(await bills.claim(venue, guest, third["receipt_token"]))
    assert claimed["points"] == 1
    assert refusal(await bills.claim(venue, bob, third["receipt_token"])) == TAKEN
    assert (await venue.proof())["wrong"] == 0


@pytest.mark.parametrize("order_of_paying", [(0, 1, 2), (2, 0, 1)])
async def test_parts_paid_in_any_order_earn_what_the_whole_would(
    venue: Venue, alice: Guest, order_of_paying: tuple[int, ...]
) -> None:
    order = await table(venue)
    parts = await shares(venue, order["id"], *[alice.pubkey] * 3)
    for index in order_of_paying:
        await bills.pay(venue, alice, order["id"], parts[index])
    await bills.closed(venue, order["id"])
    assert await bills.points(venue, alice) == 4
    card = await venue.card(alice)
    assert sum(event["base_sats"] for event in card["recent_events"]) == 4_000


async def test_the_minimum_is_on_the_whole_bill(
    venue: Venue, alice: Guest, bob: Guest
) -> None:
    await venue.program(min_spend_sats=4_000)
    order = await table(venue)
    for guest, made in zip(
        (alice, bob),
        await shares(venue, order["id"], alice.pubkey, bob.pubkey),
        strict=True,
    ):
        await bills.pay(venue, guest, order["id"], made)
    assert (await bills.points(venue, alice), await bills.points(venue, bob)) == (2, 2)


async def test_a_split_bill_brings_welcome_points_once(
    venue: Venue, alice: Guest, bob: Guest
) -> None:
    """However often it is split: it is one bill (design: What a new key gets)."""
    await venue.program(welcome_points=50, refund_window_days=0)
    order = await table(venue)
    for guest, made in zip(
        (alice, bob),
        await shares(venue, order["id"], alice.pubkey, bob.pubkey),
        strict=True,
    ):
        await bills.pay(venue, guest, order["id"], made)
    got = [await bills.points(venue, alice), await bills.points(venue, bob)]
    assert got == [52, 2]


async def test_each_guest_of_a_split_bill_has_been_there(
    venue: Venue, alice: Guest, bob: Guest
) -> None:
    """By visit, each gets theirs, and nobody gets two for one day."""
    await venue.program(earn_by="visit", earn_points=3)
    order = await table(venue)
    keys = (alice.pubkey, bob.pubkey, bob.pubkey)
    for made in await shares(venue, order["id"], *keys):
        await bills.pay(venue, alice, order["id"], made)
    assert (await bills.points(venue, alice), await bills.points(venue, bob)) == (3, 3)


# --- what cannot be asked for ---------------------------------------------------------


async def test_no_more_than_the_bill_is_asked_for(venue: Venue) -> None:
    order = await table(venue)
    order_id, soup = order["id"], order["lines"][0]["id"]
    for asked, code in (
        ({"amount_sats": 4_001}, "more_than_left"),
        ({"line_ids": ["nope"]}, "line_not_found"),
        ({"share": 1}, "bad_share"),
        ({"share": 101}, "bad_share"),
        ({"share": 2, "amount_sats": 1}, "one_way_needed"),
        ({"customer_pubkey": "nobody", "amount_sats": 1}, "bad_pubkey"),
    ):
        assert (await bills.part_refused(venue, order_id, **asked))[1] == code
    await bills.part(venue, order_id, line_ids=[soup])
    refused = await bills.part_refused(venue, order_id, line_ids=[soup])
    assert refused == (409, "line_taken")
    refused = await bills.part_refused(venue, order_id, amount_sats=2_501)
    assert refused == (409, "more_than_left")
    await bills.part(venue, order_id)
    for asked in ({}, {"amount_sats": 1}, {"share": 2}):
        refused = await bills.part_refused(venue, order_id, **asked)
        assert refused == (409, "nothing_left")


async def test_a_part_can_be_taken_back_and_asked_for_anew(
    venue: Venue, alice: Guest
) -> None:
    order = await table(venue, tip_sats=400)
    order_id, soup = order["id"], order["lines"][0]["id"]
    asked = await bills.part(venue, order_id, line_ids=[soup])
    path = f"/orders/{order_id}/payments/{asked['payment_id']}"
    for _ in range(2):
        assert (await venue.do("DELETE", path))["payment"]["state"] == "void"
    again = await bills.part(venue, order_id, line_ids=[soup])
    await bills.pay(venue, alice, order_id, again)
    path = f"/orders/{order_id}/payments/{again['payment_id']}"
    assert await venue.refused("DELETE", path) == (409, "payment_closed")
    path = f"/orders/{order_id}/payments/nope"
    assert await venue.refused("DELETE", path) == (404, "payment_not_found")


async def test_a_part_taken_back_and_paid_nevertheless_counts(
    venue: Venue, alice: Guest
) -> None:
    order = await table(venue)
    asked = await bills.part(
        venue, order["id"], amount_sats=1_000, customer_pubkey=alice.pubkey
    )
    path = f"/orders/{order['id']}/payments/{asked['payment_id']}"
    await venue.do("DELETE", path)
    await bills.pay(venue, alice, order["id"], asked)
    assert await bills.points(venue, alice) == 1
    assert (await bills.order(venue, order["id"]))["left_sats"] == 3_000


async def test_a_bill_partly_paid_is_not_canceled(venue: Venue, alice: Guest) -> None:
    order = await table(venue)
    asked = await bills.part(venue, order["id"], amount_sats=1_000)
    await bills.pay(venue, alice, order["id"], asked)
    path = f"/orders/{order['id']}/status"
    refused = await venue.refused("PUT", path, status="canceled")
    assert refused == (409, "paid_needs_refund")


async def test_a_guests_own_tip_is_beside_the_bills(
    venue: Venue, alice: Guest, bob: Guest
) -> None:
    order = await table(venue, tip_sats=400)
    first = await bills.part(venue, order["id"], share=2, tip_sats=77)
    second = await bills.part(venue, order["id"], share=2)
    paid = [
        await bills.pay(venue, payer, order["id"], made)
        for payer, made in ((alice, first), (bob, second))
    ]
    assert [p["tip_sats"] for p in paid] == [277, 200]
    assert [p["amount_sats"] for p in paid] == [2_000, 2_000]


# --- money back -----------------------------------------------------------------------


async def test_a_refund_of_a_part_takes_back_what_it_earned(
    venue: Venue, alice: Guest, bob: Guest
) -> None:
    order = await table(venue)
    order_id = order["id"]
    parts = await shares(venue, order_id, alice.pubkey, bob.pubkey)
    for guest, made in zip((alice, bob), parts, strict=True):
        await bills.pay(venue, guest, order_id, made)
    await bills.closed(venue, order_id)
    refused = refusal(await venue.refund(order_id, amount_sats=1))
    assert refused == (409, "which_payment")
    unknown = await venue.refund(order_id, amount_sats=1, payment_id="nope")
    assert refusal(unknown) == (404, "payment_not_found")
    mine = {"payment_id": parts[1]["payment_id"]}
    too_much = await venue.refund(order_id, amount_sats=2_001, **mine)
    assert refusal(too_much) == (409, "refund_too_large")
    await refunded(venue, order_id, amount_sats=500, **mine)
    assert (await bills.points(venue, alice), await bills.points(venue, bob)) == (2, 1)
    await refunded(venue, order_id, amount_sats=1_500, **mine)
    assert (await bills.points(venue, alice), await bills.points(venue, bob)) == (2, 0)
    assert await venue.bill(order_id) == "part_refunded"
    first = {"payment_id": parts[0]["payment_id"]}
    await refunded(venue, order_id, amount_sats=2_000, **first)
    assert await bills.points(venue, alice) == 0
    assert await venue.bill(order_id) == "refunded"
    assert (await venue.proof())["wrong"] == 0


async def test_a_part_refunded_before_it_is_claimed_brings_what_is_left(
    venue: Venue, alice: Guest, bob: Guest
) -> None:
    order = await table(venue)
    parts = await shares(venue, order["id"], alice.pubkey, None)
    for guest, made in zip((alice, bob), parts, strict=True):
        await bills.pay(venue, guest, order["id"], made)
    await bills.closed(venue, order["id"])
    mine = {"payment_id": parts[1]["payment_id"]}
    answer(await venue.refund(order["id"], amount_sats=1_000, **mine))
    claimed = answer(await bills.claim(venue, bob, parts[1]["receipt_token"]))
    assert claimed["points"] == 1
    assert await bills.points(venue, bob) == 1
    assert (await venue.proof())["wrong"] == 0
