"""Receipts that are not there, and whoever guesses them."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Awaitable, Callable
from typing import Any

import chits
import pytest
import time_machine
from chits import UNKNOWN

from browsers import caller_at
from devkit.people import Guest, NostrKeys
from venue import API, Venue, refusal

NewVenue = Callable[..., Awaitable[Venue]]
FIELDS = {
    *("merchant", "table", "paid_at", "created_at", "method", "bill", "lines"),
    *("amount_sats", "amount_minor", "tip_sats", "total_sats", "currency"),
    *("minor_per_btc", "tax", "split", "refunded_sats", "refunds", "payment_request"),
    *("points", "tier", "next_reward", "mine", "is_mine", "url", "now"),
}
NO_POINTS = {
    "state": "none",
    "earned": 0,
    "taken_back": 0,
    "claim_until": None,
    "why": None,
    "min_spend_sats": 0,
}
COFFEE = {"name": "Coffee", "unit_price_sats": 3_000, "quantity": 2, "tax_bp": 2_000}
CAKE = {"name": "Cake", "unit_price_sats": 4_000, "tax_bp": 1_000}


@pytest.fixture
def keys() -> NostrKeys:
    return NostrKeys.fresh()


# --- whoever guesses ------------------------------------------------------------------


async def junk(venue: Venue) -> list[str]:
    """Whatever could be asked for and is no receipt."""
    _, token = await chits.open_bill(venue, 1_000)
    _, other = await chits.open_bill(venue, 1_000)
    payment, mac = token.split("-")
    return [
        f"{payment}-{other.split('-')[1]}",
        f"{os.urandom(16).hex()}-{mac}",
        *(token.upper(), token[:-1], token + "0", token + "%0A", payment, mac),
        *("x", "%20", "%F0%9F%8D%95", "' OR 1=1 --", "%00", "٣" * 32),
        "a" * 60_000,  # what a client can put into an address
    ]


async def test_anything_unknown_is_not_there(venue: Venue) -> None:
    for number, token in enumerate(await junk(venue)):
        async with caller_at(venue.http, f"192.0.2.{number}") as mallory:
            said = await mallory.get(f"{API}/receipts/{token}")
            assert said.status_code == 404, (token[:99], said.text)
            assert not said.content or "code" in said.json()


@pytest.mark.parametrize("head", ["", "0" * 32 + "-", "0" * 31])
async def test_a_megabyte_is_no_receipt(app: Any, head: str) -> None:
    from loyalty.exceptions import NotFound
    from loyalty.orders.receipts.receipt import find_receipt
    from loyalty.store import store

    with pytest.raises(NotFound):
        await store.read(find_receipt, head + "0" * 1_000_000)


async def test_only_unknown_receipts_count_as_guesses(
    venue: Venue, guest: Guest, keys: NostrKeys
) -> None:
    """Thirty a minute and address; who has a right one is never held up."""
    token = await chits.paid_bill(venue, guest, 5_000)
    async with caller_at(venue.http, "203.0.113.99") as http:
        mallory = Venue(http, venue.owner, venue.wallet, venue.merchant)
        await chits.claimed(mallory, keys, token)
        for _ in range(35):
            assert (await chits.see(mallory, token)).is_success
            bad = {"Authorization": "Nostr AAAA"}
            assert (await chits.see(mallory, token, bad)).status_code == 401
            assert await chits.refused(mallory, NostrKeys.fresh(), token) == chits.TAKEN
        for turn in range(30):
            unknown = f"{os.urandom(16).hex()}-{os.urandom(16).hex()}"
            if turn % 2:
                assert await chits.refused(mallory, keys, unknown) == UNKNOWN
            else:
                assert refusal(await chits.see(mallory, unknown)) == UNKNOWN
        held_up = await chits.see(mallory, unknown)
        assert refusal(held_up) == (429, "too_many_tries")
        assert 1 <= int(held_up.headers["retry-after"]) <= 60
        wait = await chits.refused(mallory, keys, unknown)
        assert wait == (429, "too_many_tries")
        assert (await chits.read(mallory, token))["bill"] == "paid"
        assert (await chits.claimed(mallory, keys, token))["claimed"] is True
        assert refusal(await chits.see(venue, unknown)) == UNKNOWN, "nobody else waits"
        with time_machine.travel(time.time() + 61, tick=False):
            assert refusal(await chits.see(mallory, unknown)) == UNKNOWN


async def test_a_hundred_guesses_at_once_are_thirty(venue: Venue) -> None:
    async with caller_at(venue.http, "203.0.113.98") as http:
        asked: list[Any] = [
            http.get(f"{API}/receipts/{os.urandom(16).hex()}-{os.urandom(16).hex()}")
            for _ in range(100)
        ]
        said = await asyncio.gather(*asked)
    statuses = sorted(response.status_code for response in said)
    assert statuses == [404] * 30 + [429] * 70
