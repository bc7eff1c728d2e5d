"""Satoshi-back: what is owed for a bill, and how it reaches its guest (mission 65)."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

import chits
import pytest
import sats
from holders import send

import records
from devkit.people import Guest
from perks import reserve, reward
from venue import Venue, answer, refusal

pytestmark = pytest.mark.anyio


async def test_a_tier_gives_back_of_a_bill_into_the_wallet_its_guest_has_named(
    venue: Venue, guest: Guest
) -> None:
    await sats.generous(venue)
    await sats.name_wallet(venue, guest)
    await venue.serve(guest, 10_999, tip_sats=500)
    (owed,) = await sats.payouts(venue)
    assert (owed["kind"], owed["amount_sats"], owed["state"]) == (
        "rebate",
        1_099,
        "pending",
    )
    (card,) = answer(await send(venue.http, guest.keys, "GET", "/me/cards"))["data"]
    assert card["satoshi_balance"] == 1_099
    await sats.pay_due()
    (paid,) = await sats.payouts(venue)
    assert paid["state"] == "paid"
    assert await sats.arrived(guest.wallet.id, venue) == 1_099
    seen = await sats.own(venue, guest)
    assert (seen["balance_sats"], seen["data"][0]["state"]) == (0, "paid")
    log = (await venue.do("GET", f"/payouts/{paid['id']}"))["log"]
    assert [one["state"] for one in log] == ["pending", "paying", "paid"]
    await sats.prove(venue)


async def test_the_receipt_and_the_card_document_tell_of_sats_that_come_back(
    venue: Venue, guest: Guest
) -> None:
    """To whoever holds the receipt; to whom they come back is the holder's own."""
    await sats.generous(venue)
    made = await venue.order(10_000, customer_pubkey=guest.pubkey)
    token = made["receipt_token"]
    assert (await chits.read(venue, token))["satoshi_back"] is None
    await venue.pay(guest, made["payment_request"])
    await chits.settled(venue, token)
    told = (await chits.read(venue, token))["satoshi_back"]
    assert told == {"sats": 1_000, "paid": False}
    assert await _balance_on_file(venue, guest) == 1_000
    await venue.refund(made["order"]["id"], amount_sats=4_000)
    told = (await chits.read(venue, token))["satoshi_back"]
    assert told == {"sats": 600, "paid": False}
    await sats.fund(venue)
    await sats.name_wallet(venue, guest)
    await sats.pay_due()
    told = (await chits.read(venue, token))["satoshi_back"]
    assert told == {"sats": 600, "paid": True}
    assert await _balance_on_file(venue, guest) == 0


async def _balance_on_file(venue: Venue, guest: Guest) -> int:
    taken = await venue.do("GET", f"{venue.card_path(guest)}/export")
    return int(taken["satoshi_balance"])


async def test_nothing_is_paid_before_the_window_for_refunds_is_over(
    venue: Venue, guest: Guest
) -> None:
    await sats.generous(venue)
    await venue.program(refund_window_days=1)
    await sats.name_wallet(venue, guest)
    event = await venue.serve(guest, 10_000)
    await sats.pay_due()
    (owed,) = await sats.payouts(venue)
    assert (owed["state"], owed["due_at"]) == ("pending", event["time"] + 86_400)


async def test_small_amounts_wait_until_there_is_enough_and_go_together(
    venue: Venue, guest: Guest
) -> None:
    await sats.generous(venue)
    await sats.limits(venue, min_sats=250)
    await sats.name_wallet(venue, guest)
    await venue.serve(guest, 1_000)
    await venue.serve(guest, 1_000)
    await sats.pay_due()
    assert await sats.states(venue) == ["pending", "pending"]
    await venue.serve(guest, 1_000)
    await sats.pay_due()
    assert await sats.states(venue) == ["paid"] * 3
    assert [row["amount"] for row in await sats.sent(venue)] == [-300_000]
    await sats.prove(venue)


async def test_nobody_is_paid_who_has_not_said_where_to(
    venue: Venue, guest: Guest
) -> None:
    await sats.generous(venue)
    await venue.serve(guest, 10_000)
    assert await sats.pay_due() == 0
    assert await sats.states(venue) == ["pending"]


async def test_a_destination_takes_a_signature_of_its_own(
    venue: Venue, guest: Guest
) -> None:
    body = {"wallet_id": guest.wallet.id}
    signed = await send(venue.http, guest.keys, "PUT", "/me/payout", **body)
    assert answer(signed) == {"wallet_id": guest.wallet.id, "lightning_address": None}
    sent = signed.request
    again = await venue.http.put(sent.url, content=sent.content, headers=sent.headers)
    assert refusal(again) == (401, "proof_used")
    for headers in ({}, venue.admin):
        status, _ = await venue.refused("PUT", "/me/payout", headers, **body)
        assert status in (401, 403)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"wallet_id": "nowhere"}, "wallet_not_found"),
        ({"wallet_id": "a", "lightning_address": "ana@example.com"}, "one_destination"),
        ({"lightning_address": "ana"}, "bad_lightning_address"),
        ({"lightning_address": "ana@localhost"}, "bad_address"),
        ({"lightning_address": "ana@example.com#x"}, "bad_lightning_address"),
    ],
)
async def test_what_is_no_destination(
    venue: Venue, guest: Guest, body: Any, code: str
) -> None:
    refused = await send(venue.http, guest.keys, "PUT", "/me/payout", **body)
    assert refusal(refused) == (400, code)


async def test_budgets_bound_what_is_promised(
    venue: Venue, guest: Guest, new_guest: Callable[..., Awaitable[Guest]]
) -> None:
    await sats.generous(venue)
    await sats.limits(venue, day_sats=2_500, guest_day_sats=1_500)
    bob = await new_guest()
    await venue.serve(guest, 10_000)
    await venue.serve(guest, 10_000)  # 500 are left for Ana today
    await venue.serve(guest, 10_000)  # and now none
    await venue.serve(bob, 20_000)  # 1,000 are left for the day
    promised = [row["amount_sats"] for row in await sats.payouts(venue)]
    assert sorted(promised) == [500, 1_000, 1_000]
    shown = await venue.do("GET", f"/merchants/{venue.id}/payouts/settings")
    assert (shown["day_used_sats"], shown["month_used_sats"]) == (2_500, 2_500)
    await sats.limits(venue, is_on=False, day_sats=1_000_000)
    await venue.serve(bob, 5_000)
    assert len(await sats.payouts(venue)) == 3


async def test_racing_bills_stay_within_the_budgets(
    venue: Venue, new_guest: Callable[..., Awaitable[Guest]]
) -> None:
    from loyalty import services
    from loyalty.merchants.crud import get_merchant
    from loyalty.payouts import satoshi_back
    from loyalty.store import store

    await sats.limits(venue, day_sats=1_000, guest_day_sats=400)
    guests = [await new_guest() for _ in range(4)]

    def give(tx: Any, number: int) -> int:
        merchant = get_merchant(tx, venue.id)
        assert merchant is not None
        settings = services.get_program(tx, merchant.program_id).settings
        who = guests[number % 4].pubkey
        return satoshi_back.give_cashback(
            tx, merchant, settings, who, f"{venue.id}:{number}", 70, int(time.time())
        )

    given = await asyncio.gather(*(store.write(give, n) for n in range(40)))
    again = await asyncio.gather(*(store.write(give, n) for n in range(40)))
    assert sum(given) == 1_000
    owed = await sats.payouts(venue)
    assert sum(row["amount_sats"] for row in owed) == 1_000 + sum(again) == 1_000
    for card_id in {row["card_id"] for row in owed}:
        of_guest = [row["amount_sats"] for row in owed if row["card_id"] == card_id]
        assert sum(of_guest) <= 400


async def test_a_cause_is_owed_once_whoever_asks_at_once(
    venue: Venue, guest: Guest
) -> None:
    from loyalty.payouts import services
    from loyalty.store import store

    now = int(time.time())
    owed = await asyncio.gather(
        *(
            store.write(
                services.owe,
                "cashback",
                f"{venue.id}:once",
                venue.id,
                guest.pubkey,
                100 + n,
                now,
                now,
            )
            for n in range(20)
        )
    )
    assert len({payout.id for payout in owed}) == 1
    assert len(await sats.payouts(venue)) == 1


async def test_a_bill_gives_back_no_more_than_the_programme_says(
    venue: Venue, guest: Guest
) -> None:
    await sats.generous(venue, rebate_bp=9_000, max_giveback_bp=2_500)
    await venue.serve(guest, 1_001)
    assert [row["amount_sats"] for row in await sats.payouts(venue)] == [250]


async def test_money_that_can_be_reversed_gives_nothing_back(
    venue: Venue, guest: Guest
) -> None:
    await sats.generous(venue, earn_on_reversible=True)
    extra = {"customer_pubkey": guest.pubkey, "paid_in_fiat": True}
    request = await venue.foreign_invoice(5_000, extra)
    assert await records.outcome(await venue.pay(guest, request)) == "earned"
    assert await sats.payouts(venue) == []


async def test_sats_that_go_back_are_nobodys_bill(
    venue: Venue,
    guest: Guest,
    new_venue: Callable[..., Awaitable[Venue]],
) -> None:
    """The loop: a guest lets satoshi-back be paid to places where it would earn."""
    await sats.generous(venue)
    bar = await new_venue(name="Bar")
    await sats.generous(bar)
    await bar.do("PUT", f"/merchants/{bar.id}", adapters=["plain"])
    await sats.name_wallet(venue, guest, bar.wallet.id)
    await venue.serve(guest, 10_000)
    await sats.pay_due()
    (out,) = await sats.sent(venue)
    assert await records.outcome(out["payment_hash"]) == "own_payout"
    told = {"merchant_id": bar.id, "payment_hash": out["payment_hash"]}
    refused = await bar.refused(
        "POST", "/orders/paid", customer_pubkey=guest.pubkey, **told
    )
    assert refused == (409, "not_counted")
    await sats.hurry(venue)
    await venue.serve(guest, 10_000)
    made = await bar.order(1_000, customer_pubkey=guest.pubkey)
    fetch = await sats.link(venue, guest)
    used = await venue.http.get(
        f"{fetch['url']}/callback", params={"pr": made["payment_request"]}
    )
    assert used.json() == {"status": "OK"}
    await sats.pay_due()
    assert await records.outcome(made["payment_hash"]) == "own_payout"
    assert await bar.bill(made["order"]["id"]) == "paid"
    assert await sats.payouts(bar) == []
    assert (await bar.card(guest))["points"] == 0


async def test_a_reward_in_sats_is_given_once_they_are_paid(
    venue: Venue, guest: Guest
) -> None:
    await venue.program(refund_window_days=0)
    await sats.fund(venue)
    await venue.by_hand("grant", guest.pubkey, 500)
    best = await reward(venue, kind="sats_payout", cost_points=300, value=2_000)
    made = await reserve(venue, guest, best["id"])
    await sats.name_wallet(venue, guest)
    await sats.pay_due()
    path = f"/redemptions/{made['redemption']['id']}"
    (row,) = await records.rows(
        "SELECT status FROM redemptions WHERE id = :id", id=made["redemption"]["id"]
    )
    assert row["status"] == "fulfilled"
    assert await venue.refused("POST", f"{path}/undo", reason="x") == (409, "paid_out")
    assert await venue.refused("POST", f"{path}/cancel") == (409, "already_fulfilled")
    assert await sats.arrived(guest.wallet.id, venue) == 2_000
    assert (await venue.card(guest))["points"] == 200
    await sats.prove(venue)


async def test_an_empty_wallet_is_tried_again_and_then_needs_a_look(
    venue: Venue, guest: Guest
) -> None:
    from loyalty.payouts.rules import MOST_TRIES

    await venue.by_hand("grant", guest.pubkey, 500)
    await venue.program(refund_window_days=0)
    best = await reward(venue, kind="sats_payout", cost_points=300, value=2_000)
    await reserve(venue, guest, best["id"])
    await sats.name_wallet(venue, guest)
    for _ in range(MOST_TRIES):
        assert await sats.states(venue) == ["pending"]
        await sats.hurry(venue)
        assert await sats.pay_due() == 1
    (failed,) = await sats.payouts(venue)
    assert (failed["state"], failed["reason"]) == ("failed", "no_balance")
    listed = await venue.do("GET", f"/merchants/{venue.id}/payouts?state=failed")
    assert listed["data"][0]["reason_words"] == "The wallet has not enough sats."
    assert listed["sums"] == {"failed": {"count": 1, "sats": 2_000}}
    await sats.fund(venue)
    path = f"/payouts/{failed['id']}/retry"
    assert answer(await venue.once(path, key="again"))["state"] == "pending"
    assert answer(await venue.once(path, key="again"))["state"] == "pending"
    await sats.pay_due()
    assert await sats.states(venue) == ["paid"]
    assert refusal(await venue.once(path)) == (409, "already_paid")
    await sats.prove(venue)
