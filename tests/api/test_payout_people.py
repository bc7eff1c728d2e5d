"""Sats and the people they are for: forgotten, merged, recovered, put right."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable

import pytest
import sats
from holders import cards, send

import records
from devkit.people import Guest
from venue import Venue, answer

pytestmark = pytest.mark.anyio


async def test_whoever_is_forgotten_is_owed_nothing_and_named_nowhere(
    venue: Venue, guest: Guest
) -> None:
    address = f"{secrets.token_hex(8)}@example.com"  # nobody else's
    await sats.generous(venue)
    await sats.name_address(venue, guest, address)
    await venue.program(refund_window_days=1)
    await venue.serve(guest, 10_000)
    erased = await venue.call("DELETE", venue.card_path(guest))
    assert not erased.is_error, erased.text
    assert await sats.states(venue) == ["void"]
    assert not await records.rows(
        "SELECT * FROM payout_destinations WHERE pubkey = :key", key=guest.pubkey
    )
    await sats.hurry(venue)
    assert await sats.pay_due() == 0
    for table in ("payouts", "payout_transfers", "payout_log", "payout_destinations"):
        kept = str(await records.rows(f"SELECT * FROM {table}"))  # noqa: S608
        assert guest.pubkey not in kept and address not in kept


async def test_a_key_that_is_known_elsewhere_keeps_where_its_sats_go(
    venue: Venue, guest: Guest, new_venue: Callable[..., Awaitable[Venue]]
) -> None:
    bar = await new_venue(name="Bar")
    await bar.serve(guest, 1_000)
    await venue.serve(guest, 1_000)
    await sats.name_wallet(venue, guest)
    answer(await venue.call("DELETE", venue.card_path(guest)))
    path = "/me/payout"
    seen = answer(await send(venue.http, guest.keys, "GET", path))
    assert seen["wallet_id"] == guest.wallet.id
    answer(await bar.call("DELETE", bar.card_path(guest)))
    seen = answer(await send(venue.http, guest.keys, "GET", path))
    assert seen == {"wallet_id": None, "lightning_address": None}


async def test_what_two_cards_of_one_person_are_owed_goes_to_one(
    venue: Venue, guest: Guest, new_guest: Callable[..., Awaitable[Guest]]
) -> None:
    from loyalty import services
    from loyalty.store import store

    other = await new_guest()
    await sats.generous(venue)
    await sats.limits(venue, min_sats=150)
    await venue.serve(guest, 1_000)
    await venue.serve(other, 1_000)
    await store.write(
        services.merge_cards, venue.merchant["program_id"], other.pubkey, guest.pubkey
    )
    (card,) = await cards(venue.http, guest.keys)
    assert card["satoshi_balance"] == 200
    await sats.name_wallet(venue, guest)
    await sats.pay_due()
    assert [row["amount"] for row in await sats.sent(venue)] == [-200_000]
    await sats.prove(venue)


async def test_a_bill_that_is_put_right_takes_its_sats_along(
    venue: Venue, guest: Guest, new_guest: Callable[..., Awaitable[Guest]]
) -> None:
    other = await new_guest()
    await sats.generous(venue)
    event = await venue.serve(guest, 10_000)
    path = f"/orders/{event['order_id']}/customer"
    body = {"customer_pubkey": other.pubkey, "reason": "The other Ana"}
    await venue.do("PUT", path, **body)
    assert (await sats.own(venue, guest))["balance_sats"] == 0
    assert (await sats.own(venue, other))["balance_sats"] == 1_000
