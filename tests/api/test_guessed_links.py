"""Links at the table cannot be guessed, and whoever tries is told to wait."""

from __future__ import annotations

import asyncio
import os
import time

import httpx
import time_machine

from browsers import caller_at
from venue import API, Venue, refusal


async def new_link(venue: Venue) -> str:
    order = (await venue.order(34_000))["order"]["id"]
    body = {"order_id": order, "purpose": "attach"}
    return str((await venue.do("POST", "/challenges", **body))["nonce"])


async def test_whoever_guesses_is_told_to_wait(
    venue: Venue, client: httpx.AsyncClient
) -> None:
    nonce = await new_link(venue)
    known, path = f"{API}/challenges/{nonce}", f"{API}/challenges/"
    async with caller_at(client, "203.0.113.7") as mallory:
        for _ in range(40):
            assert (await mallory.get(known)).is_success, "known ones do not count"
        for turn in range(30):
            forwarded = {"X-Forwarded-For": f"198.51.100.{turn}"}
            call = mallory.get if turn % 2 else mallory.post
            tags = {"Authorization": "Nostr " + "A" * 8} if not turn % 2 else {}
            said = await call(path + os.urandom(8).hex(), headers=forwarded | tags)
            assert refusal(said) == (404, "challenge_not_found")
        for end in (os.urandom(8).hex(), nonce):
            said = await mallory.get(path + end)
            assert refusal(said) == (429, "too_many_tries")
            assert 1 <= int(said.headers["retry-after"]) <= 60
    assert (await client.get(known)).is_success, "others are not held up"
    async with caller_at(client, "203.0.113.7") as mallory:
        with time_machine.travel(time.time() + 61, tick=False):
            assert (await mallory.get(path + "x")).status_code == 404


async def test_a_hundred_guesses_at_once_are_thirty(client: httpx.AsyncClient) -> None:
    """A network of IPv6 is one caller."""
    path = f"{API}/challenges/"
    async with (
        caller_at(client, "2001:db8::1") as one,
        caller_at(client, "2001:db8::2") as other,
    ):
        guesses = [
            (one if turn % 2 else other).get(path + os.urandom(8).hex())
            for turn in range(100)
        ]
        said = await asyncio.gather(*guesses)
    statuses = sorted(response.status_code for response in said)
    assert statuses == [404] * 30 + [429] * 70
