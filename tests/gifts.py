"""Vouchers as tests know them: given by the owner, shown and used by their holders."""

from __future__ import annotations

import json
import os
from typing import Any

import httpx

from devkit.people import NostrKeys
from proofs import signed
from venue import API, Venue, answer


async def give(
    venue: Venue,
    pubkey: str,
    headers: dict[str, str] | None = None,
    key: str = "",
    **worth: Any,
) -> httpx.Response:
    """Gives 50 points as a voucher, unless something else is said."""
    if "perk" not in worth:
        worth = {"points": 50, **worth}
    body = {"customer_pubkey": pubkey, "reason": "Sorry for the wait", **worth}
    return await venue.once(f"/merchants/{venue.id}/vouchers", headers, key, **body)


async def given(venue: Venue, pubkey: str, **worth: Any) -> Any:
    """A voucher that was just given."""
    return answer(await give(venue, pubkey, **worth))["voucher"]


async def show(
    venue: Venue, keys: NostrKeys, voucher: Any, key: str = "", **more: Any
) -> httpx.Response:
    """A holder shows a voucher, and signs that they want to use it."""
    path = f"{API}/vouchers/redeem"
    raw = json.dumps({"voucher": voucher, **more}).encode()
    headers = {
        **signed(keys, "POST", path, raw),
        "Idempotency-Key": key or os.urandom(8).hex(),
        "Content-Type": "application/json",
    }
    return await venue.http.post(path, content=raw, headers=headers)


async def withdraw(
    venue: Venue, voucher: Any, headers: dict[str, str] | None = None
) -> httpx.Response:
    path = f"/vouchers/{voucher['id']}"
    return await venue.call("DELETE", path, headers, reason="The wrong guest")


async def own(venue: Venue, keys: NostrKeys, state: str = "") -> list[Any]:
    """What a holder sees of their vouchers."""
    path = f"{API}/me/vouchers" + (f"?state={state}" if state else "")
    found = await venue.http.get(path, headers=signed(keys, "GET", path))
    return list(answer(found)["data"])


async def listed(venue: Venue, **filters: Any) -> list[Any]:
    """What the owner sees."""
    path = f"/merchants/{venue.id}/vouchers"
    query = "&".join(f"{name}={value}" for name, value in filters.items())
    return list((await venue.do("GET", f"{path}?{query}"))["data"])


async def points(venue: Venue, keys: NostrKeys) -> int:
    card = await venue.do("GET", f"/restaurants/{venue.id}/loyalty/{keys.public}")
    return int(card["points"])


def tag(event: Any, name: str) -> list[str]:
    """What stands behind a name that an event has once."""
    (found,) = [one[1:] for one in event["tags"] if one[0] == name]
    return list(found)
