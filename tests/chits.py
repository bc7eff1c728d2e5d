"""Receipts as tests know them: bills that were paid by nobody in particular, read and
claimed by whoever holds their secret address."""

from __future__ import annotations

import json
import os
from typing import Any

import httpx

import records
from devkit.people import Guest, NostrKeys
from proofs import signed
from venue import API, Venue, answer, refusal, until

UNKNOWN = (404, "receipt_not_found")
TAKEN = (409, "already_claimed")


async def open_bill(venue: Venue, sats: int | None, **more: Any) -> tuple[str, str]:
    """An order that is on nobody's card; its invoice and its receipt's token."""
    made = await venue.order(sats, **more)
    return str(made["payment_request"]), str(made["receipt_token"])


async def paid_bill(venue: Venue, payer: Guest, sats: int | None, **more: Any) -> str:
    """A bill that was paid, and is judged; the token of its receipt."""
    request, token = await open_bill(venue, sats, **more)
    await venue.pay(payer, request)
    return await settled(venue, token)


async def settled(venue: Venue, token: str) -> str:
    """The same token, as soon as what it is of is paid."""

    async def probe() -> bool:
        return bool((await read(venue, token))["bill"] != "open")

    await until(probe)
    return token


async def part_of(venue: Venue, order_id: str, **asked: Any) -> tuple[str, str]:
    """A part of a bill is asked for; its invoice and its receipt's token."""
    made = await venue.do("POST", f"/orders/{order_id}/payments", **asked)
    return str(made["payment_request"]), str(made["receipt_token"])


async def order_of(venue: Venue, token: str) -> str:
    """The order that a receipt is of, from what staff can see."""
    orders = (await venue.do("GET", f"/merchants/{venue.id}/orders?limit=100"))["data"]
    payment_id = token.split("-")[0]
    (found,) = [o for o in orders for p in o["payments"] if p["id"] == payment_id]
    return str(found["id"])


async def see(
    venue: Venue, token: str, headers: dict[str, str] | None = None
) -> httpx.Response:
    """What somebody is told who opens the address, by default with nothing to show."""
    return await venue.http.get(f"{API}/receipts/{token}", headers=headers or {})


async def read(venue: Venue, token: str, headers: dict[str, str] | None = None) -> Any:
    return answer(await see(venue, token, headers))


async def points(venue: Venue, token: str) -> Any:
    """What the receipt says of its points."""
    return (await read(venue, token))["points"]


def signature(keys: NostrKeys, token: str) -> dict[str, str]:
    """What shows a receipt to the holder of a key."""
    return signed(keys, "GET", f"{API}/receipts/{token}")


async def claim(
    venue: Venue, keys: NostrKeys, token: str, key: str = "", **body: Any
) -> httpx.Response:
    """Claims with a new Idempotency-Key, unless it is given."""
    path, text = f"{API}/receipts/{token}/claim", json.dumps(body).encode()
    headers = {
        **signed(keys, "POST", path, text),
        "Idempotency-Key": key or os.urandom(8).hex(),
        "Content-Type": "application/json",
    }
    response = await venue.http.post(path, content=text, headers=headers)
    venue.http.cookies.clear()  # the client is shared: no browser keeps the session
    return response


async def claimed(venue: Venue, keys: NostrKeys, token: str) -> Any:
    """The answer of a claim that has to succeed."""
    return answer(await claim(venue, keys, token))


async def refused(venue: Venue, keys: NostrKeys, token: str) -> tuple[int, str]:
    return refusal(await claim(venue, keys, token))


def guest_of(venue: Venue, keys: NostrKeys) -> Guest:
    """Somebody of whom nothing is known but the key."""
    return Guest("Ana", keys, venue.wallet)


async def card(venue: Venue, keys: NostrKeys) -> Any:
    return await venue.card(guest_of(venue, keys))


async def earned_events(token: str) -> list[dict[str, Any]]:
    """What a receipt's payment has earned, on whatever card."""
    return await records.rows(
        "SELECT e.* FROM events e JOIN order_payments p "
        "ON p.checking_id = e.source_id WHERE p.id = :id AND e.kind = 'earned'",
        id=token.split("-")[0],
    )
